/** References: where entries name one another by id. */
import type { FieldPath } from './frontmatter.ts';
import type { Point } from './problem.ts';
import { type Entry, entriesOf, type Kind, type Records } from './record.ts';

/** The id of another entry, where an entry names it. */
export interface Reference {
  from: Entry;
  /** A point in the body, or the path of a field. */
  at: Point | FieldPath;
  kind: Kind;
  id: string;
}

/** The fields that hold references, and the kind of the records that they name. */
export const referenceFields: Readonly<Record<string, Kind>> = {
  people: 'people',
  topics: 'topics',
  source: 'sources',
  after: 'events',
  syndicatedFrom: 'articles',
  agency: 'sources',
};

/** Every reference of an entry: those of its fields, then those of the tags in its body, each in its order. */
export const referencesOf = (entry: Entry): readonly Reference[] =>
  known.getOrInsertComputed(entry, findReferences);

/** Several rules ask for the references of all entries. */
const known = new WeakMap<Entry, readonly Reference[]>();

function findReferences(entry: Entry): Reference[] {
  return [
    ...referencesInFields(entry),
    ...entry.body.passages.map(({ event, at }) => ({ from: entry, at, kind: 'events' as const, id: event })),
    ...entry.body.quotations.map(({ by, at }) => ({ from: entry, at, kind: 'people' as const, id: by })),
  ];
}

function referencesInFields(entry: Entry): Reference[] {
  if (entry.kind !== 'articles' && entry.kind !== 'events') return [];
  const list = (field: 'people' | 'topics'): Reference[] =>
    entry.fields[field].map((id, index) => ({ from: entry, at: [field, index], kind: field, id }));
  const one = (field: string, kind: Kind, id: string | undefined): Reference[] =>
    id === undefined ? [] : [{ from: entry, at: [field], kind, id }];
  return [
    ...(entry.kind === 'articles'
      ? [
          ...one('source', 'sources', entry.fields.source),
          ...one('syndicatedFrom', 'articles', entry.fields.syndicatedFrom),
          ...one('agency', 'sources', entry.fields.agency),
        ]
      : one('after', 'events', entry.fields.after)),
    ...list('people'),
    ...list('topics'),
  ];
}

/** The id that a record has now which had this one before; `undefined` where none had it. */
export function currentId(records: Records, kind: Kind, former: string): string | undefined {
  return entriesOf(records, kind).find(({ fields }) => fields.formerIds.includes(former))?.id;
}
