/** Articles from the future, and ids that call an article undated. */
import { describe, expect, it } from 'vitest';
import { checkRecords } from '../../src/checks/check.ts';
import { fileOf } from '../../src/records/record.ts';
import { articleText } from '../support/entries.ts';
import { type Descriptions, recordsOf } from '../support/records.ts';
import { findingsIn } from './proofs.ts';

const now = Date.UTC(2026, 10, 21, 9, 30);

/** What is found where these are all the articles. */
function findings(articles: NonNullable<Descriptions['articles']>, at = now): string[] {
  const records = recordsOf({ articles, topics: { trade: {} }, sources: { daily: {} } });
  return checkRecords(records, new Set(), at).map(
    ({ kind, id, at: place, message }) => `${fileOf(kind, id)} ${JSON.stringify(place)} ${message}`,
  );
}

describe('an article from the future', () => {
  const dated = (date: string, at = now) => findings({ a: { date } }, at);

  it.each([
    '2026-11-22',
    '2026-11-22T00:00+14:00',
    '2026-11-22~',
    '2026-12',
    '2026-12?',
    '2027',
    '2026-11-22/2026-11-23',
    '2027/..',
    '../2027',
    '9999',
    '[2027..2028]',
    '[2027..]',
    '2026-24',
  ])('is found: %s', (date) => {
    expect(dated(date)).toEqual([`articles/a.mdx ["date"] \`${date}\` lies in the future`]);
  });

  it.each([
    '2026-11-21',
    '2026-11-21T23:59-12:00',
    '2026-11',
    '2026',
    '2026~',
    '2026-11-21/2026-11-30',
    '2020/2030',
    '2020/..',
    '../2026',
    '0001',
    '[..2027]',
    '[2026..2028]',
    '2026-23',
  ])('is not one of %s', (date) => {
    expect(dated(date)).toEqual([]);
  });

  it('is judged by the time zone in which the day is furthest on', () => {
    expect(dated('2026-11-22', Date.UTC(2026, 10, 21, 9, 59, 59, 999))).toHaveLength(1);
    expect(dated('2026-11-22', Date.UTC(2026, 10, 21, 10))).toEqual([]);
    expect(dated('2027', Date.UTC(2026, 11, 31, 10))).toEqual([]);
  });

  it('is no concern of events, which may be announced', () => {
    const records = recordsOf({
      articles: { a: { body: '<Event id="e">It will come.</Event>' } },
      events: { e: { date: '2030' } },
      topics: { trade: {} },
      sources: { daily: {} },
    });
    expect(checkRecords(records, new Set(), now)).toEqual([]);
  });
});

describe('what the archive did with an article', () => {
  const lies = 'lies in the future: write the day on which it was';

  it('it has done by today, wherever the day is furthest on', () => {
    const fields = {
      added: '2026-11-22',
      archivedUrl: 'https://example.net/a',
      archivedOn: '2026-11-23',
      corrections: [
        { date: '2026-11-22', note: 'One.' },
        { date: '2031-01-01', note: 'Two.' },
      ],
    };
    expect(findings({ a: fields })).toEqual([
      `articles/a.mdx ["added"] \`2026-11-22\` ${lies}`,
      `articles/a.mdx ["archivedOn"] \`2026-11-23\` ${lies}`,
      `articles/a.mdx ["corrections",0,"date"] \`2026-11-22\` ${lies}`,
      `articles/a.mdx ["corrections",1,"date"] \`2031-01-01\` ${lies}`,
    ]);
    expect(findings({ a: fields }, Date.UTC(2026, 10, 21, 10))).toHaveLength(2);
    expect(findings({ a: { added: '2026-11-21' } })).toEqual([]);
  });

  it('is no update by the publisher, nor was that before it appeared', () => {
    const updated = (date: string, published: string) =>
      findings({ a: { date: published, updates: [{ date, note: 'One.' }] } });
    expect(updated('2024-04-29', '2024-04-29T22:00+02:00')).toEqual([]);
    expect(updated('2024-04-02', '2024-04')).toEqual([]);
    expect(updated('2024-04-28', '2024-04-29~')).toEqual([]);
    expect(
      findings({
        a: {
          dateBasis: 'inferred',
          dateNote: 'So it seems.',
          date: '2024-04-29',
          updates: [{ date: '2024-04-28', note: 'One.' }],
        },
      }),
    ).toEqual([]);
    expect(updated('2023-12-31', '2024')).toEqual([expect.stringContaining('was published (2024)')]);
    expect(updated('2024-04-28', '2024-04-29')).toEqual([
      'articles/a.mdx ["updates",0,"date"] `2024-04-28` lies before the day on which the article was published (2024-04-29)',
    ]);
    expect(updated('2031-01-01', '2024-04-29')).toEqual([
      `articles/a.mdx ["updates",0,"date"] \`2031-01-01\` ${lies}`,
    ]);
  });

  it('begins with taking it in', () => {
    const corrected = (date: string) =>
      findings({ a: { added: '2026-11-20', corrections: [{ date, note: 'One.' }] } });
    expect(corrected('2026-11-20')).toEqual([]);
    expect(corrected('2026-11-19')).toEqual([
      'articles/a.mdx ["corrections",0,"date"] `2026-11-19` lies before the day on which the article was `added` (2026-11-20)',
    ]);
  });
});

describe('an event that came after another', () => {
  /** What is found of events on these dates, each after the one that it names. */
  const found = (events: NonNullable<Descriptions['events']>) => {
    const body = Object.keys(events)
      .map((id) => `<Event id="${id}">It was.</Event>`)
      .join(' ');
    const records = recordsOf({
      articles: { a: { body } },
      events,
      topics: { trade: {} },
      sources: { daily: {} },
    });
    return checkRecords(records, new Set(), now).map(
      ({ id, at, message }) => `${id} ${JSON.stringify(at)} ${message}`,
    );
  };

  it('is of the same date, whatever is known of the time of day', () => {
    const [day, noon] = ['2024-05-20', '2024-05-20T12:00+08:00'];
    expect(
      found({
        lands: { date: day },
        eats: { date: noon, after: 'lands' },
        leaves: { date: day, after: 'eats' },
      }),
    ).toEqual([]);
    expect(found({ lands: { date: '2024-05-19' }, leaves: { date: day, after: 'lands' } })).toEqual([
      'leaves ["after"] `lands` is of another date (2024-05-19): `after` orders events of one date, so take it out, or mend a date',
    ]);
  });

  it('is not the earlier by its time', () => {
    const events = {
      lands: { date: '2024-05-20T14:00Z' },
      leaves: { date: '2024-05-20T12:00Z', after: 'lands' },
    };
    expect(found(events)).toEqual([
      'leaves ["after"] by its time `lands` is the later: take `after` out, or mend a time',
    ]);
  });

  it('does not come after itself, by whatever way', () => {
    const said = 'in the end it comes after itself: take `after` out of one of these events';
    expect(found({ a: { after: 'a' } })).toEqual([`a ["after"] ${said}`]);
    expect(found({ a: { after: 'b' }, b: { after: 'a' }, c: { after: 'a' } })).toEqual([
      `a ["after"] ${said}`,
      `b ["after"] ${said}`,
    ]);
  });

  it('has no more before it than a page can order', () => {
    const row = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          `e-${index}`,
          { date: '2024-05-20', ...(index > 0 && { after: `e-${index - 1}` }) },
        ]),
      );
    expect(found(row(100))).toEqual([]);
    expect(found(row(102))).toEqual([
      expect.stringMatching(/^e-100 \["after"\] 100 events or more come before it/),
      expect.stringMatching(/^e-101 /),
    ]);
  });

  it('names one that there is', () => {
    expect(found({ leaves: { after: 'lnds' } })).toEqual([
      'leaves ["after"] unknown event `lnds`: there is no events/lnds.mdx',
    ]);
  });
});

describe('the id of an article', () => {
  it('does not call it undated once its date is known', () => {
    expect(findingsIn({ 'articles/undated-ferry.mdx': articleText() })).toEqual([
      'articles/undated-ferry.mdx:4:7  its id calls it undated: npm run rename -- --unpublished articles undated-ferry 2024-04-29-ferry',
    ]);
  });
});
