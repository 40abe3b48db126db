import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ListPage, listPages } from '../../src/archive/lists.ts';
import { indexRoutes, listRoutes, subjectRoutes } from '../../src/archive/routes.ts';
import { timelinePages } from '../../src/archive/timeline.ts';
import { urlOf, urlOfDate } from '../../src/archive/urls.ts';
import type { Item, Person } from '../../src/archive/view.ts';
import { runs } from '../support/properties.ts';
import { archiveOf } from '../support/records.ts';
import { manyDates, timelineOf, times } from '../support/timelines.ts';

const person = (id: string, items: Item[] = []): Person => ({
  kind: 'people',
  id,
  href: urlOf('people', id),
  name: id,
  lead: '',
  aliases: [],
  html: '',
  items,
  articleCount: 0,
  eventCount: items.length,
  people: [],
  topics: [],
  utterances: [],
  corrections: [],
});

const itemsOf = ({ sections }: ListPage) =>
  sections.flatMap(({ dates }) => dates.flatMap(({ items }) => items));
const anchorsOf = ({ sections }: ListPage) =>
  sections.flatMap(({ dates }) => dates.map(({ anchor }) => anchor));

/** Also those that a page only points to. */
const placesOn = (list: ListPage) => [...anchorsOf(list), ...list.elsewhere.map(({ anchor }) => anchor)];

describe('the pages of a subject', () => {
  it.each([
    [0, ['ann']],
    [200, ['ann']],
    [201, ['ann', 'ann/page/2']],
    [1000, ['ann', 'ann/page/2', 'ann/page/3', 'ann/page/4', 'ann/page/5']],
  ])('with %i items', (count, paths) => {
    const ann = person('ann', timelineOf(times(count, '2024-04-28')));
    const routes = subjectRoutes([ann]);
    expect(routes.map(({ params }) => params.path)).toEqual(paths);
    expect(routes.map(({ props }) => props.page)).toEqual(
      listPages(ann.items, '/people/ann/', 'year').map((list) => ({
        is: 'subject',
        kind: 'people',
        subject: ann,
        list,
        utterances: { shown: [], total: 0 },
      })),
    );
  });

  it('have pages of their own for what is too long for a source’s own', () => {
    const texts = Object.fromEntries(
      Array.from({ length: 21 }, (_, index) => [`a${index}`, { agency: 'wire' }]),
    );
    const { sources } = archiveOf({
      articles: texts,
      topics: { trade: {} },
      sources: { daily: {}, wire: {} },
    });
    const [own, elsewhere] = subjectRoutes(sources.filter(({ id }) => id === 'wire'));
    expect(own?.props.page).toMatchObject({ elsewhere: { total: 21, all: '/sources/wire/elsewhere/' } });
    expect(elsewhere).toMatchObject({
      params: { path: 'wire/elsewhere' },
      props: { page: { is: 'elsewhere', list: { total: 21 } } },
    });
  });

  it('lead to the lasting places of dates on the timeline', () => {
    const items = timelineOf(['2024-04-28']);
    const [route] = subjectRoutes([person('ann', items)]);
    const page = route?.props.page;
    expect(page?.is === 'subject' && page.list.sections[0]?.dates[0]?.href).toBe('/2024/04/#2024-04-28');
  });
});

describe('the index of a kind of subject', () => {
  const index = (count: number) =>
    indexRoutes(
      'people',
      Array.from({ length: count }, (_, at) => person(`p${at}`)),
    ).map(({ params, props }) => {
      const { subjects, is: _is, kind: _kind, ...page } = props.page;
      return { path: params.path, first: subjects[0]?.id, count: subjects.length, ...page };
    });

  it('is one page while it is short, even of nobody', () => {
    expect(index(0)).toEqual([{ path: undefined, first: undefined, count: 0, number: 1, last: 1 }]);
    expect(index(200)).toEqual([{ path: undefined, first: 'p0', count: 200, number: 1, last: 1 }]);
  });

  it('is cut into pages of 200', () => {
    expect(index(401)).toEqual([
      { path: undefined, first: 'p0', count: 200, number: 1, last: 3, next: '/people/page/2/' },
      {
        path: 'page/2',
        first: 'p200',
        count: 200,
        number: 2,
        last: 3,
        previous: '/people/',
        next: '/people/page/3/',
      },
      { path: 'page/3', first: 'p400', count: 1, number: 3, last: 3, previous: '/people/page/2/' },
    ]);
  });
});

describe('the index of people who are not all persons', () => {
  it('has them under headings, on each of its pages those that it has', () => {
    const people = [
      ...Array.from({ length: 200 }, (_, at) => person(`p${at}`)),
      { ...person('board'), type: 'organisation' as const },
    ];
    const headings = indexRoutes('people', people).map(({ props }) =>
      props.page.groups?.map(({ title, members }) => [title, members.length]),
    );
    expect(headings).toEqual([[['People', 200]], [['Organisations', 1]]]);
  });
});

describe('the list of a kind of item', () => {
  it('holds that kind alone', () => {
    const { timeline } = archiveOf({ articles: { a: {} }, events: { e: {} } });
    const ids = (kind: Item['kind']) =>
      listRoutes(kind, timeline).map(({ props }) => itemsOf(props.page.list).map(({ id }) => id));
    expect(ids('articles')).toEqual([['a']]);
    expect(ids('events')).toEqual([['e']]);
    expect(listRoutes('articles', []).map(({ params }) => params.path)).toEqual([undefined]);
  });

  it('is cut into pages of 200', () => {
    const routes = listRoutes('events', timelineOf(times(401, '2024')));
    expect(
      routes.map(({ params, props: { page } }) => [params.path, page.list.previous, page.list.next]),
    ).toEqual([
      [undefined, undefined, '/events/page/2/'],
      ['page/2', '/events/', '/events/page/3/'],
      ['page/3', '/events/page/2/', undefined],
    ]);
  });
});

describe('whatever the timeline', () => {
  /** Numbers about those at which a list is cut, within a day, a month, a year, and of what no day or month is known. */
  const examples = [200, 201, 401].flatMap((count) => [
    times(count, '2024-02-29'),
    [...times(count, '2023-12-31'), '2023-12', '2024-01-01', '2023/2024'],
    [...times(count, '2023~'), ...times(count, '2023-01'), '2023-01-01T23:59-14:00'],
    [...times(count, '../2023'), ...times(count, '2024/..')],
  ]);
  const few = { numRuns: runs / 10, examples: examples.map((dates): [string[]] => [dates]) };

  it('every item stands exactly once on the pages of a list, in order', () => {
    fc.assert(
      fc.property(manyDates, (dates) => {
        const items = timelineOf(dates);
        const pages = listPages(items, '/x/', 'year');
        expect(pages.flatMap(itemsOf).map(({ id }) => id)).toEqual(items.map(({ id }) => id));
        for (const list of pages) {
          expect(itemsOf(list).length).toBeLessThanOrEqual(200);
          expect(anchorsOf(list)).toEqual([...new Set(anchorsOf(list))]);
        }
      }),
      few,
    );
  });

  it('every item stands once on the timeline, and once on the pages of its month, or of its year, if it has one', () => {
    fc.assert(
      fc.property(manyDates, (dates) => {
        const items = timelineOf(dates);
        const pages = timelinePages(items);
        const isMonth = ({ parent }: (typeof pages)[number]) => parent !== undefined;
        const isYear = ({ title }: (typeof pages)[number]) => /^\d{4}$/.test(title);
        const ids = (some: typeof pages) =>
          some.flatMap(({ list }) => itemsOf(list).map(({ id }) => id)).sort();
        const idsOf = (some: readonly Item[]) => some.map(({ id }) => id).sort();
        expect(ids(pages.filter(({ title }) => title === 'Timeline'))).toEqual(idsOf(items));
        const ofYears = items.filter(({ date }) => date.year);
        expect(ids(pages.filter(isMonth))).toEqual(idsOf(ofYears.filter(({ date }) => date.month)));
        const indexed = new Set(pages.filter(({ isIndex }) => isIndex).map(({ title }) => Number(title)));
        expect(ids(pages.filter(isYear))).toEqual(
          idsOf(ofYears.filter(({ date }) => !indexed.has(date.year ?? 0) || !date.month)),
        );
      }),
      few,
    );
  });

  it('every date’s lasting place is on a page that is there and holds it, and every link to a page leads to one', () => {
    fc.assert(
      fc.property(manyDates, (dates) => {
        const items = timelineOf(dates);
        const pages = timelinePages(items);
        const anchors = new Map(
          pages.map(({ path, list }) => [path === undefined ? '/' : `/${path}/`, new Set(placesOn(list))]),
        );
        for (const { date } of items) {
          const href = urlOfDate(date);
          const [url = '', fragment = ''] = href.split('#');
          expect(decodeURI(fragment)).toBe(date.group);
          expect(anchors.get(url)?.has(date.group), href).toBe(true);
          expect(url, 'it never moves to a later page').not.toContain('/page/');
        }
        for (const { list } of pages) {
          for (const { anchor, href } of list.elsewhere) {
            expect(anchors.get(href.split('#')[0] ?? '')?.has(anchor), href).toBe(true);
          }
        }
        const links = pages.flatMap(({ list, years, months, parent, earlier, later }) => [
          ...[...years, ...months, parent, earlier, later].map((link) => link?.href),
          ...[list.previous, list.next, ...list.sections.map(({ href }) => href)],
        ]);
        expect(links.filter((href) => href !== undefined && !anchors.has(href))).toEqual([]);
      }),
      few,
    );
  });

  it('no two pages of the site share a path, whatever the ids', () => {
    const ids = fc.uniqueArray(fc.constantFrom('page', '2', '2024', 'index', 'a', 'page-2', 'constructor'));
    fc.assert(
      fc.property(manyDates, ids, fc.boolean(), (dates, names, isLong) => {
        const items = timelineOf(dates);
        const pages = timelinePages(items);
        const people = [
          ...names.map((id) => person(id, items)),
          ...Array.from({ length: isLong ? 401 : 0 }, (_, at) => person(`p${at}`)),
        ];
        const paths = [
          ...pages.map(({ path }) => path ?? ''),
          ...['search', 'about', '404'],
          ...[...indexRoutes('people', people), ...subjectRoutes(people)].map(
            ({ params }) => `people/${params.path ?? ''}`,
          ),
          ...listRoutes('events', items).map(({ params }) => `events/${params.path ?? ''}`),
          ...names.map((id) => `events/${id}`),
        ];
        expect(paths.filter((path, index) => paths.indexOf(path) < index)).toEqual([]);
      }),
      { numRuns: runs / 10, examples: examples.map((dates) => [dates, ['page', '2', '2024'], true]) },
    );
  });
});
