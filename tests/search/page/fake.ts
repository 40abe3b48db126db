/** A Pagefind that keeps a few texts, and answers as Pagefind does. */
import { normalize } from '../../../src/search/format.ts';
import {
  type Fragment,
  type LoadedPage,
  type Pagefind,
  type PagefindResult,
  withWords,
} from '../../../src/search/page/pagefind.ts';

const fragmentOf = (content: string, more: Partial<Fragment> = {}): Fragment => ({
  url: '/stories/one/',
  content,
  meta: { title: content.split('.')[0] ?? '' },
  filters: {},
  anchors: [],
  ...more,
});

export const pageOf = (content: string, more: Partial<Fragment> = {}): LoadedPage =>
  withWords(fragmentOf(content, more));

/**
 * Quoted, words are found side by side, and the first place is told. Otherwise a word is found by its beginning; where
 * nothing begins with it, the longest word is taken that it begins with itself.
 */
export function fakePagefind(pages: Record<string, string>): Pagefind & { asked: string[] } {
  const asked: string[] = [];
  const texts = Object.entries(pages).map(([id, content]) => ({
    id,
    content,
    words: content.split(/\s+/).map(normalize),
  }));
  const resultsOf = (placesIn: (words: string[]) => number[]): PagefindResult[] =>
    texts
      .map(({ id, content, words }) => ({
        id,
        words: placesIn(words),
        data: async () => fragmentOf(content),
      }))
      .filter(({ words }) => words.length > 0);
  return {
    asked,
    init: async () => {},
    destroy: async () => {},
    async search(text) {
      asked.push(text);
      const phrase = /^"(.*)"$/.exec(text)?.[1]?.split(' ').map(normalize);
      if (phrase) return { results: resultsOf((words) => sideBySide(words, phrase)) };
      const word = normalize(text);
      const longer = resultsOf((words) =>
        words.flatMap((one, place) => (one.startsWith(word) ? [place] : [])),
      );
      if (longer.length > 0) return { results: longer };
      const shorter = texts.flatMap(({ words }) => words).filter((one) => one && word.startsWith(one));
      const longest = shorter.sort((a, b) => b.length - a.length)[0];
      return {
        results: resultsOf((words) => words.flatMap((one, place) => (one === longest ? [place] : []))),
      };
    },
  };
}

function sideBySide(words: readonly string[], phrase: readonly string[]): number[] {
  const start = words.findIndex((_, place) => phrase.every((word, index) => word === words[place + index]));
  return start < 0 ? [] : phrase.map((_, index) => start + index);
}
