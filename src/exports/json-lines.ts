/** The whole archive as JSON Lines: a record a line, of all kinds, and the JSON Schema of such a record. */
import { z } from 'astro/zod';
import { facetsOfArticle } from '../archive/facets.ts';
import { BREAK, textOfHtml } from '../records/plain-text.ts';
import { allEntries, type Entry, htmlOf, type Kind, kinds, nouns, type Records } from '../records/record.ts';
import { schemas } from '../records/schemas.ts';
import { pageOf } from './addresses.ts';
import { publishedIn, reportsIn } from './collections.ts';

/** A JSON Schema of an object's properties, as zod types it. */
export type JsonSchema = z.core.JSONSchema.JSONSchema;

/**
 * A line for each record, the kinds one after another, each in the order of ids.
 *
 * A record has the fields of its entry, its kind, id and address. An article also has the events that it reports, an event
 * the stories that report it. `body` is the plain text of the archive's own words, a block of it a line; a text that the
 * archive holds by permission is not given on. Of a withdrawn article nothing is left but that it was withdrawn, and why;
 * other records that were withdrawn are not among these (`archive/standing.ts`).
 *
 * @param root the address of the front page
 * @param first the index of the first record that is wanted, and `most` how many of them
 */
export function* jsonLines(records: Records, root: string, first = 0, most = Infinity): Generator<string> {
  const reports = reportsIn(publishedIn(records));
  for (const entry of allEntries(records).slice(first, first + most)) {
    const { kind, id } = entry;
    const head = { kind, id, address: pageOf(root, entry) };
    yield `${JSON.stringify({ ...head, ...contentOf(entry, reports.get(id) ?? []) })}\n`;
  }
}

function contentOf(entry: Entry, reports: readonly Entry<'articles'>[]): object {
  const { fields } = entry;
  if (entry.kind === 'articles') {
    const { status, corrections, text } = entry.fields;
    if (status === 'withdrawn') return { status, corrections };
    return { ...fields, events: facetsOfArticle(entry).event, ...(text === 'account' && bodyOf(entry)) };
  }
  if (entry.kind === 'events') {
    return { ...fields, reports: reports.map(({ id }) => id), ...bodyOf(entry) };
  }
  return { ...fields, ...bodyOf(entry) };
}

function bodyOf({ body }: Entry): { body?: string } {
  const blocks = textOfHtml(htmlOf(body))
    .split(BREAK)
    .map((block) => block.trim())
    .filter(Boolean);
  return blocks.length > 0 ? { body: blocks.join('\n') } : {};
}

const textProperty = (description: string): JsonSchema => ({ type: 'string', description });
const idsProperty = (description: string): JsonSchema => ({
  type: 'array',
  description,
  items: { type: 'string' },
});

/** What a record has besides the fields of its entry. */
export const derived: Record<Kind, Record<string, JsonSchema>> = {
  articles: { events: idsProperty('The ids of the events that it reports, in the order of its text.') },
  events: { reports: idsProperty('The ids of the articles that report it, in order of publication.') },
  people: {},
  topics: {},
  sources: {},
};

const body = textProperty('The archive’s own words as plain text, a paragraph or other block a line.');

/** The properties of a record of a kind, and which of them each record has, `kind` and `body` left out. */
export function propertiesOf(kind: Kind): { properties: Record<string, JsonSchema>; required: string[] } {
  const { properties = {}, required = [] } = z.toJSONSchema(schemas[kind], {
    target: 'draft-2020-12',
    io: 'output',
    override: ({ jsonSchema }) => toPlain(jsonSchema),
  });
  const own = {
    id: textProperty(`The ${nouns[kind]}’s: the last part of its address.`),
    address: textProperty('The address of its page.'),
  };
  return {
    properties: { ...own, ...(properties as Record<string, JsonSchema>), ...derived[kind] },
    required: ['id', 'address', ...required, ...Object.keys(derived[kind])],
  };
}

/** Takes out what is for those who write entries, and what the reader has already seen to. */
function toPlain(schema: JsonSchema): void {
  for (const keyword of ['default', 'looser', 'patternErrorMessage', 'minimum', 'maximum']) {
    delete schema[keyword];
  }
  // A date is told as text, though an editor may take a year for a number.
  if (Array.isArray(schema.type)) schema.type = 'string';
}

/** The JSON Schema (draft 2020-12) of a line. */
export function schemaOfLine(): JsonSchema {
  const ofKind = (kind: Kind): JsonSchema => {
    const { properties, required } = propertiesOf(kind);
    return {
      title: nouns[kind],
      type: 'object',
      properties: { kind: { const: kind }, ...properties, body },
      required: ['kind', ...required],
      additionalProperties: false,
    };
  };
  const { properties } = propertiesOf('articles');
  const { id, address, corrections } = properties;
  const withdrawn: JsonSchema = {
    title: 'withdrawn article',
    type: 'object',
    properties: {
      kind: { const: 'articles' },
      ...(id && { id }),
      ...(address && { address }),
      status: { const: 'withdrawn' },
      ...(corrections && { corrections }),
    },
    required: ['kind', 'id', 'address', 'status', 'corrections'],
    additionalProperties: false,
  };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A record of the archive',
    anyOf: [...kinds.map(ofKind), withdrawn],
  };
}
