/**
 * How alike two texts are, by Broder's resemblance (A. Z. Broder, “On the resemblance and containment of documents”,
 * 1997): of all runs of four words that stand in either text, the share that stands in both. A text is kept as the
 * smallest of its runs' numbers (his MINₛ), from which the resemblance of two is estimated: to about 0.06, at one half.
 */
import { numberRuns, numberWords } from './numbers.ts';

/** What is kept of a text: different numbers in ascending order, at most `MOST_NUMBERS` of them. */
export type Sketch = Int32Array;

const WORDS_IN_RUN = 4;
const MOST_NUMBERS = 64;

/** A shorter text has too few runs for a part of them to mean anything. */
const FEWEST_WORDS = 40;

/**
 * Sketches a text by its words, without regard to capitals, punctuation and white space.
 *
 * A text of fewer than 40 words is taken as a whole: it is like the same words, and like no others.
 *
 * @param text plain, without markup
 * @returns the sketch, which is the same on every machine; an empty one where there is no word
 */
export function sketch(text: string): Sketch {
  const words = numberWords(text);
  if (words.length === 0) return new Int32Array();
  if (words.length < FEWEST_WORDS) return numberRuns(words, words.length);
  return smallest(numberRuns(words, WORDS_IN_RUN));
}

/** @returns an estimate from 0 (nothing alike) to 1 (the same words in the same order); texts without words are like nothing */
export function likeness(a: Sketch, b: Sketch): number {
  let [atA, atB, both, either] = [0, 0, 0, 0];
  for (; either < MOST_NUMBERS && (atA < a.length || atB < b.length); either++) {
    const [fromA, fromB] = [a[atA] ?? Infinity, b[atB] ?? Infinity];
    if (fromA === fromB) both++;
    if (fromA <= fromB) atA++;
    if (fromB <= fromA) atB++;
  }
  return either === 0 ? 0 : both / either;
}

/** The smallest of numbers that lie evenly over all that 32 bits can say. */
function smallest(numbers: Int32Array): Sketch {
  // Sorting them all would take most of the time. Twice as many as are wanted lie below this.
  const limit = -(2 ** 31) + (2 ** 32 * 2 * MOST_NUMBERS) / numbers.length;
  const low = unlike(numbers.filter((number) => number < limit).sort());
  return (low.length < MOST_NUMBERS ? unlike(numbers.sort()) : low).slice(0, MOST_NUMBERS);
}

const unlike = (sorted: Int32Array): Int32Array =>
  sorted.filter((number, at) => at === 0 || number !== sorted[at - 1]);
