/** The files beside the index, as they are made from records and from what Pagefind keeps of them. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { indexRecords } from '../../../src/search/build/index-records.ts';
import type { LoadedPage } from '../../../src/search/page/pagefind.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { type LoadedIndex, makeIndex } from '../../support/index-loader.ts';
import { type Descriptions, recordsOf } from '../../support/records.ts';

const archive: Descriptions = {
  people: {
    salma: { name: 'Salma Haddad', aliases: ['Ms Haddad'] },
    bo: { name: 'Bo Lind', formerIds: ['lind', 'b-lind'] },
  },
  topics: { trade: { name: 'Trade' } },
  sources: { daily: { name: 'Daily' } },
  events: { visit: { date: '2024-04-28', people: ['salma', 'bo'] }, talk: { date: '2025' } },
  articles: {
    late: { date: '2025-01-20', people: ['bo'] },
    early: { date: '2024-04-28', people: ['salma'], body: 'It came.\n\n<Note>\n\nSo we think.\n\n</Note>' },
    gone: { status: 'withdrawn', corrections: [{ date: '2026-01-01', note: 'Untrue.' }] },
  },
};

it('number the articles and events in order of time, an event before the articles of its day', async () => {
  const index = await makeIndex(recordsOf(archive));
  const { count, events, periods } = await index.file('items');
  const urls = (await pagesOf(index)).map(({ url }) => url);
  expect(urls.slice(0, count)).toEqual([
    '/events/visit/',
    '/stories/early/',
    '/events/talk/',
    '/stories/late/',
  ]);
  expect(events).toEqual([1, 2]);
  expect(periods).toEqual([
    ['2024-04', [1, 1]],
    ['2025', [3]],
    ['2025-01', [4]],
  ]);
  expect(await index.file('days')).toBe('2024-04-28 2024-04-28 2025-01-01/2025-12-31 2025-01-20');
});

it('say which items each value has, with its name and what it was called before', async () => {
  const index = await makeIndex(recordsOf(archive));
  expect(await index.file('person')).toEqual([
    ['bo', 'Bo Lind', [1, 3], ['lind', 'b-lind']],
    ['salma', 'Salma Haddad', [1, 1]],
  ]);
  expect((await index.file('names')).map(([kind, , ...names]) => [kind, ...names])).toEqual([
    ['person', 'Bo Lind'],
    ['person', 'Salma Haddad', 'Ms Haddad'],
    ['source', 'Daily'],
    ['topic', 'Trade'],
  ]);
});

it('say where on a page the archive’s note begins', async () => {
  const index = await makeIndex(recordsOf(archive));
  const [[id = '', start = 0] = []] = Object.entries(await index.file('notes'));
  const [{ url, words } = { url: '', words: [] }] = await pagesOf(index, id);
  expect([url, words.slice(start)]).toEqual(['/stories/early/', ['So', 'we', 'think.']]);
});

it('keep every word that somebody reads, the frequent ones first, and of a compound its parts, each as it is written most', async () => {
  const index = await makeIndex(
    recordsOf({
      sources: { daily: { name: 'Daily' } },
      topics: { trade: { name: 'Trade' } },
      articles: Object.fromEntries(
        Array.from({ length: 120 }, (_, number) => [
          `x${number}`,
          {
            title: 'A crossing',
            body: `Ferry, ferry! ${number < 20 ? 'Café' : ''} ${number === 0 ? '(catamaran) lane-level 5G-ready' : ''}`,
          },
        ]),
      ),
    }),
  );
  const [often = [], some = [], few = []] = await index.file('words');
  expect(often).toContain('Ferry');
  expect(some).toContain('Café');
  expect(few).toEqual(expect.arrayContaining(['catamaran', 'lane', 'lane-level', 'level', '5G-ready']));
  expect([...often, ...some, ...few].filter((word) => /^x\d|ready$|20240429/.test(word))).toEqual([
    '5G-ready',
  ]);
});

it('and the index are the same, byte for byte, wherever and however often they are made', async () => {
  const folders = [temporaryFolder('index'), temporaryFolder('index')];
  for (const folder of folders) await indexRecords(recordsOf(archive), folder);
  const [one, other] = folders.map(contentsOf);
  expect(other).toEqual(one);
});

it('lie at another address where they say something else of the same texts', async () => {
  const addressOf = async (topics: string[]) => {
    const folder = temporaryFolder('index');
    const { early, ...articles } = archive.articles ?? {};
    const topical = { ...archive, articles: { ...articles, early: { ...early, topics } } };
    await indexRecords(recordsOf({ ...topical, topics: { trade: {}, ferries: {} } }), folder);
    return readdirSync(join(folder, 'search'));
  };
  expect(await addressOf(['trade'])).not.toEqual(await addressOf(['trade', 'ferries']));
});

it('have nothing of Pagefind’s own interfaces beside them', async () => {
  const folder = temporaryFolder('index');
  await indexRecords(recordsOf(archive), folder);
  const files = readdirSync(join(folder, 'pagefind'));
  expect(files.filter((file) => /ui|highlight|\.css$/.test(file))).toEqual([]);
});

it('hold a record whose id is the name of the file of a folder', async () => {
  const records = recordsOf({ topics: { index: { name: 'Index' }, ferries: { name: 'Ferries' } } });
  expect(await indexRecords(records, temporaryFolder('index'))).toMatchObject({ records: 2 });
});

it('are not there for an archive of nothing', async () => {
  const folder = temporaryFolder('index');
  expect(await indexRecords(recordsOf({}), folder)).toMatchObject({ records: 0 });
  expect(readdirSync(folder)).toEqual([]);
});

/** The pages of an index in the order of its items, or the one of them whose id ends so. */
async function pagesOf(index: LoadedIndex, ending = ''): Promise<LoadedPage[]> {
  const { prefix, bundles } = await index.file('items');
  const pages = bundles.flatMap(([bundle, ids]) =>
    ids.split(' ').map((id) => ({ id: prefix + id, bundle: bundle && prefix + bundle })),
  );
  return Promise.all(
    pages.filter(({ id }) => id.endsWith(ending)).map(({ id, bundle }) => index.page(id, bundle)),
  );
}

/** The files of a folder, by path, with all that is in them. */
const contentsOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => statSync(join(folder, file)).isFile())
      .sort()
      .map((file) => [file, readFileSync(join(folder, file), 'base64')]),
  );
