/** How a date is ordered, grouped and written. Nothing here depends on the machine's clock or time zone. */
import {
  type CalendarDate,
  type Edtf,
  firstDay,
  isoDate,
  lastDay,
  parseEdtf,
  startDate,
} from '../records/edtf.ts';
import { site } from '../site.ts';

/** A piece of a date as it is printed; with `datetime` it belongs in a `<time>` (HTML, “The time element”). */
export interface DatePiece {
  text: string;
  datetime?: string;
}

export interface DateView {
  /** As the author wrote it, in EDTF. */
  edtf: string;
  /** In words: “about 2014”, “28 April 2024”, “2017–2022”. */
  label: string;
  pieces: DatePiece[];
  /** Dates in the order of these strings are in the order of time; the vaguer comes before the more exact. */
  order: string;
  year: number;
  /** 1 to 12; absent where the date is of a year. */
  month?: number;
  /** What dates of one day, month or span share on a timeline; also the id of their place there. */
  group: string;
  /** The date in words without the time of day. */
  groupLabel: string;
  groupPieces: DatePiece[];
  /** The first and the last day that the date may mean, as ISO 8601 writes them; an open end is as far as can be. */
  first: string;
  last: string;
  /** Has it no known beginning, or no known end (EDTF `..`)? */
  isOpen: { before: boolean; after: boolean };
  /** The last day on which what the date is of may have begun: of an interval, not its end. */
  begunBy: string;
  /** Is it approximate or uncertain (EDTF `~`, `?`, `%`)? */
  isUncertain: boolean;
}

const months = Array.from({ length: 12 }, (_, index) =>
  new Intl.DateTimeFormat(site.locale, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, index)),
);

/** The name of a month, 1 to 12. */
export const monthName = (month: number): string => months[month - 1] ?? '';

/** @param text EDTF that the reader has accepted. Throws a `RangeError` for anything else. */
export function viewDate(text: string): DateView {
  const edtf = parseEdtf(text);
  if (!edtf) throw new RangeError(`not a date: ${text}`);
  const start = startDate(edtf);
  const pieces = piecesOf(edtf);
  const { time: _time, offset: _offset, ...date } = start;
  const groupPieces = edtf.form === 'date' ? piecesOf({ form: 'date', date }) : pieces;
  return {
    edtf: text,
    label: wordsOf(pieces),
    pieces,
    order: orderOf(edtf, start, text),
    year: start.year,
    ...(start.month && { month: start.month }),
    group: edtf.form === 'date' ? isoDate(date) + date.qualifier : text,
    groupLabel: wordsOf(groupPieces),
    groupPieces,
    ...extentOf(edtf, start),
  };
}

const wordsOf = (pieces: readonly DatePiece[]): string => pieces.map(({ text }) => text).join('');

function extentOf(edtf: Edtf, start: CalendarDate) {
  const [from, to] = edtf.form === 'date' ? [start, start] : [edtf.from, edtf.to];
  return {
    first: from ? firstDay(from) : '0000-01-01',
    last: to ? lastDay(to) : '9999-12-31',
    isOpen: { before: from === null, after: to === null },
    begunBy: lastDay(start),
    isUncertain: [from, to].some((end) => Boolean(end?.qualifier)),
  };
}

/**
 * By the first day in the calendar of the place that stated it, so that the days of a list do not mix; then year
 * before month before day; then exact before qualified; then by the moment, where a time is known; then by the end.
 * Intervals that end alike go by how they are written: dates of two groups never share an order, nor mix in a list.
 */
function orderOf(edtf: Edtf, start: CalendarDate, text: string): string {
  const vagueness = start.month === undefined ? 0 : start.day === undefined ? 1 : 2;
  const moment = start.time ? new Date(`${isoDate(start)}T${start.time}${start.offset}`).toISOString() : '';
  const end = edtf.form === 'date' ? '' : `${edtf.to ? lastDay(edtf.to) : '9999-12-31'} ${text}`;
  return [firstDay(start), vagueness, start.qualifier, end, moment].join(' ');
}

function piecesOf(edtf: Edtf): DatePiece[] {
  if (edtf.form === 'date') return datePieces(edtf.date);
  const { from, to } = edtf;
  if (from && to) {
    const plainYears = [from, to].every(({ month, qualifier }) => month === undefined && qualifier === '');
    return [...datePieces(from), { text: plainYears ? '–' : ' – ' }, ...datePieces(to)];
  }
  if (from) return [{ text: 'since ' }, ...datePieces(from)];
  return to ? [{ text: 'until ' }, ...datePieces(to)] : [];
}

function datePieces(date: CalendarDate): DatePiece[] {
  const { year, month, day, time, offset, qualifier } = date;
  const words = [day, month && monthName(month), year].filter(Boolean).join(' ');
  const clock =
    time && offset ? `, ${time} ${offset === 'Z' ? 'UTC' : `UTC${offset.replace('-', '−')}`}` : '';
  const datetime = isoDate(date) + (time && offset ? `T${time}${offset}` : '');
  const pieces: DatePiece[] = [{ text: words + clock, datetime }];
  if (qualifier === '~' || qualifier === '%') pieces.unshift({ text: 'about ' });
  if (qualifier === '?' || qualifier === '%') pieces.push({ text: ' (uncertain)' });
  return pieces;
}
