/** Builds the search index of an archive's records, and the files beside it. */
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Records } from '../../records/record.ts';
import { compareText } from '../../records/text.ts';
import { site } from '../../site.ts';
import { hashOf, INDEX_ENTRY, type IndexEntry } from '../format.ts';
import { documentsOf, type SearchDocument } from './documents.ts';
import { type IndexedPage, makeFiles } from './files.ts';
import { mergeIndexes, unpack } from './merge-indexes.ts';
import { type IndexedText, startOf, Vocabulary } from './words.ts';

const run = promisify(execFile);

/**
 * Pagefind's program rather than its API: it reads documents side by side, in two thirds of the time, and ends only once its
 * files are written.
 */
const pagefind = fileURLToPath(new URL('runner/bin.cjs', import.meta.resolve('pagefind')));

/** What Pagefind brings besides the index: interfaces of its own, which nobody asks for. */
const UNUSED = /^pagefind-(?!entry\.json$|worker\.js$)/;

/** So many characters of documents are indexed at once: Pagefind then takes some 800 MB. 2,500 articles are no more. */
const PART_LENGTH = 12_000_000;
/** Of so many chunks, of some 25 kB each, a search needs most in any case. */
const FEW_CHUNKS = 2;
/** So many parts are indexed side by side, while the next waits to be made. */
const PARTS_AT_ONCE = 2;

/**
 * Writes the search index into `pagefind/`, and the files that filter a search into `search/<hash>/`.
 *
 * @param target the folder that both are written into
 * @param partLength how many characters of documents are indexed at once; the index is the same
 * @returns how many records are in the index; an empty archive has none, and no such files
 * @throws an `Error` that says what Pagefind reported, or that it did not take every record
 */
export async function indexRecords(
  records: Records,
  target: string,
  partLength = PART_LENGTH,
): Promise<number> {
  const documents = documentsOf(records);
  if (documents.length === 0) return 0;
  const bundle = join(target, 'pagefind');
  const vocabulary = new Vocabulary();
  const pages = await indexDocuments(documents, join(target, 'parts'), bundle, partLength, vocabulary);
  if (pages.length !== documents.length) {
    throw new Error(`the search index holds ${pages.length} of ${documents.length} records`);
  }
  const folder = join(target, 'search', hashOf(completeEntry(bundle)));
  for (const [name, file] of Object.entries(makeFiles(pages, vocabulary.list()))) {
    write(join(folder, `${name}.json`), JSON.stringify(file));
  }
  return pages.length;
}

function write(path: string, content: string) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/**
 * @param folder for the documents and the indexes of the parts, while they are made
 * @param vocabulary is given what the index keeps of each document
 * @returns the pages of the index, by their addresses
 */
async function indexDocuments(
  documents: readonly SearchDocument[],
  folder: string,
  bundle: string,
  partLength: number,
  vocabulary: Vocabulary,
): Promise<IndexedPage[]> {
  const parts: { index: string; pages: IndexedPage[] }[] = [];
  const running = new Set<Promise<void>>();
  try {
    for (let next = 0; next < documents.length; ) {
      const own: SearchDocument[] = [];
      const part = { index: join(folder, `${parts.length}`), pages: [] as IndexedPage[] };
      const source = join(folder, `${parts.length}-documents`);
      for (let length = 0; next < documents.length && length < partLength; next++) {
        const document = documents[next] as SearchDocument;
        const html = document.html();
        write(join(source, document.url, 'index.html'), html);
        own.push(document);
        length += html.length;
      }
      parts.push(part);
      const indexing = indexPart(source, part.index)
        .then(() => {
          part.pages = readIndexedPages(own, part.index, vocabulary);
        })
        .finally(() => running.delete(indexing));
      running.add(indexing);
      if (running.size === PARTS_AT_ONCE) await Promise.race(running);
    }
    await Promise.all(running);
    if (parts.length > 1) {
      const names = await mergeIndexes(parts.map(({ index }) => index));
      for (const [index, { pages }] of parts.entries()) {
        for (const page of pages) page.id = names[index]?.get(page.id) ?? page.id;
      }
    }
    renameSync(join(folder, '0'), bundle);
  } catch (cause) {
    throw new Error('the search index could not be built', { cause });
  } finally {
    // Where one part failed, the other is still being written.
    await Promise.allSettled(running);
    rmSync(folder, { recursive: true, force: true });
  }
  for (const name of readdirSync(bundle)) if (UNUSED.test(name)) rmSync(join(bundle, name));
  return parts.flatMap(({ pages }) => pages);
}

/** Makes the index of the documents in a folder, and deletes them. */
async function indexPart(documents: string, index: string): Promise<void> {
  const language = ['--force-language', site.language];
  await run(process.execPath, [
    pagefind,
    '--site',
    documents,
    '--output-path',
    index,
    ...language,
    '--quiet',
  ]);
  rmSync(documents, { recursive: true });
}

/** Adds its chunks to what Pagefind has written of a small index. */
function completeEntry(bundle: string): IndexEntry {
  const file = join(bundle, INDEX_ENTRY);
  const entry: IndexEntry = JSON.parse(readFileSync(file, 'utf8'));
  const chunks = readdirSync(join(bundle, 'index')).map((name) => parse(name).name);
  if (chunks.length > FEW_CHUNKS) return entry;
  const complete = { ...entry, chunks: chunks.sort() };
  write(file, JSON.stringify(complete));
  return complete;
}

/** A fragment is the file that the index has for each page. */
const FRAGMENT = '.pf_fragment';

/** What Pagefind keeps of each document, by their addresses. Throws an `Error` where a file is not of the form that Pagefind 1.6 writes. */
function readIndexedPages(
  documents: readonly SearchDocument[],
  bundle: string,
  vocabulary: Vocabulary,
): IndexedPage[] {
  const byUrl = new Map(documents.map((document) => [document.url, document]));
  const folder = join(bundle, 'fragment');
  const pages = readdirSync(folder).flatMap((name): IndexedPage[] => {
    const { url, ...text }: IndexedText & { url: string } = JSON.parse(unpack(join(folder, name)).toString());
    const document = byUrl.get(url);
    if (!document) return [];
    vocabulary.add(text);
    const note = startOf('note', text);
    const { entry, title } = document;
    return [{ entry, url, title, id: name.slice(0, -FRAGMENT.length), ...(note !== undefined && { note }) }];
  });
  return pages.sort((a, b) => compareText(a.url, b.url));
}
