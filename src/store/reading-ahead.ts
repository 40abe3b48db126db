/** Reads the articles on several cores, where none of them is in the cache. */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { listKind } from '../records/listing.ts';
import { type CachedEntries, readLines } from './entry-cache.ts';

/** Fewer files than these are read by the time that threads have started. */
const FEWEST_FILES = 500;
/** Each has a heap of its own. */
const MOST_THREADS = 4;

/** So many are read between two words of a thread. */
export const BATCH = 100;

/** What a thread reads: some of the articles, by the names of their files. */
export interface ReadingTask {
  folder: string;
  base: string;
  names: readonly string[];
}

/** How far a long piece of work has come, as somebody is shown it. */
export interface Progress {
  /** One more is done, or so many more. */
  advance(count?: number): void;
  stop(): void;
}

/** Begins to show how far a piece of work has come, of which there are so many pieces. */
export type ShowProgress = (what: string, total: number) => Progress;

/**
 * Reads the articles of a large archive side by side. Those that are at fault are left out, and so are those of a thread that
 * fails: whoever reads the folder finds that they are missing. Does nothing in a small archive.
 *
 * @param folder the content folder
 * @param base the site's base path
 * @returns what was read, by id, as a cache holds it
 */
export async function readAhead(
  folder: string,
  base: string,
  showProgress?: ShowProgress,
): Promise<CachedEntries<'articles'>> {
  const { names } = listKind(folder, 'articles');
  const ahead: CachedEntries<'articles'> = new Map();
  if (names.length < FEWEST_FILES) return ahead;
  const threads = Math.min(availableParallelism(), MOST_THREADS);
  const each = Math.ceil(names.length / threads);
  const progress = showProgress?.('reading', names.length);
  const read = async (thread: number) => {
    const workerData: ReadingTask = { folder, base, names: names.slice(thread * each, (thread + 1) * each) };
    const worker = new Worker(resolve('src/store/reading-thread.ts'), { workerData });
    worker.on('message', (lines: Uint8Array) => {
      readLines(Buffer.from(lines.buffer, lines.byteOffset, lines.length), ahead);
      progress?.advance(BATCH);
    });
    await once(worker, 'exit').catch(() => {});
  };
  try {
    await Promise.all(Array.from({ length: threads }, (_, thread) => read(thread)));
  } finally {
    progress?.stop();
  }
  return ahead;
}
