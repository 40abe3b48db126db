/** iCalendar (RFC 5545): the events of the archive as whole days. */

import { site } from '#site';
import type { Entry, Records } from '../records/record.ts';
import { compareText } from '../records/text.ts';
import { lastingId, pageOf } from './addresses.ts';
import { changedOn, daysOf, latest } from './dates.ts';

/** The events that a calendar can show: a month or a year would fill it, and an uncertain day would look certain. */
export function datedEvents({ events }: Pick<Records, 'events'>): {
  event: Entry<'events'>;
  first: string;
  last: string;
}[] {
  return [...events.values()]
    .flatMap((event) => {
      const days = daysOf(event.fields.date);
      return days ? [{ event, ...days }] : [];
    })
    .sort((a, b) => compareText(a.first, b.first) || compareText(a.event.id, b.event.id));
}

/**
 * @param root the address of the front page
 * @returns the text of a calendar: an all-day event for each whose days are known, by the calendar of the place that stated
 *   them. The calendar says how many there are in all. Its stamps are the day on which an article last changed.
 */
export function writeCalendar(records: Records, root: string): string {
  const dated = datedEvents(records);
  const changed =
    latest([...records.articles.values()].map(({ fields }) => changedOn(fields))) || '1970-01-01';
  const stamp = `${basic(changed)}T000000Z`;
  const left = `${dated.length} of ${records.events.size} events: those of which the day is known.`;
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${escapeText(site.name)}//Events//EN`,
    'CALSCALE:GREGORIAN',
    `NAME:${escapeText(site.name)}`,
    `X-WR-CALNAME:${escapeText(site.name)}`,
    `DESCRIPTION:${escapeText(left)}`,
    `X-WR-CALDESC:${escapeText(left)}`,
    ...dated.flatMap(({ event, first, last }) => {
      const address = pageOf(root, event);
      const { title, dateBasis, dateNote } = event.fields;
      const inferred = dateBasis === 'inferred' && `The date is inferred. ${dateNote ?? ''}`;
      const description = [event.body.lead, inferred, address].filter(Boolean).join('\n\n');
      return [
        'BEGIN:VEVENT',
        `UID:${lastingId(root, event)}`,
        `DTSTAMP:${stamp}`,
        `DTSTART;VALUE=DATE:${basic(first)}`,
        ...dayAfter(last).map((end) => `DTEND;VALUE=DATE:${basic(end)}`),
        `SUMMARY:${escapeText(title)}`,
        `DESCRIPTION:${escapeText(description)}`,
        `URL:${address}`,
        'TRANSP:TRANSPARENT',
        'END:VEVENT',
      ];
    }),
    'END:VCALENDAR',
  ]
    .map((line) => `${fold(line)}\r\n`)
    .join('');
}

const basic = (day: string): string => day.replaceAll('-', '');

/** The end of an event is the day on which it is over; none behind the last day that has a year of four digits. */
function dayAfter(day: string): string[] {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  const text = date.toISOString();
  return text.startsWith('+') ? [] : [text.slice(0, 'YYYY-MM-DD'.length)];
}

const escapeText = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');

/** A line has at most so many bytes, without its end. */
const MOST_BYTES = 75;

/** Cuts a long line into several, of which all but the first begin with a space, and never within a character. */
function fold(line: string): string {
  let [folded, bytes] = ['', 0];
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > MOST_BYTES) [folded, bytes] = [`${folded}\r\n `, 1];
    folded += character;
    bytes += size;
  }
  return folded;
}
