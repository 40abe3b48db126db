import { setTimeout as wait } from 'node:timers/promises';

/** Hosts that are asked at the same time. */
const AT_ONCE = 8;

/**
 * Queue of requests: one at a time to each host, with a pause between two, and to a few hosts at once. A request that waits
 * for its host keeps no other host waiting.
 */
export class HostQueue {
  readonly #pause: number;
  /** For each host, the end of the last request that was queued, with the time of it. */
  readonly #ends = new Map<string, Promise<number>>();
  readonly #waiting: (() => void)[] = [];
  #free: number;

  /** @param pause in milliseconds */
  constructor(pause: number, atOnce = AT_ONCE) {
    this.#pause = pause;
    this.#free = atOnce;
  }

  /** Does work with a host once it is its turn. */
  run<T>({ hostname }: URL, work: () => Promise<T>): Promise<T> {
    const result = this.#runAfter(this.#ends.get(hostname), work);
    const ended = () => performance.now();
    this.#ends.set(hostname, result.then(ended, ended));
    return result;
  }

  async #runAfter<T>(before: Promise<number> | undefined, work: () => Promise<T>): Promise<T> {
    if (before) await wait(Math.max(0, (await before) + this.#pause - performance.now()));
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }
}
