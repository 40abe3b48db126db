/**
 * The forms in which originals print a calendar day. The names of months and weekdays are those of Unicode’s CLDR, which
 * `Intl` has for every language.
 */
import { daysInMonth } from '../records/edtf.ts';

const LOCALES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'ru', 'ar', 'ar-SY'];
const NUMBERS = '-u-nu-latn';

/** A calendar day that a text states, with its year. */
export interface StatedDay {
  /** `YYYY-MM-DD` */
  day: string;
  /** As the text prints it. */
  words: string;
}

const withoutMarks = (text: string): string => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
const bare = (name: string): string => name.toLowerCase().replace(/\.$/, '');

/** The numbers of months by their names, long and short, as they stand beside a day, and without accents. */
const months = new Map(
  LOCALES.flatMap((locale) =>
    (['long', 'short'] as const).flatMap((month) => {
      const format = new Intl.DateTimeFormat(locale + NUMBERS, { day: 'numeric', month, timeZone: 'UTC' });
      return Array.from({ length: 12 }, (_, index) => {
        const parts = format.formatToParts(Date.UTC(2024, index, 15));
        return [bare(parts.find(({ type }) => type === 'month')?.value ?? ''), index + 1] as const;
      });
    }),
  )
    .concat([
      ['sept', 9],
      ['mär', 3],
      ['март', 3],
      ['mrz', 3],
      ['ابريل', 4],
      ['اغسطس', 8],
      ['اكتوبر', 10],
    ])
    .filter(([name]) => /^\p{L}/u.test(name))
    .flatMap(([name, number]) => [[name, number] as const, [bare(withoutMarks(name)), number] as const]),
);

const oneOf = (names: Iterable<string>): string =>
  [...names]
    .toSorted((a, b) => b.length - a.length)
    .map(RegExp.escape)
    .join('|');

const NAME = `(?:${oneOf(months.keys())})`;
const START = String.raw`(?<![\p{L}\p{N}])`;
const MONTH = String.raw`(?<month>${NAME})\.?(?:\s?/\s?${NAME})?(?![\p{L}])`;
const YEAR = String.raw`(?<year>\d{4})(?!\d)`;

const FORMS = [
  /(?<![\d.,/-])(?<year>\d{4})([-/.])(?<number>\d\d?)\2(?<day>\d\d?)(?!\d)/u,
  /(?<!\d)(?<year>\d{4})\s?[年년]\s?(?<number>\d\d?)\s?[月월]\s?(?<day>\d\d?)\s?[日号號일]/u,
  new RegExp(
    String.raw`${START}(?<day>\d{1,2})(?:st|nd|rd|th|er|[.ºª°])?(?: de | of |[ -]?)${MONTH},?(?: del? |[ -])${YEAR}`,
    'iu',
  ),
  new RegExp(String.raw`${START}${MONTH} (?<day>\d{1,2})(?:st|nd|rd|th)?,? ${YEAR}`, 'iu'),
  /(?<![\d.,/-])(?<day>\d\d?)\.\s?(?<number>\d\d?)\.\s?(?<year>\d{4})(?![\d.])/u,
  /(?<![\d.,/-])(?<first>\d\d?)\/(?<second>\d\d?)\/(?<year>\d{4})(?![\d/])/u,
].map((form) => new RegExp(form, `${form.flags}g`));

/** Text with the digits of ASCII for those of Arabic and for full-width ones; each character stays in its place. */
const plainDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (digit) => String(digit.charCodeAt(0) & 0xf));

const matchesOf = (text: string) => FORMS.flatMap((form) => [...text.matchAll(form)]);

/** Finds the calendar days that a text states with their year, in the order of the text, each once. */
export function findDays(text: string): StatedDay[] {
  const found = matchesOf(plainDigits(text)).flatMap(({ 0: { length }, groups = {}, index }) => {
    const day = toIsoDay(groups);
    return day ? [{ day, words: text.slice(index, index + length), index }] : [];
  });
  return dedupeDays(found.toSorted((a, b) => a.index - b.index));
}

/** Puts `#` for each calendar day of a text, and the digits of ASCII for others. */
export const maskDays = (text: string): string =>
  FORMS.reduce((rest, form) => rest.replace(form, '#'), plainDigits(text));

/** Leaves out days that stand there before, in whatever words. */
export const dedupeDays = (days: readonly StatedDay[]): StatedDay[] =>
  [...Map.groupBy(days, ({ day }) => day)].map(([day, [first]]) => ({ day, words: first?.words ?? day }));

/**
 * `YYYY-MM-DD` of what one of `FORMS` matched; `undefined` where there is no such day, such as 30 February, or where two
 * may be meant: `04/05/2024` is May or April.
 */
function toIsoDay({
  year = '',
  number,
  month,
  day,
  first,
  second,
}: Record<string, string>): string | undefined {
  if (first && second) {
    if (first !== second && Number(first) <= 12 && Number(second) <= 12) return undefined;
    return Number(first) > 12
      ? toIsoDay({ year, number: second, day: first })
      : toIsoDay({ year, number: first, day: second });
  }
  const index = Number(number ?? months.get(bare(month ?? '')) ?? 0);
  if (index < 1 || Number(day) < 1 || Number(day) > daysInMonth(Number(year), index)) return undefined;
  return `${year}-${String(index).padStart(2, '0')}-${day?.padStart(2, '0')}`;
}

/** Names of weekdays in these languages, for use within a regular expression. */
export const WEEKDAY_NAMES = oneOf(
  new Set(
    LOCALES.flatMap((locale) =>
      (['long', 'short'] as const).flatMap((weekday) => {
        const format = new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' });
        return Array.from({ length: 7 }, (_, index) => bare(format.format(Date.UTC(2024, 0, 7 + index))));
      }),
    ),
  ),
);
