/** Story pages: an article among the others, and among the other reports of what it reports. */
import type { Passage } from '../records/record.ts';
import type { Shown } from './items.ts';
import { placeOf } from './lists.ts';
import type { Names } from './names.ts';
import { byTime, whenBeside } from './order.ts';
import { withFormerAnchors } from './redirects.ts';
import { mentionsOf } from './reports.ts';
import { urlAt } from './urls.ts';
import {
  dayInWords,
  type Item,
  type Link,
  type Report,
  type ReportedEvent,
  type Story,
  type Trail,
} from './view.ts';

/** Silent reading of English non-fiction, in words a minute: Brysbaert (2019), Journal of Memory and Language 109. */
const WORDS_A_MINUTE = 238;

/** What a story page tells of other articles and of events. */
export interface Context {
  names: Names;
  events: ReadonlyMap<string, Item>;
  reports: ReadonlyMap<string, Report[]>;
  neighbours: ReadonlyMap<string, Neighbours>;
  /** The day of building, as `YYYY-MM-DD`. */
  today: string;
  formerAnchors: ReadonlyMap<string, readonly string[]>;
}

/** What comes before and after an article: among all articles, and among those on each of its topics. */
export interface Neighbours {
  earlier?: Item;
  later?: Item;
  topics: ReadonlyMap<string, { earlier?: Item; later?: Item }>;
}

/** @param order all articles, in order of publication */
export function neighboursOf(order: readonly Item[]): Map<string, Neighbours> {
  const last = new Map<string, Item>();
  const neighbours = new Map<
    string,
    Neighbours & { topics: Map<string, { earlier?: Item; later?: Item }> }
  >();
  for (const [place, item] of order.entries()) {
    const [earlier, later] = [order[place - 1], order[place + 1]];
    const topics = new Map<string, { earlier?: Item; later?: Item }>();
    for (const topic of item.facets.topic) {
      const before = last.get(topic);
      topics.set(topic, before ? { earlier: before } : {});
      const its = before && neighbours.get(before.id)?.topics.get(topic);
      if (its) its.later = item;
      last.set(topic, item);
    }
    neighbours.set(item.id, { ...(earlier && { earlier }), ...(later && { later }), topics });
  }
  return neighbours;
}

export function viewStory(
  { entry: { fields, body }, item }: Shown<'articles'>,
  { names, events, reports, neighbours, today, formerAnchors }: Context,
): Story {
  const { earlier, later, topics } = neighbours.get(item.id) ?? { topics: new Map() };
  return {
    item,
    fields,
    html: withFormerAnchors(body.html, formerAnchors),
    source: names.source(fields.source),
    people: names.links('people', fields.people),
    topics: names.links('topics', fields.topics),
    events: reportedEvents(item, body.passages, events, reports),
    minutes: Math.max(1, Math.round(body.wordCount / WORDS_A_MINUTE)),
    isOld: item.date.last < yearBefore(today),
    place: placeOf(item.date),
    ...(earlier && { earlier: { item: earlier, when: whenBeside(item, earlier, 'earlier') } }),
    ...(later && { later: { item: later, when: whenBeside(item, later, 'later') } }),
    trails: fields.topics.flatMap((id) =>
      names.link('topics', id).map((topic): Trail => ({ topic, beside: linksBeside(item, topics.get(id)) })),
    ),
  };
}

function linksBeside(item: Item, around: { earlier?: Item; later?: Item } = {}): Link[] {
  return (['earlier', 'later'] as const).flatMap((word) => {
    const other = around[word];
    if (!other) return [];
    return [
      {
        href: other.href,
        text: `${whenBeside(item, other, word)}: ${other.source?.text ?? ''}, ${dayInWords(other)}`,
      },
    ];
  });
}

const yearBefore = (day: string): string =>
  String(Number(day.slice(0, 4)) - 1).padStart(4, '0') + day.slice(4);

function reportedEvents(
  story: Item,
  passages: readonly Passage[],
  events: ReadonlyMap<string, Item>,
  reports: ReadonlyMap<string, Report[]>,
): ReportedEvent[] {
  return [...Map.groupBy(passages, (passage) => passage.event)]
    .flatMap(([id, marked]) => {
      const event = events.get(id);
      if (!event) return [];
      const others = (reports.get(id) ?? []).filter((report) => report.story !== story);
      return [
        {
          event,
          passages: marked.map(({ anchor }) => urlAt(story.href, anchor)),
          others: mentionsOf(others),
        },
      ];
    })
    .sort((a, b) => byTime(a.event, b.event));
}
