/** What stands in the content folder already, where a new entry is to stand. */
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { normaliseSource } from '../records/entry.ts';
import { ID, notAnId } from '../records/fields.ts';
import { readFrontmatter } from '../records/frontmatter.ts';
import { quoted } from '../records/problem.ts';
import { fileOf, type Kind } from '../records/record.ts';

/** The longest name that file systems take, less the ending `.mdx`. */
const MOST_CHARACTERS = 251;

/** Says why text cannot be the id of an entry, or nothing. */
export function faultOfId(id: string): string | undefined {
  if (!ID.test(id)) return notAnId(id);
  if (id.length > MOST_CHARACTERS)
    return `${quoted(id)} is too long for the name of a file: choose a shorter id`;
  return undefined;
}

/**
 * Says who has an id already, or nothing. Entries that are at fault themselves count: their addresses are theirs.
 *
 * @param folder the content folder
 */
export function holderOfId(folder: string, kind: Kind, id: string): string | undefined {
  const file = fileOf(kind, id);
  if (lstatSync(join(folder, file), { throwIfNoEntry: false })) {
    return `there is ${file} already: choose another id, or work on that file`;
  }
  const former = idsOf(folder, kind).find((other) => {
    const text = readFileSync(join(folder, fileOf(kind, other)), 'utf8');
    return text.includes(id) && [fieldOf(text, 'formerIds')].flat().includes(id);
  });
  return (
    former &&
    `${fileOf(kind, former)} had the id ${quoted(id)} before, and its address leads there: choose another`
  );
}

/** The names of all entries of a kind, by id. An entry whose name cannot be read is named by its id. */
export function namesOf(folder: string, kind: Kind): Map<string, string> {
  return new Map(
    idsOf(folder, kind).map((id) => {
      const name = fieldOf(readFileSync(join(folder, fileOf(kind, id)), 'utf8'), 'name');
      return [id, typeof name === 'string' && name !== '' ? name : id];
    }),
  );
}

/** The ids of all entries of a kind, sound or not, in their order. */
export function idsOf(folder: string, kind: Kind): string[] {
  const home = join(folder, kind);
  if (!lstatSync(home, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(home, { withFileTypes: true })
    .filter((item) => item.isFile() && item.name.endsWith('.mdx'))
    .map(({ name }) => name.replace(/\.mdx$/, ''))
    .filter((id) => ID.test(id))
    .sort();
}

/** What a field of an entry holds, whether or not the entry is sound. */
export function fieldOf(text: string, name: string): unknown {
  const { values } = readFrontmatter(normaliseSource(text));
  return values !== null && typeof values === 'object' && Object.hasOwn(values, name)
    ? values[name as keyof typeof values]
    : undefined;
}
