/** Plain text of a body, and tokenizers: what counts as a word depends on what words are wanted for. */
import type { ElementContent } from 'hast';

/** Elements within a line: where one begins or ends, a word may go on. */
export const inlineElements: ReadonlySet<string> = new Set(['em', 'strong', 'mark', 'a', 'span']);

/** The text of a node, without its markup. */
export function wordsOf(node: ElementContent): string {
  if (node.type !== 'element') return node.type === 'text' ? node.value : '';
  const words = node.children.map(wordsOf).join('');
  return inlineElements.has(node.tagName) ? words : ` ${words} `;
}

/**
 * Is there anything in a text that readers can see? White space, control characters, marks without a letter, whatever
 * Unicode calls default ignorable (UAX 44), such as zero-width spaces and Hangul fillers, and the empty Braille cell are not.
 */
export const isVisible = (text: string): boolean =>
  /[^\s\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);

/** Has a node any text that readers can see? */
export const hasWords = (node: ElementContent): boolean => isVisible(wordsOf(node));

/** Each run of white space as one space, and none at the ends. */
export const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Scripts that are written without spaces, for use within a character class. Each of their characters counts as a word. */
const UNSPACED = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\u30fc';

/** Has all characters of such scripts, and whatever `plainLetters` replaces. */
const BEYOND_LATIN = /[\u2e80-\uffff]/;

const UNSPACED_OR_SIGN = new RegExp(`[${UNSPACED}\\u3000-\\u303f\\uff00-\\uff0f\\uff1a-\\uff20]`, 'gv');

/** A shortened article or pronoun before a vowel, which is a word of its own: the *l’* of *l’accord*, the *un’* of *un’altra*. */
const ELIDED = "(?:[cdjlmnst]|(?:jus|lors|puis)?qu|(?:d|n|qu|s)?[ae]ll|un)['’]";
const ELISION = new RegExp(`(?<![\\p{L}\\p{N}'’])${ELIDED}(?=\\p{L})`, 'giu');
const ELIDED_WORD = new RegExp(`^[^\\p{L}\\p{N}]*${ELIDED}$`, 'iu');

/** Is a word, with its punctuation, such a shortened one, so that the next follows it without a space? */
export const isElided = (word: string): boolean => ELIDED_WORD.test(word);

/** Text as it is indexed: with spaces about each character of a script that has none and its punctuation, and behind elisions. */
export function spaceOut(text: string): string {
  // Most texts have nothing to be looked at so closely.
  const spaced = BEYOND_LATIN.test(text) ? plainLetters(text).replace(UNSPACED_OR_SIGN, ' $& ') : text;
  return /['’]/.test(spaced) ? spaced.replace(ELISION, '$& ') : spaced;
}

/** Text with usual letters and digits for full-width ones and for ligatures. */
export const plainLetters = (text: string): string =>
  text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\ufb00-\ufb06]/g, (sign) => sign.normalize('NFKC'));

/** Is it a character of a script that is written without spaces? */
export const isUnspaced = (character: string): boolean => UNSPACED_CHARACTER.test(character);
const UNSPACED_CHARACTER = new RegExp(`^[${UNSPACED}]$`, 'v');

/** A letter, a digit, or a mark on one, in a script with spaces between words. */
const LETTER = `[[\\p{L}\\p{N}\\p{M}]--[${UNSPACED}]]`;

const PRINTED_WORD = new RegExp(`[${UNSPACED}]|[^\\s${UNSPACED}]+`, 'gv');
const BARE_WORD = new RegExp(`[${UNSPACED}]|${LETTER}+`, 'gv');

/** A word boundary, for a regular expression with the flag `v`: like `\b`, but right in all scripts, and at signs too. */
export const WORD_EDGE = `(?<!${LETTER}(?=${LETTER}))`;

/** Words as they are printed and counted: what stands between white space, its punctuation included. */
export const splitWords = (text: string): string[] =>
  text.match(BEYOND_LATIN.test(text) ? PRINTED_WORD : /\S+/g) ?? [];

const UNSPACED_RUN = new RegExp(`[${UNSPACED}]+`, 'gv');
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** How many words a text has. In a script without spaces they are those that a reader knows (Unicode UAX #29, by ICU's lexicon). */
export function countWords(text: string): number {
  if (!BEYOND_LATIN.test(text)) return splitWords(text).length;
  const [spaced, ...runs] = [text.replace(UNSPACED_RUN, ' '), ...(text.match(UNSPACED_RUN) ?? [])];
  return runs.reduce((sum, run) => sum + [...segmenter.segment(run)].length, splitWords(spaced).length);
}

/** Words of letters and digits alone, which all else parts: `East-West’s` is three. */
export const bareWords = (text: string): string[] =>
  text.match(hasAsciiWords(text) ? /[A-Za-z0-9]+/g : BARE_WORD) ?? [];

/** The same in small letters and in Unicode's form NFC, with a space between each and the next. */
export const smallWords = (text: string): string =>
  bareWords(hasAsciiWords(text) ? text.toLowerCase() : text.normalize('NFC').toLowerCase()).join(' ');

/** Are all letters and digits of a text of ASCII? Curly quotation marks, dashes and the like are none. */
export const hasAsciiWords = (text: string): boolean => !/[^\0-\x7f\xa0\xab\xbb\u2010-\u2027]/.test(text);

/** A printed word as it is compared: in small letters, without punctuation about it. Empty where it is nothing else. */
export const wordKey = (word: string): string =>
  foldWord(word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').normalize('NFKC'));

/** A word in small letters, and with straight apostrophes. */
const foldWord = (word: string) => word.toLowerCase().replaceAll('’', "'");

/** A word in its place, to be found in another text too. */
export interface PlacedWord {
  word: string;
  /** The same for words that differ in capitals or in the form of an apostrophe. */
  key: string;
  /** The offset at which it begins. */
  at: number;
}

/** Words for finding what two texts share: `isn’t` is one, `East-West` two, and a clause of Chinese one. */
export const placeWords = (text: string): PlacedWord[] =>
  [...text.matchAll(/[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu)].map(({ 0: word, index }) => ({
    word,
    key: foldWord(word),
    at: index,
  }));

/** Orders texts by code unit, for `sort`: the same on every machine, as no locale's order is. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** “a story”, “an event”. */
export const withArticle = (noun: string): string => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
