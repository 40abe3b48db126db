/** What the tests of exports have in common: a small archive with something of everything, and titles that formats stumble over. */
import fc from 'fast-check';
import { line } from '../../src/records/fields.ts';
import { anyLine } from '../support/fields.ts';
import { type Description, type Descriptions, recordsOf } from '../support/records.ts';

export const ROOT = 'https://news.example/archive/';

const pieces = [
  '"',
  "'",
  '{',
  '}',
  '{{',
  '<b>',
  '&',
  '&amp;',
  ']]>',
  '\\',
  '\\n',
  ';',
  ',',
  '--',
  '=',
  '=cmd()',
  '+1',
  '-1',
  '@x',
  '%',
  'שלום',
  'مرحبا بالعالم',
  '👩‍🚀',
  '🇨🇳',
  '北京',
  'é',
  '\u00a0',
  '\u2028',
  ' ',
  'word',
  '|',
  '`',
  '#',
  ':',
  '\u200d',
];

/** A line of text with quotes, braces, formulas, backslashes, other directions of writing and emoji. */
export const anyTitle = fc
  .oneof(
    fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 }).map((parts) => parts.join('')),
    anyLine,
  )
  .filter((text) => line.safeParse(text).success && text.trim().length <= 200);

/** Three stories, of which one is withdrawn; an event that both others report, and one that one reports. */
export const descriptions = {
  articles: {
    early: {
      title: 'Bro åbner',
      language: 'da',
      date: '2023-12-31~',
      byline: ['Ada Quill', 'Harbour Press'],
      bylineOrganisations: ['Harbour Press'],
      people: ['mina'],
      added: '2026-01-02',
      url: 'https://daily.example/brø',
      body: 'First words. <Event id="opening">The bridge opens</Event>, and <Event id="count">cars are counted</Event>.\n\nSecond paragraph.',
      corrections: [
        { date: '2026-02-01', note: 'The second note.' },
        { date: '2026-01-05', note: 'The first note.' },
        { date: '2026-02-01', note: 'The third note.' },
      ],
    },
    late: {
      title: 'Bridge open',
      titleBasis: 'supplied',
      date: '2024-03-05T20:24+04:00',
      people: ['mina'],
      topics: ['trade', 'roads'],
      added: '2026-01-03',
      text: 'full',
      rights: 'By permission.',
      body: 'Held by permission. <Event id="opening">It is open.</Event>',
    },
    gone: {
      title: 'Sunken title',
      summary: 'Sunken summary.',
      byline: ['Sunken Author'],
      people: ['odo'],
      status: 'withdrawn',
      added: '2026-01-01',
      url: 'https://daily.example/sunken',
      body: 'Sunken words. <Event id="opening">Sunken passage.</Event> <Event id="count">Sunken count.</Event>',
      corrections: [{ date: '2026-01-09', note: 'Another harbour.' }],
    },
  },
  events: {
    opening: {
      title: 'The bridge opens',
      date: '2024-02-29',
      people: ['mina'],
      topics: ['roads'],
      body: 'It opens; at last,\n\nsays all.',
    },
    count: { title: 'Cars are counted', date: '2024-03' },
    fair: {
      title: 'A fair',
      date: '2023-12-30/2024-01-02',
      dateBasis: 'inferred',
      dateNote: 'By its posters.',
    },
    perhaps: { title: 'Perhaps', date: '2024-03-01?' },
  },
  people: {
    mina: { name: 'Mina Torvald', aliases: ['M. Torvald', 'Torvald, Mina'] },
    odo: { name: 'Odo Plank' },
  },
  topics: { trade: { name: 'Trade' }, roads: { name: 'Roads' } },
  sources: { daily: { name: 'The Daily' } },
} satisfies Descriptions;

export const records = recordsOf(descriptions);

/** The records with one article more, newer than all others. */
export const withArticle = (article: Description<'articles'>) =>
  recordsOf({
    ...descriptions,
    articles: { ...descriptions.articles, odd: { added: '2026-12-31', ...article } },
  });

/** An event that ten stories report, once under another name. */
export const muchReported = recordsOf({
  articles: Object.fromEntries(
    Array.from({ length: 10 }, (_, index) => [
      `a${index}`,
      { date: String(2000 + index), body: '<Event id="storm">A storm.</Event>' },
    ]),
  ),
  events: { storm: { title: 'A storm', formerIds: ['gale'] } },
  topics: { trade: { name: 'Trade' } },
  sources: { daily: { name: 'The Daily' } },
});
