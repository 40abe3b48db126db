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

/** A run of text of a printed date; with `datetime` it belongs in a `<time>` (HTML, “The time element”). */
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
  /** Sort key: dates sorted by it (`compareText`) are in order of time, the vaguer before the more exact. */
  sortKey: string;
  year: number;
  /** 1 to 12; absent where the date is of a year. */
  month?: number;
  /** Group key on a timeline, the same for all dates of one day, month, year or interval; also the group's anchor. */
  group: string;
  /** The date in words without the time of day. */
  groupLabel: string;
  groupPieces: DatePiece[];
  /** The first day that the date may mean (`YYYY-MM-DD`); `0000-01-01` where it has no known beginning. */
  earliestDay: string;
  /** The last day that the date may mean; of an interval, its end; `9999-12-31` where it has no known end. */
  latestDay: string;
  /** The latest possible start day: of an interval, the last day that its beginning may mean, if it has a known one. */
  latestStartDay: string;
  /** Has it no known beginning, or no known end (EDTF `..`)? */
  isOpen: { before: boolean; after: boolean };
  /** Is it approximate or uncertain (EDTF `~`, `?`, `%`)? */
  isUncertain: boolean;
}

const months = Array.from({ length: 12 }, (_, index) =>
  new Intl.DateTimeFormat(site.locale, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, index)),
);

/** The name of a month, 1 to 12. */
export const monthName = (month: number): string => months[month - 1] ?? '';

/** The month of a day (`YYYY-MM-DD`), counted on through all years: December 2023 is 24287, January 2024 is 24288. */
export const monthNumber = (day: string): number =>
  Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** Those of all dates so far: an archive has far fewer of them than it asks for. */
const views = new Map<string, DateView>();

/**
 * @param text EDTF that the reader has accepted. Throws a `RangeError` for anything else.
 * @returns the same view for the same text, not to be changed
 */
export const viewDate = (text: string): DateView => views.getOrInsertComputed(text, makeView);

function makeView(text: string): DateView {
  const edtf = parseEdtf(text);
  if (!edtf) throw new RangeError(`not a date: ${text}`);
  const start = startDate(edtf);
  const pieces = piecesOf(edtf);
  const { time: _time, offset: _offset, ...date } = start;
  const groupPieces = edtf.form === 'date' ? piecesOf({ form: 'date', date }) : pieces;
  return {
    edtf: text,
    label: joinText(pieces),
    pieces,
    sortKey: sortKeyOf(edtf, start, text),
    year: start.year,
    ...(start.month && { month: start.month }),
    group: edtf.form === 'date' ? isoDate(date) + date.qualifier : text,
    groupLabel: joinText(groupPieces),
    groupPieces,
    ...boundsOf(edtf, start),
  };
}

const joinText = (pieces: readonly DatePiece[]): string => pieces.map(({ text }) => text).join('');

function boundsOf(edtf: Edtf, start: CalendarDate) {
  const [from, to] = edtf.form === 'date' ? [start, start] : [edtf.from, edtf.to];
  return {
    earliestDay: from ? firstDay(from) : '0000-01-01',
    latestDay: to ? lastDay(to) : '9999-12-31',
    latestStartDay: lastDay(start),
    isOpen: { before: from === null, after: to === null },
    isUncertain: [from, to].some((end) => Boolean(end?.qualifier)),
  };
}

/**
 * By the first day in the calendar of the place that stated it, so that the days of a list do not mix; then year
 * before month before day; then exact before qualified; then by the moment, where a time is known; then by the end.
 * Intervals that end alike go by how they are written: dates of two groups never share a key, nor mix in a list.
 */
function sortKeyOf(edtf: Edtf, start: CalendarDate, text: string): string {
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
