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
  type Dirent,
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
import { dirname, join, relative } from 'node:path';
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
  /** Is to be called once the content is found sound, before any page is made. Only its first call counts. */
  begin(): void;
  /** Is to be called when all pages are made: takes away those that are pages no more. */
  made(): void;
  /** Is to be called when the site stands. @param former the one that it has replaced, which is deleted, or kept in part */
  whole(former: string | undefined): void;
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
  const pages = join(cache, PAGES);
  const maker = makerOfPages();
  const nameOfPages = () => `${maker} ${digestOfFiles(pages, ({ size }) => size)}`;
  const nameOfSite = () => digestOfFiles(out, ({ size, mtimeMs }) => `${size} ${mtimeMs}`);
  const keeps = keepsPages(cache);
  const given = join(cache, 'given-up-pages');
  rmSync(given, { recursive: true, force: true });
  const [name, site] = keeps ? readFileSync(join(cache, MAKER), 'utf8').split('\n') : [];
  if (keeps && name !== nameOfPages()) {
    rmSync(join(cache, LIST), { force: true });
    if (existsSync(pages)) renameSync(pages, given);
  }
  const former = pagesIn(cache);
  // Whatever somebody has changed in the site that stands is not to come back in a later one.
  const takesTurns = former.size > 0 && areOnOneDisk(pages, out) && site === nameOfSite();
  let since = 0;
  return {
    keeps,
    begin() {
      if (since > 0) return;
      since = Date.now();
      if (keeps) writeFileSync(join(cache, MAKER), '');
      if (!takesTurns) return;
      rmSync(building, { recursive: true, force: true });
      renameSync(pages, building);
    },
    made() {
      if (!takesTurns) return;
      const pages = pagesIn(cache);
      // Something else than a page that is kept may have taken the place of one.
      const isOld = (file: string) => {
        const { mtimeMs = since } = statSync(join(building, file), { throwIfNoEntry: false }) ?? {};
        return mtimeMs < since;
      };
      const left = [...former.keys()].filter((file) => !pages.has(file));
      removeFiles(building, left.filter(isOld));
    },
    whole(replaced) {
      if (takesTurns && replaced) {
        const now = pagesIn(cache);
        const others = filesOf(replaced).map((file) => relative(replaced, file));
        removeFiles(
          replaced,
          others.filter((file) => !now.has(file) || now.get(file) !== former.get(file)),
        );
        for (const file of existsSync(pages) ? filesOf(pages) : []) {
          const place = join(replaced, relative(pages, file));
          mkdirSync(dirname(place), { recursive: true });
          renameSync(file, place);
        }
        rmSync(pages, { recursive: true, force: true });
        renameSync(replaced, pages);
      } else if (replaced) rmSync(replaced, { recursive: true });
      mkdirSync(cache, { recursive: true });
      writeFileSync(join(cache, MAKER), keeps ? `${nameOfPages()}\n${nameOfSite()}` : '');
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
function pagesIn(cache: string): Map<string, string> {
  if (!existsSync(join(cache, LIST))) return new Map();
  const { routes }: { routes: Record<string, { paths: Record<string, ListedPage> }> } = JSON.parse(
    readFileSync(join(cache, LIST), 'utf8'),
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

/** Can each of two folders be moved to where the other is? */
const areOnOneDisk = (one: string, other: string): boolean =>
  existsSync(one) && existsSync(other) && statSync(one).dev === statSync(other).dev;

/** Deletes files of a folder, and the folders within that are empty then. */
function removeFiles(folder: string, files: readonly string[]) {
  for (const file of files) {
    rmSync(join(folder, file));
    let path = dirname(file);
    while (path !== '.' && removeIfEmpty(join(folder, path))) path = dirname(path);
  }
}

function removeIfEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error;
    return false;
  }
}

/** A digest of all in a folder that is no folder. @param detail what is told of each besides its path */
function digestOfFiles(folder: string, detail: (stats: Stats) => number | string): string {
  const digest = createHash('sha1');
  for (const file of existsSync(folder) ? pathsIn(folder, (item) => !item.isDirectory()) : [])
    digest.update(`${file} ${detail(lstatSync(file))}\0`);
  return digest.digest('hex');
}

/** The paths of all files in a folder, at whatever depth, in order. */
export const filesOf = (folder: string): string[] => pathsIn(folder, (item) => item.isFile());

const pathsIn = (folder: string, isWanted: (item: Dirent) => boolean): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(isWanted)
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
