/** The pages of the timeline: of all time, of each year, of each month. */
import { isoDate } from '../records/edtf.ts';
import { site } from '../site.ts';
import { type Picture, pictureOfMonths, pictureOfYears } from './chart.ts';
import { monthName } from './dates.ts';
import { type ListPage, listPages, pathOf } from './lists.ts';
import { monthPath, yearPath } from './paths.ts';
import { urlOfMonth, urlOfTimeline, urlOfYear } from './urls.ts';
import type { Item, Link } from './view.ts';

/** A year or a month, for finding one's way. */
export interface Period extends Link {
  count: number;
  current: boolean;
}

/** A page of the timeline: of all time, of a year, or of a month. */
export interface TimelinePage {
  /** The page's path below the site's base; `undefined` for the timeline's first page. */
  path: string | undefined;
  title: string;
  /** The year or the month that it is of, as a search is narrowed to it: `2024`, `2024-04`. */
  period?: string;
  /** What the page is a part of: a month of its year. */
  parent?: Link;
  list: ListPage;
  years: Period[];
  /** The months of the year. A year that is too long for a list has these and what belongs to no month. */
  months: Period[];
  isIndex: boolean;
  picture?: Picture;
  earlier?: Link;
  later?: Link;
}

/** All pages of the timeline. */
export function timelinePages(items: readonly Item[]): TimelinePage[] {
  const picture = pictureOfYears(items);
  const years = [...Map.groupBy(items, ({ date }) => date.year)].map(([year, own]) => new Year(year, own));
  const all = listPages(items, urlOfTimeline(), 'year').map((list) => ({
    path: pathOf('', list),
    title: 'Timeline',
    list,
    years: years.map((year) => year.period(false)),
    months: [],
    isIndex: false,
    ...(picture && { picture }),
  }));
  const months = years.flatMap((year) => year.monthLinks());
  const periods = years.map((year) => year.period(false));
  return [
    ...all,
    ...years.flatMap((year, index) =>
      yearPages(year, index, periods, months, pictureOfMonths(items, year.year)),
    ),
  ];
}

/** The items of one year. */
class Year {
  readonly year: number;
  readonly items: readonly Item[];
  readonly months: [month: number, items: Item[]][];
  /** Too long for one list: the page is an index of the months, with what belongs to no month. */
  readonly isIndex: boolean;

  constructor(year: number, items: readonly Item[]) {
    this.year = year;
    this.items = items;
    this.months = [...Map.groupBy(items, ({ date }) => date.month ?? 0)].filter(([month]) => month > 0);
    this.isIndex = items.length > site.pageSize;
  }

  get url() {
    return urlOfYear(this.year);
  }

  /** What the year's own page lists. */
  get listed(): readonly Item[] {
    return this.isIndex ? this.items.filter(({ date }) => date.month === undefined) : this.items;
  }

  period(current: boolean): Period {
    return { href: this.url, text: String(this.year), count: this.items.length, current };
  }

  monthLinks(): Link[] {
    return this.months.map(([month]) => ({
      text: `${monthName(month)} ${this.year}`,
      href: urlOfMonth(this.year, month),
    }));
  }

  monthPeriods(current?: number): Period[] {
    return this.months.map(([month, items]) => ({
      href: urlOfMonth(this.year, month),
      text: monthName(month),
      count: items.length,
      current: month === current,
    }));
  }
}

/**
 * @param periods all years, of which this one is at `index`
 * @param months the months of all years
 */
function yearPages(
  year: Year,
  index: number,
  periods: readonly Period[],
  months: readonly Link[],
  picture: Picture | undefined,
): TimelinePage[] {
  const path = yearPath(year.year);
  const context = { years: periods.with(index, year.period(true)) };
  const own = listPages(year.listed, year.url, 'month').map((list) => ({
    ...context,
    path: pathOf(path, list),
    title: String(year.year),
    period: isoDate({ year: year.year }),
    list,
    months: year.monthPeriods(),
    isIndex: year.isIndex,
    ...(picture && { picture }),
    ...neighbours(periods, index),
  }));
  return [
    ...own,
    ...year.months.flatMap(([month, items]) => {
      const url = urlOfMonth(year.year, month);
      return listPages(items, url, 'day').map((list) => ({
        ...context,
        path: pathOf(monthPath(year.year, month), list),
        title: `${monthName(month)} ${year.year}`,
        period: isoDate({ year: year.year, month }),
        parent: { href: year.url, text: String(year.year) },
        list,
        months: year.monthPeriods(month),
        isIndex: false,
        ...neighbours(
          months,
          months.findIndex(({ href }) => href === url),
        ),
      }));
    }),
  ];
}

function neighbours(list: readonly Link[], index: number): { earlier?: Link; later?: Link } {
  const [earlier, later] = [list[index - 1], list[index + 1]];
  return { ...(earlier && { earlier }), ...(later && { later }) };
}
