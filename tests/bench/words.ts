/** A language that nobody speaks: words, names, sentences. */
import { longTail, type Random } from './random.ts';

const VOCABULARY = 20_000;
const STARTS = 'b c d f g h j k l m n p r s t v w z b d f l m n r s t br ch dr gr sh st th tr'.split(' ');
const VOWELS = 'a a a e e e i i o o u ai ea ou'.split(' ');
const ENDS = ['', '', '', '', '', '', 'l', 'm', 'n', 'n', 'r', 'r', 's', 't'];

/** How common words are short and rare ones long, by rank. */
const syllablesOf = (rank: number) => (rank < 120 ? 1 : rank < 4_000 ? 2 : 3);

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const slug = (text: string): string => text.toLowerCase().replaceAll(' ', '-');

export class Language {
  readonly #random: Random;
  readonly #words: string[] = [];
  readonly #used = new Set<string>();
  readonly #rank = longTail(VOCABULARY);

  constructor(random: Random) {
    this.#random = random;
    for (let rank = 0; rank < VOCABULARY; rank++) this.#words.push(this.#newWord(syllablesOf(rank)));
  }

  /** A word in small letters, the common ones often and the rare ones seldom. */
  word(): string {
    return this.#words[this.#rank(this.#random)] ?? '';
  }

  /** So many words in small letters. */
  words(count: number): string {
    let text = this.word();
    for (let more = 1; more < count; more++) text += ` ${this.word()}`;
    return text;
  }

  /** A headline, a clause of a few words. */
  headline(): string {
    return capital(this.words(this.#random.between(5, 9)));
  }

  /**
   * A sentence of 8 to 24 words, without its full stop.
   *
   * @param names people whom it may speak of; may be empty
   */
  clause(names: readonly string[]): string {
    const random = this.#random;
    const length = random.between(8, 24);
    let text = names.length > 0 && random.chance(0.3) ? random.pick(names) : capital(this.word());
    for (let at = 1; at < length; at++) {
      if (random.chance(0.05)) text += ',';
      text += ` ${random.chance(0.01) ? random.between(2, 990) : this.word()}`;
    }
    return text;
  }

  /** A name of so many words that no other name or word of this language has. */
  name(words: number): string {
    return Array.from({ length: words }, () => capital(this.#newWord(2))).join(' ');
  }

  #newWord(syllables: number): string {
    for (;;) {
      let word = '';
      for (let count = 0; count < syllables; count++) word += this.#syllable();
      if (this.#used.has(word)) continue;
      this.#used.add(word);
      return word;
    }
  }

  #syllable(): string {
    return this.#random.pick(STARTS) + this.#random.pick(VOWELS) + this.#random.pick(ENDS);
  }
}
