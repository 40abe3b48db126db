/** The one place where the pages get the archive from. */
import { getCollection } from 'astro:content';
import type { Entry, Kind, Records } from '../records/record.ts';
import { type Archive, buildArchive } from './build.ts';
import { type TimelinePage, timelinePages } from './timeline.ts';

export interface LoadedArchive extends Archive {
  pages: TimelinePage[];
}

let loading: Promise<LoadedArchive> | undefined;

/**
 * The archive. Built once in a build; anew for each page while somebody writes.
 * Throws the list of all problems while there are any, so that the page being written shows it.
 */
export function getArchive(): Promise<LoadedArchive> {
  if (import.meta.env.DEV) return load();
  loading ??= load();
  return loading;
}

async function load(): Promise<LoadedArchive> {
  const [problems] = await getCollection('problems');
  if (problems?.data.text) throw new Error(`The content has problems:\n\n${problems.data.text}`);
  const archive = buildArchive({
    articles: await entries('articles'),
    events: await entries('events'),
    people: await entries('people'),
    topics: await entries('topics'),
    sources: await entries('sources'),
  } satisfies Records);
  return { ...archive, pages: timelinePages(archive.timeline) };
}

async function entries<K extends Kind>(kind: K): Promise<Map<string, Entry<K>>> {
  const all = (await getCollection(kind)) as unknown as { id: string; data: Entry<K> }[];
  return new Map(all.map(({ id, data }) => [id, data]));
}
