/**
 * Lock files between processes. Each holds the number (pid) of the process that holds it, and is free once that is
 * gone.
 */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** The files of the locks that this process holds. */
const held = new Set<string>();

/**
 * Takes a lock for this process, without waiting.
 *
 * @param file the lock file; its folder is made
 * @returns a function that releases it; `undefined` while it is held, by this process or another that runs
 */
export function lock(file: string): (() => void) | undefined {
  mkdirSync(dirname(file), { recursive: true });
  const own = `${file}.${process.pid}`;
  try {
    writeFileSync(own, String(process.pid));
    for (;;) {
      // Atomic: a hard link is there with its text at once, or not at all.
      if (succeeds('EEXIST', () => linkSync(own, file))) {
        held.add(file);
        return () => {
          held.delete(file);
          rmSync(file, { force: true });
        };
      }
      if (held.has(file) || isHeld(file)) return undefined;
      // A stale lock: whoever held it is gone without releasing it. Moved, so that only one of those who wait removes
      // it.
      succeeds('ENOENT', () => renameSync(file, `${own}.stale`));
      rmSync(`${own}.stale`, { force: true });
    }
  } finally {
    rmSync(own, { force: true });
  }
}

/**
 * Takes a lock for this process as soon as it is free, which is tried every 50 milliseconds.
 *
 * @param onWait is called once, where the lock is held
 * @returns a function that releases it
 */
export async function lockInTurn(file: string, onWait: () => void): Promise<() => void> {
  for (let turn = 0; ; turn++) {
    const unlock = lock(file);
    if (unlock) return unlock;
    if (turn === 0) onWait();
    await wait(50);
  }
}

/** Does the work succeed? `false` where it fails with the expected error code of the system; throws any other error. */
function succeeds(expected: string, work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === expected) return false;
    throw error;
  }
}

/** Is it held by a running process? A lock that was released in the meantime is not. */
function isHeld(file: string): boolean {
  let pid = 0;
  succeeds('ENOENT', () => {
    pid = Number(readFileSync(file, 'utf8'));
  });
  return isRunning(pid);
}

function isRunning(pid: number): boolean {
  try {
    // Signal 0 only asks whether the process is there. Our own number is that of a process before us, as in a
    // container that was started anew.
    return pid > 0 && pid !== process.pid && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
