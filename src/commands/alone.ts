import { lock } from '../editing/lock.ts';
import { Refusal } from '../records/problem.ts';

/**
 * Does what only one process may do at a time, and can be gone on with after an interruption (Ctrl-C): that is said, and
 * ends the process with 1.
 *
 * @param file the lock
 * @throws Refusal while another process does the same
 */
export async function alone<T>(file: string, work: () => Promise<T>): Promise<T> {
  const unlock = lock(file);
  if (!unlock) throw new Refusal('another run is asking already: wait for it to end');
  const onExit = () => {
    unlock();
    // Behind the bar, where there is one.
    const gap = process.stderr.isTTY ? '\n' : '';
    console.error(`${gap}stopped: the next run goes on from here`);
    // A progress bar ends the process with 0 when it is interrupted.
    process.exitCode = 1;
  };
  const onSignal = () => process.exit(1);
  process.once('exit', onExit).once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    return await work();
  } finally {
    process.off('exit', onExit).off('SIGINT', onSignal).off('SIGTERM', onSignal);
    unlock();
  }
}
