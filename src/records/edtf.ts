/**
 * Dates as an author may write them: the Extended Date/Time Format (EDTF, ISO 8601-2:2019), levels 0 and 1, and of level 2
 * the parts of a year and the sets of which one is meant; without what an archive of news has no use for (unspecified
 * digits, years of five digits).
 *
 * A reader of our own, because the packages on offer add an offset where it must be subtracted, take
 * 29 February in a common year, or fail on open intervals.
 */

/** How surely a date is known, as EDTF level 1 writes it: `~` approximately, `?` uncertainly, `%` both. */
const qualifiers = ['', '~', '?', '%'] as const;

export const DAY_MS: number = 24 * 60 * 60 * 1000;

export type Qualifier = (typeof qualifiers)[number];

export interface CalendarDate {
  year: number;
  /** 1 to 12; absent where only the year is known. */
  month?: number;
  /** 1 to 31; absent where only the month is known. */
  day?: number;
  /** A season, quarter or half of the year, by EDTF's number for it (`partOfYear`), in place of month and day. */
  part?: number;
  /** `hh:mm` or `hh:mm:ss`, in the offset that stands beside it. */
  time?: string;
  /** `Z` or `±hh:mm`; present exactly when `time` is. */
  offset?: string;
  qualifier: Qualifier;
}

/**
 * One calendar date; an interval, which lasted from one to another (`2017/2022`); or a set, of which it was one, some time
 * between the two (`[2017..2022]`). `null` is an open end (`..`), of which either has one at most.
 */
export type Edtf =
  | { form: 'date'; date: CalendarDate }
  | { form: 'interval' | 'oneOf'; from: CalendarDate; to: CalendarDate | null }
  | { form: 'interval' | 'oneOf'; from: null; to: CalendarDate };

/**
 * The months of a part of a year, by EDTF's number for it: seasons (21 to 24, and by hemisphere 25 to 32), quarters (33 to
 * 36) and halves (40, 41). Seasons are those of the northern hemisphere but for 29 to 32. The weather service begins one
 * earlier than astronomers, who also end it later: so a day of one may lie in four months.
 */
function partOfYear(part: number): { first: number; months: number } | undefined {
  if (part >= 21 && part <= 32) {
    const first = 3 + 3 * ((part - 21) % 4);
    return { first: part < 29 ? first : ((first + 5) % 12) + 1, months: 4 };
  }
  if (part >= 33 && part <= 36) return { first: 1 + 3 * (part - 33), months: 3 };
  return part === 40 || part === 41 ? { first: 1 + 6 * (part - 40), months: 6 } : undefined;
}

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
 * @param text for example `2018`, `2014~`, `2024-04`, `2024-04-29?`, `2025-01-20T20:24+04:00`, `2023-21` (spring), `2017/2022`,
 *   `2017/..`, `[2024-05-01..2024-05-10]`, `[..2019]`
 * @returns the date, or `undefined` where the text is none that the archive takes. Never throws.
 */
export function parseEdtf(text: string): Edtf | undefined {
  if (text.startsWith('[')) return parseSet(text);
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

const SET = /^\[(?<first>.*?)\.\.(?<last>.*)\]$/;

/** A range of dates of which one is meant, each end plain. Neither may mean what lies within the other. */
function parseSet(text: string): Edtf | undefined {
  const { first = '', last = '' } = SET.exec(text)?.groups ?? {};
  const [from, to] = [first, last].map((end) => (end === '' ? null : parseDate(end)));
  if (from === undefined || to === undefined) return undefined;
  if ([from, to].some((end) => end?.time || end?.qualifier)) return undefined;
  if (!from) return to ? { form: 'oneOf', from, to } : undefined;
  const isOrdered = !to || (firstDay(from) < firstDay(to) && lastDay(from) < lastDay(to));
  return isOrdered ? { form: 'oneOf', from, to } : undefined;
}

function parseDate(text: string): CalendarDate | undefined {
  const match = DATE.exec(text)?.groups;
  if (!match) return undefined;
  const { time, offset } = match;
  const [year, month, day] = [match.year, match.month, match.day].map((part) => part && Number(part));
  const qualifier = qualifiers.find((sign) => sign === match.qualifier);
  if (typeof year !== 'number' || year === 0 || qualifier === undefined) return undefined;
  if (typeof month === 'number' && partOfYear(month)) return parsePart(year, month, day, qualifier);
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

function parsePart(year: number, part: number, day: unknown, qualifier: Qualifier): CalendarDate | undefined {
  const date = { year, part, qualifier };
  // Of the last year there is, the winter ends in none.
  return day || monthsOf(date).last.year > 9999 ? undefined : date;
}

/** The date by which it is placed in time: of an interval its beginning, or its end where that is open (`../2022`). */
export const startDate = (edtf: Edtf): CalendarDate =>
  edtf.form === 'date' ? edtf.date : (edtf.from ?? edtf.to);

const pad = (value: number, width = 2) => String(value).padStart(width, '0');

/** The date as ISO 8601 writes it, without qualifier or time: `2018`, `2024-04`, `2024-04-29`; of a part of a year, the year. */
export function isoDate({ year, month, day }: Pick<CalendarDate, 'year' | 'month' | 'day'>): string {
  return [pad(year, 4), month && pad(month), day && pad(day)].filter(Boolean).join('-');
}

type Month = Required<Pick<CalendarDate, 'year' | 'month'>>;

/** The first and the last month that the date may mean. */
export function monthsOf({ year, month, part }: CalendarDate): { first: Month; last: Month } {
  const own = part === undefined ? undefined : partOfYear(part);
  const first = own?.first ?? month ?? 1;
  const last = own ? own.first + own.months - 1 : (month ?? 12);
  return {
    first: { year, month: first },
    last: last > 12 ? { year: year + 1, month: last - 12 } : { year, month: last },
  };
}

/** The first day that the date may mean, in its own calendar: `2024-04` gives `2024-04-01`. */
export const firstDay = (date: CalendarDate): string =>
  isoDate({ ...monthsOf(date).first, day: date.day ?? 1 });

/** The last day that the date may mean, in its own calendar: `2024-02` gives `2024-02-29`. */
export function lastDay(date: CalendarDate): string {
  const { year, month } = monthsOf(date).last;
  return isoDate({ year, month, day: date.day ?? daysInMonth(year, month) });
}

/** The date after one, as exact as it: `2020` after `2019`; `undefined` after a part of a year, and after the last year. */
export function nextDate({ year, month, day, part }: CalendarDate): CalendarDate | undefined {
  if (part !== undefined) return undefined;
  const next = new Date(0);
  if (day) next.setUTCFullYear(year, Number(month) - 1, day + 1);
  else if (month) next.setUTCFullYear(year, month, 1);
  else next.setUTCFullYear(year + 1, 0, 1);
  return parseDate(
    next.toISOString().slice(0, isoDate({ year, ...(month && { month }), ...(day && { day }) }).length),
  );
}
