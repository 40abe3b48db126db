/** `getArchive()`: where all pages get the archive from. */
import { getEntry } from 'astro:content';
import { buildArchive } from '../archive/build.ts';
import { folderRoutes } from '../archive/routes.ts';
import { standingRecords } from '../archive/standing.ts';
import { type TimelinePage, timelinePages } from '../archive/timeline.ts';
import type { Archive } from '../archive/view.ts';
import { type Reference, referenceOf } from '../exports/reference.ts';
import { type ListedPage, listedPages } from '../exports/sitemap.ts';
import { recordsByKind } from '../records/record.ts';
import { readEntries } from './entry-cache.ts';

export interface LoadedArchive extends Archive {
  pages: TimelinePage[];
  /** What a citation says of each article, by its id. */
  references: ReadonlyMap<string, Reference>;
  /** The pages of the folders of kinds, and all pages that are to be found; each list is made once, where it is asked for. */
  folderPages(): ReturnType<typeof folderRoutes>;
  listedPages(): ListedPage[];
}

/** Calls a function the first time, and remembers what it gave. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

let loaded: { digest: string; archive: LoadedArchive } | undefined;

/**
 * The archive, built from the cache that the loader has written: once in a build; while somebody writes, again after
 * each change. Throws the list of all problems while there are any, so that the page being written shows it.
 */
export async function getArchive(): Promise<LoadedArchive> {
  const state = await getEntry('archive', 'archive');
  const { problems = '', digest = '' } = state?.data ?? {};
  if (problems) throw new Error(`The content has problems:\n\n${problems}`);
  if (loaded?.digest !== digest) loaded = { digest, archive: load() };
  return loaded.archive;
}

function load(): LoadedArchive {
  const all = recordsByKind((kind) => readEntries(import.meta.env.ARCHIVE_CACHE, kind));
  const archive = buildArchive(all, import.meta.env.ARCHIVE_TODAY);
  const records = standingRecords(all);
  const references = new Map(
    [...records.articles.values()].map((entry) => [entry.id, referenceOf(entry, records)]),
  );
  const pages = timelinePages(archive.timeline);
  const folderPages = once(() => folderRoutes(archive));
  return {
    ...archive,
    pages,
    references,
    folderPages,
    listedPages: once(() => listedPages(archive, pages, folderPages())),
  };
}
