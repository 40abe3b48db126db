import { OddStatus } from '../http/exchange.ts';
import { type Reason, Unanswered } from '../http/failure.ts';
import { follow, type Hop, type Manner, request } from '../http/fetch.ts';
import type { Hosts } from '../http/host-queue.ts';

/** What came of asking an address. Whatever hosts have sent is as they sent it: hostile. */
export interface Answer {
  /** The steps of redirects, in order. */
  hops: Hop[];
  /** The status at the end (RFC 9110), where there was an answer. */
  status?: number;
  /** Did a host set a task for people in its place? */
  challenged?: true;
  /** Why there was no answer. */
  reason?: Reason;
  detail?: string;
}

/** What asking another time would not change, or says more about a host than about one of its pages. */
const final = new Set([410, 429, 502, 503, 504]);

/**
 * Asks whether an address still leads somewhere. No body is read: what is asked for is its head, and the page itself only
 * where a host does not give heads.
 *
 * @returns always an answer. Throws only where we are at fault ourselves.
 */
export async function ask(address: URL, hosts: Hosts, manner: Manner): Promise<Answer> {
  const hops: Hop[] = [];
  const visit = (url: URL, method: 'HEAD' | 'GET') => hosts.visit(url, () => request(url, method, manner));
  const askOnce = async (url: URL) => {
    const head = await visit(url, 'HEAD');
    return head.status >= 400 && !final.has(head.status) ? visit(url, 'GET') : head;
  };
  try {
    const { response } = await follow(address, askOnce, hops);
    const challenged = response.headers.get('cf-mitigated') === 'challenge';
    return { hops, status: response.status, ...(challenged && { challenged }) };
  } catch (error) {
    if (error instanceof OddStatus) return { hops, status: error.status };
    if (error instanceof Unanswered) return { hops, reason: error.reason, detail: error.detail };
    throw error;
  }
}
