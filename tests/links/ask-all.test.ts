import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Hosts } from '../../src/http/host-queue.ts';
import type { Answer } from '../../src/links/ask.ts';
import { askAll, isCutOff, keyOf } from '../../src/links/ask-all.ts';
import { Journal } from '../../src/links/journal.ts';
import { temporaryFolder } from '../support/build.ts';
import { type Host, redirect, startHost, status } from '../support/server.ts';

const silent: Answer = { hops: [], reason: 'network', detail: 'ENETUNREACH' };
const ok: Answer = { hops: [], status: 200 };

describe('asking many addresses', () => {
  let host: Host;
  beforeEach(async () => {
    host = await startHost();
  });
  afterEach(() => host.close());

  const manner = { timeout: 2000, pause: 0, longestWait: 0, allowPrivate: true };
  const setting = () => ({
    journal: new Journal<Answer>(join(temporaryFolder('ask-all'), 'links.jsonl')),
    hosts: new Hosts(0),
    manner,
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
    const set = { ...setting(), manner: { ...manner, allowPrivate: false } };
    await askAll([host.at('/a')], set);
    expect(set.journal.size).toBe(0);
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
  expect(keyOf('HTTPS://A.example#x')).toBe(keyOf('https://a.example/'));
  expect(keyOf('https://a.example/?a')).not.toBe(keyOf('https://a.example/?b'));
});
