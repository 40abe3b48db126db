/** Dates for machines that know no EDTF: no more precise than the archive's own, and without its signs. */
import { type CalendarDate, isoDate, parseEdtf } from '../records/edtf.ts';

/**
 * When something was published, for a field that takes one date as text.
 *
 * @param edtf as an entry has it
 * @returns what of it is known, in ISO 8601 without a time of day: `2024-04-29`, `2024-04`, `2018`. Of an interval it is what
 *   both its ends share, `2024-04` for `2024-04-28/2024-04-30`; where they share no year, the interval itself, `2017/2022`.
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
 * @returns a date has a `start` alone, an interval those of its ends that are known; an approximate or uncertain one has none
 */
export function certainSpan(edtf: string): Span {
  const date = parseEdtf(edtf);
  if (!date) return {};
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
