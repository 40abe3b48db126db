import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCache, shareCache, writeCache } from '../../src/store/entry-cache.ts';
import { temporaryFolder } from '../support/folders.ts';
import { runs } from '../support/properties.ts';
import { entryOf } from '../support/records.ts';

const readingOf = (...ids: string[]) => ({
  entries: new Map(ids.map((id) => [id, entryOf('topics', id, { name: `Topic “${id}”\u2028` })])),
  digests: new Map(ids.map((id) => [id, `digest of ${id}`])),
});

describe('the cache of entries', () => {
  it('gives back what was written last, in its order', () => {
    const cache = join(temporaryFolder('cache'), 'new');
    writeCache(cache, 'topics', readingOf('roads', 'ferries'));
    writeCache(cache, 'topics', readingOf('trains', 'roads'));
    const cached = readCache(cache, 'topics');
    expect([...cached.keys()]).toEqual(['trains', 'roads']);
    expect(cached.get('roads')).toEqual({
      digest: 'digest of roads',
      entry: readingOf('roads').entries.get('roads'),
    });
  });

  it('is empty at first, and for other kinds', () => {
    const cache = temporaryFolder('cache');
    expect(readCache(cache, 'topics')).toEqual(new Map());
    writeCache(cache, 'topics', readingOf('roads'));
    expect(readCache(cache, 'people')).toEqual(new Map());
  });

  it('has nothing that another version of the code has written, and deletes that', () => {
    const cache = temporaryFolder('cache');
    writeFileSync(join(cache, 'topics-0123456789ab.jsonl'), '["x",{"id":"stale"}]\n');
    expect(readCache(cache, 'topics')).toEqual(new Map());
    writeCache(cache, 'topics', readingOf('roads'));
    expect(readdirSync(cache)).toHaveLength(1);
  });

  it('has no line that is damaged, and all others', () => {
    const cache = temporaryFolder('cache');
    writeCache(cache, 'topics', readingOf('roads', 'ferries', 'trains'));
    const file = join(cache, readdirSync(cache)[0] ?? '');
    const whole = readFileSync(file);
    const idsAfter = (bytes: Uint8Array) => {
      writeFileSync(file, bytes);
      return [...readCache(cache, 'topics').keys()];
    };
    const all = ['roads', 'ferries', 'trains'];
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Buffer.from(whole);
        damaged[at] = (damaged[at] ?? 0) ^ change;
        const left = idsAfter(damaged);
        expect(left.length).toBeGreaterThanOrEqual(1);
        expect(left.length).toBeLessThan(3);
        expect(left.filter((id) => !all.includes(id))).toEqual([]);
      }),
      { numRuns: runs },
    );
    expect(idsAfter(whole.subarray(0, -10))).toEqual(['roads', 'ferries']);
    expect(idsAfter(Buffer.alloc(5_000_000))).toEqual([]);
    expect(idsAfter(Buffer.concat([Buffer.alloc(5_000_000, 'x\n'), whole]))).toEqual(all);
  });

  it('is empty where it cannot be read', () => {
    const cache = temporaryFolder('cache');
    writeCache(cache, 'topics', readingOf('roads'));
    const file = join(cache, readdirSync(cache)[0] ?? '');
    rmSync(file);
    mkdirSync(file);
    expect(readCache(cache, 'topics')).toEqual(new Map());
  });

  it('stays as it was where it is shared, whatever becomes of the other', () => {
    const [cache, other] = [temporaryFolder('cache'), temporaryFolder('cache')];
    writeCache(cache, 'topics', readingOf('roads'));
    shareCache(cache, other);
    shareCache(other, cache);
    writeCache(cache, 'topics', readingOf('ferries'));
    expect([...readCache(other, 'topics').keys()]).toEqual(['roads']);
    expect([...readCache(cache, 'topics').keys()]).toEqual(['ferries']);
    expect(readdirSync(cache)).toHaveLength(1);
  });

  it('leaves alone what another process is just writing, and takes away what one left that was cut off', () => {
    const cache = temporaryFolder('cache');
    const [fresh, old] = ['topics-x.jsonl.1-0.new', 'topics-x.jsonl.2-0.new'].map((name) =>
      join(cache, name),
    );
    for (const file of [fresh, old]) writeFileSync(file ?? '', '');
    utimesSync(old ?? '', 0, 0);
    writeCache(cache, 'topics', readingOf('roads'));
    expect([fresh, old].map((file) => existsSync(file ?? ''))).toEqual([true, false]);
  });

  it('is named after all code of the project that reads entries: they import none from elsewhere', () => {
    const code = readdirSync('src/records').map((name) => readFileSync(join('src/records', name), 'utf8'));
    const imported = code.flatMap((text) => [...text.matchAll(/(?:from|import) *\(?'(\.[^']*)'/g)]);
    expect(imported.length).toBeGreaterThan(20);
    expect(imported.map(([, file]) => file).filter((file) => !file?.startsWith('./'))).toEqual([]);
  });
});
