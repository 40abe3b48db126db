import { describe, expect, it } from 'vitest';
import { numberInWords } from '../../src/archive/counts.ts';
import { gapInWords } from '../../src/archive/gaps.ts';
import { listPages } from '../../src/archive/lists.ts';
import { timelineOf, times } from '../support/timelines.ts';

describe('a gap', () => {
  it.each([
    ['2020-12-31', '2024-01-01', 'Three years pass'],
    ['2020-01-15', '2024-02-01', 'Four years pass'],
    ['2020-01-15', '2024-01-15', 'Four years pass'],
    ['2020-01-15', '2024-01-14', 'Three years pass'],
    ['2023-12-31', '2025-01-01', 'One year passes'],
    ['2024-04-29', '2025-01-01', 'Eight months pass'],
    ['2024-01-31', '2024-05-01', 'Three months pass'],
    ['2024-02-29', '2024-05-31', 'Three months pass'],
    ['1900-12-31', '2024-01-01', '123 years pass'],
    ['2024-01-31', '2024-04-30', undefined],
    ['2024-04-28', '2024-04-28', undefined],
    ['2024-04-28', '2020-01-01', undefined],
    ['2024-12-31', '0000-01-01', undefined],
  ])('from %s to %s is in words: %s', (begunBy, first, words) => {
    expect(gapInWords(begunBy, first)).toBe(words);
  });

  it('has its number in words up to twelve', () => {
    expect([1, 12, 13].map(numberInWords)).toEqual(['one', 'twelve', '13']);
  });
});

describe('the gaps of a list', () => {
  const gapsOf = (dates: string[]) =>
    listPages(timelineOf(dates), '/x/', 'year').flatMap(({ sections }) =>
      sections.flatMap((section) =>
        section.dates.flatMap(({ anchor, gap }) => (gap ? [`${anchor}: ${gap}`] : [])),
      ),
    );

  it('stand before the date that comes after them', () => {
    expect(gapsOf(['2014~', '2017', '2018', '2024-01', '2024-11-02'])).toEqual([
      '2017: About two years pass',
      '2024-01: Five years pass',
      '2024-11-02: Nine months pass',
    ]);
  });

  it('count from when something began, so that what lasts does not hide a silence', () => {
    expect(gapsOf(['2017/2022', '2018', '2022'])).toEqual(['2022: Three years pass']);
    expect(gapsOf(['2017/..', '2020'])).toEqual(['2020: Two years pass']);
  });

  it('are not longer than is certain: a year may mean its last day', () => {
    expect(gapsOf(['2020', '2021-01'])).toEqual([]);
    expect(gapsOf(['2020-01-01', '2020', '2021-06'])).toEqual(['2021-06: Five months pass']);
  });

  it('are about so long where a date is not certain', () => {
    expect(gapsOf(['2014', '2017?'])).toEqual(['2017?: About two years pass']);
    expect(gapsOf(['2014~', '2014-12-31', '2017'])).toEqual(['2017: Two years pass']);
  });

  it('are found across pages', () => {
    expect(gapsOf([...times(200, '2014-06-01'), '2020-06-02'])).toEqual(['2020-06-02: Six years pass']);
  });
});
