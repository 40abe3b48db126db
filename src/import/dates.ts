/** Dates as originals print them, and what they tell of the day of publication. */
import { viewDate } from '../archive/dates.ts';
import { daysInMonth, parseEdtf } from '../records/edtf.ts';
import type { Told } from './original.ts';

const months = 'january february march april may june july august september october november december'.split(
  ' ',
);
const monthWord = String.raw`(?<month>${months.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')}|sept)\.?`;

/** The forms in which a whole calendar day is printed, in English words or figures that cannot be mistaken. */
const FORMS = [
  /\b(?<year>\d{4})-(?<number>\d\d)-(?<day>\d\d)(?!\d)/,
  new RegExp(String.raw`\b(?<day>\d{1,2})(?:st|nd|rd|th)? ${monthWord},? (?<year>\d{4})\b`, 'i'),
  new RegExp(String.raw`\b${monthWord} (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})\b`, 'i'),
];

const TIME =
  /(?<![\d:])(?<hour>[01]?\d|2[0-3])[:.](?<minute>[0-5]\d)(?::[0-5]\d)?(?:\s*(?<half>[ap])\.?m\b\.?)?/i;
const OFFSET =
  /\b(?:UTC|GMT)\s*(?<given>[+-]\d{1,2}(?::?\d\d)?)?(?![\w:])|(?<=\d)(?<bare>[+-]\d\d:?\d\d)\b|(?<=\d)(?<zulu>Z)\b/;

/** A day that stands in a text, and the words that it stands in. */
export interface StatedDay {
  /** `YYYY-MM-DD` */
  day: string;
  words: string;
}

/** Every whole day, with its year, that a text states, in the order in which they stand there, each once. */
export function statedDays(text: string): StatedDay[] {
  const found = FORMS.flatMap((form) =>
    [...text.matchAll(new RegExp(form, `${form.flags}g`))].flatMap((match) => {
      const day = dayOf(match.groups ?? {});
      return day ? [{ day, words: match[0], index: match.index }] : [];
    }),
  );
  return eachOnce(found.toSorted((a, b) => a.index - b.index));
}

/** The days, each with the words in which it stands first. */
export const eachOnce = (days: readonly StatedDay[]): StatedDay[] =>
  [...Map.groupBy(days, ({ day }) => day)].map(([day, [first]]) => ({ day, words: first?.words ?? day }));

function dayOf({ year = '', number, month = '', day = '' }: Record<string, string>): string | undefined {
  const index = number
    ? Number(number)
    : months.findIndex((name) => name.startsWith(month.slice(0, 3).toLowerCase())) + 1;
  if (index < 1 || Number(day) < 1 || Number(day) > daysInMonth(Number(year), index)) return undefined;
  return `${year}-${String(index).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/**
 * The moment that a line states, such as `2023-06-05 5 June 2023 08:07 (UTC+04:00)`.
 *
 * @returns EDTF: with the time only where an offset from UTC stands there too, since no time means anything without
 *   one; `undefined` where there is no whole day, or more than one
 */
export function readMoment(line: string): string | undefined {
  const days = statedDays(line);
  const day = days[0]?.day;
  if (!day || days.length > 1) return undefined;
  const rest = FORMS.reduce((text, form) => text.replace(new RegExp(form, `${form.flags}g`), '#'), line);
  const time = timeOf(rest.replace(/^#T/, '# '));
  const moment = time ? `${day}T${time}` : day;
  return parseEdtf(moment) ? moment : day;
}

/** Is a line a day, perhaps with its weekday, its time and what it is the date of, and nothing else? */
export function isMomentAlone(line: string): boolean {
  if (line.length > 90 || readMoment(line) === undefined) return false;
  const rest = [...FORMS, TIME, OFFSET, LABEL, DAY_NAME, ZONE].reduce(
    (text, form) => text.replace(new RegExp(form, `${form.flags.replace('g', '')}g`), ' '),
    line,
  );
  return !/[\p{L}\p{N}]/u.test(rest);
}

const LABEL = /^\W*(?:date|(?:first |last )?(?:published|posted|updated|modified|changed))(?: on| at)?\b/i;
const DAY_NAME = /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\bT\b|\bat\b/i;
/** Names of time zones say less than an offset: three countries call theirs CST. */
const ZONE = /\b(?:[ECMP][SD]?T|BST|CES?T|IST|JST|HKT|GST|MSK|AZT)\b|\b[ap]\.?m\b\.?/i;

function timeOf(text: string): string | undefined {
  const { hour, minute, half } = TIME.exec(text)?.groups ?? {};
  const offset = OFFSET.exec(text);
  if (!hour || !offset) return undefined;
  const afternoon = half?.toLowerCase() === 'p' && Number(hour) < 12 ? 12 : 0;
  const midnight = half?.toLowerCase() === 'a' && Number(hour) === 12 ? -12 : 0;
  const { given, bare } = offset.groups ?? {};
  return `${String(Number(hour) + afternoon + midnight).padStart(2, '0')}:${minute}${offsetOf(given ?? bare)}`;
}

/** `+4`, `+0400` and `+04:00` as EDTF writes them; `Z` for none. */
export function offsetOf(written: string | undefined): string {
  const {
    sign,
    hours = '',
    minutes = '00',
  } = /^(?<sign>[+-])(?<hours>\d{1,2}):?(?<minutes>\d\d)?$/.exec(written ?? '')?.groups ?? {};
  return sign && Number(hours + minutes) > 0 ? `${sign}${hours.padStart(2, '0')}:${minutes}` : 'Z';
}

const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const WEEKDAY = new RegExp(
  String.raw`(?<!last |next |every |each |the previous )\b(?:on )?(?<name>${weekdays.join('|')})\b(?!s)`,
  'u',
);

const DAY = 24 * 60 * 60 * 1000;

/**
 * The day of publication, worked out from a weekday in the text and a day that the original states elsewhere, such as
 * in a caption: what is news happened on the stated day or in the six days after it. Without a stated day there is
 * no telling, and none of two stated days is preferred to the other.
 *
 * @param days those that the original states, with their year
 */
export function resolveWeekday(text: string, days: readonly StatedDay[]): Told | undefined {
  const name = weekdayIn(text);
  const [stated, ...others] = days;
  if (!name || !stated || others.length > 0) return undefined;
  const start = Date.parse(stated.day);
  const ahead = (weekdays.indexOf(name) - new Date(start).getUTCDay() + 7) % 7;
  const value = new Date(start + ahead * DAY).toISOString().slice(0, 10);
  const statedName = weekdays[new Date(start).getUTCDay()];
  const inferred =
    ahead === 0
      ? `The text says ${name}; it states ${inWords(stated.day)}, which was a ${name}.`
      : `The text says ${name}; it states ${inWords(stated.day)}, a ${statedName}, and the next ${name} was ${inWords(value)}.`;
  return { value, by: `“${name}” and “${stated.words}”`, inferred };
}

/** The first weekday that a text names, if it tells when something happened. */
export const weekdayIn = (text: string): string | undefined => WEEKDAY.exec(text)?.groups?.name;

const inWords = (day: string): string => viewDate(day).label;
