/**
 * `node src/commands/search-index.ts CACHE TARGET`: the search index of the entries in a cache, written into a folder. A
 * build starts it in a process of its own while it makes the pages (`build.ts`). Prints an `IndexReport` as JSON.
 */
import { recordsByKind } from '../records/record.ts';
import { indexRecords } from '../search/build/index-records.ts';
import { readEntries } from '../store/entry-cache.ts';
import type { IndexReport } from './index-process.ts';

const [cache = '', target = ''] = process.argv.slice(2);
const records = await indexRecords(
  recordsByKind((kind) => readEntries(cache, kind)),
  target,
);
const report: IndexReport = {
  records,
  seconds: process.uptime(),
  peakBytes: process.resourceUsage().maxRSS * 1024,
};
console.log(JSON.stringify(report));
