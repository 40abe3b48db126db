/** By what a search narrows the archive down: the people, topics, sources, events and times of its items. */
import type { Article } from '../records/article.ts';
import type { Entry } from '../records/record.ts';

/** The facets as the address of a search names them. */
export const facetNames = ['person', 'topic', 'source', 'event'] as const;
export type FacetName = (typeof facetNames)[number];

/** The ids of an article or an event in each facet. */
export type Facets = Record<FacetName, readonly string[]>;

/**
 * What an article or an event is about. An article is of its source and of every event that it reports; an event is
 * of itself, and of no source: who reported it is what its articles say.
 */
export function facetsOf(entry: Entry<'articles'> | Entry<'events'>): Facets {
  const fields: Partial<Article> = entry.fields;
  return {
    person: fields.people ?? [],
    topic: fields.topics ?? [],
    source: fields.source ? [fields.source] : [],
    event: fields.source ? [...new Set(entry.body.passages.map(({ event }) => event))] : [entry.id],
  };
}

/** The facet that a person, a topic or a source is a value of. */
export const facetOfKind = { people: 'person', topics: 'topic', sources: 'source' } as const;
