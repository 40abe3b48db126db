/** `getArchive()`: where all pages get the archive from. */
import { getEntry } from 'astro:content';
import { buildArchive } from '../archive/build.ts';
import { once } from '../archive/lazily.ts';
import { folderRoutes } from '../archive/routes.ts';
import { standingRecords } from '../archive/standing.ts';
import { type TimelinePage, timelinePages } from '../archive/timeline.ts';
import type { Archive } from '../archive/view.ts';
import { type Reference, referenceOf } from '../exports/reference.ts';
import { type ListedPage, listedPages } from '../exports/sitemap.ts';
import { type Records, recordsByKind } from '../records/record.ts';
import { readEntries } from './entry-cache.ts';
import { heldRecords, onRecords } from './held-content.ts';

export interface LoadedArchive extends Archive {
  readonly pages: TimelinePage[];
  /** What a citation says of each article, by its id. */
  readonly references: ReadonlyMap<string, Reference>;
  /** The pages of the folders of kinds, and all pages that are to be found; each list is made once, where it is asked for. */
  folderPages(): ReturnType<typeof folderRoutes>;
  listedPages(): ListedPage[];
}

/** Vite loads this file anew after each save; what it has built stays, unless the code that builds it is loaded anew, too. */
const PLACE = Symbol.for('news-archive.archive');
const place = globalThis as { [PLACE]?: { digest: string; by: typeof makers; archive: LoadedArchive } };
const makers = [buildArchive, folderRoutes, timelinePages, listedPages, referenceOf] as const;

/**
 * The archive, built from what the loader has read, which this process holds or its cache: once in a build; while
 * somebody writes, again after each change. Throws the list of all problems while there are any, so that the page being
 * written shows it.
 */
export async function getArchive(): Promise<LoadedArchive> {
  const state = await getEntry('archive', 'archive');
  const { problems = '', digest = '' } = state?.data ?? {};
  if (problems) throw new Error(`The content has problems:\n\n${problems}`);
  // After a save, Astro's store is half a second behind.
  return load(heldRecords()?.digest ?? digest);
}

function load(digest: string): LoadedArchive {
  const loaded = place[PLACE];
  if (loaded?.digest === digest && loaded.by.every((maker, index) => maker === makers[index]))
    return loaded.archive;
  const archive = build();
  place[PLACE] = { digest, by: makers, archive };
  return archive;
}

// While somebody writes, the archive is built before anybody asks for it: Astro waits with its pages for half a second.
onRecords(load);

function build(): LoadedArchive {
  const all =
    heldRecords()?.records ?? recordsByKind((kind) => readEntries(import.meta.env.ARCHIVE_CACHE, kind));
  const archive = buildArchive(all, import.meta.env.ARCHIVE_TODAY);
  const pages = once(() => timelinePages(archive.timeline));
  const references = once(() => referencesOf(standingRecords(all)));
  const folderPages = once(() => folderRoutes(archive));
  return {
    ...archive,
    get pages() {
      return pages();
    },
    get references() {
      return references();
    },
    folderPages,
    listedPages: once(() => listedPages(archive, pages(), folderPages())),
  };
}

const referencesOf = (records: Records): LoadedArchive['references'] =>
  new Map([...records.articles.values()].map((entry) => [entry.id, referenceOf(entry, records)]));
