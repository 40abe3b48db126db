import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { site } from '../site.ts';

const run = promisify(execFile);

/**
 * Pagefind's program rather than its API: up to 1.5.2 the API answers before its files are written, and closing it
 * then cuts some of them off (Pagefind issue 1271). The program ends only once they are.
 */
const pagefind = fileURLToPath(new URL('runner/bin.cjs', import.meta.resolve('pagefind')));

/** The pages of records. The lists, which say it all again, need not be read only to be left out. */
const PAGES = '*/*/index.html';

/**
 * Builds the search index of a built site, into the site's folder `pagefind/`.
 *
 * @param folder the built site
 * @returns how many pages are in the index
 * @throws an `Error` that says what Pagefind reported, or that it did not take every page that is to be found
 */
export async function indexSite(folder: string): Promise<number> {
  const expected = countPagesToFind(folder);
  try {
    const language = ['--force-language', site.language];
    await run(process.execPath, [pagefind, '--site', folder, '--glob', PAGES, ...language, '--quiet']);
  } catch (cause) {
    throw new Error('the search index could not be built', { cause });
  }
  const found = countIndexedPages(join(folder, 'pagefind'));
  if (found !== expected) {
    throw new Error(`the search index holds ${found} pages where the site has ${expected} to be found`);
  }
  return found;
}

/** Counted on the pages themselves, so that a page which Pagefind passes over is noticed. */
function countPagesToFind(folder: string): number {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.html'),
  );
  return pages.filter((path) => readFileSync(join(folder, path)).includes('data-pagefind-body')).length;
}

function countIndexedPages(bundle: string): number {
  const entry: { languages: Record<string, { page_count: number }> } = JSON.parse(
    readFileSync(join(bundle, 'pagefind-entry.json'), 'utf8'),
  );
  return Object.values(entry.languages).reduce((sum, { page_count }) => sum + page_count, 0);
}
