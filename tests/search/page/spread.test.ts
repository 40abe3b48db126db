import { describe, expect, it } from 'vitest';
import { spreadOf } from '../../../src/search/page/spread.ts';

/** Spans as `2024 3`, or `2010/2019 5`. */
function spread(counts: Record<string, number>, range = { from: '', to: '' }): string[] {
  return spreadOf(new Map(Object.entries(counts)), range).map(
    ({ from, to, count }) => `${[...new Set([from, to])].join('/')} ${count}`,
  );
}

const twoYears = { '2024': 3, '2024-04': 2, '2023': 1, '2023-12': 1 };

describe('results are counted', () => {
  it('by the year, in order of time', () => {
    expect(spread(twoYears)).toEqual(['2023 1', '2024 3']);
  });

  it('by the month where all lies in one year, or where a search is limited to one', () => {
    expect(spread({ '2024': 3, '2024-05': 1, '2024-04': 2 })).toEqual(['2024-04 2', '2024-05 1']);
    expect(spread(twoYears, { from: '2024', to: '2024' })).toEqual(['2024-04 2']);
    expect(spread(twoYears, { from: '2024-02', to: '2024-04-30' })).toEqual(['2024-04 2']);
  });

  it('by the decade where there are many years', () => {
    const years = Array.from({ length: 14 }, (_, index) => [String(2007 + index), 1]);
    expect(spread(Object.fromEntries(years))).toEqual(['2000/2009 3', '2010/2019 10', '2020/2029 1']);
  });

  it('not at all where there are none', () => {
    expect(spread({})).toEqual([]);
    expect(spread(twoYears, { from: '2030', to: '' })).toEqual([]);
  });
});
