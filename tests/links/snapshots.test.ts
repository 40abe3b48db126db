import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HostQueue } from '../../src/http/host-queue.ts';
import { findSnapshot, proposalFor, queryUrl, snapshotWanted } from '../../src/links/snapshots.ts';
import { type Host, startHost, status } from '../support/server.ts';

const original = {
  file: 'articles/a.mdx',
  line: 7,
  column: 6,
  address: 'https://a.example/story#x',
  role: 'original',
  day: '2024-04-29',
  original: 'https://a.example/story#x',
  preserved: false,
} as const;

describe('a snapshot is wanted', () => {
  it('of every original that has none, gone or not, near to the day of the article', () => {
    const wanted = { address: 'https://a.example/story', day: '2024-04-29' };
    for (const verdict of ['ok', 'blocked', 'gone'] as const)
      expect(snapshotWanted(original, verdict)).toEqual(wanted);
    expect(snapshotWanted({ ...original, preserved: true }, 'gone')).toBeUndefined();
  });

  it('of the original where the snapshot is gone', () => {
    const place = { ...original, role: 'snapshot', address: 'https://s.example/', preserved: true } as const;
    expect(snapshotWanted(place, 'gone')).toEqual({ address: 'https://a.example/story', day: '2024-04-29' });
    expect(snapshotWanted(place, 'ok')).toBeUndefined();
  });

  it('of anything else only where it is gone', () => {
    const link = { ...original, role: 'link', address: 'https://b.example/' } as const;
    expect(snapshotWanted(link, 'ok')).toBeUndefined();
    expect(snapshotWanted(link, 'gone')?.address).toBe('https://b.example/');
  });
});

describe('the question', () => {
  it('names the address and the day', () => {
    expect(queryUrl({ address: 'https://a.example/?x=1&y', day: '2024-04-29' }).href).toBe(
      'https://archive.org/wayback/available?url=https%3A%2F%2Fa.example%2F%3Fx%3D1%26y&timestamp=20240429',
    );
  });
});

describe('the answer', () => {
  let host: Host;
  beforeEach(async () => {
    host = await startHost();
  });
  afterEach(() => host.close());

  const options = { timeout: 500, pause: 0, longestWait: 0, allowPrivate: true };
  const asking = () =>
    findSnapshot(queryUrl({ address: 'https://a.example/' }, host.at('/w')), new HostQueue(0), options);
  const closest = {
    available: true,
    status: '200',
    url: 'http://web.archive.org/web/1/x',
    timestamp: '20240501235959',
  };
  const answering = (answer: unknown) =>
    host.set('/w', (_, response) =>
      response.end(typeof answer === 'string' ? answer : JSON.stringify(answer)),
    );

  it('is a snapshot and its day', async () => {
    answering({ url: 'x', archived_snapshots: { closest } });
    expect(await asking()).toEqual({ url: 'https://web.archive.org/web/1/x', day: '2024-05-01' });
  });

  it('may be that there is none', async () => {
    answering({ archived_snapshots: {} });
    expect(await asking()).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ['no JSON', '<p>Down for maintenance</p>'],
    ['of another form', { snapshots: [] }],
    ['a list', [1]],
    [
      'a day that does not exist',
      { archived_snapshots: { closest: { ...closest, timestamp: '20240231000000' } } },
    ],
    [
      'a lead to what is no web address',
      { archived_snapshots: { closest: { ...closest, url: 'javascript:x' } } },
    ],
    ['control characters', { archived_snapshots: { closest: { ...closest, url: 'http://a/\u001b[31m' } } }],
    ['far too long', ' '.repeat(100_000)],
  ])('is refused where it is %s', async (_, answer) => {
    answering(answer);
    await expect(asking()).rejects.toMatchObject({
      name: 'Refusal',
      message: expect.stringContaining('run this again'),
    });
  });

  it('is refused where it does not come', async () => {
    host.set('/w', status(503));
    await expect(asking()).rejects.toMatchObject({
      name: 'Refusal',
      message: expect.stringContaining('status 503'),
    });
  });
});

describe('a proposal', () => {
  const snapshot = { url: 'https://s.example/1', day: '2024-05-01' };

  it('has the lines to paste beside an original, or in place of a snapshot that is gone', () => {
    const lines = ['archivedUrl: "https://s.example/1"', 'archivedOn: 2024-05-01'];
    expect(proposalFor(original, snapshot).lines).toEqual(lines);
    expect(proposalFor({ ...original, role: 'snapshot' }, snapshot).lines).toEqual(lines);
  });

  it('is the address alone for a link', () => {
    const proposal = proposalFor({ ...original, role: 'link' }, snapshot);
    expect(proposal).toEqual({ message: expect.stringContaining('`https://s.example/1`'), lines: [] });
  });
});
