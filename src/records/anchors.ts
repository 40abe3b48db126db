/** Anchors: the ids of places on a page, to which links lead. */

/** An anchor that no earlier place of the page has: `event-x`, then `event-x.2`. Neither an id of a record nor a slug has a dot. */
export function nextAnchor(prefix: string, id: string, earlier: readonly { anchor: string }[]): string {
  const base = `${prefix}-${id}`;
  const same = earlier.filter(({ anchor }) => anchor === base || anchor.startsWith(`${base}.`));
  return same.length > 0 ? `${base}.${same.length + 1}` : base;
}

/** The letters and digits of some words, in any script, in small letters and joined by hyphens. Empty where there are none. */
export const slugOf = (words: string): string =>
  (
    words
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  ).join('-');
