/** Rules about dates, and the days on which entries were changed. */
import { dateOf } from '../archive/dates.ts';
import { firstDay, parseEdtf, startDate } from '../records/edtf.ts';
import type { FieldPath } from '../records/frontmatter.ts';
import { allEntries, type Entry, type Records } from '../records/record.ts';
import type { Fields } from '../records/schemas.ts';
import type { BuildRule, ProofRule } from './finding.ts';

/** UTC+14, the time zone in which the day is furthest on, in milliseconds. */
const FURTHEST_AHEAD = 14 * 60 * 60 * 1000;

/** Today, as `YYYY-MM-DD`, wherever it is latest. */
const latestToday = (now: number): string => new Date(now + FURTHEST_AHEAD).toISOString().slice(0, 10);

/** An article cannot have been published later than today. */
export const futureDates: BuildRule = ({ articles }, { now }) => {
  const today = latestToday(now);
  return [...articles.values()].flatMap(({ kind, id, fields }) => {
    const date = parseEdtf(fields.date);
    // Of a set without a beginning, any day may be the one.
    if (!date || (date.form === 'oneOf' && !date.from) || firstDay(startDate(date)) <= today) return [];
    return [{ kind, id, at: ['date'], message: `\`${fields.date}\` lies in the future` }];
  });
};

/** Where an event is said to have come after another: of one date, not against their times, and not in a circle. */
export const eventOrder: BuildRule = ({ events }) =>
  [...events.values()].flatMap((event) => {
    const message = faultOfOrder(event, events);
    return message ? { kind: event.kind, id: event.id, at: ['after'], message } : [];
  });

function faultOfOrder(event: Entry<'events'>, events: Records['events']): string | undefined {
  const before = events.get(event.fields.after ?? '');
  if (!before) return undefined;
  const earlier = eventsBefore(event, events);
  if (earlier.includes(event.id))
    return 'in the end it comes after itself: take `after` out of one of these events';
  if (earlier.length === MOST_IN_ORDER)
    return `${MOST_IN_ORDER} events or more come before it, and one order has at most ${MOST_IN_ORDER}: take \`after\` out`;
  const [own, other] = [dateOf(event.fields), dateOf(before.fields)];
  if (own.group !== other.group)
    return `\`${before.id}\` is of another date (${other.edtf}): \`after\` orders events of one date, so take it out, or mend a date`;
  const haveTimes = [own, other].every(({ edtf }) => edtf.includes('T'));
  return haveTimes && own.sortKey < other.sortKey
    ? `by its time \`${before.id}\` is the later: take \`after\` out, or mend a time`
    : undefined;
}

/** So many events stand in one order at most: whoever lists them goes through those before each. */
const MOST_IN_ORDER = 100;

/**
 * The events of which an event is said to have come after one, by way of others or not, nearest first. In a circle the event
 * itself is the last of them. No more than may stand in one order.
 */
export function eventsBefore({ id, fields }: Entry<'events'>, events: Records['events']): string[] {
  const before: string[] = [];
  for (let at = fields.after; at && before.length < MOST_IN_ORDER; at = events.get(at)?.fields.after) {
    before.push(at);
    if (at === id || before.indexOf(at) < before.length - 1) break;
  }
  return before;
}

/** A day on which something was done, the field that says so, and what it cannot lie before. */
interface Deed {
  at: FieldPath;
  date: string;
  notBefore?: { day: string; words: string } | undefined;
}

/**
 * What the archive did with an entry, it has done by today, and put right only what it had taken in; what a publisher changed,
 * by today and once the article had appeared.
 */
export const futureDays: BuildRule = (records, { now }) => {
  const today = latestToday(now);
  return allEntries(records).flatMap((entry) => {
    const { kind, id } = entry;
    return deedsOf(entry).flatMap(({ at, date, notBefore }) => {
      if (date > today)
        return { kind, id, at, message: `\`${date}\` lies in the future: write the day on which it was` };
      if (!notBefore || date >= notBefore.day) return [];
      const message = `\`${date}\` lies before the day on which the article was ${notBefore.words}`;
      return { kind, id, at, message };
    });
  });
};

function deedsOf({ kind, fields }: Entry): Deed[] {
  const added = kind === 'articles' ? { day: fields.added, words: `\`added\` (${fields.added})` } : undefined;
  const corrections = fields.corrections.map(
    ({ date }, index): Deed => ({
      at: ['corrections', index, 'date'],
      date,
      ...(added && { notBefore: added }),
    }),
  );
  if (kind !== 'articles') return corrections;
  return [
    { at: ['added'], date: fields.added },
    ...(fields.archivedOn ? [{ at: ['archivedOn'], date: fields.archivedOn }] : []),
    ...fields.updates.map(
      ({ date }, index): Deed => ({
        at: ['updates', index, 'date'],
        date,
        notBefore: publishedBy(fields),
      }),
    ),
    ...corrections,
  ];
}

/** Before what no update can lie, where the date is known for sure. */
function publishedBy({ date, dateBasis }: Fields['articles']): Deed['notBefore'] {
  const { earliestDay: day, isUncertain } = dateOf({ date });
  return isUncertain || dateBasis === 'inferred' ? undefined : { day, words: `published (${date})` };
}

/** A draft of unknown date is called `undated-…` until the date is known: its id is to be its address for ever. */
export const undatedIds: ProofRule = ({ articles }) =>
  [...articles.values()]
    .filter(({ id }) => id.startsWith('undated-'))
    .map(({ kind, id, fields: { date } }) => {
      const dated = id.replace(/^undated/, /^[\d-]+/.exec(date)?.[0] ?? 'DATE');
      const message = `its id calls it undated: npm run rename -- --unpublished articles ${id} ${dated}`;
      return { kind, id, at: ['date'], message };
    });
