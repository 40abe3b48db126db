/** The Astro content loader: reads and checks the content as one, and leaves its entries in the cache. */
import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Loader, LoaderContext } from 'astro/loaders';
import { allProblems } from '../checks/check.ts';
import { holds } from '../config.ts';
import { isDraftFault } from '../records/entry.ts';
import { type KindReading, readFolder, readKind } from '../records/folder.ts';
import { ContentProblems, formatProblems } from '../records/problem.ts';
import type { Kind } from '../records/record.ts';
import { type CachedEntry, readCache, writeCache } from './entry-cache.ts';
import { readAhead } from './reading-ahead.ts';

/** What Astro's store holds of the archive. It changes whenever the archive does, and Astro then makes pages anew. */
export interface ArchiveState {
  /** All problems, one a line, as an author reads them; empty where there are none. */
  problems: string;
  /** A digest of all entries. */
  digest: string;
}

/** Changes of files come in bursts: an editor that saves writes, renames and touches. */
const SETTLE_MS = 50;

/**
 * @param folder the content folder
 * @param cache the folder of the cache of entries
 * @returns a loader that in a build throws `ContentProblems` where there are any, before any page is made. While
 *   somebody writes (`npm run dev`) it stores the problems instead, for the pages to show, and reads again after every
 *   change. Drafts are left out, with a warning.
 */
export function archiveLoader(folder: string, cache: string): Loader {
  return {
    name: 'archive',
    async load({ store, config, watcher, logger }) {
      const shown = relative(process.cwd(), folder) || '.';
      const read = () => {
        const hash = createHash('sha1');
        const { records, problems: faults } = readFolder(folder, (kind) => {
          const reading = readThroughCache(folder, cache, kind, config.base);
          hash.update(`${kind}\0`);
          for (const [id, digest] of reading.digests) hash.update(`${id}\0${digest}\0`);
          return reading;
        });
        const drafts = new Set(faults.filter(isDraftFault).map(({ file }) => file));
        const problems = allProblems(folder, records, faults).filter(({ file }) => !drafts.has(file));
        if (drafts.size > 0) logger.warn(`left out until they are written: ${[...drafts].sort().join(', ')}`);
        if (!watcher && problems.length > 0) throw new ContentProblems(problems, shown);
        const state: ArchiveState = {
          problems: formatProblems(problems, shown),
          digest: hash.digest('base64'),
        };
        store.set({ id: 'archive', data: { ...state } });
        if (state.problems) logger.error(`\n${state.problems}\n`);
      };
      await readAhead(folder, cache, config.base);
      read();
      if (watcher) watchFolder(watcher, logger, folder, read);
    },
  };
}

/** Reads a kind, parsing only files that have changed since they were cached, and caches the whole again. */
function readThroughCache<K extends Kind>(
  folder: string,
  cache: string,
  kind: K,
  base: string,
): KindReading<K> {
  const cached = readCache(cache, kind);
  const reading = readKind(folder, kind, base, (id, digest) => {
    const known = cached.get(id);
    return known?.digest === digest ? known.entry : undefined;
  });
  if (!isSame(cached, reading)) writeCache(cache, kind, reading);
  return reading;
}

/** Does the cache hold just what was read, in the same order? */
function isSame(cached: ReadonlyMap<string, CachedEntry>, { digests }: KindReading): boolean {
  const before = [...cached].map(([id, { digest }]) => `${id}\0${digest}`);
  return before.join('\n') === [...digests].map((pair) => pair.join('\0')).join('\n');
}

/** Reads again after changes in the folder, once they have settled. A change that comes while reading is not lost. */
function watchFolder(
  watcher: NonNullable<LoaderContext['watcher']>,
  logger: LoaderContext['logger'],
  folder: string,
  read: () => void,
) {
  watcher.add(folder);
  let settling = false;
  watcher.on('all', async (_, path) => {
    if (settling || !holds(folder, path)) return;
    settling = true;
    await wait(SETTLE_MS);
    settling = false;
    try {
      read();
    } catch (error) {
      logger.error(String(error));
    }
  });
}
