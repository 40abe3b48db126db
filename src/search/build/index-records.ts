/** Builds the search index of an archive's records, and the files beside it. */
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Records } from '../../records/record.ts';
import { site } from '../../site.ts';
import { hashOf, INDEX_ENTRY, type IndexEntry } from '../format.ts';
import { documentsOf, type SearchDocument } from './documents.ts';
import { type IndexedPage, makeFiles } from './files.ts';
import { Fragments } from './fragments.ts';
import { type IndexPart, mergeIndexes, readPages } from './merge-indexes.ts';
import { type IndexedText, startOf, Vocabulary } from './words.ts';

const run = promisify(execFile);

/**
 * Pagefind's program rather than its API: it reads documents side by side, in two thirds of the time, and ends only once its
 * files are written.
 */
const pagefind = fileURLToPath(new URL('runner/bin.cjs', import.meta.resolve('pagefind')));

/** What Pagefind brings besides the index: interfaces of its own, which nobody asks for. */
const UNUSED = /^pagefind-(?!entry\.json$|worker\.js$)/;

/**
 * Pagefind compresses its files better than quickly, and ours are made of them: it takes a fifth less time where they are small.
 * Where it no longer knows the variable, the index is the same.
 */
const CHEAP_TO_COMPRESS = { PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE: '2000' };

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
 * @param work a folder for the documents and the indexes of the parts, which are left there: ext4 makes no file quickly while it
 *   remembers others that were deleted, for half a minute
 * @param partLength how many characters of documents are indexed at once; what is found is the same
 * @returns how many records are in the index; an empty archive has none, and no such files
 * @throws an `Error` that says what Pagefind reported, or that it did not take every record
 */
export async function indexRecords(
  records: Records,
  target: string,
  work = join(target, 'parts'),
  partLength = PART_LENGTH,
): Promise<number> {
  const documents = documentsOf(records);
  if (documents.length === 0) return 0;
  const bundle = join(target, 'pagefind');
  const vocabulary = new Vocabulary();
  const pages = await indexDocuments(documents, work, bundle, partLength, vocabulary);
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
 * @param folder for the documents and the indexes of the parts
 * @param vocabulary is given what the index keeps of each document
 * @returns the pages of the index, in the order of the documents
 */
async function indexDocuments(
  documents: readonly SearchDocument[],
  folder: string,
  bundle: string,
  partLength: number,
  vocabulary: Vocabulary,
): Promise<IndexedPage[]> {
  const fragments = new Fragments(join(folder, 'fragment'), documents.length);
  const parts: (IndexPart & { indexed: IndexedPage[] })[] = [];
  const running = new Set<Promise<void>>();
  // One part after another, since of two pages that have one name the second gets another.
  let read = Promise.resolve();
  try {
    for (let [next, number] = [0, 0]; next < documents.length; number++) {
      const own: SearchDocument[] = [];
      const source = join(folder, `${number}-documents`);
      for (let length = 0; next < documents.length && length < partLength; next++) {
        const document = documents[next] as SearchDocument;
        const html = document.html();
        write(join(source, fileOf(document)), html);
        own.push(document);
        length += html.length;
      }
      const [former, index] = [read, join(folder, `${number}`)];
      const reading = indexPart(source, index)
        .then(() => former)
        .then(async () => void parts.push(await readPart(own, index, fragments, vocabulary)))
        .finally(() => running.delete(reading));
      read = reading;
      running.add(reading);
      if (running.size === PARTS_AT_ONCE) await Promise.race(running);
    }
    await Promise.all(running);
    await mergeIndexes(parts);
    renameSync(join(folder, '0/fragment'), join(folder, '0-fragment'));
    renameSync(join(folder, 'fragment'), join(folder, '0/fragment'));
    mkdirSync(dirname(bundle), { recursive: true });
    renameSync(join(folder, '0'), bundle);
  } catch (cause) {
    throw new Error('the search index could not be built', { cause });
  } finally {
    // Where one part failed, the other is still being written.
    await Promise.allSettled(running);
  }
  for (const name of readdirSync(bundle)) if (UNUSED.test(name)) rmSync(join(bundle, name));
  return parts.flatMap(({ indexed }) => indexed);
}

/** The path of a document, from which Pagefind makes the address that it keeps. */
const fileOf = ({ url }: SearchDocument): string => `${url.slice(1, -1)}.html`;

/** Makes the index of the documents in a folder. */
async function indexPart(documents: string, index: string): Promise<void> {
  const folders = ['--site', documents, '--output-path', index];
  const args = [pagefind, ...folders, '--force-language', site.language, '--quiet'];
  await run(process.execPath, args, { env: { ...process.env, ...CHEAP_TO_COMPRESS } });
}

/** Adds its files to what Pagefind has written of a small index. */
function completeEntry(bundle: string): IndexEntry {
  const file = join(bundle, INDEX_ENTRY);
  const entry: IndexEntry = JSON.parse(readFileSync(file, 'utf8'));
  const [chunks = [], fragments = []] = ['index', 'fragment'].map((folder) =>
    readdirSync(join(bundle, folder)).map((name) => `${folder}/${name}`),
  );
  if (chunks.length > FEW_CHUNKS || fragments.length > 1) return entry;
  const complete = { ...entry, files: [...chunks.sort(), ...fragments] };
  write(file, JSON.stringify(complete));
  return complete;
}

/** Reads what Pagefind keeps of the documents of a part, and writes it into files of the whole. */
async function readPart(
  documents: readonly SearchDocument[],
  folder: string,
  fragments: Fragments,
  vocabulary: Vocabulary,
): Promise<IndexPart & { indexed: IndexedPage[] }> {
  const kept = readPages<IndexedText & { url: string }>(folder);
  const byUrl = new Map(kept.map((one) => [one.page.url, one]));
  const own = documents.flatMap((document) => {
    const one = byUrl.get(`/${fileOf(document)}`);
    return one ? [{ document, one }] : [];
  });
  const pages = await fragments.write(
    own.map(({ document: { url }, one: { name, page } }) => ({ name, page: { ...page, url } })),
  );
  const places = new Map(own.map(({ one }, place) => [one, place]));
  const indexed = own.map(({ document: { html: _, ...document }, one: { page } }, place): IndexedPage => {
    vocabulary.add(page);
    const note = startOf('note', page);
    const name = pages[place] ?? { id: '', bundle: '' };
    return { ...document, ...name, ...(note !== undefined && { note }) };
  });
  return { folder, pages, places: kept.map((one) => places.get(one) ?? Number.NaN), indexed };
}
