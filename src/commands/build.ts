/**
 * `npm run build`: the site, its search index, feeds and data, into the output folder.
 *
 * Everything is made elsewhere and takes the output folder's place only once it is whole: a build that fails changes
 * nothing that is being served. Astro reads the environment of the process, so `env` must be that.
 */
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { address, buildDay, folders } from '../config.ts';
import { finishChanges } from '../editing/changes.ts';
import { lock, lockInTurn } from '../editing/lock.ts';
import { headersFile } from '../hosting/host-files.ts';
import { expectedSize, type SiteSize, sizeInWords, tooLargeFor } from '../hosting/limits.ts';
import { listKind } from '../records/listing.ts';
import { ContentProblems } from '../records/problem.ts';
import { showReading } from '../store/held-content.ts';
import { readyPages } from '../store/kept-pages.ts';
import { adviceOn, defineCommand } from './command.ts';
import { DerivedProcess } from './derived-process.ts';
import { clearRemains, faultOfOutput, replaceSite, sizeOf } from './output.ts';
import { pagesProgress } from './pages-progress.ts';
import { interruptible, SHORT_MS, showIfLong } from './progress.ts';

export const buildCommand = defineCommand({
  usage: `npm run build

Builds the site, its search index, feeds and data into dist/, whole or not at all. The environment sets more: SITE_URL, BASE_PATH,
ARCHIVE_CONTENT, ARCHIVE_OUT, SOURCE_DATE_EPOCH (README.md).

Exit code: 0 built, 1 problems of the content or a failure, 2 wrong use.`,
  async run(_values, _positionals, context) {
    const { env, console } = context;
    const { root, content, base, out, cache, building, shared } = folders(env);
    // Astro would wrap what is wrong with a setting.
    address(env);
    buildDay(env);
    const refusal = faultOfOutput(root, content, out);
    if (refusal) {
      console.error(refusal);
      return 2;
    }
    const unlock = lock(join(cache, 'lock'));
    if (!unlock) {
      console.error(`another build into ${out} is running: wait for it to end`);
      return 2;
    }
    let endTurn = () => {};
    const derived = new DerivedProcess(cache);
    const cleanUp = () => {
      derived.stop();
      clearRemains(building, out);
      endTurn();
      unlock();
    };
    const work = async () => {
      clearRemains(building, out);
      finishChanges(content);
      // Astro keeps some files of a build in one place for the whole checkout (`.astro/`), and renames them there.
      endTurn = await lockInTurn(join(shared, 'lock'), () =>
        console.error('another build from this checkout is running: waiting for its pages'),
      );
      const pagesKept = readyPages(cache, building, out);
      const warn = (what: string, size: SiteSize) => {
        const hosts = tooLargeFor(size);
        if (hosts.length > 0) console.error(`${what}too large for ${hosts.join(', ')}`);
      };
      const expected = expectedSize(listKind(content, 'articles').names.length);
      warn(`this will be about ${sizeInWords(expected)}, `, expected);
      const { seconds: pages } = await stage('pages', async () => {
        showReading(showIfLong(context));
        const { build } = await import('astro');
        // By then the content has been read and found sound, and lies in the cache.
        let hasBegun = false;
        const begin = () => {
          if (!hasBegun) pagesKept.begin();
          hasBegun = true;
          derived.start();
        };
        const hooks = { 'astro:build:setup': begin };
        await build({
          root,
          outDir: building,
          logLevel: 'warn',
          integrations: [{ name: 'derived-files', hooks }, pagesProgress(base, showIfLong(context))],
          experimental: { incrementalBuild: pagesKept.keeps },
        });
        pagesKept.made();
      });
      endTurn();
      const waiting = setTimeout(() => console.error('the index is still being made'), SHORT_MS);
      const { records, seconds, peakBytes } = await derived
        .moveTo(building)
        .finally(() => clearTimeout(waiting));
      announce('index', { seconds, peakBytes });
      writeFileSync(join(building, '_headers'), headersFile(address(env)));
      pagesKept.whole(replaceSite(building, out, pagesKept.ready));
      const size = sizeOf(out);
      const times = `pages ${pages.toFixed(1)} s, beside them an index of ${records} records ${seconds.toFixed(1)} s`;
      console.log(`${times}, ${sizeInWords(size)} in ${relative(root, out) || out}`);
      warn('', size);
    };
    try {
      await interruptible(work, cleanUp, () => console.error('stopped: nothing was built'));
      return 0;
    } catch (error) {
      const advice = adviceOn(error);
      if (!advice) throw error;
      // Problems of the content are the author's to mend, and are printed as they are. The rest is ours.
      if (error instanceof Error && error.name === ContentProblems.name) {
        console.log(advice);
        console.error('\nNothing was built. Mend what is listed above; `npm run check` lists it again.');
      } else console.error(`${advice}\nNothing was built.`);
      return 1;
    }
  },
});

/**
 * Does one stage of a build's work, and says how many seconds it took.
 *
 * Where `ARCHIVE_STAGES` is set, each stage prints a line of JSON as it begins, `{"stage":"pages"}`, and one as it
 * ends, with its seconds and the highest resident set in bytes that the process has had so far. The benchmark reads
 * these.
 */
export async function stage<T>(
  name: string,
  work: () => T | Promise<T>,
): Promise<{ result: T; seconds: number }> {
  announce(name, {});
  const since = performance.now();
  const result = await work();
  const seconds = (performance.now() - since) / 1000;
  announce(name, { seconds, peakBytes: process.resourceUsage().maxRSS * 1024 });
  return { result, seconds };
}

function announce(stage: string, end: object) {
  if (process.env.ARCHIVE_STAGES) console.log(JSON.stringify({ stage, ...end }));
}
