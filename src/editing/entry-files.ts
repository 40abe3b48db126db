/** The entry files of a content folder, sound or not: which ids are taken, and what single fields hold. */
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { normaliseSource } from '../records/entry.ts';
import { ID } from '../records/fields.ts';
import { readFrontmatter } from '../records/frontmatter.ts';
import { ENTRY_FILE } from '../records/limits.ts';
import { readPlainText } from '../records/plain-file.ts';
import { type Problem, quoted, Refusal } from '../records/problem.ts';
import { fileOf, type Kind, kinds } from '../records/record.ts';

/** The file of one entry, with its text. */
export interface EntryFile {
  kind: Kind;
  id: string;
  text: string;
}

/**
 * The ids of all entry files of a kind, sorted. Passed over is what cannot be an entry: other files, links, and names
 * that are no ids.
 *
 * @param folder the content folder
 */
export function idsOf(folder: string, kind: Kind): string[] {
  const home = join(folder, kind);
  if (!lstatSync(home, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(home, { withFileTypes: true })
    .filter((item) => item.isFile() && item.name.endsWith('.mdx'))
    .map(({ name }) => name.replace(/\.mdx$/, ''))
    .filter((id) => ID.test(id))
    .sort();
}

/**
 * The files of all entries of a kind, sorted by id.
 *
 * @param onProblem is told of each that is too large to be an entry's, which is passed over
 */
export const entryFiles = (folder: string, kind: Kind, onProblem?: (problem: Problem) => void): EntryFile[] =>
  idsOf(folder, kind).flatMap((id) => readEntryFile(folder, kind, id, onProblem) ?? []);

/** One of them; `undefined` where it is too large. */
export function readEntryFile(
  folder: string,
  kind: Kind,
  id: string,
  onProblem?: (problem: Problem) => void,
): EntryFile | undefined {
  const file = fileOf(kind, id);
  try {
    return { kind, id, text: readPlainText(join(folder, file), ENTRY_FILE) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    onProblem?.({ file, line: 1, column: 1, message: error.message });
    return undefined;
  }
}

/**
 * Refuses a content folder in which that of a kind is a link, or no folder: its entries would be passed over.
 *
 * @throws Refusal with one sentence for each
 */
export function refuseLinkedKinds(folder: string): void {
  const others = kinds.filter(
    (kind) => lstatSync(join(folder, kind), { throwIfNoEntry: false })?.isDirectory() === false,
  );
  if (others.length === 0) return;
  const lines = others.map((kind) => `${kind} is a link, or of another sort: put a plain folder there`);
  throw new Refusal(lines.join('\n'));
}

/** The files of all entries. @throws Refusal as `refuseLinkedKinds` does, since none may be passed over */
export function allEntryFiles(folder: string, onProblem: (problem: Problem) => void): EntryFile[] {
  refuseLinkedKinds(folder);
  return kinds.flatMap((kind) => entryFiles(folder, kind, onProblem));
}

/** What a field of an entry holds, whether or not the entry is sound; `undefined` where its YAML is not. */
export const fieldOf = (text: string, name: string): unknown =>
  readFrontmatter(normaliseSource(text)).values[name];

/** The file among these whose entry had an id before it was renamed: the id's address leads there. */
export const formerHolder = (files: readonly EntryFile[], id: string): EntryFile | undefined =>
  files.find(({ text }) => text.includes('formerIds') && [fieldOf(text, 'formerIds')].flat().includes(id));

/** Says which entry file has an id, or had it before; `undefined` where the id is free. */
export function holderOfId(folder: string, kind: Kind, id: string): string | undefined {
  const file = fileOf(kind, id);
  if (lstatSync(join(folder, file), { throwIfNoEntry: false })) {
    return `there is ${file} already: choose another id, or work on that file`;
  }
  const former = formerHolder(entryFiles(folder, kind), id);
  return (
    former &&
    `${fileOf(kind, former.id)} had the id ${quoted(id)} before, and its address leads there: choose another`
  );
}

/** What an entry is called, and whether it was withdrawn. */
export interface EntryName {
  name: string;
  isWithdrawn: boolean;
}

/** The names of all entries of a kind, by id. An entry whose name cannot be read is named by its id. */
export const namesOf = (folder: string, kind: Kind): Map<string, EntryName> =>
  new Map(
    entryFiles(folder, kind).map(({ id, text }) => {
      const name = fieldOf(text, 'name');
      const isWithdrawn = fieldOf(text, 'status') === 'withdrawn';
      return [id, { name: typeof name === 'string' && name !== '' ? name : id, isWithdrawn }];
    }),
  );
