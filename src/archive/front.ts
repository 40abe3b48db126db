/** The front page: what is newest, and what most shows why reports are worth comparing. */
import { withoutParagraphLinks } from '../records/rendering.ts';
import { type Chart, chartOfYears } from './chart.ts';
import { byTime } from './items.ts';
import { type Lens, lensOf } from './timeline.ts';
import type { Archive, ComparedReports, EventItem, EventPage, Item, Story, Subject } from './view.ts';

/** So many stories, entries and subjects of a kind the front page has. */
const STORIES = 4;
const ENTRIES = 12;
const SUBJECTS = 12;
/** More events of the newest story are only counted. */
const EVENTS = 4;

export interface Front {
  /** The newest first. */
  stories: Story[];
  /** Of those that the newest story reports. */
  events: EventItem[];
  difference?: Difference;
  chart?: Chart;
  /** The year that is opened below the chart. */
  lens?: Lens;
  /** What is latest in time, the newest first, without what the lens shows. Empty where all of it stands on the page already. */
  entries: Item[];
  /** Of each kind, those that occur in the most articles and events. */
  people: Subject[];
  topics: Subject[];
  sources: Subject[];
}

/** An event whose reports differ, and one of the points on which they do. */
interface Difference {
  event: EventItem;
  stories: ComparedReports['stories'];
  point: ComparedReports['points'][number];
  /** On how many points they differ. */
  count: number;
}

export function viewFront({ stories, events, timeline, people, topics, sources }: Archive): Front {
  const newest = stories.slice(-STORIES).reverse();
  const reported = newest[0]?.events.slice(0, EVENTS).map(({ event }) => event) ?? [];
  const difference = differenceIn(events);
  const chart = chartOfYears(timeline);
  const lens = chart && lensOf(timeline);
  const opened = new Set(lens?.dates.flatMap(({ items }) => items));
  const entries = timeline.slice(-ENTRIES).filter((item) => !opened.has(item));
  const onCards = new Set<Item>([...newest.map(({ item }) => item), ...reported]);
  return {
    stories: newest,
    events: reported,
    ...(difference && { difference }),
    ...(chart && { chart }),
    ...(lens && { lens }),
    entries: entries.every((item) => onCards.has(item)) ? [] : entries.reverse(),
    people: most(people),
    topics: most(topics),
    sources: most(sources),
  };
}

const most = (subjects: readonly Subject[]): Subject[] =>
  subjects.toSorted((a, b) => b.items.length - a.items.length).slice(0, SUBJECTS);

/** The first point on which the reports of an event differ that differ on the most; of equally many, the last event's. */
function differenceIn(events: readonly EventPage[]): Difference | undefined {
  const [most] = events
    .flatMap(({ item, comparison }) => (comparison ? [{ item, ...comparison }] : []))
    .sort((a, b) => b.points.length - a.points.length || byTime(b.item, a.item));
  const [point] = most?.points ?? [];
  if (!most || !point) return undefined;
  const cells = point.cells.map((html) => html && withoutParagraphLinks(html));
  return { event: most.item, stories: most.stories, point: { ...point, cells }, count: most.points.length };
}
