import { describe, expect, it } from 'vitest';
import { certainDate, certainSpan, publicationDate } from '../../src/exports/dates.ts';

describe('a date for others', () => {
  it.each([
    // EDTF, as one date in text, as one certain date, as a certain span
    ['2018', '2018', '2018', { start: '2018' }],
    ['2024-04', '2024-04', '2024-04', { start: '2024-04' }],
    ['2024-04-29', '2024-04-29', '2024-04-29', { start: '2024-04-29' }],
    ['2025-01-20T20:24+04:00', '2025-01-20', '2025-01-20T20:24+04:00', { start: '2025-01-20T20:24+04:00' }],
    ['2014~', '2014', undefined, {}],
    ['2024-04-29?', '2024-04-29', undefined, {}],
    ['2024-04-28/2024-04-30', '2024-04', '2024-04', { start: '2024-04-28', end: '2024-04-30' }],
    ['2024-04-28/2024-04', '2024-04', '2024-04', { start: '2024-04-28', end: '2024-04' }],
    ['2024-01/2024-04-02', '2024', '2024', { start: '2024-01', end: '2024-04-02' }],
    ['2024-01-31~/2024-02-01', '2024', undefined, { end: '2024-02-01' }],
    ['2017/2022', '2017/2022', undefined, { start: '2017', end: '2022' }],
    ['2017~/..', '2017/..', undefined, {}],
    ['2017/..', '2017/..', undefined, { start: '2017' }],
    ['../2022', '../2022', undefined, { end: '2022' }],
  ])('of %s says no more than is known', (edtf, text, date, span) => {
    expect(publicationDate(edtf)).toBe(text);
    expect(certainDate(edtf)).toBe(date);
    expect(certainSpan(edtf)).toEqual(span);
  });
});
