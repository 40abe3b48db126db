/** Dates for formats that know no EDTF. What is not known is never filled in: a day is no moment, a month no day. */
import { type CalendarDate, isoDate, parseEdtf } from '../records/edtf.ts';
import type { Fields } from '../records/schemas.ts';

/**
 * When something was published, for a field that takes one date as text.
 *
 * @param edtf as an entry has it
 * @returns what of it is known, in ISO 8601 without a time of day: `2024-04-29`, `2024-04`, `2018`. Of an interval it is what
 *   both its ends share, `2024-04` for `2024-04-28/2024-04-30`; where they share no year, the interval itself, `2017/2022`. Of
 *   a set it is the same.
 *   Signs for an approximate or uncertain date are left out.
 */
export function publicationDate(edtf: string): string {
  const date = parseEdtf(edtf);
  if (!date) return '';
  if (date.form === 'date') return isoDate(date.date);
  return sharedDate(date) || [date.from, date.to].map((end) => (end ? isoDate(end) : '..')).join('/');
}

/** The year, month and day that the ends of an interval share, as far as they do; empty where they share no year. */
function sharedDate({ from: a, to: b }: { from: CalendarDate | null; to: CalendarDate | null }): string {
  if (!a || !b || a.year !== b.year) return '';
  if (a.month === undefined || a.month !== b.month) return isoDate({ year: a.year });
  return isoDate({ year: a.year, month: a.month, ...(a.day && a.day === b.day && { day: a.day }) });
}

/** The ends of a date, as schema.org’s `Date` and `DateTime` take them (ISO 8601). */
export interface Span {
  start?: string;
  end?: string;
}

/**
 * When something happened, for data in which each date counts as certain.
 *
 * @param edtf as an entry has it
 * @returns a date has a `start` alone, an interval those of its ends that are known; an approximate or uncertain one has none,
 *   nor has one of a set
 */
export function certainSpan(edtf: string): Span {
  const date = parseEdtf(edtf);
  if (!date || date.form === 'oneOf') return {};
  const [from, to] = date.form === 'date' ? [date.date, null] : [date.from, date.to];
  const [start, end] = [certain(from), certain(to)];
  return { ...(start && { start }), ...(end && { end }) };
}

/**
 * When something was published, for data in which a date counts as certain: one date with its time of day where that is
 * stated, what the ends of an interval share, and nothing where the date is approximate or uncertain.
 */
export function certainDate(edtf: string): string | undefined {
  const date = parseEdtf(edtf);
  if (!date) return undefined;
  if (date.form === 'date') return certain(date.date);
  return (certain(date.from) && certain(date.to) && sharedDate(date)) || undefined;
}

function certain(date: CalendarDate | null): string | undefined {
  if (!date || date.qualifier) return undefined;
  return isoDate(date) + (date.time ? `T${date.time}${date.offset}` : '');
}

/** The beginning of a day (`YYYY-MM-DD`) in UTC, as RFC 3339 writes a moment. For days of the archive's own work alone. */
export const midnight = (day: string): string => `${day}T00:00:00Z`;

/** The last of several days, or of moments in UTC; an empty text where there are none. */
export const latest = (days: readonly string[]): string => days.toSorted().at(-1) ?? '';

/** The day on which an article came into the archive, or on which its meaning was last put right, or its publisher retracted it. */
export const changedOn = ({ added, corrections, retracted = added }: Fields['articles']): string =>
  latest([added, retracted, ...corrections.map(({ date }) => date)]);

/** The moment of a publication as RFC 3339 writes it; `undefined` where an article does not state day, time and offset. */
export function momentOf({
  date,
  dateBasis,
}: Pick<Fields['articles'], 'date' | 'dateBasis'>): string | undefined {
  const edtf = parseEdtf(date);
  if (edtf?.form !== 'date' || !edtf.date.time || dateBasis === 'inferred') return undefined;
  const { time, offset } = edtf.date;
  return `${isoDate(edtf.date)}T${time.length === 'hh:mm'.length ? `${time}:00` : time}${offset}`;
}

/** The days from which and to which something lasted (`YYYY-MM-DD`); `undefined` where one of them is not known, or not for sure. */
export function daysOf(date: string): { first: string; last: string } | undefined {
  const edtf = parseEdtf(date);
  if (!edtf || edtf.form === 'oneOf') return undefined;
  const [from, to] = edtf.form === 'date' ? [edtf.date, edtf.date] : [edtf.from, edtf.to];
  if (!from?.day || !to?.day || from.qualifier || to.qualifier) return undefined;
  return { first: isoDate(from), last: isoDate(to) };
}
