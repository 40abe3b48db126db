/** Who and what stands together in articles and events, and how often. */
import { facetOfKind } from './facets.ts';
import type { Names } from './names.ts';
import { compare } from './order.ts';
import type { Companion, Item } from './view.ts';

/**
 * @param items what a subject belongs to
 * @param self the subject's own id where it is of the kind that is counted, which it then does not accompany
 * @returns the people or the topics of the items: the most frequent first, then by name
 */
export function companionsOf(
  items: readonly Item[],
  kind: 'people' | 'topics',
  self: string,
  names: Names,
): Companion[] {
  const counts = new Map<string, { articles: number; events: number }>();
  for (const { kind: of, facets } of items) {
    for (const id of facets[facetOfKind[kind]]) {
      if (id === self) continue;
      const count = counts.get(id) ?? { articles: 0, events: 0 };
      count[of]++;
      counts.set(id, count);
    }
  }
  return [...counts]
    .flatMap(([id, count]) => names.link(kind, id).map(({ href, text }) => ({ href, text, ...count })))
    .sort((a, b) => total(b) - total(a) || compare(a.text, b.text) || compare(a.href, b.href));
}

const total = ({ articles, events }: Companion): number => articles + events;
