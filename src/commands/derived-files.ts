/**
 * `node src/commands/derived-files.ts CACHE TARGET WORK`: all that is made of the entries in a cache beside the pages, written into a
 * folder: the search index, feeds, sets of references, data. A build starts it in a process of its own while it makes the
 * pages (`build.ts`), with its own environment. Prints a `DerivedReport` as JSON.
 */
import { address, buildDay } from '../config.ts';
import { writeExports } from '../exports/write-exports.ts';
import { recordsByKind } from '../records/record.ts';
import { indexRecords } from '../search/build/index-records.ts';
import { readEntries } from '../store/entry-cache.ts';
import type { DerivedReport } from './derived-process.ts';

const [cache = '', target = '', work = ''] = process.argv.slice(2);
// A build that is killed cannot end this process: it ends as soon as nobody holds its input open, by a signal, since an
// exit may wait for ever (`interruptible`).
process.stdin
  .on('end', () => process.kill(process.pid))
  .resume()
  .unref();
const records = recordsByKind((kind) => readEntries(cache, kind));
// While Pagefind reads its documents, in a process of its own, this one has nothing else to do.
const indexing = indexRecords(records, target, work);
writeExports(records, target, { address: address(), day: buildDay() });
const report: DerivedReport = {
  ...(await indexing),
  seconds: process.uptime(),
  peakBytes: process.resourceUsage().maxRSS * 1024,
};
console.log(JSON.stringify(report));
