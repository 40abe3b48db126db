/**
 * The backstop behind `limits.ts`: a process that takes too long over one file, or too much memory, is ended with word of
 * the file. A parser in native code hears no signal while it works, so a thread beside it looks on.
 */
import { relative } from 'node:path';
import { Worker } from 'node:worker_threads';

/** What the thread is given. The counter is odd while a file is being read; its path lies in `path`, in UTF-8. */
export interface Watched {
  counter: Int32Array<SharedArrayBuffer>;
  path: Uint8Array<SharedArrayBuffer>;
}

let watched: Watched | undefined;

/** Starts the thread, once. It keeps no process from ending. */
function start(): Watched {
  const shared = {
    counter: new Int32Array(new SharedArrayBuffer(4)),
    path: new Uint8Array(new SharedArrayBuffer(4096)),
  };
  const thread = new Worker(new URL('./watchdog-thread.ts', import.meta.url), {
    workerData: shared,
    execArgv: [],
  });
  thread.unref();
  return shared;
}

const utf8 = new TextEncoder();

/**
 * Does work on one file. Where that takes more than two seconds, or 300 MB more than before, the whole process is ended
 * (SIGKILL), and on its standard error stands `path:1:1` with what is wrong.
 *
 * @param path of the file, absolute
 * @returns what the work gives
 */
export function watch<T>(path: string, work: () => T): T {
  watched ??= start();
  const { written } = utf8.encodeInto(relative(process.cwd(), path), watched.path);
  watched.path.fill(0, written);
  Atomics.add(watched.counter, 0, 1);
  try {
    return work();
  } finally {
    Atomics.add(watched.counter, 0, 1);
  }
}
