/** The process that makes all that is made of records beside the pages (`derived-files.ts`), while those are being made. */
import { type ChildProcess, execFile } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { digestOfCode } from '../store/kept-pages.ts';

export interface DerivedReport {
  /** How many records the index holds. */
  records: number;
  /** The names of the indexes of its parts, by which the next build may make its own. */
  parts: string[];
  /** What it took, and the highest resident set of its process in bytes, Pagefind's own left out. */
  seconds: number;
  peakBytes: number;
}

const run = promisify(execFile);
const script = fileURLToPath(import.meta.resolve('./derived-files.ts'));

/**
 * What the folder of its files is called, before the number of the process that wants them: that of a build that was killed may
 * write for a moment more.
 */
const TARGET = 'derived-';
/** And that of the indexes of parts, before a hyphen and the digest of the code that made them. */
const PARTS = 'index-parts';

export class DerivedProcess {
  readonly #cache: string;
  readonly #target: string;
  /** Of the indexes of parts, which one build makes and the next uses. */
  readonly #work: string;
  #running: Promise<DerivedReport> | undefined;
  #child: ChildProcess | undefined;

  /** @param cache the folder of the cache of entries */
  constructor(cache: string) {
    this.#cache = cache;
    this.#target = join(cache, `${TARGET}${process.pid}`);
    this.#work = join(cache, `${PARTS}-${digestOfCode()}`);
  }

  /** Starts it, once, when the entries lie in the cache. It ends with this process. */
  start(): void {
    this.#running ??= this.#run();
    // Whoever waits for it is told.
    this.#running.catch(() => {});
  }

  /** Ends it, wherever it is. */
  stop(): void {
    this.#child?.kill();
  }

  /**
   * Waits for the files, moves them into the built site, and deletes what they were made of and no later build can use.
   *
   * @returns what it took. Throws an `Error` that says why there are none.
   */
  async moveTo(site: string): Promise<DerivedReport> {
    this.#running ??= this.#run();
    const report = await this.#running;
    for (const name of namesIn(this.#target)) moveInto(this.#target, name, site);
    rmSync(this.#target, { recursive: true, force: true });
    const useless = [
      ...this.#kept(PARTS).filter((folder) => folder !== this.#work),
      ...namesIn(this.#work)
        .filter((name) => !report.parts.includes(name))
        .map((name) => join(this.#work, name)),
    ];
    for (const folder of useless) rmSync(folder, { recursive: true });
    return report;
  }

  /** The folders in the cache whose names begin so. */
  #kept(prefix: string): string[] {
    const names = namesIn(this.#cache).filter((name) => name.startsWith(prefix));
    return names.map((name) => join(this.#cache, name));
  }

  async #run(): Promise<DerivedReport> {
    for (const folder of this.#kept(TARGET)) rmSync(folder, { recursive: true, force: true });
    const started = run(process.execPath, [script, this.#cache, this.#target, this.#work]);
    this.#child = started.child;
    try {
      return JSON.parse((await started).stdout);
    } catch (error) {
      const { stderr = '' } = error as { stderr?: string };
      throw new Error(
        /^Error: (.*)$/m.exec(stderr)?.[1] ?? 'the search index, the feeds and the data could not be built',
        {
          cause: error,
        },
      );
    }
  }
}

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);

/** Moves a folder; where there is one of that name, as of a page about its files, what is in it. */
function moveInto(from: string, name: string, to: string) {
  const [source, target] = [join(from, name), join(to, name)];
  if (!existsSync(target)) renameSync(source, target);
  else for (const inner of readdirSync(source)) renameSync(join(source, inner), join(target, inner));
}
