/**
 * Where entries are kept once they are read: for the pages, and for the next run, which reads only what has changed.
 * A file of our own for each kind, since Astro's store makes a JavaScript module of everything that it holds, which
 * for ten thousand articles takes longer and needs more memory than all the rest.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Part } from '../records/folder.ts';
import type { Entry, Kind } from '../records/record.ts';

export interface Kept<K extends Kind = Kind> {
  /** Of the file that the entry was read from. */
  digest: string;
  entry: Entry<K>;
}

const NEWLINE = 10;
const LINES_AT_ONCE = 200;

/** @returns the entries of a kind that were put on the shelf last, by id; none where there is no shelf yet */
export function takeEntries<K extends Kind>(cache: string, kind: K): Map<string, Kept<K>> {
  const file = fileOf(cache, kind);
  const kept = new Map<string, Kept<K>>();
  if (!existsSync(file)) return kept;
  // Line by line: as one string, a large archive would be longer than a string can be.
  const bytes = readFileSync(file);
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, start);
    const [digest, entry] = JSON.parse(bytes.toString('utf8', start, end)) as [string, Entry<K>];
    kept.set(entry.id, { digest, entry });
    start = end + 1;
  }
  return kept;
}

/** Puts the entries of a kind on the shelf, in place of those that were there. */
export function putEntries(cache: string, kind: Kind, { entries, digests }: Part): void {
  mkdirSync(cache, { recursive: true });
  const file = fileOf(cache, kind);
  const beside = `${file}.new`;
  const descriptor = openSync(beside, 'w');
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
  renameSync(beside, file);
  const others = readdirSync(cache).filter(
    (name) => name.startsWith(`${kind}-`) && join(cache, name) !== file,
  );
  for (const name of others) rmSync(join(cache, name));
}

/** Named after the reader too: what another version of it has read is read again. */
const fileOf = (cache: string, kind: Kind) => join(cache, `${kind}-${readerVersion()}.jsonl`);

let version: string | undefined;

function readerVersion(): string {
  const code = join(process.cwd(), 'src/records');
  const files = [
    ...readdirSync(code)
      .sort()
      .map((name) => join(code, name)),
    join(process.cwd(), 'package-lock.json'),
  ];
  version ??= files
    .reduce((hash, file) => hash.update(readFileSync(file)), createHash('sha1'))
    .digest('hex')
    .slice(0, 12);
  return version;
}
