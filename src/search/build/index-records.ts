/** Builds the search index of an archive's records, and the files beside it. */
import { execFile } from 'node:child_process';
import { createHash, hash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { site } from '#site';
import type { Records } from '../../records/record.ts';
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

const { version }: { version: string } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.resolve('pagefind')), 'utf8'),
);

/** What is needed of that which Pagefind brings besides the index. Its interfaces nobody asks for. */
const NEEDED = /^pagefind(?:-worker)?\.js$|^wasm\./;

/**
 * Pagefind compresses its files better than quickly, and ours are made of them: it takes a fifth less time where they are small.
 * Where it no longer knows the variable, the index is the same.
 */
const CHEAP_TO_COMPRESS = { PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE: '2000' };

/**
 * So many characters of documents are indexed at once, or a few more: Pagefind then takes some 800 MB. 2,000 articles have no
 * more.
 */
const PART_LENGTH = 10_000_000;
/**
 * Behind those, a part ends with the next document whose address has a digest that is divided by this: one of 64. Where articles
 * come or go, the parts behind theirs then begin where they did before, and need not be made anew.
 */
const ENDS = 64;
/** Of so many chunks, of some 25 kB each, a search needs most in any case. */
const FEW_CHUNKS = 2;
/** So many parts are indexed side by side, while the next waits to be made. */
const PARTS_AT_ONCE = 2;

/**
 * Writes the search index into `pagefind/`, and the files that filter a search into `search/<hash>/`.
 *
 * @param target the folder that both are written into
 * @param work a folder for indexes of parts of the archive: those that lie there from another time are used where their
 *   documents are the same. Nothing is deleted there: ext4 makes no file quickly while it remembers others that were deleted, for
 *   half a minute
 * @param partLength how many characters of documents are indexed at once; what is found is the same
 * @returns how many records are in the index, of which an empty archive has none, and no such files; and what in `work` a later
 *   call could use
 * @throws an `Error` that says what Pagefind reported, or that it did not take every record
 */
export async function indexRecords(
  records: Records,
  target: string,
  work = join(target, 'parts'),
  partLength = PART_LENGTH,
): Promise<{ records: number; parts: string[] }> {
  const documents = documentsOf(records);
  if (documents.length === 0) return { records: 0, parts: [] };
  const bundle = join(target, 'pagefind');
  const vocabulary = new Vocabulary();
  const { indexed: pages, parts } = await indexDocuments(documents, work, bundle, partLength, vocabulary);
  if (pages.length !== documents.length) {
    throw new Error(`the search index holds ${pages.length} of ${documents.length} records`);
  }
  const folder = join(target, 'search', hashOf(completeEntry(bundle)));
  for (const [name, file] of Object.entries(makeFiles(pages, vocabulary.list()))) {
    write(join(folder, `${name}.json`), JSON.stringify(file));
  }
  return { records: pages.length, parts };
}

function write(path: string, content: string) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/**
 * @param folder for the documents and the indexes of the parts
 * @param vocabulary is given what the index keeps of each document
 * @returns the pages of the index, in the order of the documents, and the names of its parts
 */
async function indexDocuments(
  documents: readonly SearchDocument[],
  folder: string,
  bundle: string,
  partLength: number,
  vocabulary: Vocabulary,
): Promise<{ indexed: IndexedPage[]; parts: string[] }> {
  const fragments = new Fragments(join(bundle, 'fragment'), documents.length);
  const parts: (IndexPart & { indexed: IndexedPage[] })[] = [];
  const names: string[] = [];
  const running = new Set<Promise<void>>();
  // One part after another, since of two pages that have one name the second gets another.
  let read = Promise.resolve();
  try {
    for (const part of partsOf(documents, partLength)) {
      const name = digestOf(part);
      names.push(name);
      const [former, index] = [read, join(folder, name)];
      const own = part.map(({ document }) => document);
      const reading = (existsSync(index) ? Promise.resolve() : indexPart(part, index))
        .then(() => former)
        .then(async () => void parts.push(await readPart(own, index, fragments, vocabulary)))
        .finally(() => running.delete(reading));
      read = reading;
      running.add(reading);
      if (running.size === PARTS_AT_ONCE) await Promise.race(running);
    }
    await Promise.all(running);
    await mergeIndexes(parts, bundle);
    const [first = ''] = names;
    for (const file of readdirSync(join(folder, first)).filter((name) => NEEDED.test(name)))
      copyFileSync(join(folder, first, file), join(bundle, file));
    // Without endings of its own to take off, a language has no program but that of all such languages.
    const program = join(bundle, `wasm.${site.language}.pagefind`);
    if (!existsSync(program)) renameSync(join(bundle, 'wasm.unknown.pagefind'), program);
  } catch (cause) {
    throw new Error('the search index could not be built', { cause });
  } finally {
    // Where one part failed, the other is still being written.
    await Promise.allSettled(running);
  }
  return { indexed: parts.flatMap(({ indexed }) => indexed), parts: names };
}

/** A document as Pagefind reads it. */
interface WrittenDocument {
  document: SearchDocument;
  html: string;
}

function* partsOf(documents: readonly SearchDocument[], partLength: number): Generator<WrittenDocument[]> {
  let [part, length]: [WrittenDocument[], number] = [[], 0];
  for (const document of documents) {
    const html = document.html();
    part.push({ document, html });
    length += html.length;
    if (length < partLength || (length < 2 * partLength && !isEnd(document))) continue;
    yield part;
    [part, length] = [[], 0];
  }
  if (part.length > 0) yield part;
}

const isEnd = ({ url }: SearchDocument): boolean =>
  Number.parseInt(hash('sha1', url).slice(0, 8), 16) % ENDS === 0;

/** Of all that the index of a part is made of. */
function digestOf(part: readonly WrittenDocument[]): string {
  const digest = createHash('sha1').update(`${version} ${site.language}\0`);
  for (const { document, html } of part) digest.update(`${document.url}\0${html}\0`);
  return digest.digest('hex');
}

/** The path of a document, from which Pagefind makes the address that it keeps. */
const fileOf = ({ url }: SearchDocument): string => `${url.slice(1, -1)}.html`;

/** Makes the index of some documents, whole or not at all. */
async function indexPart(part: readonly WrittenDocument[], index: string): Promise<void> {
  const [documents, unfinished] = [`${index}-documents`, `${index}-unfinished`];
  for (const { document, html } of part) write(join(documents, fileOf(document)), html);
  const folders = ['--site', documents, '--output-path', unfinished];
  const args = [pagefind, ...folders, '--force-language', site.language, '--quiet'];
  await run(process.execPath, args, { env: { ...process.env, ...CHEAP_TO_COMPRESS } });
  renameSync(unfinished, index);
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
