/** Anchors: the ids of places on a page, to which links lead. */

/**
 * An anchor that no earlier place of a page has: `event-x`, then `event-x.2`.
 *
 * @param base has no dot, as no id of a record and no slug has
 * @param counts how often each has been given on this page; counts on
 */
export function nextAnchor(base: string, counts: Map<string, number>): string {
  const count = (counts.get(base) ?? 0) + 1;
  counts.set(base, count);
  return count > 1 ? `${base}.${count}` : base;
}

/** The letters and digits of some words, in any script, in small letters and joined by hyphens. Empty where there are none. */
export const slugOf = (words: string): string =>
  (
    words
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  ).join('-');
