/** From a query to the pages that answer it. Pagefind looks up words and phrases; what they mean together is said here. */
import { normalize } from '../format.ts';
import { type LoadedPage, type Pagefind, type PagefindResult, withWords } from './pagefind.ts';
import { type Query, type Term, writeTerm } from './query.ts';

/** A page that answers a query. */
export interface Hit {
  id: string;
  /** For each term the positions of the words that matched it first, counted in words from the page's beginning. */
  positions: number[][];
  load(): Promise<LoadedPage>;
}

/** What was found of a query. */
export interface LookupResult {
  /** The best first. */
  hits: Hit[];
  /** What occurs nowhere, wanted or not, and was left out of the query. */
  unknown: Term[];
  /** The single words of that, less those that occur elsewhere, such as the words of a phrase that nobody wrote. */
  unknownWords: Term[];
  /** Words that occur nowhere, and of which longer ones were found that begin with them. */
  prefixes: Term[];
}

/** Of fewer letters than this too much begins. */
const MIN_PREFIX = 3;
/** How many answers of Pagefind are kept, for when a reader goes back, sorts, filters, or adds a word. */
const CACHE_SIZE = 24;

/**
 * Every term is looked up as a phrase, and so by itself. Pagefind answers that in less time than a ranked search; it
 * finds whole words, with their endings, where a ranked search takes in whatever begins alike and happens to be loaded,
 * and so never finds the same twice; and it says of each term whether it occurs at all.
 */
export class Engine {
  readonly #pagefind: Pagefind;
  /** The least recently used first. */
  readonly #cache = new Map<string, Promise<PagefindResult[]>>();

  constructor(pagefind: Pagefind) {
    this.#pagefind = pagefind;
  }

  /** Stops Pagefind's worker. */
  end(): Promise<void> {
    return this.#pagefind.destroy();
  }

  /** @param all loads every page, for a query of `-words` alone */
  async find({ wanted, unwanted }: Query, all: () => Promise<Hit[]>): Promise<LookupResult> {
    const prefixes: Term[] = [];
    const [wantedPages, unwantedPages] = await Promise.all([
      eachTerm(wanted, (term) => this.#findWanted(term, prefixes)),
      eachTerm(unwanted, (term) => this.#findExact(term)),
    ]);
    const unknown = [...wantedPages, ...unwantedPages].filter(isNowhere).map(({ term }) => term);
    const excluded = new Set(unwantedPages.flatMap(({ results }) => results.map(({ id }) => id)));
    const sets = wantedPages.filter((found) => !isNowhere(found)).map(({ results }) => results);
    const hits = wanted.length > 0 ? intersect(sets) : await all();
    return {
      hits: hits.filter(({ id }) => !excluded.has(id)),
      unknown,
      unknownWords: await this.#unknownWords(unknown),
      prefixes,
    };
  }

  /**
   * The pages that have a term; or, of a word that occurs nowhere, those that have a longer one.
   *
   * @param prefixes to which the term is added if it is only the beginning of what was found
   */
  async #findWanted(term: Term, prefixes: Term[]): Promise<PagefindResult[]> {
    const found = await this.#findExact(term);
    if (found.length > 0) return found;
    if (term.isPhrase) return this.#findCompound(term);
    if (normalize(term.text).length < MIN_PREFIX) return [];
    const longer = await this.#search(withoutSymbols(term.text));
    // For what nothing begins with, Pagefind takes the longest word that it begins with instead.
    if (!longer[0] || !(await matchesPrefix(longer[0], term))) return [];
    prefixes.push(term);
    return longer;
  }

  /** A phrase of which two words may be written as one: the index keeps “self-driving” as a single word. */
  async #findCompound({ text }: Term): Promise<PagefindResult[]> {
    const words = text.split(' ');
    const joined = words
      .slice(1)
      .map((_, index) => words.toSpliced(index, 2, words.slice(index, index + 2).join('')));
    const found = await Promise.all(
      joined.map((phrase) => this.#findExact({ text: phrase.join(' '), isPhrase: true })),
    );
    return [...new Map(found.flat().map((result) => [result.id, result])).values()];
  }

  async #unknownWords(terms: readonly Term[]): Promise<Term[]> {
    const words = terms.flatMap(({ text }) =>
      text.split(' ').map((word) => ({ text: word, isPhrase: false })),
    );
    const found = await eachTerm(words, (word) => this.#findExact(word));
    return found.filter(isNowhere).map(({ term }) => term);
  }

  #findExact({ text }: Term): Promise<PagefindResult[]> {
    return this.#search(writeTerm({ text: withoutSymbols(text), isPhrase: true }));
  }

  #search(text: string): Promise<PagefindResult[]> {
    const answer = this.#cache.get(text) ?? this.#pagefind.search(text).then(({ results }) => results);
    this.#cache.delete(text);
    this.#cache.set(text, answer);
    const oldest = this.#cache.keys().next().value;
    if (this.#cache.size > CACHE_SIZE && oldest !== undefined) this.#cache.delete(oldest);
    return answer;
  }
}

/** A term, and the pages that were found for it. */
interface FoundTerm {
  term: Term;
  results: readonly PagefindResult[];
}

const eachTerm = (
  terms: readonly Term[],
  find: (term: Term) => Promise<PagefindResult[]>,
): Promise<FoundTerm[]> => Promise.all(terms.map(async (term) => ({ term, results: await find(term) })));

const isNowhere = ({ results }: FoundTerm): boolean => results.length === 0;

/** Pagefind leaves them out of the words that it keeps, and not out of those that it looks for. */
const withoutSymbols = (text: string): string => text.replace(/\p{S}+/gu, '');

/**
 * The pages that are in every set. First come those that have the terms nearest to their beginning: news says what
 * matters in the headline, then in the summary, then in the first paragraphs.
 */
function intersect([base = [], ...others]: readonly (readonly PagefindResult[])[]): Hit[] {
  const sets = others.map((other) => new Map(other.map((result) => [result.id, result])));
  const found = base.flatMap((first) => {
    const results = [first, ...sets.flatMap((set) => set.get(first.id) ?? [])];
    const positions = results.map(({ words }) => words);
    const start = positions.reduce((sum, [position = 0]) => sum + position, 0);
    return results.length > sets.length ? { first, positions, start } : [];
  });
  // Pagefind numbers its pages anew at each build; their ids stay while the pages do.
  found.sort((a, b) => a.start - b.start || (a.first.id < b.first.id ? -1 : 1));
  return found.map(({ first: { id, data }, positions }) => {
    let page: Promise<LoadedPage> | undefined;
    return {
      id,
      positions,
      load() {
        page ??= data().then(withWords);
        return page;
      },
    };
  });
}

/** Does one of the words that a result marks begin with the term? */
async function matchesPrefix({ words, data }: PagefindResult, { text }: Term): Promise<boolean> {
  const { normalized } = withWords(await data());
  return words.some((position) => normalized[position]?.startsWith(normalize(text)));
}
