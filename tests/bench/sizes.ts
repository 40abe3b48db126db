/** How big a built site is. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface Size {
  files: number;
  bytes: number;
  /** How many of the files are pages of HTML. */
  pages: number;
  /** The largest of these, if there is one. */
  largest?: { path: string; bytes: number; gzipBytes: number };
}

/**
 * @param counted which files to count, by their path within the folder, with slashes
 * @returns numbers of files and bytes; the page's `gzipBytes` as `gzip -9` makes them
 */
export function sizeOf(folder: string, counted: (path: string) => boolean = () => true): Size {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .map((full) => ({
      full,
      path: full
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    }))
    .filter(({ path }) => counted(path))
    .map((file) => ({ ...file, bytes: statSync(file.full).size }));
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const pages = files.filter(({ path }) => path.endsWith('.html'));
  const counts = { files: files.length, bytes, pages: pages.length };
  const [largest] = pages.sort((a, b) => b.bytes - a.bytes);
  if (!largest) return counts;
  const gzipBytes = gzipSync(readFileSync(largest.full), { level: 9 }).length;
  return {
    ...counts,
    largest: { path: largest.path, bytes: largest.bytes, gzipBytes },
  };
}
