/** Lists of items: cut into pages, and into sections and dates within a page. */
import { site } from '../site.ts';
import { type DatePiece, type DateView, monthName } from './dates.ts';
import { gapInWords } from './gaps.ts';
import { pageSuffix, urlAt, urlOfMonth, urlOfYear } from './urls.ts';
import type { Item } from './view.ts';

/** What a list's sections are: the years of an archive, the months of a year, the days of a month. */
export type Grain = 'year' | 'month' | 'day';

/** The items of one date. */
export interface DateGroup {
  /** How long nothing stands before it, where that is long: “Four years pass”. */
  gap?: string;
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
  const gaps = gapsBefore(items);
  return cut(items).map((part, index, parts) => ({
    ...pagePlace(index, parts.length, url),
    total: items.length,
    grain,
    sections: sectionsOf(part, grain, gaps),
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

/** The long gaps of a list, by the item that comes after each. */
function gapsBefore(items: readonly Item[]): Map<Item, string> {
  const gaps = new Map<Item, string>();
  let latest = items[0]?.date;
  for (const item of items) {
    const { date } = item;
    const gap = latest && gapInWords(latest.begunBy, date.first, latest.isUncertain || date.isUncertain);
    if (gap) gaps.set(item, gap);
    if (!latest || date.begunBy >= latest.begunBy) latest = date;
  }
  return gaps;
}

function sectionsOf(items: readonly Item[], grain: Grain, gaps: ReadonlyMap<Item, string>): Section[] {
  return [...Map.groupBy(items, (item) => sectionKey(item, grain)).values()].map((part) => {
    const first = part[0] as Item;
    const href = grain === 'day' ? undefined : sectionUrl(first, grain);
    return { title: sectionTitle(first, grain), ...(href && { href }), dates: datesOf(part, gaps) };
  });
}

function sectionKey({ date }: Item, grain: Grain): string | number {
  if (grain === 'day') return date.group;
  return grain === 'year' ? date.year : (date.month ?? 0);
}

function sectionTitle({ date }: Item, grain: Grain): string {
  if (grain === 'day') return date.groupLabel;
  if (grain === 'year') return String(date.year);
  return date.month ? `${monthName(date.month)} ${date.year}` : `${date.year}, month not known`;
}

function sectionUrl({ date }: Item, grain: 'year' | 'month'): string | undefined {
  if (grain === 'year') return urlOfYear(date.year);
  return date.month ? urlOfMonth(date.year, date.month) : undefined;
}

function datesOf(items: readonly Item[], gaps: ReadonlyMap<Item, string>): DateGroup[] {
  return [...Map.groupBy(items, ({ date }) => date.group)].map(([anchor, part]) => {
    const first = part[0] as Item;
    const gap = gaps.get(first);
    return {
      ...(gap && { gap }),
      anchor,
      pieces: first.date.groupPieces,
      href: placeOf(first.date),
      items: part,
    };
  });
}

/** The path of a list's page, for Astro's route parameters: without slashes at its ends, absent for the root. */
export function pathOf(path: string, { number }: { number: number }): string | undefined {
  return [path, pageSuffix(number).replace(/\/$/, '')].filter(Boolean).join('/') || undefined;
}
