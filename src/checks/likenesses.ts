import { likeness, type Sketch } from './similarity.ts';

/** A text that is like another. */
export interface Like {
  id: string;
  /** From 0 to 1, as `likeness` measures it. */
  likeness: number;
}

/** One text's having a number. All that have the same are joined, the last first. */
interface Mention {
  text: number;
  before: Mention | undefined;
  /** How many texts have the number, up to this one. */
  count: number;
}

/**
 * Texts by their likeness: an index from each number of a sketch to the texts that have it.
 *
 * Two texts that are near share a certain number of numbers. So whatever is near a text has at least one of its
 * rarest, and only what has one of those is compared with it: what very many texts say alike, such as the last line of
 * an agency’s reports, costs nothing.
 */
export class Likenesses {
  readonly #texts: { id: string; sketch: Sketch }[] = [];
  readonly #mentions = new Map<number, Mention>();

  /** @param id how `near` is to name the text */
  add(id: string, sketch: Sketch): void {
    const text = this.#texts.push({ id, sketch }) - 1;
    for (const number of sketch) {
      const before = this.#mentions.get(number);
      this.#mentions.set(number, { text, before, count: (before?.count ?? 0) + 1 });
    }
  }

  /**
   * @param least the likeness from which on a text is near, above 0. Of two texts with a likeness of 0.5, about one
   *   word in ten was changed.
   * @returns the texts that are near, the likest first, otherwise in the order in which they were added
   */
  near(sketch: Sketch, least = 0.5): Like[] {
    const found: Like[] = [];
    for (const text of [...this.#candidates(sketch, least)].sort((a, b) => a - b)) {
      const other = this.#texts[text];
      const how = other ? likeness(sketch, other.sketch) : 0;
      if (other && how >= least) found.push({ id: other.id, likeness: how });
    }
    return found.sort((a, b) => b.likeness - a.likeness);
  }

  /** The texts that may be near, and some others. */
  #candidates(sketch: Sketch, least: number): Set<number> {
    const shared = Math.ceil(least * sketch.length);
    const known = [...sketch].flatMap((number) => this.#mentions.get(number) ?? []);
    const rarest = known.sort((a, b) => a.count - b.count).slice(0, Math.max(0, known.length - shared + 1));
    const texts = new Set<number>();
    for (const last of rarest) {
      for (let mention: Mention | undefined = last; mention; mention = mention.before) {
        texts.add(mention.text);
      }
    }
    return texts;
  }
}
