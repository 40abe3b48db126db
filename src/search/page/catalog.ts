/** Which items belong to whom, to what, and to when: narrows results down, counts them, and puts them in order of time. */
import { type FacetName, facetNames, isWithin } from '../../archive/facets.ts';
import { eachOf, type FacetFile, type ItemsFile } from '../format.ts';
import type { State } from './address.ts';

/** Gives one of the files beside the index, such as `person.json`. */
export type Fetch = <T>(name: string) => Promise<T>;

export interface Count {
  id: string;
  name: string;
  count: number;
}

/** A mark for each item: 1 where it is meant. */
type Marks = Uint8Array<ArrayBuffer>;

export class Catalog {
  readonly #fetch: Fetch;
  readonly #files = new Map<FacetName, Promise<FacetFile>>();
  readonly #periods: ItemsFile['periods'];
  readonly #numbers: Map<string, number>;
  /** The ids of the pages of all items, in order of time. */
  readonly ids: readonly string[];

  constructor({ prefix, ids, periods }: ItemsFile, fetch: Fetch) {
    this.ids = ids ? ids.split(' ').map((id) => prefix + id) : [];
    this.#numbers = new Map(this.ids.map((id, number) => [id, number]));
    this.#periods = periods;
    this.#fetch = fetch;
  }

  /** The number of a page's item, in order of time; -1 for what has no date. */
  numberOf = (page: string): number => this.#numbers.get(page) ?? -1;

  /**
   * A value of a facet, and what it is called; nothing for one that the facet does not have.
   *
   * @param id that it has, or has had
   */
  async valueOf(facet: FacetName, id: string): Promise<{ id: string; name: string } | undefined> {
    const found = (await this.#file(facet)).find(
      ([value, , , former]) => value === id || former?.includes(id),
    );
    return found && { id: found[0], name: found[1] };
  }

  /**
   * The items that a search is narrowed to.
   *
   * @param except a facet whose chosen values do not count
   */
  async within({ chosen, from, to }: State, except?: FacetName): Promise<Marks> {
    const marks = this.#none().fill(1);
    for (const facet of facetNames) {
      if (facet === except || chosen[facet].length === 0) continue;
      const wanted = new Set(chosen[facet]);
      const file = await this.#file(facet);
      this.#narrow(
        marks,
        file.filter(([id]) => wanted.has(id)).map(([, , items]) => items),
      );
    }
    if (from || to) {
      const periods = this.#periods.filter(([period]) => isWithin(period, from, to));
      this.#narrow(
        marks,
        periods.map(([, items]) => items),
      );
    }
    return marks;
  }

  /** The items among these pages. */
  of(pages: Iterable<string>): Marks {
    const marks = this.#none();
    for (const page of pages) {
      const number = this.numberOf(page);
      if (number >= 0) marks[number] = 1;
    }
    return marks;
  }

  /**
   * How many of the results each value of a facet has, or would add: the other facets narrow, its own values do not.
   *
   * @param results what the words found; nothing where there are no words
   * @returns the values that have any, and those that are chosen; the most frequent first
   */
  async counts(facet: FacetName, state: State, results: Marks | undefined): Promise<Count[]> {
    const marks = await this.within(state, facet);
    return (await this.#file(facet))
      .map(([id, name, items]) => {
        let count = 0;
        eachOf(items, (item) => {
          count += (marks[item] ?? 0) & (results ? (results[item] ?? 0) : 1);
        });
        return { id, name, count };
      })
      .filter(({ id, count }) => count > 0 || state.chosen[facet].includes(id))
      .sort((a, b) => b.count - a.count);
  }

  #none = (): Marks => new Uint8Array(this.ids.length);

  /** Leaves marked what is also in one of these lists. */
  #narrow(marks: Marks, lists: readonly (readonly number[])[]) {
    const kept = this.#none();
    for (const list of lists) {
      eachOf(list as number[], (item) => {
        kept[item] = 1;
      });
    }
    for (const [item, mark] of kept.entries()) marks[item] = (marks[item] ?? 0) & mark;
  }

  #file(facet: FacetName): Promise<FacetFile> {
    const file = this.#files.get(facet) ?? this.#fetch<FacetFile>(`${facet}.json`);
    this.#files.set(facet, file);
    return file;
  }
}
