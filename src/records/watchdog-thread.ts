/** The thread of `watchdog.ts`. */
import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { printable } from './problem.ts';
import type { Watched } from './watchdog.ts';

const MOST_MS = 2000;
const MOST_BYTES = 300 * 1000 * 1000;
const TICK_MS = 50;

const { counter, path }: Watched = workerData;

/** Of the whole process: time, processor time, and memory before. A machine that sleeps takes no processor time. */
const now = () => {
  const { user, system } = process.cpuUsage();
  return { ms: performance.now(), cpuMs: (user + system) / 1000, bytes: process.memoryUsage.rss() };
};

let count = Atomics.load(counter, 0);
let [first, last] = [now(), now()];

setInterval(() => {
  const [before, present] = [last, Atomics.load(counter, 0)];
  last = now();
  if (present !== count) {
    count = present;
    first = before;
    return;
  }
  const isSlow = last.ms - first.ms > MOST_MS && last.cpuMs - first.cpuMs > MOST_MS / 2;
  if (present % 2 === 0 || (!isSlow && last.bytes - first.bytes < MOST_BYTES)) return;
  const length = path.indexOf(0);
  const name = printable(new TextDecoder().decode(path.slice(0, length < 0 ? path.length : length)));
  const why = isSlow
    ? `more than ${MOST_MS / 1000} seconds`
    : `more than ${MOST_BYTES / 1_000_000} MB of memory`;
  writeSync(
    2,
    `${name}:1:1  to read this file takes ${why}: take it away, and what repeats itself out of it\n`,
  );
  process.kill(process.pid, 'SIGKILL');
}, TICK_MS);
