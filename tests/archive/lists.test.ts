/** What `lists.ts` makes of a list: its pages, the sections and dates of a page, and the gaps between dates. */
import { describe, expect, it } from 'vitest';
import { numberInWords } from '../../src/archive/counts.ts';
import { chunk, gapInWords, type ListPage, listPages, pagePath } from '../../src/archive/lists.ts';
import { timelineOf, times } from '../support/timelines.ts';

/** How many items each page holds. */
const sizes = (pages: readonly ListPage[]) =>
  pages.map(({ sections }) => sections.flatMap(({ dates }) => dates.flatMap(({ items }) => items)).length);

describe('a list', () => {
  it.each([
    [0, [0]],
    [1, [1]],
    [200, [200]],
    [201, [200, 1]],
    [1000, [200, 200, 200, 200, 200]],
  ])('of %i items is cut into pages of 200', (count, expected) => {
    const pages = listPages(timelineOf(times(count, '2024')), '/x/', 'year');
    expect(sizes(pages)).toEqual(expected);
    expect(pages.map(({ number, last, total }) => [number, last, total])).toEqual(
      expected.map((_, index) => [index + 1, expected.length, count]),
    );
  });

  it('of nothing has one page with nothing on it', () => {
    expect(listPages([], '/x/', 'year')).toEqual([
      { number: 1, last: 1, total: 0, grain: 'year', sections: [], elsewhere: [] },
    ]);
  });

  it('links each page with the one before and the one after', () => {
    const pages = listPages(timelineOf(times(401, '2024')), '/x/', 'year');
    expect(pages.map(({ previous, next }) => [previous, next])).toEqual([
      [undefined, '/x/page/2/'],
      ['/x/', '/x/page/3/'],
      ['/x/page/2/', undefined],
    ]);
    expect(pages[0]).not.toHaveProperty('previous');
    expect(pages[2]).not.toHaveProperty('next');
  });

  it('has its pages at paths without slashes at their ends', () => {
    expect(pagePath('', { number: 1 })).toBeUndefined();
    expect(pagePath('', { number: 2 })).toBe('page/2');
    expect(pagePath('2024/04', { number: 1 })).toBe('2024/04');
    expect(pagePath('2024/04', { number: 3 })).toBe('2024/04/page/3');
  });
});

describe('the sections of a list', () => {
  const items = timelineOf([
    '2023-05-01',
    '2024',
    '2024-04-28~',
    '2024-04-28T09:00Z',
    '2024-04-28',
    '2024-05',
  ]);
  const ofOneYear = items.filter(({ date }) => date.year === 2024);
  const sections = (grain: ListPage['grain']) =>
    listPages(grain === 'year' ? items : ofOneYear, '/x/', grain)[0]?.sections.map(
      ({ title, href, dates }) => [
        title,
        href,
        dates.map((date) => `${date.anchor} ${date.items.map(({ id }) => id)}`),
      ],
    );

  it('are years', () => {
    expect(sections('year')).toEqual([
      ['2023', '/2023/', ['2023-05-01 e0']],
      ['2024', '/2024/', ['2024 e1', '2024-04-28 e4,e3', '2024-04-28~ e2', '2024-05 e5']],
    ]);
  });

  it('are months of a year, and what is of no month', () => {
    expect(sections('month')).toEqual([
      ['2024, month not known', undefined, ['2024 e1']],
      ['April 2024', '/2024/04/', ['2024-04-28 e4,e3', '2024-04-28~ e2']],
      ['May 2024', '/2024/05/', ['2024-05 e5']],
    ]);
  });

  it('are what was in one of several years, each by itself and without a page', () => {
    const dates = ['2023', '[2023..2024]', '[..2023-06]', '2024', '[2023..2024]'];
    const [page] = listPages(timelineOf(dates), '/timeline/', 'year');
    expect(
      page?.sections.map(({ title, href, dates }) => [title, href, dates.map((one) => one.href)]),
    ).toEqual([
      ['2023', '/2023/', ['/2023/#2023']],
      ['2023 or 2024', undefined, ['/timeline/#%5B2023..2024%5D']],
      ['Before July 2023', undefined, ['/timeline/#%5B..2023-06%5D']],
      ['2024', '/2024/', ['/2024/#2024']],
    ]);
  });

  it('are days, which have no pages', () => {
    expect(sections('day')).toEqual([
      ['2024', undefined, ['2024 e1']],
      ['28 April 2024', undefined, ['2024-04-28 e4,e3']],
      ['about 28 April 2024', undefined, ['2024-04-28~ e2']],
      ['May 2024', undefined, ['2024-05 e5']],
    ]);
  });

  it('link each date to its lasting place', () => {
    const [page] = listPages(timelineOf(['2024', '2024%']), '/x/', 'year');
    expect(page?.sections[0]?.dates.map(({ href }) => href)).toEqual(['/2024/#2024', '/2024/#2024%25']);
    expect(page?.sections[0]?.dates.map(({ anchor }) => anchor)).toEqual(['2024', '2024%']);
  });

  it('show a date that is cut in two on both pages', () => {
    const dates = [...times(199, '2024-04-01'), '2024-04-02', '2024-04-02'];
    const pages = listPages(timelineOf(dates), '/x/', 'day');
    expect(pages.map(({ sections }) => sections.map(({ title }) => title))).toEqual([
      ['1 April 2024', '2 April 2024'],
      ['2 April 2024'],
    ]);
  });

  it('name on the first page of the timeline the dates of no single year that come later', () => {
    const pages = listPages(
      timelineOf([...times(200, '2014'), '[2014..2015]', '2020']),
      '/timeline/',
      'year',
    );
    expect(pages[0]?.elsewhere.map(({ anchor, href }) => [anchor, href])).toEqual([
      ['[2014..2015]', '/timeline/page/2/#%5B2014..2015%5D'],
    ]);
  });

  it('name on the first page of a month or a year the dates that come later', () => {
    const dates = [...times(199, '2024-04-01'), ...times(2, '2024-04-02'), ...times(3, '2024-04-03?')];
    const pages = listPages(timelineOf(dates), '/2024/04/', 'day');
    expect(pages.map(({ elsewhere }) => elsewhere)).toEqual([
      [
        {
          anchor: '2024-04-03?',
          pieces: [{ text: '3 April 2024', datetime: '2024-04-03' }, { text: ' (uncertain)' }],
          isInferred: false,
          href: '/2024/04/page/2/#2024-04-03?',
          count: 3,
        },
      ],
      [],
    ]);
    expect(listPages(timelineOf(dates), '/x/', 'year')[0]?.elsewhere).toEqual([]);
  });
});

describe('a gap', () => {
  it.each([
    ['2020-12-31', '2024-01-01', 'Three years pass'],
    ['2020-01-15', '2024-02-01', 'Four years pass'],
    ['2020-01-15', '2024-01-15', 'Four years pass'],
    ['2020-01-15', '2024-01-14', 'Nearly four years pass'],
    ['2020-01-15', '2023-08-15', 'Three years pass'],
    ['2024-02-10', '2025-02-01', 'Nearly one year passes'],
    ['2024-04-29', '2025-01-20', 'Nearly nine months pass'],
    ['2023-12-31', '2025-01-01', 'One year passes'],
    ['2024-04-29', '2025-01-01', 'Eight months pass'],
    ['2024-01-31', '2024-05-01', 'Three months pass'],
    ['2024-02-29', '2024-05-31', 'Three months pass'],
    ['1900-12-31', '2024-01-01', '123 years pass'],
    ['2024-01-31', '2024-04-30', undefined],
    ['2024-04-28', '2024-04-28', undefined],
    ['2024-04-28', '2020-01-01', undefined],
    ['2024-12-31', '0000-01-01', undefined],
  ])('from %s to %s is in words: %s', (from, to, words) => {
    expect(gapInWords(from, to)).toBe(words);
  });

  it('has its number in words up to twelve', () => {
    expect([1, 12, 13].map(numberInWords)).toEqual(['one', 'twelve', '13']);
  });
});

describe('the gaps of a list', () => {
  const gapsOf = (dates: string[]) =>
    listPages(timelineOf(dates), '/x/', 'year').flatMap(({ sections }) =>
      sections.flatMap((section) =>
        section.dates.flatMap(({ anchor, gap }) => (gap ? [`${anchor}: ${gap}`] : [])),
      ),
    );

  it('stand before the date that comes after them', () => {
    expect(gapsOf(['2014~', '2017', '2018', '2024-01', '2024-11-02'])).toEqual([
      '2017: About two years pass',
      '2024-01: Five years pass',
      '2024-11-02: Nine months pass',
    ]);
  });

  it('count from when something began, so that what lasts does not hide a silence', () => {
    expect(gapsOf(['2017/2022', '2018', '2022'])).toEqual(['2022: Three years pass']);
    expect(gapsOf(['2017/..', '2020'])).toEqual(['2020: Two years pass']);
  });

  it('are not longer than is certain: a year may mean its last day', () => {
    expect(gapsOf(['2020', '2021-01'])).toEqual([]);
    expect(gapsOf(['2020-01-01', '2020', '2021-06'])).toEqual(['2021-06: Five months pass']);
  });

  it('are about so long where a date is not certain', () => {
    expect(gapsOf(['2014', '2017?'])).toEqual(['2017?: About two years pass']);
    expect(gapsOf(['2014~', '2014-12-31', '2017'])).toEqual(['2017: Two years pass']);
  });

  it('are found across pages', () => {
    expect(gapsOf([...times(200, '2014-06-01'), '2020-06-02'])).toEqual(['2020-06-02: Six years pass']);
  });
});

it('cuts any list', () => {
  expect(chunk([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(chunk([], 2)).toEqual([[]]);
});
