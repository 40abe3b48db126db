import { type Article, article } from './article.ts';
import type { Body } from './body.ts';
import { type Event, event } from './event.ts';
import { type Person, person, type Source, source, type Topic, topic } from './subject.ts';

/** What one of a kind is called. */
export const nouns = {
  articles: 'article',
  events: 'event',
  people: 'person',
  topics: 'topic',
  sources: 'source',
} as const;

/** The kinds of record, each a folder of the content, with the schema of its frontmatter. */
export const schemas = { articles: article, events: event, people: person, topics: topic, sources: source };

export type Kind = keyof typeof schemas;

export const kinds = Object.keys(schemas) as Kind[];

export interface Fields {
  articles: Article;
  events: Event;
  people: Person;
  topics: Topic;
  sources: Source;
}

/** One file of the content, read and found sound by itself. */
export interface Entry<K extends Kind = Kind> {
  kind: K;
  /** The file's name without its ending. */
  id: string;
  fields: Fields[K];
  body: Body;
}

/** All entries of the content, by kind and id. */
export type Records = { [K in Kind]: Map<string, Entry<K>> };

/** Gathers the records of every kind, as each is given. */
export const recordsByKind = (entriesOf: (kind: Kind) => Map<string, Entry>): Records =>
  Object.fromEntries(kinds.map((kind) => [kind, entriesOf(kind)])) as unknown as Records;

export const entriesOf = (records: Records, kind: Kind): Entry[] => [...records[kind].values()] as Entry[];

/** A record's file, relative to the content folder and with slashes on every system. */
export const fileOf = (kind: Kind, id: string) => `${kind}/${id}.mdx`;
