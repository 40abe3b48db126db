/** A new entry: its fields as they are given one by one, and what is still to be filled in. */
import { z } from 'astro/zod';
import { nounFor } from '../archive/counts.ts';
import { kindPaths } from '../archive/paths.ts';
import { explainIssue, placesOfFields, readEntry } from '../records/entry.ts';
import { didYouMean, type Fault, quoted } from '../records/problem.ts';
import { fileOf, type Kind, kinds, nouns } from '../records/record.ts';
import { referenceFields } from '../records/references.ts';
import { bare, type Field, fieldsOf } from './entry-text.ts';

/** The values of an entry's fields by name, as far as they are known. */
export type Values = Record<string, unknown>;

/** The kinds by their nouns in the singular, as editors type them: `person` for `people`. */
export const kindsByNoun: ReadonlyMap<string, Kind> = new Map(kinds.map((kind) => [nouns[kind], kind]));

/** The kind of this name, in the singular or the plural. */
export const kindCalled = (word: string): Kind | undefined =>
  kindsByNoun.get(word) ?? kinds.find((kind) => kind === word);

/** “: did you mean …?” for a word that is no kind, but perhaps like one, or what the site calls one: “stories” for articles. */
export const kindMeant = (word: string, names: Iterable<string>, nameOf: (kind: Kind) => string): string => {
  const onSite = kinds.find((kind) => [word, nounFor(2, word)].includes(kindPaths[kind]));
  return onSite ? `: did you mean \`${nameOf(onSite)}\`?` : didYouMean(word, names);
};

/** The fields whose value is a string or a list of strings: not what was changed later, and when, which no new entry has. */
export const plainFields = (kind: Kind): Field[] =>
  fieldsOf(kind).filter(({ schema }) => {
    const own = bare(schema);
    return !(own instanceof z.ZodArray && own.element instanceof z.ZodObject);
  });

/**
 * Reads fields given as options of a command: each name with one text for each time that it is given.
 *
 * @returns the values, a list wherever the schema wants one, and all that is wrong, one line each
 */
export function takeValues(
  kind: Kind,
  given: ReadonlyMap<string, readonly string[]>,
): { values: Values; faults: string[] } {
  const fields = new Map(plainFields(kind).map((field) => [field.name, field]));
  const values: Values = {};
  const faults: string[] = [];
  for (const [name, texts] of given) {
    const field = fields.get(name);
    if (!field) {
      faults.push(`${kind} have no field ${quoted(name)}${didYouMean(name, fields.keys())}`);
    } else if (!field.list && texts.length > 1) {
      faults.push(`\`${name}\` is given ${texts.length} times, and holds one value`);
    } else {
      values[name] = field.list ? [...texts] : texts[0];
      faults.push(...faultsOfValue(field, values[name]));
    }
  }
  return { values, faults };
}

/** What is wrong with a field's value by its own schema, one line each. */
export function faultsOfValue({ name, schema }: Pick<Field, 'name' | 'schema'>, value: unknown): string[] {
  const issues = bare(schema).safeParse(value).error?.issues ?? [];
  return issues.map((issue) => {
    const item = issue.path.map((step) => `[${Number(step) + 1}]`).join('');
    return `\`${name}${item}\`${explainIssue(issue, value)}`;
  });
}

/**
 * Tells what is still to be filled in of a new entry, by reading its text as the archive will.
 *
 * @param values the fields that the text was made of
 * @param known the ids of the entries that there are, by kind
 * @returns in the order of the file: the faults of the text, references to entries that are not there yet, and required
 *   lists that nobody has said to be empty
 */
export function checkNewEntry(
  kind: Kind,
  id: string,
  text: string,
  values: Values,
  known: (kind: Kind) => ReadonlyMap<string, unknown>,
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

/** The ids in a field that holds one or a list. */
const idsIn = (value: unknown): string[] => [value ?? []].flat().map(String);
