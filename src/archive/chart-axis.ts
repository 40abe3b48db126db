/** The axis of time of a chart: its steps, which are the years of an archive or the months of a year. */
import { isoDate } from '../records/edtf.ts';
import { monthName, monthNumber } from './dates.ts';
import { yearOf, yearRange } from './facets.ts';
import { urlOfMonth, urlOfYear } from './urls.ts';
import type { Item, Link } from './view.ts';

/** A run of more empty years than this is one step. */
const MAX_EMPTY = 5;

export interface Axis {
  unit: 'year' | 'month';
  steps: AxisStep[];
  /** The numbers of the first and the last year or month. */
  first: number;
  last: number;
  /** Years and months are numbered: the number of the one that a day (`YYYY-MM-DD`) is in. */
  numberOf(day: string): number;
  /** The number of the one under which lists have an item; none for an item of another year, or of no month. */
  numberInLists(item: Item): number | undefined;
}

/** A year or a month, and a link to its page; or several empty years, from the first to the last. */
export interface AxisStep extends Link {
  first: number;
  last: number;
}

/** The years of an archive, from its first to its last. */
export function yearAxis(timeline: readonly Item[]): Axis {
  const { first, last } = yearRange(timeline.map(({ date }) => date));
  const filled = new Set(timeline.map(({ date }) => date.year));
  const steps: AxisStep[] = [];
  for (let year = first; year <= last; year++) {
    let next = year;
    while (next < last && !filled.has(next)) next++;
    if (next - year > MAX_EMPTY) {
      steps.push({ first: year, last: next - 1, text: '…', href: '' });
      year = next - 1;
    } else steps.push({ first: year, last: year, text: String(year), href: urlOfYear(year) });
  }
  return { unit: 'year', steps, first, last, numberOf: yearOf, numberInLists: ({ date }) => date.year };
}

/** The twelve months of a year. */
export function monthAxis(year: number): Axis {
  const numberOf = (month: number) => monthNumber(isoDate({ year, month }));
  return {
    unit: 'month',
    steps: Array.from({ length: 12 }, (_, index) => {
      const [month, number] = [index + 1, numberOf(index + 1)];
      return {
        first: number,
        last: number,
        text: monthName(month).slice(0, 3),
        href: urlOfMonth(year, month),
      };
    }),
    first: numberOf(1),
    last: numberOf(12),
    numberOf: monthNumber,
    numberInLists: ({ date }) => (date.year === year && date.month ? numberOf(date.month) : undefined),
  };
}

/** The index of the step that a number falls into; of the first or the last for what lies beyond; -1 for no number. */
export function stepIndex({ steps }: Axis, number: number | undefined): number {
  if (number === undefined) return -1;
  const index = steps.findIndex(({ last }) => number <= last);
  return index < 0 ? steps.length - 1 : index;
}
