/** Reads a content folder: which files are entries, and what each of them says. */
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readEntry } from './entry.ts';
import { ID, ID_CHARACTERS } from './fields.ts';
import { didYouMean, type Problem, quoted } from './problem.ts';
import { type Entry, fileOf, type Kind, kinds, type Records, recordsByKind } from './record.ts';

/** The entries of one kind, and what is wrong with the files that gave none. */
export interface Part<K extends Kind = Kind> {
  entries: Map<string, Entry<K>>;
  /** A digest of each entry's file, by id, by which a later reading knows it unchanged. */
  digests: Map<string, string>;
  problems: Problem[];
}

/** Gives an entry that was read before from a file of the same kind, id and digest. */
export type Recall<K extends Kind> = (id: string, digest: string) => Entry<K> | undefined;

/** A longer text is no article, and would keep the parsers, and so everybody's build, busy for minutes. */
export const MOST_BYTES = 128 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads all entries of a kind.
 *
 * @param folder the content folder
 * @param base the site's base path
 * @returns the entries in the order of their ids, and a problem for everything that is no entry. Throws only where
 *   the system does not let the folder be read.
 */
export function readKind<K extends Kind>(folder: string, kind: K, base = '/', recall?: Recall<K>): Part<K> {
  const part: Part<K> = { entries: new Map(), digests: new Map(), problems: [] };
  const home = lstatSync(join(folder, kind), { throwIfNoEntry: false });
  if (home && !home.isDirectory()) {
    const message = 'this is not a folder: the entries of a kind lie in one, and links are not followed';
    part.problems.push({ file: kind, line: 1, column: 1, message });
  }
  const files = home?.isDirectory() ? list(join(folder, kind)) : [];
  const collisions = collidingNames(files.map(({ name }) => name));
  for (const file of files) {
    const path = `${kind}/${file.name}`;
    const id = file.name.replace(/\.mdx$/, '');
    const fault = faultOfFile(file, id) ?? collisions.get(file.name);
    if (fault) {
      part.problems.push({ file: path, line: 1, column: 1, message: fault });
      continue;
    }
    const bytes = readFileSync(join(folder, fileOf(kind, id)));
    if (bytes.length > MOST_BYTES) {
      const message = `this file has ${bytes.length} bytes: an entry has at most ${MOST_BYTES}, which is a book chapter`;
      part.problems.push({ file: path, line: 1, column: 1, message });
      continue;
    }
    const digest = createHash('sha1').update(base).update('\0').update(bytes).digest('base64');
    const known = recall?.(id, digest);
    const { entry, faults } = known ? { entry: known, faults: [] } : readBytes(kind, id, bytes, base);
    part.problems.push(...faults.map((each) => ({ file: path, ...each })));
    if (entry) {
      part.entries.set(id, entry);
      part.digests.set(id, digest);
    }
  }
  return part;
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

interface File {
  name: string;
  isFile: boolean;
}

/** What stands in a folder, but for what begins with a dot, which belongs to the system or an editor. */
function list(folder: string): File[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((item) => !item.name.startsWith('.'))
    .map((item) => ({ name: item.name, isFile: item.isFile() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function faultOfFile({ name, isFile }: File, id: string): string | undefined {
  if (!isFile)
    return 'this is not a file: entries lie directly in the folder of their kind, and links are not followed';
  if (!name.endsWith('.mdx')) return 'this is not an entry: the name of an entry ends in .mdx';
  if (!ID.test(id)) return `${quoted(id)} cannot be an id: name the file with ${ID_CHARACTERS}`;
  return undefined;
}

/** Names that some systems take for one another, since they fold case or Unicode's forms of a character. */
function collidingNames(names: readonly string[]): Map<string, string> {
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

/** Folders of the content that are of no kind. Files beside them, such as the author's guide, are nobody's entry. */
export function strayFolders(folder: string): Problem[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    return [{ file: '.', line: 1, column: 1, message: 'there is no such content folder' }];
  }
  return list(folder)
    .filter(({ name, isFile }) => !isFile && !kinds.some((kind) => kind === name))
    .map(({ name }) => ({
      file: name,
      line: 1,
      column: 1,
      message: `there is no kind of record called ${quoted(name)}${didYouMean(name, kinds)}: kinds are ${kinds.join(', ')}`,
    }));
}

/** What a content folder holds, and what is wrong with its files and folders each by itself. */
export interface FolderReading {
  records: Records;
  problems: Problem[];
}

/** Reads a whole content folder, each kind in its own way where one is given. */
export function readFolder(
  folder: string,
  read: <K extends Kind>(kind: K) => Part<K> = (kind) => readKind(folder, kind),
): FolderReading {
  const problems = strayFolders(folder);
  const records = recordsByKind((kind) => {
    const part = read(kind);
    problems.push(...part.problems);
    return part.entries;
  });
  return { records, problems };
}
