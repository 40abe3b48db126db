/**
 * `npm run build`: the site and its search index, into the output folder.
 *
 * Everything is made elsewhere and takes the output folder's place only once it is whole: a build that fails changes
 * nothing that is being served. Exit codes: 0 built, 1 problems of the content or a failure, 2 wrong use.
 */
import { join, relative } from 'node:path';
import { build } from 'astro';
import { address, buildDay, folders } from '../config.ts';
import { finishChanges } from '../editing/changes.ts';
import { lock, lockInTurn } from '../editing/lock.ts';
import { ContentProblems } from '../records/problem.ts';
import { indexSite } from '../search/build/index-site.ts';
import { adviceOn, takesNothing } from './command.ts';
import { clearRemains, faultOfOutput, replaceSite } from './output.ts';
import { stage } from './stage.ts';

takesNothing(`npm run build

Builds the site and its search index into dist/, whole or not at all. The environment sets more: SITE_URL, BASE_PATH,
ARCHIVE_CONTENT, ARCHIVE_OUT, SOURCE_DATE_EPOCH (README.md).

Exit code: 0 built, 1 problems of the content or a failure, 2 wrong use.`);
const { root, content, out, cache, building, shared } = folders();

const refusal = faultOfEnvironment() ?? faultOfOutput(root, content, out);
if (refusal) leave(2, refusal);
const unlock = lock(join(cache, 'lock'));
if (!unlock) leave(2, `another build into ${out} is running: wait for it to end`);

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => leave(1, 'stopped: nothing was built'));
let endTurn = () => {};
process.once('exit', () => {
  if (!unlock) return;
  clearRemains(building, out);
  endTurn();
  unlock();
});

try {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  clearRemains(building, out);
  finishChanges(content);
  // Astro keeps some files of a build in one place for the whole checkout (`.astro/`), and renames them there.
  endTurn = await lockInTurn(join(shared, 'lock'), () =>
    console.error('another build from this checkout is running: waiting for its pages'),
  );
  const { seconds: pages } = await stage('pages', () => build({ root, outDir: building, logLevel: 'warn' }));
  endTurn();
  const { seconds: index, result: found } = await stage('index', () => indexSite(building));
  replaceSite(building, out);
  const times = `pages ${pages.toFixed(1)} s, index of ${found} pages ${index.toFixed(1)} s`;
  console.log(`${times}, in ${relative(root, out) || out}`);
} catch (error) {
  const advice = adviceOn(error);
  if (!advice) throw error;
  // Problems of the content are the author's to mend, and are printed as they are. The rest is ours.
  if (!(error instanceof Error && error.name === ContentProblems.name))
    leave(1, `${advice}\nNothing was built.`);
  console.log(advice);
  leave(1, '\nNothing was built. Mend what is listed above; `npm run check` lists it again.');
}

function faultOfEnvironment(): string | undefined {
  try {
    address();
    buildDay();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function leave(code: number, words: string): never {
  console.error(words);
  process.exit(code);
}
