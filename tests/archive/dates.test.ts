import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseEdtf } from '../../src/records/edtf.ts';
import { anyDate } from '../support/timelines.ts';

type Dates = typeof import('../../src/archive/dates.ts');

const zoneBefore = process.env.TZ;

/** A string that HTML takes for the `datetime` of a `<time>`: a year, a month, a day, or a moment with its offset. */
function isValidDatetime(text: string): boolean {
  const parts =
    /^(?<date>\d{4}(-\d\d(-\d\d)?)?)(?<clock>T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|(?!-00:00)[+-]([01]\d|2[0-3]):[0-5]\d))?$/.exec(
      text,
    )?.groups;
  if (!parts?.date || parseEdtf(parts.date) === undefined) return false;
  return parts.clock === undefined || parts.date.length === 10;
}

describe.each([
  ['UTC', 0],
  ['Pacific/Kiritimati', -14 * 60],
  ['America/Los_Angeles', 8 * 60],
])('on a machine in %s', (zone, offset) => {
  let dates: Dates;

  beforeAll(async () => {
    process.env.TZ = zone;
    expect(new Date(2024, 0, 1).getTimezoneOffset()).toBe(offset);
    vi.resetModules();
    dates = await import('../../src/archive/dates.ts');
  });
  afterAll(() => {
    if (zoneBefore === undefined) delete process.env.TZ;
    else process.env.TZ = zoneBefore;
    vi.resetModules();
  });

  const sorted = (texts: readonly string[]) =>
    texts
      .map((text) => dates.viewDate(text))
      .sort((a, b) => (a.sortKey < b.sortKey ? -1 : a.sortKey > b.sortKey ? 1 : 0));

  it.each<[string, string, ...(string | { text: string; datetime: string })[]]>([
    ['2018', '2018', { text: '2018', datetime: '2018' }],
    ['2024-04', 'April 2024', { text: 'April 2024', datetime: '2024-04' }],
    ['2024-04-09', '9 April 2024', { text: '9 April 2024', datetime: '2024-04-09' }],
    ['2014~', 'about 2014', 'about ', { text: '2014', datetime: '2014' }],
    ['2024-04?', 'April 2024 (uncertain)', { text: 'April 2024', datetime: '2024-04' }, ' (uncertain)'],
    [
      '2024-04-09%',
      'about 9 April 2024 (uncertain)',
      'about ',
      { text: '9 April 2024', datetime: '2024-04-09' },
      ' (uncertain)',
    ],
    [
      '2025-02-21T20:24+04:00',
      '21 February 2025, 20:24 UTC+04:00',
      { text: '21 February 2025, 20:24 UTC+04:00', datetime: '2025-02-21T20:24+04:00' },
    ],
    [
      '2024-12-31T23:59:59-10:00',
      '31 December 2024, 23:59:59 UTC−10:00',
      { text: '31 December 2024, 23:59:59 UTC−10:00', datetime: '2024-12-31T23:59:59-10:00' },
    ],
    [
      '2024-02-29T00:00Z',
      '29 February 2024, 00:00 UTC',
      { text: '29 February 2024, 00:00 UTC', datetime: '2024-02-29T00:00Z' },
    ],
    ['2017/2022', '2017–2022', { text: '2017', datetime: '2017' }, '–', { text: '2022', datetime: '2022' }],
    [
      '2014~/2022?',
      'about 2014 – 2022 (uncertain)',
      'about ',
      { text: '2014', datetime: '2014' },
      ' – ',
      { text: '2022', datetime: '2022' },
      ' (uncertain)',
    ],
    [
      '2024-04-28/2024-05',
      '28 April 2024 – May 2024',
      { text: '28 April 2024', datetime: '2024-04-28' },
      ' – ',
      { text: 'May 2024', datetime: '2024-05' },
    ],
    ['2017/..', 'since 2017', 'since ', { text: '2017', datetime: '2017' }],
    [
      '../2022-03~',
      'until about March 2022',
      'until ',
      'about ',
      { text: 'March 2022', datetime: '2022-03' },
    ],
    ['2023-21', 'spring 2023', { text: 'spring 2023', datetime: '2023' }],
    [
      '2023-32?',
      'southern winter 2023 (uncertain)',
      { text: 'southern winter 2023', datetime: '2023' },
      ' (uncertain)',
    ],
    ['2025-33', 'first quarter of 2025', { text: 'first quarter of 2025', datetime: '2025' }],
    ['2024-41~', 'about second half of 2024', 'about ', { text: 'second half of 2024', datetime: '2024' }],
    [
      '[2024-04-28..2024-04-29]',
      '28 or 29 April 2024',
      { text: '28', datetime: '2024-04-28' },
      ' or ',
      { text: '29 April 2024', datetime: '2024-04-29' },
    ],
    [
      '[2024-05-01..2024-05-10]',
      'between 1 and 10 May 2024',
      'between ',
      { text: '1', datetime: '2024-05-01' },
      ' and ',
      { text: '10 May 2024', datetime: '2024-05-10' },
    ],
    [
      '[2024-02-29..2024-03-01]',
      '29 February or 1 March 2024',
      { text: '29 February', datetime: '2024-02-29' },
      ' or ',
      { text: '1 March 2024', datetime: '2024-03-01' },
    ],
    [
      '[2023-12..2024-02-10]',
      'between December 2023 and 10 February 2024',
      'between ',
      { text: 'December 2023', datetime: '2023-12' },
      ' and ',
      { text: '10 February 2024', datetime: '2024-02-10' },
    ],
    [
      '[2018..2019]',
      '2018 or 2019',
      { text: '2018', datetime: '2018' },
      ' or ',
      { text: '2019', datetime: '2019' },
    ],
    ['[..2019]', 'before 2020', 'before ', { text: '2020', datetime: '2020' }],
    ['[..2024-04]', 'before May 2024', 'before ', { text: 'May 2024', datetime: '2024-05' }],
    ['[..2023-21]', 'spring 2023 or earlier', { text: 'spring 2023', datetime: '2023' }, ' or earlier'],
    ['[2020..]', '2020 or later', { text: '2020', datetime: '2020' }, ' or later'],
  ])('%s reads “%s”', (text, label, ...pieces) => {
    const view = dates.viewDate(text);
    expect(view.edtf).toBe(text);
    expect(view.label).toBe(label);
    expect(view.pieces).toEqual(pieces.map((piece) => (typeof piece === 'string' ? { text: piece } : piece)));
  });

  it.each([
    ['2018', 2018, undefined, '2018', '2018'],
    ['2024-04~', 2024, 4, '2024-04~', 'about April 2024'],
    ['2024-04-28', 2024, 4, '2024-04-28', '28 April 2024'],
    ['2024-12-31T23:59-10:00', 2024, 12, '2024-12-31', '31 December 2024'],
    ['2025-01-01T00:30+14:00', 2025, 1, '2025-01-01', '1 January 2025'],
    ['2024-03-01T00:00Z', 2024, 3, '2024-03-01', '1 March 2024'],
    ['2017/2022', 2017, undefined, '2017/2022', '2017–2022'],
    ['2024-12-31/2025-01-02', 2024, 12, '2024-12-31/2025-01-02', '31 December 2024 – 2 January 2025'],
    ['../2022-03', 2022, 3, '../2022-03', 'until March 2022'],
    ['2017/..', 2017, undefined, '2017/..', 'since 2017'],
    ['2023-24', 2023, undefined, '2023-24', 'winter 2023'],
    ['[2024-05-01..2024-05-10]', 2024, 5, '[2024-05-01..2024-05-10]', 'between 1 and 10 May 2024'],
    ['[2024-04-30..2024-05-01]', 2024, undefined, '[2024-04-30..2024-05-01]', '30 April or 1 May 2024'],
    [
      '[2023-12-31..2024-01-01]',
      undefined,
      undefined,
      '[2023-12-31..2024-01-01]',
      '31 December 2023 or 1 January 2024',
    ],
    ['[..2019]', undefined, undefined, '[..2019]', 'before 2020'],
  ])('%s belongs to its own calendar, not the machine’s', (text, year, month, group, label) => {
    const view = dates.viewDate(text);
    expect([view.year, view.month, view.group]).toEqual([year, month, group]);
    expect(view.groupPieces.map((piece) => piece.text).join('')).toBe(label);
  });

  it('orders by the day in the calendar of the place, then the vaguer before the more exact', () => {
    const inOrder = [
      '2023-12-31T23:30-10:00', // a later moment than the next day's first
      '2024',
      '2024/2025-06',
      '2024/..',
      '2024~',
      '2024-01',
      '2024-01?',
      '2024-01-01',
      '2024-01-01T00:30+14:00',
      '2024-01-01T09:00+09:00',
      '2024-01-01T00:30Z',
      '2024-01-01T20:00-10:00',
      '2024-01-01/2024-01-02',
      '2024-01-01~',
      '2024-01-02',
      '../2024-02',
      '2024-02-29',
      '2024-12-31T23:59-10:00',
      '2025-01-01T00:30+14:00',
    ];
    expect(sorted(inOrder).map(({ edtf }) => edtf)).toEqual(inOrder);
    expect(sorted(inOrder.toReversed()).map(({ edtf }) => edtf)).toEqual(inOrder);
    expect(new Set(sorted(inOrder).map(({ sortKey }) => sortKey)).size).toBe(inOrder.length);
  });

  it.each([
    ['an end told as a month or as its last day', '2024-04-29/2024-05', '2024-04-29/2024-05-31'],
    ['an end that is certain or not', '2024/2025', '2024/2025~'],
    ['a beginning that is open or not', '../2022', '2022/2022'],
    ['an end that is open or as far as years go', '2022/..', '2022/9999'],
  ])('keeps intervals apart that cover the same days: %s', (_, one, other) => {
    expectRunsToBeWhole(sorted([one, other, one, other]).map(({ group }) => group));
  });

  it('whatever the dates, their order does not depend on the order they come in', () => {
    const shuffled = fc
      .array(anyDate, { maxLength: 40, size: 'max' })
      .chain((texts) =>
        fc.tuple(fc.constant(texts), fc.shuffledSubarray(texts, { minLength: texts.length })),
      );
    const orders = (texts: readonly string[]) => sorted(texts).map(({ sortKey, group }) => [sortKey, group]);
    fc.assert(
      fc.property(shuffled, ([texts, others]) => {
        expect(orders(others)).toEqual(orders(texts));
      }),
    );
  });

  it('whatever the dates, what shares a group, a month or a year stands together once sorted', () => {
    fc.assert(
      fc.property(fc.array(anyDate, { maxLength: 60, size: 'max' }), (texts) => {
        const views = sorted(texts);
        expectRunsToBeWhole(views.map(({ group }) => group));
        const placed = views.flatMap(({ year, month }) => (year ? { year, month } : []));
        expectRunsToBeWhole(placed.map(({ year }) => year));
        expectRunsToBeWhole(placed.flatMap(({ year, month }) => (month ? `${year} ${month}` : [])));
      }),
    );
  });

  it('whatever the date, its pieces make up its label, and HTML takes what stands in a <time>', () => {
    fc.assert(
      fc.property(anyDate, (text) => {
        const { label, pieces, groupPieces } = dates.viewDate(text);
        expect(pieces.map((piece) => piece.text).join('')).toBe(label);
        const datetimes = [...pieces, ...groupPieces].flatMap(({ datetime }) => datetime ?? []);
        expect(datetimes.length).toBeGreaterThan(0);
        expect(datetimes.filter((datetime) => !isValidDatetime(datetime))).toEqual([]);
      }),
    );
  });

  it('stands under the words of its entry, and tells what they mean', () => {
    const view = dates.viewDate('[2024-05-01..2024-05-10]', 'early May 2024');
    expect(view).toMatchObject({
      label: 'early May 2024',
      pieces: [{ text: 'early May 2024' }],
      meaning: 'between 1 and 10 May 2024',
      group: '[2024-05-01..2024-05-10]_early_May_2024',
      groupLabel: 'early May 2024',
    });
    expect(dates.viewDate('[2024-05-01..2024-05-10]')).not.toHaveProperty('meaning');
  });

  it.each([
    ['[2024-05-01..2024-05-10]', '2024-05-01', '2024-05-10', '2024-05-10', false],
    ['2024-05-01/2024-05-10', '2024-05-01', '2024-05-10', '2024-05-01', true],
    ['[..2019]', '0000-01-01', '2019-12-31', '2019-12-31', false],
    ['[2020..]', '2020-01-01', '9999-12-31', '9999-12-31', false],
    ['2023-22', '2023-06-01', '2023-09-30', '2023-09-30', false],
  ])('%s was from %s to %s, and began by %s', (text, earliestDay, latestDay, latestStartDay, hasLasted) => {
    expect(dates.viewDate(text)).toMatchObject({ earliestDay, latestDay, latestStartDay, hasLasted });
  });

  it('names the months', () => {
    expect([1, 2, 12].map(dates.monthName)).toEqual(['January', 'February', 'December']);
    expect([0, 13].map(dates.monthName)).toEqual(['', '']);
  });

  it.each(['', 'yesterday', '2024-02-30', '../..', '20240429'])('refuses “%s”', (text) => {
    expect(() => dates.viewDate(text)).toThrow(new RangeError(`not a date: ${text}`));
  });
});

/** Equal values stand side by side: none comes again once another has followed it. */
function expectRunsToBeWhole(values: readonly (string | number)[]) {
  const runs = values.filter((value, index) => value !== values[index - 1]);
  expect(runs).toEqual([...new Set(runs)]);
}
