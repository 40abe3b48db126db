/** The day on which a page was published: what its metadata say, held against what it prints. */
import { DAY_MS, parseEdtf } from '../records/edtf.ts';
import { differ, type Evidence } from './agreement.ts';
import { formatOffset, type PrintedDate, parseDate } from './dates.ts';
import type { Fact } from './original.ts';
import type { RawMetadata } from './page-formats.ts';

/** The dates that a page prints about its article. */
export interface PrintedDates {
  dates: (PrintedDate & { by: string })[];
  /** Those of `<time>` elements, in EDTF. */
  times: string[];
}

const sameDay = (a: string, b: string): boolean => a.slice(0, 10) === b.slice(0, 10);

/** In UTC these are the hours in which it is the day before in the Americas. */
const EVENING_ELSEWHERE = /T0[0-6]:[0-5]\d(?::[0-5]\d)?Z$/;
const MIDNIGHT = /T00:00(?::00)?(?:Z|[+-]\d\d:\d\d)$/;

/**
 * The day of publication. A printed one leads; metadata that agree with it make it more exact. Vague ones, and moments that
 * may be of the day before where the page was made, count only with a printed day, or one in the address, that agrees.
 */
export function findDate(
  formats: readonly RawMetadata[],
  about: PrintedDates,
  url: string | undefined,
  remarks: string[],
): Fact | undefined {
  const read = (values: readonly (string | undefined)[] | undefined, by: string) =>
    (values ?? []).flatMap((raw) => {
      const value = toEdtf(raw ?? '');
      return value ? [{ value, by }] : [];
    });
  const strong = formats.flatMap(({ name, dates }) => read(dates, name));
  const vague = formats.flatMap(({ name, vagueDates }) => read(vagueDates, name));
  const times = about.times.map((value) => ({ value, by: 'the page’s <time>' }));
  const told = [...strong, ...vague, ...times];
  const printed = about.dates.map(({ value, clock, by }) => ({ value, clock, by }));
  const [, year, month, day] = /[/-](\d{4})[/-](\d\d)[/-](\d\d)(?=\D|$)/.exec(url ?? '') ?? [];
  const inAddress = year && toEdtf(`${year}-${month}-${day}`);

  const days = [...Map.groupBy(printed, ({ value }) => value.slice(0, 10)).values()];
  // Of several printed days, the one that metadata have, too.
  const leading =
    days.length > 1
      ? days.filter(([date]) => date && told.some(({ value }) => sameDay(value, date.value)))
      : days;
  const [lead] = leading.length === 1 ? (leading[0] ?? []) : [];
  const tell = (others: readonly Evidence[], first: Evidence) => {
    const other = others.find(({ value }) => !sameDay(value, first.value) && !first.value.startsWith(value));
    if (other) remarks.push(differ('date', first, other));
  };
  if (lead) {
    const exact = [...printed, ...told].find(
      ({ value }) => value.length > 10 && sameDay(value, lead.value) && !MIDNIGHT.test(value),
    );
    const moment = exact ? undefined : told.find(({ value }) => isDayAfter(value, lead.value));
    const local = moment && lead.clock && toLocal(moment.value, lead.value, lead.clock);
    if (moment)
      remarks.push(
        `${moment.by} gives the moment ${moment.value}, which was ${lead.value} where it was printed: ${lead.by}.`,
      );
    const value = exact?.value ?? local ?? lead.value;
    const first = { value, by: exact && exact.by !== lead.by ? `${exact.by} and ${lead.by}` : lead.by };
    tell([...told.filter((each) => each !== moment), ...printed], first);
    return first;
  }
  if (days.length > 1) {
    remarks.push(
      `Several days are printed: ${printed.map(({ by }) => by).join(', ')}. Which of them is that of publication?`,
    );
  }
  // Listings print one <time> for each of many articles.
  const own =
    strong.length > 0
      ? strong
      : times.every(({ value }, _, [first]) => sameDay(value, first?.value ?? ''))
        ? times
        : [];
  const [first] = own
    .toSorted((a, b) => b.value.length - a.value.length)
    .filter(({ value }) => sameDay(value, own[0]?.value ?? ''));
  if (!first) {
    const [other] = vague;
    if (other && inAddress && sameDay(other.value, inAddress)) return other;
    if (other)
      remarks.push(
        `${other.by} give${/s$/.test(other.by) ? '' : 's'} the date ${other.value}, which may be when the page was made or changed: no printed day agrees.`,
      );
    return undefined;
  }
  tell([...strong, ...vague], first);
  if (MIDNIGHT.test(first.value)) {
    remarks.push(`${first.by} gives midnight exactly (${first.value}), which may stand for the day alone.`);
    return { value: first.value.slice(0, 10), by: first.by };
  }
  if (EVENING_ELSEWHERE.test(first.value) && !(inAddress && sameDay(first.value, inAddress))) {
    if (inAddress && isDayAfter(first.value, inAddress))
      return { value: inAddress, by: `${first.by} and the address` };
    remarks.push(
      `${first.by} gives the moment ${first.value}, which was the day before in the Americas: no printed day tells which it was where it was published.`,
    );
    return undefined;
  }
  return first;
}

/** Is a moment in UTC of the day before or behind a printed one, so that both may be true? */
const isDayAfter = (moment: string, day: string): boolean =>
  /T.*Z$/.test(moment) && Math.abs(Date.parse(moment.slice(0, 10)) - Date.parse(day.slice(0, 10))) === DAY_MS;

/** A moment in the time that clocks showed where it was printed; `undefined` where the two are not one moment in any zone. */
function toLocal(moment: string, day: string, clock: string): string | undefined {
  const minutes = (Date.parse(`${day}T${clock}Z`) - Date.parse(`${moment.slice(0, 16)}Z`)) / 60_000;
  if (Math.abs(minutes) > 14 * 60 || minutes % 15 !== 0 || minutes === 0) return undefined;
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const two = (number: number) => String(number).padStart(2, '0');
  return `${day}T${clock}${minutes < 0 ? '-' : '+'}${two(hours)}:${two(rest)}`;
}

/**
 * Turns a date, as metadata has it, into EDTF: in ISO 8601 with its looser and compact forms, as in mail (RFC 2822), or in
 * words.
 *
 * @returns without fractions of a second, and without a time that has no offset from UTC; `undefined` for anything else
 */
export function toEdtf(text: string): string | undefined {
  const compact = /^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?$/.exec(text);
  if (compact) {
    const [, year, month, day, hour, minute, second = '00', offset = ''] = compact;
    return toEdtf(`${year}-${month}-${day}${hour ? `T${hour}:${minute}:${second}${offset}` : ''}`);
  }
  const { day, time, offset } =
    /^(?<day>\d{4}(?:[-/]\d\d){0,2})(?:[T ](?<time>\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*(?<offset>Z|[+-]\d\d(?::?\d\d)?)?)?$/i.exec(
      text,
    )?.groups ?? {};
  if (!day) return text.length < 80 ? parseDate(text) : undefined;
  const written = day.replaceAll('/', '-');
  const moment = time && offset ? `${written}T${time}${formatOffset(offset)}` : written;
  return [moment, written].find((form) => parseEdtf(form));
}
