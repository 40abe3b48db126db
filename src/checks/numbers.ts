/** Words, and runs of them, as numbers of 32 bits: ten thousand articles have millions of words. */
import { isWord, letterOf } from './letters.ts';

/** @returns a number for each word, in order: the same for the same letters, whatever their case */
export function numberWords(text: string): Int32Array {
  const plain = text.normalize('NFC');
  const numbers = new Int32Array(plain.length);
  let count = 0;
  let number = 0;
  for (let at = 0; at < plain.length; at++) {
    const unit = plain.charCodeAt(at);
    const letter = letterOf(unit);
    const alone = letter !== 0 && isWord(unit);
    if ((letter === 0 || alone) && number !== 0) {
      numbers[count++] = number;
      number = 0;
    }
    if (letter === 0) continue;
    // The step of FNV-1a, taken with a whole unit instead of a byte.
    number = Math.imul((number || 0x811c9dc5) ^ letter, 0x01000193) || 1;
    if (alone) {
      numbers[count++] = number;
      number = 0;
    }
  }
  if (number !== 0) numbers[count++] = number;
  return numbers.slice(0, count);
}

/** @returns a number for each run of so many words, in order: nearly surely another for other words */
export function numberRuns(words: Int32Array, count: number): Int32Array {
  const runs = new Int32Array(Math.max(0, words.length - count + 1));
  for (let at = 0; at < runs.length; at++) runs[at] = numberRun(words, at, count);
  return runs;
}

function numberRun(words: Int32Array, from: number, count: number): number {
  let number = count;
  for (let at = from; at < from + count; at++) {
    number = Math.imul(number ^ (words[at] ?? 0), 0x9e3779b1);
    number ^= number >>> 15;
  }
  // The last step of MurmurHash3: each bit of the words decides about each bit of the number.
  number = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  number = Math.imul(number ^ (number >>> 13), 0xc2b2ae35);
  return number ^ (number >>> 16);
}
