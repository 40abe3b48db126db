/** A page's words, as Pagefind counts them, and as it compares them. */
import { normal } from '../normal.ts';
import type { Fragment } from './pagefind.ts';

interface Words {
  written: string[];
  normal: string[];
}

const known = new WeakMap<Fragment, Words>();

/** The words of a page, each at its place. */
export function wordsOf(page: Fragment): Words {
  let words = known.get(page);
  if (!words) {
    const written = page.content.split(/\s+/);
    words = { written, normal: written.map(normal) };
    known.set(page, words);
  }
  return words;
}
