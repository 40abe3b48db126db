/** Reads a content folder: which files are entries, what each of them says, and what is wrong with the rest. */
import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { readEntry } from './entry.ts';
import { ENTRY_FILE } from './limits.ts';
import { findStrayFolders, idOf, listKind, problemOfFile } from './listing.ts';
import { readPlainFile } from './plain-file.ts';
import { type Problem, Refusal } from './problem.ts';
import { type Entry, type Kind, type Records, recordsByKind } from './record.ts';
import { watch } from './watchdog.ts';

/** The entries of one kind, and what is wrong with the files that gave none. */
export interface KindReading<K extends Kind = Kind> {
  /** By id, in the order of ids. */
  entries: Map<string, Entry<K>>;
  /** By id, a digest of the entry's file and of the base path, by which a later run knows the entry unchanged. */
  digests: Map<string, string>;
  problems: Problem[];
}

/** Gives the entry that an earlier run read from a file of the same kind, id and digest, where it is in the cache. */
export type CacheLookup<K extends Kind> = (id: string, digest: string) => Entry<K> | undefined;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads all entries of a kind.
 *
 * @param folder the content folder
 * @param base the site's base path, put before links within the site
 * @param lookUp the cache; without it, every file is read
 * @returns the entries, and a problem for everything that is none. Throws only where the system does not let the
 *   folder be read.
 */
export function readKind<K extends Kind>(
  folder: string,
  kind: K,
  base = '/',
  lookUp?: CacheLookup<K>,
): KindReading<K> {
  const { names, problems } = listKind(folder, kind);
  const reading = readFiles(folder, kind, names, base, lookUp);
  return { ...reading, problems: [...problems, ...reading.problems] };
}

/** Reads some of the files of a kind. @param names as `listKind` gives them */
export function readFiles<K extends Kind>(
  folder: string,
  kind: K,
  names: readonly string[],
  base: string,
  lookUp?: CacheLookup<K>,
): KindReading<K> {
  const reading: KindReading<K> = { entries: new Map(), digests: new Map(), problems: [] };
  for (const name of names) {
    const file = `${kind}/${name}`;
    const id = idOf(name);
    let bytes: Uint8Array;
    try {
      bytes = readPlainFile(join(folder, file), ENTRY_FILE);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      reading.problems.push(problemOfFile(file, error.message));
      continue;
    }
    const digest = createHash('sha1').update(base).update('\0').update(bytes).digest('base64');
    const cached = lookUp?.(id, digest);
    const { entry, faults } = cached
      ? { entry: cached, faults: [] }
      : watch(join(folder, file), () => readBytes(kind, id, bytes, base));
    reading.problems.push(...faults.map((each) => ({ file, ...each })));
    if (entry) {
      reading.entries.set(id, entry);
      reading.digests.set(id, digest);
    }
  }
  return reading;
}

/**
 * Brings a reading of a kind up to date with one file that was sound when it was read, and has been changed since.
 *
 * @returns the kind as it is now; nothing where the whole of it has to be read again
 */
export function rereadFile<K extends Kind>(
  { entries, digests, problems }: KindReading<K>,
  folder: string,
  kind: K,
  name: string,
  base: string,
): KindReading<K> | undefined {
  const id = idOf(name);
  if (!name.endsWith('.mdx') || !entries.has(id) || !isPlain(join(folder, kind, name))) return undefined;
  const now = readFiles(folder, kind, [name], base);
  const reading: KindReading<K> = {
    entries: new Map(entries),
    digests: new Map(digests),
    problems: [...problems, ...now.problems],
  };
  const [entry, digest] = [now.entries.get(id), now.digests.get(id)];
  if (entry && digest) {
    reading.entries.set(id, entry);
    reading.digests.set(id, digest);
  } else {
    reading.entries.delete(id);
    reading.digests.delete(id);
  }
  return reading;
}

/** Is there a plain file, which no link leads to? */
function isPlain(path: string): boolean {
  try {
    return lstatSync(path).isFile();
  } catch {
    return false;
  }
}

function readBytes<K extends Kind>(kind: K, id: string, bytes: Uint8Array, base: string) {
  let source: string;
  try {
    source = utf8.decode(bytes);
  } catch {
    return {
      entry: undefined,
      faults: [{ line: 1, column: 1, message: 'this file is not text in UTF-8: save it with that encoding' }],
    };
  }
  return readEntry(kind, id, source, base);
}

/** What a content folder holds, and what is wrong with its files and folders, each looked at by itself. */
export interface FolderReading {
  records: Records;
  problems: Problem[];
}

/**
 * Reads a whole content folder.
 *
 * @param read reads one kind: another way than `readKind` for base path `/` and without a cache
 */
export function readFolder(
  folder: string,
  read: <K extends Kind>(kind: K) => KindReading<K> = (kind) => readKind(folder, kind),
): FolderReading {
  const problems = findStrayFolders(folder);
  const records = recordsByKind((kind) => {
    const reading = read(kind);
    problems.push(...reading.problems);
    return reading.entries;
  });
  return { records, problems };
}
