/** Answers the search that an address asks for. Knows nothing of the page that shows it. */

import { site } from '#site';
import { type FacetName, facetNames } from '../../archive/facets.ts';
import { type NamesFile, normalize } from '../format.ts';
import {
  canonicalize,
  isEmpty,
  isFiltered,
  type KindName,
  orderOf,
  type ParsedAddress,
  periodInWords,
  type SearchState,
  truncate,
} from './address.ts';
import { Catalog, type ValueCount } from './catalog.ts';
import { Engine, type Hit, type LookupResult } from './engine.ts';
import { hasNumber, isNumber } from './matches.ts';
import { bareId, type IndexLoader, type LoadedPage, type PagefindResult, withWords } from './pagefind.ts';
import { addressIn, asIndexed, dateIn, parseQuery, type Query, type Term, writeQuery } from './query.ts';
import { isNamed, pagesNamed, rank } from './ranking.ts';
import { spreadOf, type TimeSpan } from './spread.ts';
import {
  isInArchive,
  longerWords,
  readWords,
  type Suggestion,
  suggestionsFor,
  type Word,
} from './suggest.ts';

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
  /** Has no page all terms? Then those are shown that have the most of them, and the rarest. */
  isPartial: boolean;
  /** The words in place of which others were looked for, as those occur nowhere. */
  shownFor?: string;
  /** Is the first result what the query is the name of? */
  isNamed: boolean;
  /** The day, month or year that the query is, to which a search can be limited. */
  period?: string;
  /** The place on the first result that a query is the address of. */
  anchor?: string;
  /** Why nothing was found, where none of the words occurs anywhere. */
  why?: string;
}

export class Search {
  readonly #loader: IndexLoader;
  #engine: Promise<Engine> | undefined;
  #catalog: Promise<Catalog> | undefined;
  #words: Promise<Word[][]> | undefined;

  constructor(loader: IndexLoader) {
    this.#loader = loader;
  }

  /** Loads Pagefind, if that has not begun: before the first query is written, or when it is. */
  begin(): Promise<Engine> {
    this.#engine ??= this.#loader.pagefind().then(
      (pagefind) =>
        new Engine(
          pagefind,
          () => this.#loader.file('notes'),
          (...asked) => this.#expand(...asked),
        ),
    );
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
    const nothing: SearchOutcome = {
      state,
      notes,
      hits: [],
      names,
      terms: [],
      suggestions: [],
      isPartial: false,
      isNamed: false,
    };
    const why = state.q && !hasWords ? `“${truncate(state.q)}” holds no word to look for.` : undefined;
    if (isEmpty(hasWords ? state : { ...state, q: '' })) return why ? { ...nothing, why } : nothing;
    if (why) notes.push(why);
    if (!engine) {
      const all = [...(await this.#all()), ...(state.kind ? await this.#subjects() : [])];
      return { ...nothing, hits: await this.#arrange(state, all, false) };
    }
    return this.#find(await engine, query, nothing);
  }

  /** Finds what the words of a query ask for: a page by its address, what is of a date, or what has the words. */
  async #find(engine: Engine, query: Query, nothing: SearchOutcome): Promise<SearchOutcome> {
    const { state } = nothing;
    const address = addressIn(state.q);
    const addressed = address ? (await engine.findKey(address.key)).map(hitOf) : [];
    if (address && !address.isId && addressed.length > 0) {
      const hits = await this.#arrange(state, addressed, true);
      return { ...nothing, hits, matches: addressed, ...(address.anchor && { anchor: address.anchor }) };
    }
    const period = dateIn(state.q);
    if (period) {
      const ofDate = (await (await this.#openCatalog()).pagesOf(period)).map(this.#hitOf);
      if (ofDate.length > 0) return this.#findDated(engine, period, ofDate, nothing);
    }
    const { outcome, misspelt, guess } = await this.#findWords(engine, query, state.q, nothing, addressed);
    if (guess === undefined) return outcome;
    const { outcome: other } = await this.#findWords(engine, parseQuery(guess), guess, nothing);
    // What was meant is shown where it finds what the rest of the words asks for as well.
    if (other.hits.length === 0 || (other.isPartial && outcome.hits.length > 0)) return outcome;
    const notes = [
      ...nothing.notes,
      `${nothingContains(misspelt)}.`,
      ...other.notes.slice(nothing.notes.length),
    ];
    return { ...other, notes, suggestions: outcome.suggestions, shownFor: guess };
  }

  /** Finds what is of a date, and behind it what only mentions it. */
  async #findDated(
    engine: Engine,
    period: string,
    ofDate: Hit[],
    nothing: SearchOutcome,
  ): Promise<SearchOutcome> {
    const query = parseQuery(periodInWords(period));
    const found = await engine.find(query, () => this.#all());
    const mentions = new Map(found.isPartial ? [] : found.hits.map((hit) => [hit.id, hit]));
    const dated = new Set(ofDate.map(({ id }) => id));
    const ordered = [
      ...ofDate.map((hit) => mentions.get(hit.id) ?? hit),
      ...[...mentions.values()].filter(({ id }) => !dated.has(id)),
    ];
    const matches = await rank(ordered, query.wanted, new Set(), dated, (await this.#lookedAt()).ranked);
    const hits = await this.#arrange(nothing.state, matches, true);
    return { ...nothing, hits, matches, terms: query.wanted, period };
  }

  /**
   * @param text the query as it was written
   * @param addressed the pages of which it is the id
   */
  async #findWords(
    engine: Engine,
    query: Query,
    text: string,
    nothing: SearchOutcome,
    addressed: readonly Hit[] = [],
  ) {
    const { state } = nothing;
    const [found, names] = await Promise.all([
      engine.find(query, () => this.#all()),
      query.wanted.length > 0 ? this.#loader.file('names') : [],
    ]);
    const { unknown, longer, excluded } = found;
    const terms = query.wanted.filter((term) => !unknown.includes(term));
    // Only the whole can be a name of which a part occurs nowhere.
    const whole = query.unwanted.length > 0 ? new Set<string>() : pagesNamed(text, names);
    for (const { id } of addressed) whole.add(bareId(id));
    const named = whole.size > 0 ? whole : namedBy(terms, names);
    const others = [...named]
      .map((page) => this.#hitAt(page))
      .filter(({ id }) => !excluded.has(id) && !found.hits.some((hit) => hit.id === id));
    const candidates = [
      ...others,
      ...found.hits.filter((hit) => isNamed(hit, named)),
      ...found.hits.filter((hit) => !isNamed(hit, named)),
    ];
    // What has some of the terms is in order already: the most and the rarest come first.
    const lookedAt = await this.#lookedAt();
    const ranked = found.isPartial
      ? candidates
      : await rank(candidates, terms, named, new Set(), lookedAt.ranked);
    const asWritten = terms.map((term) => (longer.includes(term) ? undefined : term));
    const matches = await withExactNumbers(ranked, asWritten, lookedAt.numbers);
    const hits = await this.#arrange(state, matches, query.wanted.length > 0);
    const otherForms = await inOtherForms(
      asWritten.filter((term) => term !== undefined),
      hits,
    );
    const { guesses, absent } = await this.#suggest(query, found, otherForms);
    const helpful = await this.#findable(engine, state, guesses);
    const isShown = hits.length > 0;
    const isPartial = found.isPartial && named.size === 0 && isShown;
    const [missing, idle] = [
      unknown.filter((term) => whole.size === 0 && query.wanted.includes(term)),
      unknown.filter((term) => query.unwanted.includes(term)),
    ];
    const isNothingKnown = missing.length > 0 && terms.length === 0 && !isShown;
    const notes = notesOf({
      missing: isNothingKnown ? [] : missing,
      idle,
      longer,
      absent,
      isShown,
      isPartial,
    });
    const [first] = hits;
    const outcome: SearchOutcome = {
      ...nothing,
      notes: [...nothing.notes, ...notes],
      hits,
      matches,
      terms,
      suggestions: helpful.map((guess) => guess.query),
      isPartial,
      isNamed: Boolean(first && isNamed(first, named)),
      ...(isNothingKnown && { why: `${nothingContains(missing)}.` }),
    };
    const guess = missing.length > 0 && helpful[0]?.isTelling ? helpful[0].query : undefined;
    return { outcome, misspelt: missing, guess };
  }

  /** The guesses that find something within the limits of a search. */
  async #findable(engine: Engine, state: SearchState, guesses: readonly Suggestion[]) {
    const found = await Promise.all(
      guesses.map(async ({ query }) => {
        const { hits } = await engine.find(parseQuery(query), () => this.#all());
        return this.#arrange(state, hits, true);
      }),
    );
    return guesses.filter((_, index) => found[index]?.length);
  }

  /** How many results each value of a facet has, or would add. */
  async counts(facet: FacetName, { state, matches }: SearchOutcome): Promise<ValueCount[]> {
    const catalog = await this.#openCatalog();
    return catalog.counts(facet, state, matches && catalog.setOf(matches));
  }

  /** How many results there are of each kind, whatever kind is chosen. */
  async countKinds({ state, matches }: SearchOutcome): Promise<Map<KindName, number>> {
    const all = await this.#arrange(
      { ...state, kind: '' },
      matches ?? (await this.#all()),
      matches !== undefined,
    );
    return (await this.#openCatalog()).countKinds(all);
  }

  /** How the results are spread over time, whatever dates are chosen: see `spreadOf`. */
  async spread({ state, matches }: SearchOutcome): Promise<TimeSpan[]> {
    const catalog = await this.#openCatalog();
    return spreadOf(await catalog.countTimes(state, matches && catalog.setOf(matches)), state);
  }

  /** Filters hits, and puts them in order of time if they are not asked for by relevance, in which they come. */
  async #arrange(state: SearchState, hits: Hit[], hasWords: boolean): Promise<Hit[]> {
    const order = orderOf(hasWords ? state : { ...state, q: '' });
    if (order === 'relevance' && !isFiltered(state)) return hits;
    const catalog = await this.#openCatalog();
    const items = await catalog.filter(state);
    const { kind, chosen, from, to } = state;
    const isByItem = Boolean(from || to) || facetNames.some((facet) => chosen[facet].length > 0);
    const subjects = kind ? await catalog.subjects() : undefined;
    // People, topics and sources have no date: they pass no filter but that of their kind, and come last in either order.
    const passes = (id: string) => !isByItem && (subjects ? subjects.get(id) === kind : hasWords);
    const undated = order === 'newest' ? -1 : catalog.ids.length;
    const kept = hits
      .map((hit) => ({ hit, number: catalog.numberOf(hit.id) ?? undated }))
      .filter(({ hit, number }) => (number === undated ? passes(hit.id) : items[number] === 1));
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
  async #suggest(
    query: Query,
    { unknown, unknownWords }: Pick<LookupResult, 'unknown' | 'unknownWords'>,
    otherForms: readonly Term[],
  ) {
    if (unknown.length + otherForms.length === 0) return { guesses: [], absent: [] };
    const [words, names] = await Promise.all([this.#openWords(), this.#loader.file('names')]);
    if (unknownWords.some((word) => isInArchive(words, word))) {
      throw new Error(MISSING);
    }
    const absent = otherForms.filter((term) => !isInArchive(words, term));
    const missing = [...unknown.filter((term) => query.wanted.includes(term)), ...absent];
    return { guesses: suggestionsFor(words, names, query, missing), absent };
  }

  async #expand(term: Term, isFound: boolean, isLast: boolean): Promise<string[]> {
    const words = await this.#openWords();
    if (!isFound && isInArchive(words, term)) throw new Error(MISSING);
    return longerWords(words, normalize(term.text), isLast);
  }

  #openWords(): Promise<Word[][]> {
    this.#words ??= this.#loader.file('words').then(readWords);
    return this.#words;
  }

  #openCatalog(): Promise<Catalog> {
    const { file } = this.#loader;
    this.#catalog ??= file('items').then((items) => new Catalog(items, file));
    return this.#catalog;
  }

  /** Every article and event. Pagefind is not asked, as it would load all of its index to say so. */
  async #all(): Promise<Hit[]> {
    const catalog = await this.#openCatalog();
    return catalog.ids.map((id) => this.#hitOf(id));
  }

  /** Every person, topic and source. */
  async #subjects(): Promise<Hit[]> {
    const catalog = await this.#openCatalog();
    return [...(await catalog.subjects()).keys()].map((id) => this.#hitOf(id));
  }

  #hitOf = (id: string): Hit => ({
    ...NO_TERMS,
    id,
    load: async () => this.#loader.page(id, (await this.#openCatalog()).bundleOf(id)),
  });

  async #lookedAt(): Promise<LookedAt> {
    return (await this.#openCatalog()).isInOneFile ? IN_ONE_FILE : IN_MANY;
  }

  /** @param page Pagefind's id without its prefix */
  #hitAt = (page: string): Hit => this.#hitOf(`${site.language}_${page}`);
}

/** Pagefind says nothing when it could not load a part of its index, and finds less. */
const MISSING = 'a part of the search index is missing';

const NO_TERMS = { positions: [], score: 0, terms: 0, isInNote: false };

function hitOf({ id, data }: PagefindResult): Hit {
  let page: Promise<LoadedPage> | undefined;
  return {
    ...NO_TERMS,
    id,
    load() {
      page ??= data().then(withWords);
      return page;
    },
  };
}

/** How many of the best are put in order, and how many are looked through for a number as it was written. */
interface LookedAt {
  ranked: number;
  numbers: number;
}

/** Where all pages lie in one file, to look at many costs nothing more; else no more are put in order than are shown at first. */
const [IN_ONE_FILE, IN_MANY]: [LookedAt, LookedAt] = [
  { ranked: 20, numbers: 60 },
  { ranked: 10, numbers: 20 },
];

/**
 * Without the pages that have a number otherwise.
 *
 * @param terms in the order of each hit's positions
 * @param most so many of the pages, the first, are looked through
 */
async function withExactNumbers(
  hits: Hit[],
  terms: readonly (Term | undefined)[],
  most: number,
): Promise<Hit[]> {
  const looked = await Promise.all(
    hits.slice(0, most).map(async (hit) => {
      const own = terms.filter((term, index) => term && isNumber(term) && hit.positions[index]?.length);
      if (own.length === 0) return [hit];
      const page = await hit.load();
      return own.every((term) => term && hasNumber(page, term)) ? [hit] : [];
    }),
  );
  return [...looked.flat(), ...hits.slice(most)];
}

/**
 * The pages that a query is the name of without what holds a question together, or without what asks for somebody's words, as
 * in “What did Li Qiang say”.
 */
function namedBy(terms: readonly Term[], names: NamesFile): Set<string> {
  const telling = terms.filter(({ text, isPhrase }) => isPhrase || !saying.test(text));
  return (
    [terms, telling]
      .map((wanted) => writeQuery({ wanted: [...wanted], unwanted: [] }))
      .map((name) => pagesNamed(name, names))
      .find(({ size }) => size > 0) ?? new Set()
  );
}

const saying = /^(?:sa(?:y|ys|id)|quot(?:e|es|ed|ations?)|remarks?|statements?|words?)$/i;

/** The words that none of the first results has as they are written, but in another form. */
async function inOtherForms(terms: readonly Term[], hits: readonly Hit[]): Promise<Term[]> {
  const words = terms.filter(({ isPhrase }) => !isPhrase);
  if (words.length === 0 || hits.length === 0) return [];
  const pages = await Promise.all(hits.slice(0, BATCH).map((hit) => hit.load()));
  const occurs = (word: string) =>
    pages.some(({ normalized }) => normalized.some((one) => one.includes(word)));
  return words.filter(
    ({ text }) =>
      !asIndexed(text)
        .split(/[ ‐‑-]/)
        .map(normalize)
        .every(occurs),
  );
}

/** What is to be said of the terms of a query, and of what is shown. */
interface Said {
  /** Wanted, and nowhere. */
  missing: readonly Term[];
  /** Not wanted, and nowhere. */
  idle: readonly Term[];
  longer: readonly Term[];
  /** Nowhere as they are written. */
  absent: readonly Term[];
  isShown: boolean;
  isPartial: boolean;
}

function notesOf({ missing, idle, longer, absent, isShown, isPartial }: Said): string[] {
  const without = isShown ? `; shown without ${itOrThem(missing)}` : '';
  return [
    ...(missing.length > 0 ? [`${nothingContains(missing)}${without}.`] : []),
    ...(idle.length > 0 ? [`${nothingContains(idle)}, so nothing is left out for ${itOrThem(idle)}.`] : []),
    ...longer
      .filter((term) => isShown && isLong(term))
      .map(
        ({ text }) => `Nothing contains “${text}” itself; shown with longer words that begin so or hold it.`,
      ),
    ...absent.map(({ text }) => `“${text}” itself occurs nowhere; shown with its other forms.`),
    ...(isPartial
      ? ['No page has all of it; shown are those that have the most of it, and the rarest words.']
      : []),
  ];
}

/** “Nothing contains “a”, “b” or the phrase “c d””, without the full stop. */
function nothingContains(terms: readonly Term[]): string {
  const words = terms.map(({ text, isPhrase }) => `${isPhrase ? 'the phrase ' : ''}“${truncate(text)}”`);
  return `Nothing contains ${new Intl.ListFormat(site.locale, { type: 'disjunction' }).format(words)}`;
}

/** Of one letter or two, somebody is still writing the word. */
const isLong = ({ text }: Term): boolean => normalize(text).length > 2;

const itOrThem = ({ length }: readonly Term[]): string => (length > 1 ? 'them' : 'it');
