/** The rules of `check.ts` that compare articles with one another and with the clock. */
import { describe, expect, it } from 'vitest';
import { checkRecords } from '../../src/checks/check.ts';
import { fileOf } from '../../src/records/record.ts';
import { type Descriptions, recordsOf } from '../support/records.ts';

const now = Date.UTC(2026, 10, 21, 9, 30);

/** What is found where these are all the articles. */
function findings(articles: NonNullable<Descriptions['articles']>, at = now): string[] {
  const records = recordsOf({ articles, topics: { trade: {} }, sources: { daily: {} } });
  return checkRecords(records, new Set(), at).map(
    ({ kind, id, at: place, message }) => `${fileOf(kind, id)} ${JSON.stringify(place)} ${message}`,
  );
}

describe('an article whose address another has', () => {
  const first = 'https://example.org/news/a?id=1';
  const both = (url: string) => findings({ a: { url: first }, b: { url } });

  it.each([
    ['the same', first],
    ['another scheme', 'http://example.org/news/a?id=1'],
    ['www.', 'https://www.example.org/news/a?id=1'],
    ['a slash at the end of the path', 'https://example.org/news/a/?id=1'],
    ['a fragment', 'https://example.org/news/a?id=1#comments'],
    ['capitals in the host', 'HTTPS://Example.ORG/news/a?id=1'],
    ['the usual port', 'https://example.org:443/news/a?id=1'],
    ['all of these', 'http://WWW.example.org:80/news/a//?id=1#top'],
  ])('is found: %s', (_, url) => {
    expect(both(url)).toEqual(['articles/b.mdx ["url"] articles/a.mdx has the same address']);
  });

  it.each([
    ['another host', 'https://example.com/news/a?id=1'],
    ['another subdomain', 'https://m.example.org/news/a?id=1'],
    ['another path', 'https://example.org/news/b?id=1'],
    ['capitals in the path', 'https://example.org/news/A?id=1'],
    ['another query', 'https://example.org/news/a?id=2'],
    ['no query', 'https://example.org/news/a'],
  ])('is not one that has %s', (_, url) => {
    expect(both(url)).toEqual([]);
  });

  it('is not one that was withdrawn, so that an entry can be made again under another id', () => {
    const corrections = [{ date: '2026-01-01', note: 'Wrong id.' }];
    expect(findings({ a: { url: first, status: 'withdrawn', corrections }, b: { url: first } })).toEqual([]);
  });

  it('is blamed each time, with the first that had it', () => {
    const url = 'https://example.org/';
    expect(findings({ a: { url }, b: { url }, c: { url: 'http://www.example.org' } })).toEqual([
      'articles/b.mdx ["url"] articles/a.mdx has the same address',
      'articles/c.mdx ["url"] articles/a.mdx has the same address',
    ]);
  });
});

describe('an article that quotes somebody', () => {
  const quoting = (people: string[]) =>
    checkRecords(
      recordsOf({
        articles: { a: { people, body: 'She said: <Quote by="ann">Yes.</Quote>' }, b: { people: ['ann'] } },
        people: { ann: {} },
        topics: { trade: {} },
        sources: { daily: {} },
      }),
      new Set(),
      now,
    ).map(({ id, at, message }) => `${id} ${JSON.stringify(at)} ${message}`);

  it('names them in its people', () => {
    expect(quoting([])).toEqual([
      'a {"line":15,"column":11} `ann` is quoted here but is not in `people`: add them there',
    ]);
    expect(quoting(['ann'])).toEqual([]);
  });
});

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

describe('an utterance that is quoted', () => {
  const quoting = (bodies: Record<string, string>, unread = new Set<string>()) => {
    const articles = Object.fromEntries(
      Object.entries(bodies).map(([id, body]) => [id, { body, people: ['ann', 'bob'] }]),
    );
    const records = recordsOf({
      articles,
      people: { ann: {}, bob: {} },
      topics: { trade: {} },
      sources: { daily: {} },
    });
    return checkRecords(records, unread, now).map(({ id, message }) => `${id}: ${message}`);
  };
  const quote = (by: string, utterance: string) => `<Quote by="${by}" utterance="${utterance}">Yes</Quote>`;

  it('may stand in several articles, or twice in one', () => {
    expect(quoting({ a: quote('ann', 'yes'), b: quote('ann', 'yes') })).toEqual([]);
    expect(quoting({ a: `${quote('ann', 'yes')} ${quote('ann', 'yes')}` })).toEqual([]);
  });

  it('has one speaker: whoever differs from the first is found', () => {
    expect(quoting({ a: quote('ann', 'yes'), b: quote('bob', 'yes'), c: quote('ann', 'yes') })).toEqual([
      'b: utterance `yes` is `ann`’s in articles/a.mdx:15:1: one remark has one speaker',
    ]);
  });

  it('has more than one place, else it joins nothing and may be mistyped', () => {
    expect(quoting({ a: quote('ann', 'yes') })).toEqual([
      'a: utterance `yes` joins quotations of one remark, but no other has it: mark another, or take `utterance` out',
    ]);
    expect(
      quoting({
        a: quote('ann', 'the-answer'),
        b: quote('ann', 'the-answer'),
        c: quote('ann', 'the-anwser'),
      }),
    ).toEqual([
      'c: utterance `the-anwser` joins quotations of one remark, but no other has it: did you mean `the-answer`?',
    ]);
  });

  it('is not called lonely while a file that may quote it cannot be read', () => {
    expect(quoting({ a: quote('ann', 'yes') }, new Set(['articles/b.mdx']))).toEqual([]);
  });
});
