import type { Manner } from '../http/fetch.ts';
import type { Hosts } from '../http/host-queue.ts';
import { type Answer, ask } from './ask.ts';
import type { Journal } from './journal.ts';

/** What is asked for an address: the fragment is the reader's own business. Addresses with one key are asked once. */
export function keyOf(address: string): string {
  const url = new URL(address);
  url.hash = '';
  return url.href;
}

/** What needs no request is found out anew each time: it may depend on how a run was called. */
const unasked = new Set(['private', 'credentials']);

/**
 * Asks addresses that the journal does not know, and keeps the answers in it.
 *
 * @param keys of `keyOf`, each once
 * @param onAnswer is called behind each that was asked
 * @returns the answers by key, those of the journal among them
 */
export async function askAll(
  keys: readonly string[],
  { journal, hosts, manner }: { journal: Journal<Answer>; hosts: Hosts; manner: Manner },
  onAnswer: () => void = () => {},
): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  let stopped = false;
  const asking = Map.groupBy(keys, (key) => new URL(key).hostname).values();
  await Promise.all(
    [...asking].map(async (ofHost) => {
      for (const key of ofHost) {
        if (stopped) return;
        try {
          const known = journal.get(key);
          const answer = known ?? (await ask(new URL(key), hosts, manner));
          if (!known && !unasked.has(answer.reason ?? '')) journal.keep(key, answer);
          answers.set(key, answer);
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
  const hosts = new Set([...answers.keys()].map((key) => new URL(key).hostname));
  const silent = ({ status, reason, hops }: Answer) =>
    status === undefined && hops.length === 0 && ['host', 'network', 'slow'].includes(reason ?? '');
  return hosts.size > 1 && [...answers.values()].every(silent);
}
