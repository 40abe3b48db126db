/** When the articles of a made-up archive were published: over 15 years, with busy days and a few vague dates. */
import type { Random } from './random.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const FIRST_DAY = Date.UTC(2010, 0, 1) / DAY_MS;
const DAYS = Date.UTC(2025, 0, 1) / DAY_MS - FIRST_DAY;
const BUSY_SPELLS = 60;

/** The frontmatter of a date: EDTF, and how it is known. */
export interface Dated {
  date: string;
  dateBasis?: 'stated' | 'inferred';
  dateNote?: string;
}

/** So many days in order of time, each as its number since 1970. */
export function drawDays(count: number, random: Random): number[] {
  const weights = Array.from({ length: DAYS }, (_, day) => {
    const grown = 4 + Math.floor((8 * day) / DAYS);
    const weekend = [0, 6].includes(new Date((FIRST_DAY + day) * DAY_MS).getUTCDay());
    return weekend ? grown / 2 : grown;
  });
  for (let spell = 0; spell < BUSY_SPELLS; spell++) {
    const start = random.below(DAYS);
    const factor = random.between(5, 30);
    for (let day = start; day < Math.min(DAYS, start + random.between(1, 8)); day++) {
      weights[day] = (weights[day] ?? 0) * factor;
    }
  }
  // A day stands in the list as often as its weight says, so that picking one is a single step.
  const days = weights.flatMap((weight, day) => new Array<number>(Math.ceil(weight)).fill(FIRST_DAY + day));
  return Array.from({ length: count }, () => random.pick(days)).sort((a, b) => a - b);
}

/** A day's number since 1970 as `2014-04-29`. */
export const isoDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** The date of an article of this day: mostly the day, sometimes with a time of day, sometimes vaguer. */
export function articleDate(day: number, random: Random): Dated {
  const iso = isoDay(day);
  const month = iso.slice(0, 7);
  const year = iso.slice(0, 4);
  const inferred = {
    dateBasis: 'inferred' as const,
    dateNote: 'Inferred from the weekday that the text names and from the day of its snapshot.',
  };
  return random.weighted<() => Dated>([
    [80, () => ({ date: iso, dateBasis: 'stated' })],
    [10, () => ({ date: `${iso}T${clock(random)}`, dateBasis: 'stated' })],
    [4, () => ({ date: iso, ...inferred })],
    [1, () => ({ date: `${iso}~`, ...inferred })],
    [1, () => ({ date: `${iso}?`, dateNote: 'Two copies of the page give different days.' })],
    [2, () => ({ date: month, ...inferred })],
    [1, () => ({ date: `${month}~`, ...inferred })],
    [0.6, () => ({ date: year })],
    [0.4, () => ({ date: `${year}~`, ...inferred })],
  ])();
}

/** The date of an event that was first reported on this day: that day or shortly before, sometimes vaguer. */
export function eventDate(reported: number, random: Random): Dated {
  const day = Math.max(
    FIRST_DAY,
    reported -
      random.weighted([
        [5, 0],
        [3, 1],
        [1, random.between(2, 20)],
      ] as const),
  );
  const iso = isoDay(day);
  return random.weighted<() => Dated>([
    [88, () => ({ date: iso })],
    [4, () => ({ date: iso.slice(0, 7) })],
    [3, () => ({ date: iso.slice(0, 4) })],
    [3, () => ({ date: `${iso}/${isoDay(day + random.between(1, 12))}` })],
    [
      2,
      () => ({
        date: `${iso}~`,
        dateBasis: 'inferred',
        dateNote: 'Inferred from the day of the first report.',
      }),
    ],
  ])();
}

/** A time of day with its offset: `20:24+04:00`. */
function clock(random: Random): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  const offset = random.pick(['Z', '+00:00', '+01:00', '+04:00', '+05:30', '+08:00', '-05:00', '-08:00']);
  return `${pad(random.below(24))}:${pad(random.below(60))}${offset}`;
}
