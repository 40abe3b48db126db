/**
 * The files that a build leaves beside the search index, for whoever filters a search or misspells a word, and the form
 * in which they and the index compare words.
 *
 * Pagefind could do some of it, at a price. It counts its filters by looking through all results for each page of each
 * value: with the filters of ten thousand articles loaded, a common word takes five times as long. And where no word is
 * given, it loads the whole index, 19 MB of it.
 *
 * They lie in `search/<digest>/`, named after what they hold, and so may be kept for ever.
 */
import type { FacetName } from '../archive/facets.ts';

/**
 * A posting list, as inverted indexes have them: the numbers of items in rising order, delta-encoded, that is each as
 * the distance from the one before it, the first from -1. The items 0, 1 and 5 are `[1, 1, 4]`. Items are the articles
 * and events, numbered from 0 in order of time.
 */
type Postings = number[];

/** All files, by their names without `.json`. */
export type SearchFiles = {
  items: ItemsFile;
  days: DaysFile;
  names: NamesFile;
  notes: NotesFile;
  words: WordsFile;
} & Record<FacetName, FacetFile>;

/** `items.json` */
export interface ItemsFile {
  /** What Pagefind's names of pages and of bundles begin with. */
  prefix: string;
  /**
   * The rest of the id of every page, with a space between them, by the bundle that holds the pages (less the prefix; empty for
   * pages that have files of their own): items in order of time, then people, topics and sources.
   */
  bundles: [bundle: string, ids: string][];
  /** How many of the pages are items. */
  count: number;
  /** The items that are events; all others are articles. */
  events: Postings;
  /** The items of each year and month. */
  periods: [period: string, items: Postings][];
}

/** `days.json`: the first and the last day of each item (`YYYY-MM-DD`), or the one day, with a space between items. */
export type DaysFile = string;

/**
 * `person.json`, `topic.json`, `source.json`, `event.json`: the values of a facet, by name. `formerIds` are there where
 * it has had any: an address of a search may have them for ever.
 */
export type FacetFile = [id: string, name: string, items: Postings, formerIds?: string[]][];

/** `names.json`: what people, topics and sources are called, with Pagefind's id of each page, less the prefix. */
export type NamesFile = [
  kind: 'person' | 'topic' | 'source',
  page: string,
  name: string,
  ...aliases: string[],
][];

/** `notes.json`: Pagefind's ids (less the prefix) of the pages that have archive's notes, each with the position of the first word of them. */
export type NotesFile = Record<string, number>;

/**
 * `words.json`: each word once, as the archive writes it most often, though forms that are normalized alike are one; those on
 * a hundred pages or more, on ten or more, and the others; each by the alphabet of what they are normalized.
 */
export type WordsFile = string[][];

/** A file of the words of an index that lie between two; of either as much as tells it from the next chunk's. */
export type Chunk = [from: string, to: string, name: string];

/** What Pagefind writes of its index beside it, and we add to. It is asked for anew with each page. */
export const INDEX_ENTRY = 'pagefind-entry.json';

export interface IndexEntry {
  /** `wasm` is the part of the name of its program that tells the language; `null` where Pagefind has none of that language. */
  languages: Record<string, { hash: string; page_count: number; wasm?: string | null }>;
  /** The chunks, where they are few: the page asks for those that a query needs before Pagefind does. */
  chunks?: Chunk[];
  /** The file that holds all pages, where they are few, which is asked for likewise. */
  fragment?: string;
  /** The name of the folder of the files that are of the same archive. */
  folder?: string;
}

/** The file of Pagefind's program for a language, beside the index. */
export const programOf = (language: string): string => `wasm.${language}.pagefind`;

/** By which an index is named. It has one language. */
export const hashOf = ({ languages }: IndexEntry): string => Object.values(languages)[0]?.hash ?? '';

/** The parts of a document, in their order, and what of its facts a result shows. */
export type Part = 'names' | 'lead' | 'text' | 'points' | 'facts' | 'keys' | 'note';
/** `item` stands before each of several texts that are no running text together. */
type Mark = Part | 'source' | 'retracted' | 'date' | 'uncertain' | ValueMark | 'item';
/** Facts that are the rest of an id. */
export type ValueMark = 'month' | 'language' | 'type';

/** An id that is no place on the page: where a part begins, or a fact. */
export const markOf = (name: Mark): string =>
  `data:${name}${name === 'month' || name === 'language' || name === 'type' ? '=' : ''}`;

export const isMark = (id: string): boolean => id.startsWith('data:');

/** An address or an id as one word that no text has: without scheme, `www.`, query and fragment, in letters and digits. */
export const addressKey = (address: string): string =>
  `0key${normalize(address.replace(/^(?:[a-z]+:\/\/)?(?:www\.)?|[?#].*$/gi, ''))}`;

/** @param items their numbers, in rising order */
export const encodePostings = (items: readonly number[]): Postings =>
  items.map((item, index) => item - (items[index - 1] ?? -1));

/** Calls back with the number of each item of a posting list, without making a list of them. */
export function eachPosting(postings: readonly number[], take: (item: number) => void): void {
  let item = -1;
  for (const step of postings) {
    item += step;
    take(item);
  }
}

/**
 * A word as the index knows it: in lower case, without accents and punctuation, so that `“Lane-Level”,` is `lanelevel`
 * and `Café` is `cafe`. The voicing marks of kana are no accents: `ガ` is another letter than `カ`.
 */
export function normalize(word: string): string {
  // Most words are plain, and of those there are thousands to look through.
  if (/^[a-z0-9]*$/.test(word)) return word;
  return word
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}\u3099\u309A]+/gu, '')
    .toLowerCase();
}
