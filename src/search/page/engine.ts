/** From a query to the pages that answer it. Pagefind looks up words and phrases; what they mean together is said here. */
import { normal } from '../normal.ts';
import type { Fragment, Pagefind, Result } from './pagefind.ts';
import { type Query, type Term, writeTerm } from './query.ts';
import { wordsOf } from './words.ts';

export interface Hit {
  id: string;
  /** For each term the places where it was first found, counted in words from the page's beginning. */
  places: number[][];
  data(): Promise<Fragment>;
}

export interface Answer {
  /** The best first. */
  hits: Hit[];
  /** What occurs nowhere, wanted or not, and was left out of the query. */
  unknown: Term[];
  /** The single words of that, less those that occur elsewhere, such as the words of a phrase that nobody wrote. */
  unknownWords: Term[];
  /** Words that occur nowhere, and of which longer ones were found that begin with them. */
  begun: Term[];
}

/** Of fewer letters than this too much begins. */
const SHORT = 3;
/** How many answers of Pagefind are kept, for when a reader goes back, sorts, narrows down, or adds a word. */
const KEPT = 24;

/**
 * Every term is looked up as a phrase, and so by itself. Pagefind answers that in less time than a ranked search; it
 * finds whole words, with their endings, where a ranked search takes in whatever begins alike and happens to be loaded,
 * and so never finds the same twice; and it says of each term whether it occurs at all.
 */
export class Engine {
  readonly #pagefind: Pagefind;
  readonly #kept = new Map<string, Promise<Result[]>>();

  constructor(pagefind: Pagefind) {
    this.#pagefind = pagefind;
  }

  /** @param all gives what a query that only leaves out begins with */
  async find({ wanted, unwanted }: Query, all: () => Promise<Hit[]>): Promise<Answer> {
    const begun: Term[] = [];
    const [sets, others] = await Promise.all([
      Promise.all(wanted.map((term) => this.#wanted(term, begun))),
      Promise.all(unwanted.map((term) => this.#exactly(term))),
    ]);
    const isUnknown = (found: readonly Result[]) => found.length === 0;
    const unknown = [
      ...wanted.filter((_, index) => isUnknown(sets[index] ?? [])),
      ...unwanted.filter((_, index) => isUnknown(others[index] ?? [])),
    ];
    const left = new Set(others.flatMap((results) => results.map(({ id }) => id)));
    const found = wanted.length > 0 ? meet(sets.filter((set) => !isUnknown(set))) : await all();
    return {
      hits: found.filter(({ id }) => !left.has(id)),
      unknown,
      unknownWords: await this.#unknownWords(unknown),
      begun,
    };
  }

  /** The pages that have a term; or, of a word that occurs nowhere, those that have a longer one. */
  async #wanted(term: Term, begun: Term[]): Promise<Result[]> {
    const found = await this.#exactly(term);
    if (found.length > 0) return found;
    if (term.isPhrase) return this.#joined(term);
    if (normal(term.text).length < SHORT) return [];
    const longer = await this.#search(withoutSymbols(term.text));
    // For what nothing begins with, Pagefind takes the longest word that it begins with instead.
    if (!longer[0] || !(await hasBeginning(longer[0], term))) return [];
    begun.push(term);
    return longer;
  }

  /** A phrase of which two words may be written as one: the index keeps “self-driving” as a single word. */
  async #joined({ text }: Term): Promise<Result[]> {
    const words = text.split(' ');
    const joined = words
      .slice(1)
      .map((_, index) => words.toSpliced(index, 2, words.slice(index, index + 2).join('')));
    const found = await Promise.all(
      joined.map((phrase) => this.#exactly({ text: phrase.join(' '), isPhrase: true })),
    );
    return [...new Map(found.flat().map((result) => [result.id, result])).values()];
  }

  async #unknownWords(terms: readonly Term[]): Promise<Term[]> {
    const words = terms.flatMap(({ text }) =>
      text.split(' ').map((word) => ({ text: word, isPhrase: false })),
    );
    const found = await Promise.all(words.map((word) => this.#exactly(word)));
    return words.filter((_, index) => found[index]?.length === 0);
  }

  #exactly({ text }: Term): Promise<Result[]> {
    return this.#search(writeTerm({ text: withoutSymbols(text), isPhrase: true }));
  }

  #search(text: string): Promise<Result[]> {
    const answer = this.#kept.get(text) ?? this.#pagefind.search(text).then(({ results }) => results);
    this.#kept.delete(text);
    this.#kept.set(text, answer);
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return answer;
  }
}

/** Pagefind leaves them out of the words that it keeps, and not out of those that it looks for. */
const withoutSymbols = (text: string): string => text.replace(/\p{S}+/gu, '');

/**
 * The pages that are in every set. First come those that have the terms nearest to their beginning: news says what
 * matters in the headline, then in the summary, then in the first paragraphs.
 */
function meet([base = [], ...others]: readonly (readonly Result[])[]): Hit[] {
  const sets = others.map((other) => new Map(other.map((result) => [result.id, result])));
  const met = base
    .map((first) => ({ first, results: [first, ...sets.flatMap((set) => set.get(first.id) ?? [])] }))
    .filter(({ results }) => results.length > sets.length)
    .map(({ first, results }) => ({ first, places: results.map(({ words }) => words) }))
    .map((one) => ({ ...one, start: one.places.reduce((sum, [place = 0]) => sum + place, 0) }));
  // Pagefind numbers its pages anew at each build; their ids stay while the pages do.
  met.sort((a, b) => a.start - b.start || (a.first.id < b.first.id ? -1 : 1));
  return met.map(({ first: { id, data }, places }) => {
    let page: Promise<Fragment> | undefined;
    return {
      id,
      places,
      data() {
        page ??= data();
        return page;
      },
    };
  });
}

/** Does one of the words that a result marks begin with the term? */
async function hasBeginning({ words, data }: Result, { text }: Term): Promise<boolean> {
  const all = wordsOf(await data());
  return words.some((place) => all.normal[place]?.startsWith(normal(text)));
}
