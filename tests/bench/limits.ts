/** What the project promises of its build, held against what was measured. */
import type { Row, Trial } from './trial.ts';

export interface Verdict {
  promise: string;
  value: number;
  limit: number;
  /** What the numbers count: `MB`, `times`, or nothing. */
  unit: string;
  isKept: boolean;
}

const STOCK_SHARE = 0.45;
const PEAK_MB = 2_000;
/** Of the line through the times of two counts, both on a scale of logarithms: 1 is growth in proportion. */
const SLOPE = 1.1;
/** Of a whole build, where one article has changed. */
const CHANGED_SHARE = 0.5;

/** @param trials in order of their counts; what depends on size is judged by the last */
export function judge(trials: readonly Trial[]): Verdict[] {
  const [last, first] = [trials.at(-1), trials[0]];
  if (!last || !first) return [];
  return [
    ...againstStock(last),
    peak(last),
    ...afterChange(last),
    ...(last === first ? [] : growth(first, last)),
  ];
}

const rowOf = ({ rows }: Trial, site: string, stage: string): Row | undefined =>
  rows.find((row) => row.site === site && row.stage === stage);

const secondsOf = (trial: Trial, site: string, stage: string) => rowOf(trial, site, stage)?.seconds ?? 0;

/** Whole programs are compared, starting and ending included, and our index too, which is made beside the pages. */
function againstStock(trial: Trial): Verdict[] {
  const stock = secondsOf(trial, 'stock', 'whole');
  if (stock === 0) return [];
  const own = secondsOf(trial, 'ours', 'whole');
  return [verdict('seconds of the whole, to those of the stock site', own / stock, STOCK_SHARE, 'times')];
}

function peak(trial: Trial): Verdict {
  const bytes = Math.max(...['reading', 'pages'].map((stage) => rowOf(trial, 'ours', stage)?.peakBytes ?? 0));
  return verdict('peak memory of all but the index', bytes / 1e6, PEAK_MB, 'MB');
}

function afterChange(trial: Trial): Verdict[] {
  const changed = secondsOf(trial, 'ours', 'one changed');
  if (changed === 0) return [];
  const share = changed / secondsOf(trial, 'ours', 'whole');
  return [
    verdict('seconds after a change of one article, to those of the whole', share, CHANGED_SHARE, 'times'),
  ];
}

function growth(first: Trial, last: Trial): Verdict[] {
  const ratio = (value: (trial: Trial) => number) => Math.log(value(last) / value(first));
  return ['reading', 'pages', 'index', 'whole'].map((stage) =>
    verdict(
      `slope of ${stage}, from ${first.count} to ${last.count} articles`,
      ratio((trial) => secondsOf(trial, 'ours', stage)) / ratio(({ count }) => count),
      SLOPE,
      '',
    ),
  );
}

const verdict = (promise: string, value: number, limit: number, unit: string): Verdict => ({
  promise,
  value,
  limit,
  unit,
  isKept: value <= limit,
});
