/** What was measured of the search, in words and figures. */
import type { Verdict } from '../limits.ts';
import { columns, verdictTable } from '../table.ts';
import type { Measured } from './drive.ts';

const LIMIT = 1.2;

type Rounds = readonly (readonly Measured[])[];

export function report({ core, ours }: { core: Rounds; ours: Rounds }): { text: string; isKept: boolean } {
  const [theirs, own] = [middle(core), middle(ours)];
  const rows: [string, number, number][] = [
    ['bytes of the first query', first(theirs), first(own)],
    ['mean bytes of the later ones', later(theirs), later(own)],
    ['mean bytes of those with words', later(withWords(theirs)), later(withWords(own))],
    ['median time, ms', quantile(theirs, 0.5), quantile(own, 0.5)],
    ['95th percentile of times, ms', quantile(theirs, 0.95), quantile(own, 0.95)],
  ];
  const verdicts = rows.map(
    ([what, base, value]): Verdict => ({
      promise: `${what}, to those of the core`,
      value: value / base,
      limit: LIMIT,
      unit: 'times',
      isKept: value / base <= LIMIT,
    }),
  );
  const sorts = [...new Set(own.map(({ sort }) => sort))].sort();
  const bySort = sorts.flatMap((sort) => {
    const of = (all: readonly Measured[]) => all.filter((one) => one.sort === sort);
    return [
      [
        sort,
        ...[0.5, 0.95].flatMap((part) => [quantile(of(theirs), part), quantile(of(own), part)]),
      ] as const,
    ];
  });
  const text = [
    ...columns([['', 'core', 'ours'], ...rows.map(([what, ...both]) => [what, ...both.map(whole)])]),
    '',
    ...columns([
      ['times of 20 each, ms', 'core, median', 'ours', 'core, 95 %', 'ours'],
      ...bySort.map(([sort, ...times]) => [sort, ...times.map(whole)]),
    ]),
    '',
    verdictTable(verdicts),
  ].join('\n');
  return { text, isKept: verdicts.every(({ isKept }) => isKept) };
}

/** Each query as it came out in the middle one of its rounds. */
const middle = (rounds: Rounds): Measured[] =>
  (rounds[0] ?? []).map((query, index) => ({
    ...query,
    time: quantile(
      rounds.flatMap((round) => round[index] ?? []),
      0.5,
    ),
  }));

const whole = (value: number) => Math.round(value).toLocaleString('en-GB');

const first = ([query]: readonly Measured[]): number => query?.bytes ?? 0;

const withWords = (measured: readonly Measured[]) => measured.filter(({ sort }) => sort !== 'filter');

const later = ([, ...queries]: readonly Measured[]): number =>
  queries.reduce((sum, { bytes }) => sum + bytes, 0) / queries.length;

/** The least time that so large a part of the queries does not pass. */
function quantile(measured: readonly Pick<Measured, 'time'>[], part: number): number {
  const times = measured.map(({ time }) => time).sort((a, b) => a - b);
  return times[Math.max(0, Math.ceil(part * times.length) - 1)] ?? 0;
}
