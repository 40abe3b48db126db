/**
 * Pages that a build takes over from the one before, by Astro's `experimental.incrementalBuild`: it renders only those whose key
 * (`page-keys.ts`) has changed. A first build keeps none, since a machine that builds once has no use for them.
 *
 * Astro copies each page that it takes over, and to make a folder and a file of each costs more than to render what has changed.
 * But it leaves alone what already lies where the page is to be. So the kept pages become the folder of the new site themselves,
 * and the site that this replaces, brought up to date, the kept pages.
 */
import { createHash, hash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { address, buildDay } from '../config.ts';

/**
 * Names what the kept pages were made by, and are, and on a second line what the site was that was made with them. It is empty
 * while there are none, or a build is changing them.
 */
const MAKER = 'pages-made-by';
/** Astro's, in the cache: what it knows of the pages, and the pages. */
const [LIST, PAGES] = ['incremental-build.json', 'dist'];

/** Does the build at work keep its pages? @param cache the folder of the cache, as `folders` gives it */
export const keepsPages = (cache: string): boolean => existsSync(join(cache, MAKER));

export interface KeptPages {
  /** Does the build keep pages? */
  keeps: boolean;
  /** Is to be called, once, when the content is found sound and no page is made yet. */
  begin(): void;
  /** Is to be called when all pages are made: takes away those that are pages no more. */
  made(): void;
  /** Is to be called when the site is whole, and nobody else knows of it. @param site its folder */
  ready(site: string): void;
  /** Is to be called when the site stands. @param replaced the one before, which is deleted, or becomes the kept pages */
  whole(replaced: string | undefined): void;
}

/**
 * Readies the kept pages for a build: they are given up where other code made them, for another address or day, or where the
 * build that made them did not end, or where one of them has another size than it had: a power cut can empty a file.
 *
 * @param cache the folder of the cache; nobody else builds with it
 * @param building where the new site is made; what lies there before `begin` counts for nothing
 * @param out where the site stands that it is to replace
 */
export function readyPages(cache: string, building: string, out: string): KeptPages {
  const maker = join(cache, MAKER);
  const list = join(cache, LIST);
  const pages = join(cache, PAGES);
  const madeBy = makerOfPages();
  const nameOf = (kept: Contents) => {
    const digest = createHash('sha1').update(existsSync(list) ? readFileSync(list) : '');
    return `${madeBy} ${digest.digest('hex')} ${digestOf(kept, ({ size }) => size)}`;
  };
  const keeps = keepsPages(cache);
  const given = join(cache, 'given-up-pages');
  const giveUp = () => {
    rmSync(list, { force: true });
    if (existsSync(pages)) renameSync(pages, given);
  };
  rmSync(given, { recursive: true, force: true });
  const kept = contentsOf(pages);
  const [name, site] = keeps ? readFileSync(maker, 'utf8').split('\n') : [];
  if (keeps && name !== nameOf(kept)) giveUp();
  const former = pagesIn(list);
  // Whatever somebody has changed in the site that stands is not to come back in a later one.
  const takesTurns =
    former.size > 0 &&
    kept.size > 0 &&
    site === nameOfSite(contentsOf(out)) &&
    statSync(pages).dev === statSync(out).dev;
  let nameOfNew = '';

  /** Makes of the replaced site the kept pages. Throws where it has been changed since, or cannot be moved. */
  const takeTurn = (replaced: string) => {
    const contents = contentsOf(replaced);
    if (nameOfSite(contents) !== site) throw new Error(`${replaced} was changed`);
    const now = pagesIn(list);
    const isKept = (file: string) => now.has(file) && now.get(file) === former.get(file);
    const files = [...contents].flatMap(([file, stats]) => (stats.isDirectory() ? [] : [file]));
    removeFiles(
      replaced,
      files.filter((file) => !isKept(file)),
    );
    for (const [file, stats] of contentsOf(pages)) {
      if (stats.isDirectory()) mkdirSync(join(replaced, file), { recursive: true });
      else renameSync(join(pages, file), join(replaced, file));
    }
    rmSync(pages, { recursive: true, force: true });
    renameSync(replaced, pages);
  };

  return {
    keeps,
    begin() {
      if (keeps) writeFileSync(maker, '');
      if (takesTurns) {
        rmSync(building, { recursive: true, force: true });
        renameSync(pages, building);
      }
    },
    made() {
      const now = pagesIn(list);
      const left = [...former.keys()].filter((file) => !now.has(file));
      if (!takesTurns) return removeFiles(pages, left);
      // Something else than a page that is kept may have taken the place of one.
      const isAsBefore = (file: string) =>
        kept.get(file)?.ctimeMs === lstatSync(join(building, file), { throwIfNoEntry: false })?.ctimeMs;
      removeFiles(building, left.filter(isAsBefore));
    },
    ready(fresh) {
      if (keeps) nameOfNew = nameOfSite(contentsOf(fresh));
    },
    whole(replaced) {
      if (takesTurns && replaced) {
        try {
          takeTurn(replaced);
        } catch {
          // The new site stands all the same: the next build makes all pages.
          giveUp();
        }
      }
      if (replaced) rmSync(replaced, { recursive: true, force: true });
      mkdirSync(cache, { recursive: true });
      writeFileSync(maker, keeps ? `${nameOf(contentsOf(pages))}\n${nameOfNew}` : '');
      rmSync(given, { recursive: true, force: true });
    },
  };
}

/** What Astro's list tells of a page. */
interface ListedPage {
  cacheKey: string;
  outputFile: string;
}

/**
 * The files of the pages that Astro lists, as paths within their folder, each with what it was made by and of. Astro gives up the
 * page of one component where that of another has taken its place, and makes it anew the next time.
 */
function pagesIn(list: string): Map<string, string> {
  if (!existsSync(list)) return new Map();
  const { routes }: { routes: Record<string, { paths: Record<string, ListedPage> }> } = JSON.parse(
    readFileSync(list, 'utf8'),
  );
  return new Map(
    Object.entries(routes).flatMap(([component, { paths }]) =>
      Object.values(paths).map(({ cacheKey, outputFile }) => [
        decodeURIComponent(outputFile),
        `${component} ${cacheKey}`,
      ]),
    ),
  );
}

/** Deletes those of some files that are in a folder, and the folders within that are empty then. */
function removeFiles(folder: string, files: readonly string[]) {
  for (const file of files) {
    rmSync(join(folder, file), { force: true });
    let path = dirname(file);
    while (path !== '.' && removeIfEmpty(join(folder, path))) path = dirname(path);
  }
}

function removeIfEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/** All that a folder holds, at whatever depth, by its path within it, in order; nothing where there is no such folder. */
type Contents = ReadonlyMap<string, Stats>;

function contentsOf(folder: string): Contents {
  const paths = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort() : [];
  return new Map(paths.map((path) => [path, lstatSync(join(folder, path))]));
}

/** @param detail what is told of each file besides its path */
function digestOf(contents: Contents, detail: (stats: Stats) => number | string): string {
  const digest = createHash('sha1');
  for (const [path, stats] of contents) digest.update(`${path} ${stats.isDirectory() || detail(stats)}\0`);
  return digest.digest('hex');
}

/** Tells a site from any other, and from itself when a file was changed, replaced, linked to or given away. */
const nameOfSite = (contents: Contents): string =>
  digestOf(contents, ({ size, ctimeMs }) => `${size} ${ctimeMs}`);

/** The paths of all files in a folder, at whatever depth, in order. */
export const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();

/** A digest of all that decides what a page becomes, but for what it is made of; a file in `public/` may stand where a page would. */
const makerOfPages = (): string =>
  hash('sha1', JSON.stringify([digestOfCode(), filesOf('public'), address(), buildDay(), process.version]));

/** A digest of the code of this archive, and of which packages it uses. */
export function digestOfCode(): string {
  const digest = createHash('sha1');
  for (const file of [...filesOf('src'), 'astro.config.mjs', 'package-lock.json'])
    digest.update(`${file}\0`).update(readFileSync(file));
  return digest.digest('hex');
}
