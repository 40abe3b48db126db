/** A page's words, as Pagefind counts them, and as it compares them. */
import { normal } from '../normal.ts';
import type { Fragment } from './pagefind.ts';

interface Words {
  written: string[];
  normal: string[];
}

const known = new WeakMap<Fragment, Words>();

/** At white space, for which Pagefind, unlike JavaScript, does not take a byte order mark (U+FEFF). */
export const splitWords = (text: string): string[] => text.split(/[^\S\uFEFF]+/);

/** The words of a page, each at its place. */
export function wordsOf(page: Fragment): Words {
  let words = known.get(page);
  if (!words) {
    const written = splitWords(page.content);
    words = { written, normal: written.map(normal) };
    known.set(page, words);
  }
  return words;
}
