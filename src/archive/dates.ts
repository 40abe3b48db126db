/** How a date is ordered, grouped and written. Nothing here depends on the machine's clock or time zone. */

import { site } from '#site';
import {
  type CalendarDate,
  type Edtf,
  firstDay,
  isoDate,
  lastDay,
  nextDate,
  parseEdtf,
  startDate,
} from '../records/edtf.ts';
import type { Entry, Records } from '../records/record.ts';

/** A run of text of a printed date; with `datetime` it belongs in a `<time>` (HTML, “The time element”). */
export interface DatePiece {
  text: string;
  datetime?: string;
}

export interface DateView {
  /** As the author wrote it, in EDTF. */
  edtf: string;
  /** In words: “about 2014”, “28 April 2024”, “2017–2022”, “28 or 29 April 2024”; or in the words of its entry. */
  label: string;
  /** In the archive's words, where the entry has others for it. */
  meaning?: string;
  pieces: DatePiece[];
  /** Sort key: dates sorted by it (`compareText`) are in order of time, the vaguer before the more exact. */
  sortKey: string;
  /** Absent where it is one of several years. */
  year?: number;
  /** 1 to 12; absent where the month is not known. */
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
  /** Did it last from one date to another (an interval)? Otherwise it is of one day, however little is known of it. */
  hasLasted: boolean;
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

/** The date of an entry, and the words that stand for it where it has any. */
interface DateFields {
  date: string;
  dateText?: string | undefined;
}

/** @returns the date of an entry, not to be changed */
export const dateOf = ({ date, dateText }: DateFields): DateView => viewDate(date, dateText);

/**
 * @param text EDTF that the reader has accepted. Throws a `RangeError` for anything else.
 * @param words in place of the archive's
 * @returns the same view for the same text and words, not to be changed
 */
export const viewDate = (text: string, words = ''): DateView =>
  views.getOrInsertComputed(`${text} ${words}`, () => makeView(text, words));

/**
 * The date of an event, which lists have behind that of the event that it came after, if both are of one date.
 *
 * @param events all
 * @param seen those on the way to this one, lest a circle be followed for ever
 */
export function dateOfEvent(
  { id, fields }: Entry<'events'>,
  events: Records['events'],
  seen: readonly string[] = [],
): DateView {
  const date = dateOf(fields);
  const before = events.get(fields.after ?? '');
  if (!before || seen.includes(before.id)) return date;
  const { group, sortKey } = dateOfEvent(before, events, [...seen, id]);
  return group === date.group && sortKey >= date.sortKey ? { ...date, sortKey: `${sortKey} >` } : date;
}

function makeView(text: string, words: string): DateView {
  const edtf = parseEdtf(text);
  if (!edtf) throw new RangeError(`not a date: ${text}`);
  const start = startDate(edtf);
  const own = piecesOf(edtf);
  const pieces = words ? [{ text: words }] : own;
  const { time: _time, offset: _offset, ...day } = start;
  const groupPieces = edtf.form === 'date' && !words ? piecesOf({ form: 'date', date: day }) : pieces;
  const [withoutTime = text] = text.split('T');
  return {
    edtf: text,
    label: joinText(pieces),
    ...(words && { meaning: joinText(own) }),
    pieces,
    sortKey: sortKeyOf(edtf, start, text, words),
    ...placeOf(edtf, start),
    group: [withoutTime, ...words.split(/\s+/)].filter(Boolean).join('_'),
    groupLabel: joinText(groupPieces),
    groupPieces,
    hasLasted: edtf.form === 'interval',
    ...boundsOf(edtf, start),
  };
}

const joinText = (pieces: readonly DatePiece[]): string => pieces.map(({ text }) => text).join('');

/** The year and the month under which it stands: of a set, those that all its dates share. */
function placeOf(edtf: Edtf, { year, month }: CalendarDate): Pick<DateView, 'year' | 'month'> {
  if (edtf.form !== 'oneOf') return { year, ...(month && { month }) };
  const { from, to } = edtf;
  if (!from || !to || lastDay(to).slice(0, 4) !== isoDate({ year })) return {};
  return { year, ...(month && month === to.month && { month }) };
}

function boundsOf(edtf: Edtf, start: CalendarDate) {
  const [from, to] = edtf.form === 'date' ? [start, start] : [edtf.from, edtf.to];
  const latestDay = to ? lastDay(to) : '9999-12-31';
  return {
    earliestDay: from ? firstDay(from) : '0000-01-01',
    latestDay,
    latestStartDay: edtf.form === 'oneOf' ? latestDay : lastDay(start),
    isOpen: { before: from === null, after: to === null },
    isUncertain: [from, to].some((end) => Boolean(end?.qualifier)),
  };
}

/**
 * By the first day in the calendar of the place that stated it, so that the days of a list do not mix; then year before
 * a part of it before month before day; then exact before qualified; then by the moment, where a time is known; then by
 * the end. What ends alike goes by how it is written: dates of two groups never share a key, nor mix in a list.
 */
function sortKeyOf(edtf: Edtf, start: CalendarDate, text: string, words: string): string {
  const exactness = start.day ? 3 : start.month ? 2 : start.part ? 1 : 0;
  const moment = start.time ? new Date(`${isoDate(start)}T${start.time}${start.offset}`).toISOString() : '';
  const end = edtf.form === 'date' ? '' : `${edtf.to ? lastDay(edtf.to) : '9999-12-31'} ${text}`;
  return [firstDay(start), exactness, start.part, start.qualifier, end, words, moment].join(' ');
}

function piecesOf(edtf: Edtf): DatePiece[] {
  if (edtf.form === 'date') return datePieces(edtf.date);
  return edtf.form === 'interval' ? intervalPieces(edtf) : setPieces(edtf);
}

type Ends = Pick<Exclude<Edtf, { form: 'date' }>, 'from' | 'to'>;

function intervalPieces({ from, to }: Ends): DatePiece[] {
  if (from && to) {
    const plainYears = [from, to].every(({ month, part, qualifier }) => !month && !part && qualifier === '');
    return [...datePieces(from), { text: plainYears ? '–' : ' – ' }, ...datePieces(to)];
  }
  if (from) return [{ text: 'since ' }, ...datePieces(from)];
  return to ? [{ text: 'until ' }, ...datePieces(to)] : [];
}

/** “28 or 29 April 2024”, “between 1 and 10 May 2024”, “before 2020”, “2020 or later”. */
function setPieces({ from, to }: Ends): DatePiece[] {
  if (from && to) {
    const next = nextDate(from);
    const first = datePieces(from, to);
    if (next && firstDay(next) === firstDay(to)) return [...first, { text: ' or ' }, ...datePieces(to)];
    return [{ text: 'between ' }, ...first, { text: ' and ' }, ...datePieces(to)];
  }
  if (from) return [...datePieces(from), { text: ' or later' }];
  if (!to) return [];
  const next = nextDate(to);
  return next ? [{ text: 'before ' }, ...datePieces(next)] : [...datePieces(to), { text: ' or earlier' }];
}

/** @param before a date that stands behind it: the month and the year that both share are left to that */
function datePieces(date: CalendarDate, before?: CalendarDate): DatePiece[] {
  const { year, month, day, part, time, offset, qualifier } = date;
  const isOfYear = before && before.year === year && month !== undefined;
  const isOfMonth = isOfYear && before.month === month && day !== undefined;
  const period = part ? partName(part) : month && monthName(month);
  const words = [day, !isOfMonth && period, !isOfYear && year].filter(Boolean).join(' ');
  const clock =
    time && offset ? `, ${time} ${offset === 'Z' ? 'UTC' : `UTC${offset.replace('-', '−')}`}` : '';
  const datetime = isoDate(date) + (time && offset ? `T${time}${offset}` : '');
  const pieces: DatePiece[] = [{ text: words + clock, datetime }];
  if (qualifier === '~' || qualifier === '%') pieces.unshift({ text: 'about ' });
  if (qualifier === '?' || qualifier === '%') pieces.push({ text: ' (uncertain)' });
  return pieces;
}

const seasons = ['spring', 'summer', 'autumn', 'winter'];

/** The name of a part of a year, by EDTF's number for it. */
function partName(part: number): string {
  if (part >= 40) return `${['first', 'second'][part - 40]} half of`;
  if (part >= 33) return `${['first', 'second', 'third', 'fourth'][part - 33]} quarter of`;
  return `${part >= 29 ? 'southern ' : ''}${seasons[(part - 21) % seasons.length]}`;
}
