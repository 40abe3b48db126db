/** Story pages: an article among the others, and among the other reports of what it reports. */
import { htmlOf, type Passage } from '../records/record.ts';
import { byTime, compareInWords, dayInWords, type ListedArticle, type Names } from './items.ts';
import { withFormerAnchors } from './redirects.ts';
import { sourcesOf } from './reports.ts';
import { urlAt, urlOfDate } from './urls.ts';
import type { ArticleItem, EventItem, Link, Report, ReportedEvent, Story } from './view.ts';

/** Silent reading of English non-fiction, in words a minute: Brysbaert (2019), Journal of Memory and Language 109. */
const WORDS_A_MINUTE = 238;

/** What a story page needs to know besides its article. */
interface StoryContext {
  names: Names;
  /** By id. */
  events: ReadonlyMap<string, EventItem>;
  /** By the id of the event. */
  reports: ReadonlyMap<string, readonly Report[]>;
  /** What stands before and after an article among all articles. */
  adjacent: ReadonlyMap<ArticleItem, Adjacent>;
  /** The same among the articles on a topic, by the topic's id. */
  adjacentOnTopic: ReadonlyMap<string, ReadonlyMap<ArticleItem, Adjacent>>;
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
  { names, events, reports, adjacent, adjacentOnTopic, today, formerAnchors }: StoryContext,
): Story {
  const { earlier, later } = adjacent.get(item) ?? {};
  return {
    item,
    fields,
    html: withFormerAnchors(htmlOf(body), formerAnchors),
    people: names.links('people', fields.people),
    topics: fields.topics.flatMap((id) => {
      const topic = names.link('topics', id);
      return topic ? { ...topic, adjacent: linksTo(adjacentOnTopic.get(id)?.get(item), item) } : [];
    }),
    events: reportedEvents(item, body.passages, events, reports),
    minutes: Math.max(1, Math.round(body.wordCount / WORDS_A_MINUTE)),
    isOld: item.date.latestDay < yearBefore(today),
    timelineHref: urlOfDate(item.date),
    ...(earlier && { earlier: { item: earlier, when: compareInWords(item, earlier, 'earlier') } }),
    ...(later && { later: { item: later, when: compareInWords(item, later, 'later') } }),
  };
}

function linksTo(adjacent: Adjacent | undefined, item: ArticleItem): Link[] {
  return (['earlier', 'later'] as const).flatMap((word) => {
    const other = adjacent?.[word];
    if (!other) return [];
    const text = `${compareInWords(item, other, word)}: ${other.source.text}, ${dayInWords(other)}`;
    return { href: other.href, text };
  });
}

const yearBefore = (day: string): string =>
  String(Number(day.slice(0, 4)) - 1).padStart(4, '0') + day.slice(4);

function reportedEvents(
  story: ArticleItem,
  passages: readonly Passage[],
  events: StoryContext['events'],
  reports: StoryContext['reports'],
): ReportedEvent[] {
  return [...Map.groupBy(passages, (passage) => passage.event)]
    .flatMap(([id, own]) => {
      const event = events.get(id);
      if (!event) return [];
      const others = (reports.get(id) ?? []).filter((report) => report.story !== story);
      return {
        event,
        passages: own.map(({ anchor }) => urlAt(story.href, anchor)),
        others: sourcesOf(others),
      };
    })
    .sort((a, b) => byTime(a.event, b.event));
}
