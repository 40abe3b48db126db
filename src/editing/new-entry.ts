/** The fields of a new entry, as they are given one by one. */

import { explainIssue } from '../records/entry.ts';
import { didYouMean, quoted } from '../records/problem.ts';
import { type Kind, kinds, nouns } from '../records/record.ts';
import { bare, type Field, fieldsOf } from './skeleton-fields.ts';

/** What is known of an entry's fields, by name. */
export type Values = Record<string, unknown>;

/** The kinds by the words that an editor uses for one of them. */
export const kindsByNoun: ReadonlyMap<string, Kind> = new Map(kinds.map((kind) => [nouns[kind], kind]));

/** The kind that is called so, by the word for one of them or for all. */
export const kindCalled = (word: string): Kind | undefined =>
  kindsByNoun.get(word) ?? kinds.find((kind) => kind === word);

/** The fields whose value is text, or a list of texts: all but the corrections, which no new entry has. */
export const plainFields = (kind: Kind): Field[] =>
  fieldsOf(kind).filter(({ name }) => name !== 'corrections');

/**
 * Takes fields as texts, one text for each time that a field is given.
 *
 * @returns the values, a list wherever the field holds one, and all that is wrong, one line each
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
