/** Frontmatter of every form that the archive takes, for tests of properties. */
import fc from 'fast-check';
import { line } from '../../src/records/fields.ts';
import type { Kind } from '../../src/records/record.ts';
import { schemas } from '../../src/records/schemas.ts';
import { usual } from './entries.ts';
import { anyDate } from './timelines.ts';

/** Text that YAML takes for something else where it is not quoted. */
const notText = ['true', 'null', '~', '2018', '1e3', '0x1f', '.inf', '<<', '---', '…'];
/** Text with white space at its ends, which is taken off before anything is measured. */
const loose = [' a ', '\ta\n', '\u00a0a\ufeff', `  ${'x'.repeat(300)}\n`];

const characters = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  {
    weight: 2,
    arbitrary: fc.string({ unit: fc.constantFrom(...' :#-?\'"\\[]{}&*!|>%@`,~=\u00a0\u2028ab1') }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...notText),
  },
  { weight: 1, arbitrary: fc.constantFrom(...loose) },
);

/** Text of one line as the archive takes it, with or without white space at its ends. */
export const anyLine = characters.filter(
  // What is no character is refused in the file, wherever it stands.
  (text) => line.safeParse(text).success && !/[\ufffe\uffff]/.test(text),
);
const anyShortLine = anyLine.filter((text) => text.trim().length <= 40);
const anyId = fc
  .array(fc.string({ unit: fc.constantFrom(...'abz019'), minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) => parts.join('-'));
const anyIds = (minLength = 0) => fc.uniqueArray(anyId, { minLength, maxLength: 4 });
const anyDay = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const anyAddress = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(
    'HTTPS://EXAMPLE.ORG/',
    'https://例え.jp/á',
    'http://[::1]:80/|{}"',
    'https://a.b/?c=d#e: #f'.replace(' ', ''),
  ),
);
const anyLanguage = fc.constantFrom(
  'en',
  'EN',
  'az',
  'zh-Hans',
  'pt-BR',
  'sr-Latn-RS',
  'de-u-co-phonebk',
  'en-x-a',
);

const lines = fc.array(anyLine, { maxLength: 3 });
const dating = {
  dateBasis: fc.constantFrom('stated', 'inferred'),
  dateNote: anyLine,
};
const always = {
  articles: {
    title: anyLine,
    titleBasis: fc.constantFrom('published', 'supplied'),
    date: anyDate,
    source: anyId,
    byline: lines,
    people: anyIds(),
    topics: anyIds(1),
    summary: anyLine,
    text: fc.constantFrom('account', 'full'),
    language: anyLanguage,
    added: anyDay,
  },
  events: { title: anyLine, date: anyDate, people: anyIds(), topics: anyIds() },
  people: { name: anyLine, role: anyLine },
  topics: { name: anyLine, description: anyLine },
  sources: { name: anyLine, description: anyLine },
};
const everyKind = {
  corrections: fc.array(fc.record({ date: anyDay, note: anyLine }), { maxLength: 2 }),
  status: fc.constantFrom('published', 'withdrawn'),
  formerIds: anyIds(),
};
const sometimes = {
  articles: {
    ...dating,
    url: anyAddress,
    archivedUrl: anyAddress,
    archivedOn: anyDay,
    rights: anyLine,
    bylineOrganisations: fc.constant([]),
    paragraphs: fc.constantFrom('bcdfgh', ' bcdfgh+jkmnpq.2 rstvwx.12 '),
    ...everyKind,
  },
  events: { ...dating, shortTitle: anyShortLine, ...everyKind },
  people: { type: fc.constantFrom('person', 'organisation', 'place'), aliases: lines, ...everyKind },
  topics: { aliases: lines, ...everyKind },
  sources: { url: anyAddress, aliases: lines, ...everyKind },
};

/** Any frontmatter of a kind that its schema takes, as an author writes it. */
export const anyFields = (kind: Kind): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .record<Record<string, unknown>>(
      { ...always[kind], ...sometimes[kind] },
      { requiredKeys: Object.keys(always[kind]) },
    )
    .map((fields) => ({ ...fields }))
    .filter((fields) => schemas[kind].safeParse(fields).success);

/** Fields of a kind whose text would be taken for something else, or is cut at its ends; as examples of a property. */
export const oddFields = (kind: Kind): [Record<string, unknown>][] =>
  [...notText, ...loose].map((text) => [
    { ...usual[kind], [kind === 'articles' || kind === 'events' ? 'title' : 'name']: text },
  ]);
