/** Answers the search that an address asks for. Knows nothing of the page that shows it. */
import { type FacetName, facetNames } from '../../archive/facets.ts';
import { normalize } from '../format.ts';
import {
  canonicalize,
  isEmpty,
  isFiltered,
  orderOf,
  type ParsedAddress,
  type SearchState,
  truncate,
} from './address.ts';
import { Catalog, type ValueCount } from './catalog.ts';
import { Engine, type Hit, type LookupResult } from './engine.ts';
import type { IndexLoader } from './pagefind.ts';
import { parseQuery, type Query, type Term, writeQuery } from './query.ts';

/** How many results are shown at first, and at each request for more. */
export const BATCH = 10;

/** What a search found, and what is to be said of it. */
export interface SearchOutcome {
  /** What is shown: the address's, less what means nothing. */
  state: SearchState;
  /** What the address holds that means nothing, and what occurs nowhere, in words for the reader. */
  notes: string[];
  /** In the order in which they are shown. Nothing where nothing is asked for. */
  hits: Hit[];
  /** The chosen values, by name. */
  names: Record<FacetName, { id: string; name: string }[]>;
  /** What was looked for. */
  terms: Term[];
  /** Everything that the words found, before it was filtered; absent where there are no words. */
  matches?: Hit[];
  /** Queries that the reader may have meant. */
  suggestions: string[];
  /** Where no page has all terms: the query without one of them. */
  fewer: string[];
}

export class Search {
  readonly #loader: IndexLoader;
  #engine: Promise<Engine> | undefined;
  #catalog: Promise<Catalog> | undefined;

  constructor(loader: IndexLoader) {
    this.#loader = loader;
  }

  /** Loads Pagefind, if that has not begun: before the first query is written, or when it is. */
  begin(): Promise<Engine> {
    this.#engine ??= this.#loader.pagefind().then((pagefind) => new Engine(pagefind));
    return this.#engine;
  }

  /** Stops Pagefind. */
  end(): void {
    this.#engine?.then((engine) => engine.end()).catch(() => {});
  }

  /** Throws where a part of the index cannot be read. A `Search` that has thrown is of no more use. */
  async run({ state: asked, faults }: ParsedAddress): Promise<SearchOutcome> {
    const query = parseQuery(asked.q);
    const hasWords = query.wanted.length + query.unwanted.length > 0;
    // Both are loaded at the same time, where both are needed.
    const engine = hasWords ? this.begin() : undefined;
    engine?.catch(() => {});
    const { state, names, unknownValues } = await this.#knownValues(asked);
    const notes = [...faults, ...unknownValues];
    if (state.q && !hasWords) notes.push(`“${truncate(state.q)}” holds no word to look for.`);
    const nothing = { state, notes, hits: [], names, terms: [], suggestions: [], fewer: [] };
    if (isEmpty(hasWords ? state : { ...state, q: '' })) return nothing;

    if (!engine) return { ...nothing, hits: await this.#arrange(state, await this.#all(), false) };
    const found = await (await engine).find(query, () => this.#all());
    const { hits: matches, unknown, prefixes } = found;
    const hits = await this.#arrange(state, matches, query.wanted.length > 0);
    const terms = query.wanted.filter((term) => !unknown.includes(term));
    const { suggestions, absent } = await this.#suggest(query, found, await inOtherForms(terms, hits));
    notes.push(
      ...unknown.map((term) => nothingContains(term, query, unknown)),
      ...prefixes.map(
        ({ text }) => `Nothing contains “${text}” itself; shown with longer words that begin so.`,
      ),
      ...absent.map(({ text }) => `“${text}” itself occurs nowhere; shown with its other forms.`),
    );
    const fewer = unknown.length === 0 && matches.length === 0 ? fewerWords(query) : [];
    return { ...nothing, hits, matches, terms, suggestions, fewer };
  }

  /** How many results each value of a facet has, or would add. */
  async counts(facet: FacetName, { state, matches }: SearchOutcome): Promise<ValueCount[]> {
    const catalog = await this.#openCatalog();
    return catalog.counts(facet, state, matches && catalog.setOf(matches));
  }

  /** Filters hits, and puts them in order of time if they are not asked for by relevance, in which they come. */
  async #arrange(state: SearchState, hits: Hit[], hasWords: boolean): Promise<Hit[]> {
    const order = orderOf(hasWords ? state : { ...state, q: '' });
    if (order === 'relevance' && !isFiltered(state)) return hits;
    const catalog = await this.#openCatalog();
    const items = await catalog.filter(state);
    // People, topics and sources have no date: they pass no filter, and come last in either order of time.
    const undated = order === 'newest' ? -1 : catalog.ids.length;
    const kept = hits
      .map((hit) => ({ hit, number: catalog.numberOf(hit.id) ?? undated }))
      .filter(({ number }) => (number === undated ? hasWords && !isFiltered(state) : items[number] === 1));
    if (order === 'newest') kept.sort((a, b) => b.number - a.number);
    if (order === 'oldest') kept.sort((a, b) => a.number - b.number);
    return kept.map(({ hit }) => hit);
  }

  /** Leaves out the chosen values that the archive does not have, and names those that it has. */
  async #knownValues(asked: SearchState) {
    const chosen = { ...asked.chosen };
    const names: SearchOutcome['names'] = { person: [], topic: [], source: [], event: [] };
    const unknownValues: string[] = [];
    const catalog = facetNames.some((facet) => chosen[facet].length > 0)
      ? await this.#openCatalog()
      : undefined;
    for (const facet of facetNames) {
      for (const id of asked.chosen[facet]) {
        const value = await catalog?.valueOf(facet, id);
        if (value) names[facet].push(value);
        else unknownValues.push(`The archive has no ${facet} “${truncate(id)}”; shown without it.`);
      }
      chosen[facet] = names[facet].map(({ id }) => id);
    }
    return { state: canonicalize({ ...asked, chosen }), names, unknownValues };
  }

  /** Loads the archive's words, if one is unknown, or known in other forms alone, which may be a slip as well. */
  async #suggest(query: Query, { unknown, unknownWords }: LookupResult, otherForms: readonly Term[]) {
    if (unknown.length + otherForms.length === 0) return { suggestions: [], absent: [] };
    const [file, { isInArchive, suggestionsFor }] = await Promise.all([
      this.#loader.file('words'),
      this.#loader.suggest(),
    ]);
    // Pagefind says nothing when it could not load a part of its index, and finds less.
    if (unknownWords.some((word) => isInArchive(file, word))) {
      throw new Error('a part of the search index is missing');
    }
    const absent = otherForms.filter((term) => !isInArchive(file, term));
    return { suggestions: suggestionsFor(file, query, [...unknown, ...absent]), absent };
  }

  #openCatalog(): Promise<Catalog> {
    const { file } = this.#loader;
    this.#catalog ??= file('items').then((items) => new Catalog(items, file));
    return this.#catalog;
  }

  /** Every article and event. Pagefind is not asked, as it would load all of its index to say so. */
  async #all(): Promise<Hit[]> {
    const { ids } = await this.#openCatalog();
    return ids.map((id) => ({ id, positions: [], load: () => this.#loader.page(id) }));
  }
}

/** The words that none of the first results has as they are written, but in another form. */
async function inOtherForms(terms: readonly Term[], hits: readonly Hit[]): Promise<Term[]> {
  const words = terms.filter(({ isPhrase }) => !isPhrase);
  if (words.length === 0 || hits.length === 0) return [];
  const pages = await Promise.all(hits.slice(0, BATCH).map((hit) => hit.load()));
  const occurs = (text: string) =>
    pages.some(({ normalized }) => normalized.some((word) => word.includes(text)));
  return words.filter(({ text }) => !occurs(normalize(text)));
}

function nothingContains(term: Term, { wanted, unwanted }: Query, unknown: readonly Term[]): string {
  const what = `Nothing contains ${term.isPhrase ? 'the phrase ' : ''}“${truncate(term.text)}”`;
  if (unwanted.includes(term)) return `${what}, so nothing is left out for it.`;
  return wanted.every((other) => unknown.includes(other)) ? `${what}.` : `${what}; shown without it.`;
}

/** No page has all terms: the query without each of them. */
const fewerWords = ({ wanted, unwanted }: Query): string[] =>
  wanted.length < 2
    ? []
    : wanted.map((term) => writeQuery({ wanted: wanted.filter((other) => other !== term), unwanted }));
