/** Long runs: how far they have come, and what becomes of them when somebody stops them. */
import { progress } from '@clack/prompts';
import { folders } from '../config.ts';
import { lock } from '../editing/lock.ts';
import type { FolderReading } from '../records/folder.ts';
import { Refusal } from '../records/problem.ts';
import { readContent } from '../store/read-content.ts';
import type { Progress, ShowProgress } from '../store/reading-ahead.ts';
import type { Context } from './command.ts';

/** Where nobody watches, a line for each tenth, but not for fewer than this. */
const LEAST_STEP = 10;

/** What takes less is not worth a word. */
export const SHORT_MS = 2000;

/**
 * Shows on stderr how far a long piece of work has come: as a bar at a terminal, as a line now and then elsewhere.
 *
 * @param after in milliseconds, before which nothing is shown
 */
export function showProgress(
  { stderr, console }: Pick<Context, 'stderr' | 'console'>,
  what: string,
  total: number,
  after = 0,
): Progress {
  const begin = performance.now();
  const isLong = () => performance.now() - begin >= after;
  let done = 0;
  const inWords = () => `${what}: ${done} of ${total}`;
  if (!stderr.isTTY || total === 0) {
    const step = Math.max(LEAST_STEP, Math.ceil(total / 10));
    return {
      advance: (count = 1) => {
        const before = done;
        done += count;
        const isStep = Math.floor(done / step) > Math.floor(before / step);
        if (isStep && done < total && isLong()) console.error(inWords());
      },
      stop: () => {},
    };
  }
  let bar: ReturnType<typeof progress> | undefined;
  const start = () => {
    bar = progress({ max: total, output: stderr, withGuide: false, cancelMessage: 'interrupted' });
    bar.start(inWords());
    if (done > 0) bar.advance(done, inWords());
  };
  if (after === 0) start();
  return {
    advance: (count = 1) => {
      done = Math.min(done + count, total);
      if (bar) bar.advance(count, inWords());
      else if (isLong()) start();
    },
    stop: () => bar?.clear(),
  };
}

/** The same for work that is mostly done before anybody asks. */
export const showIfLong =
  (context: Pick<Context, 'stderr' | 'console'>): ShowProgress =>
  (what, total) =>
    showProgress(context, what, total, SHORT_MS);

/** Reads the content for a command, and shows how far that has come where it takes long. */
export const readShowing = (context: Context): Promise<FolderReading> =>
  readContent(folders(context.env), showIfLong(context));

/**
 * Does work that only one process may do at a time, and that the next run goes on with where it was interrupted (Ctrl-C):
 * that is said, and ends the process.
 *
 * @param file the lock
 * @throws Refusal while another process does the same
 */
export async function alone<T>(
  { stderr, console }: Pick<Context, 'stderr' | 'console'>,
  file: string,
  work: () => Promise<T>,
): Promise<T> {
  const unlock = lock(file);
  if (!unlock) throw new Refusal('another run is asking already: wait for it to end');
  // The line of a progress bar is still open.
  const gap = stderr.isTTY ? '\n' : '';
  return interruptible(work, unlock, () => console.error(`${gap}stopped: the next run goes on from here`));
}

/**
 * Does work that may be interrupted by a signal (SIGINT, SIGTERM), which then ends the process.
 *
 * @param cleanUp is called behind the work, whether it was done, failed or was interrupted
 * @param onStop is called where it was interrupted
 */
export async function interruptible<T>(
  work: () => Promise<T>,
  cleanUp: () => void,
  onStop: () => void,
): Promise<T> {
  // A progress bar reads the terminal itself, and answers Ctrl-C with an exit.
  let signal: NodeJS.Signals = 'SIGINT';
  const onExit = () => {
    cleanUp();
    onStop();
    endBy(signal);
  };
  const onSignal = (received: NodeJS.Signals) => {
    signal = received;
    process.exit();
  };
  process.once('exit', onExit).once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    return await work();
  } finally {
    process.off('exit', onExit).off('SIGINT', onSignal).off('SIGTERM', onSignal);
    cleanUp();
  }
}

/**
 * Ends this process by a signal, at once. An exit waits for V8's threads, and one that compiles may be waiting for the
 * main thread to collect garbage: then both wait for ever (Node.js 26).
 */
function endBy(signal: NodeJS.Signals): void {
  if (process.stdin.isTTY) process.stdin.setRawMode(false);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}
