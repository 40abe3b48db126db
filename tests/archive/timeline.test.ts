import { describe, expect, it } from 'vitest';
import { viewDate } from '../../src/archive/dates.ts';
import type { ListPage } from '../../src/archive/lists.ts';
import { lensOf, type TimelinePage, timelinePages } from '../../src/archive/timeline.ts';
import { urlOfDate } from '../../src/archive/urls.ts';
import { timelineOf, times } from '../support/timelines.ts';

/** How many items each page holds. */
const sizes = (pages: readonly ListPage[]) =>
  pages.map(({ sections }) => sections.flatMap(({ dates }) => dates.flatMap(({ items }) => items)).length);

function pageAt(pages: readonly TimelinePage[], path: string): TimelinePage {
  const found = pages.filter((page) => page.path === path);
  if (found.length !== 1 || !found[0]) throw new Error(`there are ${found.length} pages at ${path}`);
  return found[0];
}

describe('the timeline', () => {
  const paths = (dates: readonly string[]) => timelinePages(timelineOf(dates)).map(({ path }) => path);

  it('of nothing is one page', () => {
    const pages = timelinePages([]);
    expect(pages).toEqual([
      {
        path: 'timeline',
        title: 'Timeline',
        list: { number: 1, last: 1, total: 0, grain: 'year', sections: [], elsewhere: [] },
        years: [],
        months: [],
        isIndex: false,
      },
    ]);
  });

  it('has a page for all, for each year and for each month that has items', () => {
    expect(paths(['2024-04-28'])).toEqual(['timeline', '2024', '2024/04']);
    expect(paths(['0099', '2023', '2024-12-31T23:59-10:00', '2025-01-01T00:30+14:00'])).toEqual([
      'timeline',
      '0099',
      '2023',
      '2024',
      '2024/12',
      '2025',
      '2025/01',
    ]);
  });

  it('is cut, and so is a month that is too long', () => {
    expect(paths(times(401, '2024-04'))).toEqual([
      'timeline',
      'timeline/page/2',
      'timeline/page/3',
      '2024',
      '2024/04',
      '2024/04/page/2',
      '2024/04/page/3',
    ]);
  });

  it('links the pages of a month with one another', () => {
    const pages = timelinePages(timelineOf(times(1000, '2024-04-28')));
    expect(pageAt(pages, '2024/04').list).toMatchObject({ number: 1, last: 5, next: '/2024/04/page/2/' });
    expect(pageAt(pages, '2024/04/page/2').list).toMatchObject({
      previous: '/2024/04/',
      next: '/2024/04/page/3/',
    });
    expect(pageAt(pages, 'timeline/page/5').list).toMatchObject({
      previous: '/timeline/page/4/',
      last: 5,
      total: 1000,
    });
  });

  it('says of each page what it is, what it is a part of, and where else one can go', () => {
    const pages = timelinePages(timelineOf(['2023-05', '2024', '2024-04-28', '2024-04-29', '2024-06']));
    const years = [
      { href: '/2023/', text: '2023', count: 1, current: false },
      { href: '/2024/', text: '2024', count: 4, current: false },
    ];
    const months = [
      { href: '/2024/04/', text: 'April', count: 2, current: false },
      { href: '/2024/06/', text: 'June', count: 1, current: false },
    ];
    const now = (period: object) => ({ ...period, current: true });
    expect(pageAt(pages, 'timeline')).toMatchObject({ title: 'Timeline', years, months: [] });
    expect(pageAt(pages, '2024')).toMatchObject({
      title: '2024',
      years: [years[0], now(years[1] ?? {})],
      months,
    });
    expect(pageAt(pages, '2024')).not.toHaveProperty('parent');
    expect(pageAt(pages, '2024/06')).toMatchObject({
      title: 'June 2024',
      parent: { href: '/2024/', text: '2024' },
      years: [years[0], now(years[1] ?? {})],
      months: [months[0], now(months[1] ?? {})],
    });
  });

  it('leads from a year and a month to the next that has anything', () => {
    const pages = timelinePages(timelineOf(['2019', '2022-11', '2024', '2024-02-29', '2024-12-31']));
    const around = (path: string) => {
      const { earlier, later } = pageAt(pages, path);
      return [earlier?.href, later?.href];
    };
    expect(around('2019')).toEqual([undefined, '/2022/']);
    expect(around('2022')).toEqual(['/2019/', '/2024/']);
    expect(around('2024')).toEqual(['/2022/', undefined]);
    expect(around('2022/11')).toEqual([undefined, '/2024/02/']);
    expect(around('2024/02')).toEqual(['/2022/11/', '/2024/12/']);
    expect(around('2024/12')).toEqual(['/2024/02/', undefined]);
    expect(pageAt(pages, '2024/02')).toMatchObject({
      earlier: { text: 'November 2022' },
      later: { text: 'December 2024' },
    });
    expect(pageAt(pages, 'timeline')).not.toHaveProperty('later');
  });
});

describe('the lens on the fullest year', () => {
  it('has everything in it by date, where that is not too much', () => {
    const lens = lensOf(timelineOf(['2023', '2024-04', '2024-04-28', '2024-04-28', '2025']));
    expect(lens?.year).toMatchObject({ text: '2024', href: '/2024/', count: 3 });
    expect(lens?.dates.map(({ href, items }) => [href, items.length])).toEqual([
      ['/2024/04/#2024-04', 1],
      ['/2024/04/#2024-04-28', 2],
    ]);
    expect(lens?.months).toEqual([]);
  });

  it('has its months, where it is too much', () => {
    const lens = lensOf(timelineOf([...times(20, '2024-04'), ...times(5, '2024-06'), '2025']));
    expect(lens?.dates).toEqual([]);
    expect(lens?.months.map(({ text, count }) => [text, count])).toEqual([
      ['April', 20],
      ['June', 5],
    ]);
  });

  it('is of the last year of several that are equally full, and of none where there is nothing', () => {
    expect(lensOf(timelineOf(['2023', '2025', '2024']))?.year.text).toBe('2025');
    expect(lensOf([])).toBeUndefined();
  });
});

describe('a year', () => {
  it('of 200 items lists them all', () => {
    const pages = timelinePages(timelineOf(['2024', ...times(199, '2024-04-28')]));
    const year = pageAt(pages, '2024');
    expect([year.isIndex, sizes([year.list])]).toEqual([false, [200]]);
  });

  it('of 201 items is an index of its months, with what belongs to no month', () => {
    const pages = timelinePages(timelineOf(['2024', '2024~', ...times(199, '2024-04-28')]));
    const year = pageAt(pages, '2024');
    expect([year.isIndex, sizes([year.list])]).toEqual([true, [2]]);
    expect(year.months).toEqual([{ href: '/2024/04/', text: 'April', count: 199, current: false }]);
    expect(year.list.sections.map(({ title }) => title)).toEqual(['2024, month not known']);
  });

  it('that is an index may list nothing', () => {
    const pages = timelinePages(timelineOf([...times(150, '2024-04'), ...times(150, '2024-05')]));
    expect(pageAt(pages, '2024')).toMatchObject({ isIndex: true, list: { total: 0, last: 1, sections: [] } });
    expect(pageAt(pages, '2024/05').list.total).toBe(150);
  });

  it('is cut where too much belongs to no month', () => {
    const pages = timelinePages(timelineOf([...times(201, '2024'), '2024/2025', '2024-04']));
    expect(sizes([pageAt(pages, '2024').list, pageAt(pages, '2024/page/2').list])).toEqual([200, 2]);
    expect(pageAt(pages, '2024').list.elsewhere.map(({ href }) => href)).toEqual(['/2024/page/2/#2024/2025']);
  });
});

it.each([
  ['2024', '/2024/#2024'],
  ['2024/2025', '/2024/#2024/2025'],
  ['2024-04', '/2024/04/#2024-04'],
  ['2024-04-03?', '/2024/04/#2024-04-03?'],
  ['2024-04-04%', '/2024/04/#2024-04-04%25'],
  ['2025-01-20T20:24+04:00', '/2025/01/#2025-01-20'],
])('gives %s its lasting place', (date, href) => {
  expect(urlOfDate(viewDate(date))).toBe(href);
});
