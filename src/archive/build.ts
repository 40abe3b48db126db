/**
 * From records to the archive: everything that a page prints, decided once. Pure; takes records that `check.ts` has
 * found sound. A reference to what is not there is passed over.
 */
import type { Passage } from '../records/body.ts';
import type { Entry, Records } from '../records/record.ts';
import { site } from '../site.ts';
import { viewDate } from './dates.ts';
import { facetOfKind, facetsOf } from './facets.ts';
import { byTime } from './order.ts';
import { viewSubjects } from './subjects.ts';
import { urlAt, urlOf } from './urls.ts';
import type { Archive, EventPage, Item, Link, Report, ReportedEvent, Story } from './view.ts';

export function buildArchive(records: Records): Archive {
  const names = new Names(records);
  const articles = [...records.articles.values()].map((entry) => ({ entry, item: storyItem(entry, names) }));
  const events = [...records.events.values()].map((entry) => ({ entry, item: eventItem(entry) }));
  const published = articles.filter(({ entry }) => entry.fields.status === 'published');
  const withdrawn = articles.filter(({ entry }) => entry.fields.status === 'withdrawn');

  const shown = published.map(({ item }) => item);
  const timeline = [...shown, ...events.map(({ item }) => item)].sort(byTime);
  const reports = reportsByEvent(published);
  for (const { item } of events) item.reports = (reports.get(item.id) ?? []).map(reportLink);

  const order = shown.toSorted(byTime);
  const place = new Map(order.map((item, index) => [item.id, index]));
  const eventItems = new Map(events.map(({ item }) => [item.id, item]));
  const story = (article: Shown<'articles'>) =>
    viewStory(article, eventItems, names, order, place.get(article.item.id));
  return {
    stories: published.map(story),
    withdrawn: withdrawn.map(story),
    events: events.map((event) => viewEvent(event, reports.get(event.item.id) ?? [], names)),
    ...viewSubjects(records, timeline),
    timeline,
  };
}

/** An entry, and what lists show of it. */
interface Shown<K extends Item['kind']> {
  entry: Entry<K>;
  item: Item;
}

/** Looks up what the subjects are called. */
class Names {
  readonly #records: Records;

  constructor(records: Records) {
    this.#records = records;
  }

  link(kind: 'people' | 'topics' | 'sources', id: string): Link[] {
    const entry: { fields: { name: string } } | undefined = this.#records[kind].get(id);
    if (!entry) return [];
    return [{ href: urlOf(kind, id), text: entry.fields.name, facet: `${facetOfKind[kind]}:${id}` }];
  }

  links(kind: 'people' | 'topics', ids: readonly string[]): Link[] {
    return ids.flatMap((id) => this.link(kind, id));
  }

  source(id: string): Link {
    return this.link('sources', id)[0] ?? { href: urlOf('sources', id), text: id };
  }
}

function storyItem(entry: Entry<'articles'>, names: Names): Item {
  const { id, fields } = entry;
  const supplied = fields.titleBasis === 'supplied';
  return {
    kind: 'articles',
    id,
    href: urlOf('articles', id),
    title: supplied ? `[${fields.title}]` : fields.title,
    ...(!supplied && fields.language !== site.language && { language: fields.language }),
    date: viewDate(fields.date),
    dateIsInferred: fields.dateBasis === 'inferred',
    summary: fields.summary,
    source: names.source(fields.source),
    reports: [],
    facets: facetsOf(entry),
  };
}

function eventItem(entry: Entry<'events'>): Item {
  const { id, fields } = entry;
  return {
    kind: 'events',
    id,
    href: urlOf('events', id),
    title: fields.title,
    date: viewDate(fields.date),
    dateIsInferred: fields.dateBasis === 'inferred',
    reports: [],
    facets: facetsOf(entry),
  };
}

/** The reports of each event, in order of publication. */
function reportsByEvent(articles: readonly Shown<'articles'>[]) {
  const reports = new Map<string, Report[]>();
  for (const { entry, item: story } of articles) {
    for (const [event, passages] of Map.groupBy(entry.body.passages, (passage) => passage.event)) {
      const report = {
        story,
        passages: passages.map(({ anchor, html }) => ({ href: urlAt(story.href, anchor), html })),
      };
      const others = reports.get(event);
      if (others) others.push(report);
      else reports.set(event, [report]);
    }
  }
  for (const list of reports.values()) list.sort((a, b) => byTime(a.story, b.story));
  return reports;
}

function reportLink({ story, passages }: Report): Link {
  return { href: passages[0]?.href ?? story.href, text: story.source?.text ?? story.title };
}

function viewStory(
  { entry: { fields, body }, item }: Shown<'articles'>,
  events: ReadonlyMap<string, Item>,
  names: Names,
  order: readonly Item[],
  place: number | undefined,
): Story {
  const [earlier, later] = place === undefined ? [] : [order[place - 1], order[place + 1]];
  return {
    item,
    fields,
    html: body.html,
    source: names.source(fields.source),
    people: names.links('people', fields.people),
    topics: names.links('topics', fields.topics),
    events: reportedEvents(item, body.passages, events),
    ...(earlier && { earlier }),
    ...(later && { later }),
  };
}

function reportedEvents(
  story: Item,
  passages: readonly Passage[],
  events: ReadonlyMap<string, Item>,
): ReportedEvent[] {
  return [...Map.groupBy(passages, (passage) => passage.event)]
    .flatMap(([id, marked]) => {
      const event = events.get(id);
      return event ? [{ event, passages: marked.map(({ anchor }) => urlAt(story.href, anchor)) }] : [];
    })
    .sort((a, b) => byTime(a.event, b.event));
}

function viewEvent(
  { entry: { fields, body }, item }: Shown<'events'>,
  reports: Report[],
  names: Names,
): EventPage {
  return {
    item,
    ...(fields.dateNote && { dateNote: fields.dateNote }),
    html: body.html,
    people: names.links('people', fields.people),
    topics: names.links('topics', fields.topics),
    reports,
  };
}
