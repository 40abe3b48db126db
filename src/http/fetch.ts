/** Asks an address, again where what keeps it from answering is temporary, and follows where it leads on to. */
import { setTimeout as wait } from 'node:timers/promises';
import ky, { isHTTPError } from 'ky';
import { exchange, type Limits, refuseUnasked } from './exchange.ts';
import { Unanswered, whyUnanswered } from './failure.ts';

/** How a host is asked. Times are in milliseconds. */
export interface Manner extends Limits {
  /** How long one try may take. */
  timeout: number;
  /** Between two tries; longer before each further one. */
  pause: number;
  /** What a host asks for with `Retry-After` is kept up to this. */
  longestWait: number;
}

export const usualManner: Manner = { timeout: 20_000, pause: 1000, longestWait: 60_000 };

const MOST_RETRIES = 2;
const temporary = [429, 502, 503, 504];

/**
 * Asks an address, and again where the failure may be over soon. Follows nothing.
 *
 * @returns the last answer, whatever its status
 * @throws Unanswered where there was none; OddStatus
 */
export async function request(url: URL, method: 'HEAD' | 'GET', manner: Manner): Promise<Response> {
  const { timeout, pause, longestWait } = manner;
  try {
    return await ky(url, {
      method,
      timeout,
      fetch: (input) => exchange(input as Request, manner),
      throwHttpErrors: (status) => temporary.includes(status),
      retry: {
        limit: MOST_RETRIES,
        statusCodes: temporary,
        afterStatusCodes: [429, 503],
        maxRetryAfter: longestWait,
        // The hook below has its share in it.
        delay: (attempt) => pause * (2 ** (attempt - 1) - 1),
        shouldRetry: ({ error }) =>
          isHTTPError(error) ? undefined : whyUnanswered(error)?.reason === 'network',
      },
      // Whatever the host itself asks for, it is not asked sooner than any other.
      hooks: { beforeRetry: [async () => void (await wait(pause))] },
    });
  } catch (error) {
    if (isHTTPError(error)) return error.response;
    throw whyUnanswered(error) ?? error;
  }
}

/** One step of a redirect. */
export interface Hop {
  status: number;
  /** Where it leads to. */
  to: string;
}

const MOST_HOPS = 10;
const redirects = new Set([301, 302, 303, 307, 308]);

/**
 * Asks an address and whatever it leads on to.
 *
 * @param ask asks one address and follows nothing
 * @param hops takes every step, also where the way then ends badly
 * @returns the address at the end, and its answer
 * @throws Unanswered where the way goes in a circle, is too long, or leaves the web; whatever `ask` throws
 */
export async function follow(address: URL, ask: (url: URL) => Promise<Response>, hops: Hop[] = []) {
  refuseUnasked(address);
  for (let url = address; ; ) {
    const response = await ask(url);
    const location = redirects.has(response.status) ? response.headers.get('location') : undefined;
    if (!location) return { url, response };
    if (!URL.canParse(location, url)) throw new Unanswered('scheme', location);
    const next = new URL(location, url);
    refuseUnasked(next);
    // A fragment stays with what it was written for (RFC 9110).
    if (!next.hash) next.hash = url.hash;
    const isKnown = next.href === address.href || hops.some(({ to }) => to === next.href);
    if (isKnown || hops.length >= MOST_HOPS) throw new Unanswered('circle', next.href);
    hops.push({ status: response.status, to: next.href });
    url = next;
  }
}
