/** Loaded only when a word is unknown or nothing is found: what the reader may have meant. */
import leven from 'leven';
import type { WordsFile } from '../format.ts';
import { normal } from '../normal.ts';
import { type Query, type Term, writeQuery } from './query.ts';

/** At most so many suggestions. */
const MOST = 4;
/** How many letters of a word may differ: fewer in a short one. */
const reach = (word: string): number => (word.length < 5 ? 1 : 2);

/** Does the archive have this word after all? Then it is the index that could not be read. */
export const isInArchive = ({ words }: WordsFile, { text, isPhrase }: Term): boolean =>
  !isPhrase && words.some((list) => list.includes(normal(text)));

/**
 * Queries near to one that names what occurs nowhere: the unknown replaced by a name, or else by a word of the archive.
 *
 * @param unknown those of the wanted terms that occur nowhere
 */
export function suggestionsFor(file: WordsFile, query: Query, unknown: readonly Term[]): string[] {
  const names = file.names.flatMap((name) => withName(name, query, unknown));
  const words = unknown.flatMap((term) =>
    nearWords(file, term).map(({ word, distance }) => ({ query: replaced(query, [term], word), distance })),
  );
  const sorted = [...names, ...words].sort((a, b) => a.distance - b.distance);
  const near = sorted.filter(({ distance }) => distance < (sorted[0]?.distance ?? 0) + 1);
  const different = new Map(near.toReversed().map((one) => [one.query.toLowerCase(), one]));
  return near
    .filter((one) => different.get(one.query.toLowerCase()) === one)
    .map((one) => one.query)
    .slice(0, MOST);
}

interface Near {
  query: string;
  distance: number;
}

/** As many words in a row as a name has, one of them unknown, that are written much like it. */
function withName(name: string, query: Query, unknown: readonly Term[]): Near[] {
  const parts = name.split(/\s+/);
  const wanted = normal(name);
  return query.wanted.flatMap((_, index) => {
    const row = query.wanted.slice(index, index + parts.length);
    if (row.length < parts.length || !row.some((term) => unknown.includes(term))) return [];
    const written = normal(row.map(({ text }) => text).join(''));
    const distance = distanceOf(written, wanted);
    // A name is likelier meant than a word that is as near.
    return distance > reach(written) ? [] : [{ query: replaced(query, row, name), distance: distance - 0.5 }];
  });
}

function nearWords({ words }: WordsFile, { text, isPhrase }: Term) {
  const wanted = normal(text);
  if (isPhrase || wanted.length < 3) return [];
  return words
    .flatMap((list, rank) => list.map((word) => ({ word, rank, distance: distanceOf(wanted, word) })))
    .filter(({ distance }) => distance > 0 && distance <= reach(wanted))
    .sort((a, b) => a.distance - b.distance || a.rank - b.rank)
    .slice(0, MOST);
}

/** More than the reach where the words are further apart. */
const distanceOf = (a: string, b: string): number => leven(a, b, { maxDistance: reach(a) + 1 });

function replaced({ wanted, unwanted }: Query, terms: readonly Term[], text: string): string {
  const [first] = terms;
  const kept = wanted.flatMap((term) => {
    if (term === first) return [{ text, isPhrase: false }];
    return terms.includes(term) ? [] : [term];
  });
  return writeQuery({ wanted: kept, unwanted });
}
