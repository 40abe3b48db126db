/** A large archive is read on several cores, as one core reads it. */
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { expect, it } from 'vitest';
import { readCache } from '../../src/store/entry-cache.ts';
import { readAhead } from '../../src/store/reading-ahead.ts';
import { articleText } from '../support/entries.ts';
import { archive } from './archives.ts';

/** An archive of five hundred articles more, of which one is no entry and one is at fault. */
function largeArchive() {
  const made = archive();
  for (let at = 0; at < 500; at++) {
    made.write(`articles/more-${at}.mdx`, articleText({ title: `“More” ${at}` }, `Number ${at}.`));
  }
  made.write('articles/more-100.mdx', articleText({ date: 'soon' }));
  made.write('articles/notes.txt', 'Not an entry.');
  return made;
}

it('reads the same as one core does, and leaves nothing else behind', async () => {
  const { content, cache, load } = largeArchive();
  await readAhead(content, cache, '/');
  const ahead = readCache(cache, 'articles');
  expect(ahead.size).toBe(availableParallelism() > 1 ? 500 : 0);
  expect(readdirSync(cache).filter((name) => !name.endsWith('.jsonl'))).toEqual([]);

  const other = largeArchive();
  for (const fault of ['articles/more-100.mdx', 'articles/notes.txt']) other.remove(fault);
  await other.load();
  if (ahead.size > 0) expect([...ahead]).toEqual([...readCache(other.cache, 'articles')]);
  await expect(load()).rejects.toThrow(/articles\/more-100\.mdx:4:.*\n.*articles\/notes\.txt:1:/);
});

it('does nothing in a small archive, nor where there is a cache, nor without a folder of articles', async () => {
  const small = archive();
  await readAhead(small.content, small.cache, '/');
  expect(readCache(small.cache, 'articles').size).toBe(0);
  small.remove('articles');
  await readAhead(small.content, small.cache, '/');
  expect(readCache(small.cache, 'articles').size).toBe(0);
});
