/** An index that is made in parts, held against the one that Pagefind makes of the whole. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { close, createIndex } from 'pagefind';
import { expect, it } from 'vitest';
import { readFolder } from '../../../src/records/folder.ts';
import { CborReader } from '../../../src/search/build/cbor.ts';
import { Fragments } from '../../../src/search/build/fragments.ts';
import { indexRecords } from '../../../src/search/build/index-records.ts';
import { mergeIndexes } from '../../../src/search/build/merge-indexes.ts';
import { unpack } from '../../../src/search/build/packed.ts';
import { INDEX_ENTRY } from '../../../src/search/format.ts';
import type { Pagefind } from '../../../src/search/page/pagefind.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { loadIndex } from '../../support/index-loader.ts';
import { recordsOf } from '../../support/records.ts';

/** All that Pagefind finds, best first, by address; pages of one score have no order. */
async function found(pagefind: Pagefind, query: string) {
  const { results } = await pagefind.search(query);
  const pages = await Promise.all(
    results.map(async ({ score, words, data }) => ({ score, words, url: (await data()).url })),
  );
  return pages.sort((a, b) => b.score - a.score || (a.url < b.url ? -1 : 1));
}

it('finds the same pages with the same scores at the same places', async () => {
  const { records } = readFolder('tests/fixtures/harbour');
  const [whole, parts] = [temporaryFolder('index'), temporaryFolder('index')];
  const { records: count } = await indexRecords(records, whole);
  expect(await indexRecords(records, parts, undefined, 4_000)).toMatchObject({ records: count });
  const [one, other] = [await loadIndex(whole), await loadIndex(parts)];
  const [inOne, inOther] = [await one.pagefind(), await other.pagefind()];
  const words = (await one.file('words')).flat();
  expect(words.length).toBeGreaterThan(500);
  expect(await other.file('words')).toEqual(await one.file('words'));
  for (const word of words) {
    expect(await found(inOther, word), word).toEqual(await found(inOne, word));
    expect(await found(inOther, `"${word}"`), word).toEqual(await found(inOne, `"${word}"`));
  }
});

it('makes only those parts anew that have changed, and the same index as from nothing', async () => {
  const { records } = readFolder('tests/fixtures/harbour');
  const work = temporaryFolder('parts');
  const { parts: before } = await indexRecords(records, temporaryFolder('index'), work, 4_000);
  const timesOf = (parts: string[]) => parts.map((part) => statSync(join(work, part, INDEX_ENTRY)).mtimeMs);
  const times = timesOf(before);

  const [entry] = records.articles.values();
  if (!entry) throw new Error('there is no article');
  const added = { ...entry, id: 'another-one', fields: { ...entry.fields, title: 'Quite another one' } };
  const more = { ...records, articles: new Map([...records.articles, ['another-one', added]]) };
  const [again, fresh] = [temporaryFolder('index'), temporaryFolder('index')];
  const { parts } = await indexRecords(more, again, work, 4_000);
  await indexRecords(more, fresh, temporaryFolder('parts'), 4_000);
  expect(before.length).toBeGreaterThan(5);
  expect(parts.filter((part) => !before.includes(part)).length).toBeLessThanOrEqual(2);
  expect(timesOf(before)).toEqual(times);
  for (const { parentPath, name } of readdirSync(fresh, { recursive: true, withFileTypes: true }).filter(
    (item) => item.isFile(),
  )) {
    const file = join(parentPath, name);
    expect(readFileSync(join(again, relative(fresh, file))), file).toEqual(readFileSync(file));
  }
});

it('makes all parts anew where one of them is damaged', async () => {
  const records = recordsOf({ topics: { ferries: { name: 'Ferries' }, bridges: { name: 'Bridges' } } });
  const work = temporaryFolder('parts');
  const [one, other] = [temporaryFolder('index'), temporaryFolder('index')];
  const { parts } = await indexRecords(records, one, work);
  const bytesOf = (folder: string) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((item) => item.isFile())
      .map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name), 'base64')]);
  for (const name of ['index', 'fragment', 'pagefind.js', 'words']) {
    const path = join(work, parts[0] ?? '', name);
    const files = statSync(path).isDirectory() ? readdirSync(path).map((file) => join(path, file)) : [path];
    for (const file of files) writeFileSync(file, '[]');
    expect(await indexRecords(records, other, work)).toEqual({ records: 2, parts });
    expect(bytesOf(other), name).toEqual(bytesOf(one));
  }
});

it('has chunks as large as Pagefind’s, between the same words', async () => {
  const body = Array.from(
    { length: 20_000 },
    (_, at) => `w${((at * 7919) % 99_991).toString(36)} Überfähre café`,
  ).join(' ');
  const records = recordsOf({ articles: { one: { body }, two: { body }, three: { body } } });
  const folders = [temporaryFolder('index'), temporaryFolder('index')];
  await indexRecords(records, folders[0] ?? '');
  await indexRecords(records, folders[1] ?? '', undefined, 10);
  const [whole = [], parts = []] = folders.map(boundsOfChunks);
  expect(whole.length).toBeGreaterThan(1);
  expect(parts).toEqual(whole);
});

it('has several chunks where it is small, of which none ends within a letter', async () => {
  const body = 'apple apply bread bridge cat dog eel ferry goat harbour ice jam key lamp 特斯拉 2018 2019';
  const folder = temporaryFolder('index');
  await indexRecords(recordsOf({ articles: { one: { body }, two: { body } } }), folder);
  const initials = boundsOfChunks(folder).map((bounds) => bounds.split(' ').map(([initial]) => initial));
  expect(initials.length).toBeGreaterThan(3);
  for (const [index, [first]] of initials.entries()) expect(first).not.toBe(initials[index - 1]?.[1]);
});

/** The first and the last word of each chunk, as far as the index keeps them. */
function boundsOfChunks(folder: string): string[] {
  const bundle = join(folder, 'pagefind');
  const [list = ''] = readdirSync(bundle).filter((name) => name.endsWith('.pf_meta'));
  const [, , chunks] = new CborReader(unpack(join(bundle, list))).value() as [string, string[][], string[][]];
  return chunks.map(([from, to]) => `${from} ${to}`);
}

it('is the same in whatever order the documents are found', async () => {
  const documents = ['ferry bridge harbour', 'ferry ferry', 'bridge', 'quay ferry harbour'];
  const pages = documents.map((_, place) => ({ id: `en_${place}`, bundle: '' }));
  const made = await Promise.all(
    [
      [0, 1, 2, 3],
      [2, 0, 3, 1],
    ].map(async (order) => {
      const folder = temporaryFolder('index');
      const { index } = await createIndex({ forceLanguage: 'en' });
      for (const place of order)
        await index?.addHTMLFile({
          url: `/${place}/`,
          content: `<html><body><p>${documents[place]}</p></body></html>`,
        });
      await index?.writeFiles({ outputPath: folder });
      const merged = temporaryFolder('index');
      await mergeIndexes([{ folder, pages, places: order }], merged);
      return readdirSync(join(merged, 'index')).concat(readFileSync(join(merged, INDEX_ENTRY), 'utf8'));
    }),
  );
  await close();
  expect(made[1]).toEqual(made[0]);
});

it.each([
  ['files of their own', 3_000],
  ['one file', 2],
])('keeps both of two pages that have one name, in %s', async (_, count) => {
  const folder = temporaryFolder('fragments');
  const fragments = new Fragments(folder, count);
  const written = [
    ...(await fragments.write([{ name: 'en_1', page: { url: '/one/' } }])),
    ...(await fragments.write([{ name: 'en_1', page: { url: '/two/' } }])),
  ];
  const [one, two] = written.map(({ id, bundle }) => {
    const kept = JSON.parse(unpack(join(folder, `${bundle || id}.pf_fragment`)).toString());
    return bundle ? kept[id] : kept;
  });
  expect([one, two]).toEqual([{ url: '/one/' }, { url: '/two/' }]);
  expect(written[0]?.id).not.toBe(written[1]?.id);
});

it('is refused where a file is none of an index', async () => {
  const folder = temporaryFolder('index');
  await indexRecords(recordsOf({ topics: { ferries: { name: 'Ferries' } } }), folder);
  const bundle = join(folder, 'pagefind');
  const [list = ''] = readdirSync(bundle).filter((name) => name.endsWith('.pf_meta'));
  writeFileSync(join(bundle, list), '');
  await expect(
    mergeIndexes([{ folder: bundle, pages: [], places: [] }], temporaryFolder('index')),
  ).rejects.toThrow();
});
