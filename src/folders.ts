import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';

/** The project's own folder. Every command is run by npm, which starts it there. */
const root = process.cwd();

/**
 * The folders that one run works with, as absolute paths.
 *
 * `ARCHIVE_CONTENT` names another content folder and `ARCHIVE_OUT` another output folder. The cache, and the
 * folder in which a site is made, belong to one pair of them, so that archives built from the same checkout, even
 * at the same time, never see each other's records. Both lie within the project: Astro keeps its own unfinished work
 * beside an output folder there, and in one place for all builds elsewhere.
 */
export function folders(env: NodeJS.ProcessEnv = process.env) {
  const content = resolve(root, env.ARCHIVE_CONTENT ?? 'content');
  const out = resolve(root, env.ARCHIVE_OUT ?? 'dist');
  const name = createHash('sha256').update(`${content}\0${out}`).digest('hex').slice(0, 12);
  const cache = join(root, 'node_modules/.astro', name);
  return { root, content, out, cache, building: join(cache, 'building') };
}

/** Where the site is served on this machine. `PORT` names another port; one that is taken gives way to the next. */
export const port = Number(process.env.PORT ?? 4321);
