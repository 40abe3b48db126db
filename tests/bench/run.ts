/** `npm run bench -- 10000`: generates archives, builds them, and says what that costs. See README.md. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { judge } from './limits.ts';
import { canSample } from './memory.ts';
import { trialTable, verdictTable } from './table.ts';
import { runTrial, type Trial } from './trial.ts';

const HELP = `npm run bench -- [COUNT [COUNT]] [--seed N] [--keep] [--no-stock]

Generates an archive of COUNT articles (10 to 50000; 10000 if none is named), builds it with this project and
with stock @astrojs/mdx, and prints seconds, memory and size. Two counts, the smaller first, also show growth.

  --seed N     another archive (a whole number, 1 if none is named)
  --keep       keep what was generated and built, and say where
  --no-stock   leave the stock site out

Exit code 0: every promise is kept. 1: one is not, or a build failed. 2: wrong use.`;

interface Options {
  counts: number[];
  seed: number;
  keep: boolean;
  stock: boolean;
  help: boolean;
}

const options = readOptions();
if (typeof options === 'string') {
  console.error(`${options}; see npm run bench -- --help`);
  process.exitCode = 2;
} else if (options.help) {
  console.log(HELP);
} else {
  process.exitCode = await run(options);
}

/** @returns the options, or what is wrong with them, on one line */
function readOptions(): Options | string {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      allowNegative: true,
      options: {
        seed: { type: 'string', default: '1' },
        keep: { type: 'boolean', default: false },
        stock: { type: 'boolean', default: true },
        help: { type: 'boolean', default: false },
      },
    });
    const counts = (positionals.length > 0 ? positionals : ['10000']).map(wholeNumber);
    const [first = 0, second = Infinity] = counts;
    if (counts.length > 2) return 'at most two counts can be compared';
    if (!counts.every((count) => count >= 10 && count <= 50_000))
      return 'a count is a number from 10 to 50000';
    if (first >= second) return 'the smaller count comes first';
    const seed = wholeNumber(values.seed);
    if (!(seed < 2 ** 32)) return 'a seed is a whole number from 0 to 4294967295';
    return { ...values, counts, seed };
  } catch (error) {
    return error instanceof Error ? (error.message.split(/[.\n]/)[0] ?? '') : String(error);
  }
}

function wholeNumber(text: string): number {
  return /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
}

/** @returns the exit code */
async function run({ counts, seed, keep, stock }: Options): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'archive-bench-'));
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  const tell = (doing: string) => console.error(`… ${doing}`);
  const trials: Trial[] = [];
  try {
    for (const count of counts) {
      const own = join(folder, String(count));
      mkdirSync(own);
      const trial = await runTrial(own, { count, seed, stock, tell, stopping: stopping.signal });
      console.log(`\n${trialTable(trial)}\n`);
      trials.push(trial);
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  } finally {
    if (keep) console.log(`kept in ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  }
  const verdicts = judge(trials);
  console.log(verdictTable(verdicts));
  console.log(`\n${howMeasured(seed)}`);
  return verdicts.every(({ isKept }) => isKept) ? 0 : 1;
}

function howMeasured(seed: number): string {
  const memory = canSample
    ? 'resident sets of the process and its children, sampled from /proc'
    : 'resident set of the process without its children, from process.resourceUsage()';
  return `seed ${seed}, Node ${process.version}, ${availableParallelism()} cores; peak: ${memory}`;
}
