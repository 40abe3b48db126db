/** Reads a content folder through the cache: what every command and every build knows of the content. */
import type { Folders } from '../config.ts';
import { type FolderReading, type KindReading, readFolder, readKind } from '../records/folder.ts';
import type { Kind } from '../records/record.ts';
import { hasCache, passOver, readCache, writeCache } from './entry-cache.ts';
import { readAhead, type ShowProgress } from './reading-ahead.ts';

/** Reads a kind through a cache. */
export type ReadThrough = <K extends Kind>(kind: K) => CachedReading<K>;

export interface CachedReading<K extends Kind> extends KindReading<K> {
  /** How many entries the cache lacks, and how many it has that are no more. */
  stale: number;
}

/**
 * Prepares to read a content folder: reads the articles of a large one on all cores, where none of them is in the cache.
 *
 * @param folder the content folder
 * @param cache the folder of the cache, which is not changed
 * @param base the site's base path, put before links within the site
 * @returns reads each kind, parsing only what has changed since it was cached
 */
export async function readingThrough(
  folder: string,
  cache: string,
  base: string,
  showProgress?: ShowProgress,
): Promise<ReadThrough> {
  const isCached = hasCache(cache, 'articles');
  const ahead = isCached ? undefined : await readAhead(folder, base, showProgress);
  return (kind) => {
    const cached = readCache(cache, kind);
    // What is read ahead are articles.
    const known = kind === 'articles' && ahead ? (ahead as unknown as typeof cached) : cached;
    const progress = kind === 'articles' && !ahead ? showProgress?.('reading', cached.size) : undefined;
    try {
      const reading = readKind(folder, kind, base, (id, digest) => {
        progress?.advance();
        const entry = known.get(id);
        return entry?.digest === digest ? entry.entry : undefined;
      });
      return { ...reading, stale: countStale(cached, reading) };
    } finally {
      progress?.stop();
    }
  };
}

function countStale(
  cached: ReadonlyMap<string, { digest: string }>,
  { digests }: Pick<KindReading, 'digests'>,
): number {
  let [fresh, stale] = [0, 0];
  for (const [id, digest] of digests) {
    if (cached.get(id)?.digest === digest) fresh++;
    else stale++;
  }
  return stale + cached.size - fresh;
}

/** A cache is written anew once more of it is stale: to read so few files costs less. */
const MOST_STALE = 0.02;

/**
 * Reads a content folder for a command that writes no site. What it had to read anew it leaves in the cache for the next;
 * where the system does not let it, it goes without.
 *
 * @throws only where the system does not let the folder be read
 */
export async function readContent(
  { content, entries, base }: Pick<Folders, 'content' | 'entries' | 'base'>,
  showProgress?: ShowProgress,
): Promise<FolderReading> {
  const readThrough = await readingThrough(content, entries, base, showProgress);
  return readFolder(content, (kind) => {
    const reading = readThrough(kind);
    if (reading.stale > MOST_STALE * reading.entries.size) passOver(() => writeCache(entries, kind, reading));
    return reading;
  });
}
