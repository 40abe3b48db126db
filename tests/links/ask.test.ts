import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userAgent } from '../../src/http/agent.ts';
import { Hosts } from '../../src/http/host-queue.ts';
import { ask } from '../../src/links/ask.ts';
import { verdictOf } from '../../src/links/verdict.ts';
import { type Host, redirect, startHost, status } from '../support/server.ts';

let host: Host;
beforeEach(async () => {
  host = await startHost();
});
afterEach(() => host.close());

const manner = { timeout: 2000, pause: 0, longestWait: 20, allowPrivate: true };
const asking = (address: string, more = {}) => ask(new URL(address), new Hosts(0), { ...manner, ...more });
const verdict = async (path: string, more = {}) => verdictOf(await asking(host.at(path), more));
const methods = () => host.asked.map(({ method }) => method);

describe('an address', () => {
  it('that answers is ok, and only its head was asked for', async () => {
    host.set('/a', status(200));
    expect(await verdict('/a')).toBe('ok');
    expect(methods()).toEqual(['HEAD']);
  });

  it.each([403, 404, 405, 501])('whose head is refused with %d is asked for itself', async (code) => {
    host.set('/a', (request, response) => response.writeHead(request.method === 'HEAD' ? code : 200).end());
    expect(await verdict('/a')).toBe('ok');
    expect(methods()).toEqual(['HEAD', 'GET']);
  });

  it('is not read, however much it sends', async () => {
    let written = 0;
    host.set('/a', status(405), (_, response) => {
      response.writeHead(200);
      const more = () => {
        do written += 65536;
        while (response.write(Buffer.alloc(65536)) && !response.destroyed);
      };
      response.on('drain', more);
      more();
    });
    expect(await verdict('/a')).toBe('ok');
    expect(written).toBeLessThan(64 * 1024 * 1024);
  });

  it.each([
    [404, 'gone'],
    [410, 'gone'],
    [401, 'blocked'],
    [403, 'blocked'],
    [429, 'blocked'],
    [451, 'blocked'],
    [999, 'blocked'],
    [400, 'failing'],
    [500, 'failing'],
    [503, 'failing'],
    [304, 'failing'],
  ])('that answers with %d is %s', async (code, expected) => {
    host.set('/a', status(code));
    expect(await verdict('/a')).toBe(expected);
  });

  it('that sets a task for people in place of the page is blocked', async () => {
    host.set('/a', status(503, { 'cf-mitigated': 'challenge' }));
    expect(await verdict('/a')).toBe('blocked');
  });

  it('is asked as who we are, without cookies or credentials, even when a host hands them out', async () => {
    host.set('/a', status(302, { location: '/b', 'set-cookie': 'id=1' }));
    host.set('/b', status(200));
    await verdict('/a');
    for (const { headers } of host.asked) {
      expect(headers['user-agent']).toBe(userAgent());
      expect(headers.cookie ?? headers.authorization).toBeUndefined();
    }
  });
});

describe('a failure that may be over soon', () => {
  it.each([429, 502, 503, 504])('is asked again: %d', async (code) => {
    host.set('/a', status(code), status(code), status(200));
    expect(await verdict('/a')).toBe('ok');
    expect(methods()).toEqual(['HEAD', 'HEAD', 'HEAD']);
  });

  it('is asked again as late as the host wants it', async () => {
    host.set('/a', status(429, { 'retry-after': '1' }), status(200));
    expect(await verdict('/a', { longestWait: 5000 })).toBe('ok');
    const [first, second] = host.asked.map(({ at }) => at);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThan(950);
  });

  it('is not waited for longer than we have', async () => {
    host.set('/a', status(503, { 'retry-after': '86400' }), status(200));
    expect(await verdict('/a')).toBe('ok');
  });

  it('is not asked again sooner than any other, even where the host would not mind', async () => {
    host.set('/a', status(503, { 'retry-after': '0' }), status(200));
    expect(await verdict('/a', { pause: 200 })).toBe('ok');
    const [first, second] = host.asked.map(({ at }) => at);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThan(190);
  });

  it('may be a connection that breaks', async () => {
    host.set('/a', (request) => request.socket.destroy(), status(200));
    expect(await verdict('/a')).toBe('ok');
  });

  it('is no other: those are asked once', async () => {
    host.set('/a', status(410));
    await verdict('/a');
    expect(methods()).toEqual(['HEAD']);
  });
});

describe('a host', () => {
  it('that does not answer is waited for no longer than the time limit', async () => {
    host.set('/a', () => {});
    expect(await asking(host.at('/a'), { timeout: 100 })).toEqual({ hops: [], reason: 'slow', detail: '' });
  });

  it('that is not there at all is failing', async () => {
    const address = host.at('/a');
    await host.close();
    const answer = await asking(address);
    expect(answer).toEqual({ hops: [], reason: 'network', detail: 'ECONNREFUSED' });
    expect(verdictOf(answer)).toBe('failing');
  });

  it('that sends what is not HTTP is failing', async () => {
    const server = createServer((socket) =>
      socket.end('HTTP/1.1 200 OK\r\nbad\u0000header: \u001b[31m\r\n\r\n'),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const answer = await asking(`http://127.0.0.1:${port}/`);
    expect(answer).toMatchObject({ reason: 'garbled' });
    expect(verdictOf(answer)).toBe('failing');
    server.close();
  });
});

describe('a secure host', () => {
  it('that is none is failing, and is asked once', async () => {
    const answer = await asking(host.at('/a').replace('http:', 'https:'));
    expect(answer).toMatchObject({ reason: 'certificate' });
    expect(verdictOf(answer)).toBe('failing');
  });
});

describe('a redirect', () => {
  it.each([
    ['for good', [301, 308], 'moved'],
    ['for now', [302], 'ok'],
    ['for good and then for now', [301, 307], 'ok'],
  ] as const)('%s is told as such', async (_, codes, expected) => {
    codes.forEach((code, at) => {
      host.set(`/${at}`, redirect(`/${at + 1}`, code));
    });
    host.set(`/${codes.length}`, status(200));
    const answer = await asking(host.at('/0'));
    expect(verdictOf(answer)).toBe(expected);
    expect(answer.hops.at(-1)?.to).toBe(host.at(`/${codes.length}`));
  });

  it('to what is gone is gone', async () => {
    host.set('/a', redirect('/gone'));
    expect(await verdict('/a')).toBe('gone');
  });

  it('in a circle ends', async () => {
    host.set('/a', redirect('/b'));
    host.set('/b', redirect('/a'));
    expect(await asking(host.at('/a'))).toMatchObject({ reason: 'circle' });
    expect(host.asked).toHaveLength(2);
  });

  it('that never ends, ends after ten', async () => {
    for (let at = 0; at < 20; at++) host.set(`/${at}`, redirect(`/${at + 1}`));
    expect(await asking(host.at('/0'))).toMatchObject({ reason: 'circle' });
    expect(host.asked).toHaveLength(11);
  });

  it.each(['file:///etc/passwd', 'javascript:alert(1)', 'data:text/html,x', 'http://', 'ftp://127.0.0.1/'])(
    'to %s is not followed',
    async (location) => {
      host.set('/a', redirect(location));
      const answer = await asking(host.at('/a'));
      expect(answer).toMatchObject({ reason: 'scheme' });
      expect(verdictOf(answer)).toBe('failing');
    },
  );

  it('with a name and password is not followed', async () => {
    host.set('/a', redirect('http://me:secret@127.0.0.1/'));
    const answer = await asking(host.at('/a'));
    expect(answer).toMatchObject({ reason: 'credentials' });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  it('may be written in any script', async () => {
    host.set('/a', (_, response) =>
      response.writeHead(301, { location: Buffer.from('/ä北').toString('latin1') }).end(),
    );
    host.set(encodeURI('/ä北'), status(200));
    expect(await asking(host.at('/a'))).toMatchObject({ status: 200 });
  });

  it('without a place to go to is failing', async () => {
    host.set('/a', status(301));
    expect(await verdict('/a')).toBe('failing');
  });
});

describe('the private networks', () => {
  it.each([
    'http://127.0.0.1:9/',
    'http://localhost:9/',
    'http://[::1]:9/',
    'http://2130706433/',
    'http://10.0.0.1/',
  ])('are not asked: %s', async (address) => {
    const answer = await asking(address, { allowPrivate: false });
    expect(answer).toMatchObject({ reason: 'private' });
    expect(verdictOf(answer)).toBe('refused');
  });

  it('are not asked with a name and password either, and those are not sent', async () => {
    const address = host.at('/a').replace('http://', 'http://me:secret@');
    expect(await asking(address)).toMatchObject({ reason: 'credentials' });
    expect(host.asked).toEqual([]);
  });
});
