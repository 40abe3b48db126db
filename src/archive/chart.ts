/**
 * The chart above a timeline: how much lies in each year, or in each month of a year. Each entry has a mark of its own
 * while they are few; where they are many, bars stand for them. What may lie in several steps of time, or lasted through
 * them, is a span (`chart-spans.ts`).
 *
 * Lengths along the axis of time are percentages and all others are in em, so that the chart is as wide as its page,
 * whatever that is, while its marks and its text keep their size. It is cut into panels, which stand side by side on a
 * wide page and below one another on a narrow one.
 */
import { isoDate } from '../records/edtf.ts';
import { type Axis, type AxisStep, monthAxis, stepIndex, yearAxis } from './chart-axis.ts';
import { cutSpan, isSpan, layInLanes, round, type Span } from './chart-spans.ts';
import { countsInWords } from './counts.ts';
import { itemKinds, ofKind } from './items.ts';
import { chunk } from './lists.ts';
import type { Item } from './view.ts';

/** The most steps of time in one panel: on a phone, a step is then wide enough to touch. */
const MAX_STEPS = 8;
/** Up to so many of a kind in a step, each has a mark of its own; beyond, a bar stands for all. */
const MAX_MARKS = 12;

/** In em. */
const MARK = 0.6;
const PITCH = 0.8;
const BAR_HEIGHT = MAX_MARKS * PITCH;
const MIN_BAR = 0.3;
const LANE = 2;

/** A mark of one article or event, or a bar of many. Measured in em, upwards from the axis of time. */
export interface Mark {
  kind: Item['kind'];
  isUncertain: boolean;
  from: number;
  height: number;
}

/** A step of time: a year, a month, or several empty years. */
export interface Step {
  label: string;
  /** As percentages of the panel's width. */
  from: number;
  width: number;
  /** In words: “2024: 3 articles, 10 events, 2 of uncertain date”. */
  title: string;
  /** The page of the year or month; absent where nothing lies in it. */
  href?: string;
  /** How much stands under it in lists. */
  count: number;
  /** Of what lies within it; what spans several steps has none. */
  marks: Mark[];
}

export interface Panel {
  /** “2014 to 2019”. */
  label: string;
  /** Room for its highest column, in em: a whole number, so that panels side by side lie on the same pixels. */
  height: number;
  steps: Step[];
  spans: Span[];
}

export interface Chart {
  of: Axis['unit'];
  panels: Panel[];
  /** In em. */
  markSize: number;
  lane: number;
  lanes: number;
  /** How many entries the highest bar stands for; absent where each entry has a mark. */
  highest?: number;
  /** How many entries span several steps and found no room. */
  hiddenSpans: number;
}

/** The chart of all years of an archive; `undefined` where there are fewer than two. */
export const chartOfYears = (timeline: readonly Item[]): Chart | undefined =>
  drawChart(yearAxis(timeline), timeline);

/** The chart of the months of a year, with whatever else reaches into it; `undefined` where nothing lies in it. */
export function chartOfMonths(timeline: readonly Item[], year: number): Chart | undefined {
  const [from, to] = [isoDate({ year, month: 1, day: 1 }), isoDate({ year, month: 12, day: 31 })];
  const within = timeline.filter(({ date }) => date.earliestDay <= to && date.latestDay >= from);
  return drawChart(monthAxis(year), within);
}

function drawChart(axis: Axis, items: readonly Item[]): Chart | undefined {
  const count = axis.steps.length;
  if (items.length === 0 || count < 2) return undefined;
  const byStep = Map.groupBy(items, (item) => stepIndex(axis, axis.numberInLists(item)));
  const columns = axis.steps.map((step, index) => {
    const listed = byStep.get(index) ?? [];
    return { step, listed, marked: listed.filter((item) => !isSpan(item, axis)) };
  });
  const most = Math.max(
    1,
    ...columns.flatMap(({ marked }) => itemKinds.map((kind) => ofKind(marked, kind).length)),
  );
  const barUnit = most > MAX_MARKS ? BAR_HEIGHT / most : undefined;
  const lanes = layInLanes(
    items.filter((item) => isSpan(item, axis)),
    axis,
  );
  const size = Math.ceil(count / Math.ceil(count / MAX_STEPS));
  const panels = chunk(columns, size).map((own, index): Panel => {
    const steps = own.map(
      ({ step, listed, marked }, at): Step => ({
        ...viewStep(step, listed),
        from: round((at / size) * 100),
        width: round(100 / size),
        marks: itemKinds.flatMap((kind) => marksOf(kind, ofKind(marked, kind), barUnit)),
      }),
    );
    const tops = steps.flatMap(({ marks }) => marks.map(({ from, height }) => from + height));
    return {
      label: `${steps[0]?.label} to ${steps.at(-1)?.label}`,
      height: Math.ceil(Math.max(...tops, 2 * PITCH)),
      steps,
      spans: lanes.shown.flatMap((span) => cutSpan(span, { start: index * size, length: own.length, size })),
    };
  });
  return {
    of: axis.unit,
    panels,
    markSize: MARK,
    lane: LANE,
    lanes: lanes.count,
    ...(barUnit && { highest: most }),
    hiddenSpans: lanes.hidden,
  };
}

/** @param items all that stand under the year or month in lists, whether they have a mark or a span */
function viewStep({ text, href, first, last }: AxisStep, items: readonly Item[]) {
  const name = last > first ? `${first} to ${last}` : text;
  return {
    label: text,
    title: items.length > 0 ? `${text}: ${countsInWords(items)}` : `${name}: no entries of its own`,
    ...(items.length > 0 && { href }),
    count: items.length,
  };
}

/**
 * Certain dates below, uncertain ones above them.
 *
 * @param barUnit the height of a bar for each of its items; `undefined` where each item has a mark of its own
 */
function marksOf(kind: Item['kind'], items: readonly Item[], barUnit: number | undefined): Mark[] {
  const certain = items.filter(({ date }) => !date.isUncertain);
  const uncertain = items.filter(({ date }) => date.isUncertain);
  if (barUnit === undefined) {
    return [...certain, ...uncertain].map(({ date: { isUncertain } }, index) => ({
      kind,
      isUncertain,
      from: round(index * PITCH),
      height: MARK,
    }));
  }
  const heightOf = ({ length }: readonly Item[]) => (length === 0 ? 0 : Math.max(length * barUnit, MIN_BAR));
  return [
    { kind, isUncertain: false, from: 0, height: round(heightOf(certain)) },
    { kind, isUncertain: true, from: round(heightOf(certain)), height: round(heightOf(uncertain)) },
  ].filter(({ height }) => height > 0);
}
