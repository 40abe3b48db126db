/**
 * The picture above a timeline: how much lies in each year, or in each month of a year.
 *
 * Lengths along the line of time are percentages and all others are in em, so that the picture is as wide as its page,
 * whatever that is, while what it shows and its text keep their size. It is cut into parts that stand side by side on
 * a wide page and below one another on a narrow one.
 */
import { isoDate } from '../records/edtf.ts';
import { countsInWords, kinds, ofKind } from './counts.ts';
import { monthName } from './dates.ts';
import { cutSpan, layInLanes, round, type Span } from './spans.ts';
import { urlOfMonth, urlOfYear } from './urls.ts';
import type { Item, Link } from './view.ts';

/** So many steps of time in one part at most: on a phone, a step is then wide enough to touch. */
const MOST_STEPS = 8;
/** A run of more empty years than this takes the room of one. */
const MOST_EMPTY = 5;
/** Up to so many of a kind in a step, each has a mark of its own; beyond, a bar stands for all. */
const MOST_MARKS = 12;

/** In em. */
const MARK = 0.6;
const PITCH = 0.8;
const BAR_HEIGHT = MOST_MARKS * PITCH;
const LEAST_BAR = 0.3;
const LANE = 2;

/** A mark of one article or event, or a bar of many. Measured in em, upwards from the line of time. */
export interface Mark {
  kind: Item['kind'];
  isUncertain: boolean;
  from: number;
  height: number;
}

/** A year or a month. */
export interface Step {
  label: string;
  /** As percentages of the part's width. */
  from: number;
  width: number;
  /** In words: “2024: 3 articles, 10 events, 2 of uncertain date”. */
  title: string;
  /** What leads to it; nothing where it is empty. */
  href?: string;
  count: number;
  marks: Mark[];
}

export interface Part {
  /** “2014 to 2019”. */
  label: string;
  /** Room for its highest column, in em: a whole number, so that parts side by side lie on the same pixels. */
  height: number;
  steps: Step[];
  spans: Span[];
}

export interface Picture {
  of: 'year' | 'month';
  parts: Part[];
  /** In em. */
  markSize: number;
  lane: number;
  lanes: number;
  /** How many entries the highest bar stands for; nothing where each entry has a mark. */
  highest?: number;
  /** How many entries span several steps and found no room. */
  hiddenSpans: number;
}

/** A year or month as the picture is laid out; several empty years may be one. */
interface Place extends Link {
  first: number;
  last: number;
}

/** All years of an archive. */
export function pictureOfYears(timeline: readonly Item[]): Picture | undefined {
  const years = timeline.flatMap(({ date }) => [
    date.year,
    ...(isOpen(date.last) ? [] : [yearOf(date.last)]),
  ]);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const taken = new Set(timeline.map(({ date }) => date.year));
  const places: Place[] = [];
  for (let year = first; year <= last; year++) {
    const next = nextTaken(year, last, taken);
    if (next - year > MOST_EMPTY) {
      places.push({ first: year, last: next - 1, text: '…', href: '' });
      year = next - 1;
    } else places.push({ first: year, last: year, text: String(year), href: urlOfYear(year) });
  }
  return draw('year', timeline, places, yearOf);
}

/** The months of a year, and whatever else reaches into it. */
export function pictureOfMonths(timeline: readonly Item[], year: number): Picture | undefined {
  const [from, to] = [isoDate({ year, month: 1, day: 1 }), isoDate({ year, month: 12, day: 31 })];
  const within = timeline.filter(({ date }) => date.first <= to && date.last >= from);
  const places = Array.from({ length: 12 }, (_, index): Place => {
    const at = year * 12 + index;
    const month = monthName(index + 1);
    return { first: at, last: at, text: month.slice(0, 3), href: urlOfMonth(year, index + 1) };
  });
  return draw('month', within, places, monthsOf);
}

const isOpen = (day: string) => day.startsWith('9999');
const yearOf = (day: string): number => Number(day.slice(0, 4));
const monthsOf = (day: string): number => yearOf(day) * 12 + Number(day.slice(5, 7)) - 1;

function nextTaken(year: number, last: number, taken: ReadonlySet<number>): number {
  let next = year;
  while (next < last && !taken.has(next)) next++;
  return next;
}

/** @param numberOf the number of the year or month that a day is in */
function draw(
  of: Picture['of'],
  items: readonly Item[],
  places: readonly Place[],
  numberOf: (day: string) => number,
): Picture | undefined {
  if (items.length === 0 || places.length < 2) return undefined;
  const [columns, spanning] = partition(
    items,
    ({ date }) => numberOf(date.first) === numberOf(date.last) && !isOpen(date.last),
  );
  const byPlace = Map.groupBy(columns, ({ date }) => placeAt(places, numberOf(date.first)));
  const counts = [...byPlace.values()].flatMap((own) => kinds.map((kind) => ofKind(own, kind).length));
  const most = Math.max(1, ...counts);
  const unit = most <= MOST_MARKS ? PITCH : BAR_HEIGHT / most;
  const laid = layInLanes(spanning, (item) => [
    placeAt(places, numberOf(item.date.first)),
    placeAt(places, numberOf(item.date.last)),
  ]);
  const size = Math.ceil(places.length / Math.ceil(places.length / MOST_STEPS));
  const parts = Array.from({ length: Math.ceil(places.length / size) }, (_, index): Part => {
    const own = places.slice(index * size, (index + 1) * size);
    const start = index * size;
    const steps = own.map((place, at) =>
      viewStep(place, at, size, byPlace.get(start + at) ?? [], unit, most <= MOST_MARKS),
    );
    const tops = steps.flatMap(({ marks }) => marks.map(({ from, height }) => from + height));
    return {
      label: `${own[0]?.text} to ${own.at(-1)?.text}`,
      height: Math.ceil(Math.max(...tops, 2 * PITCH)),
      steps,
      spans: laid.shown.flatMap((span) => cutSpan(span, start, size, own.length)),
    };
  });
  return {
    of,
    parts,
    markSize: MARK,
    lane: LANE,
    lanes: laid.lanes,
    ...(most > MOST_MARKS && { highest: most }),
    hiddenSpans: laid.hidden,
  };
}

function partition<T>(list: readonly T[], test: (one: T) => boolean): [T[], T[]] {
  return [list.filter(test), list.filter((one) => !test(one))];
}

/** The place of a number among all; the first or the last for what lies beyond. */
function placeAt(places: readonly Place[], number: number): number {
  const at = places.findIndex(({ last }) => number <= last);
  return at < 0 ? places.length - 1 : at;
}

function viewStep(
  { text, href, first, last }: Place,
  at: number,
  size: number,
  items: readonly Item[],
  unit: number,
  isCounted: boolean,
): Step {
  const width = 100 / size;
  const empty = last > first ? `${first} to ${last}: no entries` : `${text}: no entries`;
  return {
    label: text,
    from: round(at * width),
    width: round(width),
    title: items.length > 0 ? `${text}: ${countsInWords(items)}` : empty,
    ...(items.length > 0 && { href }),
    count: items.length,
    marks: kinds.flatMap((kind) => marksOf(kind, ofKind(items, kind), unit, isCounted)),
  };
}

/** Certain dates below, uncertain ones above them. */
function marksOf(kind: Item['kind'], items: readonly Item[], unit: number, isCounted: boolean): Mark[] {
  const [uncertain, certain] = partition(items, ({ date }) => date.isUncertain);
  if (isCounted) {
    return [...certain, ...uncertain].map(({ date: { isUncertain } }, index) => ({
      kind,
      isUncertain,
      from: round(index * unit),
      height: MARK,
    }));
  }
  const bar = (own: readonly Item[], below: number, isUncertain: boolean): Mark[] =>
    own.length === 0
      ? []
      : [
          {
            kind,
            isUncertain,
            from: round(below * unit),
            height: round(Math.max(own.length * unit, LEAST_BAR)),
          },
        ];
  return [...bar(certain, 0, false), ...bar(uncertain, certain.length, true)];
}
