import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userAgent } from '../../src/http/fetch.ts';
import { HostQueue } from '../../src/http/host-queue.ts';
import { type Answer, ask, askAll, isCutOff, Journal, withoutFragment } from '../../src/links/ask.ts';
import { verdictOf } from '../../src/links/verdict.ts';
import { temporaryFolder } from '../support/folders.ts';
import { runs } from '../support/properties.ts';
import { type Host, redirect, startHost, status } from '../support/server.ts';

let host: Host;
beforeEach(async () => {
  host = await startHost();
});
afterEach(() => host.close());

const options = { timeout: 2000, pause: 0, longestWait: 20, allowPrivate: true };
const asking = (address: string, more = {}) =>
  ask(new URL(address), new HostQueue(0), { ...options, ...more });
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
    'http://127.1:9/',
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

const silent: Answer = { hops: [], reason: 'network', detail: 'ENETUNREACH' };
const ok: Answer = { hops: [], status: 200 };

describe('asking many addresses', () => {
  const setting = () => ({
    journal: new Journal<Answer>(join(temporaryFolder('ask-all'), 'links.jsonl')),
    hosts: new HostQueue(0),
    options,
  });

  it('never asks one host twice at a time, whatever leads to it from elsewhere', async () => {
    const paths = Array.from({ length: 6 }, (_, at) => `/${at}`);
    const slowly = (_: unknown, response: { end(): void }) => void setTimeout(() => response.end(), 15);
    for (const path of paths) host.set(path, slowly);
    const other = await startHost();
    for (const path of paths) other.set(path, redirect(host.at(path), 302));
    const elsewhere = paths.map((path) => other.at(path).replace('127.0.0.1', 'localhost'));
    const answers = await askAll([...paths.map((path) => host.at(path)), ...elsewhere], setting());
    await other.close();
    expect(answers.size).toBe(12);
    expect([...answers.values()].every((answer) => answer.status === 200)).toBe(true);
    expect([host.most(), other.most()]).toEqual([1, 1]);
  });

  it('asks only what the journal does not know, and keeps each answer', async () => {
    host.set('/b', status(410));
    const set = setting();
    set.journal.keep(host.at('/a'), ok);
    let asked = 0;
    const answers = await askAll([host.at('/a'), host.at('/b')], set, () => asked++);
    expect([...answers.values()].map((answer) => answer.status)).toEqual([200, 410]);
    expect([asked, host.asked.length]).toEqual([1, 1]);
    expect(set.journal.get(host.at('/b'))?.status).toBe(410);
  });

  it('does not keep what was refused: the next run may be allowed to ask it', async () => {
    const set = { ...setting(), options: { ...options, allowPrivate: false } };
    await askAll([host.at('/a')], set);
    expect(set.journal.get(host.at('/a'))).toBeUndefined();
  });

  it('stops asking where an answer cannot be kept', async () => {
    const set = setting();
    set.journal.keep = () => {
      throw new Error('the disk is full');
    };
    await expect(askAll([host.at('/a'), host.at('/b')], set)).rejects.toThrow('the disk is full');
    expect(host.asked.every(({ path }) => path === '/a')).toBe(true);
  });
});

describe('a computer that is cut off', () => {
  it('is known by the silence of several hosts', () => {
    const [a, b] = ['http://a.example/', 'http://b.example/'];
    expect(
      isCutOff(
        new Map([
          [a, silent],
          [b, { ...silent, reason: 'host' }],
        ]),
      ),
    ).toBe(true);
    expect(
      isCutOff(
        new Map([
          [a, silent],
          [b, ok],
        ]),
      ),
    ).toBe(false);
    expect(isCutOff(new Map([[a, silent]]))).toBe(false);
    expect(isCutOff(new Map())).toBe(false);
  });
});

it('addresses that differ in the fragment alone, or in writing alone, are one', () => {
  expect(withoutFragment('HTTPS://A.example#x')).toBe(withoutFragment('https://a.example/'));
  expect(withoutFragment('https://a.example/?a')).not.toBe(withoutFragment('https://a.example/?b'));
});

interface Kept {
  status: number;
}

const journalFile = () => join(temporaryFolder('journal'), 'deep/journal.jsonl');
const openJournal = (path: string) => new Journal<Kept>(path);

describe('a journal', () => {
  it('knows what another process has kept, and nothing else', () => {
    const path = journalFile();
    openJournal(path).keep('a\n\u2028', { status: 200 });
    expect(openJournal(path).get('a\n\u2028')).toEqual({ status: 200 });
    expect(openJournal(path).get('b')).toBeUndefined();
  });

  it('passes over what was cut off, wherever that was, and goes on behind it', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 5 }), fc.nat(), (asked, cut) => {
        const path = journalFile();
        const first = openJournal(path);
        for (const each of asked) first.keep(each, { status: 200 });
        const text = readFileSync(path);
        writeFileSync(path, text.subarray(0, cut % text.length));
        openJournal(path).keep('later', { status: 404 });
        const again = openJournal(path);
        expect(again.get('later')).toEqual({ status: 404 });
        for (const each of new Set(asked)) {
          if (each !== 'later') expect([undefined, { status: 200 }]).toContainEqual(again.get(each));
        }
      }),
      { numRuns: runs / 2 },
    );
  });

  it('passes over lines that are none of its own', () => {
    const path = journalFile();
    openJournal(path).keep('a', { status: 200 });
    appendFileSync(path, 'null\n[]\n[1,{}]\n["b",null]\n["c",3]\n');
    const journal = openJournal(path);
    expect(['a', 'b', 'c'].map((asked) => journal.get(asked)?.status)).toEqual([200, undefined, undefined]);
  });

  it('that is cleared is gone, and can be begun afresh', () => {
    const path = journalFile();
    const journal = openJournal(path);
    journal.keep('a', { status: 200 });
    journal.clear();
    expect([existsSync(path), journal.get('a')]).toEqual([false, undefined]);
    journal.keep('b', { status: 200 });
    expect(openJournal(path).get('b')).toEqual({ status: 200 });
  });
});
