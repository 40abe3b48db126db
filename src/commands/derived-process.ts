/** The process that makes all that is made of records beside the pages (`derived-files.ts`), while those are being made. */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

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

export class DerivedProcess {
  readonly #cache: string;
  readonly #target: string;
  /** Of the indexes of parts, which one build makes and the next uses. */
  readonly #work: string;
  #running: Promise<DerivedReport> | undefined;

  /** @param cache the folder of the cache of entries */
  constructor(cache: string) {
    this.#cache = cache;
    this.#target = join(cache, `${TARGET}${process.pid}`);
    this.#work = join(cache, 'index-parts');
  }

  /** Starts it, once, when the entries lie in the cache. It ends with this process. */
  start(): void {
    this.#running ??= this.#run();
    // Whoever waits for it is told.
    this.#running.catch(() => {});
  }

  /**
   * Waits for the files, moves them into the built site, and deletes what they were made of and no later build can use.
   *
   * @returns what it took. Throws an `Error` that says why there are none.
   */
  async moveTo(site: string): Promise<DerivedReport> {
    this.#running ??= this.#run();
    const report = await this.#running;
    for (const name of existsSync(this.#target) ? readdirSync(this.#target) : [])
      moveInto(this.#target, name, site);
    rmSync(this.#target, { recursive: true, force: true });
    for (const name of existsSync(this.#work) ? readdirSync(this.#work) : [])
      if (!report.parts.includes(name)) rmSync(join(this.#work, name), { recursive: true });
    return report;
  }

  async #run(): Promise<DerivedReport> {
    const former = existsSync(this.#cache) ? readdirSync(this.#cache) : [];
    for (const name of former.filter((name) => name.startsWith(TARGET)))
      rmSync(join(this.#cache, name), { recursive: true, force: true });
    const started = run(process.execPath, [script, this.#cache, this.#target, this.#work]);
    const stop = () => void started.child.kill();
    process.once('exit', stop);
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
    } finally {
      process.off('exit', stop);
    }
  }
}

/** Moves a folder; where there is one of that name, as of a page about its files, what is in it. */
function moveInto(from: string, name: string, to: string) {
  const [source, target] = [join(from, name), join(to, name)];
  if (!existsSync(target)) renameSync(source, target);
  else for (const inner of readdirSync(source)) renameSync(join(source, inner), join(target, inner));
}
