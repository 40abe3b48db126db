/** Dates as other formats want them. What is not known is never filled in: a day is no moment, a month no day. */
import { isoDate, parseEdtf } from '../records/edtf.ts';
import type { Fields } from '../records/schemas.ts';

/** The beginning of a day (`YYYY-MM-DD`) in UTC, as RFC 3339 writes a moment. For days of the archive's own work alone. */
export const midnight = (day: string): string => `${day}T00:00:00Z`;

/** The last of several days, or of moments in UTC; an empty text where there are none. */
export const latest = (days: readonly string[]): string => days.toSorted().at(-1) ?? '';

/** The day on which an article came into the archive, or on which its meaning was last put right. */
export const changedOn = ({ added, corrections }: Fields['articles']): string =>
  latest([added, ...corrections.map(({ date }) => date)]);

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

/** The first and the last day of a date (`YYYY-MM-DD`); `undefined` where one of them is not known, or not for sure. */
export function daysOf(date: string): { first: string; last: string } | undefined {
  const edtf = parseEdtf(date);
  if (!edtf) return undefined;
  const [from, to] = edtf.form === 'date' ? [edtf.date, edtf.date] : [edtf.from, edtf.to];
  if (!from?.day || !to?.day || from.qualifier || to.qualifier) return undefined;
  return { first: isoDate(from), last: isoDate(to) };
}
