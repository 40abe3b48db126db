/**
 * Lock files between processes. Each names the process that holds it, and is free once that is gone: by its number (pid), which
 * the system gives to another one day, by when it started, and by the checkout that it runs in.
 */
import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, readFileSync, readlinkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
    writeFileSync(own, [process.pid, ...(identityOf(process.pid) ?? [])].join('\n'));
    for (;;) {
      // Atomic: a hard link is there with its text at once, or not at all.
      if (succeeds('EEXIST', () => linkSync(own, file))) {
        held.add(file);
        return () => {
          // Another process may hold it by the time that it is released again.
          if (held.delete(file)) rmSync(file, { force: true });
        };
      }
      if (held.has(file)) return undefined;
      let text = '';
      // Released in the meantime.
      if (!succeeds('ENOENT', () => (text = readFileSync(file, 'utf8')))) continue;
      if (isHeld(text)) return undefined;
      // A stale lock: whoever held it is gone without releasing it. Moved, so that only one of those who wait removes
      // it; a lock that somebody took since it was read is put back.
      const stale = `${own}.stale`;
      const isMoved = succeeds('ENOENT', () => renameSync(file, stale));
      if (isMoved && readFileSync(stale, 'utf8') !== text) succeeds('EEXIST', () => linkSync(stale, file));
      rmSync(stale, { force: true });
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
function succeeds(expected: string, work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === expected) return false;
    throw error;
  }
}

/** Is a lock with this text held by the process that took it? */
function isHeld(text: string): boolean {
  const [number = '', ...identity] = text.split('\n');
  const pid = Number(number);
  // Our own number, which we do not hold it by, is that of a process before us, as in a container that was started anew.
  if (!(pid > 0) || pid === process.pid || !isRunning(pid)) return false;
  const known = identityOf(pid);
  return known?.every((part, index) => part === (identity[index] ?? part)) ?? false;
}

function isRunning(pid: number): boolean {
  try {
    // Signal 0 only asks whether the process is there.
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * When a process started and where it runs, as far as the system tells: on Linux, in ticks since the start of the system
 * (proc_pid_stat(5)), and the folder, unless the process is another user's; elsewhere what `ps` says, of the start alone.
 *
 * @returns `undefined` where it has ended, and nobody has taken notice yet
 */
function identityOf(pid: number): string[] | undefined {
  const told: string[] = [];
  try {
    if (process.platform !== 'linux') {
      return [
        execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
        }).trim(),
      ];
    }
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Behind the name, which may hold anything, brackets too.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z') return undefined;
    told.push(fields[18] ?? '');
    told.push(readlinkSync(`/proc/${pid}/cwd`));
  } catch {
    // Where the system tells no more, the number has to do.
  }
  return told;
}
