/** In what words one remark was printed, and which of the words differ. */
import { diffArrays } from 'diff';
import { fold, splitWords } from '../records/text.ts';

/** A run of words, and whether another wording has others in their place. */
export interface Piece {
  text: string;
  differs: boolean;
}

/**
 * Sets wordings beside one another.
 *
 * Two wordings are compared word by word, without regard to capitals and to punctuation about a word. Words that stand
 * only in the one are marked there, words that stand in the place of others in both. Where the one merely begins
 * earlier or ends later, nothing is marked: so far the other was not quoted.
 *
 * @returns for each wording its pieces, in order; their texts together are its words, with white space folded
 */
export function markDifferences(wordings: readonly string[]): Piece[][] {
  const all = wordings.map((words) => splitWords(words).filter(keyOf));
  const keys = all.map((words) => words.map(keyOf));
  const marked = all.map(() => new Set<number>());
  for (const [one, its] of keys.entries()) {
    for (const [other, theirs] of keys.entries()) {
      if (other <= one) continue;
      for (const { from, to, count, instead } of changesBetween(its, theirs)) {
        for (let at = from; at < from + count; at++) marked[one]?.add(at);
        for (let at = to; at < to + instead; at++) marked[other]?.add(at);
      }
    }
  }
  return wordings.map((words, index) => piecesOf(fold(words), all[index] ?? [], marked[index] ?? new Set()));
}

/** Does one wording hold the other, word for word? */
export function holdsWording(longer: string, shorter: string): boolean {
  return ` ${plainWords(longer)} `.includes(` ${plainWords(shorter)} `);
}

/** The words of a text without capitals and without the punctuation about them. */
export const plainWords = (text: string): string => splitWords(text).map(keyOf).filter(Boolean).join(' ');

/** A word without capitals and without the punctuation about it; empty where it is nothing else. */
function keyOf(word: string): string {
  const bare = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return bare.normalize('NFKC').toLowerCase().replaceAll('’', "'");
}

/** Words of the one in whose place others stand in the other, as places and counts. */
interface Change {
  from: number;
  count: number;
  to: number;
  instead: number;
}

function changesBetween(its: readonly string[], theirs: readonly string[]): Change[] {
  const changes: Change[] = [];
  let [from, to] = [0, 0];
  let open: Change | undefined;
  for (const { added, removed, count } of diffArrays([...its], [...theirs])) {
    if (!added && !removed) {
      open = undefined;
      from += count;
      to += count;
      continue;
    }
    if (!open) {
      open = { from, count: 0, to, instead: 0 };
      changes.push(open);
    }
    if (removed) {
      open.count += count;
      from += count;
    } else {
      open.instead += count;
      to += count;
    }
  }
  const gone = new Set(changes.flatMap(({ from, count }) => its.slice(from, from + count)));
  const come = new Set(changes.flatMap(({ to, instead }) => theirs.slice(to, to + instead)));
  return changes.filter((change) => {
    const isAtStart = change.from === 0 && change.to === 0;
    const isAtEnd = change.from + change.count === its.length && change.to + change.instead === theirs.length;
    const isOneSided = change.count === 0 || change.instead === 0;
    // A word that has only moved stands in the other wording too.
    const words = [
      ...its.slice(change.from, change.from + change.count),
      ...theirs.slice(change.to, change.to + change.instead),
    ];
    const hasMoved = words.some((word) => gone.has(word) && come.has(word));
    return !(isOneSided && (isAtStart || isAtEnd) && !hasMoved);
  });
}

/** The text in runs of words that are all marked or all unmarked; white space goes with what stands before it. */
function piecesOf(text: string, words: readonly string[], marked: ReadonlySet<number>): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const [index, word] of words.entries()) {
    const start = text.indexOf(word, at);
    const last = pieces.at(-1);
    const between = text.slice(at, start);
    const differs = marked.has(index);
    if (last?.differs === differs) last.text += between + word;
    else if (last && differs) {
      last.text += between;
      pieces.push({ text: word, differs });
    } else pieces.push({ text: between + word, differs });
    at = start + word.length;
  }
  const [rest, last] = [text.slice(at), pieces.at(-1)];
  if (last && !last.differs) last.text += rest;
  else if (rest) pieces.push({ text: rest, differs: false });
  return pieces;
}
