/** Polite requests: one to an address, again where what keeps it from answering is temporary, and along its redirects. */
import { pipeline, type Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Agent, request } from 'undici';
import { site } from '#site';
import { address } from '../config.ts';
import { Refusal } from '../records/problem.ts';
import { RequestError, toRequestError } from './failure.ts';
import { publicLookup, refusePrivate } from './private-addresses.ts';

/** How hosts are asked. Times are in milliseconds. */
export interface RequestOptions {
  /** How long one try may take, its body included. */
  timeout: number;
  /** Between two tries; twice as long before each further one. */
  pause: number;
  /** What a host asks for with `Retry-After` is kept up to this. */
  longestWait: number;
  /** May it be this machine, or one of a local network? */
  allowPrivate?: boolean;
  /** How many bytes of a body are read at most, decompressed; none are read where it is left out. */
  limitBytes?: number;
}

export const defaultOptions: RequestOptions = { timeout: 20_000, pause: 1000, longestWait: 60_000 };

/** What a host has answered. All of it is as it was sent: hostile. */
export interface HttpResponse {
  /** RFC 9110, but for hosts that send what it does not have, such as 999. */
  status: number;
  /** By name in small letters; the first where one stands there twice. Each byte is a character (Latin-1). */
  headers: Readonly<Partial<Record<string, string>>>;
  /** Decompressed; empty where none was wanted, or the status is not of success (2xx). */
  body: Uint8Array<ArrayBuffer>;
}

export const isSuccess = ({ status }: { status: number }): boolean => status >= 200 && status < 300;

const MOST_TRIES = 3;
const temporary = new Set([429, 502, 503, 504]);

/**
 * Asks an address, and again where the failure may be over soon. Follows no redirects, takes no proxy, sends no cookies and
 * no credentials.
 *
 * @returns the last answer, whatever its status
 * @throws RequestError where there was none, or its body is larger than wanted
 */
export async function fetchUrl(
  url: URL,
  method: 'HEAD' | 'GET',
  options: RequestOptions,
): Promise<HttpResponse> {
  for (let tries = 1; ; tries++) {
    let retryAfterMs = 0;
    try {
      const response = await fetchOnce(url, method, options);
      if (tries === MOST_TRIES || !temporary.has(response.status)) return response;
      retryAfterMs = Math.min(retryAfter(response), options.longestWait);
    } catch (error) {
      const failure = toRequestError(error);
      if (tries === MOST_TRIES || failure?.reason !== 'network') throw failure ?? error;
    }
    // `Retry-After` may lengthen the pause, never shorten it.
    await wait(Math.max(options.pause * 2 ** (tries - 1), retryAfterMs));
  }
}

/** How many milliseconds a host wants us to wait: it says seconds or a date (RFC 9110, 10.2.3), or nothing. */
function retryAfter({ headers: { 'retry-after': value = '' } }: HttpResponse): number {
  const time = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Math.max(time || 0, 0);
}

/** @throws whatever the connection, undici or a decompressor does */
async function fetchOnce(
  url: URL,
  method: 'HEAD' | 'GET',
  { timeout, allowPrivate = false, limitBytes }: RequestOptions,
): Promise<HttpResponse> {
  refuseUrl(url);
  if (!allowPrivate) refusePrivate(url.hostname);
  // A connection of its own: one that is kept open was looked up by somebody else's rules.
  const dispatcher = new Agent({
    allowH2: false,
    pipelining: 0,
    connect: { timeout, ...(!allowPrivate && { lookup: publicLookup }) },
    // The signal has its time for all of it.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  try {
    const answer = await request(url, {
      method,
      dispatcher,
      headers: { 'user-agent': userAgent(), accept: '*/*', 'accept-encoding': 'gzip, deflate, br' },
      signal: AbortSignal.timeout(Math.ceil(timeout)),
    });
    const status = answer.statusCode;
    const firsts = Object.entries(answer.headers).map(([name, value]) => [name, [value].flat()[0]] as const);
    const headers = Object.fromEntries(firsts);
    if (limitBytes === undefined || !isSuccess({ status }))
      return { status, headers, body: new Uint8Array() };
    return { status, headers, body: await readBody(answer.body, headers['content-encoding'], limitBytes) };
  } finally {
    // Cuts off what was not read.
    await dispatcher.destroy();
  }
}

/** @throws RequestError for what is no address on the web, or would send somebody's password */
function refuseUrl({ protocol, username, password, href }: URL): void {
  if (protocol !== 'http:' && protocol !== 'https:') throw new RequestError('scheme', href);
  if (username || password) throw new RequestError('credentials');
}

const decompressors = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);

/** The limit holds for what is decompressed: a few bytes can hold a great many. */
async function readBody(body: Readable, encoding = '', limitBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const decompress = decompressors.get(encoding.trim().toLowerCase())?.();
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Errors of the one go on to the other, which throws them here.
  const stream: AsyncIterable<Uint8Array> = decompress ? pipeline(body, decompress, () => {}) : body;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > limitBytes) throw new RequestError('large', `over ${limitBytes} bytes`);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/**
 * How the archive names itself to hosts (`User-Agent`, RFC 9110): its name, and where it stands on the web if `SITE_URL`
 * says so, such as `The-News-Archive (a news archive; +https://news.example/)`.
 *
 * @throws Refusal where `SITE_URL` or `BASE_PATH` is not of its form
 */
export function userAgent(env: NodeJS.ProcessEnv = process.env, title: string = site.name): string {
  const name = title.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'News-Archive';
  try {
    const { site: origin, base } = address(env);
    return `${name} (a news archive${origin ? `; +${new URL(base, origin).href}` : ''})`;
  } catch (error) {
    throw new Refusal((error as Error).message);
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
 * Asks an address and whatever it redirects to.
 *
 * @param ask asks one address and follows nothing
 * @param hops takes every step, also where the way then ends badly
 * @returns the address at the end, and its answer
 * @throws RequestError where the way goes in a circle, is too long, or leaves the web; whatever `ask` throws
 */
export async function followRedirects(
  start: URL,
  ask: (url: URL) => Promise<HttpResponse>,
  hops: Hop[] = [],
): Promise<{ url: URL; response: HttpResponse }> {
  for (let url = start; ; ) {
    const response = await ask(url);
    if (!redirects.has(response.status) || !response.headers.location) return { url, response };
    const next = redirected(url, response.headers.location);
    refuseUrl(next);
    const isKnown = next.href === start.href || hops.some(({ to }) => to === next.href);
    if (isKnown || hops.length >= MOST_HOPS) throw new RequestError('circle', next.href);
    hops.push({ status: response.status, to: next.href });
    url = next;
  }
}

/** @param location Hosts write it in UTF-8, which HTTP takes for Latin-1. */
function redirected(from: URL, location: string): URL {
  const to = Buffer.from(location, 'latin1')
    .toString()
    .replace(/\P{ASCII}+/gu, encodeURIComponent);
  const next = URL.parse(to, from);
  if (!next) throw new RequestError('scheme', to);
  // A fragment stays with what it was written for (RFC 9110).
  if (!next.hash) next.hash = from.hash;
  return next;
}
