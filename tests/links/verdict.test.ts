import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/links/ask.ts';
import { messageOf } from '../../src/links/verdict.ts';

const address = 'https://a.example/story/1';
const said = (answer: Partial<Answer>, role: Parameters<typeof messageOf>[0]['role'] = 'original') =>
  messageOf({ address, role }, { hops: [], ...answer });
const moved = (to: string): Partial<Answer> => ({ hops: [{ status: 301, to }], status: 200 });

describe('an editor is told', () => {
  it('the new address of what has moved, whole', () => {
    const to = `https://b.example/${'long/'.repeat(30)}`;
    expect(said(moved(to))).toBe(`\`${address}\` has moved for good: write \`${to}\``);
  });

  it('that a page which became the front page may be gone', () => {
    expect(said(moved('https://a.example/'))).toMatch(/leads to the front page .* now, so it may be gone/);
  });

  it('what to do about what is gone, by what it is', () => {
    const gone = { status: 404 };
    expect(said(gone)).toMatch(/is gone \(status 404\): keep it, and name a snapshot .*`archivedUrl`/);
    expect(said(gone, 'snapshot')).toMatch(/name another snapshot/);
    expect(said(gone, 'front page')).toMatch(/find where the source is today/);
    expect(said(gone, 'link')).toMatch(/link to a snapshot of it/);
  });

  it('where it is gone by way of another address', () => {
    const hops = [{ status: 302, to: 'https://b.example/' }];
    expect(said({ hops, reason: 'host', detail: 'ENOTFOUND' })).toMatch(
      /leads to `https:\/\/b\.example\/`, which is gone, and its whole host with it/,
    );
  });

  it.each<[Partial<Answer>, RegExp]>([
    [{ status: 403 }, /does not let programs in \(status 403\): open it in a browser/],
    [{ status: 500 }, /fails \(status 500\): ask again on another day/],
    [{ reason: 'slow' }, /does not answer in time: .*--timeout 60/],
    [
      { reason: 'certificate', detail: 'CERT_HAS_EXPIRED' },
      /cannot show that it is the host .*CERT_HAS_EXPIRED/,
    ],
    [{ reason: 'network', detail: 'ECONNREFUSED' }, /cannot be reached \(`ECONNREFUSED`\)/],
    [{ reason: 'circle' }, /leads on in a circle/],
    [{ reason: 'scheme', detail: 'file:///x' }, /leads to `file:\/\/\/x`, which is no web address/],
    [{ reason: 'private', detail: '10.0.0.1' }, /is on this machine or a local network \(`10\.0\.0\.1`\)/],
  ])('what to do about %o', (answer, message) => {
    expect(said(answer)).toMatch(message);
  });

  it('of a name and password in an address, but not which', () => {
    const message = messageOf(
      { address: 'https://me:secret@a.example/', role: 'link' },
      { hops: [], reason: 'credentials' },
    );
    expect(message).toMatch(/name it without them/);
    expect(message).not.toContain('secret');
  });
});
