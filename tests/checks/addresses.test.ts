/** Articles with the address of another. What is wrong with former ids is in tests/archive/redirects.test.ts. */
import { describe, expect, it } from 'vitest';
import { checkRecords } from '../../src/checks/check.ts';
import { fileOf } from '../../src/records/record.ts';
import { type Descriptions, recordsOf } from '../support/records.ts';

/** What is found where these are all the articles. */
function findings(articles: NonNullable<Descriptions['articles']>): string[] {
  const records = recordsOf({ articles, topics: { trade: {} }, sources: { daily: {} } });
  return checkRecords(records, new Set(), Date.UTC(2026, 10, 21)).map(
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
    ['what follows a click', 'https://example.org/news/a?utm_source=x&id=1&fbclid=y&UTM_Medium=z'],
    ['all of these', 'http://WWW.example.org:80/news/a//?id=1&gclid=x#top'],
  ])('is found: %s', (_, url) => {
    expect(both(url)).toEqual(['articles/b.mdx ["url"] articles/a.mdx has the same address']);
  });

  it.each([
    ['another host', 'https://example.com/news/a?id=1'],
    ['another subdomain', 'https://m.example.org/news/a?id=1'],
    ['another path', 'https://example.org/news/b?id=1'],
    ['capitals in the path', 'https://example.org/news/A?id=1'],
    ['another query', 'https://example.org/news/a?id=2'],
    ['another parameter', 'https://example.org/news/a?id=1&utm=2'],
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
