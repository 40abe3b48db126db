/** Serves a built site from this machine to the tests of a file, as `npm start` does. */
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import { siteServer } from '../../src/hosting/server.ts';

/** @returns where it is served, without a slash at its end, once the tests run */
export function serveFolder(folder: string): { origin: string } {
  const server = siteServer(folder, '/', { redirects: [], gone: [] });
  const served = { origin: '' };
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    served.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());
  return served;
}
