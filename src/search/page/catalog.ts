/** Which items are filed under whom, what and when: filters results, counts them, and knows their order in time. */
import { type FacetName, facetNames, isWithin } from '../../archive/facets.ts';
import { eachPosting, type FacetFile, type ItemsFile } from '../format.ts';
import type { SearchState } from './address.ts';
import type { LoadFile } from './pagefind.ts';

/** A value of a facet, and how many results have it. */
export interface ValueCount {
  id: string;
  name: string;
  count: number;
}

/** A set of items: a byte for each, by its number, which is 1 where the item belongs to the set. */
type ItemSet = Uint8Array<ArrayBuffer>;

export class Catalog {
  readonly #load: LoadFile;
  readonly #files = new Map<FacetName, Promise<FacetFile>>();
  readonly #periods: ItemsFile['periods'];
  readonly #numbers: Map<string, number>;
  /** The ids of the pages of all items, in order of time. */
  readonly ids: readonly string[];

  constructor({ prefix, ids, periods }: ItemsFile, load: LoadFile) {
    this.ids = ids ? ids.split(' ').map((id) => prefix + id) : [];
    this.#numbers = new Map(this.ids.map((id, number) => [id, number]));
    this.#periods = periods;
    this.#load = load;
  }

  /** The number of a page's item, in order of time; `undefined` for a person, topic or source, which has no date. */
  numberOf = (page: string): number | undefined => this.#numbers.get(page);

  /**
   * A value of a facet, and what it is called; `undefined` where the facet has none of that id.
   *
   * @param id that the value has, or has had
   */
  async valueOf(facet: FacetName, id: string): Promise<{ id: string; name: string } | undefined> {
    const found = (await this.#file(facet)).find(
      ([value, , , former]) => value === id || former?.includes(id),
    );
    return found && { id: found[0], name: found[1] };
  }

  /**
   * The items that pass the filters of a search.
   *
   * @param except a facet whose chosen values do not count
   */
  async filter({ chosen, from, to }: SearchState, except?: FacetName): Promise<ItemSet> {
    const set = this.#empty().fill(1);
    for (const facet of facetNames) {
      if (facet === except || chosen[facet].length === 0) continue;
      const values = (await this.#file(facet)).filter(([id]) => chosen[facet].includes(id));
      this.#intersect(
        set,
        values.map(([, , items]) => items),
      );
    }
    if (from || to) {
      const periods = this.#periods.filter(([period]) => isWithin(period, from, to));
      this.#intersect(
        set,
        periods.map(([, items]) => items),
      );
    }
    return set;
  }

  /** The items among these pages. */
  setOf(pages: Iterable<{ id: string }>): ItemSet {
    const set = this.#empty();
    for (const { id } of pages) {
      const number = this.numberOf(id);
      if (number !== undefined) set[number] = 1;
    }
    return set;
  }

  /**
   * How many of the results each value of a facet has, or would add: the other facets filter, its own values do not.
   *
   * @param results what the words found; `undefined` where there are no words
   * @returns the values that have any, and those that are chosen; the most frequent first
   */
  async counts(facet: FacetName, state: SearchState, results: ItemSet | undefined): Promise<ValueCount[]> {
    const set = await this.filter(state, facet);
    return (await this.#file(facet))
      .map(([id, name, items]) => {
        let count = 0;
        eachPosting(items, (item) => {
          if (set[item] && results?.[item] !== 0) count++;
        });
        return { id, name, count };
      })
      .filter(({ id, count }) => count > 0 || state.chosen[facet].includes(id))
      .sort((a, b) => b.count - a.count);
  }

  #empty = (): ItemSet => new Uint8Array(this.ids.length);

  /** Leaves in the set what is also in one of these posting lists. */
  #intersect(set: ItemSet, lists: readonly (readonly number[])[]) {
    const union = this.#empty();
    for (const list of lists) {
      eachPosting(list, (item) => {
        union[item] = 1;
      });
    }
    for (const [item, isIn] of union.entries()) if (!isIn) set[item] = 0;
  }

  #file(facet: FacetName): Promise<FacetFile> {
    const file = this.#files.get(facet) ?? this.#load(facet);
    this.#files.set(facet, file);
    return file;
  }
}
