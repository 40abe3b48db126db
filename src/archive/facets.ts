/** By what a search narrows the archive down: the people, topics, sources, events and times of its items. */
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
  const { people: person, topics: topic } = entry.fields;
  return entry.kind === 'events'
    ? { person, topic, source: [], event: [entry.id] }
    : {
        person,
        topic,
        source: [entry.fields.source],
        event: [...new Set(entry.body.passages.map(({ event }) => event))],
      };
}

/** The facet that a person, a topic or a source is a value of. */
export const facetOfKind = { people: 'person', topics: 'topic', sources: 'source' } as const;
