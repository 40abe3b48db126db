/** What spans several years or months of a picture of time: laid in lanes, and cut where the picture is. */
import { countsInWords, kinds, ofKind } from './counts.ts';
import { placeOf } from './lists.ts';
import type { Item } from './view.ts';

/** So many spans can lie below one another. */
const MOST_LANES = 4;

/** What may have been at any time within several steps, or lasted through them. */
export interface Span {
  from: number;
  width: number;
  /** From 0, the lane nearest to the names of the years or months, which stand above it. */
  lane: number;
  isUncertain: boolean;
  kinds: Item['kind'][];
  title: string;
  /** Does it go on in the part before, or in the part after? */
  isCut: { before: boolean; after: boolean };
  href: string;
}

interface LaidSpan {
  items: Item[];
  from: number;
  to: number;
  lane: number;
}

/** Puts what is of one date together, and each in the lowest lane where it has room: those that begin first, first. */
export function layInLanes(items: readonly Item[], extentOf: (item: Item) => [number, number]) {
  const ends: number[] = [];
  const shown: LaidSpan[] = [];
  let hidden = 0;
  for (const own of Map.groupBy(items, ({ date }) => date.group).values()) {
    const [from, to] = extentOf(own[0] as Item);
    const free = ends.findIndex((end) => end < from);
    const lane = free < 0 ? ends.length : free;
    if (lane >= MOST_LANES) {
      hidden += own.length;
      continue;
    }
    ends[lane] = to;
    shown.push({ items: own, from, to, lane });
  }
  return { shown, hidden, lanes: ends.length };
}

/** What of a span lies within a part. */
export function cutSpan(
  { items, from, to, lane }: LaidSpan,
  start: number,
  size: number,
  length: number,
): Span[] {
  const [first] = items;
  const [left, right] = [Math.max(from, start), Math.min(to, start + length - 1)];
  if (!first || left > right) return [];
  const what = items.length === 1 ? first.title : countsInWords(items);
  return [
    {
      from: round(((left - start) / size) * 100),
      width: round(((right - left + 1) / size) * 100),
      lane,
      isUncertain: items.some(({ date }) => date.isUncertain),
      kinds: kinds.filter((kind) => ofKind(items, kind).length > 0),
      title: `${first.date.groupLabel}: ${what}`,
      isCut: { before: from < start, after: to >= start + length },
      href: placeOf(first.date),
    },
  ];
}

/** As exact as a drawing can be. */
export const round = (number: number): number => Math.round(number * 1000) / 1000;
