/**
 * The text of an entry: written anew from its fields and its body, changed piece by piece, compared by what it says.
 */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'astro/zod';
import { stringify } from 'yaml';
import type { Entry, Kind } from '../records/record.ts';
import { schemas } from '../records/schemas.ts';

/** A field of the frontmatter, as the schema of a kind has it. */
export interface Field {
  name: string;
  schema: z.ZodType;
  required: boolean;
  /** The value of the field where it is left out: its default, or `undefined`. */
  unset: unknown;
  /** Is the value a list? */
  list: boolean;
}

/** The fields of a kind, in the order of its schema. */
export function fieldsOf(kind: Kind): Field[] {
  const shape: Readonly<Record<string, z.ZodType>> = schemas[kind].shape;
  return Object.entries(shape).map(([name, schema]) => {
    const { success, data } = schema.safeParse(undefined);
    return { name, schema, required: !success, unset: data, list: bare(schema) instanceof z.ZodArray };
  });
}

/** The schema of what a field holds when something is written there: without its default, and not optional. */
export function bare(schema: z.ZodType): z.ZodType {
  const wrapped = schema instanceof z.ZodDefault || schema instanceof z.ZodOptional;
  return wrapped ? bare(schema.unwrap() as z.ZodType) : schema;
}

/** What is known of the fields of a new entry, as its author would write them. */
export type KnownFields<K extends Kind> = {
  readonly [F in keyof z.input<(typeof schemas)[K]>]?: z.input<(typeof schemas)[K]>[F] | undefined;
};

/**
 * Writes an entry: its fields in the order of the schema, as YAML that is read back as the same values, then its body.
 *
 * A required field that is not known is written with nothing behind its name, a list as `[]`. Other fields that are
 * not known, and those that hold what they hold by default, are left out. Whether the values are sound is not asked.
 *
 * @param body Markdown and tags; may be empty
 */
export function entryText<K extends Kind>(kind: K, fields: KnownFields<K>, body: string): string {
  const known: Readonly<Record<string, unknown>> = fields;
  const written = fieldsOf(kind).map((field) => fieldText(field, known[field.name]));
  const text = body.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
  return `---\n${written.join('')}---\n${text && `\n${text}\n`}`;
}

/** A field's line or lines; empty where it is left out. */
function fieldText({ name, required, unset, list }: Field, value: unknown): string {
  if (value === undefined && required) return list ? `${name}: []\n` : `${name}:\n`;
  if (value === undefined || isDeepStrictEqual(value, unset)) return '';
  // The archive reads all values as text. Others need `"2024"` and `"true"` in quotation marks for that, and get them.
  return stringify({ [name]: value }, { lineWidth: 0 });
}

/** A replacement: `text` for what stands from one offset to another. */
export interface Splice {
  start: number;
  end: number;
  text: string;
}

/** @param splices which do not overlap, in any order */
export function spliced(text: string, splices: readonly Splice[]): string {
  return splices
    .toSorted((a, b) => b.start - a.start)
    .reduce((rest, { start, end, text: own }) => rest.slice(0, start) + own + rest.slice(end), text);
}

/**
 * All that an entry says, to be compared: without the places of what its body marks, and without the fields left out.
 */
export const contentOf = (entry: Entry | undefined, ...leftOut: readonly string[]): string | undefined =>
  entry && JSON.stringify(entry, (key, value) => (key === 'at' || leftOut.includes(key) ? undefined : value));
