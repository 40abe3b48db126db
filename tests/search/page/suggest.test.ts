import { describe, expect, it } from 'vitest';
import type { NamesFile } from '../../../src/search/format.ts';
import { parseQuery } from '../../../src/search/page/query.ts';
import { isInArchive, longerWords, readWords, suggestionsFor } from '../../../src/search/page/suggest.ts';

const words = readWords([
  ['bridge', 'ferry'],
  ['catamaran', 'haddad', 'lane'],
  ['almarfa', 'catamarans', 'lanes', 'Regatta'],
]);
const names: NamesFile = [
  ['person', 'a', 'Salma Haddad', 'Ms Haddad'],
  ['person', 'b', 'Bo Lind'],
  ['source', 'c', 'Al-Marfa'],
  ['topic', 'd', 'Ferry and bridge'],
];

/** @param unknown the wanted words that occur nowhere */
const suggest = (text: string, ...unknown: string[]) => {
  const query = parseQuery(text);
  return suggestionsFor(
    words,
    names,
    query,
    query.wanted.filter(({ text }) => unknown.includes(text)),
  ).map(({ query }) => query);
};

describe('for a word that occurs nowhere', () => {
  it.each([
    ['the nearest word, and none that is further off', 'catamarran', ['catamaran']],
    ['a word with a letter too few, as the archive writes it', 'regata', ['Regatta']],
    ['a word with a letter too many', 'ferrry', ['ferry']],
    ['the more frequent of two that are as near', 'lanet', ['lane', 'lanes']],
    ['a word of which two letters are turned', 'cataamran', ['catamaran']],
    ['and turned at its beginning', 'efrry', ['ferry']],
    ['nothing that begins otherwise', 'herry', []],
    ['nothing for a number', '1984', []],
    ['nothing for a word of three letters', 'lan', []],
    ['nothing that is far off', 'zzz', []],
    ['nothing that is short and half wrong', 'lxxe', []],
  ])('it suggests %s: %s', (_, word, expected) => expect(suggest(word, word)).toEqual(expected));
});

it('suggests a name for the words that are written like it, and first', () => {
  expect(suggest('Salma Hadad', 'Hadad')).toEqual(['Salma Haddad']);
  expect(suggest('Boo Lindt speech', 'Boo', 'Lindt')).toEqual(['Bo Lind speech']);
});

it('mends every word that occurs nowhere, and leaves out what nothing is like', () => {
  expect(suggest('catamarran regata', 'catamarran', 'regata')[0]).toBe('catamaran Regatta');
  expect(suggest('catamarran qwertyuiop', 'catamarran', 'qwertyuiop')).toEqual(['catamaran']);
});

it('keeps the rest of the query as it is', () => {
  expect(suggest('"data security" catamarran -Aune', 'catamarran')[0]).toBe(
    '"data security" catamaran -Aune',
  );
});

it('suggests no part of a phrase', () => {
  expect(suggest('"catamarran"', 'catamarran')).toEqual([]);
});

it('knows the words of the archive, so that a part of the index that is missing is noticed', () => {
  const [word, phrase] = [
    { text: 'Catamaran,', isPhrase: false },
    { text: 'catamaran', isPhrase: true },
  ];
  expect([isInArchive(words, word), isInArchive(words, phrase)]).toEqual([true, false]);
  expect(isInArchive(words, { text: 'catamarran', isPhrase: false })).toBe(false);
});

it('takes a voicing mark of kana for a part of the letter, as the index does', () => {
  const kana = readWords([['ガラス']]);
  expect(isInArchive(kana, { text: 'ガラス', isPhrase: false })).toBe(true);
  expect(isInArchive(kana, { text: 'カラス', isPhrase: false })).toBe(false);
});

it('finds longer words for one that is not ended: those that begin with it first, then those that hold it', () => {
  expect(longerWords(words, 'lane', false)).toEqual(['lane', 'lanes']);
  expect(longerWords(words, 'maran', false)).toEqual(['catamaran', 'catamarans']);
  expect(longerWords(words, 'la', false)).toEqual([]);
});

it('finds them for the first letter of a word that is still being written', () => {
  expect(longerWords(words, 'l', true)).toEqual(['lane', 'lanes']);
});
