/** Answers what an address asks for. Knows nothing of the page that shows it. */
import { type FacetName, facetNames } from '../../archive/facets.ts';
import type { ItemsFile, WordsFile } from '../format.ts';
import { normal } from '../normal.ts';
import { isEmpty, isNarrowed, orderOf, type Reading, type State, settle, shorten } from './address.ts';
import { Catalog, type Count, type Fetch } from './catalog.ts';
import { type Answer, Engine, type Hit } from './engine.ts';
import type { Fragment, Pagefind } from './pagefind.ts';
import { parseQuery, type Query, type Term, writeQuery } from './query.ts';
import { wordsOf } from './words.ts';

/** How many results are shown at first, and at each request for more. */
export const AT_ONCE = 10;

export interface Found {
  /** What is shown: the address's, less what means nothing. */
  state: State;
  /** What the address holds that means nothing, and what occurs nowhere, in words for the reader. */
  notes: string[];
  /** In the order in which they are shown. Nothing where nothing is asked for. */
  hits: Hit[];
  /** The chosen values, by name. */
  names: Record<FacetName, { id: string; name: string }[]>;
  /** What was looked for. */
  terms: Term[];
  /** Everything that the words found, before it was narrowed down; nothing where there are no words. */
  matches?: Hit[];
  /** Queries that the reader may have meant. */
  suggestions: string[];
  /** Where no page has all terms: the query without one of them. */
  fewer: string[];
}

/** How the files of the index are loaded. */
export interface Source {
  pagefind(): Promise<Pagefind>;
  fetch: Fetch;
  /** What the index keeps of a page. */
  page(id: string): Promise<Fragment>;
  /** Loads what finds near words. */
  suggest(): Promise<typeof import('./suggest.ts')>;
}

export class Search {
  readonly #source: Source;
  #pagefind: Promise<Pagefind> | undefined;
  #engine: Promise<Engine> | undefined;
  #catalog: Promise<Catalog> | undefined;

  constructor(source: Source) {
    this.#source = source;
  }

  /** Loads Pagefind before the first query is written. */
  async begin(): Promise<void> {
    await this.#start();
  }

  /** Stops Pagefind's worker. */
  end(): void {
    this.#pagefind?.then((pagefind) => pagefind.destroy()).catch(() => {});
  }

  /** Throws where a part of the index cannot be read. A `Search` that has thrown is of no more use. */
  async run({ state: asked, faults }: Reading): Promise<Found> {
    const query = parseQuery(asked.q);
    const hasWords = query.wanted.length + query.unwanted.length > 0;
    // Both are loaded at the same time, where both are needed.
    const engine = hasWords ? this.#start() : undefined;
    engine?.catch(() => {});
    const { state, names, strangers } = await this.#known(asked);
    const notes = [...faults, ...strangers];
    if (state.q && !hasWords) notes.push(`“${shorten(state.q)}” holds no word to look for.`);
    const nothing = { state, notes, hits: [], names, terms: [], suggestions: [], fewer: [] };
    if (isEmpty(hasWords ? state : { ...state, q: '' })) return nothing;

    if (!engine) return { ...nothing, hits: await this.#arrange(state, await this.#all(), false) };
    const answer = await (await engine).find(query, () => this.#all());
    const { hits: matches, unknown, begun } = answer;
    const hits = await this.#arrange(state, matches, query.wanted.length > 0);
    const terms = query.wanted.filter((term) => !unknown.includes(term));
    const { suggestions, absent } = await this.#suggest(query, answer, await lacking(terms, hits));
    notes.push(
      ...unknown.map((term) => nothingContains(term, query, unknown)),
      ...begun.map(({ text }) => `Nothing contains “${text}” itself; shown with longer words that begin so.`),
      ...absent.map(({ text }) => `“${text}” itself occurs nowhere; shown with its other forms.`),
    );
    const fewer = unknown.length === 0 && matches.length === 0 ? fewerWords(query) : [];
    return { ...nothing, hits, matches, terms, suggestions, fewer };
  }

  /** How many results each value of a facet has, or would add. */
  async counts(facet: FacetName, { state, matches }: Found): Promise<Count[]> {
    const catalog = await this.#openCatalog();
    return catalog.counts(facet, state, matches && catalog.of(matches.map(({ id }) => id)));
  }

  async #arrange(state: State, hits: Hit[], hasWords: boolean): Promise<Hit[]> {
    const order = hasWords ? orderOf(state) : orderOf({ ...state, q: '' });
    if (order === 'relevance' && !isNarrowed(state)) return hits;
    const catalog = await this.#openCatalog();
    const marks = await catalog.within(state);
    const placed = hits.map((hit) => ({ hit, number: catalog.numberOf(hit.id) }));
    const kept = placed.filter(({ number }) =>
      number < 0 ? hasWords && !isNarrowed(state) : marks[number] === 1,
    );
    // People, topics and sources have no date, and come last.
    if (order === 'newest') kept.sort((a, b) => b.number - a.number);
    if (order === 'oldest') kept.sort((a, b) => (a.number >>> 0) - (b.number >>> 0));
    return kept.map(({ hit }) => hit);
  }

  /** Leaves out the chosen values that the archive does not have, and names those that it has. */
  async #known(asked: State) {
    const chosen = { ...asked.chosen };
    const names: Found['names'] = { person: [], topic: [], source: [], event: [] };
    const strangers: string[] = [];
    const catalog = facetNames.some((facet) => chosen[facet].length > 0)
      ? await this.#openCatalog()
      : undefined;
    for (const facet of facetNames) {
      for (const id of asked.chosen[facet]) {
        const value = await catalog?.valueOf(facet, id);
        if (value) names[facet].push(value);
        else strangers.push(`The archive has no ${facet} “${shorten(id)}”; shown without it.`);
      }
      chosen[facet] = names[facet].map(({ id }) => id);
    }
    return { state: settle({ ...asked, chosen }), names, strangers };
  }

  /** Loads the archive's words, if one is unknown, or known in other forms alone, which may be a slip as well. */
  async #suggest(query: Query, { unknown, unknownWords }: Answer, otherForms: readonly Term[]) {
    if (unknown.length + otherForms.length === 0) return { suggestions: [], absent: [] };
    const [file, { isInArchive, suggestionsFor }] = await Promise.all([
      this.#source.fetch<WordsFile>('words.json'),
      this.#source.suggest(),
    ]);
    // Pagefind says nothing when it could not load a part of its index, and finds less.
    if (unknownWords.some((word) => isInArchive(file, word))) {
      throw new Error('a part of the search index is missing');
    }
    const absent = otherForms.filter((term) => !isInArchive(file, term));
    return { suggestions: suggestionsFor(file, query, [...unknown, ...absent]), absent };
  }

  #start(): Promise<Engine> {
    this.#pagefind ??= this.#source.pagefind();
    this.#engine ??= this.#pagefind.then((pagefind) => new Engine(pagefind));
    return this.#engine;
  }

  #openCatalog(): Promise<Catalog> {
    const { fetch } = this.#source;
    this.#catalog ??= fetch<ItemsFile>('items.json').then((items) => new Catalog(items, fetch));
    return this.#catalog;
  }

  /** Every article and event. Pagefind is not asked, as it would load all of its index to say so. */
  async #all(): Promise<Hit[]> {
    const { ids } = await this.#openCatalog();
    return ids.map((id) => ({ id, places: [], data: () => this.#source.page(id) }));
  }
}

/** The words that none of the first results has as they are written, but in another form. */
async function lacking(terms: readonly Term[], hits: readonly Hit[]): Promise<Term[]> {
  const words = terms.filter(({ isPhrase }) => !isPhrase);
  if (words.length === 0 || hits.length === 0) return [];
  const pages = await Promise.all(hits.slice(0, AT_ONCE).map((hit) => hit.data()));
  const isIn = (page: Fragment, text: string) => wordsOf(page).normal.some((word) => word.includes(text));
  return words.filter(({ text }) => !pages.some((page) => isIn(page, normal(text))));
}

function nothingContains(term: Term, { wanted, unwanted }: Query, unknown: readonly Term[]): string {
  const what = `Nothing contains ${term.isPhrase ? 'the phrase ' : ''}“${shorten(term.text)}”`;
  if (unwanted.includes(term)) return `${what}, so nothing is left out for it.`;
  return wanted.every((other) => unknown.includes(other)) ? `${what}.` : `${what}; shown without it.`;
}

/** No page has all terms: the query without each of them. */
const fewerWords = ({ wanted, unwanted }: Query): string[] =>
  wanted.length < 2
    ? []
    : wanted.map((term) => writeQuery({ wanted: wanted.filter((other) => other !== term), unwanted }));
