/**
 * The Astro content loader for entries, one for each kind. The rules that cross kinds need all of them, so the
 * loaders share a `Desk`: each lays its part down there, and once all parts are there the whole is checked.
 */
import { relative, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Loader, LoaderContext } from 'astro/loaders';
import { type Part, type Recall, readKind, strayFolders } from './folder.ts';
import { ContentProblems, formatProblems, type Problem } from './problem.ts';
import { type Entry, type Kind, kinds, type Records } from './record.ts';

/** Adds the problems across records to those of single files. */
export type Check = (folder: string, records: Records, faults: readonly Problem[]) => Problem[];

/** Changes of files come in bursts: an editor that saves writes, renames and touches. */
const SETTLE_MS = 50;

/**
 * @param folder the content folder
 * @param check the rules across records
 * @returns a loader for each kind, and one for the collection `problems`, which is what was found wrong: in a build it
 *   throws `ContentProblems` instead, before any page is made; while writing it keeps the list, for the pages to show
 */
export function createLoaders(folder: string, check: Check): Record<Kind | 'problems', Loader> {
  const desk = new Desk(folder, check);
  const loaders = kinds.map((kind) => [kind, entryLoader(folder, kind, desk)] as const);
  return { ...(Object.fromEntries(loaders) as Record<Kind, Loader>), problems: problemLoader(folder, desk) };
}

class Desk {
  readonly #folder: string;
  readonly #check: Check;
  readonly #parts = new Map<Kind, Part>();
  readonly #complete = Promise.withResolvers<void>();
  /** Told of the problems each time that a part is laid down anew. */
  listener: (problems: Problem[]) => void = () => {};

  constructor(folder: string, check: Check) {
    this.#folder = folder;
    this.#check = check;
  }

  lay(kind: Kind, part: Part) {
    this.#parts.set(kind, part);
    if (this.#parts.size < kinds.length) return;
    this.#complete.resolve();
    this.listener(this.#problems());
  }

  /** What is wrong, once all parts are there. */
  async problems(): Promise<Problem[]> {
    await this.#complete.promise;
    return this.#problems();
  }

  #problems(): Problem[] {
    const parts = [...this.#parts];
    const records = Object.fromEntries(
      parts.map(([kind, { entries }]) => [kind, entries]),
    ) as unknown as Records;
    const faults = [...strayFolders(this.#folder), ...parts.flatMap(([, { problems }]) => problems)];
    return this.#check(this.#folder, records, faults);
  }
}

function entryLoader(folder: string, kind: Kind, desk: Desk): Loader {
  return {
    name: `entries-${kind}`,
    async load(context) {
      const read = () =>
        desk.lay(kind, store(context, readKind(folder, kind, context.config.base, recall(context))));
      read();
      watch(context, folder, kind, read);
    },
  };
}

/** An entry whose file has not changed since the last run is taken over from there. */
function recall({ store }: LoaderContext): Recall<Kind> {
  return (id, digest) => {
    const known = store.get(id);
    return known?.digest === digest ? (known.data as unknown as Entry) : undefined;
  };
}

/** Makes the store hold these entries and no others. */
function store({ store }: LoaderContext, part: Part): Part {
  for (const id of store.keys()) {
    if (!part.entries.has(id)) store.delete(id);
  }
  for (const [id, entry] of part.entries) {
    store.set({ id, data: entry as unknown as Record<string, unknown>, digest: part.digests.get(id) ?? '' });
  }
  return part;
}

/** While somebody writes, reads a kind again after a change in its folder. */
function watch({ watcher, logger }: LoaderContext, folder: string, kind: Kind, read: () => void) {
  if (!watcher) return;
  watcher.add(folder);
  let settling = false;
  watcher.on('all', async (_, path) => {
    if (settling || !relative(folder, path).startsWith(kind + sep)) return;
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

function problemLoader(folder: string, desk: Desk): Loader {
  return {
    name: 'problems',
    async load({ store, watcher, logger }) {
      const shown = relative(process.cwd(), folder) || '.';
      const keep = (problems: readonly Problem[]) => {
        const text = formatProblems(problems, shown);
        store.clear();
        store.set({ id: 'all', data: { text } });
        if (text) logger.error(`\n${text}\n`);
      };
      const problems = await desk.problems();
      if (!watcher && problems.length > 0) throw new ContentProblems(problems, shown);
      keep(problems);
      desk.listener = keep;
    },
  };
}
