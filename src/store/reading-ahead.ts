/** Reads the articles on several cores, where none of them is in the cache. */
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { hasCache, joinCaches } from './entry-cache.ts';

/** Fewer files than these are read by the time that threads have started. */
const FEWEST_FILES = 500;
/** Each has a heap of its own. */
const MOST_THREADS = 4;

/** What a thread reads: the articles in files named from `first` on, and before `end` where there is one. */
export interface ReadingTask {
  folder: string;
  base: string;
  first: string;
  end?: string;
  /** The folder of the cache into which they go. */
  cache: string;
}

/**
 * Reads the articles of a large archive into an empty cache, side by side. Those that are at fault are left out, and found
 * by whoever reads the folder through the cache. Does nothing in a small archive, with articles in the cache, or on one core.
 *
 * @param folder the content folder
 * @param cache the folder of the cache of entries
 * @param base the site's base path
 */
export async function readAhead(folder: string, cache: string, base: string): Promise<void> {
  const threads = Math.min(availableParallelism(), MOST_THREADS);
  const names = hasCache(cache, 'articles') ? [] : filesOf(join(folder, 'articles'));
  if (threads === 1 || names.length < FEWEST_FILES) return;
  const each = Math.ceil(names.length / threads);
  const tasks = Array.from({ length: threads }, (_, thread): ReadingTask => {
    const [first = '', end] = [names[thread * each], names[(thread + 1) * each]];
    return { folder, base, first, ...(end && { end }), cache: join(cache, `ahead-${thread}`) };
  });
  await Promise.all(
    tasks.map((workerData) =>
      once(new Worker(resolve('src/store/reading-thread.ts'), { workerData }), 'exit'),
    ),
  );
  joinCaches(
    cache,
    'articles',
    tasks.map((task) => task.cache),
  );
}

/** The names of files in order. None where there is no such folder: whoever reads it says so. */
function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
