/** Spelling suggestions: queries that the reader may have meant. Loaded only when a word occurs nowhere as it is written. */
import leven from 'leven';
import { normalize, type WordsFile } from '../format.ts';
import { type Query, type Term, writeQuery } from './query.ts';

const MAX_SUGGESTIONS = 4;
/** The edit distance within which a word is like another: in letters, fewer in a short one. */
const maxDistance = (word: string): number => (word.length < 5 ? 1 : 2);

/** Does the archive have this word? Where the index has it not, a part of the index could not be read. */
export const isInArchive = ({ words }: WordsFile, { text, isPhrase }: Term): boolean =>
  !isPhrase && words.some((list) => list.includes(normalize(text)));

/**
 * Queries like one that names what occurs nowhere: the unknown replaced by a name, or else by a word of the archive.
 *
 * @param unknown those of the wanted terms that occur nowhere
 */
export function suggestionsFor(file: WordsFile, query: Query, unknown: readonly Term[]): string[] {
  const names = file.names.flatMap((name) => withName(name, query, unknown));
  const words = unknown.flatMap((term) =>
    nearWords(file, term).map(({ word, distance }) => ({
      query: replaceTerms(query, [term], word),
      distance,
    })),
  );
  const sorted = [...names, ...words].sort((a, b) => a.distance - b.distance);
  const near = sorted.filter(({ distance }) => distance < (sorted[0]?.distance ?? 0) + 1);
  const firstOf = new Map(near.toReversed().map((one) => [one.query.toLowerCase(), one]));
  return near
    .filter((one) => firstOf.get(one.query.toLowerCase()) === one)
    .map((one) => one.query)
    .slice(0, MAX_SUGGESTIONS);
}

interface Suggestion {
  query: string;
  distance: number;
}

/** As many words in a row as a name has, one of them unknown, that are written much like it. */
function withName(name: string, query: Query, unknown: readonly Term[]): Suggestion[] {
  const parts = name.split(/\s+/);
  const wanted = normalize(name);
  return query.wanted.flatMap((_, index) => {
    const row = query.wanted.slice(index, index + parts.length);
    if (row.length < parts.length || !row.some((term) => unknown.includes(term))) return [];
    const written = normalize(row.map(({ text }) => text).join(''));
    const distance = distanceOf(written, wanted);
    // A name is likelier meant than a word that is as near.
    return distance > maxDistance(written)
      ? []
      : [{ query: replaceTerms(query, row, name), distance: distance - 0.5 }];
  });
}

function nearWords({ words }: WordsFile, { text, isPhrase }: Term) {
  const wanted = normalize(text);
  if (isPhrase || wanted.length < 3) return [];
  return words
    .flatMap((list, rank) => list.map((word) => ({ word, rank, distance: distanceOf(wanted, word) })))
    .filter(({ distance }) => distance > 0 && distance <= maxDistance(wanted))
    .sort((a, b) => a.distance - b.distance || a.rank - b.rank)
    .slice(0, MAX_SUGGESTIONS);
}

/** The edit distance (Levenshtein); where the words are further apart than allowed, any greater number than that. */
const distanceOf = (a: string, b: string): number => leven(a, b, { maxDistance: maxDistance(a) + 1 });

function replaceTerms({ wanted, unwanted }: Query, terms: readonly Term[], text: string): string {
  const [first] = terms;
  const kept = wanted.flatMap((term) => {
    if (term === first) return [{ text, isPhrase: false }];
    return terms.includes(term) ? [] : [term];
  });
  return writeQuery({ wanted: kept, unwanted });
}
