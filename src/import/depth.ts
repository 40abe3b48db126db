/** Elements that hold nothing, or that a page may leave open. */
const LEFT_OPEN = new Set(
  'area base body br caption col colgroup dd dt embed head hr html img input li link meta option p param source tbody td tfoot th thead tr track wbr'.split(
    ' ',
  ),
);

/** Comments, what is no markup within an element, and tags: `</`, name, `/>`. */
const TAG =
  /<!--(?:(?!-->)[\s\S])*-->|<(script|style|textarea|title)\b(?:(?!<\/\1)[\s\S])*|<(\/?)([a-z][^\s/>]*)[^<>]*?(\/?)>/gi;

/** How deep a page's elements are nested at most, by its tags alone: before a parser is asked, which may take minutes. */
export function depthOf(html: string): number {
  const open = new Map<string, number>();
  let depth = 0;
  let deepest = 0;
  for (const [, , slash, written, closed] of html.matchAll(TAG)) {
    const name = written?.toLowerCase();
    if (name === undefined || closed || LEFT_OPEN.has(name)) continue;
    const count = open.get(name) ?? 0;
    // An end that nothing began closes nothing.
    if (slash && count === 0) continue;
    const change = slash ? -1 : 1;
    open.set(name, count + change);
    depth += change;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
