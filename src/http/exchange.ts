/** One request and its answer, with Node's own HTTP: `fetch` lets nobody see which machine a name leads to. */
import { type IncomingMessage, request as requestPlainly } from 'node:http';
import { request as requestSafely } from 'node:https';
import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { userAgent } from './agent.ts';
import { Unanswered } from './failure.ts';
import { publicLookup, refusePrivate } from './private-addresses.ts';

export interface Limits {
  /** May it be this machine, or one of a local network? */
  allowPrivate?: boolean;
  /** How many bytes of a body are read at most; none are read where it is left out. */
  limitBytes?: number;
}

/** An answer with a status that the standard does not have, such as 999, and `Response` does not take. */
export class OddStatus extends Error {
  override name = 'OddStatus';
  readonly status: number;

  constructor(status: number) {
    super(`status ${status}`);
    this.status = status;
  }
}

/**
 * Asks once, through no proxy, and follows nothing. Sends no cookies and no credentials.
 *
 * @returns the answer; with a body only where one is wanted and the status is of success (2xx)
 * @throws Unanswered where the address is none that is asked, or the body is larger than wanted; OddStatus; the system's
 *   own error where the connection fails
 */
export async function exchange(
  { url, method, signal }: Pick<Request, 'url' | 'method' | 'signal'>,
  { allowPrivate = false, limitBytes }: Limits,
): Promise<Response> {
  const address = new URL(url);
  refuseUnasked(address);
  if (!allowPrivate) refusePrivate(address.hostname);
  const answer = await send(address, method, signal, allowPrivate);
  try {
    const status = answer.statusCode ?? 0;
    if (status < 200 || status > 599) throw new OddStatus(status);
    const wanted = limitBytes !== undefined && status >= 200 && status < 300 && ![204, 205].includes(status);
    const body = wanted ? await read(answer, limitBytes) : null;
    return new Response(body, { status, headers: headersOf(answer) });
  } finally {
    answer.destroy();
  }
}

/** Throws `Unanswered` for what is no address on the web, or would send somebody's password. */
export function refuseUnasked({ protocol, username, password, href }: URL): void {
  if (protocol !== 'http:' && protocol !== 'https:') throw new Unanswered('scheme', href);
  if (username || password) throw new Unanswered('credentials');
}

function send(
  url: URL,
  method: string,
  signal: AbortSignal,
  allowPrivate: boolean,
): Promise<IncomingMessage> {
  const headers = { 'user-agent': userAgent(), accept: '*/*', 'accept-encoding': 'gzip, deflate, br' };
  return new Promise((resolve, reject) => {
    const open = url.protocol === 'https:' ? requestSafely : requestPlainly;
    // A connection of its own: one that is kept open was looked up by somebody else's rules.
    const request = open(url, {
      method,
      headers,
      signal,
      agent: false,
      ...(!allowPrivate && { lookup: publicLookup }),
    });
    request.once('response', resolve);
    // Also after the answer, when the rest of it is cut off.
    request.on('error', reject);
    request.end();
  });
}

const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** The limit holds for what has been unpacked: a few bytes can hold a great many. */
async function read(answer: IncomingMessage, limitBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const encoding = answer.headers['content-encoding']?.trim().toLowerCase() ?? '';
  const decode = Object.hasOwn(decoders, encoding) ? decoders[encoding]?.() : undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (decode) answer.once('error', (error) => decode.destroy(error));
  for await (const chunk of decode ? answer.pipe(decode) : answer) {
    size += chunk.length;
    if (size > limitBytes) throw new Unanswered('large', `over ${limitBytes} bytes`);
    chunks.push(chunk as Uint8Array);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** Those that are made use of. Hosts write addresses in UTF-8, which Node takes for Latin-1. */
function headersOf({ headers }: IncomingMessage): Headers {
  const kept = new Headers();
  for (const name of ['content-type', 'retry-after', 'cf-mitigated'] as const) {
    const value = headers[name];
    if (typeof value === 'string') kept.set(name, value);
  }
  if (headers.location) {
    const written = Buffer.from(headers.location, 'latin1').toString();
    kept.set('location', written.replace(/\P{ASCII}+/gu, encodeURIComponent));
  }
  return kept;
}
