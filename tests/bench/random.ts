/** Chance that repeats itself: the same seed gives the same numbers on every machine. */

export class Random {
  #state: number;

  /** @param seed a whole number from 0 to 2³² − 1 */
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 to 2³² − 1 (the generator called mulberry32). */
  bits(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** A whole number from 0 to `limit` − 1. */
  below(limit: number): number {
    return Math.floor((this.bits() / 2 ** 32) * limit);
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** True with this probability, 0 to 1. */
  chance(probability: number): boolean {
    return this.bits() < probability * 2 ** 32;
  }

  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    const index = this.below(list.length);
    if (index >= list.length) throw new RangeError('nothing to pick from');
    return list[index] as T;
  }

  /** One of several values, each with a weight above 0. */
  weighted<T>(choices: readonly (readonly [weight: number, value: T])[]): T {
    const total = choices.reduce((sum, [weight]) => sum + weight, 0);
    let left = (this.bits() / 2 ** 32) * total;
    for (const [weight, value] of choices) {
      left -= weight;
      if (left < 0) return value;
    }
    throw new RangeError('nothing to choose from');
  }
}

const SLOT_BITS = 20;

/**
 * Draws ranks as words are drawn in a text and names in the news (Zipf–Mandelbrot): rank r with a probability in
 * proportion to 1 / (r + 3), r from 0.
 *
 * @param size how many ranks there are, at most 65,536
 * @returns a function that draws one rank in constant time
 */
export function longTail(size: number): (random: Random) => number {
  const weightTo = new Float64Array(size);
  let total = 0;
  for (let rank = 0; rank < size; rank++) {
    total += 1 / (rank + 3);
    weightTo[rank] = total;
  }
  const slots = new Uint16Array(2 ** SLOT_BITS);
  let from = 0;
  for (let rank = 0; rank < size; rank++) {
    const to = Math.round(((weightTo[rank] ?? total) / total) * slots.length);
    slots.fill(rank, from, to);
    from = to;
  }
  return (random) => slots[random.bits() >>> (32 - SLOT_BITS)] ?? 0;
}
