/**
 * The frontmatter of each kind as JSON Schema (draft 2020-12), for completion in editors.
 *
 * It takes whatever the archive takes, and refuses what can be refused without the archive's own code. Derived from
 * the schemas in `schemas.ts`; only the rules across fields are told a second time here.
 */
import { z } from 'astro/zod';
import { type Kind, nouns } from './record.ts';
import { schemas } from './schemas.ts';

/** As much of JSON Schema as is used here. */
export type JsonSchema = z.core.JSONSchema.JSONSchema;

const note =
  'For completion while writing; what `npm run check` says is what counts, and it sees more: whether an id is that of ' +
  'an entry, for one. The archive reads every value as text, but an editor may not: `2018`, `true` and `null` alone ' +
  'need quotation marks for it.';

/** Where each kind's JSON Schema lies in the project. */
export const fileOfJsonSchema = (kind: Kind): string => `docs/schemas/${kind}.schema.json`;

/** The JSON Schema of a kind's frontmatter, as an author writes it. */
export function jsonSchemaOf(kind: Kind): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(schemas[kind], {
    target: 'draft-2020-12',
    io: 'input',
    override: ({ jsonSchema }) => {
      measureTrimmed(jsonSchema);
      sayWhatIsLooser(jsonSchema);
    },
  });
  return {
    ...($schema && { $schema }),
    title: `The frontmatter of ${withArticle(nouns[kind])}`,
    description: note,
    ...schema,
    ...rulesAcross(Object.keys(schemas[kind].shape)),
  };
}

const withArticle = (noun: string): string => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;

/** The text of a kind's file. */
export const jsonSchemaText = (kind: Kind): string => `${JSON.stringify(jsonSchemaOf(kind), null, 2)}\n`;

/** The archive measures text without the white space at its ends, JSON Schema with it. */
function measureTrimmed(schema: JsonSchema): void {
  const most = schema.maxLength;
  if (most === undefined) return;
  delete schema.maxLength;
  const pattern = `^\\s*(?:\\S(?:[\\s\\S]{0,${most - 2}}\\S)?)?\\s*$`;
  schema.allOf = [{ pattern, patternErrorMessage: `At most ${most} characters` }];
}

/** Says in the description of a field what its schema in code refuses and this one takes. */
function sayWhatIsLooser(schema: JsonSchema): void {
  const { looser, description } = schema;
  delete schema.looser;
  if (typeof looser === 'string') schema.description = [description, looser].filter(Boolean).join(' ');
}

/** A field that holds a certain word needs what `then` says. */
const where = (field: string, word: string, then: JsonSchema): JsonSchema => ({
  if: { required: [field], properties: { [field]: { const: word } } },
  then,
});

/** The rules that a record of these fields keeps across them, as `refine` has them in the schemas. */
function rulesAcross(fields: readonly string[]): JsonSchema {
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
