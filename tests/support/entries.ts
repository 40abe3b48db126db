/** The text of sound files of every kind, and the entries that are read from it: tests have no other idea of an entry. */
import { readEntry } from '../../src/records/entry.ts';
import { type Entry, htmlOf, type Kind } from '../../src/records/record.ts';

/** Text stands in the file as it is written here, anything else as JSON; `undefined` leaves a field out. */
export type FieldsOfText = Readonly<Record<string, unknown>>;

/** The fields of a sound entry of each kind. */
export const usual = {
  articles: {
    title: 'Bridge opens',
    titleBasis: 'published',
    date: '2024-04-29',
    source: 'harbour-post',
    byline: [],
    people: [],
    topics: ['roads'],
    summary: 'A bridge opens.',
    text: 'account',
    language: 'en',
    added: '2026-11-21',
  },
  events: { title: 'The bridge opens', date: '2024-04-28', people: [], topics: [] },
  people: { name: 'Mina Torvald', role: 'Harbour master' },
  topics: { name: 'Roads', description: 'Roads and what crosses them.' },
  sources: { name: 'Harbour Post', description: 'A daily paper.' },
} satisfies Record<Kind, Record<string, unknown>>;

/** The text of a file that is sound but for what is given. The body begins two lines below the frontmatter. */
export function textOf(kind: Kind, fields: FieldsOfText = {}, body = 'The bridge is open.'): string {
  const lines = Object.entries({ ...usual[kind], ...fields })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return ['---', ...lines, '---', '', body, ''].join('\n');
}

/** What is wrong with a file's text, as `line:column  message`. */
export function faultsOf(kind: Kind, text: string): string[] {
  return readEntry(kind, 'x', text).faults.map(
    ({ line, column, message }) => `${line}:${column}  ${message}`,
  );
}

/** The entry that a text is read as. Throws with its faults where it is not sound. */
export function entryOf<K extends Kind>(kind: K, id: string, text: string, base = '/'): Entry<K> {
  const { entry, faults } = readEntry(kind, id, text, base);
  if (!entry || faults.length > 0) throw new Error(`${kind}/${id}.mdx: ${JSON.stringify(faults)}`);
  return entry;
}

export const articleText = (fields?: FieldsOfText, body?: string) => textOf('articles', fields, body);
export const eventText = (fields?: FieldsOfText, body?: string) => textOf('events', fields, body);
export const personText = (fields?: FieldsOfText, body?: string) => textOf('people', fields, body);
export const topicText = (fields?: FieldsOfText, body?: string) => textOf('topics', fields, body);
export const sourceText = (fields?: FieldsOfText, body?: string) => textOf('sources', fields, body);

export const article = (id: string, fields?: FieldsOfText, body?: string) =>
  entryOf('articles', id, articleText(fields, body));
export const event = (id: string, fields?: FieldsOfText, body?: string) =>
  entryOf('events', id, eventText(fields, body));
export const person = (id: string, fields?: FieldsOfText, body?: string) =>
  entryOf('people', id, personText(fields, body));
export const topic = (id: string, fields?: FieldsOfText, body?: string) =>
  entryOf('topics', id, topicText(fields, body));
export const source = (id: string, fields?: FieldsOfText, body?: string) =>
  entryOf('sources', id, sourceText(fields, body));

/** What is wrong with a body, its lines counted from the body's own first. */
export function faultsOfBody(body: string, kind: Kind = 'articles'): string[] {
  const above = textOf(kind, {}, '').split('\n').length - 2;
  return readEntry(kind, 'x', textOf(kind, {}, body)).faults.map(
    ({ line, column, message }) => `${line - above}:${column}  ${message}`,
  );
}

/** What a sound body becomes. */
export const bodyOf = (body: string, kind: Kind = 'articles', base = '/') =>
  entryOf(kind, 'x', textOf(kind, {}, body), base).body;

/** The HTML of what a sound body becomes, without the addresses of its paragraphs, which have tests of their own. */
export const htmlOfBody = (body: string, kind: Kind = 'articles', base = '/') =>
  withoutAddresses(htmlOf(bodyOf(body, kind, base)));

export const withoutAddresses = (html: string) =>
  html.replace(/ id="p-[^"]*"|<a class="pil"[^>]*>¶<\/a>/g, '').replaceAll('<span></span>', '');
