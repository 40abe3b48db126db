/**
 * Texts that are nearly the same, found by MinHash (A. Z. Broder, “On the resemblance and containment of documents”,
 * 1997): of each text the smallest hashes of its shingles are kept, which are its runs of four words. From two such
 * sketches the resemblance of the texts is estimated, which is the Jaccard index of their sets of shingles: of all that
 * either has, the share that both have.
 */
import { type Entry, fileOf, type Records } from '../records/record.ts';
import { hasAsciiWords, smallWords } from '../records/text.ts';
import type { ProofRule } from './finding.ts';
import { textOfBody } from './plain-text.ts';

/** Different hashes in ascending order, at most `MOST_HASHES` of them. */
export type Sketch = readonly number[];

const WORDS_IN_SHINGLE = 4;

/** An estimate from so many is right to about 0.06, where the resemblance is one half. */
const MOST_HASHES = 64;

/** A shorter text has too few shingles for a part of them to mean anything. */
const FEWEST_WORDS = 40;

/** A text that is like another. */
export interface Similar {
  id: string;
  resemblance: number;
}

/** Articles whose own words are nearly the same as those of one before them in the order of ids. */
export const repeatedTexts: ProofRule = ({ articles }) => {
  const known = new SimilarityIndex();
  return [...articles.values()].flatMap(({ kind, id, fields, body }) => {
    const own = sketch(textOfBody(body, 'Note', 'Quote'));
    const [nearest] = known.near(own);
    // One that is the same stands for both.
    if (nearest?.resemblance !== 1) known.add(id, own);
    if (!nearest || areSyndicated(fields, id, nearest.id, articles)) return [];
    const other = fileOf(kind, nearest.id);
    const alike =
      nearest.resemblance === 1 ? 'the same as' : `${Math.round(nearest.resemblance * 100)} % like`;
    const message = `this text is ${alike} that of ${other}: where both are one article, keep one; where the one prints the other’s text, say so with \`syndicatedFrom: ${nearest.id}\`; where it took some of it, tell only what it has of its own, and link to ${other}`;
    return [{ kind, id, at: ['title'], message }];
  });
};

/** Does one of two articles say that it prints the text of the other, or do both say so of a third? */
function areSyndicated(
  { syndicatedFrom }: Entry<'articles'>['fields'],
  id: string,
  otherId: string,
  articles: Records['articles'],
): boolean {
  const other = articles.get(otherId)?.fields.syndicatedFrom;
  return syndicatedFrom === otherId || other === id || (other !== undefined && other === syndicatedFrom);
}

/**
 * Sketches a text by its words, without regard to capitals, punctuation and white space.
 *
 * A text of fewer than 40 words is a single shingle: it is like the same words, and like no others.
 *
 * @param text plain, without markup
 * @returns the sketch, which is the same on every machine; an empty one where there is no word
 */
export function sketch(text: string): Sketch {
  const words = hashWords(text);
  if (words.length === 0) return [];
  const length = words.length < FEWEST_WORDS ? words.length : WORDS_IN_SHINGLE;
  return smallest(hashesOfShingles(words, length));
}

/** @returns an estimate from 0 (nothing alike) to 1 (the same words in the same order); texts without words are like nothing */
export function resemblance(a: Sketch, b: Sketch): number {
  const either = smallest(Int32Array.from([...a, ...b]));
  const [inA, inB] = [new Set(a), new Set(b)];
  const both = either.filter((hash) => inA.has(hash) && inB.has(hash));
  return either.length === 0 ? 0 : both.length / either.length;
}

/** The smallest of some hashes, each once. Of many, only those are sorted that are likely to be among them. */
function smallest(hashes: Int32Array): Sketch {
  const most = (2 * MOST_HASHES * 2 ** 32) / hashes.length - 2 ** 31;
  const low = hashes.length > 4 * MOST_HASHES ? firstOf(hashes, most) : [];
  return low.length === MOST_HASHES ? low : firstOf(hashes, 2 ** 31);
}

/** The first of those hashes that lie below a number, each once, in order. */
function firstOf(hashes: Int32Array, most: number): number[] {
  const low = new Int32Array(hashes.length);
  let count = 0;
  for (let at = 0; at < hashes.length; at++) {
    const hash = hashes[at] ?? 0;
    if (hash < most) low[count++] = hash;
  }
  const sorted = low.subarray(0, count).sort();
  const first: number[] = [];
  for (let at = 0; at < count && first.length < MOST_HASHES; at++) {
    const hash = sorted[at] ?? 0;
    if (hash !== first.at(-1)) first.push(hash);
  }
  return first;
}

/** A hash of each word of a text, without regard to capitals: FNV-1a in 32 bits, over UTF-16 units instead of bytes. */
export function hashWords(text: string): number[] {
  // Words of ASCII need not be cut out of their text.
  const isAscii = hasAsciiWords(text);
  const words = isAscii ? text : smallWords(text);
  const hashes: number[] = [];
  let isWithin = false;
  let hash = 0;
  for (let at = 0; at < words.length; at++) {
    const code = words.charCodeAt(at);
    const small = code < smallAscii.length ? (smallAscii[code] ?? 0) : isAscii ? 0 : code;
    if (small > 0) hash = Math.imul((isWithin ? hash : 0x811c9dc5) ^ small, 0x01000193);
    else if (isWithin) hashes.push(hash);
    isWithin = small > 0;
  }
  if (isWithin) hashes.push(hash);
  return hashes;
}

/** Of each character of ASCII its small letter, or digit; 0 of all others. */
const smallAscii = Uint8Array.from({ length: 128 }, (_, code) =>
  smallWords(String.fromCharCode(code)).charCodeAt(0),
);

/** Hashes of all runs of so many words, in 32 bits. Other words nearly surely have another hash. */
export const hashShingles = (words: readonly number[], length: number): Set<number> =>
  new Set(hashesOfShingles(words, length));

function hashesOfShingles(words: readonly number[], length: number): Int32Array {
  const hashes = new Int32Array(Math.max(0, words.length - length + 1));
  for (let start = 0; start < hashes.length; start++)
    hashes[start] = hashShingle(words, start, start + length);
  return hashes;
}

function hashShingle(words: readonly number[], start: number, end: number): number {
  let hash = end - start;
  for (let at = start; at < end; at++) {
    hash = Math.imul(hash ^ (words[at] ?? 0), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  // The last step of MurmurHash3: each bit of the words decides about each bit of the hash.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

interface SketchedText {
  id: string;
  sketch: Sketch;
  /** How many were added before it. */
  order: number;
}

type Texts = SketchedText | SketchedText[];

/** Sketched texts, in an inverted index from each hash to the texts that have it. */
export class SimilarityIndex {
  /** Most hashes have one text, and a list for each would take more room than all the rest. */
  readonly #textsWith = new Map<number, Texts>();
  #count = 0;

  /** @param id how `near` is to name the text */
  add(id: string, sketch: Sketch): void {
    const text = { id, sketch, order: this.#count++ };
    for (const hash of sketch) {
      const texts = this.#textsWith.get(hash);
      if (Array.isArray(texts)) texts.push(text);
      else this.#textsWith.set(hash, texts ? [texts, text] : text);
    }
  }

  /**
   * @param least the resemblance from which on a text is near, above 0. Of two texts with a resemblance of 0.5, about
   *   one word in ten was changed.
   * @returns the texts that are near, the likest first, otherwise in the order in which they were added
   */
  near(own: Sketch, least = 0.5): Similar[] {
    return [...this.#candidates(own, least)]
      .sort((a, b) => a.order - b.order)
      .map(({ id, sketch }) => ({ id, resemblance: resemblance(own, sketch) }))
      .filter((text) => text.resemblance >= least)
      .sort((a, b) => b.resemblance - a.resemblance);
  }

  /**
   * The texts that may be near, and some others. Whatever is near shares a certain number of hashes, and so has one of
   * the rarest at least. Only those are looked up: what very many texts say alike, such as the last line of an agency’s
   * reports, costs nothing.
   */
  #candidates(own: Sketch, least: number): Set<SketchedText> {
    const shared = Math.ceil(least * own.length);
    const count = (texts: Texts) => (Array.isArray(texts) ? texts.length : 1);
    const known = own.map((hash) => this.#textsWith.get(hash)).filter((texts) => texts !== undefined);
    // Hashes that no text has are the rarest.
    const looked = Math.max(0, known.length - shared + 1);
    const rarestFirst = known.sort((a, b) => count(a) - count(b)).slice(0, looked);
    return new Set(rarestFirst.flat());
  }
}
