import fc from 'fast-check';
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { site } from '#site';
import { writeAtom } from '../../src/exports/atom.ts';
import { feedsOf } from '../../src/exports/feeds.ts';
import { writeJsonFeed } from '../../src/exports/json-feed.ts';
import type { Records } from '../../src/records/record.ts';
import { runs } from '../support/properties.ts';
import { recordsOf } from '../support/records.ts';
import { anyTitle, muchReported, ROOT, records, withArticle } from './archive.ts';

function feed(path: string, from: Records = records) {
  const found = feedsOf(from, ROOT).find((one) => one.path === path);
  if (!found) throw new Error(`there is no feed ${path}`);
  return found;
}
const atom = (path: string, from?: Records) => parseAtomFeed(writeAtom(feed(path, from), ROOT));
const json = (path: string, from?: Records) => JSON.parse(writeJsonFeed(feed(path, from), ROOT));

describe('feeds', () => {
  it('are of all, of each subject with a story, of events with many reports, and of changes', () => {
    expect(feedsOf(records, ROOT).map(({ path }) => path)).toEqual([
      'all',
      'people/mina',
      'topics/trade',
      'topics/roads',
      'sources/daily',
      'changes',
    ]);
    expect(feedsOf(muchReported, ROOT).map(({ path }) => path)).toEqual([
      'all',
      'topics/trade',
      'sources/daily',
      'events/storm',
      'changes',
    ]);
  });

  it('of an empty archive are none', () => expect(feedsOf(recordsOf({}), ROOT)).toEqual([]));

  it('have the newest fifty, by the day on which they were added and then by their date', () => {
    const articles = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [
        `a${index}`,
        { added: index < 55 ? '2026-01-01' : '2026-01-02', date: String(2000 - index) },
      ]),
    );
    const ids = feed('all', recordsOf({ articles })).entries.map(({ page }) => page.split('/').at(-2));
    expect(ids).toHaveLength(50);
    expect(ids.slice(0, 7)).toEqual(['a55', 'a56', 'a57', 'a58', 'a59', 'a0', 'a1']);
  });
});

describe('an Atom feed', () => {
  it('has what RFC 4287 wants, and its addresses', () => {
    const { id, title, updated, authors, links, entries } = atom('people/mina');
    expect({ id, title: title?.value, updated }).toEqual({
      id: `${ROOT}feeds/people/mina.atom`,
      title: `Mina Torvald · ${site.name}`,
      updated: '2026-02-01T00:00:00Z',
    });
    expect(authors).toHaveLength(1);
    expect(links?.map(({ rel, href }) => [rel, href])).toEqual([
      ['self', `${ROOT}feeds/people/mina.atom`],
      ['alternate', `${ROOT}people/mina/`],
    ]);
    expect(entries?.map((entry) => entry.id)).toEqual([`${ROOT}stories/late/`, `${ROOT}stories/early/`]);
  });

  it('tells of a story what the archive says of it, and no moment that is not known', () => {
    const [late, early] = atom('all').entries ?? [];
    expect(late).toMatchObject({
      title: { value: '[Bridge open]' },
      published: '2024-03-05T20:24:00+04:00',
      updated: '2026-01-03T00:00:00Z',
      summary: { value: 'In short.' },
      categories: [
        { term: 'trade', label: 'Trade' },
        { term: 'roads', label: 'Roads' },
      ],
    });
    expect(early?.published).toBeUndefined();
    expect(early?.updated).toBe('2026-02-01T00:00:00Z');
    expect(early?.content).toMatchObject({ value: 'The Daily, about 31 December 2023\n\nIn short.' });
    expect(early?.links?.at(-1)).toEqual({ rel: 'via', href: 'https://daily.example/br%C3%B8' });
    expect(writeAtom(feed('all'), ROOT)).toContain('<title xml:lang="da">Bro åbner</title>');
  });

  it('tells that a publisher retracted a story', () => {
    const updates = [{ date: '2024-05-02', note: 'It was wrong.' }];
    const [entry] = atom('all', withArticle({ retracted: '2024-05-02', updates })).entries ?? [];
    expect(entry?.content?.value).toContain('Its publisher retracted it on 2 May 2024.');
    const later = { retracted: '2031-05-02', updates: [{ date: '2031-05-02', note: 'It was wrong.' }] };
    const [story] = atom('all', withArticle(later)).entries ?? [];
    const [change] = atom('changes', withArticle(later)).entries ?? [];
    expect(story?.updated).toBe('2031-05-02T00:00:00Z');
    expect(change).toMatchObject({
      title: { value: expect.stringMatching(/^Retracted: /) },
      updated: '2031-05-02T00:00:00Z',
      content: { value: 'It was wrong.' },
    });
  });

  it('has no moment of an inferred date', () => {
    const inferred = withArticle({
      date: '2024-03-05T20:24Z',
      dateBasis: 'inferred',
      dateNote: 'So it seems.',
    });
    const [entry] = atom('all', inferred).entries ?? [];
    expect(entry?.published).toBeUndefined();
    expect(entry?.content?.value).toContain('[5 March 2024, 20:24 UTC]');
  });

  it('keeps every title', () => {
    fc.assert(
      fc.property(anyTitle, (title) => {
        const odd = withArticle({ title, summary: title });
        const [entry] = atom('all', odd).entries ?? [];
        expect([entry?.title?.value, entry?.summary?.value]).toEqual([title.trim(), title.trim()]);
      }),
      { numRuns: runs / 2 },
    );
  });
});

describe('what was renamed', () => {
  const renamed = recordsOf({
    articles: { now: { topics: ['new'], formerIds: ['first', 'second'] } },
    topics: { new: { formerIds: ['old'] } },
  });

  it('is in every feed what it was before, and leads to its page', () => {
    const { id, links, entries } = atom('topics/new', renamed);
    expect([id, links?.[0]?.href]).toEqual([`${ROOT}feeds/topics/old.atom`, `${ROOT}feeds/topics/new.atom`]);
    expect(entries?.map((entry) => [entry.id, entry.links?.[0]?.href])).toEqual([
      [`${ROOT}stories/first/`, `${ROOT}stories/now/`],
    ]);
    expect(json('changes', renamed).items[0].id).toBe(`${ROOT}stories/first/#added`);
  });

  it('has its feeds under its former names too', () =>
    expect(feed('topics/new', renamed).former).toEqual(['topics/old']));
});

describe('a JSON Feed', () => {
  it('has what version 1.1 wants, as another reads it', () => {
    const text = json('all');
    expect(text).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: site.name,
      feed_url: `${ROOT}feeds/all.json`,
      home_page_url: ROOT,
    });
    for (const path of ['all', 'changes', 'events/storm']) {
      for (const item of json(path, path === 'events/storm' ? muchReported : records).items) {
        expect([typeof item.id, typeof item.url, typeof item.content_text]).toEqual([
          'string',
          'string',
          'string',
        ]);
        expect(item.date_modified).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/);
      }
    }
    const parsed = parseJsonFeed(JSON.stringify(text));
    expect(parsed.items?.map(({ title, date_published }) => [title, date_published])).toEqual([
      ['[Bridge open]', '2024-03-05T20:24:00+04:00'],
      ['Bro åbner', undefined],
    ]);
  });

  it('keeps every title', () => {
    fc.assert(
      fc.property(anyTitle, (title) => {
        expect(json('all', withArticle({ title })).items[0].title).toBe(title.trim());
      }),
      { numRuns: runs / 2 },
    );
  });
});

describe('the feed of changes', () => {
  it('tells apart what was added, corrected and withdrawn, the newest first, each under an id of its own', () => {
    const entries = atom('changes').entries ?? [];
    expect(
      entries.map(({ id, categories, title }) => [
        id?.slice(ROOT.length),
        categories?.[0]?.term,
        title?.value,
      ]),
    ).toEqual([
      ['stories/early/#corrected-2026-02-01', 'corrected', 'Corrected: Bro åbner'],
      ['stories/early/#corrected-2026-02-01.2', 'corrected', 'Corrected: Bro åbner'],
      ['stories/gone/#withdrawn', 'withdrawn', 'Withdrawn: a story'],
      ['stories/early/#corrected-2026-01-05', 'corrected', 'Corrected: Bro åbner'],
      ['stories/late/#added', 'added', 'Added: [Bridge open]'],
      ['stories/early/#added', 'added', 'Added: Bro åbner'],
    ]);
    expect(entries[1]?.summary?.value).toBe('The third note.');
    expect(json('changes').items[2]).toMatchObject({ tags: ['Withdrawn'], summary: 'Another harbour.' });
  });
});
