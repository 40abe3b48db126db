/** Runs of words that stand in two texts. */
import { numberRuns, numberWords } from './numbers.ts';
import { BREAK } from './plain-text.ts';

/** Fewer words in a row may be alike by chance, or for want of other words. */
export const FEWEST_WORDS = 8;

/** At which a run is followed: a text that says one thing over and over would keep it busy for minutes. */
const MOST_PLACES = 20;

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu;
/** Each within a paragraph. */
const QUOTED = new RegExp(`“[^”${BREAK}]*”|"[^"${BREAK}]*"`, 'g');

/** Words in a row, as the one text has them. */
export interface Run {
  words: string[];
  /** The offset of the first. */
  at: number;
}

/** May the texts share a run? Quick, and never wrong where it says no. */
export function mayShareRun(text: string, other: string): boolean {
  const runs = new Set(numberRuns(numberWords(other), FEWEST_WORDS));
  return numberRuns(numberWords(text), FEWEST_WORDS).some((run) => runs.has(run));
}

/**
 * @param text in which `BREAK` ends every run; what it has between curly or straight double quotation marks is left out
 * @returns the runs of eight words or more that also stand in the other text, without regard to capitals and to what
 *   stands between words, in order
 */
export function sharedRuns(text: string, other: string): Run[] {
  const others = keysOf(other);
  const places = Map.groupBy(others.keys(), (at) => runAt(others, at));
  const unquoted = text.replace(QUOTED, (quotation) => BREAK.repeat(quotation.length));
  const runs: Run[] = [];
  let offset = 0;
  for (const part of unquoted.split(BREAK)) {
    const words = wordsOf(part);
    const keys = words.map(({ key }) => key);
    for (let at = 0; at + FEWEST_WORDS <= words.length; ) {
      const starts = (places.get(runAt(keys, at)) ?? []).slice(0, MOST_PLACES);
      const length = Math.max(0, ...starts.map((start) => lengthOfRun(keys, at, others, start)));
      const run = words.slice(at, at + length);
      const [first] = run;
      if (first) runs.push({ words: run.map(({ word }) => word), at: offset + first.at });
      at += length || 1;
    }
    offset += part.length + BREAK.length;
  }
  return runs;
}

/** The words of a text, without regard to capitals and to the form of apostrophes. */
export const keysOf = (text: string): string[] => wordsOf(text).map(({ key }) => key);

const wordsOf = (text: string) =>
  [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    word,
    key: word.toLowerCase().replaceAll('’', "'"),
    at: index,
  }));

const runAt = (words: readonly string[], at: number) => words.slice(at, at + FEWEST_WORDS).join(' ');

function lengthOfRun(words: readonly string[], at: number, others: readonly string[], start: number): number {
  let length = 0;
  while (words[at + length] !== undefined && words[at + length] === others[start + length]) length++;
  return length;
}
