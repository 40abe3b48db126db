/** The one order of time in which everything is listed. */
import type { Item } from './view.ts';

/** By time; then events before the articles that report them; then by id, so that every build agrees. */
export function byTime(a: Item, b: Item): number {
  return compare(a.date.order, b.date.order) || compare(b.kind, a.kind) || compare(a.id, b.id);
}

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
