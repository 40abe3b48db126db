/** Builds the search index of a built site, and the files beside it. */
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { site } from '../../site.ts';
import { type IndexedPage, makeFiles } from './files.ts';

const run = promisify(execFile);

/**
 * Pagefind's program rather than its API: up to 1.5.2 the API answered before its files were written, and closing it
 * then cut some of them off (Pagefind issue 1271). The program ends only once they are, and is less to call.
 */
const pagefind = fileURLToPath(new URL('runner/bin.cjs', import.meta.resolve('pagefind')));

/** The pages of records. The lists, which say it all again, need not be read only to be left out. */
const PAGES = '*/*/index.html';

/**
 * Builds the search index into the site's folder `pagefind/`, and the files that filter a search (`../format.ts`) into
 * `search/<hash>/`.
 *
 * @param folder the built site
 * @returns how many pages are in the index; an empty archive has none, and no such files
 * @throws an `Error` that says what Pagefind reported, or that it did not take every page that is to be found
 */
export async function indexSite(folder: string): Promise<number> {
  const expected = countPagesToFind(folder);
  // Where no page is marked to be found, Pagefind would take them all, and fails where there are none.
  if (expected === 0) return 0;
  try {
    const language = ['--force-language', site.language];
    await run(process.execPath, [pagefind, '--site', folder, '--glob', PAGES, ...language, '--quiet']);
  } catch (cause) {
    throw new Error('the search index could not be built', { cause });
  }
  const bundle = join(folder, 'pagefind');
  const pages = readIndexedPages(bundle);
  if (pages.length !== expected) {
    throw new Error(
      `the search index holds ${pages.length} pages where the site has ${expected} to be found`,
    );
  }
  const target = join(folder, 'search', hashOf(bundle));
  mkdirSync(target, { recursive: true });
  for (const [name, file] of Object.entries(makeFiles(pages))) {
    writeFileSync(join(target, `${name}.json`), JSON.stringify(file));
  }
  return pages.length;
}

/** Counted on the pages themselves, so that a page which Pagefind passes over is noticed. */
function countPagesToFind(folder: string): number {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.html'),
  );
  return pages.filter((path) => readFileSync(join(folder, path)).includes('data-pagefind-body')).length;
}

/** By which the index is named, so that its files are never taken for those of another. */
function hashOf(bundle: string): string {
  const entry: { languages: Record<string, { hash: string }> } = JSON.parse(
    readFileSync(join(bundle, 'pagefind-entry.json'), 'utf8'),
  );
  return entry.languages[site.language]?.hash ?? '';
}

/** A fragment is the file that the index has for each page. */
const FRAGMENT = '.pf_fragment';
/** Stands before the JSON in every file of an index. */
const SIGNATURE = 'pagefind_dcd';

/**
 * Reads what Pagefind has kept of each page back from its index.
 *
 * @param bundle the folder that Pagefind wrote
 * @returns the pages. Throws an `Error` where a file is not of the form that Pagefind 1.6 writes.
 */
export function readIndexedPages(bundle: string): IndexedPage[] {
  const folder = join(bundle, 'fragment');
  const names = readdirSync(folder).filter((name) => name.endsWith(FRAGMENT));
  return names.map((name) => {
    const path = join(folder, name);
    const text = gunzipSync(readFileSync(path)).toString();
    if (!text.startsWith(SIGNATURE)) throw new Error(`${path} is no fragment of an index`);
    const { url, meta, content, filters } = JSON.parse(text.slice(SIGNATURE.length));
    return { id: name.slice(0, -FRAGMENT.length), url, title: meta.title, content, filters };
  });
}
