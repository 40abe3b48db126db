/** The Astro content loader: reads the content folder, checks the whole of it, and puts its entries on the shelf. */
import { createHash } from 'node:crypto';
import { relative, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Loader, LoaderContext } from 'astro/loaders';
import { type Part, readKind, strayFolders } from './folder.ts';
import { ContentProblems, formatProblems, type Problem } from './problem.ts';
import { type Entry, type Kind, kinds, type Records } from './record.ts';
import { putEntries, takeEntries } from './shelf.ts';

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
 *   somebody writes it keeps them, for the pages to show, and reads again after every change
 */
export function archiveLoader(folder: string, cache: string, check: Check): Loader {
  return {
    name: 'archive',
    async load({ store, config, watcher, logger }) {
      const shown = relative(process.cwd(), folder) || '.';
      const read = () => {
        const parts = kinds.map((kind) => [kind, readPart(folder, cache, kind, config.base)] as const);
        const problems = problemsOf(folder, parts, check);
        if (!watcher && problems.length > 0) throw new ContentProblems(problems, shown);
        const state: State = { problems: formatProblems(problems, shown), digest: digestOf(parts) };
        store.set({ id: 'archive', data: { ...state } });
        if (state.problems) logger.error(`\n${state.problems}\n`);
      };
      read();
      if (watcher) watch(watcher, logger, folder, read);
    },
  };
}

type Parts = readonly (readonly [Kind, Part])[];

/** Reads a kind, taking what has not changed since the last run from the shelf. */
function readPart(folder: string, cache: string, kind: Kind, base: string): Part {
  const kept = takeEntries(cache, kind);
  const recall = (id: string, digest: string): Entry | undefined => {
    const known = kept.get(id);
    return known?.digest === digest ? known.entry : undefined;
  };
  const part = readKind(folder, kind, base, recall);
  putEntries(cache, kind, part);
  return part;
}

function problemsOf(folder: string, parts: Parts, check: Check): Problem[] {
  const records = Object.fromEntries(
    parts.map(([kind, { entries }]) => [kind, entries]),
  ) as unknown as Records;
  const faults = [...strayFolders(folder), ...parts.flatMap(([, { problems }]) => problems)];
  return check(folder, records, faults);
}

function digestOf(parts: Parts): string {
  const hash = createHash('sha1');
  for (const [kind, { digests }] of parts) {
    hash.update(kind);
    for (const [id, digest] of digests) hash.update(`${id}\0${digest}\0`);
  }
  return hash.digest('base64');
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
    const within = relative(folder, path);
    if (settling || within === '..' || within.startsWith(`..${sep}`)) return;
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
