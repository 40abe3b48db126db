/** The list of the archive's words (`words.json`), from what the index keeps of each page. */
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

/** The fewest pages on which a word of the first list stands, of the second, and of the last. */
const RANKS = [100, 10, 0];
/** Where there are more words than this, those of a single page are left out: most of them are numbers and slips. */
const MANY = 50_000;

/** A word of the archive. */
interface WordCount {
  /** Normalized. */
  word: string;
  /** In how many pages it occurs (its document frequency). */
  pages: number;
  /** The index of the last page that was counted. */
  last: number;
  /** How often it is written in which way. */
  forms: Map<string, number>;
}

/** What stands between two spaces, taken apart once: most of it comes again and again. */
interface Token {
  uses: number;
  /** The index of the last page that has it. */
  last: number;
  words: [count: WordCount, written: string][];
}

/** The archive's own vocabulary, for the reader who misspells a word of it, or has not ended one. */
export class Vocabulary {
  #pages = 0;
  readonly #counts = new Map<string, WordCount>();
  readonly #tokens = new Map<string, Token>();

  /** Counts the words of a page. The order of the pages makes no difference. */
  add(text: IndexedText): void {
    const page = this.#pages++;
    for (const written of readableWords(text)) {
      let token = this.#tokens.get(written);
      if (!token) {
        token = this.#takeApart(written);
        this.#tokens.set(written, token);
      }
      token.uses++;
      if (token.last === page) continue;
      token.last = page;
      for (const [count] of token.words) {
        if (count.last === page) continue;
        count.last = page;
        count.pages++;
      }
    }
  }

  /** All words so far. */
  list(): WordsFile {
    for (const { uses, words } of this.#tokens.values()) {
      for (const [{ forms }, written] of words) forms.set(written, (forms.get(written) ?? 0) + uses);
    }
    const kept = [...this.#counts.values()]
      .filter(({ pages }) => this.#counts.size <= MANY || pages > 1)
      .sort((a, b) => compareText(a.word, b.word));
    return RANKS.map((fewest, rank) =>
      kept
        .filter(({ pages }) => pages >= fewest && pages < (RANKS[rank - 1] ?? Infinity))
        .map(({ forms }) => mostUsed(forms)),
    );
  }

  #takeApart(token: string): Token {
    const words = wordsIn(token).map(([word, written]): [WordCount, string] => [
      this.#counts.getOrInsertComputed(word, () => ({ word, pages: 0, last: -1, forms: new Map() })),
      written,
    ]);
    return { uses: 0, last: -1, words };
  }
}

function mostUsed(forms: ReadonlyMap<string, number>): string {
  const [[form] = ['']] = [...forms].sort(([a, uses], [b, others]) => others - uses || compareText(a, b));
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
