/** Lists a content folder: which files may be entries, and what is wrong with whatever else lies there. Looks into no file. */
import { lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { faultOfName, ID, ID_CHARACTERS } from './fields.ts';
import { didYouMean, type Problem, quoted } from './problem.ts';
import { type Kind, kinds } from './record.ts';

/** The files of a kind that may be entries, by name, and what is wrong with whatever else lies in its folder. */
export interface KindListing {
  /** In order. */
  names: string[];
  problems: Problem[];
}

/** Lists the files of a kind. */
export function listKind(folder: string, kind: Kind): KindListing {
  const listing: KindListing = { names: [], problems: [] };
  const home = lstatSync(join(folder, kind), { throwIfNoEntry: false });
  if (home && !home.isDirectory()) {
    const message = 'this is not a folder: the entries of a kind lie in one, and links are not followed';
    listing.problems.push(problemOfFile(kind, message));
  }
  const items = home?.isDirectory() ? listFolder(join(folder, kind)) : [];
  const collisions = findCollisions(items.map(({ name }) => name));
  for (const item of items) {
    const fault = faultOfItem(item, idOf(item.name)) ?? collisions.get(item.name);
    if (fault) listing.problems.push(problemOfFile(`${kind}/${item.name}`, fault));
    else listing.names.push(item.name);
  }
  return listing;
}

/** The id of an entry by the name of its file. */
export const idOf = (name: string): string => name.replace(/\.mdx$/, '');

/** What is wrong with a file or folder as such, rather than with a place in its text. */
export const problemOfFile = (file: string, message: string): Problem => ({
  file,
  line: 1,
  column: 1,
  message,
});

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
