/** The pages of the timeline: of all time, of each year, of each month. */

import { site } from '#site';
import { isoDate } from '../records/edtf.ts';
import { type Chart, chartOfMonths, chartOfYears } from './chart.ts';
import { monthName } from './dates.ts';
import { type DateGroup, datesOf, type ListPage, listPages, pagePath } from './lists.ts';
import { fixedPaths, monthPath, yearPath } from './paths.ts';
import { urlOfMonth, urlOfTimeline, urlOfYear } from './urls.ts';
import type { Item, Link } from './view.ts';

/** A link to the page of a year or a month, for navigation. */
export interface PeriodLink extends Link {
  count: number;
  current: boolean;
}

/** A page of the timeline: of all time, of a year, or of a month. */
export interface TimelinePage {
  /** The page's path below the site's base. */
  path: string | undefined;
  title: string;
  /** The year or the month that it is of, as a search is filtered by it: `2024`, `2024-04`. */
  period?: string;
  /** What the page is a part of: a month of its year. */
  parent?: Link;
  list: ListPage;
  years: PeriodLink[];
  /** The months of the year. A year that is too long for a list has these and what belongs to no month. */
  months: PeriodLink[];
  isIndex: boolean;
  chart?: Chart;
  earlier?: Link;
  later?: Link;
}

/** @param items all, in order of time */
export function timelinePages(items: readonly Item[]): TimelinePage[] {
  const chart = chartOfYears(items);
  const years = yearsOf(items);
  const yearLinks = years.map((year) => year.link(false));
  const monthLinks = years.flatMap((year) => year.monthLinks());
  return [
    ...listPages(items, urlOfTimeline(), 'year').map((list) => ({
      path: pagePath(fixedPaths.timeline, list),
      title: 'Timeline',
      list,
      years: yearLinks,
      months: [],
      isIndex: false,
      ...(chart && { chart }),
    })),
    ...years.flatMap((year, index) => {
      const links = yearLinks.with(index, year.link(true));
      return [
        ...yearPages(year, links, index, chartOfMonths(items, year.year)),
        ...monthPages(year, links, monthLinks),
      ];
    }),
  ];
}

/** The fullest year of an archive: date by date, or month by month where there is too much of it. */
export interface Lens {
  year: PeriodLink;
  dates: DateGroup[];
  months: PeriodLink[];
}

/** A lens shows so many items date by date. */
const MAX_LENS = 24;

/** @param items all, in order of time; of several years that are equally full, the last is shown */
export function lensOf(items: readonly Item[]): Lens | undefined {
  const [fullest] = yearsOf(items).sort((a, b) => b.items.length - a.items.length || b.year - a.year);
  if (!fullest) return undefined;
  const isFew = fullest.items.length <= MAX_LENS;
  return {
    year: fullest.link(false),
    dates: isFew ? datesOf(fullest.items) : [],
    months: isFew ? [] : fullest.monthPeriods(),
  };
}

const yearsOf = (items: readonly Item[]): Year[] =>
  [...Map.groupBy(items, ({ date }) => date.year)].flatMap(([year, own]) =>
    year ? new Year(year, own) : [],
  );

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

  link(current: boolean): PeriodLink {
    return { href: this.url, text: String(this.year), count: this.items.length, current };
  }

  /** The months by their full names: “April 2024”. */
  monthLinks(): Link[] {
    return this.months.map(([month]) => ({
      text: `${monthName(month)} ${this.year}`,
      href: urlOfMonth(this.year, month),
    }));
  }

  /** @param current the month, 1 to 12, whose page it is */
  monthPeriods(current?: number): PeriodLink[] {
    return this.months.map(([month, items]) => ({
      href: urlOfMonth(this.year, month),
      text: monthName(month),
      count: items.length,
      current: month === current,
    }));
  }
}

/** @param years links to all years, of which this one is at `index` */
function yearPages(year: Year, years: PeriodLink[], index: number, chart: Chart | undefined): TimelinePage[] {
  return listPages(year.listed, year.url, 'month').map((list) => ({
    path: pagePath(yearPath(year.year), list),
    title: String(year.year),
    period: isoDate({ year: year.year }),
    list,
    years,
    months: year.monthPeriods(),
    isIndex: year.isIndex,
    ...(chart && { chart }),
    ...adjacentTo(years, index),
  }));
}

/** @param monthLinks those of the months of all years */
function monthPages(year: Year, years: PeriodLink[], monthLinks: readonly Link[]): TimelinePage[] {
  return year.months.flatMap(([month, items]) => {
    const url = urlOfMonth(year.year, month);
    const index = monthLinks.findIndex(({ href }) => href === url);
    return listPages(items, url, 'day').map((list) => ({
      path: pagePath(monthPath(year.year, month), list),
      title: `${monthName(month)} ${year.year}`,
      period: isoDate({ year: year.year, month }),
      parent: { href: year.url, text: String(year.year) },
      list,
      years,
      months: year.monthPeriods(month),
      isIndex: false,
      ...adjacentTo(monthLinks, index),
    }));
  });
}

function adjacentTo(links: readonly Link[], index: number): { earlier?: Link; later?: Link } {
  const [earlier, later] = [links[index - 1], links[index + 1]];
  return { ...(earlier && { earlier }), ...(later && { later }) };
}
