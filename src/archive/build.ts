/**
 * From records to the archive: everything that a page prints, decided once. Pure; takes records that `check.ts` has
 * found sound. A reference to what is not there is passed over.
 */
import { allEntries, type Entry, htmlOf, isWithdrawn, type Records } from '../records/record.ts';
import { correctionsOf } from './corrections.ts';
import { articleItem, byTime, eventItem, type ListedArticle, Names } from './items.ts';
import { lazily } from './lazily.ts';
import { viewUtterances } from './quotations.ts';
import { formerAnchors, redirectsOf } from './redirects.ts';
import {
  compareReports,
  firstInWords,
  reportsByEvent,
  silentOn,
  sourcesOf,
  storiesByTopic,
} from './reports.ts';
import { pageNameOf, standingRecords } from './standing.ts';
import { adjacentIn, viewStory } from './stories.ts';
import { viewSubjects } from './subjects.ts';
import type { Archive, ComparedReports, EventItem, EventPage, Report, Utterance } from './view.ts';

/**
 * @param all with those that were withdrawn
 * @param today the day of building, as `YYYY-MM-DD`: what was published over a year before it is said to be old
 */
export function buildArchive(all: Records, today: string): Archive {
  const records = standingRecords(all);
  const names = new Names(records);
  const published = [...records.articles.values()]
    .filter((entry) => !isWithdrawn(entry))
    .map((entry) => ({ entry, item: articleItem(entry, names) }))
    .sort((a, b) => byTime(a.item, b.item));
  const stories = published.map(({ item }) => item);

  const reports = reportsByEvent(published);
  const comparisons = comparisonsByEvent(
    records,
    new Map(published.map((article) => [article.entry.id, article])),
  );
  const events = [...records.events.values()].map((entry) => ({
    entry,
    item: eventItem(
      entry,
      records.events,
      sourcesOf(reports.get(entry.id) ?? []),
      comparisons.get(entry.id)?.points.length ?? 0,
    ),
  }));
  const timeline = [...stories, ...events.map(({ item }) => item)].sort(byTime);
  const utterances = viewUtterances(published, names);
  const context = {
    names,
    stories: new Map(stories.map((item) => [item.id, item])),
    reports,
    comparisons,
    byTopic: storiesByTopic(stories),
    utterances: utterances.byEvent,
    events: new Map(events.map(({ item }) => [item.id, item])),
    adjacent: adjacentIn(stories),
    formerAnchors: formerAnchors(records),
    today,
  };
  const subjects = viewSubjects(records, timeline, names, utterances.byPerson);
  return {
    stories: published.map((article) => lazily({ item: article.item }, () => viewStory(article, context))),
    withdrawn: allEntries(all)
      .filter(isWithdrawn)
      .map((entry) => ({
        kind: entry.kind,
        name: pageNameOf(entry),
        id: entry.id,
        corrections: entry.fields.corrections,
      })),
    events: events.map((event) => lazily({ item: event.item }, () => viewEvent(event, context))),
    ...subjects,
    timeline,
    corrections: correctionsOf(all),
    redirects: redirectsOf(all, Object.values(subjects).flat()),
  };
}

function comparisonsByEvent(
  records: Records,
  articles: ReadonlyMap<string, ListedArticle>,
): Map<string, ComparedReports> {
  return new Map(
    [...records.events.values()].flatMap(({ id, body }) => {
      const compared = body.comparison && compareReports(body.comparison, articles);
      return compared ? [[id, compared]] : [];
    }),
  );
}

/** What an event's page needs to know besides its entry; by the event's id, but for the articles by topic. */
interface EventContext {
  names: Names;
  reports: ReadonlyMap<string, Report[]>;
  comparisons: ReadonlyMap<string, ComparedReports>;
  utterances: ReadonlyMap<string, Utterance[]>;
  byTopic: ReturnType<typeof storiesByTopic>;
}

function viewEvent(
  { entry: { fields, body }, item }: { entry: Entry<'events'>; item: EventItem },
  { names, reports: byEvent, comparisons, utterances, byTopic }: EventContext,
): EventPage {
  const reports = byEvent.get(item.id) ?? [];
  const comparison = comparisons.get(item.id);
  return {
    item,
    ...(fields.dateNote && { dateNote: fields.dateNote }),
    corrections: fields.corrections,
    html: htmlOf(body),
    people: names.links('people', fields.people),
    topics: names.links('topics', fields.topics),
    ...(comparison && { comparison }),
    reports,
    first: firstInWords(item, reports),
    silent: silentOn(item, reports, byTopic),
    utterances: utterances.get(item.id) ?? [],
  };
}
