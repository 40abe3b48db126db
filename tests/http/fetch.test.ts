import { createServer } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchUrl, followRedirects, userAgent } from '../../src/http/fetch.ts';
import { type Host, type Reply, redirect, startHost, status } from '../support/server.ts';

let host: Host;
beforeEach(async () => {
  host = await startHost();
});
afterEach(() => host.close());

const options = { timeout: 2000, pause: 0, longestWait: 5000, allowPrivate: true, limitBytes: 1000 };
const fetching = (path: string, more = {}) =>
  fetchUrl(new URL(host.at(path)), 'GET', { ...options, ...more });
const sending =
  (body: string | Uint8Array, headers: Record<string, string | string[]> = {}): Reply =>
  (_, response) =>
    response.writeHead(200, headers).end(body);

/** A host that sends bytes as they are, whether they are HTTP or not, and hangs up. */
async function rawHost(text: string) {
  const server = createServer((socket) => socket.end(text, 'latin1'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return { url: new URL(`http://127.0.0.1:${port}/`), close: () => server.close() };
}

describe('an answer', () => {
  it.each([204, 304, 401, 407, 404, 500, 599, 600, 999])(
    'comes with whatever status it has: %d',
    async (code) => {
      host.set('/a', status(code));
      expect((await fetching('/a')).status).toBe(code);
    },
  );

  it('has its headers by small letters, and the first of those that stand there twice', async () => {
    host.set('/a', sending('', { 'X-One': 'a', 'x-two': ['b', 'c'] }));
    expect((await fetching('/a')).headers).toMatchObject({ 'x-one': 'a', 'x-two': 'b' });
  });

  it.each([
    ['gzip', gzipSync('words')],
    ['X-GZIP', gzipSync('words')],
    ['deflate', deflateSync('words')],
    ['br', brotliCompressSync('words')],
    ['', Buffer.from('words')],
    ['made-up', Buffer.from('words')],
  ])('is decompressed: %s', async (encoding, body) => {
    host.set('/a', sending(body, { 'content-encoding': encoding }));
    expect(Buffer.from((await fetching('/a')).body).toString()).toBe('words');
  });

  it('is read only where that is wanted, and of a success', async () => {
    host.set('/a', sending('words'));
    expect((await fetching('/a', { limitBytes: undefined })).body).toHaveLength(0);
    host.set('/b', (_, response) => response.writeHead(404).end('words'));
    expect((await fetching('/b')).body).toHaveLength(0);
  });

  it('is cut off where it is not wanted', async () => {
    const closed = new Promise((resolve) => {
      host.set('/a', (_, response) => response.once('close', resolve).writeHead(200).write('a'));
    });
    await fetching('/a', { limitBytes: undefined, timeout: 60_000 });
    await closed;
  });

  it('may be as long as the limit, and no longer', async () => {
    host.set('/a', sending('a'.repeat(1000)));
    expect((await fetching('/a')).body).toHaveLength(1000);
    host.set('/b', sending('a'.repeat(1001)));
    await expect(fetching('/b')).rejects.toMatchObject({ reason: 'large', detail: 'over 1000 bytes' });
  });
});

describe('no answer is told with its reason', () => {
  it.each<[string, Reply, object]>([
    [
      'a connection that breaks',
      (request) => request.socket.destroy(),
      { reason: 'network', detail: 'ECONNRESET' },
    ],
    [
      'a body that is cut off',
      (_, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('a');
        setTimeout(() => response.destroy(), 20);
      },
      { reason: 'network', detail: 'ECONNRESET' },
    ],
    [
      'a compressed body that is cut off',
      sending(gzipSync('words'.repeat(100)).subarray(0, 20), { 'content-encoding': 'gzip' }),
      { reason: 'garbled', detail: 'Z_BUF_ERROR' },
    ],
    [
      'what is not compressed as it says',
      sending('words', { 'content-encoding': 'br' }),
      { reason: 'garbled', detail: expect.stringMatching(/^ERR__ERROR_/) },
    ],
    [
      'endless headers',
      sending('', { 'x-long': 'a'.repeat(100_000) }),
      { reason: 'garbled', detail: 'HPE_HEADER_OVERFLOW' },
    ],
    ['a body that never ends', (_, response) => void response.writeHead(200).write('a'), { reason: 'slow' }],
  ])('%s', async (_, reply, reason) => {
    host.set('/a', reply);
    await expect(fetching('/a', { timeout: 300 })).rejects.toMatchObject(reason);
  });

  it.each([
    ['what is not HTTP', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['a header that is none', 'HTTP/1.1 200 OK\r\nbad\u0000header: x\r\n\r\n'],
  ])('%s', async (_, text) => {
    const raw = await rawHost(text);
    await expect(fetchUrl(raw.url, 'GET', options)).rejects.toMatchObject({ reason: 'garbled' });
    raw.close();
  });

  it('a time limit of any length', async () => {
    host.set('/a', () => {});
    await expect(fetching('/a', { timeout: 50.5 })).rejects.toMatchObject({ reason: 'slow' });
  });
});

describe('a failure that may be over soon', () => {
  const pauseOf = async () => {
    expect((await fetching('/a')).status).toBe(200);
    const [first, second] = host.asked.map(({ at }) => at);
    return (second ?? 0) - (first ?? 0);
  };

  it('is asked again from the day and time that a host wants it', async () => {
    const date = new Date(Date.now() + 2000).toUTCString();
    host.set('/a', status(503, { 'retry-after': date }), status(200));
    const pause = await pauseOf();
    expect(pause).toBeGreaterThan(900);
    expect(pause).toBeLessThan(2500);
  });

  it.each(['soon', '-5', '', 'Thu, 01 Jan 1970 00:00:00 GMT'])(
    'is asked again at once where a host wants nothing that can be kept: %s',
    async (written) => {
      host.set('/a', status(503, { 'retry-after': written }), status(200));
      expect(await pauseOf()).toBeLessThan(900);
    },
  );

  it('is asked three times, twice as late each time, and is then told', async () => {
    host.set('/a', status(503));
    expect((await fetching('/a', { pause: 100 })).status).toBe(503);
    const [first = 0, second = 0, third = 0, ...more] = host.asked.map(({ at }) => at);
    expect(more).toEqual([]);
    expect(second - first).toBeGreaterThan(95);
    expect(third - second).toBeGreaterThan(190);
  });
});

describe('the private networks', () => {
  it.each([
    'http://localhost:9/',
    'http://127.0.0.1:9/',
    'http://0x7f.1:9/',
    'http://2130706433:9/',
    'http://0:9/',
    'http://[::1]:9/',
    'http://[::ffff:127.0.0.1]:9/',
    'https://127.0.0.1:9/',
  ])('are not asked: %s', async (address) => {
    const refused = { ...options, allowPrivate: false };
    await expect(fetchUrl(new URL(address), 'GET', refused)).rejects.toMatchObject({ reason: 'private' });
  });

  it('are not asked by way of a redirect', async () => {
    host.set('/a', redirect('http://[::ffff:7f00:1]:9/'));
    const first = new URL(host.at('/a'));
    const ask = (url: URL) => fetchUrl(url, 'GET', { ...options, allowPrivate: url.href === first.href });
    await expect(followRedirects(first, ask)).rejects.toMatchObject({ reason: 'private' });
  });
});

describe('the name under which the archive asks', () => {
  it('is its own, in letters that a header may hold, with its address where that is known', () => {
    const title = 'The Sound–Harbour Archive';
    expect(userAgent({}, title)).toBe('The-Sound-Harbour-Archive (a news archive)');
    expect(userAgent({ SITE_URL: 'https://news.example', BASE_PATH: '/archive' }, title)).toBe(
      'The-Sound-Harbour-Archive (a news archive; +https://news.example/archive/)',
    );
  });

  it('is not made up where the address cannot be read', () => {
    expect(() => userAgent({ SITE_URL: 'news' })).toThrow(
      expect.objectContaining({ name: 'Refusal', message: expect.stringContaining('SITE_URL cannot be') }),
    );
  });

  it('goes with every request, which tells nothing else of who asks', async () => {
    host.set('/a', status(200));
    await fetching('/a');
    expect(host.asked[0]?.headers).toEqual({
      host: new URL(host.at('/')).host,
      connection: 'close',
      'user-agent': expect.stringContaining('a news archive'),
      accept: '*/*',
      'accept-encoding': 'gzip, deflate, br',
    });
  });
});
