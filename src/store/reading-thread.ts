/** A thread that reads some of the articles into a cache of its own (`reading-ahead.ts`). */
import { workerData } from 'node:worker_threads';
import { readKind } from '../records/folder.ts';
import { writeCache } from './entry-cache.ts';
import type { ReadingTask } from './reading-ahead.ts';

const { folder, base, first, end, cache }: ReadingTask = workerData;
const isOurs = (name: string) => name >= first && (!end || name < end);
writeCache(cache, 'articles', readKind(folder, 'articles', base, undefined, isOurs));
