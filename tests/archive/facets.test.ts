import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { viewDate } from '../../src/archive/dates.ts';
import { isPeriod, isWithin, periodsOf } from '../../src/archive/facets.ts';
import { anyDate } from '../support/timelines.ts';

const years = { first: 2014, last: 2025 };

describe('the periods of a date', () => {
  it.each([
    ['a day', '2024-04-29', ['2024-04']],
    ['a time of day', '2025-01-20T20:24+04:00', ['2025-01']],
    ['a month', '2024-04?', ['2024-04']],
    ['a year, of which no month is known', '2018~', ['2018']],
    ['an interval of years', '2017/2019', ['2017', '2018', '2019']],
    ['days of two months', '2024-01-30/2024-02-02', ['2024-01', '2024-02']],
    ['months of three years', '2018-11/2020-02', ['2018-11', '2018-12', '2019', '2020-01', '2020-02']],
    ['a season', '2023-21', ['2023-03', '2023-04', '2023-05', '2023-06']],
    ['a winter', '2023-24', ['2023-12', '2024-01', '2024-02', '2024-03']],
    ['a half of a year', '2024-41', ['2024-07', '2024-08', '2024-09', '2024-10', '2024-11', '2024-12']],
    ['one of several days', '[2024-04-30..2024-05-02]', ['2024-04', '2024-05']],
    ['a day before a year', '[..2015]', ['2014', '2015']],
    ['what began and goes on', '2024-11/..', ['2024-11', '2024-12', '2025']],
    ['what ended, whenever it began', '../2016', ['2014', '2015', '2016']],
    ['what began after everything else', '2030/..', ['2030']],
    ['what ended before everything else', '../2010', ['2010']],
  ])('of %s', (_, edtf, periods) => expect(periodsOf(edtf, years)).toEqual(periods));

  it('are always some, in order of time, and begin with the year under which the date is listed', () => {
    fc.assert(
      fc.property(anyDate, (edtf) => {
        const periods = periodsOf(edtf, years);
        expect(periods.length).toBeGreaterThan(0);
        expect(periods).toEqual(periods.toSorted());
        expect(periods.every(isPeriod)).toBe(true);
        const { year, isOpen } = viewDate(edtf);
        if (year && !isOpen.before) expect(periods[0]?.slice(0, 4)).toBe(String(year));
      }),
    );
  });
});

describe('whether a date lies within a span', () => {
  it.each([
    ['2024-04', '2024-04', '2024-04', true],
    ['2024-04', '2024', '2024', true],
    ['2024-04', '2018', '', true],
    ['2024-04', '', '2024-03', false],
    ['2024-04', '2024-05', '', false],
    ['2024-04', '2025', '2026', false],
    ['2018', '2018-06', '2018-07', true],
    ['2018', '2019-01', '', false],
    ['2018', '', '2017-12', false],
    ['2018', '', '', true],
  ] as const)('%s from “%s” to “%s”: %s', (period, from, to, within) =>
    expect(isWithin(period, from, to)).toBe(within),
  );
});

it.each([
  ['2024', true],
  ['2024-04', true],
  ['0001', true],
  ['0000', false],
  ['24', false],
  ['2024-13', false],
  ['2024-4', false],
  ['2024-04-29', true],
  ['2024-02-30', false],
  [' 2024', false],
  ['2024\n', false],
  ['٢٠٢٤', false],
])('takes %j for a year, a month or a day: %s', (text, taken) => expect(isPeriod(text)).toBe(taken));
