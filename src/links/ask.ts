/** Asks addresses whether they still lead somewhere, and keeps the answers in a journal until the run has ended. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { type FailureReason, RequestError } from '../http/failure.ts';
import { fetchUrl, followRedirects, type Hop, type RequestOptions } from '../http/fetch.ts';
import type { HostQueue } from '../http/host-queue.ts';

/** What came of asking an address. Whatever hosts have sent is as they sent it: hostile. */
export interface Answer {
  /** The steps of redirects, in order. */
  hops: Hop[];
  /** The status at the end (RFC 9110), where there was an answer. */
  status?: number;
  /** Did a host set a task for people in place of the page? */
  challenged?: true;
  /** Why there was no answer. */
  reason?: FailureReason;
  detail?: string;
}

/** Statuses of a HEAD after which a GET would tell no more. */
const noGetAfter = new Set([410, 429, 502, 503, 504]);

/**
 * Asks whether an address still leads somewhere. No body is read: what is asked for is its head, and the page itself only
 * where a host does not give heads.
 *
 * @returns always an answer. Throws only where we are at fault ourselves.
 */
export async function ask(address: URL, hosts: HostQueue, options: RequestOptions): Promise<Answer> {
  const hops: Hop[] = [];
  const request = (url: URL, method: 'HEAD' | 'GET') => hosts.run(url, () => fetchUrl(url, method, options));
  const askOnce = async (url: URL) => {
    const head = await request(url, 'HEAD');
    return head.status >= 400 && !noGetAfter.has(head.status) ? request(url, 'GET') : head;
  };
  try {
    const { response } = await followRedirects(address, askOnce, hops);
    const challenged = response.headers['cf-mitigated'] === 'challenge';
    return { hops, status: response.status, ...(challenged && { challenged }) };
  } catch (error) {
    if (error instanceof RequestError) return { hops, reason: error.reason, detail: error.detail };
    throw error;
  }
}

/** An address as it is asked: the fragment is the reader's own business. */
export function withoutFragment(address: string): string {
  const url = new URL(address);
  url.hash = '';
  return url.href;
}

/** What needs no request is found out anew each time: it may depend on how a run was called. */
const unasked = new Set(['private', 'credentials']);

/**
 * Asks addresses that the journal does not know, and keeps the answers in it.
 *
 * @param addresses without fragments, each once
 * @param onAnswer is called behind each that was asked
 * @returns the answers by address, those of the journal among them
 */
export async function askAll(
  addresses: readonly string[],
  { journal, hosts, options }: { journal: Journal<Answer>; hosts: HostQueue; options: RequestOptions },
  onAnswer: () => void = () => {},
): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  let stopped = false;
  const byHost = Map.groupBy(addresses, (address) => new URL(address).hostname).values();
  await Promise.all(
    byHost.map(async (ofHost) => {
      for (const address of ofHost) {
        if (stopped) return;
        try {
          const known = journal.get(address);
          const answer = known ?? (await ask(new URL(address), hosts, options));
          if (!known && !unasked.has(answer.reason ?? '')) journal.keep(address, answer);
          answers.set(address, answer);
          if (!known) onAnswer();
        } catch (error) {
          // A disk that is full, say: nobody else is to be asked for nothing.
          stopped = true;
          throw error;
        }
      }
    }),
  );
  return answers;
}

/** Did hosts of several names stay silent, all of them? Then it is rather this computer that is cut off. */
export function isCutOff(answers: ReadonlyMap<string, Answer>): boolean {
  const hosts = new Set([...answers.keys()].map((address) => new URL(address).hostname));
  const silent = ({ status, reason, hops }: Answer) =>
    status === undefined && hops.length === 0 && ['host', 'network', 'slow'].includes(reason ?? '');
  return hosts.size > 1 && [...answers.values()].every(silent);
}

/**
 * Journal of answers by what was asked (JSON Lines, only ever appended to), so that a run that was stopped goes on where it
 * was. A line that was cut off is passed over.
 */
export class Journal<T> {
  readonly #file: string;
  readonly #known = new Map<string, T>();

  constructor(file: string) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true });
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    for (const line of text.split('\n')) {
      const kept = parseLine<T>(line);
      if (kept) this.#known.set(...kept);
    }
    // What follows a line that was cut off must not become a part of it.
    if (text && !text.endsWith('\n')) appendFileSync(file, '\n');
  }

  get(asked: string): T | undefined {
    return this.#known.get(asked);
  }

  keep(asked: string, answer: T): void {
    this.#known.set(asked, answer);
    appendFileSync(this.#file, `${JSON.stringify([asked, answer])}\n`);
  }

  /** The run is done with, or is to begin afresh. */
  clear(): void {
    this.#known.clear();
    rmSync(this.#file, { force: true });
  }
}

function parseLine<T>(line: string): [asked: string, answer: T] | undefined {
  try {
    const [asked, answer] = JSON.parse(line);
    return typeof asked === 'string' && typeof answer === 'object' ? [asked, answer] : undefined;
  } catch {
    return undefined;
  }
}
