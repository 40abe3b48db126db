import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HostQueue } from '../../src/http/host-queue.ts';
import { runs } from '../support/properties.ts';

const url = (host: string | number) => new URL(`http://h${host}.example/`);

describe('requests', () => {
  it('to one host never overlap, and no more hosts than allowed are asked at once', async () => {
    const requests = fc.array(fc.record({ host: fc.nat(5), fails: fc.boolean() }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(requests, fc.integer({ min: 1, max: 4 }), async (each, atOnce) => {
        const hosts = new HostQueue(0, atOnce);
        const busy = new Set<number>();
        const done: number[] = [];
        await Promise.allSettled(
          each.map(({ host, fails }, index) =>
            hosts.run(url(host), async () => {
              expect(busy.has(host)).toBe(false);
              busy.add(host);
              expect(busy.size).toBeLessThanOrEqual(atOnce);
              await new Promise(setImmediate);
              busy.delete(host);
              done.push(index);
              if (fails) throw new Error('no');
            }),
          ),
        );
        expect(done.toSorted((a, b) => a - b)).toEqual(each.map((_, index) => index));
      }),
      { numRuns: runs / 4 },
    );
  });

  it('to one host keep their order and a pause between them', async () => {
    const hosts = new HostQueue(60);
    const times: number[] = [];
    const request = () => hosts.run(url(1), async () => void times.push(performance.now()));
    await Promise.all([request(), request(), request()]);
    const [a = 0, b = 0, c = 0] = times;
    expect(Math.min(b - a, c - b)).toBeGreaterThan(55);
  });

  it('to other hosts do not wait for one that is slow', async () => {
    const hosts = new HostQueue(10_000, 2);
    const end = new AbortController();
    const slow = hosts.run(url(1), () =>
      wait(10_000, undefined, { signal: end.signal }).catch(() => 'ended'),
    );
    // It waits for its host, and takes nobody's place meanwhile.
    hosts.run(url(1), async () => {}).catch(() => {});
    expect(await Promise.all([2, 3, 4].map((host) => hosts.run(url(host), async () => host)))).toEqual([
      2, 3, 4,
    ]);
    end.abort();
    expect(await slow).toBe('ended');
  });

  it('at two ports of a host are requests to one', async () => {
    const hosts = new HostQueue(0);
    const order: string[] = [];
    const request = (port: number) =>
      hosts.run(new URL(`http://h.example:${port}/`), async () => {
        order.push(`in ${port}`);
        await new Promise(setImmediate);
        order.push(`out ${port}`);
      });
    await Promise.all([request(81), request(82)]);
    expect(order).toEqual(['in 81', 'out 81', 'in 82', 'out 82']);
  });
});
