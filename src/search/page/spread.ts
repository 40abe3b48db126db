/** How results are spread over time: how many lie in each year, month or decade. */

/** A span of time to which a search can be limited. */
export interface TimeSpan {
  /** A year or a month. */
  from: string;
  to: string;
  /** How many results lie in it, or may. */
  count: number;
}

/** Where there are more years than this, they are counted by the decade. */
const MANY_YEARS = 12;

/**
 * The spans that hold results, in order of time: the years; the months where all lies in one year; or the decades.
 *
 * @param counts how many results each year and each month (`2024`, `2024-04`) has
 * @param range to which the search is limited already
 */
export function spreadOf(
  counts: ReadonlyMap<string, number>,
  range: Pick<TimeSpan, 'from' | 'to'>,
): TimeSpan[] {
  const spans = [...counts]
    .map(([from, count]) => ({ from, to: from, count }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const years = spans.filter(({ from }) => from.length === 'YYYY'.length && mayLieIn(from, range));
  const [first, last] = [years[0]?.from, years.at(-1)?.from];
  if (first === undefined) return [];
  if (first === last) return spans.filter(({ from }) => from.startsWith(`${first}-`));
  if (years.length <= MANY_YEARS) return years;
  const decades = Map.groupBy(years, ({ from }) => from.slice(0, 3));
  return [...decades].map(([decade, own]) => ({
    from: `${decade}0`,
    to: `${decade}9`,
    count: own.reduce((sum, { count }) => sum + count, 0),
  }));
}

const mayLieIn = (year: string, { from, to }: Pick<TimeSpan, 'from' | 'to'>): boolean =>
  (!from || year >= from.slice(0, 4)) && (!to || year <= to.slice(0, 4));
