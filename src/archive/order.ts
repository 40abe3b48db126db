/** The one order of time in which everything is listed. */
import type { Item } from './view.ts';

/** By time; then events before the articles that report them; then by id, so that every build agrees. */
export function byTime(a: Item, b: Item): number {
  return compare(a.date.order, b.date.order) || compare(b.kind, a.kind) || compare(a.id, b.id);
}

/**
 * How one item stands in time to another that lists have before or after it: a list has an order even where the dates
 * tell of none.
 */
export function whenBeside(item: Item, other: Item, word: 'earlier' | 'later'): string {
  if (other.date.group === item.date.group) return 'same date';
  const overlap = other.date.first <= item.date.last && item.date.first <= other.date.last;
  const isKnown = !overlap && !other.date.isUncertain && !item.date.isUncertain;
  return isKnown ? word : `perhaps ${word}`;
}

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
