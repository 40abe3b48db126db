/** Where entries name one another. */
import type { FieldPath } from '../records/frontmatter.ts';
import type { Point } from '../records/problem.ts';
import type { Entry, Kind } from '../records/record.ts';

/** Another entry's id, as it is written somewhere. */
export interface Reference {
  from: Entry;
  at: Point | FieldPath;
  kind: Kind;
  id: string;
}

function isKind<K extends Kind>(entry: Entry, kind: K): entry is Entry<K> {
  return entry.kind === kind;
}

/** Every place where an entry names another. */
export function referencesOf(entry: Entry): Reference[] {
  const list = (field: 'people' | 'topics', ids: readonly string[]): Reference[] =>
    ids.map((id, index) => ({ from: entry, at: [field, index], kind: field, id }));
  const subjects =
    isKind(entry, 'articles') || isKind(entry, 'events')
      ? [...list('people', entry.fields.people), ...list('topics', entry.fields.topics)]
      : [];
  const source: Reference[] = isKind(entry, 'articles')
    ? [{ from: entry, at: ['source'], kind: 'sources', id: entry.fields.source }]
    : [];
  const marked: Reference[] = [
    ...entry.body.passages.map(({ event, at }) => ({ from: entry, at, kind: 'events' as const, id: event })),
    ...entry.body.quotations.map(({ by, at }) => ({ from: entry, at, kind: 'people' as const, id: by })),
  ];
  return [...source, ...subjects, ...marked];
}
