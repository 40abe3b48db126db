/**
 * The frontmatter of each kind as JSON Schema (draft 2020-12), for completion in editors.
 *
 * It takes whatever the archive takes, and refuses what JSON Schema can express. Derived from the zod schemas in
 * `schemas.ts`; only the rules across fields, which zod keeps in code, are written a second time here.
 */
import { z } from 'astro/zod';
import { type Kind, nouns } from './record.ts';
import { schemas } from './schemas.ts';
import { withArticle } from './text.ts';

/** A JSON Schema as zod types it, with any further keyword. */
export type JsonSchema = z.core.JSONSchema.JSONSchema;

const note =
  'For completion while writing; what `npm run check` says is what counts, and it sees more: whether an id is that of ' +
  'an entry, for one. The archive reads every value as text, but an editor may not: `2018`, `true` and `null` alone ' +
  'need quotation marks for it.';

/** The file of a kind's JSON Schema, relative to the project's folder. */
export const fileOfJsonSchema = (kind: Kind): string => `docs/schemas/${kind}.schema.json`;

/** The JSON Schema of a kind's frontmatter, as an author writes it. */
export function jsonSchemaOf(kind: Kind): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(schemas[kind], {
    target: 'draft-2020-12',
    io: 'input',
    override: ({ jsonSchema }) => {
      trimBeforeMeasuring(jsonSchema);
      describeLooseness(jsonSchema);
    },
  });
  return {
    ...($schema && { $schema }),
    title: `The frontmatter of ${withArticle(nouns[kind])}`,
    description: note,
    ...schema,
    ...rulesAcrossFields(Object.keys(schemas[kind].shape)),
  };
}

/** The text of a kind's file. */
export const jsonSchemaText = (kind: Kind): string => `${JSON.stringify(jsonSchemaOf(kind), null, 2)}\n`;

/** `maxLength` counts white space at the ends of a text, which the archive takes off first: a pattern in its place. */
function trimBeforeMeasuring(schema: JsonSchema): void {
  const most = schema.maxLength;
  if (most === undefined) return;
  delete schema.maxLength;
  const pattern = `^\\s*(?:\\S(?:[\\s\\S]{0,${most - 2}}\\S)?)?\\s*$`;
  schema.allOf = [{ pattern, patternErrorMessage: `At most ${most} characters` }];
}

/** Adds what zod refuses and JSON Schema cannot express (`looser`) to a field's description. */
function describeLooseness(schema: JsonSchema): void {
  const { looser, description } = schema;
  delete schema.looser;
  if (typeof looser === 'string') schema.description = [description, looser].filter(Boolean).join(' ');
}

/** Where a field holds a certain word, `then` must hold too. */
const where = (field: string, word: string, then: JsonSchema): JsonSchema => ({
  if: { required: [field], properties: { [field]: { const: word } } },
  then,
});

/** The rules across fields that a record of these fields keeps: those of `refine` in `schemas.ts`. */
function rulesAcrossFields(fields: readonly string[]): JsonSchema {
  const rules: readonly (readonly [field: string, rule: JsonSchema])[] = [
    ['dateBasis', where('dateBasis', 'inferred', { required: ['dateNote'] })],
    ['rights', where('text', 'full', { required: ['rights'] })],
    [
      'status',
      where('status', 'withdrawn', {
        required: ['corrections'],
        properties: { corrections: { type: 'array', minItems: 1 } },
      }),
    ],
    ['archivedUrl', { dependentRequired: { archivedUrl: ['archivedOn'], archivedOn: ['archivedUrl'] } }],
  ];
  const kept = rules.filter(([field]) => fields.includes(field)).map(([, rule]) => rule);
  return kept.length > 0 ? { allOf: kept } : {};
}
