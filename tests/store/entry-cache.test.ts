import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { putEntries, takeEntries } from '../../src/store/entry-cache.ts';
import { temporaryFolder } from '../support/build.ts';
import { entryOf } from '../support/records.ts';

const part = (...ids: string[]) => ({
  entries: new Map(ids.map((id) => [id, entryOf('topics', id, { name: `Topic “${id}”\u2028` })])),
  digests: new Map(ids.map((id) => [id, `digest of ${id}`])),
  problems: [],
});

describe('the shelf', () => {
  it('gives back what was put on it last, in its order', () => {
    const cache = join(temporaryFolder('shelf'), 'new');
    putEntries(cache, 'topics', part('roads', 'ferries'));
    putEntries(cache, 'topics', part('trains', 'roads'));
    const kept = takeEntries(cache, 'topics');
    expect([...kept.keys()]).toEqual(['trains', 'roads']);
    expect(kept.get('roads')).toEqual({
      digest: 'digest of roads',
      entry: part('roads').entries.get('roads'),
    });
  });

  it('is empty at first, and for other kinds', () => {
    const cache = temporaryFolder('shelf');
    expect(takeEntries(cache, 'topics')).toEqual(new Map());
    putEntries(cache, 'topics', part('roads'));
    expect(takeEntries(cache, 'people')).toEqual(new Map());
  });

  it('has nothing that another version of the reader has put there, and throws that out', () => {
    const cache = temporaryFolder('shelf');
    writeFileSync(join(cache, 'topics-0123456789ab.jsonl'), '["x",{"id":"stale"}]\n');
    expect(takeEntries(cache, 'topics')).toEqual(new Map());
    putEntries(cache, 'topics', part('roads'));
    expect(readdirSync(cache)).toHaveLength(1);
  });
});
