/** Timelines for other sites to frame: of a person, a topic, or the reports of an event. */
import { nouns } from '../records/record.ts';
import { countsOf } from './counts.ts';
import { filesOf, kindPaths, listOf } from './paths.ts';
import { urlOfEmbed } from './urls.ts';
import type { Archive, EventPage, Item, Person, Topic } from './view.ts';

/** A frame has little room: a longer timeline shows the latest, and leads to the rest. */
const MOST_ITEMS = 30;

export interface Embed {
  kind: 'people' | 'topics' | 'events';
  /** “person”, “place”. */
  noun: string;
  title: string;
  /** The page of all of it. */
  href: string;
  /** What there is in all: “3 stories, 1 event”. */
  counts: string;
  /** In order of time. An event’s reports lead to their first passages about it. */
  items: Item[];
  /** How many earlier ones are left out. */
  earlier: number;
}

interface EmbedRoute {
  params: { kind: string; id: string };
  props: { embed: Embed } | { movedTo: string } | { withdrawn: true };
}

/**
 * All that have a page of their own, and their former addresses: whoever has framed one goes on showing it, and of what was
 * withdrawn a notice.
 */
export function embedRoutes({ people, topics, events, withdrawn }: Archive): EmbedRoute[] {
  return [
    ...[...people, ...topics].flatMap((subject) =>
      routesTo(subject, subject.articleCount, embedOfSubject(subject)),
    ),
    ...events.flatMap((event) => routesTo(event.item, event.reports.length, embedOfEvent(event))),
    ...withdrawn
      .filter(({ kind }) => filesOf(kind === 'articles' ? 'all' : kind, Infinity).embed)
      .map(({ kind, id }) => ({
        params: { kind: kindPaths[kind], id },
        props: { withdrawn: true as const },
      })),
  ];
}

function embedOfSubject({ kind, type, name, href, items, articleCount, eventCount }: Person | Topic): Embed {
  const counts = countsOf({ articles: articleCount, events: eventCount });
  return { kind, noun: type ?? nouns[kind], title: name, href, counts, ...latestOf(items) };
}

function embedOfEvent({ item, reports }: EventPage): Embed {
  const items = reports.map(({ story, passages }) => ({ ...story, href: passages[0]?.href ?? story.href }));
  const counts = countsOf({ articles: reports.length, events: 0 });
  return {
    kind: item.kind,
    noun: nouns[item.kind],
    title: item.title,
    href: item.href,
    counts,
    ...latestOf(items),
  };
}

function latestOf(items: readonly Item[]): Pick<Embed, 'items' | 'earlier'> {
  const shown = items.slice(-MOST_ITEMS);
  return { items: shown, earlier: items.length - shown.length };
}

function routesTo(
  { kind, id, formerIds = [] }: { kind: Embed['kind']; id: string; formerIds?: readonly string[] },
  stories: number,
  embed: Embed,
): EmbedRoute[] {
  if (!filesOf(kind, stories).embed) return [];
  const at = (id: string) => ({ kind: kindPaths[kind], id });
  const movedTo = urlOfEmbed(listOf(kind, id));
  return [
    { params: at(id), props: { embed } },
    ...formerIds.map((former) => ({ params: at(former), props: { movedTo } })),
  ];
}
