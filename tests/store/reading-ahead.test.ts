/** A large archive is read on several cores, as one core reads it. */
import { expect, it } from 'vitest';
import { readFolder } from '../../src/records/folder.ts';
import { readCache } from '../../src/store/entry-cache.ts';
import { readContent } from '../../src/store/read-content.ts';
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

it('reads ahead what is sound, tells how far it is, and gives what one core gives', async () => {
  const { content, entries } = largeArchive();
  const told: [what: string, total: number, done: number][] = [];
  const ahead = await readAhead(content, '/', (what, total) => {
    let done = 0;
    return { advance: (count = 1) => (done += count), stop: () => told.push([what, total, done]) };
  });
  const plain = readFolder(content);
  expect(new Map([...ahead].map(([id, { entry }]) => [id, entry]))).toEqual(plain.records.articles);
  expect(told).toEqual([['reading', 501, expect.any(Number)]]);
  expect(told[0]?.[2]).toBeGreaterThanOrEqual(501);

  const read = await readContent({ content, entries, base: '/' });
  expect(read).toEqual(plain);
  expect([...read.records.articles.keys()]).toEqual([...plain.records.articles.keys()]);
  expect([...readCache(entries, 'articles').keys()]).toEqual([...plain.records.articles.keys()]);
  expect(read.problems.map(({ file }) => file)).toEqual(['articles/notes.txt', 'articles/more-100.mdx']);
});

it('does nothing in a small archive, nor without a folder of articles', async () => {
  const small = archive();
  expect((await readAhead(small.content, '/')).size).toBe(0);
  small.remove('articles');
  expect((await readAhead(small.content, '/')).size).toBe(0);
});
