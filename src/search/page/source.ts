/** Loads the search index and the files beside it. */
import { urlOfAsset, urlOfSearch } from '../../archive/urls.ts';
import type { Fragment, Pagefind } from './pagefind.ts';
import type { Source } from './search.ts';

const bundle = urlOfAsset('pagefind/');

/** The one address from which a worker is started. */
export const worker = `${bundle}pagefind-worker.js`;

/**
 * Browsers remember a script that they could not load, and an engine what it found without a part of its index, so each
 * attempt has an engine of its own.
 *
 * @param attempt from 0
 */
export function sourceOf(attempt: number): Source {
  let hash: Promise<string> | undefined;
  return {
    async pagefind() {
      const pagefind: Pagefind = await import(
        /* @vite-ignore */ `${bundle}pagefind.js${attempt > 0 ? `?attempt=${attempt}` : ''}`
      );
      await pagefind.init();
      return pagefind;
    },
    async fetch(name) {
      hash ??= hashOfIndex();
      return load(`${urlOfSearch()}${await hash}/${name}`);
    },
    page: loadPage,
    suggest: () => import('./suggest.ts'),
  };
}

/** Reads a file of the index as Pagefind does, which gives out only pages that it found by their words. */
async function loadPage(id: string): Promise<Fragment> {
  const packed = (await ask(`${bundle}fragment/${id}.pf_fragment`)).body;
  const text = await new Response(packed?.pipeThrough(new DecompressionStream('gzip'))).text();
  const page: Fragment = JSON.parse(text.slice(text.indexOf('{')));
  return { ...page, url: urlOfAsset(page.url.slice(1)) };
}

/** By which the index is named, and the folder of the files that belong to it. */
async function hashOfIndex(): Promise<string> {
  const { languages } = await load<{ languages: Record<string, { hash: string }> }>(
    `${bundle}pagefind-entry.json?${Date.now()}`,
  );
  return Object.values(languages)[0]?.hash ?? '';
}

const load = async <T>(url: string): Promise<T> => (await ask(url)).json();

async function ask(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}
