/** The list of the archive's words (`words.json`), from what the index keeps of each document. */
import { compareText } from '../../records/text.ts';
import { markOf, normalize, type Part, type WordsFile } from '../format.ts';

/** A document as the index keeps it. */
export interface IndexedText {
  /** All words that can be found, with a space between them. */
  content: string;
  /** Everything in the document that has an id, and its position, counted in words. */
  anchors: readonly { id: string; location: number }[];
}

/** The position at which a part of a document begins. */
export const startOf = (part: Part, { anchors }: IndexedText): number | undefined =>
  anchors.find(({ id }) => id === markOf(part))?.location;

/** The fewest documents in which a word of the first list stands, of the second, and of the last. */
const RANKS = [100, 10, 0];
/** Where there are more words than this, those of a single document are left out: most of them are numbers and slips. */
const MANY = 50_000;

/**
 * How often words occur in some documents: each normalized, with how many of the documents have it (its document frequency), and
 * how often it is written in which way. As JSON has it, so that it can be kept.
 */
export type WordCounts = [word: string, documents: number, forms: Form[]][];

type Form = [written: string, uses: number];

/** A word while it is being counted. */
interface WordCount {
  documents: number;
  /** The index of the last document that was counted. */
  last: number;
  forms: Form[];
}

/** What stands between two spaces: most of it comes again and again. */
interface Token {
  uses: number;
  /** The index of the last document that has it. */
  last: number;
  words: { count: WordCount; written: string }[];
}

/** Counts the words of documents. What it has taken apart once, it knows from then on. */
export class WordCounter {
  readonly #parts = new Map<string, [word: string, written: string][]>();

  count(texts: readonly IndexedText[]): WordCounts {
    const counts = new Map<string, WordCount>();
    const tokens = new Map<string, Token>();
    const takeApart = (token: string): Token => ({
      uses: 0,
      last: -1,
      words: this.#parts.getOrInsertComputed(token, wordsIn).map(([word, written]) => ({
        count: counts.getOrInsertComputed(word, () => ({ documents: 0, last: -1, forms: [] })),
        written,
      })),
    });
    for (const [index, text] of texts.entries()) {
      for (const written of readableWords(text)) {
        let token = tokens.get(written);
        if (!token) {
          token = takeApart(written);
          tokens.set(written, token);
        }
        token.uses++;
        if (token.last === index) continue;
        token.last = index;
        for (const { count } of token.words) {
          if (count.last === index) continue;
          count.last = index;
          count.documents++;
        }
      }
    }
    for (const { uses, words } of tokens.values())
      for (const { count, written } of words) addUses(count.forms, written, uses);
    return [...counts].map(([word, { documents, forms }]) => [word, documents, forms]);
  }
}

/**
 * The archive's own vocabulary, for the reader who misspells a word of it, or has not ended one.
 *
 * @param parts the words of all documents, each of which is in one part
 */
export function listWords(parts: readonly WordCounts[]): WordsFile {
  const counts = new Map<string, { word: string; documents: number; forms: Form[] }>();
  for (const [word, documents, forms] of parts.flat()) {
    const count = counts.getOrInsertComputed(word, () => ({ word, documents: 0, forms: [] }));
    count.documents += documents;
    for (const [written, uses] of forms) addUses(count.forms, written, uses);
  }
  const kept = [...counts.values()]
    .filter(({ documents }) => counts.size <= MANY || documents > 1)
    .sort((a, b) => compareText(a.word, b.word));
  return RANKS.map((fewest, rank) =>
    kept
      .filter(({ documents }) => documents >= fewest && documents < (RANKS[rank - 1] ?? Infinity))
      .map(({ forms }) => mostUsed(forms)),
  );
}

/** A word has few forms. */
function addUses(forms: Form[], written: string, uses: number) {
  const form = forms.find(([known]) => known === written);
  if (form) form[1] += uses;
  else forms.push([written, uses]);
}

function mostUsed(forms: Form[]): string {
  const [[form] = ['']] = forms.toSorted(([a, uses], [b, others]) => others - uses || compareText(a, b));
  return form;
}

/** All but the keys, which nobody reads. */
function readableWords(text: IndexedText): string[] {
  const words = text.content.split(' ');
  const [keys, note] = [startOf('keys', text), startOf('note', text)];
  return keys === undefined
    ? words
    : [...words.slice(0, keys), ...(note === undefined ? [] : words.slice(note))];
}

/** Letters and digits, which marks such as an apostrophe may part; several of them joined by hyphens. */
const PLAIN = /^[^\p{L}\p{N}]*([\p{L}\p{M}\p{N}’']+(?:[-‐][\p{L}\p{M}\p{N}’']+)*)[^\p{L}\p{N}]*$/u;

/**
 * The words that a text between two spaces holds, normalized and as they are written: of a compound, such as “lane-level”,
 * also the parts. None where other signs stand within it: nobody wants them suggested, and every word here has to be one that
 * the index finds. It has no parts of compounds with digits in them, nor of those that U+2010 joins, and takes apart further
 * what has capitals within it, as “iOS-only”.
 */
function wordsIn(token: string): [word: string, written: string][] {
  const [, plain] = PLAIN.exec(token) ?? [];
  if (!plain) return [];
  const parts = /[\p{N}‐]/u.test(plain) ? [] : plain.split('-').filter((part) => !/.\p{Lu}/u.test(part));
  const byWord = new Map([...parts, plain].map((written) => [normalize(written), written]));
  return [...byWord].filter(([word]) => word.length > 1);
}
