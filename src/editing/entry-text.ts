/** The text of a new entry, from its fields and its body. */
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'astro/zod';
import { stringify } from 'yaml';
import type { Kind } from '../records/record.ts';
import type { schemas } from '../records/schemas.ts';
import { writeMarkdown } from './markdown.ts';
import { type Field, fieldsOf } from './skeleton-fields.ts';

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
  const known = fields as Readonly<Record<string, unknown>>;
  const written = fieldsOf(kind).map((field) => fieldText(field, known[field.name]));
  const text = body.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
  const yaml = written.join('').replace(/\n$/, '');
  const frontmatter = writeMarkdown({ type: 'root', children: [{ type: 'yaml', value: yaml }] });
  return text ? `${frontmatter}\n${text}\n` : frontmatter;
}

/** A field's line or lines, or nothing. */
function fieldText({ name, required, unset, list }: Field, value: unknown): string {
  if (value === undefined && required) return list ? `${name}: []\n` : `${name}:\n`;
  if (value === undefined || isDeepStrictEqual(value, unset)) return '';
  // The archive reads all values as text. Others need `"2024"` and `"true"` in quotation marks for that, and get them.
  return stringify({ [name]: value }, { lineWidth: 0 });
}
