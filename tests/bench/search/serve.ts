/** Serves a site as a host does, text compressed and files kept by the browser, and counts the bytes that go out. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

const ofPage = new Set(['.html', '.css', '.svg']);

export interface Served {
  origin: string;
  /** The bytes that were sent since it was last asked, of everything but pages, their styles and pictures. */
  takeBytes(): number;
  close(): void;
}

/** @param extra pages that the site does not have, by their paths */
export async function serve(folder: string, extra: Record<string, string>): Promise<Served> {
  const kept = new Map<string, Buffer>();
  let bytes = 0;
  const server = createServer((request, response) => {
    const path = decodeURI(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    const own = extra[path];
    if (own === undefined && !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const ending = own === undefined ? extname(file) : '.html';
    const type = types[ending];
    const body = kept.get(path) ?? pack(own ?? readFileSync(file), type !== undefined);
    kept.set(path, body);
    if (!ofPage.has(ending)) bytes += body.length;
    response.writeHead(200, {
      'content-type': type ?? 'application/octet-stream',
      'content-length': body.length,
      'cache-control': 'max-age=31536000, immutable',
      ...(type && { 'content-encoding': 'gzip' }),
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    takeBytes() {
      const taken = bytes;
      bytes = 0;
      return taken;
    },
    close: () => server.close(),
  };
}

const pack = (body: string | Buffer, isText: boolean): Buffer =>
  isText ? gzipSync(body, { level: 9 }) : Buffer.from(body);
