/** Prints what was measured, in plain columns. MB and kB are 1,000,000 and 1,000 bytes. */
import type { Verdict } from './limits.ts';
import type { Trial } from './trial.ts';

const whole = (value: number) => Math.round(value).toLocaleString('en-GB');
const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);

/** The table of one trial, with what was built above it. */
export function trialTable({ count, entries, content, rows }: Trial): string {
  const { events, people, topics, sources } = entries;
  const stock = rows.find(({ site, stage }) => site === 'stock' && stage === 'whole')?.seconds;
  return [
    `${whole(count)} articles, ${whole(events)} events, ${people} people, ${topics} topics, ${sources} sources: ${megabytes(content.bytes)} MB`,
    '',
    ...columns([
      ['site', 'stage', 'seconds', 'of stock’s', 'peak MB', 'files', 'MB', 'largest page, kB', 'gzip -9'],
      ...rows.map(({ site, stage, seconds, peakBytes, size }) => [
        site,
        stage,
        seconds.toFixed(2),
        stock ? (seconds / stock).toFixed(2) : '',
        whole(peakBytes / 1e6),
        size ? whole(size.files) : '',
        size ? megabytes(size.bytes) : '',
        size?.largest ? (size.largest.bytes / 1e3).toFixed(1) : '',
        size?.largest ? (size.largest.gzipBytes / 1e3).toFixed(1) : '',
      ]),
    ]),
    ...rows
      .filter(({ stage, size }) => stage === 'pages' && size?.largest)
      .map(({ site, size }) => `largest page of ${site}: ${size?.largest?.path}`),
  ].join('\n');
}

export function verdictTable(verdicts: readonly Verdict[]): string {
  const number = (value: number, unit: string) =>
    `${unit === 'MB' ? whole(value) : value.toFixed(2)} ${unit}`.trimEnd();
  return columns([
    ['promise', 'measured', 'at most', ''],
    ...verdicts.map(({ promise, value, limit, unit, isKept }) => [
      promise,
      number(value, unit),
      number(limit, unit),
      isKept ? 'ok' : 'over',
    ]),
  ]).join('\n');
}

/** Lines up cells; what begins with a digit, and its heading, stands to the right. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const [head = [], ...rest] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const isNumber = head.map((_, column) => rest.every((row) => /^(\d|$)/.test(row[column] ?? '')));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        isNumber[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
