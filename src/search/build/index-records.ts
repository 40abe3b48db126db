/** Builds the search index of an archive's records, and the files beside it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import type { Records } from '../../records/record.ts';
import { site } from '../../site.ts';
import { documentsOf, type SearchDocument } from './documents.ts';
import { type IndexedPage, makeFiles } from './files.ts';

/** The files of an index that a search loads. Pagefind brings its own interfaces besides, which nobody asks for. */
const NEEDED =
  /^(?:fragment|index)\/|^(?:pagefind|pagefind-worker)\.js$|^pagefind-entry\.json$|\.pf_meta$|^wasm\./;

interface IndexFile {
  path: string;
  content: Uint8Array;
}

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
  const files = await indexDocuments(documents);
  const pages = indexedPages(documents, files);
  if (pages.length !== documents.length) {
    throw new Error(`the search index holds ${pages.length} of ${documents.length} records`);
  }
  for (const { path, content } of files) write(join(target, 'pagefind', path), content);
  const folder = join(target, 'search', hashOf(files));
  for (const [name, file] of Object.entries(makeFiles(pages))) {
    write(join(folder, `${name}.json`), JSON.stringify(file));
  }
  return pages.length;
}

function write(path: string, content: string | Uint8Array) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/**
 * Asks for the files rather than have Pagefind write them: up to 1.5.2 it answered before they were written, and closing it
 * then cut some of them off (Pagefind issue 1271).
 */
async function indexDocuments(documents: readonly SearchDocument[]): Promise<IndexFile[]> {
  try {
    const { index, errors } = await pagefind.createIndex({ forceLanguage: site.language });
    if (!index) throw new Error(errors.join('; '));
    for (const { url, html } of documents) {
      const { errors } = await index.addHTMLFile({ url, content: html });
      if (errors.length > 0) throw new Error(`${url}: ${errors.join('; ')}`);
    }
    const made = await index.getFiles();
    if (made.errors.length > 0) throw new Error(made.errors.join('; '));
    return made.files.filter(({ path }) => NEEDED.test(path));
  } catch (cause) {
    throw new Error(`the search index could not be built: ${(cause as Error).message}`, { cause });
  } finally {
    await pagefind.close();
  }
}

/** By which the index is named, so that its files are never taken for those of another. */
function hashOf(files: readonly IndexFile[]): string {
  const entry = files.find(({ path }) => path === 'pagefind-entry.json');
  const { languages }: { languages: Record<string, { hash: string }> } = JSON.parse(
    Buffer.from(entry?.content ?? []).toString() || '{"languages":{}}',
  );
  return languages[site.language]?.hash ?? '';
}

/** A fragment is the file that the index has for each page. */
const FRAGMENT = /^fragment\/(.+)\.pf_fragment$/;
/** Stands before the JSON in every file of an index. */
const SIGNATURE = 'pagefind_dcd';

/** What Pagefind keeps of each document. Throws an `Error` where a file is not of the form that Pagefind 1.6 writes. */
function indexedPages(documents: readonly SearchDocument[], files: readonly IndexFile[]): IndexedPage[] {
  const byUrl = new Map(documents.map((document) => [document.url, document]));
  return files.flatMap(({ path, content: packed }) => {
    const [, id] = FRAGMENT.exec(path) ?? [];
    if (!id) return [];
    const text = gunzipSync(packed).toString();
    if (!text.startsWith(SIGNATURE)) throw new Error(`${path} is no fragment of an index`);
    const { url, content, anchors } = JSON.parse(text.slice(SIGNATURE.length));
    const document = byUrl.get(url);
    return document ? [{ entry: document.entry, url, title: document.title, id, content, anchors }] : [];
  });
}
