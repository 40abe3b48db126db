/** Lists of items: cut into pages, and into sections and dates within a page. */
import { site } from '#site';
import { capitalized, countedInWords } from './counts.ts';
import { type DatePiece, monthName, monthNumber } from './dates.ts';
import { groupBy } from './groups.ts';
import { areInferred } from './items.ts';
import { pageSuffix, urlAt, urlOfDate, urlOfMonth, urlOfYear } from './urls.ts';
import type { Item } from './view.ts';

/** The granularity of a list's sections: the years of an archive, the months of a year, the days of a month. */
type Grain = 'year' | 'month' | 'day';

/** The items of one date. */
export interface DateGroup {
  /** How long nothing stands before it, where that is long: “Four years pass”. */
  gap?: string;
  /** The element's id on the page: the date in EDTF, without a time of day. */
  anchor: string;
  pieces: DatePiece[];
  /** Is the date of all its items inferred? */
  isInferred: boolean;
  /** The permanent address of this date on the timeline. */
  href: string;
  items: Item[];
}

interface Section {
  /** The heading; of a section of days, the date itself. */
  title: string;
  /** The section's own page, where it has one. */
  href?: string;
  dates: DateGroup[];
}

/** A date that stands on a later page of the same list. */
interface LaterDate {
  anchor: string;
  pieces: DatePiece[];
  isInferred: boolean;
  href: string;
  count: number;
}

/** Which page of a list this is, and the addresses of the pages beside it. */
export interface Pagination {
  /** From 1. */
  number: number;
  last: number;
  previous?: string;
  next?: string;
}

export interface ListPage extends Pagination {
  /** How many items all pages hold together. */
  total: number;
  grain: Grain;
  sections: Section[];
  /**
   * On the first page of a list that is cut: the dates on its later pages that have their address here. So that holds
   * however many entries join it.
   */
  elsewhere: LaterDate[];
}

/**
 * Cuts a list into pages of at most `site.pageSize` items. An empty list has one page, which is empty.
 *
 * @param items in order of time
 * @param url of the first page
 */
export function listPages(items: readonly Item[], url: string, grain: Grain): ListPage[] {
  const gaps = gapsBefore(items);
  return chunk(items).map((part, index, parts) => ({
    ...paginate(index, parts.length, url),
    total: items.length,
    grain,
    sections: sectionsOf(part, grain, gaps),
    elsewhere: index === 0 ? datesElsewhere(parts, url) : [],
  }));
}

/**
 * @param index the page's, from 0
 * @param count how many pages there are
 * @param url of the first page
 */
export function paginate(index: number, count: number, url: string): Pagination {
  return {
    number: index + 1,
    last: count,
    ...(index > 0 && { previous: url + pageSuffix(index) }),
    ...(index + 1 < count && { next: url + pageSuffix(index + 2) }),
  };
}

/** The path of a page of a list, for Astro's route parameters: without slashes at its ends, `undefined` for the root. */
export function pagePath(path: string, { number }: { number: number }): string | undefined {
  return [path, pageSuffix(number).replace(/\/$/, '')].filter(Boolean).join('/') || undefined;
}

/** Cuts a list into parts of at most this size. An empty list has one part, which is empty. */
export function chunk<T>(list: readonly T[], size: number = site.pageSize): T[][] {
  const count = Math.max(1, Math.ceil(list.length / size));
  return Array.from({ length: count }, (_, index) => list.slice(index * size, (index + 1) * size));
}

const byDate = (items: readonly Item[]) => groupBy(items, ({ date }) => date.group);

function datesElsewhere(parts: readonly (readonly Item[])[], url: string): LaterDate[] {
  const here = new Set(parts[0]?.map(({ date }) => date.group));
  return parts.flatMap((part, index) =>
    [...byDate(part)]
      .filter(
        ([anchor, [{ date }]]) =>
          urlOfDate(date) === urlAt(url, anchor) && !here.has(anchor) && here.add(anchor),
      )
      .map(([anchor, items]) => ({
        anchor,
        pieces: items[0].date.groupPieces,
        isInferred: areInferred(items),
        href: urlAt(url + pageSuffix(index + 1), anchor),
        count: items.length,
      })),
  );
}

function sectionsOf(items: readonly Item[], grain: Grain, gaps: ReadonlyMap<Item, string>): Section[] {
  return [...groupBy(items, (item) => sectionKey(item, grain)).values()].map((part) => {
    const href = sectionUrl(part[0], grain);
    return { title: sectionTitle(part[0], grain), ...(href && { href }), dates: datesOf(part, gaps) };
  });
}

function sectionKey({ date }: Item, grain: Grain): string | number {
  if (grain === 'day') return date.group;
  if (grain === 'month') return date.month ?? 0;
  return date.year ?? date.group;
}

function sectionTitle({ date }: Item, grain: Grain): string {
  if (grain === 'day') return date.groupLabel;
  if (date.year === undefined) return capitalized(date.groupLabel);
  if (grain === 'year') return String(date.year);
  return date.month ? `${monthName(date.month)} ${date.year}` : `${date.year}, month not known`;
}

function sectionUrl({ date }: Item, grain: Grain): string | undefined {
  if (date.year === undefined) return undefined;
  if (grain === 'year') return urlOfYear(date.year);
  return grain === 'month' && date.month ? urlOfMonth(date.year, date.month) : undefined;
}

/** @param gaps how long nothing stands before an item, in words, where that is told */
export function datesOf(items: readonly Item[], gaps: ReadonlyMap<Item, string> = new Map()): DateGroup[] {
  return [...byDate(items)].map(([anchor, part]) => {
    const [first] = part;
    const gap = gaps.get(first);
    return {
      ...(gap && { gap }),
      anchor,
      pieces: first.date.groupPieces,
      isInferred: areInferred(part),
      href: urlOfDate(first.date),
      items: part,
    };
  });
}

/** The long gaps of a list, in words, by the item that comes after each. */
function gapsBefore(items: readonly Item[]): Map<Item, string> {
  const gaps = new Map<Item, string>();
  let latest = items[0]?.date;
  for (const item of items) {
    const { date } = item;
    const gap =
      latest && gapInWords(latest.latestStartDay, date.earliestDay, latest.isUncertain || date.isUncertain);
    if (gap) gaps.set(item, gap);
    if (!latest || date.latestStartDay >= latest.latestStartDay) latest = date;
  }
  return gaps;
}

/** A gap of fewer months is not told. */
const MIN_GAP = 3;
/** A month or a year of which no more than this is missing has nearly passed. */
const NEARLY = 0.3;

/**
 * The years, or else months, that have certainly passed between two dates: whole ones, or nearly so.
 *
 * @param from the latest possible start day of the former (`YYYY-MM-DD`): what lasts does not fill a gap
 * @param to the earliest possible day of the latter
 * @param isUncertain is either date approximate or uncertain?
 * @returns “Four years pass”, “Nearly five years pass”, “About four years pass”; `undefined` where it is less than three months
 */
export function gapInWords(from: string, to: string, isUncertain = false): string | undefined {
  const dayOf = (date: string) => Number(date.slice('YYYY-MM-'.length));
  const months = monthNumber(to) - monthNumber(from) + (dayOf(to) - dayOf(from)) / 31;
  if (months < MIN_GAP) return undefined;
  const [length, unit] = months + NEARLY < 12 ? [months, 'month'] : [months / 12, 'year'];
  const count = Math.floor(length + NEARLY);
  const words = `${countedInWords(count, unit)} ${count === 1 ? 'passes' : 'pass'}`;
  const nearly = count > length ? `nearly ${words}` : words;
  return capitalized(isUncertain ? `about ${words}` : nearly);
}
