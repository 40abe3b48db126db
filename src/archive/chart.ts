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
  /** How much stands under it in lists. */
  count: number;
  /** Of what lies within it; what spans several has none. */
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
    ...(date.isOpen.after ? [] : [yearOf(date.last)]),
  ]);
  const first = years.reduce((least, year) => Math.min(least, year), Infinity);
  const last = years.reduce((most, year) => Math.max(most, year), -Infinity);
  const taken = new Set(timeline.map(({ date }) => date.year));
  const places: Place[] = [];
  for (let year = first; year <= last; year++) {
    const next = nextTaken(year, last, taken);
    if (next - year > MOST_EMPTY) {
      places.push({ first: year, last: next - 1, text: '…', href: '' });
      year = next - 1;
    } else places.push({ first: year, last: year, text: String(year), href: urlOfYear(year) });
  }
  return draw('year', timeline, places, { of: yearOf, begin: ({ date }) => date.year });
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
  const begin = ({ date }: Item) =>
    date.year === year && date.month ? year * 12 + date.month - 1 : undefined;
  return draw('month', within, places, { of: monthsOf, begin });
}

/** The numbers by which years or months are counted through. */
interface Scale {
  /** The number of the year or month that a day is in. */
  of(day: string): number;
  /** That under which an item stands in lists; none for one of another year, or of no month. */
  begin(item: Item): number | undefined;
}

const yearOf = (day: string): number => Number(day.slice(0, 4));
const monthsOf = (day: string): number => yearOf(day) * 12 + Number(day.slice(5, 7)) - 1;

function nextTaken(year: number, last: number, taken: ReadonlySet<number>): number {
  let next = year;
  while (next < last && !taken.has(next)) next++;
  return next;
}

function draw(
  of: Picture['of'],
  items: readonly Item[],
  places: readonly Place[],
  scale: Scale,
): Picture | undefined {
  if (items.length === 0 || places.length < 2) return undefined;
  const spans = ({ date }: Item) =>
    date.isOpen.before || date.isOpen.after || scale.of(date.first) !== scale.of(date.last);
  const byPlace = Map.groupBy(items, (item) => placeAt(places, scale.begin(item)));
  const columns = new Map(
    places.map((_, at) => [at, (byPlace.get(at) ?? []).filter((item) => !spans(item))]),
  );
  const counts = [...columns.values()].flatMap((own) => kinds.map((kind) => ofKind(own, kind).length));
  const most = Math.max(1, ...counts);
  const unit = most <= MOST_MARKS ? PITCH : BAR_HEIGHT / most;
  const [start, end] = [places[0]?.first ?? 0, places.at(-1)?.last ?? 0];
  const laid = layInLanes(items.filter(spans), ({ date }) => ({
    from: placeAt(places, scale.of(date.first)),
    to: placeAt(places, scale.of(date.last)),
    isCut: { before: scale.of(date.first) < start, after: date.isOpen.after || scale.of(date.last) > end },
  }));
  const size = Math.ceil(places.length / Math.ceil(places.length / MOST_STEPS));
  const parts = Array.from({ length: Math.ceil(places.length / size) }, (_, index): Part => {
    const own = places.slice(index * size, (index + 1) * size);
    const begin = index * size;
    const steps = own.map(
      (place, at): Step => ({
        ...viewStep(place, byPlace.get(begin + at) ?? []),
        from: round((at / size) * 100),
        width: round(100 / size),
        marks: kinds.flatMap((kind) =>
          marksOf(kind, ofKind(columns.get(begin + at) ?? [], kind), unit, most <= MOST_MARKS),
        ),
      }),
    );
    const tops = steps.flatMap(({ marks }) => marks.map(({ from, height }) => from + height));
    return {
      label: `${own[0]?.text} to ${own.at(-1)?.text}`,
      height: Math.ceil(Math.max(...tops, 2 * PITCH)),
      steps,
      spans: laid.shown.flatMap((span) => cutSpan(span, begin, size, own.length)),
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

/** The place of a number among all; the first or the last for what lies beyond, and none for none. */
function placeAt(places: readonly Place[], number: number | undefined): number {
  if (number === undefined) return -1;
  const at = places.findIndex(({ last }) => number <= last);
  return at < 0 ? places.length - 1 : at;
}

/** @param items all that stand under the year or month in lists, whether they have a mark or a span */
function viewStep({ text, href, first, last }: Place, items: readonly Item[]) {
  const label = last > first ? `${first} to ${last}` : text;
  return {
    label: text,
    title: items.length > 0 ? `${text}: ${countsInWords(items)}` : `${label}: no entries of its own`,
    ...(items.length > 0 && { href }),
    count: items.length,
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
  const heightOf = (own: readonly Item[]) => (own.length === 0 ? 0 : Math.max(own.length * unit, LEAST_BAR));
  return [
    { kind, isUncertain: false, from: 0, height: round(heightOf(certain)) },
    { kind, isUncertain: true, from: round(heightOf(certain)), height: round(heightOf(uncertain)) },
  ].filter(({ height }) => height > 0);
}
