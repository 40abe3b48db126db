/** Moments as originals print them, parsed to EDTF; and the day of publication, reckoned from a weekday. */
import { viewDate } from '../archive/dates.ts';
import { DAY_MS, parseEdtf } from '../records/edtf.ts';
import { findDays, maskDays, type StatedDay, WEEKDAY_NAMES } from './day-forms.ts';
import type { Fact } from './original.ts';

const TIME =
  /(?<![\d:])(?<hour>[01]?\d|2[0-3])(?:[:.hH]|\s?[时時点]\s?)(?<minute>[0-5]\d)分?(?::(?<second>[0-5]\d)(?:[.,]\d+)?)?(?:\s*(?<half>[ap])\.?m\b\.?)?/iu;
const OFFSET =
  /\b(?:UTC|GMT)\s*(?<given>[+-]\d{1,2}(?::?\d\d)?)?(?![\w:])|(?<=\d\s?)(?<bare>[+-]\d\d:?\d\d)(?!\d)|(?<=\d)(?<zulu>Z)(?!\w)/;

/** A date in a line, and the time of day beside it where no offset says which moment that is. */
export interface PrintedDate {
  /** EDTF: with the time only where an offset from UTC stands there, too, since no time means anything without one. */
  value: string;
  /** `hh:mm`, as somebody’s clock showed it. */
  clock?: string;
}

/** Parses the date in a line of text, and its time; `undefined` where there is no whole day, or more than one. */
export function parsePrintedDate(line: string): PrintedDate | undefined {
  const [first, ...others] = findDays(line);
  if (!first || others.length > 0) return undefined;
  const { clock, second, offset } = parseTime(maskDays(line).replace(/^#T/, '# '));
  const moment = clock && offset ? `${first.day}T${clock}${second ? `:${second}` : ''}${offset}` : first.day;
  return { value: parseEdtf(moment) ? moment : first.day, ...(clock && { clock }) };
}

/** The EDTF of `parsePrintedDate`: `2023-06-05 5 June 2023 08:07 (UTC+04:00)` is `2023-06-05T08:07+04:00`. */
export const parseDate = (line: string): string | undefined => parsePrintedDate(line)?.value;

/** Words that stand about a date and mean nothing beyond it. Abbreviations of time zones stand for no one offset. */
const FILLERS = [
  new RegExp(`(?<![\\p{L}])(?:${WEEKDAY_NAMES})(?![\\p{L}])\\.?`, 'giu'),
  /(?<!\p{L})(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?(?!\p{L})/giu,
  /(?:星期|周|週)[一二三四五六日天]|[（(][月火水木金土日][)）]|[月火水木金土日]曜日?/gu,
  /(?<!\p{L})(?:T|at|on|um|uhr|den|am|à|le|a las|a la|las|alle|ore|ás|às|el|em|hrs?|h|г|года|в|мск|в|الساعة|في|م|ص)(?!\p{L})\.?/giu,
  /\b(?:[ECMP][SD]?T|BST|CES?T|EES?T|IST|JST|KST|HKT|SGT|GST|MSK|AZT|PKT|AES?T|WIB|[ap]\.?m)\b\.?/giu,
  /北京时间|上午|下午|午前|午後/gu,
];

/** Is a text, without a label before it, a date and nothing else, but perhaps the weekday and the time? */
export function isBareDate(text: string): boolean {
  if (text.length > 90 || parsePrintedDate(text) === undefined) return false;
  const masked = [OFFSET, TIME].reduce(
    (rest, form) => rest.replace(new RegExp(form, `${form.flags}g`), ' '),
    maskDays(text).replaceAll('#T', '# '),
  );
  return !/[\p{L}\p{N}]/u.test(FILLERS.reduce((rest, form) => rest.replace(form, ' '), masked));
}

/** The time in a text, and the offset from UTC (ISO 8601) beside it; what does not stand there is left out. */
function parseTime(text: string): { clock?: string; second?: string; offset?: string } {
  const { hour, minute, second, half } = TIME.exec(text)?.groups ?? {};
  if (!hour) return {};
  const afternoon = half?.toLowerCase() === 'p' && Number(hour) < 12 ? 12 : 0;
  const midnight = half?.toLowerCase() === 'a' && Number(hour) === 12 ? -12 : 0;
  const clock = `${String(Number(hour) + afternoon + midnight).padStart(2, '0')}:${minute}`;
  const offset = OFFSET.exec(text);
  if (!offset) return { clock };
  const { given, bare } = offset.groups ?? {};
  return {
    clock,
    ...(second && second !== '00' && { second }),
    offset: formatOffset(given ?? bare),
  };
}

/** Writes an offset from UTC as EDTF has it: `+04:00` for `+4`, `+0400` and `+04:00`; `Z` for nought, or for no offset. */
export function formatOffset(written: string | undefined): string {
  const {
    sign,
    hours = '',
    minutes = '00',
  } = /^(?<sign>[+-])(?<hours>\d{1,2}):?(?<minutes>\d\d)?$/.exec(written ?? '')?.groups ?? {};
  return sign && Number(hours + minutes) > 0 ? `${sign}${hours.padStart(2, '0')}:${minutes}` : 'Z';
}

const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
/** A weekday that tells when something happened: not “last Monday”, “every Monday” or “Mondays”. */
const WEEKDAY = new RegExp(
  String.raw`(?<!last |next |every |each |the previous )\b(?:on )?(?<name>${WEEKDAYS.join('|')})\b(?!s)`,
  'u',
);

/**
 * Infers the day of publication from the first weekday in the text and a day that the original states elsewhere, such as
 * in a caption: news of that weekday happened on the stated day or in the six days after it.
 *
 * @param days those that the original states, each once
 * @returns a fact whose value is `YYYY-MM-DD`; `undefined` without a weekday or a stated day, or with several stated
 *   days, of which none is preferred to the others
 */
export function resolveWeekday(text: string, days: readonly StatedDay[]): Fact | undefined {
  const name = findWeekday(text);
  const [stated, ...others] = days;
  if (!name || !stated || others.length > 0) return undefined;
  const start = Date.parse(stated.day);
  const ahead = (WEEKDAYS.indexOf(name) - new Date(start).getUTCDay() + 7) % 7;
  const value = new Date(start + ahead * DAY_MS).toISOString().slice(0, 10);
  const statedName = WEEKDAYS[new Date(start).getUTCDay()];
  const inferred =
    ahead === 0
      ? `The text says ${name}; it states ${toWords(stated.day)}, which was a ${name}.`
      : `The text says ${name}; it states ${toWords(stated.day)}, a ${statedName}, and the next ${name} was ${toWords(value)}.`;
  return { value, by: `“${name}” and “${stated.words}”`, inferred };
}

/** Finds the first weekday in a text that tells when something happened, such as `Monday`. */
export const findWeekday = (text: string): string | undefined => WEEKDAY.exec(text)?.groups?.name;

const toWords = (day: string): string => viewDate(day).label;
