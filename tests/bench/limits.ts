/** What the project promises of its build, held against what was measured. */
import type { Row, Trial } from './trial.ts';

export interface Verdict {
  promise: string;
  value: number;
  limit: number;
  /** What the numbers count: `MB`, or `times`. */
  unit: string;
  isKept: boolean;
}

const STOCK_SHARE = 1 / 3;
const PEAK_MB = 2_000;
const GROWTH = 1.2;

/** @param trials in order of their counts; what depends on size is judged by the last */
export function judge(trials: readonly Trial[]): Verdict[] {
  const [last, first] = [trials.at(-1), trials[0]];
  if (!last || !first) return [];
  return [...againstStock(last), peak(last), ...(last === first ? [] : growth(first, last))];
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

/** Ten times the entries may take twelve times as long, and so on in proportion. */
function growth(first: Trial, last: Trial): Verdict[] {
  const entries = last.count / first.count;
  return ['reading', 'pages', 'index'].map((stage) =>
    verdict(
      `seconds of ${stage}, for ${entries.toFixed(1)} times the articles`,
      secondsOf(last, 'ours', stage) / secondsOf(first, 'ours', stage),
      entries * GROWTH,
      'times',
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
