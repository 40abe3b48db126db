import { describe, expect, it } from 'vitest';
import { folderRoutes } from '../../src/archive/routes.ts';
import { timelinePages } from '../../src/archive/timeline.ts';
import { listedPages, sitemaps } from '../../src/exports/sitemap.ts';
import { archiveOf } from '../support/records.ts';

const whole = (href: string) => `https://news.example${href}`;
const addresses = (text: string) => [...text.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address);

describe('the pages that are to be found', () => {
  const archive = archiveOf({
    sources: { daily: {}, weekly: {} },
    topics: { trade: {} },
    articles: {
      a: {
        date: '2024-04-29',
        added: '2026-01-01',
        corrections: [
          { date: '2026-03-01', note: 'x' },
          { date: '2026-02-01', note: 'y' },
        ],
        body: '<Event id="landing">It landed</Event>.',
      },
      b: { date: '2025-04-29', added: '2026-02-02', source: 'weekly', formerIds: ['c'] },
      d: { status: 'withdrawn', corrections: [{ date: '2026-09-09', note: 'z' }] },
    },
    events: { landing: { date: '2024-04-28' }, lunch: { date: '2023' } },
  });
  const pages = new Map(
    listedPages(archive, timelinePages(archive.timeline), folderRoutes(archive)).map(({ href, lastmod }) => [
      href,
      lastmod,
    ]),
  );

  it('changed when what they show was added or corrected', () => {
    const expected = {
      '/': '2026-03-01',
      '/stories/a/': '2026-03-01',
      '/stories/b/': '2026-02-02',
      '/stories/': '2026-03-01',
      '/events/landing/': '2026-03-01',
      '/sources/daily/': '2026-03-01',
      '/sources/weekly/': '2026-02-02',
      '/2025/': '2026-02-02',
      '/2025/04/': '2026-02-02',
      '/coverage/': '2026-03-01',
    };
    expect(Object.fromEntries(Object.keys(expected).map((href) => [href, pages.get(href)]))).toEqual(
      expected,
    );
  });

  it('have no day where none is known', () => {
    for (const href of ['/events/lunch/', '/2023/', '/about/', '/search/']) {
      expect(pages.has(href), href).toBe(true);
      expect(pages.get(href), href).toBeUndefined();
    }
  });

  it('are neither withdrawn nor at a former address', () => {
    expect([...pages.keys()].filter((href) => /\/[cd]\/$/.test(href))).toEqual([]);
  });
});

describe('a sitemap', () => {
  const pages = Array.from({ length: 7 }, (_, index) => ({ href: `/${index}/?a&b`, lastmod: '2026-01-01' }));

  it('is one where it holds all', () => {
    const [file, ...more] = sitemaps(pages, whole, 7);
    expect([file?.name, more]).toEqual(['sitemap', []]);
    expect(addresses(file?.text ?? '')[0]).toBe('https://news.example/0/?a&amp;b');
  });

  it('is an index of several where it does not', () => {
    const [index, ...parts] = sitemaps(pages, whole, 3);
    expect(index?.text).toContain('<sitemapindex ');
    expect(addresses(index?.text ?? '')).toEqual([
      'https://news.example/sitemap-1.xml',
      'https://news.example/sitemap-2.xml',
      'https://news.example/sitemap-3.xml',
    ]);
    expect(parts.map(({ name, text }) => [name, addresses(text).length])).toEqual([
      ['sitemap-1', 3],
      ['sitemap-2', 3],
      ['sitemap-3', 1],
    ]);
  });
});
