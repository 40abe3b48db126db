/**
 * On-disk cache of parsed entries (JSON Lines), from which the pages take them, and the next run whatever has not
 * changed since.
 *
 * Astro's own store makes a JavaScript module of everything that it holds, which for ten thousand articles takes longer
 * and needs more memory than all the rest. Here each kind has a file, and each entry a line of it: a checksum (CRC-32) in eight
 * hexadecimal digits, and `[digest, entry]`. A file is replaced as a whole and never changed, so that several commands may
 * read and write at once, and a hard link to it stays as it is.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import { site } from '#site';
import { type Entry, type Kind, kinds } from '../records/record.ts';

export interface CachedEntry<K extends Kind = Kind> {
  /** The digest of the entry's file, as `KindReading` has it. */
  digest: string;
  entry: Entry<K>;
}

/** Entries by id, in the order of ids. */
export type CachedEntries<K extends Kind = Kind> = Map<string, CachedEntry<K>>;

const NEWLINE = 10;
const CHECKSUM_LENGTH = 8;
const LINES_AT_ONCE = 200;
const BYTES_AT_ONCE = 4 * 1024 * 1024;

/**
 * @param cache the folder of the cache, which need not exist
 * @returns the entries of a kind that were written last; none where this version of the code has written none. Lines that are
 *   damaged, and a file that cannot be read, are passed over: whoever misses an entry reads its file.
 */
export function readCache<K extends Kind>(cache: string, kind: K): CachedEntries<K> {
  const cached: CachedEntries<K> = new Map();
  passOver(() => {
    for (const piece of piecesOf(cacheFile(cache, kind))) readLines(piece, cached);
  });
  return cached;
}

/** The bytes of a file in pieces, each of whole lines: as one string, a large archive would be longer than a string can be. */
function* piecesOf(file: string): Generator<Buffer> {
  const descriptor = openSync(file, 'r');
  try {
    let rest = Buffer.alloc(0);
    for (;;) {
      const piece = Buffer.allocUnsafe(rest.length + BYTES_AT_ONCE);
      rest.copy(piece);
      const read = readSync(descriptor, piece, rest.length, BYTES_AT_ONCE, null);
      if (read === 0) return;
      const length = rest.length + read;
      const end = piece.lastIndexOf(NEWLINE, length - 1) + 1;
      if (end > 0) yield piece.subarray(0, end);
      rest = piece.subarray(end, length);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Adds the entries of whole lines to those that were read. */
export function readLines<K extends Kind>(lines: Buffer, cached: CachedEntries<K>): void {
  for (let start = 0; start < lines.length; ) {
    const end = lines.indexOf(NEWLINE, start);
    const [sum, json] = [start + CHECKSUM_LENGTH, lines.subarray(start + CHECKSUM_LENGTH, end)];
    if (lines.toString('latin1', start, sum) === checksum(json)) {
      const [digest, entry]: [string, Entry<K>] = JSON.parse(json.toString());
      cached.set(entry.id, { digest, entry });
    }
    start = end + 1;
  }
}

const checksum = (json: Buffer): string => crc32(json).toString(16).padStart(CHECKSUM_LENGTH, '0');

/** What is cached of a kind, by id. */
export interface Cacheable<K extends Kind> {
  entries: ReadonlyMap<string, Entry<K>>;
  digests: ReadonlyMap<string, string>;
}

/** The lines of entries, some at a time. */
export function* linesOf<K extends Kind>({ entries, digests }: Cacheable<K>): Generator<Buffer> {
  let lines: (Buffer | string)[] = [];
  const joined = () =>
    Buffer.concat(lines.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  for (const [id, entry] of entries) {
    const json = Buffer.from(JSON.stringify([digests.get(id), entry]));
    lines.push(checksum(json), json, '\n');
    if (lines.length < 3 * LINES_AT_ONCE) continue;
    yield joined();
    lines = [];
  }
  yield joined();
}

/** The entries of a kind alone, by id. */
export const readEntries = <K extends Kind>(cache: string, kind: K): Map<string, Entry<K>> =>
  new Map([...readCache(cache, kind)].map(([id, { entry }]) => [id, entry]));

/**
 * Writes the entries of a kind in place of those that were there, all or none, and deletes what another version of the code
 * wrote.
 */
export function writeCache<K extends Kind>(cache: string, kind: K, reading: Cacheable<K>): void {
  mkdirSync(cache, { recursive: true });
  const file = cacheFile(cache, kind);
  replace(file, (unfinished) => {
    const descriptor = openSync(unfinished, 'w');
    try {
      for (const lines of linesOf(reading)) writeSync(descriptor, lines);
    } finally {
      closeSync(descriptor);
    }
  });
  for (const name of readdirSync(cache)) {
    const other = join(cache, name);
    if (name.startsWith(`${kind}-`) && other !== file && isLeft(other)) rmSync(other, { force: true });
  }
}

/** Has this version of the code cached a kind? */
export const hasCache = (cache: string, kind: Kind): boolean =>
  statSync(cacheFile(cache, kind), { throwIfNoEntry: false }) !== undefined;

/** Lets one cache hold what another does, at no cost where the disk knows hard links. */
export function shareCache(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const kind of kinds.filter((each) => hasCache(from, each))) {
    const source = cacheFile(from, kind);
    replace(cacheFile(to, kind), (unfinished) => {
      try {
        linkSync(source, unfinished);
      } catch {
        copyFileSync(source, unfinished);
      }
    });
  }
}

/** @param make makes the file under another name, under which nothing stays */
function replace(file: string, make: (unfinished: string) => void): void {
  const unfinished = `${file}.${process.pid}-${threadId}.new`;
  try {
    rmSync(unfinished, { force: true });
    make(unfinished);
    renameSync(unfinished, file);
  } finally {
    // Where both names are links to one file, renaming does nothing.
    rmSync(unfinished, { force: true });
  }
}

const HOUR = 3_600_000;

/** Is it of another version of the code, or an unfinished file on which surely nobody works any more? */
function isLeft(file: string): boolean {
  if (!file.endsWith('.new')) return true;
  const { mtimeMs = Date.now() } = statSync(file, { throwIfNoEntry: false }) ?? {};
  return Date.now() - mtimeMs > HOUR;
}

/** Does work that saves time, and is no more than that: where the system refuses, as a full disk does, it is left undone. */
export function passOver(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
  }
}

/** Named after the version of the code, so that what another version has read is read again. */
const cacheFile = (cache: string, kind: Kind) => join(cache, `${kind}-${codeVersion()}.jsonl`);

let version: string | undefined;

/**
 * A digest of all code that decides what an entry becomes and how it is cached: the reader of entries, which imports
 * nothing else of the project but the archive's language, this file, and the packages.
 */
function codeVersion(): string {
  version ??= [
    ...readdirSync('src/records')
      .sort()
      .map((name) => join('src/records', name)),
    'src/store/entry-cache.ts',
    'package-lock.json',
  ]
    .reduce((hash, file) => hash.update(readFileSync(file)), createHash('sha1').update(site.language))
    .digest('hex')
    .slice(0, 12);
  return version;
}
