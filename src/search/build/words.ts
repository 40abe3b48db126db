/** The archive's own vocabulary, for the reader who misspells a word of it. */

import type { WordsFile } from '../format.ts';
import { normal } from '../normal.ts';
import type { IndexedPage } from './fragments.ts';

/** A word on this many pages stands in the first list, the second, or else the last. */
const RANKS = [100, 10, 0];
/** Where there are more words than this, those of a single page are left out: most of them are numbers and slips. */
const MANY = 50_000;

export function wordsOf(pages: readonly IndexedPage[]): WordsFile {
  const tallies = new Map<string, Tally>();
  const known = new Map<string, Tally[]>();
  for (const [page, { content }] of pages.entries()) {
    for (const token of content.split(' ')) {
      let held = known.get(token);
      if (!held) {
        held = wordsIn(token).map((word) => tallies.get(word) ?? { word, pages: 0, last: -1 });
        for (const tally of held) tallies.set(tally.word, tally);
        known.set(token, held);
      }
      for (const tally of held) {
        if (tally.last === page) continue;
        tally.last = page;
        tally.pages++;
      }
    }
  }
  const kept = [...tallies.values()]
    .filter((tally) => tallies.size <= MANY || tally.pages > 1)
    .sort((a, b) => (a.word < b.word ? -1 : 1));
  return {
    words: RANKS.map((least, rank) =>
      kept
        .filter((tally) => tally.pages >= least && tally.pages < (RANKS[rank - 1] ?? Infinity))
        .map(({ word }) => word),
    ),
    names: pages.filter(({ filters }) => !filters.edtf).map(({ title }) => title),
  };
}

interface Tally {
  word: string;
  /** How many pages have it. */
  pages: number;
  /** The last of them that was counted. */
  last: number;
}

/** Letters and digits, which marks such as an apostrophe may part; several of them joined by hyphens. */
const PLAIN = /^[^\p{L}\p{N}]*([\p{L}\p{M}\p{N}’']+(?:[-‐][\p{L}\p{M}\p{N}’']+)*)[^\p{L}\p{N}]*$/u;

/**
 * The words that a text between two spaces holds: of a compound, such as “lane-level”, also the parts. None where other
 * signs stand within it: nobody wants them suggested, and every word here has to be one that the index finds.
 */
function wordsIn(token: string): string[] {
  const [, plain] = PLAIN.exec(token) ?? [];
  if (!plain) return [];
  const parts = plain.split(/[-‐]/);
  return [...new Set([plain, ...(parts.length > 1 ? parts : [])].map(normal))].filter(
    (word) => word.length > 1,
  );
}
