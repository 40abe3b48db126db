/**
 * `npm run build`: the site and its search index, into the output folder.
 *
 * Everything is made elsewhere and takes the output folder's place only once it is whole: a build that fails changes
 * nothing that is being served.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { build } from 'astro';
import { folders } from '../folders.ts';
import { ContentProblems } from '../records/problem.ts';
import { indexSite } from '../search/index-site.ts';
import { stage } from './stage.ts';

const { root, content, out, building } = folders();
const beside = (name: string) => join(dirname(out), `.${basename(out)}-${name}`);
const [fresh, former] = [beside('fresh'), beside('former')];

const refusal = faultOfOutput();
if (refusal) {
  console.error(refusal);
  process.exit(2);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    clear();
    process.exit(1);
  });
}

try {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  clear();
  const { seconds: pages } = await stage('pages', () => build({ root, outDir: building, logLevel: 'warn' }));
  const { seconds: index, result: found } = await stage('index', () => indexSite(building));
  replace();
  const times = `pages ${pages.toFixed(1)} s, index of ${found} pages ${index.toFixed(1)} s`;
  console.log(`${times}, in ${relative(root, out) || out}`);
} catch (error) {
  clear();
  report(error);
  process.exit(1);
}

/** What replaces a folder must be sure that it is an earlier build, or nobody's. */
function faultOfOutput(): string | undefined {
  const holds = (outer: string, inner: string) => !relative(outer, inner).startsWith('..');
  if (holds(out, root) || holds(out, content) || holds(content, out)) {
    return `${out} cannot be the output folder: it would replace the project or its content`;
  }
  const names = existsSync(out) ? readdirSync(out) : [];
  if (names.length > 0 && !names.includes('pagefind')) {
    return `${out} holds something that is not an earlier build: empty it, or name another folder in ARCHIVE_OUT`;
  }
  return undefined;
}

/** The moves within one folder at the end are the only moment at which there is no site. */
function replace() {
  move(building, fresh);
  if (existsSync(out)) renameSync(out, former);
  renameSync(fresh, out);
  rmSync(former, { recursive: true, force: true });
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

function clear() {
  for (const folder of [building, fresh, former]) rmSync(folder, { recursive: true, force: true });
}

/** Problems of the content are the author's to mend, and are printed as they are. The rest is ours. */
function report(error: unknown) {
  if (error instanceof Error && error.name === ContentProblems.name) {
    console.log(error.message);
    console.error('\nNothing was built. Mend what is listed above; `npm run check` lists it again.');
  } else {
    console.error(error);
  }
}
