import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { writeCalendar } from '../../src/exports/calendar.ts';
import type { Records } from '../../src/records/record.ts';
import { runs } from '../support/properties.ts';
import { recordsOf } from '../support/records.ts';
import { anyTitle, descriptions, ROOT, records } from './archive.ts';

const text = writeCalendar(records, ROOT);
const read = (from: string) => new ICAL.Component(ICAL.parse(from));
const eventsIn = (from: string) =>
  read(from)
    .getAllSubcomponents('vevent')
    .map((event) => new ICAL.Event(event));
const calendarOf = (from: Records) => writeCalendar(from, ROOT);

describe('the calendar', () => {
  it('has the events whose days are known, as whole days, of which the last is within', () => {
    const events = eventsIn(text);
    expect(
      events.map(({ uid, startDate, endDate }) => [uid, `${startDate}`, `${endDate}`, startDate.isDate]),
    ).toEqual([
      [`${ROOT}events/fair/`, '2023-12-30', '2024-01-03', true],
      [`${ROOT}events/opening/`, '2024-02-29', '2024-03-01', true],
    ]);
    expect(read(text).getFirstPropertyValue('x-wr-caldesc')).toBe(
      '2 of 4 events: those of which the day is known.',
    );
  });

  it('tells what happened, and that a date is inferred', () => {
    const [fair, opening] = eventsIn(text);
    expect(fair?.description).toBe(
      `It happened.\n\nThe date is inferred. By its posters.\n\n${ROOT}events/fair/`,
    );
    expect([opening?.summary, opening?.description]).toEqual([
      'The bridge opens',
      `It opens; at last,\n\n${ROOT}events/opening/`,
    ]);
  });

  it('is stamped with the day of the last change, not of the build', () => {
    expect(new Set(text.match(/^DTSTAMP:.*/gm))).toEqual(new Set(['DTSTAMP:20260201T000000Z']));
  });

  it('shows a day of which the time is known under that day, in the place that stated it', () => {
    const [event] = eventsIn(calendarOf(recordsOf({ events: { x: { date: '2024-12-31T23:30-05:00' } } })));
    expect([`${event?.startDate}`, `${event?.endDate}`]).toEqual(['2024-12-31', '2025-01-01']);
  });

  it('is sound when it is empty', () => expect(eventsIn(calendarOf(recordsOf({})))).toEqual([]));

  it('keeps every title, in lines of at most 75 bytes that end with CRLF', () => {
    fc.assert(
      fc.property(anyTitle, (title) => {
        const events = { x: { ...descriptions.events.opening, title } };
        const written = calendarOf(recordsOf({ ...descriptions, events }));
        expect(eventsIn(written)[0]?.summary).toBe(title.trim());
        const lines = written.split('\r\n');
        expect(lines.filter((line) => Buffer.byteLength(line) > 75 || line.includes('\n'))).toEqual([]);
      }),
      { numRuns: runs / 2 },
    );
  });
});
