/** Timelines of many items, made quickly, and dates of all forms for tests of properties. */
import fc from 'fast-check';
import { buildArchive } from '../../src/archive/build.ts';
import type { Item } from '../../src/archive/view.ts';
import { parseEdtf } from '../../src/records/edtf.ts';
import type { Entry } from '../../src/records/record.ts';
import { entryOf, recordsOf } from './records.ts';

const read = new Map<string, Entry<'events'>>();

function eventOn(date: string): Entry<'events'> {
  const known = read.get(date) ?? entryOf('events', 'read-once', { date });
  read.set(date, known);
  return known;
}

/** The timeline of events on these dates, in whatever order they are given. Their ids are `e0`, `e1` and so on. */
export function timelineOf(dates: readonly string[]): Item[] {
  const events = new Map(dates.map((date, index) => [`e${index}`, { ...eventOn(date), id: `e${index}` }]));
  return buildArchive({ ...recordsOf({}), events }, '2026-11-21').timeline;
}

/** The same date many times. */
export const times = (count: number, date: string): string[] => Array.from({ length: count }, () => date);

// Few values, so that dates often meet in a day, a month or a year; edges of months and years among them.
const day = fc
  .tuple(
    fc.constantFrom('2023', '2024'),
    fc.constantFrom('01', '02', '12'),
    fc.constantFrom('01', '28', '29', '31'),
  )
  .map((parts) => parts.join('-'))
  .filter((text) => parseEdtf(text) !== undefined);
const vague = day.chain((text) => fc.constantFrom(text, text.slice(0, 7), text.slice(0, 4)));
const qualified = fc.tuple(vague, fc.constantFrom('', '', '~', '?', '%')).map((parts) => parts.join(''));
const time = fc.constantFrom('00:00', '00:30', '12:00:30', '23:59');
const offset = fc.constantFrom('Z', '+00:00', '+05:45', '+14:00', '-10:00', '-14:00');
const timed = fc.tuple(day, time, offset).map(([date, clock, zone]) => `${date}T${clock}${zone}`);
// Fewer still, so that intervals often cover the same days and are yet written otherwise.
const end = fc
  .tuple(
    fc.constantFrom('2023', '2023-12', '2023-12-31', '2024', '2024-01-01'),
    fc.constantFrom('', '', '~', '?'),
  )
  .map((parts) => parts.join(''));
const openEnd = fc.oneof({ weight: 4, arbitrary: end }, { weight: 1, arbitrary: fc.constant('..') });
const interval = fc
  .tuple(openEnd, openEnd)
  .map((ends) => ends.join('/'))
  .filter((text) => parseEdtf(text) !== undefined);

const plainEnd = fc.constantFrom('2023', '2023-12', '2023-12-31', '2024', '2024-01-01', '2024-21', '');
const set = fc
  .tuple(plainEnd, plainEnd)
  .map((ends) => `[${ends.join('..')}]`)
  .filter((text) => parseEdtf(text) !== undefined);
const part = fc
  .tuple(
    fc.constantFrom('2023', '2024'),
    fc.constantFrom('21', '24', '30', '33', '41'),
    fc.constantFrom('', '~'),
  )
  .map(([year, number, sign]) => `${year}-${number}${sign}`);

/** A date of any form that an author may write. */
export const anyDate: fc.Arbitrary<string> = fc.oneof(qualified, timed, interval, set, part);

/** Dates in no order, of which some fill more than a page. */
export const manyDates: fc.Arbitrary<string[]> = fc
  .array(fc.tuple(anyDate, fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 90, max: 410 }))), {
    maxLength: 8,
  })
  .map((groups) => groups.flatMap(([date, count]) => times(count, date)));
