/** Which items are filed under whom, what and when: filters results, counts them, and knows their order in time. */
import { type FacetName, facetNames, isWithin } from '../../archive/facets.ts';
import { eachPosting, type FacetFile, type ItemsFile } from '../format.ts';
import { type KindName, kindNames, type SearchState } from './address.ts';
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
  readonly #events: Set<number>;
  readonly #prefix: string;
  /** By the id of each page. */
  readonly #bundles: Map<string, string>;
  /** Does one file hold what the index keeps of all pages? */
  readonly isInOneFile: boolean;
  #subjects: Promise<Map<string, KindName>> | undefined;
  /** The ids of the pages of all items, in order of time. */
  readonly ids: readonly string[];

  constructor({ prefix, bundles, count, events, periods }: ItemsFile, load: LoadFile) {
    this.#bundles = new Map(
      bundles.flatMap(([bundle, ids]) =>
        ids.split(' ').map((id): [string, string] => [prefix + id, bundle && prefix + bundle]),
      ),
    );
    this.isInOneFile = bundles.length === 1 && bundles[0]?.[0] !== '';
    this.ids = [...this.#bundles.keys()].slice(0, count);
    this.#numbers = new Map(this.ids.map((id, number) => [id, number]));
    this.#events = new Set();
    eachPosting(events, (item) => this.#events.add(item));
    this.#prefix = prefix;
    this.#periods = periods;
    this.#load = load;
  }

  /** The number of a page's item, in order of time; `undefined` for a person, topic or source, which has no date. */
  numberOf = (page: string): number | undefined => this.#numbers.get(page);

  /** The bundle that holds what the index keeps of a page; empty where it has a file to itself. */
  bundleOf = (page: string): string => this.#bundles.get(page) ?? '';

  /** The kind of each person, topic and source, by the id of its page. */
  subjects(): Promise<ReadonlyMap<string, KindName>> {
    this.#subjects ??= this.#load('names').then(
      (names) => new Map(names.map(([kind, page]) => [this.#prefix + page, kind])),
    );
    return this.#subjects;
  }

  /** How many of the pages are of each kind, those first that are in `kindNames`. */
  async countKinds(pages: Iterable<{ id: string }>): Promise<Map<KindName, number>> {
    const subjects = await this.subjects();
    const counts = new Map<KindName, number>(kindNames.map((kind) => [kind, 0]));
    for (const { id } of pages) {
      const kind = subjects.get(id) ?? this.#kindOfItem(this.numberOf(id));
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    return counts;
  }

  #kindOfItem = (item: number | undefined): KindName =>
    item !== undefined && this.#events.has(item) ? 'event' : 'story';

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
  async filter({ chosen, kind, from, to }: SearchState, except?: FacetName): Promise<ItemSet> {
    const set = this.#empty().fill(1);
    if (kind) for (const item of set.keys()) if (this.#kindOfItem(item) !== kind) set[item] = 0;
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
    if ([from, to].some(({ length }) => length > 'YYYY-MM'.length)) await this.#limitToDays(set, from, to);
    return set;
  }

  /** Leaves in the set what may have been on one of these days. */
  async #limitToDays(set: ItemSet, from: string, to: string) {
    for (const [item, text] of (await this.#load('days')).split(' ').entries()) {
      const [first = '', last = first] = text.split('/');
      if ((to && first.slice(0, to.length) > to) || (from && last.slice(0, from.length) < from))
        set[item] = 0;
    }
  }

  /**
   * The pages of what is of a period, events before articles, each in order of time: of what is known to lie within it, from its
   * first day to its last.
   *
   * @param period a year, a month or a day
   */
  async pagesOf(period: string): Promise<string[]> {
    const days = (await this.#load('days')).split(' ').map((text) => text.split('/'));
    const within = this.ids.filter((_, item) => days[item]?.every((day) => day.startsWith(period)));
    const isEvent = (page: string) => this.#kindOfItem(this.numberOf(page)) === 'event';
    return [...within.filter(isEvent), ...within.filter((page) => !isEvent(page))];
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

  /**
   * How many of the results lie in each year and each month, or may, whatever dates a search is limited to.
   *
   * @param results what the words found; `undefined` where there are no words
   */
  async countTimes(state: SearchState, results: ItemSet | undefined): Promise<Map<string, number>> {
    const set = await this.filter({ ...state, from: '', to: '' });
    const items = new Map<string, Set<number>>();
    for (const [period, postings] of this.#periods) {
      for (const time of new Set([period, period.slice(0, 'YYYY'.length)])) {
        const own = items.get(time) ?? new Set();
        eachPosting(postings, (item) => {
          if (set[item] && results?.[item] !== 0) own.add(item);
        });
        if (own.size > 0) items.set(time, own);
      }
    }
    return new Map([...items].map(([time, { size }]) => [time, size]));
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
