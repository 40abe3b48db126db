import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Chart, chartOfMonths, chartOfYears } from '../../src/archive/chart.ts';
import { runs } from '../support/properties.ts';
import { anyDate, timelineOf, times } from '../support/timelines.ts';

const drawn = (chart: Chart | undefined): Chart => {
  if (!chart) throw new Error('there is no chart');
  return chart;
};
const years = (dates: string[]) => drawn(chartOfYears(timelineOf(dates)));
const stepsOf = ({ panels }: Chart) => panels.flatMap(({ steps }) => steps);
const spansOf = ({ panels }: Chart) => panels.flatMap(({ spans }) => spans);

describe('the chart of all years', () => {
  it('has each year from the first to the last, linked where anything lies in it', () => {
    expect(
      stepsOf(years(['2018', '2021-05', '2021~'])).map(({ label, title, href }) => [label, title, href]),
    ).toEqual([
      ['2018', '2018: 1\u00a0event', '/2018/'],
      ['2019', '2019: no entries of its own', undefined],
      ['2020', '2020: no entries of its own', undefined],
      ['2021', '2021: 2\u00a0events, 1 of uncertain date', '/2021/'],
    ]);
  });

  it('has a mark for each entry, uncertain ones above the others', () => {
    const [, last] = stepsOf(years(['2018', '2019~', '2019-02']));
    expect(last?.marks.map(({ kind, isUncertain, from }) => [kind, isUncertain, from])).toEqual([
      ['events', false, 0],
      ['events', true, 0.8],
    ]);
  });

  it('has bars where there are too many for marks, of one scale in all years', () => {
    const chart = years([...times(40, '2018'), ...times(10, '2019'), ...times(10, '2019?')]);
    const [first, second] = stepsOf(chart);
    expect(chart.highest).toBe(40);
    expect(first?.marks).toHaveLength(1);
    expect(second?.marks.map(({ isUncertain }) => isUncertain)).toEqual([false, true]);
    const height = (marks = first?.marks) => (marks ?? []).reduce((sum, mark) => sum + mark.height, 0);
    expect(height(second?.marks)).toBeCloseTo(height() / 2, 2);
  });

  it('draws what spans years as a span, without a mark in any, and counts it where the list has it', () => {
    const chart = years(['2018', '2018/2020', '2021']);
    expect(stepsOf(chart).map(({ count, marks }) => [count, marks.length])).toEqual([
      [2, 1],
      [0, 0],
      [0, 0],
      [1, 1],
    ]);
    expect(stepsOf(years(['2017/2022', '2023'])).map(({ title, href }) => [title, href])[0]).toEqual([
      '2017: 1\u00a0event',
      '/2017/',
    ]);
    expect(spansOf(chart)).toEqual([
      expect.objectContaining({
        hasLasted: true,
        from: 0,
        width: 75,
        lane: 0,
        title: '2018–2020: read-once',
        href: '/2018/#2018/2020',
      }),
    ]);
  });

  it('draws what was some time within years apart from what lasted, and counts it in none of them', () => {
    const chart = years(['2018', '[2018..2019]', '[..2018]', '2020']);
    expect(stepsOf(chart).map(({ count }) => count)).toEqual([1, 0, 1]);
    expect(spansOf(chart)).toMatchObject([
      {
        title: 'before 2019: read-once',
        hasLasted: false,
        isCut: { before: true },
        href: '/timeline/#%5B..2018%5D',
      },
      { title: '2018 or 2019: read-once', hasLasted: false, from: 0, href: '/timeline/#%5B2018..2019%5D' },
    ]);
  });

  it('takes what spans the same years together, and gives others a lane of their own', () => {
    const chart = years(['2018/2019', '2018/2019', '2019/2020', '2020~/2021', '2021']);
    expect(spansOf(chart).map(({ title, lane, isUncertain }) => [title, lane, isUncertain])).toEqual([
      ['2018–2019: 2\u00a0events', 0, false],
      ['2019–2020: read-once', 1, false],
      ['about 2020 – 2021: read-once', 0, true],
    ]);
    expect(chart.lanes).toBe(2);
  });

  it('says how many spans found no room', () => {
    const chart = years(['2018/2025', '2018/2024', '2018/2023', '2018/2022', '2018/2021', '2018/2021']);
    expect([chart.lanes, chart.hiddenSpans]).toEqual([4, 1]);
  });

  it('lets an open end reach as far as the chart does', () => {
    expect(spansOf(years(['2018', '2019/..', '2020']))).toMatchObject([
      { width: 66.667, isCut: { before: false, after: true } },
    ]);
    expect(spansOf(years(['2018', '../2019', '2020']))).toMatchObject([
      { from: 0, width: 66.667, isCut: { before: true, after: false } },
    ]);
    expect(spansOf(years(['2018', '9999']))).toEqual([]);
  });

  it('gives many empty years the room of one', () => {
    expect(stepsOf(years(['1850', '2023', '2024'])).map(({ label, title }) => [label, title])).toEqual([
      ['1850', '1850: 1\u00a0event'],
      ['…', '1851 to 2022: no entries of its own'],
      ['2023', '2023: 1\u00a0event'],
      ['2024', '2024: 1\u00a0event'],
    ]);
  });

  it('is cut into panels of equal steps, and a span that goes on says where it is cut', () => {
    const chart = years(['2014/2023', ...Array.from({ length: 10 }, (_, index) => String(2014 + index))]);
    expect(chart.panels.map(({ label, steps }) => [label, steps.length])).toEqual([
      ['2014 to 2018', 5],
      ['2019 to 2023', 5],
    ]);
    expect(spansOf(chart).map(({ href, isCut }) => [href, isCut.before, isCut.after])).toEqual([
      ['/2014/#2014/2023', false, true],
      ['/2014/#2014/2023', true, false],
    ]);
  });

  it('is none of a single year, nor of nothing', () => {
    expect(chartOfYears(timelineOf(['2018', '2018-04-01']))).toBeUndefined();
    expect(chartOfYears([])).toBeUndefined();
  });

  it('shows every entry once, inside its bounds, whatever the dates', () => {
    const examples = [
      ['2023', '2024~', '2024-12-31T23:59-14:00'],
      ['../2023', '2024/..', '2023/2024', '2023-12/2024-01-01'],
      [...times(40, '2023'), ...times(90, '2024-02-29')],
      ['0001-01-01', '2024', '9999-12-31'],
      [...times(12, '2022/2024'), ...times(12, '2023/..')],
    ];
    fc.assert(
      fc.property(fc.array(anyDate, { minLength: 1, maxLength: 30 }), (dates) => {
        const timeline = timelineOf(dates);
        const chart = chartOfYears(timeline);
        if (!chart) return;
        const steps = stepsOf(chart);
        const ofYears = timeline.filter(({ date }) => date.year);
        expect(steps.reduce((sum, { count }) => sum + count, 0)).toBe(ofYears.length);
        const begun = spansOf(chart).filter(({ isContinued }) => !isContinued);
        const spanned = begun.reduce(
          (sum, { title }) => sum + Number(/: (\d+)\sevents/.exec(title)?.[1] ?? 1),
          0,
        );
        if (chart.highest === undefined) {
          const marks = steps.reduce((sum, step) => sum + step.marks.length, 0);
          expect(marks + spanned + chart.hiddenSpans).toBe(dates.length);
        }
        for (const { steps, spans, height } of chart.panels) {
          for (const { from, width } of [...steps, ...spans]) {
            expect(from).toBeGreaterThanOrEqual(0);
            expect(from + width).toBeLessThanOrEqual(100.01);
          }
          for (const mark of steps.flatMap(({ marks }) => marks)) {
            expect(mark.from + mark.height).toBeLessThanOrEqual(height);
          }
        }
      }),
      { numRuns: runs / 4, examples: examples.map((dates) => [dates]) },
    );
  });
});

describe('the chart of a year', () => {
  const months = (dates: string[], year: number) => drawn(chartOfMonths(timelineOf(dates), year));

  it('has all twelve months', () => {
    const chart = months(['2024-04-28', '2024-04', '2023-04-01'], 2024);
    expect(
      stepsOf(chart)
        .map(({ label }) => label)
        .join(' '),
    ).toBe('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec');
    expect(stepsOf(chart).flatMap(({ href, title }) => (href ? [[href, title]] : []))).toEqual([
      ['/2024/04/', 'Apr: 2\u00a0events'],
    ]);
  });

  it('draws as spans what is known to be of the year alone, and what reaches into it', () => {
    const chart = months(['2023-11/2024-02', '2024', '2024-01/2024-04', '2017/2023'], 2024);
    expect(spansOf(chart).map(({ title, from, width, href }) => [title, from, width, href])).toEqual([
      ['November 2023 – February 2024: read-once', 0, 33.333, '/2023/11/#2023-11/2024-02'],
      ['2024: read-once', 0, 100, '/2024/#2024'],
      ['January 2024 – April 2024: read-once', 0, 66.667, '/2024/01/#2024-01/2024-04'],
      ['2024: read-once', 0, 100, '/2024/#2024'],
    ]);
  });
});
