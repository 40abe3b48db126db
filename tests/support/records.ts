/** Records from short descriptions, read as files are, so that what a test works on is always sound. */
import type { z } from 'astro/zod';
import { buildArchive } from '../../src/archive/build.ts';
import type { Archive } from '../../src/archive/view.ts';
import { readEntry } from '../../src/records/entry.ts';
import type { Entry, Kind, Records } from '../../src/records/record.ts';
import type { schemas } from '../../src/records/schemas.ts';

/** What matters of an entry to the test; the rest is filled in. */
export type Description<K extends Kind> = Partial<z.input<(typeof schemas)[K]>> & { body?: string };

/** Entries by kind and id. */
export type Descriptions = { [K in Kind]?: Record<string, Description<K>> };

const usual = {
  articles: {
    titleBasis: 'published',
    date: '2024-04-29',
    source: 'daily',
    byline: [],
    people: [],
    topics: ['trade'],
    summary: 'In short.',
    text: 'account',
    language: 'en',
    added: '2026-01-01',
    body: 'It is told here.',
  },
  events: { date: '2024-04-28', people: [], topics: [], body: 'It happened.' },
  people: { role: 'A person', body: '' },
  topics: { description: 'A topic', body: '' },
  sources: { description: 'A source', body: '' },
} satisfies { [K in Kind]: Description<K> };

/** Throws with the faults where a description is not sound. What is left out of an entry takes its title from its id. */
export function recordsOf(descriptions: Descriptions): Records {
  return {
    articles: entriesOf('articles', descriptions.articles),
    events: entriesOf('events', descriptions.events),
    people: entriesOf('people', descriptions.people),
    topics: entriesOf('topics', descriptions.topics),
    sources: entriesOf('sources', descriptions.sources),
  };
}

/** The archive of these entries, built on a day that no test need know. */
export const archiveOf = (descriptions: Descriptions, today = '2026-11-21'): Archive =>
  buildArchive(recordsOf(descriptions), today);

function entriesOf<K extends Kind>(kind: K, described: Record<string, Description<K>> = {}) {
  return new Map(Object.entries(described).map(([id, one]) => [id, entryOf(kind, id, one)]));
}

export function entryOf<K extends Kind>(kind: K, id: string, description: Description<K>): Entry<K> {
  const name = kind === 'articles' || kind === 'events' ? { title: id } : { name: id };
  const { body, ...fields } = { ...name, ...usual[kind], ...description };
  const lines = Object.entries(fields).map(([field, value]) => `${field}: ${JSON.stringify(value)}`);
  const { entry, faults } = readEntry(kind, id, ['---', ...lines, '---', '', body, ''].join('\n'));
  if (!entry) throw new Error(`${kind}/${id} is not sound: ${JSON.stringify(faults)}`);
  return entry;
}
