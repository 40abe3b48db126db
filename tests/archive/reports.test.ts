/** Who reported an event, who was first, and who was silent. */
import { describe, expect, it } from 'vitest';
import { countedInWords } from '../../src/archive/counts.ts';
import { elide, firstReports, inShort, reportersInWords } from '../../src/archive/reports.ts';
import { archiveOf, type Descriptions, entryOf } from '../support/records.ts';

const subjects: Descriptions = {
  topics: { air: {}, sea: {} },
  sources: { daily: {}, weekly: {}, gazette: {} },
};
const reporting = '<Event id="landing">x</Event>';

/** An event that articles with these dates report, each of a source of its own. */
function reportsOn(
  dates: Record<string, string>,
  inferred: string[] = [],
  eventDate = '2024-04-28',
  retracted: string[] = [],
) {
  const articles = Object.fromEntries(
    Object.entries(dates).map(([id, date]) => [
      id,
      {
        date,
        source: id,
        topics: ['air'],
        body: reporting,
        ...(inferred.includes(id) && { dateBasis: 'inferred' as const, dateNote: 'From the text.' }),
        ...(retracted.includes(id) && {
          retracted: '2024-06-01',
          updates: [{ date: '2024-06-01', note: 'Not so.' }],
        }),
      },
    ]),
  );
  const sources = Object.fromEntries(Object.keys(dates).map((id) => [id, { name: id.toUpperCase() }]));
  const [event] = archiveOf({
    ...subjects,
    sources,
    articles,
    events: { landing: { date: eventDate } },
  }).events;
  if (!event) throw new Error('there is no event');
  return event;
}

const firstOf = (dates: Record<string, string>) =>
  firstReports(reportsOn(dates).reports).map(({ story }) => story.id);

describe('the first report', () => {
  it.each([
    ['the earlier day', { a: '2024-05-02', b: '2024-05-01' }, ['b']],
    ['none of two on one day', { a: '2024-05-01', b: '2024-05-01' }, ['a', 'b']],
    ['the earlier moment of one day', { a: '2024-05-01T10:00Z', b: '2024-05-01T09:00Z' }, ['b']],
    [
      'the earlier moment, whatever the clocks',
      { a: '2024-05-01T10:00+05:00', b: '2024-05-01T09:00Z' },
      ['a'],
    ],
    ['open where only one has a time', { a: '2024-05-01T10:00Z', b: '2024-05-01' }, ['b', 'a']],
    [
      'open where a month may be any of its days',
      { a: '2024-05', b: '2024-05-03', c: '2024-05-04' },
      ['a', 'b'],
    ],
    ['open where a date is not certain', { a: '2024-05-01~', b: '2024-05-03', c: '2024-05-04' }, ['a', 'b']],
    ['open where a date that is not certain seems later', { a: '2024-05-01', b: '2024-05-03?' }, ['a', 'b']],
    ['the day before a month', { a: '2024-05', b: '2024-04-30' }, ['b']],
  ])('is %s', (_, dates, first) => {
    expect(firstOf(dates as Record<string, string>)).toEqual(first);
  });

  it('is none where nothing reports the event', () => {
    expect(firstOf({})).toEqual([]);
  });
});

describe('the sentence on who was first', () => {
  it('names the source', () => {
    expect(reportsOn({ a: '2024-05-01', b: '2024-05-02' }).first).toBe('A was the first in the archive.');
  });

  it('says where what came first was retracted since', () => {
    const event = reportsOn({ a: '2024-05-01', b: '2024-05-02' }, [], '2024-04-28', ['a']);
    expect(event.first).toBe('A was the first in the archive, with a story that it has retracted since.');
    expect(reportsOn({ a: '2024-05-01', b: '2024-05-02' }, [], '2024-04-28', ['b']).first).toBe(
      'A was the first in the archive.',
    );
  });

  it('calls none first by dates that are inferred', () => {
    expect(reportsOn({ a: '2024-05-01', b: '2024-05-02' }, ['b']).first).toBe(
      'Some of their dates are inferred, so neither can be called first.',
    );
    expect(reportsOn({ a: '2024-05-01', b: '2024-05-02', c: '2024-05-03' }, ['a', 'b', 'c']).first).toBe(
      'Their dates are inferred, so none can be called first.',
    );
  });

  it.each([
    [{ a: '2024-05-01', b: '2024-05-01' }, 'Both are dated 1 May 2024, so neither can be called first.'],
    [
      { a: '2024-05-01', b: '2024-05-01T09:00Z', c: '2024-05-01' },
      'All three are dated 1 May 2024, so none can be called first.',
    ],
    [
      { a: '2024-05-01', b: '2024-05-01', c: '2024-05-02' },
      'A and B are both dated 1 May 2024, so neither can be called first.',
    ],
    [
      { a: '2024-05-01', b: '2024-05-01', c: '2024-05-01', d: '2024-05-02' },
      'A, B and C are all dated 1 May 2024, so none can be called first.',
    ],
    [{ a: '2024-05', b: '2024-05-03' }, 'The dates of A and B do not tell which of them was first.'],
  ])('says why none can be called first: %o', (dates, sentence) => {
    expect(reportsOn(dates as Record<string, string>).first).toBe(sentence);
  });

  it.each([
    ['ab', 'The archive infers 1 May 2024 for A and B, so neither can be called first.', { c: '2024-05-02' }],
    ['ab', 'The archive infers 1 May 2024 for both, so neither can be called first.', {}],
    ['abc', 'The archive infers 1 May 2024 for all three, so none can be called first.', { c: '2024-05-01' }],
    ['a', 'The dates of A and B do not tell which of them was first.', {}],
  ])('says whose the date is where it is inferred for %s: %s', (inferred, sentence, more) => {
    const dates = { a: '2024-05-01', b: '2024-05-01', ...more };
    expect(reportsOn(dates as Record<string, string>, inferred.split('')).first).toBe(sentence);
  });

  it('is empty where all look back at an event that began over a week before', () => {
    const first = (date: string) => reportsOn({ a: '2024-05-08', b: '2024-05-09' }, [], date).first;
    expect(first('2024-04-30')).toBe('');
    expect(first('2018')).toBe('');
    expect(first('2024-05-01')).toBe('A was the first in the archive.');
    expect(first('2024')).toBe('A was the first in the archive.');
  });

  it('is empty where there is but one source', () => {
    expect(reportsOn({ a: '2024-05-01' }).first).toBe('');
    expect(reportsOn({}).first).toBe('');
  });
});

describe('an article that prints the text of another', () => {
  const text = { topics: ['air'], body: reporting };
  const wire = (articles: NonNullable<Descriptions['articles']>) =>
    archiveOf({ ...subjects, articles, events: { landing: { date: '2024-04-28' } } });

  it('is no account of its own: it is not counted, nor first, and leads to the other', () => {
    const { events } = wire({
      a: { ...text, source: 'daily', date: '2024-05-02' },
      b: { ...text, source: 'weekly', date: '2024-05-01', syndicatedFrom: 'a' },
    });
    expect(events[0]?.reports.map(({ story, textOf }) => [story.id, textOf?.id])).toEqual([
      ['b', 'a'],
      ['a', undefined],
    ]);
    expect(events.map(({ item, first }) => [reportersInWords(item, countedInWords), first])).toEqual([
      ['two sources, in one text', ''],
    ]);
    expect(events[0]?.silent).toEqual([]);
  });

  it('leaves as many texts as sources where one source has two of its own', () => {
    const { events } = wire({
      a: { ...text, source: 'daily', date: '2024-05-01' },
      b: { ...text, source: 'daily', date: '2024-05-02' },
      c: { ...text, source: 'weekly', date: '2024-05-03', syndicatedFrom: 'a' },
    });
    expect(events.map(({ item }) => reportersInWords(item, countedInWords))).toEqual(['two sources']);
  });

  it('comes behind the other where both are of one date', () => {
    const { events } = wire({
      a: { ...text, source: 'weekly', date: '2024-05-01', syndicatedFrom: 'b' },
      b: { ...text, source: 'daily', date: '2024-05-01' },
    });
    expect(events[0]?.reports.map(({ story }) => story.id)).toEqual(['b', 'a']);
  });

  it('stands for the text where the other does not report the event', () => {
    const { events } = wire({
      a: { source: 'daily', body: 'Nothing.' },
      b: { ...text, source: 'weekly', syndicatedFrom: 'a' },
      c: { ...text, source: 'gazette', syndicatedFrom: 'a' },
    });
    expect(events[0]?.reports.map(({ story, textOf }) => [story.id, textOf?.id])).toEqual([
      ['b', undefined],
      ['c', 'b'],
    ]);
  });

  it('is of one account with others that print the same agency, and with the agency itself, which are all shown', () => {
    const { events } = wire({
      a: { ...text, source: 'daily', agency: 'gazette', date: '2024-05-01' },
      b: { ...text, source: 'weekly', agency: 'gazette', date: '2024-05-02' },
    });
    expect(events.map(({ item, first }) => [reportersInWords(item, countedInWords), first])).toEqual([
      ['two sources, in one text', ''],
    ]);
    expect(
      events[0]?.reports.map(({ story, isCopy, passages }) => [story.id, isCopy, passages.length]),
    ).toEqual([
      ['a', undefined, 1],
      ['b', true, 1],
    ]);
    const withAgency = wire({
      a: { ...text, source: 'daily', agency: 'gazette', date: '2024-05-01' },
      c: { ...text, source: 'gazette', date: '2024-05-03' },
    });
    expect(withAgency.events[0]?.reports.map(({ story, isCopy }) => [story.id, isCopy])).toEqual([
      ['a', true],
      ['c', undefined],
    ]);
  });

  it('of an agency counts by itself where nobody else prints that agency', () => {
    const { events } = wire({
      a: { ...text, source: 'daily', agency: 'gazette', date: '2024-05-01' },
      b: { ...text, source: 'weekly', date: '2024-05-02' },
    });
    expect(events.map(({ item, first }) => [reportersInWords(item, countedInWords), first])).toEqual([
      ['two sources', 'daily was the first in the archive.'],
    ]);
  });

  it('says on its page whose text it is, and where that stands too, unless that was withdrawn', () => {
    const story = (status: 'published' | 'withdrawn') =>
      wire({
        a: { ...text, source: 'daily', status, corrections: [{ date: '2026-01-02', note: 'Why.' }] },
        b: { ...text, source: 'weekly', syndicatedFrom: 'a', agency: 'gazette' },
      }).stories.find(({ item }) => item.id === 'b');
    expect(story('published')).toMatchObject({ agency: { text: 'gazette' }, original: { id: 'a' } });
    expect(story('withdrawn')).not.toHaveProperty('original');
  });
});

describe('who is silent on an event', () => {
  const silentOf = (articles: NonNullable<Descriptions['articles']>) =>
    archiveOf({
      ...subjects,
      articles: { report: { date: '2024-05-10', topics: ['sea'], body: reporting }, ...articles },
      events: { landing: { topics: ['air'] } },
    }).events[0]?.silent.map(({ id }) => id);
  const other = { source: 'weekly', topics: ['air'] };

  it('is a source that published on one of its topics within a week of a report', () => {
    expect(silentOf({ a: { ...other, date: '2024-05-17' } })).toEqual(['a']);
    expect(silentOf({ a: { ...other, date: '2024-05-03' } })).toEqual(['a']);
    expect(silentOf({ a: { ...other, date: '2024-05-18' } })).toEqual([]);
    expect(silentOf({ a: { ...other, date: '2024-05-02' } })).toEqual([]);
  });

  it('is none whose article appeared, or may have appeared, before the event could be known', () => {
    const on = (date: string, event: string) =>
      archiveOf({
        ...subjects,
        articles: { report: { date: '2024-05-10', topics: ['sea'], body: reporting }, a: { ...other, date } },
        events: { landing: { topics: ['air'], date: event } },
      }).events[0]?.silent.map(({ id }) => id);
    expect(on('2024-05-09', '2024-05-08')).toEqual(['a']);
    expect(on('2024-05-08', '2024-05-08')).toEqual([]);
    expect(on('2024-05-07', '2024-05-08')).toEqual([]);
    expect(on('2024-05', '2024-05-08')).toEqual([]);
    expect(on('2024-05-09?', '2024-05-08')).toEqual([]);
    expect(on('2024-05-10', '2024-05-08~')).toEqual([]);
    expect(on('2024-05-11', '2024-05-08~')).toEqual(['a']);
  });

  it('is none that published on something else', () => {
    expect(silentOf({ a: { ...other, date: '2024-05-10', topics: ['sea'] } })).toEqual([]);
  });

  it('is none that reports it, even if in another article', () => {
    expect(silentOf({ a: { date: '2024-05-10', topics: ['air'] } })).toEqual([]);
  });

  it('is there with the article that is nearest in time, each source once', () => {
    expect(
      silentOf({
        far: { ...other, date: '2024-05-05' },
        near: { ...other, date: '2024-05-11' },
        third: { ...other, source: 'gazette', date: '2024-05-04' },
      }),
    ).toEqual(['third', 'near']);
  });

  it('is nobody where nothing reports the event', () => {
    const { events } = archiveOf({
      ...subjects,
      articles: { a: { ...other, date: '2024-05-10' } },
      events: { landing: { topics: ['air'], date: '2024-05-10' } },
    });
    expect(events[0]?.silent).toEqual([]);
  });
});

describe('a passage on an event’s page', () => {
  const passage = (words: string) => `<span class="passage">${words}</span>`;
  it.each([
    ['It landed.', 'It landed.'],
    ['it landed', '… it landed\u00a0…'],
    ['It landed', 'It landed\u00a0…'],
    ['“it landed,” she said.', '… “it landed,” she said.'],
    ['<span class="quote">“It landed!”</span>', '<span class="quote">“It landed!”</span>'],
    ['<span class="quote">“it landed”</span>', '… <span class="quote">“it landed”</span>\u00a0…'],
    ['它着陆了。', '它着陆了。'],
    ['Did it land?', 'Did it land?'],
  ])('says where it begins or ends within a sentence: %s', (words, shown) => {
    expect(elide(passage(words))).toBe(passage(shown));
  });

  it('that is of whole paragraphs stays as it is', () => {
    const block = '<div class="passage"><p>it landed</p></div>';
    expect(elide(block)).toBe(block);
  });
});

describe('the reports of an event compared', () => {
  const eventWith = (...rows: string[]) => {
    const head = '| | [x](/stories/a/) | [y](/stories/b/) |\n|---|---|---|';
    const report = { topics: ['air'], body: reporting };
    const [event] = archiveOf({
      ...subjects,
      sources: { daily: { name: 'Bell & "Co"' }, weekly: {} },
      articles: { a: report, b: { ...report, source: 'weekly' } },
      events: { landing: { body: ['It landed.\n', head, ...rows].join('\n') } },
    }).events;
    return event;
  };

  it('differ on the points of which something is marked, and only those are counted', () => {
    const event = eventWith(
      '| One | x | y |',
      '| Two | *x* | y |',
      '| Three | x | Not said |',
      '| Four | x | *y* |',
    );
    expect(event?.comparison?.points.map(({ anchor }) => anchor)).toEqual(['differs-two', 'differs-four']);
    expect(event?.comparison?.alsoCompared.map(({ name }) => name)).toEqual(['One', 'Three']);
    expect(event?.item.differing).toBe(2);
    const alike = eventWith('| One | x | y |');
    expect(alike?.comparison?.points).toEqual([]);
    expect(alike?.item).not.toHaveProperty('differing');
  });

  it('lead to paragraphs by their numbers and the names of their sources, behind full stops', () => {
    const key = entryOf('articles', 'a', { body: reporting }).body.paragraphs[0]?.key;
    const cells = eventWith(`| One | x [¶](/stories/a/#p-${key}). | y |`)?.comparison?.alsoCompared[0]?.cells;
    expect(cells).toEqual([
      `x.<a class="pil" aria-label="paragraph 1 in Bell &amp; &quot;Co&quot;" data-number="1" href="/stories/a/#p-${key}">¶</a>`,
      'y',
    ]);
  });
});

describe('what a report says of a point, in short', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => `word${index + 1}`).join(' ');
  it.each([
    ['it <mark>landed</mark>', 'it <mark>landed</mark>'],
    ['<strong>it</strong> <a href="/x/">landed</a> <a class="pil" href="/x/#p-x">¶</a>', 'it landed'],
    [many(30), `${many(12)} …`],
    [`${many(20)} <mark>late</mark>, ${many(20)}`, '<mark>late</mark>'],
    [`<mark>a</mark> ${many(20)} <mark>b</mark>`, '<mark>a</mark> … <mark>b</mark>'],
    ['着'.repeat(100), '着'.repeat(100)],
  ])('is what is marked where it is long: %s', (html, short) => {
    expect(inShort(html)).toBe(short);
  });
});
