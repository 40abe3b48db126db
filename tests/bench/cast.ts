import { longTail, type Random } from './random.ts';
import { slug } from './words.ts';

export interface Subject {
  id: string;
  name: string;
}

/** The people, topics or sources of an archive: a few are in the news every day, most hardly ever. */
export class Cast {
  readonly all: Subject[];
  readonly #random: Random;
  readonly #rank: (random: Random) => number;
  readonly #forced = new Map<number, Subject[]>();

  /**
   * @param size how many there are
   * @param articles how many articles there are to name them
   * @param name gives a name that is not in use
   */
  constructor(size: number, articles: number, random: Random, name: () => string) {
    this.#random = random;
    this.#rank = longTail(size);
    this.all = Array.from({ length: size }, () => {
      const chosen = name();
      return { id: slug(chosen), name: chosen };
    });
    for (const [index, subject] of this.all.entries()) {
      const article = Math.floor((index * articles) / size);
      this.#forced.set(article, [...(this.#forced.get(article) ?? []), subject]);
    }
  }

  /** The subjects that this article must name, so that each subject is named by some article. */
  forced(article: number): Subject[] {
    return [...(this.#forced.get(article) ?? [])];
  }

  draw(): Subject {
    return this.all[this.#rank(this.#random)] ?? this.#random.pick(this.all);
  }

  /** At most so many, all different. */
  several(count: number): Subject[] {
    return [...new Set(Array.from({ length: count }, () => this.draw()))];
  }
}
