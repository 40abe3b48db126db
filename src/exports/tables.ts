/** A table of each kind as CSV (RFC 4180), and its Table Schema (https://datapackage.org/standard/table-schema/). */
import { stringify } from 'csv-stringify/sync';
import { facetsOfArticle } from '../archive/facets.ts';
import { ID } from '../records/fields.ts';
import { type Entry, entriesOf, isWithdrawn, type Kind, type Records } from '../records/record.ts';
import { pageOf } from './addresses.ts';
import { type Article, publishedIn, reportsIn } from './collections.ts';
import { type JsonSchema, propertiesOf } from './json-lines.ts';

/** Fields that are no columns: what is no single value, what is the same in every row, what only the site needs. */
const LEFT_OUT = new Set(['corrections', 'updates', 'status', 'paragraphs']);

/** Between several ids in a cell, and between several names, which may hold any sign but the end of a line. */
const [ID_DELIMITER, NAME_DELIMITER] = [';', '\n'];

/** A column, as Table Schema describes it. */
interface Field {
  name: string;
  type: 'string' | 'date' | 'list';
  description?: string;
  itemType?: 'string';
  delimiter?: string;
}

export interface TableSchema {
  fields: Field[];
  primaryKey: string[];
  foreignKeys?: { fields: string[]; reference: { resource: string; fields: string[] } }[];
}

export function tableSchemaOf(kind: Kind): TableSchema {
  const { properties } = propertiesOf(kind);
  const fields = Object.entries(properties)
    .filter(([name]) => !LEFT_OUT.has(name))
    .map(([name, schema]) => fieldOf(name, schema));
  const source = { fields: ['source'], reference: { resource: 'sources', fields: ['id'] } };
  return { fields, primaryKey: ['id'], ...(kind === 'articles' && { foreignKeys: [source] }) };
}

function fieldOf(name: string, schema: JsonSchema): Field {
  const described = { name, ...(schema.description && { description: schema.description }) };
  if (schema.type !== 'array') return { ...described, type: schema.format === 'date' ? 'date' : 'string' };
  return { ...described, type: 'list', itemType: 'string', delimiter: delimiterOf(name, schema) };
}

function delimiterOf(name: string, { items }: JsonSchema): string {
  const holdsIds = name === 'events' || name === 'reports' || (items as JsonSchema).pattern === ID.source;
  return holdsIds ? ID_DELIMITER : NAME_DELIMITER;
}

/**
 * The lines of a kind's table: a header, and a row for each record that is not withdrawn, in the order of ids. A cell that a
 * spreadsheet would take for a formula begins with an apostrophe.
 *
 * @param root the address of the front page
 */
export function* csvLines(kind: Kind, records: Records, root: string): Generator<string> {
  const { fields } = tableSchemaOf(kind);
  const reports = kind === 'events' ? reportsIn(publishedIn(records)) : undefined;
  yield headerOf(fields);
  for (const entry of entriesOf(records, kind)) {
    if (isWithdrawn(entry)) continue;
    yield rowOf(entry, fields, root, reports?.get(entry.id));
  }
}

/**
 * Writes tables of some articles, with the columns of that of all. An article's row is made once for all of them.
 *
 * @param root the address of the front page
 * @returns the text of a table of articles, in their order
 */
export function tableWriter(root: string): (articles: readonly Article[]) => string {
  const { fields } = tableSchemaOf('articles');
  const rows = new Map<Article, string>();
  const row = (article: Article) => rows.getOrInsertComputed(article, () => rowOf(article, fields, root));
  return (articles) => headerOf(fields) + articles.map(row).join('');
}

const headerOf = (fields: readonly Field[]): string => csvLine(fields.map(({ name }) => name));

/** @param reports of an event */
function rowOf(
  entry: Entry,
  fields: readonly Field[],
  root: string,
  reports: readonly Article[] = [],
): string {
  const values: Record<string, unknown> = {
    id: entry.id,
    address: pageOf(root, entry),
    ...entry.fields,
    ...(entry.kind === 'articles' && { events: facetsOfArticle(entry).event }),
    ...(entry.kind === 'events' && { reports: reports.map(({ id }) => id) }),
  };
  return csvLine(fields.map(({ name, delimiter }) => cellOf(values[name], delimiter)));
}

const cellOf = (value: unknown, delimiter = ''): string =>
  Array.isArray(value) ? value.join(delimiter) : String(value ?? '');

const csvLine = (cells: readonly string[]): string =>
  stringify([cells], { escape_formulas: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ });
