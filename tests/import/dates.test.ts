import { describe, expect, it } from 'vitest';
import { parseDate, resolveWeekday } from '../../src/import/dates.ts';
import { findDays } from '../../src/import/day-forms.ts';

describe('a line that states a moment', () => {
  it.each([
    ['2024-04-29', '2024-04-29'],
    ['date 2023-06-05 5 June 2023 08:07 (UTC+04:00)', '2023-06-05T08:07+04:00'],
    ['Published: April 3rd, 2024', '2024-04-03'],
    ['3 Sept. 2024, 9:05 p.m. GMT', '2024-09-03T21:05Z'],
    ['Mar 1, 2024 12:10 AM UTC-5', '2024-03-01T00:10-05:00'],
    ['2024-04-29T10:15:00+0200', '2024-04-29T10:15+02:00'],
    ['2024-04-29T10:15:00Z', '2024-04-29T10:15Z'],
  ])('%s is %s', (line, edtf) => {
    expect(parseDate(line)).toBe(edtf);
  });

  it('keeps the day alone where the time has no offset, since no time means anything without one', () => {
    expect(parseDate('29 April 2024 10:15')).toBe('2024-04-29');
  });

  it.each(['30 February 2024', 'April 2024', '28 April', '2024-04-28 or 2024-04-29', '04/05/2024', 'Monday'])(
    'is none in: %s',
    (line) => {
      expect(parseDate(line)).toBeUndefined();
    },
  );
});

describe('the days that a text states', () => {
  it('are all with their year, in order, each once', () => {
    const text = 'From 1 May 2024 (May 1, 2024) until 2024-06-02; on June 3 as well, and in July 2024.';
    expect(findDays(text)).toEqual([
      { day: '2024-05-01', words: '1 May 2024' },
      { day: '2024-06-02', words: '2024-06-02' },
    ]);
  });
});

describe('a weekday', () => {
  // 28 April 2024 was a Sunday.
  const sunday = [{ day: '2024-04-28', words: 'April 28, 2024' }];

  it('is reckoned from the day that is stated, and says how', () => {
    expect(resolveWeekday('The ferry left on Monday.', sunday)).toEqual({
      value: '2024-04-29',
      by: '“Monday” and “April 28, 2024”',
      inferred:
        'The text says Monday; it states 28 April 2024, a Sunday, and the next Monday was 29 April 2024.',
    });
    expect(resolveWeekday('The ferry left on Saturday.', sunday)?.value).toBe('2024-05-04');
  });

  it('may be the stated day itself', () => {
    expect(resolveWeekday('On Sunday the ferry left.', sunday)).toMatchObject({
      value: '2024-04-28',
      inferred: 'The text says Sunday; it states 28 April 2024, which was a Sunday.',
    });
  });

  it.each([
    ['without a stated day', 'On Monday.', []],
    ['of two stated days', 'On Monday.', [...sunday, { day: '2024-05-01', words: '1 May 2024' }]],
    ['that comes every week', 'The ferry leaves on Mondays and every Tuesday.', sunday],
    ['of another week', 'It left last Monday.', sunday],
    ['that is not there', 'It left.', sunday],
  ])('%s tells nothing', (_, text, days) => {
    expect(resolveWeekday(text, days)).toBeUndefined();
  });
});
