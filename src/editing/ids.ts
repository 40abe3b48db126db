/** Ids of new entries, which become their files' names and their addresses: made of titles and names, or given. */
import anyAscii from 'any-ascii';
import { faultOfName, ID, notAnId } from '../records/fields.ts';
import { quoted } from '../records/problem.ts';
import type { Kind } from '../records/record.ts';

/**
 * Transliteration of letters that Unicode (NFKD) does not take apart into a letter of ASCII and a mark, as passports
 * have it (ICAO Doc 9303-3, 6.A).
 */
const letters: Readonly<Record<string, string>> = {
  æ: 'ae',
  đ: 'd',
  ð: 'd',
  ə: 'e',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŋ: 'n',
  ø: 'oe',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
  ŧ: 't',
};

/** Of an id made of a title: enough to tell it from others, short enough for an address that is copied by hand. */
const MOST_CHARACTERS = 60;

/** Of any id: the longest name that file systems take, less the ending `.mdx`. */
const MOST_OF_FILE_NAME = 251;

/** Is a text mostly in another script, of which each Chinese character is about two letters? */
function isForeign(text: string): boolean {
  const count = (form: RegExp) => text.match(form)?.length ?? 0;
  return count(/\p{L}/gu) - count(/\p{sc=Latin}/gu) + count(/\p{sc=Han}/gu) > count(/\p{sc=Latin}/gu);
}

/** Its letters in ASCII, each Chinese character as a syllable by itself. */
const transliterate = (text: string): string =>
  anyAscii(text.normalize('NFKC').replace(/\p{sc=Han}/gu, ' $& ')).toLowerCase();

/**
 * Makes an id (a slug) of a name or a title: `Ümit Öz` gives `umit-oz`, `Mina’s visit` gives `minas-visit`, `李强` gives
 * `li-qiang`. A name in another script that stands beside one in Latin letters is left out.
 *
 * @returns an id of at most 60 characters, cut between words where that can be; empty where no letter or digit of
 *   the text has a form in ASCII
 */
export function idFrom(text: string): string {
  const ascii = (isForeign(text) ? transliterate(text) : text)
    .toLowerCase()
    .replace(/\P{ASCII}/gu, (letter) => letters[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[\p{M}'’ʼ]/gu, '')
    .toLowerCase();
  const words = ascii.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  if (words.length <= MOST_CHARACTERS) return words;
  const cut = words.slice(0, MOST_CHARACTERS + 1).replace(/-[^-]*$/, '');
  return cut.slice(0, MOST_CHARACTERS);
}

/**
 * The id that a new entry gets by default: made of its name or title, an article's with its date
 * before it, or `undated` where that is not known.
 *
 * @param fields those that are known so far; a `date` is read as EDTF, of which its first day, month or year is taken
 * @returns an id; `undefined` where none can be made of what the entry is called
 */
export function usualId(
  kind: Kind,
  { title, name, date }: { title?: unknown; name?: unknown; date?: unknown },
): string | undefined {
  const words = idFrom(String(title ?? name ?? ''));
  if (words === '') return undefined;
  if (kind !== 'articles') return words;
  const [known = 'undated'] = /^\d{4}(?:-\d\d){0,2}/.exec(String(date ?? '')) ?? [];
  return `${known}-${words}`;
}

/** Says why text cannot be the id of an entry; `undefined` where it can. */
export function faultOfId(id: string): string | undefined {
  if (!ID.test(id)) return notAnId(id);
  if (id.length > MOST_OF_FILE_NAME)
    return `${quoted(id)} is too long for the name of a file: choose a shorter id`;
  return faultOfName(id);
}
