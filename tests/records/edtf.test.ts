import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CalendarDate,
  daysInMonth,
  type Edtf,
  firstDay,
  isoDate,
  lastDay,
  nextDate,
  parseEdtf,
  startDate,
} from '../../src/records/edtf.ts';
import { anyString, runs } from '../support/properties.ts';

const date = (fields: Omit<CalendarDate, 'qualifier'>, qualifier: CalendarDate['qualifier'] = '') =>
  ({ form: 'date', date: { ...fields, qualifier } }) satisfies Edtf;

describe('a date', () => {
  it.each([
    ['2018', date({ year: 2018 })],
    ['0001', date({ year: 1 })],
    ['2024-04', date({ year: 2024, month: 4 })],
    ['2024-04-29', date({ year: 2024, month: 4, day: 29 })],
    ['2014~', date({ year: 2014 }, '~')],
    ['2024-04?', date({ year: 2024, month: 4 }, '?')],
    ['2024-04-29%', date({ year: 2024, month: 4, day: 29 }, '%')],
    ['2025-01-20T20:24+04:00', date({ year: 2025, month: 1, day: 20, time: '20:24', offset: '+04:00' })],
    ['2025-01-20T23:59:59Z', date({ year: 2025, month: 1, day: 20, time: '23:59:59', offset: 'Z' })],
    ['2025-01-20T00:00-09:30', date({ year: 2025, month: 1, day: 20, time: '00:00', offset: '-09:30' })],
  ])('may be written %s', (text, expected) => {
    expect(parseEdtf(text)).toEqual(expected);
  });

  it.each([
    ['in words', 'last year'],
    ['empty', ''],
    ['with a year of two digits', '24-04-29'],
    ['in the year 0', '0000'],
    ['before the year 0', '-0044'],
    ['with a year of five digits', '12024'],
    ['in the month 0', '2024-00'],
    ['in the month 13', '2024-13'],
    ['with a month of one digit', '2024-4'],
    ['on the day 0', '2024-04-00'],
    ['on 31 April', '2024-04-31'],
    ['on 29 February of a common year', '2023-02-29'],
    ['on 29 February of a century', '1900-02-29'],
    ['with day first', '29-04-2024'],
    ['with slashes', '2024/04/29'],
    ['with a part of a year that is none', '2024-20'],
    ['with a day of a season', '2024-21-01'],
    ['with unspecified digits', '202X'],
    ['with a time but no offset', '2025-01-20T20:24'],
    ['with a time that is none', '2025-01-20T24:00Z'],
    ['with minutes that are none', '2025-01-20T20:60Z'],
    ['with an offset that is none', '2025-01-20T20:24+15:00'],
    ['with a time and a qualifier', '2025-01-20T20:24Z~'],
    ['with a time and no day', '2025-01T20:24Z'],
    ['with two qualifiers', '2014~?'],
    ['with space round it', ' 2014 '],
    ['with a line end behind it', '2014\n'],
    ['in digits of another script', '２０２４'],
  ])('is none %s', (_, text) => {
    expect(parseEdtf(text)).toBeUndefined();
  });

  it('may be 29 February of a leap year', () => {
    expect(parseEdtf('2024-02-29')).toBeDefined();
    expect(parseEdtf('2000-02-29')).toBeDefined();
  });
});

describe('an interval', () => {
  it('lies between two dates, each as exact as it is known', () => {
    expect(parseEdtf('2017/2022-05')).toEqual({
      form: 'interval',
      from: { year: 2017, qualifier: '' },
      to: { year: 2022, month: 5, qualifier: '' },
    });
  });

  it('may be open at either end', () => {
    expect(parseEdtf('2017/..')).toMatchObject({ from: { year: 2017 }, to: null });
    expect(parseEdtf('../2022~')).toMatchObject({ from: null, to: { year: 2022, qualifier: '~' } });
  });

  it('may begin and end within the same year', () => {
    expect(parseEdtf('2017/2017-03')).toBeDefined();
    expect(parseEdtf('2017-03/2017')).toBeDefined();
  });

  it.each([
    ['is open at both ends', '../..'],
    ['ends before it begins', '2022/2017'],
    ['ends the day before it begins', '2024-04-29/2024-04-28'],
    ['has an end that is left out', '2017/'],
    ['has a beginning that is left out', '/2022'],
    ['has three parts', '2017/2018/2019'],
    ['has a part that is no date', '2017/soon'],
    ['has a time in it', '2025-01-20T20:24Z/2025-01-21'],
    ['is an open end alone', '..'],
    ['is a slash alone', '/'],
  ])('is none that %s', (_, text) => {
    expect(parseEdtf(text)).toBeUndefined();
  });
});

describe('a part of a year', () => {
  it.each([
    ['2023-21', 'spring', '2023-03-01', '2023-06-30'],
    ['2023-24~', 'winter, which ends in the next year', '2023-12-01', '2024-03-31'],
    ['2023-26', 'summer of the north', '2023-06-01', '2023-09-30'],
    ['2023-30', 'summer of the south', '2023-12-01', '2024-03-31'],
    ['2023-32', 'winter of the south', '2023-06-01', '2023-09-30'],
    ['2025-33', 'first quarter', '2025-01-01', '2025-03-31'],
    ['2025-36', 'fourth quarter', '2025-10-01', '2025-12-31'],
    ['2024-40', 'first half', '2024-01-01', '2024-06-30'],
    ['2024-41', 'second half', '2024-07-01', '2024-12-31'],
  ])('%s, %s, lies within %s and %s', (text, _, first, last) => {
    const parsed = parseEdtf(text);
    if (parsed?.form !== 'date') throw new Error('not a date');
    expect([firstDay(parsed.date), lastDay(parsed.date)]).toEqual([first, last]);
  });

  it('may begin or end an interval', () => {
    expect(parseEdtf('2023-21/2023-23')).toMatchObject({ from: { part: 21 }, to: { part: 23 } });
  });
});

describe('a set of which one is meant', () => {
  it('lies between two dates, or on one side of one', () => {
    const [from, to] = [
      { year: 2024, month: 5, day: 1, qualifier: '' },
      { year: 2024, month: 5, day: 10, qualifier: '' },
    ];
    expect(parseEdtf('[2024-05-01..2024-05-10]')).toEqual({ form: 'oneOf', from, to });
    expect(parseEdtf('[..2019]')).toEqual({ form: 'oneOf', from: null, to: { year: 2019, qualifier: '' } });
    expect(parseEdtf('[2020..]')).toEqual({ form: 'oneOf', from: { year: 2020, qualifier: '' }, to: null });
  });

  it.each([
    ['is open at both ends', '[..]'],
    ['is empty', '[]'],
    ['ends before it begins', '[2022..2017]'],
    ['has one date alone', '[2022]'],
    ['is the same date twice', '[2022..2022]'],
    ['has an end within its beginning', '[2017..2017-03]'],
    ['has a qualifier in it', '[2017~..2018]'],
    ['has a time in it', '[2025-01-20T20:24Z..2025-01-21]'],
    ['is not closed', '[2017..2018'],
    ['has something behind it', '[2017..2018]?'],
    ['is an interval', '[2017/2018]'],
    ['is of all that it names', '{2017..2018}'],
  ])('is none that %s', (_, text) => {
    expect(parseEdtf(text)).toBeUndefined();
  });
});

describe('the date after one', () => {
  it.each([
    ['2019', '2020'],
    ['2023-12', '2024-01'],
    ['2024-02-28', '2024-02-29'],
    ['2023-12-31', '2024-01-01'],
    ['0099-12-31', '0100-01-01'],
    ['9999', undefined],
    ['9999-12-31', undefined],
    ['2023-21', undefined],
  ])('%s is %s', (text, next) => {
    const parsed = parseEdtf(text);
    if (parsed?.form !== 'date') throw new Error('not a date');
    const after = nextDate(parsed.date);
    expect(after && isoDate(after)).toBe(next);
  });
});

describe('the days that a date may mean', () => {
  it.each([
    ['2024', '2024-01-01', '2024-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2023-02~', '2023-02-01', '2023-02-28'],
    ['2024-04-29', '2024-04-29', '2024-04-29'],
    ['0987', '0987-01-01', '0987-12-31'],
  ])('%s runs from %s to %s', (text, first, last) => {
    const parsed = parseEdtf(text);
    if (parsed?.form !== 'date') throw new Error('not a date');
    expect([firstDay(parsed.date), lastDay(parsed.date)]).toEqual([first, last]);
  });
});

describe('the date by which it is placed in time', () => {
  it.each([
    ['2024-04-29', '2024-04-29'],
    ['2017/2022-05', '2017'],
    ['2017-03/..', '2017-03'],
    ['../2022-05', '2022-05'],
  ])('of %s is %s', (text, placed) => {
    const parsed = parseEdtf(text);
    expect(parsed && isoDate(startDate(parsed))).toBe(placed);
  });
});

/** Another idea of the calendar: JavaScript's own, which moves a day that is not there to the next month. */
function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const two = (value: number) => String(value).padStart(2, '0');
const four = (value: number) => String(value).padStart(4, '0');

describe('whatever is written', () => {
  it('a day is taken exactly where the calendar has it', () => {
    const parts = [fc.integer({ min: 1, max: 9999 }), fc.nat(13), fc.nat(32)] as const;
    fc.assert(
      fc.property(...parts, (year, month, day) => {
        const text = `${four(year)}-${two(month)}-${two(day)}`;
        expect(parseEdtf(text) !== undefined).toBe(isDay(year, month, day));
      }),
      { numRuns: 30 * runs },
    );
  });

  it('a month has as many days as the calendar gives it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const days = daysInMonth(year, month);
        expect([isDay(year, month, days), isDay(year, month, days + 1)]).toEqual([true, false]);
      }),
    );
  });

  const writing = fc.oneof(
    anyString(),
    fc.stringMatching(/^[-.T:Z+/~?%X024]{0,12}$/),
    fc.stringMatching(/^\d{4}(-[0-4]\d(-[0-3]\d)?)?[~?%]?$/),
    fc.stringMatching(/^\[(\d{4}(-[0-4]\d)?)?\.\.(\d{4}(-[0-4]\d)?)?\]$/),
    fc.stringMatching(/^(\.\.|\d{4}(-[01]\d)?~?)\/(\.\.|\d{4}(-[01]\d)?\??)$/),
  );

  it('reading does not fail, and what is read begins before it ends and can be written again', () => {
    let taken = 0;
    fc.assert(
      fc.property(writing, (text) => {
        const parsed = parseEdtf(text);
        if (!parsed) return;
        taken++;
        const ends = parsed.form === 'date' ? [parsed.date] : [parsed.from, parsed.to];
        for (const end of ends) {
          if (!end) continue;
          expect(firstDay(end) <= lastDay(end)).toBe(true);
          const again = parseEdtf(isoDate(end));
          expect(again).toMatchObject({ form: 'date', date: { year: end.year, qualifier: '' } });
          expect(again?.form === 'date' && isoDate(again.date)).toBe(isoDate(end));
        }
        const [first, last] = ends;
        if (first && last) expect(firstDay(first) <= lastDay(last)).toBe(true);
      }),
      { numRuns: 50 * runs },
    );
    expect(taken).toBeGreaterThan(10 * runs);
  });
});
