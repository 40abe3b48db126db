/** What a run is told by its environment: folders, the address of the site, the day of building. */
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** A variable of the environment says what cannot be. The message says what to write. */
export class WrongSetting extends Error {
  override name = 'WrongSetting';
}

/** The project's own folder. Every command is run by npm, which starts it there. */
const root = process.cwd();

/** The folders that one run works with, as absolute paths. */
export interface Folders {
  /** The project's own. */
  root: string;
  /** `content/`, or the folder that `ARCHIVE_CONTENT` names. */
  content: string;
  /** `dist/`, or the folder that `ARCHIVE_OUT` names; where that is a symbolic link, the folder that it leads to. */
  out: string;
  /** What all archives that are built from this checkout have in common. */
  shared: string;
  /**
   * What is kept for one pair of content and output folder, so that archives that are built from one checkout, even at the
   * same time, never see each other's entries.
   */
  cache: string;
  /** The base path, put before links within the site; `/` where it has no such form, which whoever builds for it is told. */
  base: string;
  /** The cache of entries of a content folder, read for a base path: what all commands read through, whatever they write. */
  entries: string;
  /**
   * Where the site of such a pair is built, before it is moved to `out`. It lies within the project because Astro keeps its
   * unfinished work beside an output folder there, and in one place for all builds elsewhere.
   */
  building: string;
}

export function folders(env: NodeJS.ProcessEnv = process.env): Folders {
  const content = resolve(root, env.ARCHIVE_CONTENT || 'content');
  const out = followLink(resolve(root, env.ARCHIVE_OUT || 'dist'));
  const base = basePath(env) ?? '/';
  const shared = join(root, 'node_modules/.astro');
  const cache = join(shared, digestOf(content, out));
  const entries = join(shared, `entries-${digestOf(content, base)}`);
  return { root, content, out, base, shared, cache, entries, building: join(cache, 'building') };
}

const digestOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 12);

/** What a symbolic link leads to; one that leads nowhere, and what is none, as they are. */
function followLink(path: string): string {
  return existsSync(path) && lstatSync(path).isSymbolicLink() ? realpathSync(path) : path;
}

/** The folder of the originals of a content folder's accounts: beside it, and out of Git, since they are their publishers'. */
export const originalsOf = (content: string): string => join(dirname(content), 'originals');

/** Does a folder (`outer`) hold a file or folder (`inner`), at whatever depth, or are they the same? Absolute paths. */
export function holds(outer: string, inner: string): boolean {
  const way = relative(outer, inner);
  return way !== '..' && !way.startsWith(`..${sep}`) && resolve(outer, way) === inner;
}

/** An address that names no user, with or without a slash at its end. Servers are configured with it, so it holds no signs of theirs. */
const HOST_ALONE = /^https?:\/\/(?:[\p{L}\p{M}\p{N}._-]+|\[[\da-f:.]+\])(?::\d+)?\/?$/iu;

const BASE_PATH = /^\/(?:[\w.~-]+\/)*$/;

/**
 * The address that the site is built for: `SITE_URL`, such as `https://news.example`, and `BASE_PATH`, such as
 * `/archive/`; slashes at the ends of a base path may be left out.
 * Throws a `WrongSetting` where one of them is not of that form.
 */
export function address(env: NodeJS.ProcessEnv = process.env): { site?: string; base: string } {
  const base = basePath(env);
  if (base === undefined) {
    throw new WrongSetting(
      `BASE_PATH cannot be \`${env.BASE_PATH}\`: write it as /archive/, of letters, digits and hyphens`,
    );
  }
  const site = env.SITE_URL;
  if (!site) return { base };
  if (!HOST_ALONE.test(site) || !URL.canParse(site)) {
    throw new WrongSetting(
      `SITE_URL cannot be \`${site}\`: write it as https://news.example, and a path below it as BASE_PATH`,
    );
  }
  return { site: new URL(site).origin, base };
}

/** `BASE_PATH` with a slash at either end; nothing where it is no base path. */
function basePath({ BASE_PATH: written = '' }: NodeJS.ProcessEnv): string | undefined {
  const base = `/${written}/`.replace(/^\/\/?|\/\/?$/g, '/').replace(/^\/\/$/, '/');
  return BASE_PATH.test(base) && !base.includes('/.') ? base : undefined;
}

/**
 * The day for which the site is built, as `YYYY-MM-DD` in UTC: today, or that of `SOURCE_DATE_EPOCH`, in seconds since
 * 1970, by which builds are made reproducible (https://reproducible-builds.org/specs/source-date-epoch/).
 * Throws a `WrongSetting` where that is no number of seconds.
 */
export function buildDay(env: NodeJS.ProcessEnv = process.env): string {
  const seconds = env.SOURCE_DATE_EPOCH;
  if (seconds && !/^\d{1,11}$/.test(seconds)) {
    throw new WrongSetting(`SOURCE_DATE_EPOCH cannot be \`${seconds}\`: write it as seconds since 1970`);
  }
  return new Date(seconds ? Number(seconds) * 1000 : Date.now()).toISOString().slice(0, 10);
}

/**
 * Where the site is served on this machine: 4321, or `PORT`. One that is taken gives way to the next.
 * Throws a `WrongSetting` where it is no port.
 */
export function port(env: NodeJS.ProcessEnv = process.env): number {
  const { PORT = '' } = env;
  if (PORT === '') return 4321;
  if (!/^\d{1,5}$/.test(PORT) || Number(PORT) < 1 || Number(PORT) > 65_535)
    throw new WrongSetting(`PORT cannot be \`${PORT}\`: write a number from 1 to 65535`);
  return Number(PORT);
}
