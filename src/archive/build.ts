/**
 * From records to the archive: everything that a page prints, decided once. Pure; takes records that `check.ts` has
 * found sound. A reference to what is not there is passed over.
 */
import type { Records } from '../records/record.ts';
import { eventItem, type Shown, storyItem } from './items.ts';
import { Names } from './names.ts';
import { byTime } from './order.ts';
import { viewUtterances } from './quotations.ts';
import { formerAnchors, movesOf } from './redirects.ts';
import { Contemporaries, firstInWords, mentionsOf, reportsByEvent } from './reports.ts';
import { neighboursOf, viewStory } from './stories.ts';
import { viewSubjects } from './subjects.ts';
import type { Archive, EventPage, Report, Utterance } from './view.ts';

/** @param today the day of building, as `YYYY-MM-DD`: what was published over a year before it is said to be old */
export function buildArchive(records: Records, today: string): Archive {
  const names = new Names(records);
  const articles = [...records.articles.values()].map((entry) => ({ entry, item: storyItem(entry, names) }));
  const events = [...records.events.values()].map((entry) => ({ entry, item: eventItem(entry) }));
  const published = articles.filter(({ entry }) => entry.fields.status === 'published');
  const withdrawn = articles.filter(({ entry }) => entry.fields.status === 'withdrawn');

  const inOrder = published.toSorted((a, b) => byTime(a.item, b.item));
  const order = inOrder.map(({ item }) => item);
  const timeline = [...order, ...events.map(({ item }) => item)].sort(byTime);
  const reports = reportsByEvent(published);
  for (const { item } of events) item.reports = mentionsOf(reports.get(item.id) ?? []);

  const contemporaries = new Contemporaries(order);
  const utterances = viewUtterances(inOrder, names);
  const context = {
    names,
    events: new Map(events.map(({ item }) => [item.id, item])),
    reports,
    neighbours: neighboursOf(order),
    today,
    formerAnchors: formerAnchors(records),
  };
  const subjects = viewSubjects(records, timeline, names, utterances.of);
  return {
    stories: published.map((article) => viewStory(article, context)),
    withdrawn: withdrawn.map((article) => viewStory(article, context)),
    events: events.map((event) =>
      viewEvent(
        event,
        reports.get(event.item.id) ?? [],
        utterances.on.get(event.item.id) ?? [],
        names,
        contemporaries,
      ),
    ),
    ...subjects,
    timeline,
    moves: movesOf(records, subjects),
  };
}

function viewEvent(
  { entry: { fields, body }, item }: Shown<'events'>,
  reports: Report[],
  utterances: Utterance[],
  names: Names,
  contemporaries: Contemporaries,
): EventPage {
  return {
    item,
    ...(fields.dateNote && { dateNote: fields.dateNote }),
    html: body.html,
    people: names.links('people', fields.people),
    topics: names.links('topics', fields.topics),
    reports,
    first: firstInWords(reports),
    silent: contemporaries.silentOn(item, reports),
    utterances,
  };
}
