/** `npm run bench:search`: a hundred queries of the search page, beside Pagefind's bare core. See ../README.md. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { findChromium } from '../../support/installed.ts';
import { generateArchive } from '../generate.ts';
import { measure } from '../measure.ts';
import { ask, bare, core, type Measured, ours } from './drive.ts';
import { queriesFor } from './queries.ts';
import { report } from './report.ts';
import { serve } from './serve.ts';

const HELP = `npm run bench:search -- [COUNT] [--rounds N] [--site FOLDER]

Generates and builds an archive of COUNT articles (10000 if none is named), asks a hundred queries of its search page
and of Pagefind's core API over the same index, and prints bytes and times.

  --rounds N      ask all of them N times, each time in a new browser (3 if not named)
  --site FOLDER   take a site that is built already

Exit code 0: every promise is kept. 1: one is not, or something failed. 2: wrong use.`;

const SEED = 1;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '3' },
    site: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const count = Number(positionals[0] ?? 10_000);
const rounds = Number(values.rounds);
if (values.help) {
  console.log(HELP);
} else if (positionals.length > 1 || !(count >= 100 && count <= 50_000) || !(rounds >= 1 && rounds <= 20)) {
  console.error('a count is a number from 100 to 50000, and rounds are 1 to 20; see --help');
  process.exitCode = 2;
} else {
  process.exitCode = await run();
}

async function run(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'archive-bench-'));
  try {
    const site = values.site ?? (await build(folder));
    const queries = queriesFor(site, SEED);
    const measured = await askBoth(site, queries);
    const { text, isKept } = report(measured);
    console.log(text);
    return isKept ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function build(folder: string): Promise<string> {
  const [content, out] = [join(folder, 'content'), join(folder, 'site')];
  console.error(`… ${count} articles: writing and building them`);
  generateArchive(content, count, SEED);
  const env = { ARCHIVE_CONTENT: content, ARCHIVE_OUT: out };
  const root = process.cwd();
  const program = [join(root, 'src/commands/main.ts'), 'build'];
  await measure(program, root, env, new AbortController().signal);
  return out;
}

/** By turns, so that whatever else the machine does touches both. */
async function askBoth(site: string, queries: ReturnType<typeof queriesFor>) {
  const served = await serve(site, bare);
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  const measured: Record<'core' | 'ours', Measured[][]> = { core: [], ours: [] };
  try {
    for (let round = 0; round < rounds; round++) {
      for (const [name, contestant] of Object.entries({ core, ours })) {
        console.error(`… round ${round + 1} of ${rounds}: ${name}`);
        served.takeBytes();
        measured[name as 'core' | 'ours'].push(await ask(browser, served, contestant, queries));
      }
    }
  } finally {
    await browser.close();
    served.close();
  }
  return measured;
}
