/**
 * The files that a build leaves beside the search index, for whoever narrows a search down or misspells a word.
 *
 * Pagefind could do some of it, at a price. It counts its filters by looking through all results for each page of each
 * value: with the filters of ten thousand articles loaded, a common word takes five times as long. And where no word is
 * given, it loads the whole index, 19 MB of it.
 *
 * They lie in `search/<hash>/`, named after the index that they belong to, and so may be kept for ever.
 */

/**
 * Numbers of items in rising order, each as the distance from the one before it, the first from -1: `0, 1, 5` is
 * `[1, 1, 4]`. Items are the articles and events, numbered from 0 in order of time.
 */
export type Steps = number[];

/** `items.json` */
export interface ItemsFile {
  /** What Pagefind's ids begin with. */
  prefix: string;
  /** The rest of each item's id, in order of time, with a space between them. */
  ids: string;
  /** The items of each year and month. */
  periods: [period: string, items: Steps][];
}

/** `person.json`, `topic.json`, `source.json`, `event.json`: by name. */
/** `formerIds` are there where it has had any: an address of a search may have them for ever. */
export type FacetFile = [id: string, name: string, items: Steps, formerIds?: string[]][];

/** `words.json` */
export interface WordsFile {
  /** In lower case: those on a hundred pages or more, on ten or more, and the others; each by the alphabet. */
  words: string[][];
  /** What people, topics and sources are called. */
  names: string[];
}

/** From numbers in rising order to their distances. */
export const toSteps = (numbers: readonly number[]): Steps =>
  numbers.map((number, index) => number - (numbers[index - 1] ?? -1));

/** Calls back with each number that the distances stand for. */
export function eachOf(steps: Steps, take: (item: number) => void): void {
  let item = -1;
  for (const step of steps) {
    item += step;
    take(item);
  }
}
