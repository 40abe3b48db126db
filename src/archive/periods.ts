/** The years and months that a date touches, so that a search can be narrowed to a span of time. */
import { type CalendarDate, parseEdtf } from '../records/edtf.ts';

/**
 * A year (`2024`) or a month (`2024-04`), as ISO 8601 writes them. A date of which only the year is known is of the
 * year and of none of its months.
 */
export type Period = string;

/** The first and the last year of an archive; what is open at an end reaches as far. */
export interface Years {
  first: number;
  last: number;
}

const pad = (number: number, width: number) => String(number).padStart(width, '0');

/**
 * @param edtf as the reader has accepted it, such as `2024-04-29`, `2018`, `2017/2022` or `2019-03/..`
 * @returns the periods it touches, in order of time: whole years where an interval passes through them
 */
export function periodsOf(edtf: string, years: Years): Period[] {
  const date = parseEdtf(edtf);
  if (!date) return [];
  if (date.form === 'date') return [period(date.date)];
  const from = date.from ?? { year: Math.min(years.first, date.to?.year ?? years.first) };
  const to = date.to ?? { year: Math.max(years.last, from.year) };
  return Array.from({ length: to.year - from.year + 1 }, (_, index) => from.year + index).flatMap((year) =>
    monthsOrYear(year, from, to),
  );
}

type Ends = Pick<CalendarDate, 'year' | 'month'>;

/** The months of a year that the interval does not fill; the year itself where it may. */
function monthsOrYear(year: number, from: Ends, to: Ends): Period[] {
  const first = (year === from.year && from.month) || 1;
  const last = (year === to.year && to.month) || 12;
  if (first === 1 && last === 12) return [period({ year })];
  return Array.from({ length: last - first + 1 }, (_, index) => period({ year, month: first + index }));
}

const period = ({ year, month }: Ends): Period =>
  month === undefined ? pad(year, 4) : `${pad(year, 4)}-${pad(month, 2)}`;

/** Is a text a year or a month? */
export const isPeriod = (text: string): boolean => /^(?!0000)\d{4}(?:-(?:0[1-9]|1[0-2]))?$/.test(text);

/**
 * May what is dated by a period lie between two others, themselves included? What is only known to be of a year may
 * lie in any of its months.
 *
 * @param from a period, or nothing for no limit; so too `to`
 */
export function isWithin(of: Period, from: Period | '', to: Period | ''): boolean {
  const length = (other: string) => Math.min(of.length, other.length);
  return (
    of.slice(0, length(from)) >= from.slice(0, length(from)) &&
    of.slice(0, length(to)) <= to.slice(0, length(to))
  );
}
