/** The server of a built site behind `npm start`. It answers as the files for hosts (`host-files.ts`) have a host answer. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import send from 'send';
import type { Moves } from '../exports/moves.ts';
import { headersOf, KEPT_BACK } from './headers.ts';

const NOT_FOUND = '/404.html';

/** The errors of a request whose file is there: what it was sure of has changed, or it asks for a part that there is not (RFC 9110). */
const ofRequest = new Set([412, 416]);

/**
 * @param folder a built site’s. Another build may take its place meanwhile.
 * @param base the base path of its address, such as `/archive/`
 * @param moves what was moved and withdrawn, for that base path
 */
export function siteServer(folder: string, base: string, { redirects, gone }: Moves): Server {
  const [moved, withdrawn] = [new Map(redirects), new Set(gone)];
  return createServer((request, response) => {
    const [path = '', ...query] = request.url?.split(/(?=\?)/) ?? [];
    const known = decoded(path.slice(base.length - 1));
    const page = decoded(path) ?? path;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      setHeaders(response, known ?? '');
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    } else if (!path.startsWith(base) || path.includes('//') || new RegExp(KEPT_BACK).test(known ?? '/.')) {
      sayNotFound(request, response, folder);
    } else if (moved.has(page)) {
      setHeaders(response, known ?? '');
      response.writeHead(301, { Location: moved.get(page) }).end();
    } else {
      const isGone = withdrawn.has(page.replace(/\/index\.html$/, '/'));
      if (isGone) response.statusCode = 410;
      send(request, path.slice(base.length - 1), { root: folder, acceptRanges: !isGone, cacheControl: false })
        .on('headers', () => setHeaders(response, known ?? ''))
        .on('directory', () => {
          setHeaders(response, `${known}/`);
          response.writeHead(301, { Location: `${path}/${query.join('')}` }).end();
        })
        .on('error', ({ status, headers }) => {
          if (response.headersSent) response.destroy();
          else if (ofRequest.has(status)) response.writeHead(status, headers).end();
          else sayNotFound(request, response, folder);
        })
        .pipe(response);
    }
  });
}

function sayNotFound(request: IncomingMessage, response: ServerResponse, folder: string) {
  response.statusCode = 404;
  send(request, NOT_FOUND, { root: folder, acceptRanges: false, cacheControl: false })
    .on('headers', () => setHeaders(response, NOT_FOUND))
    .on('error', () => response.end())
    .pipe(response);
}

function setHeaders(response: ServerResponse, path: string) {
  for (const [name, value] of Object.entries(headersOf(path))) response.setHeader(name, value);
}

/** Undefined where a path is escaped as none can be. */
function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
