/** Fetches a web page for an import, and advises the editor where it cannot be had. */
import { type FailureReason, RequestError } from '../http/failure.ts';
import { defaultOptions, fetchUrl, followRedirects, isSuccess, type RequestOptions } from '../http/fetch.ts';
import { quoted, Refusal } from '../records/problem.ts';

/** A web page as its host sent it: hostile input. */
export interface FetchedPage {
  /** Its address after redirects. */
  address: string;
  /** Decompressed, not decoded. */
  bytes: Uint8Array;
  /** The header `Content-Type`, such as `text/html; charset=utf-8`; empty where there is none. */
  contentType: string;
}

const MEGABYTE = 1024 * 1024;

/**
 * Fetches a page with GET, along redirects, and again where a failure may be temporary. Unless the options say otherwise,
 * it asks only the public web and takes at most 8 MB, decompressed.
 *
 * @param address begins with `http://` or `https://`
 * @throws Refusal where there is no such page, or it cannot be had; its message is one line that may hold what the host
 *   has sent, to be made `printable`
 */
export async function fetchPage(
  address: string,
  options: Partial<RequestOptions> = {},
): Promise<FetchedPage> {
  const refuse = (why: string) => new Refusal(`${quoted(address)} ${why}`);
  if (!URL.canParse(address)) throw refuse('is not a web address: it begins with http:// or https://');
  const ask = (url: URL) => fetchUrl(url, 'GET', { ...defaultOptions, limitBytes: 8 * MEGABYTE, ...options });
  try {
    const { url, response } = await followRedirects(new URL(address), ask);
    if (!isSuccess(response)) throw refuse(adviseOnStatus(response.status));
    const { body, headers } = response;
    return { address: url.href, bytes: body, contentType: headers['content-type'] ?? '' };
  } catch (error) {
    if (error instanceof RequestError) throw refuse(advice[error.reason](error.detail));
    throw error;
  }
}

const byHand = 'save the page in a browser, and use the file';

function adviseOnStatus(status: number): string {
  if (status === 404 || status === 410)
    return `is gone (status ${status}): look for a preserved snapshot of it`;
  if (status >= 500 && status < 600)
    return `fails at its host (status ${status}): try again later, or ${byHand}`;
  return `is not given to programs (status ${status}): ${byHand}`;
}

const advice: Readonly<Record<FailureReason, (detail: string) => string>> = {
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
