/**
 * On-disk cache of parsed entries (JSON Lines), from which the pages take them, and the next run whatever has not
 * changed since.
 *
 * Astro's own store makes a JavaScript module of everything that it holds, which for ten thousand articles takes longer
 * and needs more memory than all the rest. Here each kind has a file, and each entry a line of it: `[digest, entry]`.
 */
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { site } from '#site';
import type { KindReading } from '../records/folder.ts';
import type { Entry, Kind } from '../records/record.ts';

export interface CachedEntry<K extends Kind = Kind> {
  /** The digest of the entry's file, as `KindReading` has it. */
  digest: string;
  entry: Entry<K>;
}

const NEWLINE = 10;
const LINES_AT_ONCE = 200;

/**
 * @param cache the folder of the cache, which need not exist
 * @returns the entries of a kind that were written last, by id; none where this version of the code has written none
 */
export function readCache<K extends Kind>(cache: string, kind: K): Map<string, CachedEntry<K>> {
  const file = cacheFile(cache, kind);
  const cached = new Map<string, CachedEntry<K>>();
  if (!existsSync(file)) return cached;
  // Line by line: as one string, a large archive would be longer than a string can be.
  const bytes = readFileSync(file);
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, start);
    const [digest, entry]: [string, Entry<K>] = JSON.parse(bytes.toString('utf8', start, end));
    cached.set(entry.id, { digest, entry });
    start = end + 1;
  }
  return cached;
}

/** The entries of a kind alone, by id. */
export const readEntries = <K extends Kind>(cache: string, kind: K): Map<string, Entry<K>> =>
  new Map([...readCache(cache, kind)].map(([id, { entry }]) => [id, entry]));

/** Writes the entries of a kind in place of those that were there, and deletes what another version of the code wrote. */
export function writeCache(cache: string, kind: Kind, { entries, digests }: KindReading): void {
  mkdirSync(cache, { recursive: true });
  const file = cacheFile(cache, kind);
  const unfinished = `${file}.new`;
  const descriptor = openSync(unfinished, 'w');
  try {
    let lines: string[] = [];
    for (const [id, entry] of entries) {
      lines.push(`${JSON.stringify([digests.get(id), entry])}\n`);
      if (lines.length < LINES_AT_ONCE) continue;
      writeSync(descriptor, lines.join(''));
      lines = [];
    }
    writeSync(descriptor, lines.join(''));
  } finally {
    closeSync(descriptor);
  }
  renameSync(unfinished, file);
  const others = readdirSync(cache).filter(
    (name) => name.startsWith(`${kind}-`) && join(cache, name) !== file,
  );
  for (const name of others) rmSync(join(cache, name));
}

/** Has this version of the code cached a kind? */
export const hasCache = (cache: string, kind: Kind): boolean => existsSync(cacheFile(cache, kind));

/**
 * Makes one cache of a kind of several, one after another, and deletes those.
 *
 * @param parts their folders
 */
export function joinCaches(cache: string, kind: Kind, parts: readonly string[]): void {
  mkdirSync(cache, { recursive: true });
  const unfinished = `${cacheFile(cache, kind)}.new`;
  writeFileSync(unfinished, '');
  for (const part of parts) {
    appendFileSync(unfinished, readFileSync(cacheFile(part, kind)));
    rmSync(part, { recursive: true });
  }
  renameSync(unfinished, cacheFile(cache, kind));
}

/** Named after the version of the code, so that what another version has read is read again. */
const cacheFile = (cache: string, kind: Kind) => join(cache, `${kind}-${codeVersion()}.jsonl`);

let version: string | undefined;

/**
 * A digest of all code that decides what an entry becomes and how it is cached: the reader of entries, which imports
 * nothing else of the project but the archive's language, this file, and the packages.
 */
function codeVersion(): string {
  version ??= [
    ...readdirSync('src/records')
      .sort()
      .map((name) => join('src/records', name)),
    'src/store/entry-cache.ts',
    'package-lock.json',
  ]
    .reduce((hash, file) => hash.update(readFileSync(file)), createHash('sha1').update(site.language))
    .digest('hex')
    .slice(0, 12);
  return version;
}
