/** Builds the search index of an archive's records, and the files beside it. */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { site } from '#site';
import type { Records } from '../../records/record.ts';
import { type Chunk, INDEX_ENTRY, type IndexEntry, programOf } from '../format.ts';
import { documentsOf, type SearchDocument } from './documents.ts';
import { type IndexedPage, makeFiles } from './files.ts';
import { Fragments } from './fragments.ts';
import { type IndexPart, mergeIndexes, readPages } from './merge-indexes.ts';
import { fileOf, indexPart, PART_LENGTH, partsOf } from './parts.ts';
import { type IndexedText, listWords, startOf, WordCounter, type WordCounts } from './words.ts';

/** What is needed of that which Pagefind brings besides the index. Its interfaces nobody asks for. */
const NEEDED = /^pagefind(?:-worker)?\.js$|^wasm\./;

/** So many chunks are listed in the entry of the index. */
const FEW_CHUNKS = 50;
/** How many digits of their digest the folder of the files beside the index is named after. */
const DIGITS = 10;

/**
 * Writes the search index into `pagefind/`, and the files that filter a search into `search/<digest>/`.
 *
 * @param target the folder that both are written into
 * @param work a folder for indexes of parts of the archive: those that lie there from another time are used where their
 *   documents are the same. Nothing is deleted there: for minutes after files were deleted, ext4 makes
 *   others slowly
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
  const hasParts = existsSync(work);
  const make = () => indexDocuments(documents, work, bundle, partLength);
  const { pages, words, parts, chunks } = await make().catch((error) => {
    if (!hasParts) throw error;
    // A part from another time may be damaged.
    for (const folder of [work, bundle]) rmSync(folder, { recursive: true, force: true });
    return make();
  });
  const files = Object.entries(makeFiles(pages, listWords(words))).map(
    ([name, file]) => [`${name}.json`, JSON.stringify(file)] as const,
  );
  const digest = createHash('sha1');
  for (const [name, content] of files) digest.update(`${name}\0${content}\0`);
  const folder = digest.digest('hex').slice(0, DIGITS);
  for (const [name, content] of files) write(join(target, 'search', folder, name), content);
  completeEntry(bundle, folder, chunks);
  return { records: pages.length, parts };
}

function write(path: string, content: string) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

interface DocumentIndex {
  /** In the order of the documents. */
  pages: IndexedPage[];
  /** Of what the index keeps of each document, by its parts. */
  words: WordCounts[];
  /** The names of its parts. */
  parts: string[];
  chunks: Chunk[];
}

async function indexDocuments(
  documents: readonly SearchDocument[],
  work: string,
  bundle: string,
  partLength: number,
): Promise<DocumentIndex> {
  const counter = new WordCounter();
  const fragments = new Fragments(join(bundle, 'fragment'), documents.length);
  const parts: MadePart[] = [];
  const names: string[] = [];
  let chunks: Chunk[];
  let indexing: Promise<string> | undefined;
  let readFormer = async () => {};
  try {
    for (const part of partsOf(documents, partLength)) {
      names.push(part.name);
      const own = part.documents.map(({ document }) => document);
      indexing = indexPart(part, work);
      // One part is read while Pagefind indexes the next: two of it at once take more memory, and on two cores no less time.
      const [index] = await Promise.all([indexing, readFormer()]);
      readFormer = async () => void parts.push(await readPart(own, index, fragments, counter));
    }
    await readFormer();
    chunks = await mergeIndexes(parts, bundle);
    takeProgram(parts[0]?.folder ?? '', bundle);
  } catch (cause) {
    throw new Error('the search index could not be built', { cause });
  } finally {
    // Where a part could not be read, the next is still being written.
    await Promise.allSettled([indexing]);
  }
  const pages = parts.flatMap(({ indexed }) => indexed);
  if (pages.length !== documents.length)
    throw new Error(`the search index holds ${pages.length} of ${documents.length} records`);
  return { pages, words: parts.map(({ words }) => words), parts: names, chunks };
}

const programIn = (part: string): string[] =>
  readdirSync(part)
    .filter((name) => NEEDED.test(name))
    .sort();

/** Copies what runs in a browser. Throws an `Error` where a file of it is not there, or empty. */
function takeProgram(part: string, bundle: string) {
  const files = programIn(part);
  if (files.length < 3 || files.some((name) => statSync(join(part, name)).size === 0))
    throw new Error(`${part} lacks Pagefind's program`);
  for (const file of files) copyFileSync(join(part, file), join(bundle, file));
  // Without endings of its own to take off, a language has no program but that of all such languages.
  const program = join(bundle, programOf(site.language));
  if (!existsSync(program)) renameSync(join(bundle, programOf('unknown')), program);
}

/** Adds to what Pagefind has written of an index where the files beside it are and, where they are few, its own. */
function completeEntry(bundle: string, folder: string, chunks: Chunk[]) {
  const file = join(bundle, INDEX_ENTRY);
  const entry: IndexEntry = JSON.parse(readFileSync(file, 'utf8'));
  const [fragment, another] = readdirSync(join(bundle, 'fragment'));
  const more: Partial<IndexEntry> = {
    folder,
    ...(chunks.length <= FEW_CHUNKS && { chunks }),
    ...(fragment !== undefined && another === undefined && { fragment }),
  };
  write(file, JSON.stringify({ ...entry, ...more }));
}

interface MadePart extends IndexPart {
  indexed: IndexedPage[];
  words: WordCounts;
}

/** Reads what Pagefind keeps of the documents of a part, and writes it into files of the whole. */
async function readPart(
  documents: readonly SearchDocument[],
  folder: string,
  fragments: Fragments,
  counter: WordCounter,
): Promise<MadePart> {
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
    const note = startOf('note', page);
    const name = pages[place] ?? { id: '', bundle: '' };
    return { ...document, ...name, ...(note !== undefined && { note }) };
  });
  const words = wordsOfPart(folder, () => counter.count(own.map(({ one: { page } }) => page)));
  return { folder, pages, places: kept.map((one) => places.get(one) ?? Number.NaN), indexed, words };
}

/**
 * The words of a part, which are counted once and lie beside its index from then on, below a digest of them and of the program
 * that lies there, too. Pagefind's other files have checksums of their own.
 *
 * @throws an `Error` where a part from another time is damaged
 */
function wordsOfPart(folder: string, count: () => WordCounts): WordCounts {
  const file = join(folder, 'words');
  const digestOf = (json: string) => {
    const digest = createHash('sha1').update(json);
    for (const name of programIn(folder)) digest.update(readFileSync(join(folder, name)));
    return digest.digest('hex');
  };
  if (existsSync(file)) {
    const [digest, json = ''] = readFileSync(file, 'utf8').split('\n');
    if (digest !== digestOf(json)) throw new Error(`${folder} is damaged`);
    return JSON.parse(json);
  }
  const words = count();
  const json = JSON.stringify(words);
  write(file, `${digestOf(json)}\n${json}`);
  return words;
}
