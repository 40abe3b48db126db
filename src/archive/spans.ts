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
  /** Does it go on before or after what is drawn here? */
  isCut: { before: boolean; after: boolean };
  /** Does it begin in an earlier part of the picture? */
  isContinued: boolean;
  href: string;
}

/** From where to where, as places in the picture; and whether it goes on beyond the picture. */
interface Extent {
  from: number;
  to: number;
  isCut: { before: boolean; after: boolean };
}

interface LaidSpan extends Extent {
  items: Item[];
  lane: number;
}

/** Puts what is of one date together, and each in the lowest lane where it has room: those that begin first, first. */
export function layInLanes(items: readonly Item[], extentOf: (item: Item) => Extent) {
  const ends: number[] = [];
  const shown: LaidSpan[] = [];
  let hidden = 0;
  for (const own of Map.groupBy(items, ({ date }) => date.group).values()) {
    const extent = extentOf(own[0] as Item);
    const free = ends.findIndex((end) => end < extent.from);
    const lane = free < 0 ? ends.length : free;
    if (lane >= MOST_LANES) {
      hidden += own.length;
      continue;
    }
    ends[lane] = extent.to;
    shown.push({ items: own, ...extent, lane });
  }
  return { shown, hidden, lanes: ends.length };
}

/** What of a span lies within a part. */
export function cutSpan(
  { items, from, to, isCut, lane }: LaidSpan,
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
      isCut: { before: isCut.before || from < start, after: isCut.after || to >= start + length },
      isContinued: from < start,
      href: placeOf(first.date),
    },
  ];
}

/** As exact as a drawing can be. */
export const round = (number: number): number => Math.round(number * 1000) / 1000;
