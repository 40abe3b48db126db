/** Spelling suggestions: queries that the reader may have meant. */
import leven from 'leven';
import { type NamesFile, normalize, type WordsFile } from '../format.ts';
import { type Query, type Term, writeQuery } from './query.ts';

const MAX_SUGGESTIONS = 4;
/** The edit distance within which a word is like another: fewer letters in a short one. */
const maxDistance = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** A query that may have been meant in place of another. */
export interface Suggestion {
  query: string;
  /** Is it so likely meant that it may be shown without being asked for? */
  isTelling: boolean;
}

/**
 * Is a word long enough that what is like it was likely meant? In a short one another letter makes another word, sooner than
 * one letter more or less does; and two letters make of one name another.
 *
 * @param word normalized, as it was written
 * @param more how many letters what was meant has more, or less
 */
function isTelling(word: string, more: number): boolean {
  return more < 2 && word.length > (more === 0 ? 6 : 4);
}

/** A word of the archive, as it is compared and as it is written. */
export interface Word {
  key: string;
  written: string;
}

/** The words by how frequent they are, the most frequent first. */
export const readWords = (file: WordsFile): Word[][] =>
  file.map((list) => list.map((written) => ({ key: normalize(written), written })));

/** At most so many longer words are looked for in place of one. */
const MAX_LONGER = 40;

/**
 * Does the archive have this word? Where the index has it not, a part of the index could not be read. That is said only of
 * plain words, which are kept alike in both.
 */
export function isInArchive(words: readonly Word[][], { text, isPhrase }: Term): boolean {
  const wanted = normalize(text);
  return !isPhrase && PLAIN.test(text) && words.some((list) => list.some(({ key }) => key === wanted));
}

const PLAIN = /^[^\p{L}\p{N}]*\p{L}+[^\p{L}\p{N}]*$/u;

/**
 * Words that begin with one that occurs nowhere, the most frequent first, then those that hold it.
 *
 * @param word normalized; one that is too short has none
 * @param isLast may somebody still be writing it?
 */
export function longerWords(words: readonly Word[][], word: string, isLast: boolean): string[] {
  const all = words.flat().map(({ key }) => key);
  const beginning = word.length < (isLast ? 1 : 3) ? [] : all.filter((other) => other.startsWith(word));
  const holding =
    word.length < 4 ? [] : all.filter((other) => !other.startsWith(word) && other.includes(word));
  return [...beginning, ...holding].slice(0, MAX_LONGER);
}

/**
 * Queries like one that names what occurs nowhere: in place of it a name, or else words of the archive. What none is like is
 * left out.
 *
 * @param unknown those of the wanted terms that occur nowhere
 */
export function suggestionsFor(
  lists: readonly Word[][],
  namesFile: NamesFile,
  query: Query,
  unknown: readonly Term[],
): Suggestion[] {
  const words = new Map(unknown.map((term) => [term, nearWords(lists, term)]));
  const names = namesFile.flatMap(([, , ...all]) => all.flatMap((name) => withName(name, query, unknown)));
  const sorted = [...names, ...[...words.values()].flat()].sort((a, b) => a.distance - b.distance);
  const near = sorted
    .filter(({ distance }) => distance < (sorted[0]?.distance ?? 0) + 1)
    .map((one): Suggestion => {
      const others = unknown.filter((term) => !one.terms.includes(term));
      const all = [one, ...others.flatMap((term) => words.get(term)?.[0] ?? [])];
      const kept = query.wanted.filter(
        (term) => !unknown.includes(term) || all.some(({ terms }) => terms.includes(term)),
      );
      return {
        query: writeQuery({ ...query, wanted: all.reduce(replaceTerms, kept) }),
        isTelling: all.every((guess) => guess.isTelling),
      };
    });
  const firstOf = new Map(near.toReversed().map((one) => [one.query.toLowerCase(), one]));
  return near.filter((one) => firstOf.get(one.query.toLowerCase()) === one).slice(0, MAX_SUGGESTIONS);
}

/** What may have been meant by some terms of a query, side by side. */
interface Guess {
  terms: readonly Term[];
  text: string;
  /** The edit distance. */
  distance: number;
  isTelling: boolean;
}

/** As many words in a row as a name has, one of them unknown, that are written much like it. */
function withName(name: string, query: Query, unknown: readonly Term[]): Guess[] {
  const parts = name.split(/\s+/);
  const wanted = normalize(name);
  return query.wanted.flatMap((_, index) => {
    const terms = query.wanted.slice(index, index + parts.length);
    const misspelt = terms.filter((term) => unknown.includes(term));
    if (terms.length < parts.length || misspelt.length === 0) return [];
    const written = normalize(terms.map(({ text }) => text).join(''));
    const distance = distanceOf(written, wanted);
    if (distance === undefined) return [];
    const more = Math.abs(written.length - wanted.length);
    const isSure = misspelt.every(({ text }) => isTelling(normalize(text), more));
    // A name is likelier meant than a word that is as near.
    return [{ terms, text: name, distance: distance - 0.5, isTelling: isSure }];
  });
}

function nearWords(words: readonly Word[][], term: Term): Guess[] {
  const wanted = normalize(term.text);
  if (term.isPhrase || wanted.length < 3) return [];
  return words
    .flatMap((list, rank) =>
      list.flatMap(({ key, written }) => {
        const distance = distanceOf(wanted, key);
        return distance
          ? [
              {
                terms: [term],
                text: written,
                rank,
                distance,
                isTelling: isTelling(wanted, Math.abs(wanted.length - key.length)),
              },
            ]
          : [];
      }),
    )
    .sort((a, b) => a.distance - b.distance || a.rank - b.rank)
    .slice(0, MAX_SUGGESTIONS);
}

/**
 * The edit distance (Levenshtein), in which two letters in the wrong order count as one; `undefined` where words are not
 * alike. A slip is seldom in the first letter, and a number is no slip for another.
 */
function distanceOf(written: string, word: string): number | undefined {
  if (!/^\p{L}+$/u.test(written + word)) return undefined;
  if (written.length >= 4 && isTurned(written, word)) return 1;
  if (written[0] !== word[0]) return undefined;
  const distance = leven(written, word, { maxDistance: maxDistance(written) + 1 });
  return distance <= maxDistance(written) ? distance : undefined;
}

/** Are words the same but for two letters side by side that are in the wrong order? */
function isTurned(a: string, b: string): boolean {
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return at >= 0 && a.slice(0, at) + (a[at + 1] ?? '') + a[at] + a.slice(at + 2) === b;
}

function replaceTerms(wanted: readonly Term[], { terms, text }: Guess): Term[] {
  return wanted.flatMap((term) => {
    if (term === terms[0]) return [{ text, isPhrase: false }];
    return terms.includes(term) ? [] : [term];
  });
}
