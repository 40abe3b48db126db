import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCache, writeCache } from '../../src/store/entry-cache.ts';
import { temporaryFolder } from '../support/folders.ts';
import { entryOf } from '../support/records.ts';

const readingOf = (...ids: string[]) => ({
  entries: new Map(ids.map((id) => [id, entryOf('topics', id, { name: `Topic “${id}”\u2028` })])),
  digests: new Map(ids.map((id) => [id, `digest of ${id}`])),
  problems: [],
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

  it('is named after all code of the project that reads entries: they import none from elsewhere', () => {
    const code = readdirSync('src/records').map((name) => readFileSync(join('src/records', name), 'utf8'));
    const imported = code.flatMap((text) => [...text.matchAll(/(?:from|import) *\(?'(\.[^']*)'/g)]);
    expect(imported.length).toBeGreaterThan(20);
    expect(imported.map(([, file]) => file).filter((file) => !file?.startsWith('./'))).toEqual([]);
  });
});
