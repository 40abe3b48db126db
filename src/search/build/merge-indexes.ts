/**
 * Joins the indexes that Pagefind has made of parts of an archive into the one that it would make of the whole: it holds all
 * of an index in memory, 300 kB for each page, while readers are to load one index. And it numbers pages as the file system
 * happens to list them, while one archive is to have one index, so that they are numbered anew.
 *
 * The list of pages (`.pf_meta`) is, in CBOR, `[version, [page, words, bundle][], [from, to, chunk][], filters, sorts, fields]`.
 * A chunk (`.pf_index`) is `[[word, occurrences, [form, occurrences][]][]]`, with the words in the order of their bytes, and
 * occurrences are `[step, positions, positions in fields][]`: a page's number is the sum of all steps up to its own.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Chunk, INDEX_ENTRY, type IndexEntry } from '../format.ts';
import { CborReader, type CborValue, LIST, putHead, TEXT, UNSIGNED, writeHead, writeValue } from './cbor.ts';
import type { PageName } from './fragments.ts';
import { nameOf, unpack, writePacked } from './packed.ts';

/** A chunk ends with the word that brings it to so many pages and positions, where Pagefind ends one. */
const CHUNK_SIZE = 20_000;
/**
 * A small index is cut into so many chunks or more all the same, so that a word costs less, but only where another letter begins:
 * Pagefind scores what begins as a word does no further than to the end of its chunk.
 */
const LEAST_CHUNKS = 8;

/** So many chunks are compressed and written side by side. */
const CHUNKS_AT_ONCE = 4;

/** How many digits of its digest a chunk is named after, and an index. */
const CHUNK_DIGITS = 7;
const INDEX_DIGITS = 10;

type Page = [name: string, words: number, bundle: string];
type Meta = [version: string, Page[], Chunk[], filters: [], sorts: [], fields: string[]];

/** A part of an index. */
export interface IndexPart {
  /** The folder into which Pagefind has written an index of one language, without filters and sorts. */
  folder: string;
  /** What its pages are called in the whole, in their order there. */
  pages: readonly PageName[];
  /** Of each page, by its number in the part, the place among those. */
  places: readonly number[];
}

/** A page of a part. */
export interface KeptPage<T> {
  /** What Pagefind calls it. */
  name: string;
  page: T;
}

/** What Pagefind keeps of each page, by their numbers. Throws an `Error` where a file is not of the form that Pagefind 1.6 writes. */
export function readPages<T>(folder: string): KeptPage<T>[] {
  const files = new Map<string, Record<string, T>>();
  const read = (file: string) =>
    JSON.parse(unpack(join(folder, 'fragment', `${file}.pf_fragment`)).toString());
  return readMeta(folder)[1].map(([name, , bundle]) => ({
    name,
    page: bundle ? (files.getOrInsertComputed(bundle, read)[name] as T) : read(name),
  }));
}

/**
 * Makes one index of the pages of several, less what it keeps of each (`fragment/`).
 *
 * @param parts whose pages follow one another in the whole; nothing in their folders is changed
 * @param bundle the folder that the index is written into; it need not exist
 * @returns its chunks, in the order of their words
 * @throws as `readPages` does
 */
export async function mergeIndexes(parts: readonly IndexPart[], bundle: string): Promise<Chunk[]> {
  const entryFile = join(parts[0]?.folder ?? '', INDEX_ENTRY);
  const entry: IndexEntry = JSON.parse(readFileSync(entryFile, 'utf8'));
  const [[language, details] = ['']] = Object.entries(entry.languages);
  if (!details) throw new Error(`${entryFile} names no language`);

  const metas = parts.map(({ folder }) => readMeta(folder));
  const pages: Page[] = [];
  const words = parts.map(({ folder, pages: own, places }, index) => {
    const [, former = [], chunks = []] = metas[index] ?? [];
    const start = pages.length;
    const numbers = places.map((place) => start + place);
    const lengths = new Map(places.map((place, number) => [place, former[number]?.[1] ?? 0]));
    for (const [place, { id, bundle }] of own.entries()) pages.push([id, lengths.get(place) ?? 0, bundle]);
    return wordsOf(folder, chunks, numbers);
  });

  const index = join(bundle, 'index');
  mkdirSync(index, { recursive: true });
  const chunks: Chunk[] = [];
  const writing: Promise<void>[] = [];
  const portion = pages.reduce((sum, [, words]) => sum + words, 0) / LEAST_CHUNKS;
  for (const { first, last, content } of chunksOf(mergeWords(words), portion)) {
    const name = nameOf(language, content, CHUNK_DIGITS);
    if (writing.push(writePacked(join(index, `${name}.pf_index`), content)) >= CHUNKS_AT_ONCE)
      await writing.shift();
    const former = chunks.at(-1);
    // No more of either than tells them apart.
    const [to, from] = former ? apart(former[1], first) : ['', first];
    if (former && !former[0].startsWith(to)) former[1] = to;
    chunks.push([from, last, name]);
  }
  await Promise.all(writing);

  const [version = '', , , , , fields = []] = metas[0] ?? [];
  const meta = writeValue([version, pages, chunks, [], [], fields]);
  details.hash = nameOf(language, meta, INDEX_DIGITS);
  details.page_count = pages.length;
  // Where it takes no endings off the words of a language, Pagefind names none; the page asks for it by the language.
  details.wasm = language;
  await writePacked(join(bundle, `pagefind.${details.hash}.pf_meta`), meta);
  writeFileSync(join(bundle, INDEX_ENTRY), JSON.stringify(entry));
  return chunks;
}

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

/** Where a word occurs. */
interface Occurrences {
  /** How many pages they are on. */
  count: number;
  /** The numbers of the first and the last page. */
  first: number;
  last: number;
  /** All after the first page's number, as it is to stand in a chunk. */
  rest: Buffer;
  /** What they add to a chunk. */
  size: number;
}

interface Word {
  word: Buffer;
  occurrences: Occurrences;
  forms: [form: string, Occurrences][];
}

/** The words of an index in their order. @param numbers of its pages in the whole */
function* wordsOf(part: string, chunks: readonly Chunk[], numbers: readonly number[]): Generator<Word> {
  for (const [, , name] of chunks) {
    const reader = new CborReader(unpack(join(part, 'index', `${name}.pf_index`)));
    if (reader.head(LIST) !== 1) throw new Error(`${name} is a chunk of another form`);
    for (let left = reader.head(LIST); left > 0; left--) {
      if (reader.head(LIST) !== 3) throw new Error(`${name} has a word of another form`);
      const word = reader.textBytes();
      const occurrences = readOccurrences(reader, numbers);
      const forms = Array.from({ length: reader.head(LIST) }, (): [string, Occurrences] => {
        if (reader.head(LIST) !== 2) throw new Error(`${name} has a form of a word of another form`);
        return [reader.text(), readOccurrences(reader, numbers)];
      });
      yield { word, occurrences, forms };
    }
  }
}

function readOccurrences(reader: CborReader, numbers: readonly number[]): Occurrences {
  const count = reader.head(LIST);
  /** Each occurrence with the number of its page in the whole, and where its positions stand. */
  const all: { page: number; from: number; to: number }[] = [];
  let [number, size, isSorted] = [0, 0, true];
  for (let left = count; left > 0; left--) {
    if (reader.head(LIST) !== 3) throw new Error('an occurrence is of another form');
    number += reader.head(UNSIGNED);
    const page = numbers[number] ?? Number.NaN;
    const from = reader.at;
    size += 1 + reader.skipNumbers() + reader.skipNumbers();
    isSorted &&= page >= (all.at(-1)?.page ?? 0);
    all.push({ page, from, to: reader.at });
  }
  if (!isSorted) all.sort((a, b) => a.page - b.page);
  return {
    count,
    first: all[0]?.page ?? 0,
    last: all.at(-1)?.page ?? 0,
    rest: writeSteps(reader.bytes, all),
    size,
  };
}

/** Writes occurrences one after another, without the number of the first page. */
function writeSteps(bytes: Buffer, all: readonly { page: number; from: number; to: number }[]): Buffer {
  const length = all.reduce((sum, { from, to }) => sum + to - from + MOST_HEADS, 0);
  const written = Buffer.allocUnsafe(length);
  let at = 0;
  for (const [index, { page, from, to }] of all.entries()) {
    if (index > 0) {
      at = putHead(written, at, LIST, 3);
      at = putHead(written, at, UNSIGNED, page - (all[index - 1]?.page ?? 0));
    }
    at += bytes.copy(written, at, from, to);
  }
  return written.subarray(0, at);
}

/** The most bytes of the beginnings of an occurrence and of its step. */
const MOST_HEADS = 6;

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

/** Cuts words into chunks. @param portion after how many pages and positions one ends before the next letter */
function* chunksOf(
  words: Iterable<MergedWord>,
  portion: number,
): Generator<{ first: string; last: string; content: Buffer }> {
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
    const isNextLetter = chunk.at(-1)?.word[0] !== word.word[0];
    if (size >= CHUNK_SIZE || (size >= portion && isNextLetter)) {
      yield whole();
      [chunk, size] = [[], 0];
    }
    chunk.push(word);
    size += word.size;
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
