/** Runs one of the programs that are measured, and measures it. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { canSample, residentBytes } from './memory.ts';

const SAMPLE_MS = 50;

export interface Cost {
  seconds: number;
  /** The most memory at any moment: of the process and its children together, or, unsampled, of itself alone. */
  peakBytes: number;
}

/** What a stage costs is what the program says of it; what the whole costs includes starting and ending. */
export interface Run {
  stages: Map<string, Cost>;
  whole: Cost;
}

/** A line that `stage` of `src/commands/build.ts` prints: as a stage begins without, as it ends with the last two. */
interface Announcement {
  stage: string;
  seconds?: number;
  peakBytes?: number;
}

/**
 * @param program a program in TypeScript, as an absolute path, and its arguments
 * @param cwd the folder to run it in
 * @param env what is set besides the present environment
 * @param stopping ends the program, which then counts as failed
 * @throws an `Error` with what the program printed, if it fails
 */
export async function measure(
  program: string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  stopping: AbortSignal,
): Promise<Run> {
  stopping.throwIfAborted();
  const since = performance.now();
  const child = spawn(process.execPath, program, {
    cwd,
    env: { ...process.env, ...env, ARCHIVE_STAGES: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => child.kill();
  stopping.addEventListener('abort', stop);
  const run: Run = { stages: new Map(), whole: { seconds: 0, peakBytes: 0 } };
  let current: Cost | undefined;
  const sampler = setInterval(() => {
    const bytes = canSample && child.pid ? residentBytes(child.pid) : 0;
    for (const cost of [run.whole, current]) if (cost && bytes > cost.peakBytes) cost.peakBytes = bytes;
  }, SAMPLE_MS);
  const printed: string[] = [];
  createInterface(child.stderr).on('line', (line) => printed.push(line));
  createInterface(child.stdout).on('line', (line) => {
    const said = announcement(line);
    if (!said) {
      printed.push(line);
      return;
    }
    const cost = run.stages.get(said.stage) ?? { seconds: 0, peakBytes: 0 };
    run.stages.set(said.stage, cost);
    current = said.seconds === undefined ? cost : undefined;
    cost.seconds = said.seconds ?? 0;
    // A stage that ran beside another tells its own peak.
    if (said.peakBytes && cost.peakBytes === 0) cost.peakBytes = said.peakBytes;
    if (!canSample && said.peakBytes) {
      run.whole.peakBytes = Math.max(run.whole.peakBytes, said.peakBytes);
    }
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => {
    clearInterval(sampler);
    stopping.removeEventListener('abort', stop);
  });
  if (code !== 0)
    throw new Error([`${program.join(' ')} failed (${code})`, ...printed.slice(0, 40)].join('\n'));
  run.whole.seconds = (performance.now() - since) / 1000;
  return run;
}

function announcement(line: string): Announcement | undefined {
  return line.startsWith('{"stage":') ? (JSON.parse(line) as Announcement) : undefined;
}
