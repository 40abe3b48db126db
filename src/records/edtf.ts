/**
 * Dates as an author may write them: the Extended Date/Time Format (EDTF, ISO 8601-2:2019), levels 0 and 1,
 * without what an archive of news has no use for (seasons, unspecified digits, years of five digits).
 *
 * A reader of our own, because the packages on offer add an offset where it must be subtracted, take
 * 29 February in a common year, or fail on open intervals.
 */

/** How surely a date is known, as EDTF level 1 writes it: `~` approximately, `?` uncertainly, `%` both. */
const qualifiers = ['', '~', '?', '%'] as const;

export type Qualifier = (typeof qualifiers)[number];

export interface CalendarDate {
  year: number;
  /** 1 to 12; absent where only the year is known. */
  month?: number;
  /** 1 to 31; absent where only the month is known. */
  day?: number;
  /** `hh:mm` or `hh:mm:ss`, in the offset that stands beside it. */
  time?: string;
  /** `Z` or `±hh:mm`; present exactly when `time` is. */
  offset?: string;
  qualifier: Qualifier;
}

/** One calendar date, or an interval; `null` is an open end (`..`), of which an interval has one at most. */
export type Edtf =
  | { form: 'date'; date: CalendarDate }
  | { form: 'interval'; from: CalendarDate; to: CalendarDate | null }
  | { form: 'interval'; from: null; to: CalendarDate };

const DATE =
  /^(?<year>\d{4})(?:-(?<month>\d\d)(?:-(?<day>\d\d)(?:T(?<time>\d\d:\d\d(?::\d\d)?)(?<offset>Z|[+-]\d\d:\d\d))?)?)?(?<qualifier>[~?%]?)$/;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/;
const OFFSET = /^(?!-00:00)(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/** The number of days of a month (1 to 12) in the proleptic Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/**
 * Reads a date.
 *
 * @param text for example `2018`, `2014~`, `2024-04`, `2024-04-29?`, `2025-01-20T20:24+04:00`, `2017/2022`, `2017/..`
 * @returns the date, or `undefined` where the text is none that the archive takes. Never throws.
 */
export function parseEdtf(text: string): Edtf | undefined {
  const [first = '', second, ...rest] = text.split('/');
  if (rest.length > 0) return undefined;
  if (second === undefined) {
    const date = parseDate(first);
    return date && { form: 'date', date };
  }
  const from = first === '..' ? null : parseDate(first);
  const to = second === '..' ? null : parseDate(second);
  if (from === undefined || to === undefined || from?.time || to?.time) return undefined;
  if (!from) return to ? { form: 'interval', from, to } : undefined;
  return to && firstDay(from) > lastDay(to) ? undefined : { form: 'interval', from, to };
}

function parseDate(text: string): CalendarDate | undefined {
  const match = DATE.exec(text)?.groups;
  if (!match) return undefined;
  const { time, offset } = match;
  const [year, month, day] = [match.year, match.month, match.day].map((part) => part && Number(part));
  const qualifier = qualifiers.find((sign) => sign === match.qualifier);
  if (typeof year !== 'number' || year === 0 || qualifier === undefined) return undefined;
  if (typeof month === 'number' && (month < 1 || month > 12)) return undefined;
  if (typeof day === 'number' && (day < 1 || day > daysInMonth(year, Number(month)))) return undefined;
  if (time && offset && (!TIME.test(time) || !OFFSET.test(offset) || qualifier)) return undefined;
  return {
    year,
    ...(typeof month === 'number' && { month }),
    ...(typeof day === 'number' && { day }),
    ...(time && offset && { time, offset }),
    qualifier,
  };
}

/** The date by which it is placed in time: of an interval its beginning, or its end where that is open (`../2022`). */
export const startDate = (edtf: Edtf): CalendarDate =>
  edtf.form === 'date' ? edtf.date : (edtf.from ?? edtf.to);

const pad = (value: number, width = 2) => String(value).padStart(width, '0');

/** The date as ISO 8601 writes it, without qualifier or time: `2018`, `2024-04`, `2024-04-29`. */
export function isoDate({ year, month, day }: Pick<CalendarDate, 'year' | 'month' | 'day'>): string {
  return [pad(year, 4), month && pad(month), day && pad(day)].filter(Boolean).join('-');
}

/** The first day that the date may mean, in its own calendar: `2024-04` gives `2024-04-01`. */
export function firstDay({ year, month = 1, day = 1 }: CalendarDate): string {
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

/** The last day that the date may mean, in its own calendar: `2024-02` gives `2024-02-29`. */
export function lastDay({ year, month = 12, day = daysInMonth(year, month) }: CalendarDate): string {
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}
