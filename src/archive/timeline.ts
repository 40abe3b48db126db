/** Lists of items: cut into pages, and into sections and dates within a page. */

import { isoDate } from '../records/edtf.ts';
import { site } from '../site.ts';
import { type DatePiece, type DateView, monthName } from './dates.ts';
import { monthPath, pageSuffix, urlAt, urlOfMonth, urlOfTimeline, urlOfYear, yearPath } from './urls.ts';
import type { Item, Link } from './view.ts';

/** What a list's sections are: the years of an archive, the months of a year, the days of a month. */
export type Grain = 'year' | 'month' | 'day';

/** The items of one date. */
export interface DateGroup {
  /** The id of the place on the page: the date in EDTF, without a time of day. */
  anchor: string;
  pieces: DatePiece[];
  /** The lasting address of this date on the timeline. */
  href: string;
  items: Item[];
}

export interface Section {
  /** The heading; of a section of days, the date itself. */
  title: string;
  /** The section's own page, where it has one. */
  href?: string;
  dates: DateGroup[];
}

/** A date that stands on a later page of the same list. */
export interface LaterDate {
  anchor: string;
  pieces: DatePiece[];
  href: string;
  count: number;
}

/** Which part of a list a page holds, and the addresses of the parts beside it. */
export interface PagePlace {
  /** From 1. */
  number: number;
  last: number;
  previous?: string;
  next?: string;
}

export interface ListPage extends PagePlace {
  /** How many items all pages hold together. */
  total: number;
  grain: Grain;
  sections: Section[];
  /**
   * On the first page of a year or a month that is cut: the dates that stand on its later pages. So the address of a
   * date on the timeline holds however many entries join it.
   */
  elsewhere: LaterDate[];
}

/** Cuts a list into pages of at most `site.pageSize` items. An empty list has one page, which is empty. */
export function listPages(items: readonly Item[], url: string, grain: Grain): ListPage[] {
  return cut(items).map((part, index, parts) => ({
    ...pagePlace(index, parts.length, url),
    total: items.length,
    grain,
    sections: sectionsOf(part, grain),
    elsewhere: index === 0 && grain !== 'year' ? datesElsewhere(parts, url) : [],
  }));
}

/** @param index the page's, from 0 */
export function pagePlace(index: number, last: number, url: string): PagePlace {
  return {
    number: index + 1,
    last,
    ...(index > 0 && { previous: url + pageSuffix(index) }),
    ...(index + 1 < last && { next: url + pageSuffix(index + 2) }),
  };
}

export function cut<T>(items: readonly T[], size: number = site.pageSize): T[][] {
  const count = Math.max(1, Math.ceil(items.length / size));
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}

function datesElsewhere(parts: readonly (readonly Item[])[], url: string): LaterDate[] {
  const here = new Set(parts[0]?.map(({ date }) => date.group));
  return parts.flatMap((part, index) =>
    [...Map.groupBy(part, ({ date }) => date.group)]
      .filter(([anchor]) => !here.has(anchor) && here.add(anchor))
      .map(([anchor, items]) => ({
        anchor,
        pieces: (items[0] as Item).date.groupPieces,
        href: urlAt(url + pageSuffix(index + 1), anchor),
        count: items.length,
      })),
  );
}

/** The lasting address of a date: on the page of its month, or of its year where the month is not known. */
export function placeOf({ year, month, group }: DateView): string {
  return urlAt(month ? urlOfMonth(year, month) : urlOfYear(year), group);
}

function sectionsOf(items: readonly Item[], grain: Grain): Section[] {
  return [...Map.groupBy(items, (item) => sectionKey(item, grain)).values()].map((part) => {
    const first = part[0] as Item;
    const href = grain === 'day' ? undefined : sectionUrl(first, grain);
    return { title: sectionTitle(first, grain), ...(href && { href }), dates: datesOf(part) };
  });
}

function sectionKey({ date }: Item, grain: Grain): string | number {
  if (grain === 'day') return date.group;
  return grain === 'year' ? date.year : (date.month ?? 0);
}

function sectionTitle({ date }: Item, grain: Grain): string {
  if (grain === 'day') return date.groupPieces.map(({ text }) => text).join('');
  if (grain === 'year') return String(date.year);
  return date.month ? `${monthName(date.month)} ${date.year}` : `${date.year}, month not known`;
}

function sectionUrl({ date }: Item, grain: 'year' | 'month'): string | undefined {
  if (grain === 'year') return urlOfYear(date.year);
  return date.month ? urlOfMonth(date.year, date.month) : undefined;
}

function datesOf(items: readonly Item[]): DateGroup[] {
  return [...Map.groupBy(items, ({ date }) => date.group)].map(([anchor, part]) => ({
    anchor,
    pieces: (part[0] as Item).date.groupPieces,
    href: placeOf((part[0] as Item).date),
    items: part,
  }));
}

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
  earlier?: Link;
  later?: Link;
}

/** All pages of the timeline. */
export function timelinePages(items: readonly Item[]): TimelinePage[] {
  const years = [...Map.groupBy(items, ({ date }) => date.year)].map(([year, own]) => new Year(year, own));
  const all = listPages(items, urlOfTimeline(), 'year').map((list) => ({
    path: pathOf('', list),
    title: 'Timeline',
    list,
    years: years.map((year) => year.period(false)),
    months: [],
    isIndex: false,
  }));
  const months = years.flatMap((year) => year.monthLinks());
  const periods = years.map((year) => year.period(false));
  return [...all, ...years.flatMap((year, index) => yearPages(year, index, periods, months))];
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

/** The path of a list's page, for Astro's route parameters: without slashes at its ends, absent for the root. */
export function pathOf(path: string, { number }: { number: number }): string | undefined {
  return [path, pageSuffix(number).replace(/\/$/, '')].filter(Boolean).join('/') || undefined;
}
