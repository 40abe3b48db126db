/** Spans of a chart: bars over several steps of time, laid in lanes below the axis, and cut where the chart is. */
import { type Axis, stepIndex } from './chart-axis.ts';
import { countsInWords } from './counts.ts';
import { groupBy } from './groups.ts';
import { areInferred, dayInWords, itemKinds, ofKind } from './items.ts';
import { urlOfDate } from './urls.ts';
import type { Item } from './view.ts';

/** So many spans can lie below one another. */
const MAX_LANES = 4;

/** What may have been at any time within several steps, or lasted through them. */
export interface Span {
  /** As percentages of the panel's width. */
  from: number;
  width: number;
  /** From 0, the lane nearest to the names of the years or months, which stand above it. */
  lane: number;
  isUncertain: boolean;
  /** Did it last so long? Otherwise it was some time within. */
  hasLasted: boolean;
  kinds: Item['kind'][];
  title: string;
  /** Does it go on before or after what is drawn here? */
  isCut: { before: boolean; after: boolean };
  /** Does it begin in an earlier panel? */
  isContinued: boolean;
  href: string;
}

/** Does an item span several steps, or have no known beginning or end? */
export const isSpan = ({ date }: Item, { numberOf }: Axis): boolean =>
  date.isOpen.before || date.isOpen.after || numberOf(date.earliestDay) !== numberOf(date.latestDay);

/** The items of one date in their lane, from the first to the last step, by their index on the axis. */
interface LaidSpan extends Pick<Span, 'lane' | 'isCut'> {
  items: [Item, ...Item[]];
  from: number;
  to: number;
}

/**
 * Puts what is of one date together, and each in the lowest lane where it has room.
 *
 * @param items in order of time
 * @returns the spans, how many items found no room, and how many lanes are taken
 */
export function layInLanes(items: readonly Item[], axis: Axis) {
  const ends: number[] = [];
  const shown: LaidSpan[] = [];
  let hidden = 0;
  for (const own of groupBy(items, ({ date }) => date.group).values()) {
    const [{ date }] = own;
    const [first, last] = [axis.numberOf(date.earliestDay), axis.numberOf(date.latestDay)];
    const [from, to] = [stepIndex(axis, first), stepIndex(axis, last)];
    const free = ends.findIndex((end) => end < from);
    const lane = free < 0 ? ends.length : free;
    if (lane >= MAX_LANES) {
      hidden += own.length;
      continue;
    }
    ends[lane] = to;
    const isCut = { before: first < axis.first, after: date.isOpen.after || last > axis.last };
    shown.push({ items: own, from, to, lane, isCut });
  }
  return { shown, hidden, count: ends.length };
}

/** A panel's first step, by its index in the chart, how many steps it has, and how many it has room for. */
interface PanelRange {
  start: number;
  length: number;
  size: number;
}

/** What of a span lies within a panel, if anything does. */
export function cutSpan(
  { items, from, to, isCut, lane }: LaidSpan,
  { start, length, size }: PanelRange,
): Span[] {
  const end = start + length - 1;
  const [left, right] = [Math.max(from, start), Math.min(to, end)];
  if (left > right) return [];
  const [first] = items;
  const { title, date } = first;
  const when = areInferred(items) ? dayInWords(first) : date.groupLabel;
  return [
    {
      from: round(((left - start) / size) * 100),
      width: round(((right - left + 1) / size) * 100),
      lane,
      isUncertain: date.isUncertain,
      hasLasted: date.hasLasted,
      kinds: itemKinds.filter((kind) => ofKind(items, kind).length > 0),
      title: `${when}: ${items.length === 1 ? title : countsInWords(items)}`,
      isCut: { before: isCut.before || from < start, after: isCut.after || to > end },
      isContinued: from < start,
      href: urlOfDate(date),
    },
  ];
}

/** Rounds to the precision that a drawing can have: three decimal places. */
export const round = (number: number): number => Math.round(number * 1000) / 1000;
