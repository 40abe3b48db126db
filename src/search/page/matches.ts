/** Where a page has what was looked for. */
import { markOf, normalize, type Part } from '../format.ts';
import type { LoadedPage } from './pagefind.ts';
import { asIndexed, type Term } from './query.ts';

/** Where a part of a page begins, in words; at its end where it has none. */
export const partStart = ({ anchors, words }: LoadedPage, part: Part): number =>
  anchors.find(({ id }) => id === markOf(part))?.location ?? words.length;

/**
 * The positions of all words that match a term, in rising order: as it is written, or in the forms in which it was found.
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
