/** A host on this machine that answers as it is told, and remembers how it was asked. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  /** Milliseconds of the process's own clock. */
  at: number;
}

/** Answers one request; one that does nothing lets the asker wait. */
export type Reply = (request: IncomingMessage, response: ServerResponse) => void;

export interface Host {
  /** The address of a path: `at('/a')`. */
  at(path: string): string;
  /** Sets what a path answers. The last of several stays. */
  set(path: string, ...replies: Reply[]): void;
  asked: Asked[];
  /** How many requests were being answered at once, at most. */
  most(): number;
  close(): Promise<void>;
}

/** An answer without a body. */
export const status =
  (code: number, headers: Record<string, string> = {}): Reply =>
  (_, response) =>
    response.writeHead(code, headers).end();

export const redirect = (location: string, code = 301): Reply => status(code, { location });

export async function startHost(): Promise<Host> {
  const replies = new Map<string, Reply[]>();
  const asked: Asked[] = [];
  let [now, most] = [0, 0];
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    asked.push({ method, path: url, headers, at: performance.now() });
    most = Math.max(most, ++now);
    response.once('close', () => now--);
    const left = replies.get(url.split('?')[0] ?? '') ?? [status(404)];
    (left.length > 1 ? left.shift() : left[0])?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    at: (path) => `http://127.0.0.1:${port}${path}`,
    set: (path, ...of) => void replies.set(path, of),
    asked,
    most: () => most,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
