/** The Astro content loader: reads the content folder, checks the whole of it, and puts its entries on the shelf. */
import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Loader, LoaderContext } from 'astro/loaders';
import { holds } from '../config.ts';
import { isDraftFault } from '../records/entry.ts';
import { type Part, readFolder, readKind } from '../records/folder.ts';
import { ContentProblems, formatProblems, type Problem } from '../records/problem.ts';
import type { Entry, Kind, Records } from '../records/record.ts';
import { putEntries, takeEntries } from './entry-cache.ts';

/** Adds the problems across records to those of single files. */
export type Check = (folder: string, records: Records, faults: readonly Problem[]) => Problem[];

/** What Astro's store holds of the archive. It changes whenever the archive does, and Astro then makes pages anew. */
export interface State {
  /** The problems as an author reads them; empty where there are none. */
  problems: string;
  /** A digest of all entries. */
  digest: string;
}

/** Changes of files come in bursts: an editor that saves writes, renames and touches. */
const SETTLE_MS = 50;

/**
 * @param folder the content folder
 * @param cache the folder of the shelf
 * @param check the rules across records
 * @returns a loader that in a build throws `ContentProblems` where there are any, before any page is made; while
 *   somebody writes it keeps them, for the pages to show, and reads again after every change. Drafts are left out, with
 *   word of it.
 */
export function archiveLoader(folder: string, cache: string, check: Check): Loader {
  return {
    name: 'archive',
    async load({ store, config, watcher, logger }) {
      const shown = relative(process.cwd(), folder) || '.';
      const read = () => {
        const hash = createHash('sha1');
        const { records, problems: faults } = readFolder(folder, (kind) => {
          const part = readPart(folder, cache, kind, config.base);
          hash.update(`${kind}\0`);
          for (const [id, digest] of part.digests) hash.update(`${id}\0${digest}\0`);
          return part;
        });
        const drafts = new Set(faults.filter(isDraftFault).map(({ file }) => file));
        const problems = check(folder, records, faults).filter(({ file }) => !drafts.has(file));
        if (drafts.size > 0) logger.warn(`left out until they are written: ${[...drafts].sort().join(', ')}`);
        if (!watcher && problems.length > 0) throw new ContentProblems(problems, shown);
        const state: State = { problems: formatProblems(problems, shown), digest: hash.digest('base64') };
        store.set({ id: 'archive', data: { ...state } });
        if (state.problems) logger.error(`\n${state.problems}\n`);
      };
      read();
      if (watcher) watch(watcher, logger, folder, read);
    },
  };
}

/** Reads a kind, taking what has not changed since the last run from the shelf. */
function readPart<K extends Kind>(folder: string, cache: string, kind: K, base: string): Part<K> {
  const kept = takeEntries(cache, kind);
  const recall = (id: string, digest: string): Entry<K> | undefined => {
    const known = kept.get(id);
    return known?.digest === digest ? known.entry : undefined;
  };
  const part = readKind(folder, kind, base, recall);
  putEntries(cache, kind, part);
  return part;
}

/** Reads again after changes in the folder, once they have settled. A change that comes while reading is not lost. */
function watch(
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
