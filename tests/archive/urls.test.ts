import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { recordsOf } from '../support/records.ts';
import { times } from '../support/timelines.ts';

/** The modules anew, for a site that is built for this base path. */
async function loadFor(base: string) {
  vi.stubEnv('BASE_URL', base);
  vi.resetModules();
  return {
    urls: await import('../../src/archive/urls.ts'),
    build: await import('../../src/archive/build.ts'),
    timeline: await import('../../src/archive/timeline.ts'),
    routes: await import('../../src/archive/routes.ts'),
  };
}

describe.each([
  ['/', '/'],
  ['/archive/', '/archive/'],
  ['/archive', '/archive/'],
  ['/a/b//', '/a/b/'],
])('below %s', (given, base) => {
  let site: Awaited<ReturnType<typeof loadFor>>;

  beforeAll(async () => {
    site = await loadFor(given);
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    vi.resetModules();
  });

  it('stands each record at the address of its kind', () => {
    const { urlOf, urlOfAll } = site.urls;
    expect(urlOf('articles', '2024-04-28-x')).toBe(`${base}stories/2024-04-28-x/`);
    expect(urlOf('events', 'x')).toBe(`${base}events/x/`);
    expect(urlOf('people', 'x')).toBe(`${base}people/x/`);
    expect(urlOf('topics', 'x')).toBe(`${base}topics/x/`);
    expect(urlOf('sources', 'constructor')).toBe(`${base}sources/constructor/`);
    expect(urlOfAll('articles')).toBe(`${base}stories/`);
    expect(urlOfAll('sources')).toBe(`${base}sources/`);
  });

  it('stand the timeline, its years and its months, the search and the rest', () => {
    const { urlOfAbout, urlOfAsset, urlOfHome, urlOfMonth, urlOfSearch, urlOfTimeline, urlOfYear } =
      site.urls;
    expect(urlOfHome()).toBe(base);
    expect(urlOfTimeline()).toBe(`${base}timeline/`);
    expect(urlOfYear(2024)).toBe(`${base}2024/`);
    expect(urlOfYear(99)).toBe(`${base}0099/`);
    expect(urlOfMonth(2024, 4)).toBe(`${base}2024/04/`);
    expect(urlOfMonth(2024, 12)).toBe(`${base}2024/12/`);
    expect(urlOfSearch()).toBe(`${base}search/`);
    expect(urlOfAbout()).toBe(`${base}about/`);
    expect(urlOfAsset('icon.svg')).toBe(`${base}icon.svg`);
  });

  it('every address of the archive begins there, and no path of a page does', () => {
    const { build, timeline, routes } = site;
    const archive = build.buildArchive(
      recordsOf({
        articles: {
          visit: {
            people: ['ann'],
            body: `<Event id="landing">x</Event> ${'<Quote by="ann">y</Quote> '.repeat(21)}`,
          },
        },
        events: Object.fromEntries([['landing', {}], ...times(300, '').map((_, index) => [`e${index}`, {}])]),
        people: { ann: {} },
        topics: { trade: {} },
        sources: { daily: {} },
      }),
      '2026-11-21',
    );
    const pages = timeline.timelinePages(archive.timeline);
    const lists = [
      ...routes.listRoutes('events', archive.timeline),
      ...routes.subjectRoutes(archive.people),
      ...routes.indexRoutes('people', archive.people),
      ...routes.coverageRoutes(archive.timeline),
    ];
    const hrefs = addressesIn({
      archive,
      pages,
      lists,
    });
    expect(hrefs.length).toBeGreaterThan(300);
    expect(
      hrefs.filter(
        (href) => !/^(stories|events|people|topics|sources|coverage|timeline|\d{4})\//.test(below(href)),
      ),
    ).toEqual([]);
    expect(pages.map(({ path }) => path)).toEqual([
      'timeline',
      'timeline/page/2',
      '2024',
      '2024/04',
      '2024/04/page/2',
    ]);
  });

  /** What stands behind the base; an address elsewhere is given back whole. */
  const below = (href: string) => (href.startsWith(base) ? href.slice(base.length) : href);
});

describe('a place on a page', () => {
  it.each([
    ['event-landing.2', '/x/#event-landing.2'],
    ['2024-04-28', '/x/#2024-04-28'],
    ['2014~', '/x/#2014~'],
    ['2014?', '/x/#2014?'],
    ['2014%', '/x/#2014%25'],
    ['2017/..', '/x/#2017/..'],
  ])('has an address from which a browser finds it again: %s', async (anchor, address) => {
    const { urlAt } = (await loadFor('/')).urls;
    expect(urlAt('/x/', anchor)).toBe(address);
    expect(decodeURIComponent(new URL(address, 'http://this.invalid').hash.slice(1))).toBe(anchor);
  });
});

it('numbers the later pages of a list', async () => {
  const { pageSuffix } = (await loadFor('/')).urls;
  expect([1, 2, 10].map(pageSuffix)).toEqual(['', 'page/2/', 'page/10/']);
});

/** Every value under a name that says that it is an address, however deep. */
function addressesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(addressesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => {
    const isAddress = ['href', 'hrefs', 'timelineHref', 'previous', 'next', 'all'].includes(name);
    if (isAddress && typeof one === 'string') return [one];
    return isAddress && Array.isArray(one) ? (one as string[]) : addressesIn(one);
  });
}
