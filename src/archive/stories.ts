/** Story pages: an article among the others, and among the other reports of what it reports. */
import type { Body } from '../records/record.ts';
import { byTime, compareInWords, type ListedArticle, type Names } from './items.ts';
import { withFormerAnchors } from './redirects.ts';
import { isNotSaid, readingsOf, sourcesOf } from './reports.ts';
import { urlAt, urlOfDate, urlOfDifferences } from './urls.ts';
import type {
  ArticleItem,
  ComparedReports,
  EventDifferences,
  EventItem,
  Report,
  ReportedEvent,
  Story,
  StoryBlock,
} from './view.ts';

/** Silent reading of English non-fiction, in words a minute: Brysbaert (2019), Journal of Memory and Language 109. */
const WORDS_A_MINUTE = 238;

/** A story tells so many of the points on which the reports of an event differ; the event's page has all. */
const MAX_POINTS = 3;

/** What a story page needs to know besides its article. */
interface StoryContext {
  names: Names;
  /** By id, as the events are. */
  stories: ReadonlyMap<string, ArticleItem>;
  events: ReadonlyMap<string, EventItem>;
  /** By the id of the event; so are the comparisons. */
  reports: ReadonlyMap<string, readonly Report[]>;
  comparisons: ReadonlyMap<string, ComparedReports>;
  /** What stands before and after an article among all articles. */
  adjacent: ReadonlyMap<ArticleItem, Adjacent>;
  /** The day of building, as `YYYY-MM-DD`. */
  today: string;
  /** By anchor, as `formerAnchors` gives them. */
  formerAnchors: ReadonlyMap<string, readonly string[]>;
}

/** The articles just before and after another. */
interface Adjacent {
  earlier: ArticleItem | undefined;
  later: ArticleItem | undefined;
}

/** @param stories in order of publication */
export function adjacentIn(stories: readonly ArticleItem[]): Map<ArticleItem, Adjacent> {
  return new Map(
    stories.map((story, index) => [story, { earlier: stories[index - 1], later: stories[index + 1] }]),
  );
}

export function viewStory(
  { entry: { fields, body }, item }: ListedArticle,
  { names, stories, events: all, reports, comparisons, adjacent, today, formerAnchors }: StoryContext,
): Story {
  const { earlier, later } = adjacent.get(item) ?? {};
  const events = reportedEvents(item, body, all, reports, comparisons);
  const original = stories.get(fields.syndicatedFrom ?? '');
  return {
    item,
    fields,
    blocks: blocksOf(body, events, formerAnchors),
    headings: body.headings,
    people: names.links('people', fields.people),
    topics: names.links('topics', fields.topics),
    ...(item.agency && { agency: item.agency }),
    ...(original && { original }),
    events,
    minutes: Math.max(1, Math.round(body.wordCount / WORDS_A_MINUTE)),
    isOld: item.date.latestDay < yearBefore(today),
    timelineHref: urlOfDate(item.date),
    ...(earlier && { earlier: { item: earlier, when: compareInWords(item, earlier, 'earlier') } }),
    ...(later && { later: { item: later, when: compareInWords(item, later, 'later') } }),
  };
}

const yearBefore = (day: string): string =>
  String(Number(day.slice(0, 4)) - 1).padStart(4, '0') + day.slice(4);

function reportedEvents(
  story: ArticleItem,
  { passages }: Body,
  events: StoryContext['events'],
  reports: StoryContext['reports'],
  comparisons: StoryContext['comparisons'],
): ReportedEvent[] {
  return [...new Set(passages.map(({ event }) => event))]
    .flatMap((id) => {
      const event = events.get(id);
      if (!event) return [];
      const others = (reports.get(id) ?? []).filter((report) => report.story !== story);
      const differences = differencesIn(comparisons.get(id), story, event);
      return { event, others: sourcesOf(others), ...(differences && { differences }) };
    })
    .sort((a, b) => byTime(a.event, b.event));
}

function blocksOf(
  { blocks, passages }: Body,
  events: readonly ReportedEvent[],
  formerAnchors: StoryContext['formerAnchors'],
): StoryBlock[] {
  const reported = new Map(events.map((each) => [each.event.id, each]));
  const eventOf = new Map(passages.map(({ anchor, event }) => [anchor, event]));
  const noted = new Set<string>();
  let before = new Set<string>();
  return blocks.map(({ html, passages: own }) => {
    const ids = new Set(own.map((anchor) => eventOf.get(anchor) ?? ''));
    const margin = [...ids].flatMap((id) => {
      const event = reported.get(id);
      const isAgain = noted.has(id);
      noted.add(id);
      return event ? { ...event, isAgain, isContinued: before.has(id) } : [];
    });
    if (html.trim()) before = ids;
    return { html: withFormerAnchors(html, formerAnchors), margin };
  });
}

function differencesIn(
  comparison: ComparedReports | undefined,
  story: ArticleItem,
  event: EventItem,
): EventDifferences | undefined {
  if (!comparison) return undefined;
  const { stories, points } = comparison;
  const column = stories.indexOf(story);
  const own = points.filter(({ cells }) => !isNotSaid(cells[column] ?? null));
  if (own.length === 0) return undefined;
  return {
    points: own.slice(0, MAX_POINTS).map((point) => ({
      href: urlAt(event.href, point.anchor),
      text: point.name,
      readings: readingsOf(point, stories, story),
    })),
    total: points.length,
    href: urlOfDifferences(event),
  };
}
