/** What is still to be filled in of a new entry. */

import { placesOfFields, readEntry } from '../records/entry.ts';
import { didYouMean, type Fault, quoted } from '../records/problem.ts';
import { fileOf, type Kind, nouns } from '../records/record.ts';
import { referenceFields } from '../records/references.ts';
import type { Values } from './new-entry.ts';
import { fieldsOf } from './skeleton-fields.ts';

/**
 * Reads a new entry's text as the archive will.
 *
 * @param values what is known of its fields
 * @param known the ids of the entries that there are, by kind
 * @returns what the check will say of the text, entries that it names and that are not there yet, and the lists that
 *   nobody has said to be empty; in the order of the file
 */
export function restOf(
  kind: Kind,
  id: string,
  text: string,
  values: Values,
  known: (kind: Kind) => ReadonlyMap<string, string>,
): Fault[] {
  const placeOf = placesOfFields(text);
  const { faults } = readEntry(kind, id, text);
  const unknown = Object.entries(referenceFields).flatMap(([name, other]) =>
    idsIn(values[name]).flatMap((one, index) => {
      if (known(other).has(one)) return [];
      const at = placeOf(Array.isArray(values[name]) ? [name, index] : [name]);
      const advice = didYouMean(one, known(other).keys()) || `: there is no ${fileOf(other, one)}`;
      return [{ ...at, message: `unknown ${nouns[other]} ${quoted(one)}${advice}` }];
    }),
  );
  const told = new Set(faults.map(({ line }) => line));
  const unsaid = fieldsOf(kind)
    .filter(({ name, required, list }) => required && list && values[name] === undefined)
    .map(({ name }) => ({
      ...placeOf([name]),
      message: `\`${name}\` is empty: leave it so only if there are none`,
    }))
    .filter(({ line }) => !told.has(line));
  return [...faults, ...unknown, ...unsaid].sort((a, b) => a.line - b.line || a.column - b.column);
}

/** The ids that a field holds, one or a list. */
const idsIn = (value: unknown): string[] => [value ?? []].flat().map(String);
