/**
 * Pages that a build takes over from the one before, by Astro's `experimental.incrementalBuild`: it renders only those whose key
 * (`page-keys.ts`) has changed. A first build keeps none, since a machine that builds once has no use for them.
 */
import { createHash, hash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { address, buildDay } from '../config.ts';

/** Names what the kept pages were made by, and are. It is empty while there are none, or a build is changing them. */
const MAKER = 'pages-made-by';
/** Astro's, in the cache: what it knows of the pages, and the pages. */
const [LIST, PAGES] = ['incremental-build.json', 'dist'];

/** Does the build at work keep its pages? @param cache the folder of the cache, as `folders` gives it */
export const keepsPages = (cache: string): boolean => existsSync(join(cache, MAKER));

/**
 * Readies the kept pages for a build: they are given up where other code made them, for another address or day, or where the
 * build that made them did not end, or where one of them has another size than it had: a power cut can empty a file.
 *
 * @param cache the folder of the cache; nobody else builds with it
 * @returns does the build keep pages?; and what is to be called when the site is whole
 */
export function readyPages(cache: string): { keeps: boolean; whole(): void } {
  const maker = makerOfPages();
  const nameOfPages = () => `${maker} ${digestOfSizes(join(cache, PAGES))}`;
  const keeps = keepsPages(cache);
  const given = join(cache, 'given-up-pages');
  rmSync(given, { recursive: true, force: true });
  if (keeps && readFileSync(join(cache, MAKER), 'utf8') !== nameOfPages()) {
    rmSync(join(cache, LIST), { force: true });
    if (existsSync(join(cache, PAGES))) renameSync(join(cache, PAGES), given);
  }
  if (keeps) writeFileSync(join(cache, MAKER), '');
  return {
    keeps,
    whole() {
      mkdirSync(cache, { recursive: true });
      writeFileSync(join(cache, MAKER), keeps ? nameOfPages() : '');
      rmSync(given, { recursive: true, force: true });
    },
  };
}

/** A digest of the names and sizes of all files in a folder. */
function digestOfSizes(folder: string): string {
  const digest = createHash('sha1');
  for (const file of existsSync(folder) ? filesOf(folder) : [])
    digest.update(`${file} ${statSync(file).size}\0`);
  return digest.digest('hex');
}

/** The paths of all files in a folder, at whatever depth, in order. */
export const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();

/** A digest of all that decides what a page becomes, but for what it is made of. */
const makerOfPages = (): string =>
  hash('sha1', JSON.stringify([digestOfCode(), address(), buildDay(), process.version]));

/** A digest of the code of this archive, and of which packages it uses. */
export function digestOfCode(): string {
  const digest = createHash('sha1');
  for (const file of [...filesOf('src'), 'astro.config.mjs', 'package-lock.json'])
    digest.update(`${file}\0`).update(readFileSync(file));
  return digest.digest('hex');
}
