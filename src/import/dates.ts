/** Dates as originals print them, in English, parsed to EDTF; and the day of publication, inferred from a weekday. */
import { viewDate } from '../archive/dates.ts';
import { daysInMonth, parseEdtf } from '../records/edtf.ts';
import type { Fact } from './original.ts';

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const MONTH = String.raw`(?<month>${MONTHS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')}|sept)\.?`;

/** A whole calendar day, in English words or as ISO 8601; `04/05/2024` is not read, since it is May or April. */
const FORMS = [
  /\b(?<year>\d{4})-(?<number>\d\d)-(?<day>\d\d)(?!\d)/,
  new RegExp(String.raw`\b(?<day>\d{1,2})(?:st|nd|rd|th)? ${MONTH},? (?<year>\d{4})\b`, 'i'),
  new RegExp(String.raw`\b${MONTH} (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})\b`, 'i'),
];

const TIME =
  /(?<![\d:])(?<hour>[01]?\d|2[0-3])[:.](?<minute>[0-5]\d)(?::[0-5]\d)?(?:\s*(?<half>[ap])\.?m\b\.?)?/i;
const OFFSET =
  /\b(?:UTC|GMT)\s*(?<given>[+-]\d{1,2}(?::?\d\d)?)?(?![\w:])|(?<=\d)(?<bare>[+-]\d\d:?\d\d)\b|(?<=\d)(?<zulu>Z)\b/;

/** A calendar day that a text states, with its year. */
export interface StatedDay {
  /** `YYYY-MM-DD` */
  day: string;
  /** As the text prints it. */
  words: string;
}

/** Finds the calendar days that a text states with their year, in the order of the text, each once. */
export function findDays(text: string): StatedDay[] {
  const found = FORMS.flatMap((form) =>
    [...text.matchAll(new RegExp(form, `${form.flags}g`))].flatMap((match) => {
      const day = toIsoDay(match.groups ?? {});
      return day ? [{ day, words: match[0], index: match.index }] : [];
    }),
  );
  return dedupeDays(found.toSorted((a, b) => a.index - b.index));
}

/** Leaves out days that stand there before, in whatever words. */
export const dedupeDays = (days: readonly StatedDay[]): StatedDay[] =>
  [...Map.groupBy(days, ({ day }) => day)].map(([day, [first]]) => ({ day, words: first?.words ?? day }));

/** `YYYY-MM-DD` of what one of `FORMS` matched; `undefined` where there is no such day, such as 30 February. */
function toIsoDay({ year = '', number, month = '', day = '' }: Record<string, string>): string | undefined {
  const index = number
    ? Number(number)
    : MONTHS.findIndex((name) => name.startsWith(month.slice(0, 3).toLowerCase())) + 1;
  if (index < 1 || Number(day) < 1 || Number(day) > daysInMonth(Number(year), index)) return undefined;
  return `${year}-${String(index).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/**
 * Parses the date in a line of text, and the time where there is one: `2023-06-05 5 June 2023 08:07 (UTC+04:00)`.
 *
 * @returns EDTF: with the time only where an offset from UTC stands there, too, since no time means anything without
 *   one; `undefined` where there is no whole day, or more than one
 */
export function parseDate(line: string): string | undefined {
  const days = findDays(line);
  const day = days[0]?.day;
  if (!day || days.length > 1) return undefined;
  const rest = FORMS.reduce((text, form) => text.replace(new RegExp(form, `${form.flags}g`), '#'), line);
  const time = parseTime(rest.replace(/^#T/, '# '));
  const moment = time ? `${day}T${time}` : day;
  return parseEdtf(moment) ? moment : day;
}

const LABEL = /^\W*(?:date|(?:first |last )?(?:published|posted|updated|modified|changed))(?: on| at)?\b/i;
const DAY_NAME = /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\bT\b|\bat\b/i;
/** Abbreviations of time zones are passed over: they stand for no one offset (three countries call theirs CST). */
const ZONE = /\b(?:[ECMP][SD]?T|BST|CES?T|IST|JST|HKT|GST|MSK|AZT)\b|\b[ap]\.?m\b\.?/i;

/** Is a line a date and nothing else, but perhaps a label such as “Published:”, the weekday and the time? */
export function isDateOnly(line: string): boolean {
  if (line.length > 90 || parseDate(line) === undefined) return false;
  const rest = [...FORMS, TIME, OFFSET, LABEL, DAY_NAME, ZONE].reduce(
    (text, form) => text.replace(new RegExp(form, `${form.flags.replace('g', '')}g`), ' '),
    line,
  );
  return !/[\p{L}\p{N}]/u.test(rest);
}

/** `hh:mm` with its offset from UTC (ISO 8601); `undefined` where there is no time, or no offset. */
function parseTime(text: string): string | undefined {
  const { hour, minute, half } = TIME.exec(text)?.groups ?? {};
  const offset = OFFSET.exec(text);
  if (!hour || !offset) return undefined;
  const afternoon = half?.toLowerCase() === 'p' && Number(hour) < 12 ? 12 : 0;
  const midnight = half?.toLowerCase() === 'a' && Number(hour) === 12 ? -12 : 0;
  const { given, bare } = offset.groups ?? {};
  return `${String(Number(hour) + afternoon + midnight).padStart(2, '0')}:${minute}${formatOffset(given ?? bare)}`;
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

const DAY_IN_MILLISECONDS = 24 * 60 * 60 * 1000;

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
  const value = new Date(start + ahead * DAY_IN_MILLISECONDS).toISOString().slice(0, 10);
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
