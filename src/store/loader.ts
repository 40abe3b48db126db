/** The Astro content loader: reads and checks the content as one, and leaves its entries in the cache. */
import { relative, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Loader, LoaderContext } from 'astro/loaders';
import { allProblems } from '../checks/check.ts';
import { holds } from '../config.ts';
import { isDraftFault } from '../records/entry.ts';
import { readFolder } from '../records/folder.ts';
import { ContentProblems, formatProblems } from '../records/problem.ts';
import { hasCache, passOver, shareCache, writeCache } from './entry-cache.ts';
import { announceRecords, HeldContent, holdRecords, readingShown } from './held-content.ts';
import { readingThrough } from './read-content.ts';

/** What Astro's store holds of the archive. It changes whenever the archive does, and Astro then makes pages anew. */
export interface ArchiveState {
  /** All problems, one a line, as an author reads them; empty where there are none. */
  problems: string;
  /** A digest of all entries. */
  digest: string;
}

/** The folders that the loader works with. */
export interface LoaderFolders {
  /** The content folder. */
  content: string;
  /** The cache of its entries, which all commands have in common. */
  entries: string;
  /** The folder for the cache of what was read last, which no other command changes while this one runs. */
  cache: string;
}

/** Changes of files come in bursts: an editor that saves writes, renames and touches. */
const SETTLE_MS = 50;

/**
 * @returns a loader that in a build throws `ContentProblems` where there are any, before any page is made. While
 *   somebody writes (`npm run dev`) it stores the problems instead, for the pages to show, and reads again what changes.
 *   Drafts are left out, with a warning.
 */
export function archiveLoader({ content, entries, cache }: LoaderFolders): Loader {
  return {
    name: 'archive',
    async load({ store, config, watcher, logger }) {
      const shown = relative(process.cwd(), content) || '.';
      const held = new HeldContent(content, config.base);
      let shownProblems = '';
      const show = () => {
        const { records, problems: faults } = readFolder(content, (kind) => held.readingOf(kind));
        const digest = held.digest();
        const tell = (problems: string) => {
          const state: ArchiveState = { problems, digest };
          store.set({ id: 'archive', data: { ...state } });
        };
        holdRecords(digest, records);
        // From now on Astro waits for half a second. Meanwhile there is time to check: mostly it finds what it found before.
        if (watcher) tell(shownProblems);
        const drafts = new Set(faults.filter(isDraftFault).map(({ file }) => file));
        const found = allProblems(content, records, faults).filter(({ file }) => !drafts.has(file));
        if (drafts.size > 0) logger.warn(`left out until they are written: ${[...drafts].sort().join(', ')}`);
        if (!watcher && found.length > 0) throw new ContentProblems(found, shown);
        const problems = formatProblems(found, shown);
        if (!watcher || problems !== shownProblems) tell(problems);
        shownProblems = problems;
        if (problems) logger.error(`\n${problems}\n`);
        else if (watcher) setImmediate(announceRecords);
      };
      await readAll(held, { content, entries, cache }, config.base);
      show();
      if (watcher)
        watchFolder(watcher, logger, content, (paths) => {
          held.update(paths.map((path) => relative(content, path).split(sep)));
          show();
        });
    },
  };
}

/** Reads the whole folder through the cache that all commands share, and leaves all of it in both caches. */
async function readAll(held: HeldContent, { content, entries, cache }: LoaderFolders, base: string) {
  passOver(() => shareCache(entries, cache));
  const readThrough = await readingThrough(content, cache, base, readingShown());
  held.read((kind) => {
    const reading = readThrough(kind);
    if (reading.stale > 0 || !hasCache(cache, kind)) writeCache(cache, kind, reading);
    return reading;
  });
  passOver(() => shareCache(cache, entries));
}

/** Reads again after changes in the folder, once they have settled. A change that comes while reading is not lost. */
function watchFolder(
  watcher: NonNullable<LoaderContext['watcher']>,
  logger: LoaderContext['logger'],
  folder: string,
  read: (paths: string[]) => void,
) {
  watcher.add(folder);
  const changed = new Set<string>();
  let settling = false;
  watcher.on('all', async (_, path) => {
    if (!holds(folder, path)) return;
    changed.add(path);
    if (settling) return;
    settling = true;
    await wait(SETTLE_MS);
    settling = false;
    const paths = [...changed];
    changed.clear();
    try {
      read(paths);
    } catch (error) {
      // With the next change they are read again.
      for (const each of paths) changed.add(each);
      logger.error(String(error));
    }
  });
}
