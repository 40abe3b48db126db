/** `npm run bench -- 10000`: generates archives, builds them, and says what that costs. See README.md. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, release, tmpdir, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { judge } from './limits.ts';
import { canSample } from './memory.ts';
import { trialTable, verdictTable } from './table.ts';
import { runTrial, type Trial } from './trial.ts';

const HELP = `npm run bench -- [COUNT ...] [--seed N] [--keep] [--rebuild] [--write] [--no-stock]

Generates an archive of COUNT articles (10 to 100000; 10000 if none is named), builds it with this project and
with stock @astrojs/mdx, and prints seconds, memory and size. Several counts, the smallest first, also show growth.

  --seed N     another archive (a whole number, 1 if none is named)
  --keep       keep what was generated and built, and say where
  --rebuild    build it again after a change of one article
  --write      write the tables into docs/benchmarks.md, in place of those of an earlier day
  --no-stock   leave the stock site out

Exit code 0: every promise is kept. 1: one is not, or a build failed. 2: wrong use.`;

interface Options {
  counts: number[];
  seed: number;
  keep: boolean;
  stock: boolean;
  rebuild: boolean;
  write: boolean;
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
        rebuild: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const counts = (positionals.length > 0 ? positionals : ['10000']).map(wholeNumber);
    if (!counts.every((count) => count >= 10 && count <= 100_000))
      return 'a count is a number from 10 to 100000';
    if (counts.some((count, at) => count <= (counts[at - 1] ?? 0))) return 'the smaller count comes first';
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
async function run({ counts, seed, keep, write, ...options }: Options): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'archive-bench-'));
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  const tell = (doing: string) => console.error(`… ${doing}`);
  const trials: Trial[] = [];
  try {
    for (const count of counts) {
      const own = join(folder, String(count));
      mkdirSync(own);
      const trial = await runTrial(own, { ...options, count, seed, tell, stopping: stopping.signal });
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
  const summary = [verdictTable(verdicts), howMeasured(seed)];
  console.log(summary.join('\n\n'));
  if (write) writeFileSync('docs/benchmarks.md', document([...trials.map(trialTable), ...summary]));
  return verdicts.every(({ isKept }) => isKept) ? 0 : 1;
}

function document(tables: readonly string[]): string {
  return `# What a build costs

Written by \`npm run bench -- --write\`, whose terms [tests/bench/README.md](../tests/bench/README.md) explains. What follows from
it for an archive that grows stands in [scale.md](scale.md).

\`\`\`text
${tables.join('\n\n')}
\`\`\`
`;
}

function howMeasured(seed: number): string {
  const memory = canSample
    ? 'resident sets of the process and its children, sampled from /proc'
    : 'resident set of the process without its children, from process.resourceUsage()';
  const machine = `${availableParallelism()} cores (${cpus()[0]?.model}), ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}`;
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, seed ${seed}, Node ${process.version}, ${machine}\npeak: ${memory}`;
}
