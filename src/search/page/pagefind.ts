/** Loads Pagefind, what its index keeps of a page, and the files beside the index. */

import { site } from '#site';
import { urlOfAsset, urlOfSearch } from '../../archive/urls.ts';
import { spaceOut } from '../../records/text.ts';
import {
  type Chunk,
  hashOf,
  INDEX_ENTRY,
  type IndexEntry,
  normalize,
  programOf,
  type SearchFiles,
} from '../format.ts';

/** The part of Pagefind's browser API that the search uses (https://pagefind.app/docs/api/). */
export interface Pagefind {
  options(options: object): Promise<void>;
  init(): Promise<void>;
  destroy(): Promise<void>;
  search(query: string): Promise<{ results: PagefindResult[] }>;
}

export interface PagefindResult {
  id: string;
  score: number;
  /** The positions of the words that match, counted in words from the page's beginning. */
  words: number[];
  data(): Promise<Fragment>;
}

/** Pagefind's id of a page without its prefix, which is the same for all, as the files beside the index have it. */
export const bareId = (id: string): string => id.slice(id.indexOf('_') + 1);

/** What the index keeps of a page. */
export interface Fragment {
  url: string;
  content: string;
  meta: { title?: string };
  /** Everything on the page that has an id, in order: the element, in small letters, and its position. */
  anchors: { element: string; id: string; location: number }[];
}

/** What the index keeps of a page, with its words at the positions where Pagefind counts them. */
export interface LoadedPage extends Fragment {
  words: string[];
  /** The same words as the index compares them. */
  normalized: string[];
}

/** At white space, for which Pagefind, unlike JavaScript, does not take a byte order mark (U+FEFF). */
export const splitAsIndexed = (text: string): string[] => text.split(/[^\S\uFEFF]+/);

export function withWords(page: Fragment): LoadedPage {
  const words = splitAsIndexed(page.content);
  return { ...page, words, normalized: words.map(normalize) };
}

/** Loads one of the files beside the index. */
export type LoadFile = <Name extends keyof SearchFiles>(name: Name) => Promise<SearchFiles[Name]>;

/** Loads the parts of the index. Each method throws where its part cannot be loaded. */
export interface IndexLoader {
  /** @param query what Pagefind is asked first, where that is known */
  pagefind(query?: string): Promise<Pagefind>;
  file: LoadFile;
  /** @param bundle as `Catalog` says */
  page(id: string, bundle: string): Promise<LoadedPage>;
}

const folder = urlOfAsset('pagefind/');

/**
 * Browsers remember a script that they could not load, and Pagefind what it found without a part of its index, so each
 * attempt has a Pagefind of its own. What an attempt has loaded it keeps.
 *
 * @param attempt a text that no other attempt has; empty for the first
 */
export function loaderFor(attempt: string): IndexLoader {
  let entry: Promise<IndexEntry> | undefined;
  let pagefind: Promise<Pagefind> | undefined;
  const files = new Map<string, Promise<never>>();
  const bundles = new Map<string, Promise<Record<string, Fragment>>>();
  const tag = `${Date.now()}`;
  // A built page has it preloaded, and browsers complain of what is preloaded and never asked for.
  if (import.meta.env.PROD) ask(programOf(site.language));
  const readEntry = () => {
    // The address that Pagefind makes of the tag: it is asked for once.
    entry ??= fetchJson(`${folder}${INDEX_ENTRY}?ts=${tag}`);
    return entry;
  };
  return {
    pagefind(query = '') {
      pagefind ??= startPagefind(attempt, tag, readEntry(), query);
      return pagefind;
    },
    file(name) {
      const load = async () => fetchJson<never>(`${urlOfSearch()}${(await readEntry()).folder}/${name}.json`);
      const file = files.get(name) ?? load();
      files.set(name, file);
      return file;
    },
    async page(id, bundle) {
      const held = bundle
        ? (bundles.get(bundle) ?? loadFragment<Record<string, Fragment>>(bundle))
        : undefined;
      if (held) bundles.set(bundle, held);
      const page = held ? (await held)[id] : await loadFragment<Fragment>(id);
      if (!page) throw new Error(`${bundle} does not hold ${id}`);
      return withWords({ ...page, url: urlOfAsset(page.url.slice(1)) });
    },
  };
}

/**
 * Pagefind asks for each of its parts once it has read the one before. They are asked for here at once, and are in the
 * browser's cache, or on their way, when Pagefind comes to them.
 */
async function startPagefind(
  attempt: string,
  metaCacheTag: string,
  entry: Promise<IndexEntry>,
  query: string,
): Promise<Pagefind> {
  entry
    .then((read) => {
      ask(`pagefind.${hashOf(read)}.pf_meta`);
      ask(read.fragment ? `fragment/${read.fragment}` : 'pagefind-worker.js');
      for (const [, , name] of chunksFor(query, read.chunks ?? [])) ask(`index/${name}.pf_index`);
    })
    .catch(() => {});
  const load = (more: string): Promise<Pagefind> => import(/* @vite-ignore */ `${folder}pagefind.js${more}`);
  // What could not be loaded with the page may be there by now.
  const pagefind = await load(attempt).catch(() => load(attempt || '?again'));
  // To look through a small index takes no time; the worker would be a script more.
  const noWorker = (await entry).fragment !== undefined;
  await pagefind.options({ metaCacheTag, noWorker });
  await pagefind.init();
  return pagefind;
}

/** Asks for a part ahead of Pagefind. */
const ask = (name: string) =>
  void fetch(folder + name)
    .then((part) => part.arrayBuffer())
    .catch(() => {});

/** So many letters at the end of a word may be others in another form of it. */
const ENDING = 3;

/** The chunks that probably hold the words of a query, in one form or another. Pagefind asks for whatever else it needs. */
function chunksFor(query: string, chunks: readonly Chunk[]): Chunk[] {
  const words = spaceOut(query)
    .split(/[\s\p{P}]+/u)
    .map(normalize)
    .filter(Boolean);
  return chunks.filter(([from, to]) =>
    words.some(
      (word) => from <= word && word.slice(0, Math.max(ENDING, word.length - ENDING)) <= `${to}\uFFFF`,
    ),
  );
}

/** Reads a file of the index as Pagefind does, which gives out only pages that it found by their words. */
async function loadFragment<T>(name: string): Promise<T> {
  const packed = (await fetchOk(`${folder}fragment/${name}.pf_fragment`)).body;
  const text = await new Response(packed?.pipeThrough(new DecompressionStream('gzip'))).text();
  return JSON.parse(text.slice(text.indexOf('{')));
}

const fetchJson = async <T>(url: string): Promise<T> => (await fetchOk(url)).json();

async function fetchOk(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}

/**
 * The search page requires trusted types for whatever may run script (W3C, “Trusted Types”), and gives out none but
 * this: Pagefind starts its worker from an address, and only from this one may it. Must run before Pagefind does.
 */
export function allowWorker(): void {
  const factory = (globalThis as { trustedTypes?: { createPolicy(name: string, rules: object): unknown } })
    .trustedTypes;
  factory?.createPolicy('default', {
    createScriptURL: (url: string) => (url === `${folder}pagefind-worker.js` ? url : null),
  });
}
