/** Servers of a built site: that of `npm start`, nginx and Caddy, with the configurations that the project writes for them. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, vi } from 'vitest';
import { movesOf } from '../../src/exports/moves.ts';
import { caddyfile, nginxFile, type Place } from '../../src/hosting/host-files.ts';
import { siteServer } from '../../src/hosting/server.ts';
import { readFolder } from '../../src/records/folder.ts';
import { temporaryFolder } from './folders.ts';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Asks for a path as it is written: unlike `fetch`, which would tidy it up. */
export const ask = (
  port: number,
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, async (response) => {
      const body = Buffer.concat(await response.toArray());
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
    });
    asked.on('error', reject).end();
  });

/** What was moved and withdrawn in the site of the tests, with a base path. */
export const movesBelow = (base: string) => movesOf(readFolder('tests/fixtures/harbour').records, base);

/** Starts a server of a place, and returns what stops it. */
type Start = (place: Place) => Promise<() => void>;

const startOwn: Start = async ({ folder, base, port }) => {
  const server = siteServer(folder, base, movesBelow(base));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return () => void server.close();
};

const nginx =
  (program: string): Start =>
  (place) => {
    const folder = temporaryFolder('nginx');
    writeFileSync(join(folder, 'site.conf'), nginxFile(place, movesBelow(place.base)));
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${folder}/${name};`,
    );
    // As root it would read files as somebody who may not see a temporary folder.
    const user = process.getuid?.() === 0 ? 'user root;' : '';
    writeFileSync(
      join(folder, 'nginx.conf'),
      `${user} daemon off; pid ${folder}/pid; error_log stderr; events {}
http { access_log off; ${temporary.join(' ')} include ${folder}/site.conf; }`,
    );
    return startProgram(program, ['-p', folder, '-c', join(folder, 'nginx.conf')], place.port);
  };

const caddy =
  (program: string): Start =>
  (place) => {
    const folder = temporaryFolder('caddy');
    mkdirSync(join(folder, 'home'));
    writeFileSync(
      join(folder, 'Caddyfile'),
      `{\n\tadmin off\n}\n${caddyfile(place, movesBelow(place.base))}`,
    );
    const args = ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'];
    return startProgram(program, args, place.port, { HOME: join(folder, 'home') });
  };

async function startProgram(program: string, args: string[], port: number, env: Record<string, string> = {}) {
  const child = spawn(program, args, { env: { PATH: process.env.PATH, ...env } });
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  try {
    await vi.waitFor(() => ask(port, '/'), { timeout: 30_000, interval: 50 });
  } catch (error) {
    child.kill();
    throw new Error(`${program} does not start: ${said}`, { cause: error });
  }
  return () => void child.kill();
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export const starts = { 'npm start': () => startOwn, nginx, caddy };

/** Serves a built site to the tests of a file. @returns the port, and where that is without a slash at its end, once they run */
export function serveWith(start: Start, folder: string, base: string): { port: number; origin: string } {
  const served = {
    port: 0,
    get origin() {
      return `http://127.0.0.1:${this.port}`;
    },
  };
  let stop = () => {};
  beforeAll(async () => {
    served.port = await freePort();
    stop = await start({ folder, base, port: served.port });
  });
  afterAll(() => stop());
  return served;
}
