import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchPage } from '../../src/import/fetch-page.ts';
import { type Host, type Reply, redirect, startHost, status } from '../support/server.ts';

let host: Host;
beforeEach(async () => {
  host = await startHost();
});
afterEach(() => host.close());

const limits = { allowPrivate: true, timeout: 500 };
const fetching = (path: string, more = {}) => fetchPage(host.at(path), { ...limits, ...more });

const page =
  (body: string | Buffer, headers: Record<string, string> = {}): Reply =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);

const refusal = (message: unknown) => ({ name: 'Refusal', message });

describe('a page', () => {
  it('comes with its bytes, its type and where it was in the end', async () => {
    host.set('/a', redirect('/b', 302));
    host.set('/b', page('<p>ä</p>'));
    expect(await fetching('/a')).toEqual({
      address: host.at('/b'),
      bytes: new TextEncoder().encode('<p>ä</p>'),
      contentType: 'text/html; charset=utf-8',
    });
  });

  it.each([
    ['gzip', gzipSync('words')],
    ['br', brotliCompressSync('words')],
  ])('is unpacked: %s', async (encoding, body) => {
    host.set('/a', page(body, { 'content-encoding': encoding }));
    expect(new TextDecoder().decode((await fetching('/a')).bytes)).toBe('words');
  });

  it('is tried again where a failure may be over soon', async () => {
    host.set('/a', status(503, { 'retry-after': '0' }), page('words'));
    expect((await fetching('/a')).bytes).toHaveLength(5);
  });
});

describe('a page that cannot be had is refused with advice', () => {
  it.each([
    [404, /is gone \(status 404\): look for a preserved snapshot/],
    [403, /not given to programs \(status 403\)/],
    [999, /not given to programs \(status 999\)/],
    [500, /fails at its host \(status 500\): try again later/],
  ])('where the status is %d', async (code, message) => {
    host.set('/a', status(code));
    await expect(fetching('/a')).rejects.toMatchObject(refusal(expect.stringMatching(message)));
  });

  it('where it is larger than wanted, without being read to its end', async () => {
    host.set('/a', (_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65536)));
      };
      response.on('drain', more);
      more();
    });
    const message = expect.stringContaining('is too large (over 1000 bytes)');
    await expect(fetching('/a', { limitBytes: 1000 })).rejects.toMatchObject(refusal(message));
  });

  it('where it is larger than wanted once it is unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(8 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(10_000);
    host.set('/a', page(bomb, { 'content-encoding': 'gzip' }));
    const message = expect.stringContaining('is too large');
    await expect(fetching('/a', { limitBytes: 10_000 })).rejects.toMatchObject(refusal(message));
  });

  it('where what is packed is broken', async () => {
    host.set('/a', page('no gzip', { 'content-encoding': 'gzip' }));
    const message = expect.stringContaining('sends what cannot be read');
    await expect(fetching('/a')).rejects.toMatchObject(refusal(message));
  });

  it.each<[string, Reply]>([
    ['begins', () => {}],
    ['ends', (_, response) => void response.writeHead(200).write('a')],
  ])('where it never %s', async (_, reply) => {
    host.set('/a', reply);
    const message = expect.stringContaining('does not answer in time');
    await expect(fetching('/a', { timeout: 150 })).rejects.toMatchObject(refusal(message));
  });

  it.each(['', 'example', 'file:///etc/passwd', 'javascript:alert(1)', 'ftp://example.org/'])(
    'where it is none of the web: %s',
    async (address) => {
      const message = expect.stringMatching(/no web address|not a web address/);
      await expect(fetchPage(address, limits)).rejects.toMatchObject(refusal(message));
    },
  );

  it('where it is on this machine, which is not asked', async () => {
    host.set('/a', page('words'));
    await expect(fetchPage(host.at('/a'))).rejects.toMatchObject(
      refusal(expect.stringContaining('leads to this machine or a local network')),
    );
    expect(host.asked).toEqual([]);
  });

  it('where a name leads to this machine, even while a connection that was allowed may still be open', async () => {
    host.set('/a', page('words'));
    const address = host.at('/a').replace('127.0.0.1', 'localhost');
    await fetchPage(address, limits);
    await expect(fetchPage(address)).rejects.toMatchObject(
      refusal(expect.stringContaining('leads to this machine or a local network')),
    );
    expect(host.asked).toHaveLength(1);
  });

  it('where it is asked for with a name and password, which are not sent', async () => {
    const address = host.at('/a').replace('//', '//me:secret@');
    await expect(fetchPage(address, limits)).rejects.toMatchObject(
      refusal(expect.stringContaining('a name and password')),
    );
    expect(host.asked).toEqual([]);
  });
});
