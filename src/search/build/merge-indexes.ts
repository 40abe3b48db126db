/**
 * Joins the indexes that Pagefind has made of parts of an archive into the one that it would make of the whole: it holds all
 * of an index in memory, 300 kB for each page, while readers are to load one index.
 *
 * Each file of an index is gzipped: `pagefind_dcd`, then CBOR. The list of pages (`.pf_meta`) is
 * `[version, [page, words, bundle][], [from, to, chunk][], filters, sorts, fields]`. A chunk (`.pf_index`) is
 * `[[word, occurrences, [form, occurrences][]][]]`, with the words in the order of their bytes, and occurrences are
 * `[step, positions, positions in fields][]`: a page's number is the sum of all steps up to its own. Pages, chunks and the
 * list are named after the language and their SHA-1.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';
import { INDEX_ENTRY, type IndexEntry } from '../format.ts';
import { CborReader, type CborValue, LIST, TEXT, UNSIGNED, writeHead, writeValue } from './cbor.ts';

/** Stands before the content of every file of an index. */
const SIGNATURE = 'pagefind_dcd';

/** A chunk ends with the word that brings it to so many pages and positions, where Pagefind ends one. */
const CHUNK_SIZE = 20_000;

/** So many chunks are compressed and written side by side. */
const CHUNKS_AT_ONCE = 4;

/** How many digits of a SHA-1 are the name of a page or a chunk, and of an index. */
const NAME_DIGITS = 7;
const INDEX_DIGITS = 10;

type Page = [name: string, words: number, bundle: string];
type Chunk = [from: string, to: string, name: string];
type Meta = [version: string, Page[], Chunk[], filters: [], sorts: [], fields: string[]];

/** Gives what a file of an index holds, less the signature. Throws an `Error` where it has none. */
export function unpack(file: string): Buffer {
  const bytes = gunzipSync(readFileSync(file));
  if (bytes.toString('latin1', 0, SIGNATURE.length) !== SIGNATURE) {
    throw new Error(`${file} is no file of an index`);
  }
  return bytes.subarray(SIGNATURE.length);
}

const compress = promisify(gzip);

const writePacked = async (file: string, content: Buffer): Promise<void> =>
  writeFile(file, await compress(Buffer.concat([Buffer.from(SIGNATURE), content])));

const digestOf = (content: Buffer): string => createHash('sha1').update(content).digest('hex');

/**
 * Makes the first of several indexes that of all their pages, and moves the pages of the others into it.
 *
 * @param parts folders into which Pagefind has written an index of one language each, without filters and sorts
 * @returns for each part the pages that are called otherwise in the whole, since another has their name: old to new
 * @throws an `Error` where a file is not of the form that Pagefind 1.6 writes
 */
export async function mergeIndexes(parts: readonly string[]): Promise<Map<string, string>[]> {
  const [bundle = ''] = parts;
  const entryFile = join(bundle, INDEX_ENTRY);
  const entry: IndexEntry = JSON.parse(readFileSync(entryFile, 'utf8'));
  const [[language, details] = ['']] = Object.entries(entry.languages);
  if (!details) throw new Error(`${entryFile} names no language`);
  const nameOf = (content: Buffer, digits: number) => `${language}_${digestOf(content).slice(0, digits)}`;

  const metas = parts.map(readMeta);
  const pages: Page[] = [];
  const renamed: Map<string, string>[] = parts.map(() => new Map());
  const words = parts.map((part, index) => {
    const [, own = [], chunks = []] = metas[index] ?? [];
    const start = pages.length;
    // One by one: a call takes only so many arguments.
    for (const page of index === 0 ? own : movePages(part, own, bundle, renamed[index])) pages.push(page);
    return wordsOf(part, chunks, start);
  });

  // The chunks of the first part are read while those of the whole are written.
  const [index, merged] = [join(bundle, 'index'), join(bundle, 'merged')];
  mkdirSync(merged);
  const chunks: Chunk[] = [];
  const writing: Promise<void>[] = [];
  for (const { first, last, content } of chunksOf(mergeWords(words))) {
    const name = nameOf(content, NAME_DIGITS);
    if (writing.push(writePacked(join(merged, `${name}.pf_index`), content)) >= CHUNKS_AT_ONCE)
      await writing.shift();
    const former = chunks.at(-1);
    // No more of either than tells them apart.
    const [to, from] = former ? apart(former[1], first) : ['', first];
    if (former && !former[0].startsWith(to)) former[1] = to;
    chunks.push([from, last, name]);
  }
  await Promise.all(writing);
  rmSync(index, { recursive: true });
  renameSync(merged, index);

  const [version = '', , , , , fields = []] = metas[0] ?? [];
  const meta = writeValue([version, pages, chunks, [], [], fields]);
  rmSync(join(bundle, metaFile(details.hash)));
  details.hash = nameOf(meta, INDEX_DIGITS);
  details.page_count = pages.length;
  await writePacked(join(bundle, metaFile(details.hash)), meta);
  writeFileSync(entryFile, JSON.stringify(entry));
  return renamed;
}

const metaFile = (hash: string) => `pagefind.${hash}.pf_meta`;

function readMeta(part: string): Meta {
  const [name] = readdirSync(part).filter((file) => file.endsWith('.pf_meta'));
  const meta = new CborReader(unpack(join(part, name ?? ''))).value();
  if (!isMeta(meta)) throw new Error(`${part} holds an index of another form`);
  return meta;
}

const isMeta = (value: CborValue): value is Meta =>
  Array.isArray(value) &&
  value.length === 6 &&
  value.slice(1).every(Array.isArray) &&
  [value[3], value[4]].every((list) => Array.isArray(list) && list.length === 0);

/** Moves what an index keeps of its pages. Of two that have the same name the second gets a longer one. */
function movePages(
  part: string,
  pages: readonly Page[],
  bundle: string,
  renamed: Map<string, string> | undefined,
): Page[] {
  const file = (folder: string, name: string) => join(folder, 'fragment', `${name}.pf_fragment`);
  return pages.map(([name, words, bundled]) => {
    let free = name;
    if (existsSync(file(bundle, free))) {
      const [language] = name.split('_');
      const digest = digestOf(unpack(file(part, name)));
      for (let digits = NAME_DIGITS + 1; existsSync(file(bundle, free)); digits++) {
        free = `${language}_${digest.slice(0, digits)}`;
      }
      renamed?.set(name, free);
    }
    renameSync(file(part, name), file(bundle, free));
    return [free, words, bundled];
  });
}

/** Where a word occurs. */
interface Occurrences {
  /** How many pages they are on. */
  count: number;
  /** The numbers of the first and the last page. */
  first: number;
  last: number;
  /** All after the first page's number, as it stands in the chunk. */
  rest: Buffer;
  /** What they add to a chunk. */
  size: number;
}

interface Word {
  word: Buffer;
  occurrences: Occurrences;
  forms: [form: string, Occurrences][];
}

/** The words of an index in their order. @param start the number that its first page has in the whole */
function* wordsOf(part: string, chunks: readonly Chunk[], start: number): Generator<Word> {
  for (const [, , name] of chunks) {
    const reader = new CborReader(unpack(join(part, 'index', `${name}.pf_index`)));
    if (reader.head(LIST) !== 1) throw new Error(`${name} is a chunk of another form`);
    for (let left = reader.head(LIST); left > 0; left--) {
      if (reader.head(LIST) !== 3) throw new Error(`${name} has a word of another form`);
      const word = reader.textBytes();
      const occurrences = readOccurrences(reader, start);
      const forms = Array.from({ length: reader.head(LIST) }, (): [string, Occurrences] => {
        if (reader.head(LIST) !== 2) throw new Error(`${name} has a form of a word of another form`);
        return [reader.text(), readOccurrences(reader, start)];
      });
      yield { word, occurrences, forms };
    }
  }
}

function readOccurrences(reader: CborReader, start: number): Occurrences {
  const count = reader.head(LIST);
  let [first, last, size, from] = [start, start, 0, reader.at];
  for (let left = count; left > 0; left--) {
    if (reader.head(LIST) !== 3) throw new Error('an occurrence is of another form');
    last += reader.head(UNSIGNED);
    if (left === count) [first, from] = [last, reader.at];
    size += 1 + reader.skipNumbers() + reader.skipNumbers();
  }
  return { count, first, last, rest: reader.bytes.subarray(from, reader.at), size };
}

/** A word of the whole: what is to be written of it, and what it adds to a chunk. */
interface MergedWord {
  word: Buffer;
  bytes: Buffer[];
  size: number;
}

/** The words of several indexes in one order, each once. */
function* mergeWords(parts: readonly Generator<Word>[]): Generator<MergedWord> {
  const next = parts.map((words) => words.next().value as Word | undefined);
  for (;;) {
    let word: Buffer | undefined;
    for (const own of next) if (own && (!word || Buffer.compare(own.word, word) < 0)) word = own.word;
    if (!word) return;
    const same: Word[] = [];
    for (const [index, own] of next.entries()) {
      if (!own?.word.equals(word)) continue;
      same.push(own);
      next[index] = parts[index]?.next().value;
    }
    const forms = Map.groupBy(
      same.flatMap((own) => own.forms),
      ([form]) => form,
    );
    const bytes = [writeHead(LIST, 3), writeHead(TEXT, word.length), word];
    let size = writeOccurrences(
      same.map(({ occurrences }) => occurrences),
      bytes,
    );
    bytes.push(writeHead(LIST, forms.size));
    for (const [form, own] of [...forms].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))) {
      bytes.push(writeHead(LIST, 2), writeValue(form));
      size += writeOccurrences(
        own.map(([, occurrences]) => occurrences),
        bytes,
      );
    }
    yield { word, bytes, size };
  }
}

/** Writes occurrences one after another as one list. @returns what they add to a chunk */
function writeOccurrences(all: readonly Occurrences[], bytes: Buffer[]): number {
  bytes.push(
    writeHead(
      LIST,
      all.reduce((sum, { count }) => sum + count, 0),
    ),
  );
  let [last, sum] = [0, 0];
  for (const own of all) {
    if (own.count === 0) continue;
    bytes.push(writeHead(LIST, 3), writeHead(UNSIGNED, own.first - last), own.rest);
    last = own.last;
    sum += own.size;
  }
  return sum;
}

/** Cuts words into chunks. */
function* chunksOf(words: Iterable<MergedWord>): Generator<{ first: string; last: string; content: Buffer }> {
  let [chunk, size]: [MergedWord[], number] = [[], 0];
  const whole = () => ({
    first: String(chunk[0]?.word),
    last: String(chunk.at(-1)?.word),
    content: Buffer.concat([
      writeHead(LIST, 1),
      writeHead(LIST, chunk.length),
      ...chunk.flatMap(({ bytes }) => bytes),
    ]),
  });
  for (const word of words) {
    chunk.push(word);
    size += word.size;
    if (size < CHUNK_SIZE) continue;
    yield whole();
    [chunk, size] = [[], 0];
  }
  if (chunk.length > 0) yield whole();
}

/** The beginnings of two words, each up to the first character in which they differ. */
function apart(one: string, other: string): [string, string] {
  const [a, b] = [[...one], [...other]];
  const differs = a.findIndex((sign, index) => sign !== b[index]);
  const length = (differs < 0 ? a.length : differs) + 1;
  return [a.slice(0, length).join(''), b.slice(0, length).join('')];
}
