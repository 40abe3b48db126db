/** The front page: what is newest, and what most shows why reports are worth comparing. */
import { withoutParagraphLinks } from '../records/rendering.ts';
import { type Chart, chartOfYears } from './chart.ts';
import { byTime } from './items.ts';
import { groupsOf, urlOfType } from './people.ts';
import { isMarked, isNotSaid } from './reports.ts';
import { type Lens, lensOf } from './timeline.ts';
import { urlOfAll } from './urls.ts';
import type {
  Archive,
  ArticleItem,
  ComparedPoint,
  EventItem,
  EventPage,
  Item,
  Story,
  Subject,
} from './view.ts';

/** So many stories, entries and subjects of a kind the front page has. */
const STORIES = 4;
const ENTRIES = 12;
const SUBJECTS = 12;
/** Readings of one point that stand side by side. */
const READINGS = 4;
/** Other events whose reports differ. */
const ELSEWHERE = 4;

export interface Front {
  /** The newest first. */
  stories: Story[];
  difference?: Difference;
  chart?: Chart;
  /** The year that is opened below the chart. */
  lens?: Lens;
  /** The latest in time, the newest first, without what stands on the page already. */
  entries: Item[];
  /** People, organisations and places, topics, sources. */
  ways: Way[];
}

/** Of one kind and type, the subjects that occur in the most articles; of equally many, in the most events. */
interface Way {
  kind: Subject['kind'];
  title: string;
  /** Where all of them are. */
  href: string;
  subjects: Subject[];
  /** How many there are. */
  total: number;
}

/** An event whose reports differ, and one of the points on which they do. */
interface Difference {
  event: EventItem;
  point: Pick<ComparedPoint, 'name' | 'anchor'>;
  /** What those say that have marked words, and then others, in the order of the event's table. */
  readings: { story: ArticleItem; html: string | null }[];
  /** The other points on which they differ. */
  others: Pick<ComparedPoint, 'name' | 'anchor'>[];
  /** Other events whose reports differ, the last first, and the first point on which they do. */
  elsewhere: { event: EventItem; point: Pick<ComparedPoint, 'name' | 'anchor'> }[];
}

export function viewFront({ stories, events, timeline, people, topics, sources }: Archive): Front {
  const newest = stories.slice(-STORIES).reverse();
  const difference = differenceIn(events);
  const chart = chartOfYears(timeline);
  const lens = chart && lensOf(timeline);
  const shown = new Set<Item>(newest.map(({ item }) => item));
  for (const item of lens?.dates.flatMap(({ items }) => items) ?? []) shown.add(item);
  return {
    stories: newest,
    ...(difference && { difference }),
    ...(chart && { chart }),
    ...(lens && { lens }),
    entries: timeline
      .slice(-ENTRIES)
      .filter((item) => !shown.has(item))
      .reverse(),
    ways: [
      ...groupsOf(people).map((group) =>
        wayTo('people', group.title, urlOfType(group, people), group.members),
      ),
      wayTo('topics', 'Topics', urlOfAll('topics'), topics),
      wayTo('sources', 'Sources', urlOfAll('sources'), sources),
    ],
  };
}

const wayTo = (kind: Way['kind'], title: string, href: string, subjects: readonly Subject[]): Way => ({
  kind,
  title,
  href,
  subjects: subjects
    .toSorted((a, b) => storiesOf(b) - storiesOf(a) || b.eventCount - a.eventCount)
    .slice(0, SUBJECTS),
  total: subjects.length,
});

/** In how many stories a subject occurs: those that print a source's text are its own, too. */
export const storiesOf = (subject: Subject): number =>
  subject.articleCount + (subject.kind === 'sources' ? subject.elsewhere.length : 0);

/** The first point on which the reports of an event differ that differ on the most; of equally many, the last event's. */
function differenceIn(events: readonly EventPage[]): Difference | undefined {
  const compared = events.flatMap(({ item, comparison }) => (comparison ? [{ item, ...comparison }] : []));
  const [most] = compared.toSorted((a, b) => b.points.length - a.points.length || byTime(b.item, a.item));
  const [point] = most?.points ?? [];
  if (!most || !point) return undefined;
  const told = most.stories.map((story, index) => ({ story, cell: point.cells[index] ?? null }));
  const chosen = new Set(told.toSorted((a, b) => weight(a.cell) - weight(b.cell)).slice(0, READINGS));
  return {
    event: most.item,
    point,
    readings: told
      .filter((reading) => chosen.has(reading))
      .map(({ story, cell }) => ({ story, html: cell && withoutParagraphLinks(cell) })),
    others: most.points.slice(1),
    elsewhere: compared
      .filter(({ item }) => item !== most.item)
      .sort((a, b) => byTime(b.item, a.item))
      .flatMap(({ item, points: [first] }) => (first ? [{ event: item, point: first }] : []))
      .slice(0, ELSEWHERE),
  };
}

/** What is marked comes before what is not, and silence last. */
const weight = (cell: string | null): number => (isMarked(cell) ? 0 : isNotSaid(cell) ? 2 : 1);
