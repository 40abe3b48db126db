/** From a query to the pages that answer it. Pagefind looks up words and phrases; what they mean together is said here. */
import { type NotesFile, normalize } from '../format.ts';
import { hasNumber, isNumber } from './matches.ts';
import { bareId, type LoadedPage, type Pagefind, type PagefindResult, withWords } from './pagefind.ts';
import { asIndexed, type Query, type Term } from './query.ts';

/** A page that answers a query. */
export interface Hit {
  id: string;
  /** For each term the positions of the words that matched it first, counted in words from the page's beginning. */
  positions: number[][];
  /** How much it says of the terms, the more the better. */
  score: number;
  /** How many of the terms it has. */
  terms: number;
  /** Does only the archive's note have one of the terms? */
  isInNote: boolean;
  load(): Promise<LoadedPage>;
}

/** What was found of a query. */
export interface LookupResult {
  /** The best first: those that have all terms, or else, where no page has, those that have the most and the rarest. */
  hits: Hit[];
  /** Has no page all terms, though each occurs somewhere? */
  isPartial: boolean;
  /** The ids of the pages that have what is not wanted. */
  excluded: ReadonlySet<string>;
  /** What occurs nowhere, wanted or not, and was left out of the query. */
  unknown: Term[];
  /** Single words of that, and of phrases, that the index does not have. */
  unknownWords: Term[];
  /** Words that occur nowhere, and of which longer ones were found that begin with them or hold them. */
  longer: Term[];
}

/**
 * Words of the archive that begin with a word, or have it in them, the most frequent first.
 *
 * @param isFound is it found in other forms?
 * @param isLast is it the last of the query, which somebody may still be writing?
 */
export type Expand = (term: Term, isFound: boolean, isLast: boolean) => Promise<string[]>;

/** How many answers of Pagefind are kept, for when a reader goes back, sorts, filters, or adds a word. */
const CACHE_SIZE = 48;

/**
 * Every term is looked up as a phrase, and so by itself: that finds whole words, with their endings, and says of each term
 * whether it occurs at all. A ranked search of each gives its score, and takes in what begins alike.
 */
export class Engine {
  readonly #pagefind: Pagefind;
  readonly #notes: () => Promise<NotesFile>;
  readonly #expand: Expand;
  /** The least recently used first. */
  readonly #cache = new Map<string, Promise<PagefindResult[]>>();

  constructor(pagefind: Pagefind, notes: () => Promise<NotesFile>, expand: Expand) {
    this.#pagefind = pagefind;
    this.#notes = notes;
    this.#expand = expand;
  }

  /** Stops Pagefind's worker. */
  end(): Promise<void> {
    return this.#pagefind.destroy();
  }

  /** @param all loads every page, for a query of `-words` alone */
  async find({ wanted, unwanted, optional }: Query, all: () => Promise<Hit[]>): Promise<LookupResult> {
    const longer: Term[] = [];
    const [wantedPages, unwantedPages, optionalPages, notes] = await Promise.all([
      eachTerm(wanted, (term) => this.#findWanted(term, term === wanted.at(-1), longer)),
      eachTerm(unwanted, (term) => this.#findAny(term)),
      eachTerm(optional, (term) => this.#findAny(term)),
      this.#notes(),
    ]);
    const unknown = [...wantedPages, ...unwantedPages].filter(isNowhere).map(({ term }) => term);
    const isOnlyNoted = ({ id, first }: Found) => first >= noteOf(notes, id);
    const excluded = new Set(
      unwantedPages.flatMap(({ results }) =>
        results.filter((found) => !isOnlyNoted(found)).map(({ id }) => id),
      ),
    );
    const known = wantedPages.filter((found) => !isNowhere(found));
    const found = wanted.length > 0 ? gather(known, optionalPages, isOnlyNoted) : await all();
    const kept = found.filter(({ id }) => !excluded.has(id));
    const complete = kept.filter(({ terms }) => terms === known.length || wanted.length === 0);
    const isPartial = complete.length === 0 && kept.length > 0;
    return {
      hits: (isPartial ? kept : complete).sort(bestFirst),
      isPartial,
      excluded,
      unknown,
      unknownWords: await this.#unknownWords(unknown),
      longer,
    };
  }

  /** The pages that have a word, one alone. */
  findKey(key: string): Promise<PagefindResult[]> {
    return this.#findExact(key);
  }

  /**
   * The pages that have a term, or one of those that will do in its place; or, of a word that occurs nowhere, those that have
   * it spelt otherwise, or a longer one.
   *
   * @param longer to which the term is added if it is only a part of what was found
   */
  async #findWanted(term: Term, isLast: boolean, longer: Term[]): Promise<Found[]> {
    const own = await this.#findAny(term);
    if (term.isPhrase)
      return distinct([...(await this.#scored(await this.#findCompound(term), term.text)), ...own]);
    if (own.length > FEW) return own;
    const either = await this.#findSpelt(term, EITHER);
    const found = distinct([...own, ...either]);
    if (either.length > 0 || (await occursIn(found, term))) return found;
    const variants = found.length > 0 ? [] : await this.#findSpelt(term, SPELLINGS);
    if (variants.length > 0) return variants;
    const expanded = await this.#findEach(await this.#expand(term, found.length > 0, isLast));
    if (expanded.length > 0) longer.push(term);
    return distinct([...found, ...(await this.#scored(expanded, term.text))]);
  }

  async #findSpelt({ text }: Term, spellings: Spellings): Promise<Found[]> {
    return this.#scored(await this.#findEach(respelt(text, spellings)), text);
  }

  /** The pages that have a term as it is written, or in its other forms, or one that will do in its place. */
  async #findAny({ or = [], ...term }: Term): Promise<Found[]> {
    const [own, ...others] = await Promise.all([
      this.#findOwn(term).then((results) => this.#scored(results, term.text)),
      ...or.map((other) => this.#findAny(other)),
    ]);
    return others.length > 0 ? distinct([own ?? [], ...others].flat()) : (own ?? []);
  }

  /** The pages that have a term as it is written; a number, where they are few, with the decimal point that the index leaves out. */
  async #findOwn(term: Term): Promise<PagefindResult[]> {
    const results = await this.#findExact(term.text);
    if (!isNumber(term) || results.length > FEW) return results;
    const pages = await Promise.all(results.map(({ data }) => data().then(withWords)));
    return results.filter((_, index) => pages[index] && hasNumber(pages[index], term));
  }

  /** A phrase of which two words may be written as one: the index keeps “self-driving” as a single word. */
  async #findCompound({ text }: Term): Promise<PagefindResult[]> {
    const words = text.split(' ');
    return this.#findEach(
      words
        .slice(1)
        .map((_, index) => words.toSpliced(index, 2, words.slice(index, index + 2).join('')).join(' ')),
    );
  }

  async #unknownWords(terms: readonly Term[]): Promise<Term[]> {
    const words = terms.flatMap(({ text }) =>
      text.split(' ').map((word) => ({ text: word, isPhrase: false })),
    );
    const found = await Promise.all(words.map(({ text }) => this.#findExact(text)));
    return words.filter((_, index) => found[index]?.length === 0);
  }

  async #findEach(texts: readonly string[]): Promise<PagefindResult[]> {
    return distinct((await Promise.all(texts.map((text) => this.#findExact(text)))).flat());
  }

  #findExact(text: string): Promise<PagefindResult[]> {
    const words = asIndexed(withoutSymbols(text));
    return words ? this.#search(`"${words}"`) : Promise.resolve([]);
  }

  /** The same pages with the score that a ranked search gives them: a quoted one gives none, and one place alone. */
  async #scored(results: readonly PagefindResult[], text: string): Promise<Found[]> {
    if (results.length === 0) return [];
    const words = asIndexed(withoutSymbols(text));
    const ranked = await this.#search(words);
    const { length } = words.split(' ');
    const byId = new Map(ranked.map((result) => [result.id, result]));
    return results.map(({ id, words, data }) => {
      const { score = 0, words: places = words } = byId.get(id) ?? {};
      return { id, words, data, score, first: Math.min(firstRun(places, length), ...words) };
    });
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

/** Where so many words stand side by side first; `Infinity` where they do not. @param places of all of them, in any order */
function firstRun(places: readonly number[], length: number): number {
  const sorted = [...new Set(places)].sort((a, b) => a - b);
  return sorted.find((place, index) => sorted[index + length - 1] === place + length - 1) ?? Infinity;
}

/** A page that has a term. */
interface Found extends PagefindResult {
  /** The first place where it stands, or where a word does that begins alike. */
  first: number;
}

/** A term, and the pages that were found for it. */
interface FoundTerm {
  term: Term;
  results: readonly Found[];
}

const eachTerm = (terms: readonly Term[], find: (term: Term) => Promise<Found[]>): Promise<FoundTerm[]> =>
  Promise.all(terms.map(async (term) => ({ term, results: await find(term) })));

/** So few pages are looked through for a word that may stand on them in another form alone, and not be ended yet. */
const FEW = 10;

/** Does a word stand on one of the pages as it is written, or as the beginning of another? */
async function occursIn(found: readonly Found[], { text, or }: Term): Promise<boolean> {
  if (or) return true;
  const word = normalize(text);
  const pages = await Promise.all(found.map(({ data }) => data().then(withWords)));
  return pages.some(({ words }) =>
    words.some(
      (one) =>
        one
          .split(/[-–‐‑]/)
          .map(normalize)
          .includes(word) || normalize(one) === word,
    ),
  );
}

const isNowhere = ({ results }: FoundTerm): boolean => results.length === 0;

const distinct = <T extends { id: string }>(results: readonly T[]): T[] => [
  ...new Map(results.map((result) => [result.id, result])).values(),
];

/** Pagefind leaves signs out of the words that it keeps, and not out of those that it looks for. */
const withoutSymbols = (text: string): string => text.replace(/\p{S}+/gu, '');

/** Where the archive's note begins on a page, counted in words; beyond its end, where it has none. */
const noteOf = (notes: NotesFile, id: string): number => notes[bareId(id)] ?? Infinity;

/** What a spelling has, and what another has in its place. */
type Spellings = readonly (readonly [RegExp, string])[];

/** Those of one word, of which a text may have either: `licence` and `license`. */
const EITHER: Spellings = [
  [/nce(?=[sd]?$)/g, 'nse'],
  [/nse(?=[sd]?$)/g, 'nce'],
];

/** Those on two sides of an ocean, each way; some make another word, and so are tried only for what occurs nowhere. */
const SPELLINGS: Spellings = [
  [/our/g, 'or'],
  [/or(?=s|e|i|$)/g, 'our'],
  [/is(?=(?:e|ing|ation)[a-z]*$)/g, 'iz'],
  [/iz(?=(?:e|ing|ation)[a-z]*$)/g, 'is'],
  [/tre(?=s?$)/g, 'ter'],
  [/ter(?=s?$)/g, 'tre'],
  [/ll(?=ed|ing|er)/g, 'l'],
  [/l(?=ed|ing|er)/g, 'll'],
  [/ogue/g, 'og'],
  [/gramme/g, 'gram'],
  [/^(?:[cdjlmnst]|qu)['’]/g, ''],
  [/[\p{Pc}\p{Pd}]+/gu, ' '],
  [/\p{Pc}+/gu, ''],
];

const respelt = (word: string, spellings: Spellings): string[] =>
  spellings.flatMap(([from, to]) => {
    const other = word.toLowerCase().replace(from, to);
    return other === word.toLowerCase() ? [] : [other];
  });

/** How rare a term is: what stands on few pages counts for more. */
const rarity = ({ results }: FoundTerm): number => 1 / Math.sqrt(results.length);

/** All pages that have any of the terms. Pagefind numbers its pages anew at each build; their ids stay while the pages do. */
function gather(
  terms: readonly FoundTerm[],
  optional: readonly FoundTerm[],
  isOnlyNoted: (found: Found) => boolean,
): Hit[] {
  const hits = new Map<string, Hit & { rarity: number }>();
  for (const [index, term] of terms.entries()) {
    for (const found of term.results) {
      const hit = hits.get(found.id) ?? { ...newHit(found), rarity: 0 };
      hits.set(found.id, hit);
      hit.positions[index] = found.words;
      hit.score += found.score;
      hit.rarity += rarity(term);
      hit.terms++;
      hit.isInNote ||= isOnlyNoted(found);
    }
  }
  for (const { results } of optional) {
    for (const { id, score } of results) {
      const hit = hits.get(id);
      if (hit) hit.score += score / 10;
    }
  }
  return [...hits.values()].map(({ rarity, ...hit }) => ({
    ...hit,
    positions: Array.from(hit.positions, (words) => words ?? []),
    // Where no page has all terms, those come first that have the most and the rarest.
    score: hit.terms === terms.length ? hit.score : rarity * 1000 + hit.score,
  }));
}

function newHit({ id, data }: Found): Hit {
  let page: Promise<LoadedPage> | undefined;
  return {
    id,
    positions: [],
    score: 0,
    terms: 0,
    isInNote: false,
    load() {
      page ??= data().then(withWords);
      return page;
    },
  };
}

/** What only a note has comes last; the better the score, the earlier; where all is equal, by id, as builds keep it. */
const bestFirst = (a: Hit, b: Hit): number =>
  Number(a.isInNote) - Number(b.isInNote) || b.score - a.score || (a.id < b.id ? -1 : 1);
