/** Reads a content folder: which files are entries, what each of them says, and what is wrong with the rest. */
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readEntry } from './entry.ts';
import { faultOfName, ID, ID_CHARACTERS } from './fields.ts';
import { ENTRY_FILE } from './limits.ts';
import { readPlainFile } from './plain-file.ts';
import { didYouMean, type Problem, quoted, Refusal } from './problem.ts';
import { type Entry, type Kind, kinds, type Records, recordsByKind } from './record.ts';
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
 * @param isWanted which files are read, by name; without it, all
 * @returns the entries, and a problem for everything that is none. Throws only where the system does not let the
 *   folder be read.
 */
export function readKind<K extends Kind>(
  folder: string,
  kind: K,
  base = '/',
  lookUp?: CacheLookup<K>,
  isWanted: (name: string) => boolean = () => true,
): KindReading<K> {
  const reading: KindReading<K> = { entries: new Map(), digests: new Map(), problems: [] };
  const home = lstatSync(join(folder, kind), { throwIfNoEntry: false });
  if (home && !home.isDirectory()) {
    const message = 'this is not a folder: the entries of a kind lie in one, and links are not followed';
    reading.problems.push(problemOfFile(kind, message));
  }
  const items = home?.isDirectory() ? listFolder(join(folder, kind)) : [];
  const collisions = findCollisions(items.map(({ name }) => name));
  for (const item of items) {
    const file = `${kind}/${item.name}`;
    const id = item.name.replace(/\.mdx$/, '');
    const fault = faultOfItem(item, id) ?? collisions.get(item.name);
    if (fault) {
      reading.problems.push(problemOfFile(file, fault));
      continue;
    }
    if (!isWanted(item.name)) continue;
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

/** What is wrong with a file or folder as such, rather than with a place in its text. */
const problemOfFile = (file: string, message: string): Problem => ({ file, line: 1, column: 1, message });

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

interface FolderItem {
  name: string;
  isFile: boolean;
}

/** What lies in a folder, by name, but for names that begin with a dot: those belong to the system or an editor. */
function listFolder(folder: string): FolderItem[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((item) => !item.name.startsWith('.'))
    .map((item) => ({ name: item.name, isFile: item.isFile() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function faultOfItem({ name, isFile }: FolderItem, id: string): string | undefined {
  if (!isFile)
    return 'this is not a file: entries lie directly in the folder of their kind, and links are not followed';
  if (!name.endsWith('.mdx')) return 'this is not an entry: the name of an entry ends in .mdx';
  if (!ID.test(id)) return `${quoted(id)} cannot be an id: name the file with ${ID_CHARACTERS}`;
  return faultOfName(id);
}

/** By name, the fault of each that some systems take for another, since they fold case or Unicode's normal forms. */
function findCollisions(names: readonly string[]): Map<string, string> {
  const groups = Map.groupBy(names, (name) => name.normalize('NFKC').toLowerCase().normalize('NFC'));
  const collisions = new Map<string, string>();
  for (const group of groups.values()) {
    for (const name of group.length > 1 ? group : []) {
      const others = group.filter((other) => other !== name).join(', ');
      collisions.set(
        name,
        `this name is the same as ${others} once case and Unicode form are folded: rename one`,
      );
    }
  }
  return collisions;
}

/** Folders of the content that are of no kind. Files beside them, such as the author's guide, are no entries. */
export function findStrayFolders(folder: string): Problem[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    return [problemOfFile('.', 'there is no such content folder')];
  }
  return listFolder(folder)
    .filter(({ name, isFile }) => !isFile && !kinds.some((kind) => kind === name))
    .map(({ name }) =>
      problemOfFile(
        name,
        `there is no kind of record called ${quoted(name)}${didYouMean(name, kinds)}: kinds are ${kinds.join(', ')}`,
      ),
    );
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
