/** Where a page has what was looked for. */
import { markOf, normalize, type Part } from '../format.ts';
import type { LoadedPage } from './pagefind.ts';
import { asIndexed, type Term } from './query.ts';

/** Where a part of a page begins, in words; at its end where it has none. */
export const partStart = ({ anchors, words }: LoadedPage, part: Part): number =>
  anchors.find(({ id }) => id === markOf(part))?.location ?? words.length;

/**
 * The positions of all words that match a term, in rising order: as it is written, in the forms in which it was found, or, of a
 * single word, in its other forms.
 *
 * @param found positions of words that matched it, as Pagefind tells them: some, or all and words that only begin alike
 */
export function matchesOf(page: LoadedPage, term: Term, found: readonly number[] = []): number[] {
  const { normalized, words } = page;
  const texts = [term, ...(term.or ?? [])].map(({ text }) => asIndexed(text).split(' ').map(normalize));
  const forms = [...texts, found.map((position) => normalized[position] ?? '')].filter(
    ({ length }) => length > 0,
  );
  const matches = new Set(found);
  const single = texts.flatMap((words) => (words.length === 1 ? words : []));
  for (const [at, word] of normalized.entries())
    if (single.some((one) => isFormOf(word, one))) matches.add(at);
  for (const form of forms) {
    const possessives = form.map((word) => `${word}s`);
    const isAt = (start: number) =>
      form.every((word, index) => {
        const at = start + index;
        const here = normalized[at];
        return here === word || (here === possessives[index] && isPossessive(words[at] ?? ''));
      });
    for (const start of normalized.keys()) {
      if (isAt(start)) for (const index of form.keys()) matches.add(start + index);
    }
  }
  return [...matches].sort((a, b) => a - b);
}

const isPossessive = (word: string): boolean => /['’]s\P{L}*$/u.test(word);

/** Endings by which the forms of one English word differ. */
const ENDINGS: readonly (readonly string[])[] = [
  ['', 's', 'es', 'ed', 'ing'],
  ['e', 'es', 'ed', 'ing'],
  ['y', 'ies', 'ied', 'ying'],
  ['', 's', 'd'],
];

/** Where so many letters are the same, an ending likely makes another form of a word, and not another word, as it does of “new”. */
const STEM = 4;

/** Are these two forms of one word? Pagefind says of each page only one of the forms that it has. */
function isFormOf(word: string, other: string): boolean {
  if (!word.startsWith(other.slice(0, STEM)) || other.length < STEM) return false;
  let length = STEM;
  while (length < word.length && word[length] === other[length]) length++;
  const [own, its] = [word.slice(length), other.slice(length)];
  return ENDINGS.some((endings) => endings.includes(own) && endings.includes(its));
}

/** A number as it is compared: without the marks about it, and without those that part its thousands. */
const numberKey = (word: string): string =>
  word.replace(/^[^\p{N}]+|[^\p{N}]+$/gu, '').replace(/,(?=\d{3})/g, '');

/** Is a term a number, which the index keeps without its decimal point? It takes 1.8 for 18. */
export const isNumber = ({ text, isPhrase, or }: Term): boolean =>
  !isPhrase && !or && /^\d+(?:[.,:]\d+)*$/.test(text);

/** Has a page this number as it is written? */
export function hasNumber({ words }: LoadedPage, { text }: Term): boolean {
  const key = numberKey(text);
  return words.some((word) => [word, ...word.split(/[-–/‐]/)].some((one) => numberKey(one) === key));
}
