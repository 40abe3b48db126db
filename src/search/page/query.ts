/** What a reader writes into the search box, taken apart. */

import { site } from '#site';
import { capitalized } from '../../archive/counts.ts';
import { monthName } from '../../archive/dates.ts';
import { isPeriod } from '../../archive/facets.ts';
import { isUnspaced, plainLetters, spaceOut } from '../../records/text.ts';
import { addressKey, normalize } from '../format.ts';

export interface Term {
  /** As it was written, without quotation marks and without the minus. */
  text: string;
  isPhrase: boolean;
  /** Other terms that will do in its place: what stands behind `OR`. */
  or?: Term[];
}

export interface Query {
  /** What a page must have, all of it. */
  wanted: Term[];
  /** What it must not have. */
  unwanted: Term[];
  /** Words such as “when” and “the”, of which a page need have none where others are wanted. */
  optional: Term[];
}

/**
 * A minus where a term begins; a phrase between any double quotation marks, or between single ones that stand about words; or
 * whatever stands between two spaces.
 */
const TERM =
  /(?<minus>(?<!\S)[-−](?=\S))?(?:[“”„«»"](?<phrase>[^“”„«»"]*)[“”„«»"]|(?<!\S)['‘](?<single>\S[^'’‘“”"]*\s[^'’‘“”"]*\S)['’](?!\S)|(?<word>[^\s“”„«»"]+))/gu;

/** Signs that nobody sees: soft hyphens, zero-width spaces, marks of direction. */
const UNSEEN = /\p{Cf}|\uFE0F/gu;

/** What parts two words without a space, as in `ferry/bridge`; not within `AT&T`, which is one. */
const PARTING = /(?<=\p{L}{2})[,;/|&+]+(?=\p{L}{2})/gu;

/** A query in plain signs: none that nobody sees, a space wherever words are parted, and full-width letters as usual ones. */
const plainText = (text: string): string => plainLetters(text).replace(UNSEEN, '').replace(PARTING, ' ');

/** Words that hold a sentence together and say little by themselves. */
const functionWords: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(
    'a an and are as at be been by can could did do does for from had has have how in into is it its many much of on or she he that the their they this to was were what when where which who whom whose why will with would'.split(
      ' ',
    ),
  ),
};

/**
 * @param text for example `"toll money" bridge -ferry`. A quotation mark that is never closed counts for nothing,
 *   as somebody may still be writing.
 * @returns the terms, each once, without those that hold no letter and no digit. Never throws.
 */
export function parseQuery(text: string): Query {
  const query: Query = { wanted: [], unwanted: [], optional: [] };
  const seen = new Set<string>();
  let operator = '';
  for (const { groups = {} } of plainText(text).matchAll(TERM)) {
    const { minus, phrase = groups.single, word = '' } = groups;
    if (!minus && /^(?:AND|OR|NOT)$/.test(word)) {
      operator = word;
      continue;
    }
    const isUnwanted = Boolean(minus) || operator === 'NOT';
    const terms =
      phrase === undefined
        ? termsOfWord(word.replace(/^[-−]+/, ''))
        : [{ text: phrase.trim().replace(/\s+/g, ' '), isPhrase: true }];
    for (const term of terms) {
      const words = term.text.split(' ').map(normalize).filter(Boolean).join(' ');
      const key = `${isUnwanted ? '-' : ''}${term.isPhrase ? '"' : ''}${words}`;
      if (words === '' || seen.has(key)) continue;
      seen.add(key);
      const last = query.wanted.at(-1);
      if (isUnwanted) query.unwanted.push(term);
      else if (operator === 'OR' && last) last.or = [...(last.or ?? []), term];
      else query.wanted.push(term);
    }
    operator = '';
  }
  const wanted = query.wanted.map((term, index, all) => withMonth(term, all[index - 1], all[index + 1]));
  return withoutFunctionWords({ ...query, wanted });
}

/** A word; or the runs of characters that a text in a script without spaces is made of, each of which is a phrase. */
function termsOfWord(word: string): Term[] {
  const runs: Term[] = [];
  for (const character of word) {
    const isPhrase = isUnspaced(character);
    const last = runs.at(-1);
    if (last && last.isPhrase === isPhrase) last.text += character;
    else runs.push({ text: character, isPhrase });
  }
  return runs.map(({ text, isPhrase }) => ({ text, isPhrase: isPhrase && text.length > 1 }));
}

function withoutFunctionWords(query: Query): Query {
  const known = functionWords[site.language];
  const isFunctionWord = ({ text, isPhrase, or }: Term) => !isPhrase && !or && known?.has(text.toLowerCase());
  const wanted = query.wanted.filter((term) => !isFunctionWord(term));
  return wanted.length > 0
    ? { ...query, wanted, optional: query.wanted.filter((term) => isFunctionWord(term)) }
    : query;
}

/** A text as the index has it: scripts without spaces character by character. */
export const asIndexed = (text: string): string => spaceOut(text).trim().replace(/\s+/g, ' ');

/** The term as a reader would write it. */
export const writeTerm = ({ text, isPhrase, or = [] }: Term): string =>
  [isPhrase && !isUnspaced(text.charAt(0)) ? `"${text}"` : text, ...or.map(writeTerm)].join(' OR ');

/** The query as a reader would write it, less its optional words; reading it gives the same again. */
export function writeQuery({ wanted, unwanted }: Pick<Query, 'wanted' | 'unwanted'>): string {
  return [...wanted.map(writeTerm), ...unwanted.map((term) => `-${writeTerm(term)}`)].join(' ');
}

const PATH =
  /(?:^|\/)(?:stories|events|people|topics|sources)\/([a-z0-9-]+)\/?(?:\?[^#]*)?(?:#([^#:]*)(?::~:.*)?)?$/;

/** Where an address leads. */
export interface Destination {
  /** The key of the page: see `addressKey`. */
  key: string;
  /** The place on it, percent-encoded; empty for its beginning. */
  anchor: string;
  /** Is it an id alone? Then it may be a word as well, as `self-driving` is. */
  isId: boolean;
}

/** Where a query leads that is an address, of this site or of an original, or an id alone, if it has a hyphen. */
export function addressIn(text: string): Destination | undefined {
  const address = text.trim();
  if (/\s/.test(address)) return undefined;
  const [, id, anchor = ''] = PATH.exec(address) ?? [];
  if (id) return { key: addressKey(id), anchor, isId: false };
  const isAddress = /^(?:https?:\/\/|www\.)|^[\w-]+(?:\.[\w-]+)+\/\S/i.test(address);
  const isId = /^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(address);
  return isAddress || isId ? { key: addressKey(address), anchor: '', isId } : undefined;
}

/** The forms of dates, in small letters, without commas and without the endings of ordinals. */
const DATES: readonly RegExp[] = [
  /^(?<year>\d{4})(?:(?<sign>[-./])(?<month>\d{1,2})(?:\k<sign>(?<day>\d{1,2}))?)?$/,
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)$/,
  /^(?<year>\d{4}) ?年(?: ?(?<month>\d{1,2}) ?月(?: ?(?<day>\d{1,2}) ?[日号])?)?$/,
  /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/,
  // With slashes some put the month first: a date is taken only where it can be but one.
  /^(?<day>1[3-9]|[23]\d)\/(?<month>\d{1,2})\/(?<year>\d{4})$/,
  /^(?<month>\d{1,2})\/(?<day>1[3-9]|[23]\d)\/(?<year>\d{4})$/,
  /^(?<day>\d{1,2})\.? (?:of )?(?<name>\p{L}{3,})\.? (?<year>(?:\d\d)?\d\d)$/u,
  /^(?<name>\p{L}{3,})\.? (?<day>\d{1,2}) (?<year>(?:\d\d)?\d\d)$/u,
  /^(?:of )?(?<name>\p{L}{3,})\.? (?<year>\d{4})$/u,
  /^(?<year>\d{4}) (?<name>\p{L}{3,})\.?(?: (?<day>\d{1,2}))?$/u,
];

/** Of a year of two digits. */
const CENTURY = '20';

/** The date that a query is, as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
export function dateIn(text: string): string | undefined {
  const plain = plainLetters(text)
    .toLowerCase()
    .replace(/(\d)(?:st|nd|rd|th)\b/g, '$1')
    .replace(/(?<=\d)-(?=\p{L})|(?<=\p{L})-(?=\d)|[,\s]+/gu, ' ')
    .trim()
    // Not of “Sun 2024”, which may be of a newspaper.
    .replace(/^(\p{L}{3,})\.? (?!\d+$)/u, (all, word) =>
      weekdays.some((name) => name.startsWith(word)) ? '' : all,
    );
  for (const form of DATES) {
    const { year, name, month = name && monthNumberOf(name), day } = form.exec(plain)?.groups ?? {};
    if (year === undefined) continue;
    const parts = [month, day].flatMap((part) => (part ? [part.padStart(2, '0')] : []));
    const period = [year.padStart('YYYY'.length, CENTURY), ...parts].join('-');
    if (isPeriod(period)) return period;
  }
  return undefined;
}

const months = Array.from({ length: 12 }, (_, index) => monthName(index + 1).toLowerCase());

const weekdays = Array.from({ length: 7 }, (_, index) =>
  new Intl.DateTimeFormat(site.locale, { weekday: 'long', timeZone: 'UTC' })
    .format(Date.UTC(2000, 0, index + 1))
    .toLowerCase(),
);

/** `1` to `12`, from the name of a month or its first letters; `0` where it is none. */
const monthNumberOf = (word: string): string => String(months.findIndex((name) => name.startsWith(word)) + 1);

const isDayOrYear = (term: Term | undefined): boolean => /^\d{1,4}$/.test(term?.text ?? '');

/** The first letters of a month beside a number stand for the whole of it as well: `28 Apr`. */
function withMonth(term: Term, before: Term | undefined, after: Term | undefined): Term {
  const word = /^\p{L}{3,}(?=\.?$)/u.exec(term.text)?.[0].toLowerCase();
  const month = word && months.find((name) => name.startsWith(word));
  if (!month || month === word || term.isPhrase || term.or || !(isDayOrYear(before) || isDayOrYear(after)))
    return term;
  return { ...term, or: [{ text: capitalized(month), isPhrase: false }] };
}
