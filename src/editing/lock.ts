import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** The locks of this process. */
const held = new Set<string>();

/**
 * Takes a lock for this process.
 *
 * @param file the lock; the number of the process that holds it stands in it
 * @returns what gives it back, or `undefined` while another running process holds it
 */
export function lock(file: string): (() => void) | undefined {
  mkdirSync(dirname(file), { recursive: true });
  const own = `${file}.${process.pid}`;
  try {
    writeFileSync(own, String(process.pid));
    for (;;) {
      // A link, since it is there with its text at once, or not at all.
      if (succeeds('EEXIST', () => linkSync(own, file))) {
        held.add(file);
        return () => {
          held.delete(file);
          rmSync(file, { force: true });
        };
      }
      if (held.has(file) || isHeld(file)) return undefined;
      // Whoever held it is gone without giving it back. Moved, so that only one of those who wait takes it away.
      succeeds('ENOENT', () => renameSync(file, `${own}.stale`));
      rmSync(`${own}.stale`, { force: true });
    }
  } finally {
    rmSync(own, { force: true });
  }
}

/**
 * Takes a lock for this process as soon as it is free.
 *
 * @param onWait is called once, where another process holds it
 * @returns what gives it back
 */
export async function lockInTurn(file: string, onWait: () => void): Promise<() => void> {
  for (let turn = 0; ; turn++) {
    const unlock = lock(file);
    if (unlock) return unlock;
    if (turn === 0) onWait();
    await wait(50);
  }
}

/** Does it work out? Fails only for another reason than the one that is expected. */
function succeeds(expected: string, work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === expected) return false;
    throw error;
  }
}

/** One that was given back in the meantime is held by nobody. */
function isHeld(file: string): boolean {
  let pid = 0;
  succeeds('ENOENT', () => {
    pid = Number(readFileSync(file, 'utf8'));
  });
  return isRunning(pid);
}

function isRunning(pid: number): boolean {
  try {
    // A number of our own is that of a process before us, as in a container that was started anew.
    return pid > 0 && pid !== process.pid && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
