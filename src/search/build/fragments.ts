/** What Pagefind has kept of each page, read back from the index that it wrote. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

export interface IndexedPage {
  /** By which a result names the page. */
  id: string;
  /** Below the site's base. */
  url: string;
  title: string;
  /** All words that can be found, as the page has them. */
  content: string;
  /** The values of each `data-pagefind-filter`. */
  filters: Record<string, string[]>;
}

const ENDING = '.pf_fragment';
/** Stands before the JSON in every file of an index. */
const SIGNATURE = 'pagefind_dcd';

/**
 * @param bundle the folder that Pagefind wrote
 * @returns the pages. Throws an `Error` where a file is not of the form that Pagefind 1.6 writes.
 */
export function readIndexedPages(bundle: string): IndexedPage[] {
  const folder = join(bundle, 'fragment');
  const names = readdirSync(folder).filter((name) => name.endsWith(ENDING));
  return names.map((name) => ({ id: name.slice(0, -ENDING.length), ...readFragment(join(folder, name)) }));
}

function readFragment(path: string): Omit<IndexedPage, 'id'> {
  const text = gunzipSync(readFileSync(path)).toString();
  if (!text.startsWith(SIGNATURE)) throw new Error(`${path} is no fragment of an index`);
  const { url, meta, content, filters } = JSON.parse(text.slice(SIGNATURE.length));
  return { url, title: meta.title, content, filters };
}
