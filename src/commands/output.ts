/** The output folder: what may be replaced, and how a site takes its place. */
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { holds } from '../config.ts';
import type { SiteSize } from '../hosting/limits.ts';
import { filesOf } from '../store/kept-pages.ts';

/** Stands in every built site, and tells it from whatever else a folder may hold. */
const MARKER = '.news-archive';

/** Folders of the project in which no site belongs. */
const kept = ['content', 'docs', 'node_modules', 'public', 'src', 'tests'];

/** What replaces a folder must be sure that it is an earlier build, or nobody's. Says why not, where it is not. */
export function faultOfOutput(root: string, content: string, out: string): string | undefined {
  const inside = [content, ...kept.map((name) => join(root, name))].find((folder) => holds(folder, out));
  if (inside || holds(out, root) || holds(out, content)) {
    return `${out} cannot be the output folder: it would replace the project or its content, or lie within them`;
  }
  if (!existsSync(out)) {
    const isLink = lstatSync(out, { throwIfNoEntry: false }) !== undefined;
    return isLink ? `${out} is a link that leads nowhere: make the folder, or take the link away` : undefined;
  }
  if (statSync(out).dev !== statSync(dirname(out)).dev) {
    return `${out} is where a disk or volume is mounted, and cannot be replaced as a whole: name a folder within it in ARCHIVE_OUT`;
  }
  const isBuild = existsSync(join(out, MARKER));
  if (!statSync(out).isDirectory() || (!isBuild && readdirSync(out).length > 0)) {
    return `${out} is not an earlier build: empty it, or name another folder in ARCHIVE_OUT`;
  }
  return undefined;
}

/** Where a site lies for a moment while it is being replaced. */
export const beside = (out: string, name: string): string => join(dirname(out), `.${basename(out)}-${name}`);

/**
 * Puts a site that is whole in place of the one that is being served. Between the two renames there is none.
 *
 * @param ready called with the folder of the new site, while nobody else knows of it
 * @returns the folder of the former site, where there was one
 */
export function replaceSite(
  building: string,
  out: string,
  ready: (site: string) => void = () => {},
): string | undefined {
  const [fresh, former] = [beside(out, 'fresh'), beside(out, 'former')];
  writeFileSync(
    join(building, MARKER),
    'A site built by the news archive. The next build replaces this folder.\n',
  );
  move(building, fresh);
  ready(fresh);
  const isThere = existsSync(out);
  if (isThere) renameSync(out, former);
  renameSync(fresh, out);
  return isThere ? former : undefined;
}

/** What a folder holds, at whatever depth. The mark of a build counts too: hosts are given all of it. */
export function sizeOf(folder: string): SiteSize {
  const sizes = filesOf(folder).map((file) => statSync(file).size);
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

/** Takes away what a build that was cut off has left, and brings back the site that it had already moved aside. */
export function clearRemains(building: string, out: string): void {
  const [fresh, former] = [beside(out, 'fresh'), beside(out, 'former')];
  if (!existsSync(out) && existsSync(join(former, MARKER))) renameSync(former, out);
  for (const folder of [building, fresh, former]) rmSync(folder, { recursive: true, force: true });
}

function move(from: string, to: string) {
  mkdirSync(dirname(to), { recursive: true });
  try {
    renameSync(from, to);
  } catch (error) {
    // The output folder may be on another disk.
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    cpSync(from, to, { recursive: true });
  }
}
