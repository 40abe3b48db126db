import { OddStatus } from '../http/exchange.ts';
import { type Reason, Unanswered } from '../http/failure.ts';
import { follow, request, usualManner } from '../http/fetch.ts';
import { quoted, Refusal } from '../records/problem.ts';

/** A page of the web. All of it is hostile. */
export interface FetchedPage {
  /** Where it was in the end, after redirects. */
  address: string;
  bytes: Uint8Array;
  /** As the host says it, such as `text/html; charset=utf-8`; empty where it does not. */
  contentType: string;
}

export interface PageLimits {
  /** May it be on this machine or a local network, or lead there? */
  allowPrivate?: boolean;
  /** How large it may be, unpacked. */
  limitBytes?: number;
  /** How many milliseconds one try may take. */
  timeout?: number;
}

const MEGABYTE = 1024 * 1024;

/**
 * Gets a page, following redirects, and trying again where a failure may be over soon. Asks only the public web, and
 * sends no cookies and no credentials.
 *
 * @param address begins with `http://` or `https://`
 * @throws Refusal where there is no such page, or it cannot be had; its message is one line that may hold what the host
 *   has sent, to be made `printable`
 */
export async function fetchPage(
  address: string,
  { allowPrivate = false, limitBytes = 8 * MEGABYTE, timeout = usualManner.timeout }: PageLimits = {},
): Promise<FetchedPage> {
  const refuse = (why: string) => new Refusal(`${quoted(address)} ${why}`);
  if (!URL.canParse(address)) throw refuse('is not a web address: it begins with http:// or https://');
  const manner = { ...usualManner, allowPrivate, limitBytes, timeout };
  try {
    const { url, response } = await follow(new URL(address), (each) => request(each, 'GET', manner));
    if (!response.ok) throw refuse(adviceOnStatus(response.status));
    return {
      address: url.href,
      bytes: await response.bytes(),
      contentType: response.headers.get('content-type') ?? '',
    };
  } catch (error) {
    if (error instanceof OddStatus) throw refuse(adviceOnStatus(error.status));
    if (error instanceof Unanswered) throw refuse(advice[error.reason](error.detail));
    throw error;
  }
}

const byHand = 'save the page in a browser, and use the file';

function adviceOnStatus(status: number): string {
  if (status === 404 || status === 410)
    return `is gone (status ${status}): look for a preserved snapshot of it`;
  if (status >= 500 && status < 600)
    return `fails at its host (status ${status}): try again later, or ${byHand}`;
  return `is not given to programs (status ${status}): ${byHand}`;
}

const advice: Readonly<Record<Reason, (detail: string) => string>> = {
  private: (detail) => `leads to this machine or a local network (${detail}), which is not asked: ${byHand}`,
  credentials: () => `holds a name and password, which are not sent: ${byHand}`,
  scheme: (detail) => `leads to ${quoted(detail)}, which is no web address: see how it is spelt`,
  circle: () => `leads on in a circle, or too often: ${byHand}`,
  host: () => 'is on a host that does not exist: see how it is spelt, and whether this computer is online',
  slow: () => `does not answer in time: try again later, or ${byHand}`,
  certificate: (detail) => `is on a host that cannot show who it is (${detail}): ${byHand}`,
  garbled: (detail) => `sends what cannot be read (${detail}): ${byHand}`,
  large: (detail) => `is too large (${detail}): is it a page at all?`,
  network: (detail) => `cannot be reached (${detail}): see whether this computer is online, or try later`,
};
