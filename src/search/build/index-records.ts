/** Builds the search index of an archive's records, and the files beside it. */
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import type { Records } from '../../records/record.ts';
import { compareText } from '../../records/text.ts';
import { site } from '../../site.ts';
import { documentsOf, type SearchDocument } from './documents.ts';
import { type IndexedPage, makeFiles } from './files.ts';

const run = promisify(execFile);

/**
 * Pagefind's program rather than its API: it reads documents side by side, in two thirds of the time, and ends only once its
 * files are written.
 */
const pagefind = fileURLToPath(new URL('runner/bin.cjs', import.meta.resolve('pagefind')));

/** What Pagefind brings besides the index: interfaces of its own, which nobody asks for. */
const UNUSED = /^pagefind-(?!entry\.json$|worker\.js$)/;

/**
 * Writes the search index into `pagefind/`, and the files that filter a search into `search/<hash>/`.
 *
 * @param target the folder that both are written into
 * @returns how many records are in the index; an empty archive has none, and no such files
 * @throws an `Error` that says what Pagefind reported, or that it did not take every record
 */
export async function indexRecords(records: Records, target: string): Promise<number> {
  const documents = documentsOf(records);
  if (documents.length === 0) return 0;
  const bundle = join(target, 'pagefind');
  await indexDocuments(documents, join(target, 'documents'), bundle);
  const pages = readIndexedPages(documents, bundle);
  if (pages.length !== documents.length) {
    throw new Error(`the search index holds ${pages.length} of ${documents.length} records`);
  }
  const folder = join(target, 'search', hashOf(bundle));
  for (const [name, file] of Object.entries(makeFiles(pages))) {
    write(join(folder, `${name}.json`), JSON.stringify(file));
  }
  return pages.length;
}

function write(path: string, content: string) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** @param folder for the documents while they are read */
async function indexDocuments(documents: readonly SearchDocument[], folder: string, bundle: string) {
  for (const { url, html } of documents) write(join(folder, url, 'index.html'), html);
  try {
    const language = ['--force-language', site.language];
    await run(process.execPath, [
      pagefind,
      '--site',
      folder,
      '--output-path',
      bundle,
      ...language,
      '--quiet',
    ]);
  } catch (cause) {
    throw new Error('the search index could not be built', { cause });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  for (const name of readdirSync(bundle)) if (UNUSED.test(name)) rmSync(join(bundle, name));
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

/** What Pagefind keeps of each document. Throws an `Error` where a file is not of the form that Pagefind 1.6 writes. */
function readIndexedPages(documents: readonly SearchDocument[], bundle: string): IndexedPage[] {
  const byUrl = new Map(documents.map((document) => [document.url, document]));
  const folder = join(bundle, 'fragment');
  const pages = readdirSync(folder).flatMap((name) => {
    const text = gunzipSync(readFileSync(join(folder, name))).toString();
    if (!text.startsWith(SIGNATURE)) throw new Error(`${join(folder, name)} is no fragment of an index`);
    const { url, content, anchors } = JSON.parse(text.slice(SIGNATURE.length));
    const document = byUrl.get(url);
    const id = name.slice(0, -FRAGMENT.length);
    return document ? [{ entry: document.entry, url, title: document.title, id, content, anchors }] : [];
  });
  return pages.sort((a, b) => compareText(a.url, b.url));
}
