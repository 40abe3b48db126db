/** A hundred queries, the same for every run over the same archive. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FacetName } from '../../../src/archive/facets.ts';
import { readPages as readKept } from '../../../src/search/build/merge-indexes.ts';
import { normalize, type SearchFiles } from '../../../src/search/format.ts';
import { nothingChosen, type SearchState } from '../../../src/search/page/address.ts';
import { Random } from '../random.ts';

export type Sort = 'short' | 'common' | 'rare' | 'phrase' | 'filter';

export interface BenchQuery {
  sort: Sort;
  state: SearchState;
}

const EACH = 20;

const stateOf = (change: Partial<SearchState>): SearchState => ({
  q: '',
  chosen: nothingChosen(),
  kind: '',
  from: '',
  to: '',
  order: '',
  view: 'list',
  ...change,
});

/**
 * Twenty of each sort: words of two and three letters, the most frequent words, words on one to ten pages, two and three
 * words side by side, and limits without words. The limits come last: by the first of them the core loads its whole
 * index, by each facet a filter that slows down what is asked after it.
 */
export function queriesFor(site: string, seed: number): BenchQuery[] {
  const random = new Random(seed);
  const pages = readPages(site);
  const counts = countsOf(pages);
  const frequent = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([word]) => word);
  const isLong = (word: string) => word.length > 3 && !/\d/.test(word);
  const rare = frequent.filter((word) => isLong(word) && (counts.get(word) ?? 0) <= 10);
  const short = frequent.filter((word) => word.length === 2 || word.length === 3);
  const words = (sort: Sort, from: readonly string[]) =>
    from.map((q): BenchQuery => ({ sort, state: stateOf({ q }) }));
  const times = Array.from({ length: EACH });
  return [
    ...shuffled(random, [
      ...words('short', pick(short, random)),
      ...words('common', frequent.filter(isLong).slice(0, EACH)),
      ...words('rare', pick(rare, random)),
      ...words(
        'phrase',
        times.map(() => phrase(pages, random)),
      ),
    ]),
    ...times.map((_, index): BenchQuery => ({ sort: 'filter', state: limits(site, random, index) })),
  ];
}

function shuffled<T>(random: Random, list: readonly T[]): T[] {
  return list
    .map((one) => ({ one, place: random.bits() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
}

function countsOf(pages: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const content of pages) {
    for (const word of new Set(content.split(/\s+/).map(normalize))) {
      if (word) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
}

function pick(from: readonly string[], random: Random): string[] {
  const picked = new Set<string>();
  while (picked.size < Math.min(EACH, from.length)) picked.add(random.pick(from));
  return [...picked];
}

function phrase(pages: readonly string[], random: Random): string {
  const words = random.pick(pages).split(/[\s.,;:“”"]+/);
  const start = random.below(Math.max(1, words.length - 3));
  return `"${words.slice(start, start + random.between(2, 3)).join(' ')}"`;
}

/** What the index keeps of each page: its words. */
const readPages = (site: string): string[] =>
  readKept<{ content: string }>(join(site, 'pagefind')).map(({ page }) => page.content);

/** One facet, two of them, or a span of time, as the archive has them. */
function limits(site: string, random: Random, index: number): SearchState {
  const [hash = ''] = readdirSync(join(site, 'search')).filter((name) => !name.includes('.'));
  const read = <N extends keyof SearchFiles>(name: N): SearchFiles[N] =>
    JSON.parse(readFileSync(join(site, 'search', hash, `${name}.json`), 'utf8'));
  const one = (facet: FacetName) => [random.pick(read(facet))[0]];
  if (index % 4 === 0) {
    const [month] = random.pick(read('items').periods);
    return stateOf({ from: month, to: month });
  }
  if (index % 4 === 1) return stateOf({ chosen: { ...nothingChosen(), person: one('person') } });
  if (index % 4 === 2) return stateOf({ chosen: { ...nothingChosen(), topic: one('topic') } });
  return stateOf({ chosen: { ...nothingChosen(), source: one('source'), topic: one('topic') } });
}
