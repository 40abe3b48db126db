/** A thread that reads some of the articles, and sends them as lines of the cache (`reading-ahead.ts`). */
import { parentPort, workerData } from 'node:worker_threads';
import { readFiles } from '../records/folder.ts';
import { linesOf } from './entry-cache.ts';
import { BATCH, type ReadingTask } from './reading-ahead.ts';

const { folder, base, names }: ReadingTask = workerData;
for (let at = 0; at < names.length; at += BATCH) {
  for (const lines of linesOf(readFiles(folder, 'articles', names.slice(at, at + BATCH), base)))
    parentPort?.postMessage(lines);
}
