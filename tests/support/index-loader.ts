/** The search index in Node.js: made of records, and loaded as the search page loads it in a browser. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Records } from '../../src/records/record.ts';
import { indexRecords } from '../../src/search/build/index-records.ts';
import type { SearchFiles } from '../../src/search/format.ts';
import { readAddress } from '../../src/search/page/address.ts';
import {
  type IndexLoader,
  type LoadedPage,
  type Pagefind,
  withWords,
} from '../../src/search/page/pagefind.ts';
import type { Search, SearchOutcome } from '../../src/search/page/search.ts';
import { temporaryFolder } from './folders.ts';

export interface LoadedIndex extends IndexLoader {
  /** What has been asked for so far. */
  loaded: string[];
}

const fetchOfNode = globalThis.fetch;

/** @param folder that `indexRecords` has written into, as an absolute path */
export async function loadIndex(folder: string): Promise<LoadedIndex> {
  const bundle = join(folder, 'pagefind/');
  // Pagefind asks for its parts by itself.
  globalThis.fetch = async (input, options) => {
    const { pathname } = new URL(String(input), 'http://this.invalid');
    const file = decodeURIComponent(pathname);
    return existsSync(file) ? new Response(readFileSync(file)) : fetchOfNode(input, options);
  };
  const [hash = ''] = readdirSync(join(folder, 'search'));
  const loaded: string[] = [];
  return {
    loaded,
    async pagefind() {
      loaded.push('pagefind');
      const script = pathToFileURL(join(bundle, 'pagefind.js')).href;
      const pagefind: Pagefind = await import(/* @vite-ignore */ script);
      await pagefind.options({ basePath: bundle, baseUrl: '/' });
      await pagefind.init();
      return pagefind;
    },
    async file(name) {
      loaded.push(name);
      const file: SearchFiles[typeof name] = JSON.parse(
        readFileSync(join(folder, 'search', hash, `${name}.json`), 'utf8'),
      );
      return file;
    },
    async page(id, group) {
      const text = gunzipSync(
        readFileSync(join(bundle, 'fragment', `${group || id}.pf_fragment`)),
      ).toString();
      const held = JSON.parse(text.slice(text.indexOf('{')));
      return withWords(group ? held[id] : held);
    },
  };
}

/** The index of records. */
export async function makeIndex(records: Records): Promise<LoadedIndex> {
  const folder = temporaryFolder('index');
  await indexRecords(records, folder);
  return loadIndex(folder);
}

/** What a query finds, by the address of the search page. */
export interface Asked extends SearchOutcome {
  /** The first results. */
  pages: LoadedPage[];
  urls: string[];
}

/** @param address such as `?q=bridge&sort=oldest`, or a query alone */
export async function ask(search: Search, address: string, count = 20): Promise<Asked> {
  const given = address.startsWith('?') ? address : `?${new URLSearchParams({ q: address })}`;
  const found = await search.run(readAddress(given));
  const pages = await Promise.all(found.hits.slice(0, count).map((hit) => hit.load()));
  return { ...found, pages, urls: pages.map(({ url }) => new URL(url, 'http://this.invalid').pathname) };
}

/** A page as the index keeps it, of which only the words matter. */
export const pageOf = (content: string, more: Partial<LoadedPage> = {}): LoadedPage =>
  withWords({
    url: '/stories/one/',
    content,
    meta: { title: content.split('.')[0] ?? '' },
    anchors: [],
    ...more,
  });
