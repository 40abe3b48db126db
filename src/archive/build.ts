/**
 * From records to the archive: everything that a page prints, decided once. Pure; takes records that `check.ts` has
 * found sound. A reference to what is not there is passed over.
 */
import type { Article } from '../records/article.ts';
import type { Passage } from '../records/body.ts';
import type { Entry, Records } from '../records/record.ts';
import { site } from '../site.ts';
import { type DateView, viewDate } from './dates.ts';
import { type Facets, facetOfKind, facetsOf } from './facets.ts';
import { urlAt, urlOf } from './urls.ts';

export interface Link {
  href: string;
  text: string;
  /** Of a person, topic or source: what a search is narrowed to, such as `person:li-qiang`. */
  facet?: string;
}

/** An article or an event as a list shows it. */
export interface Item {
  kind: 'articles' | 'events';
  id: string;
  href: string;
  /** With the square brackets of a supplied title. */
  title: string;
  /** The title's language where it is not the site's (BCP 47). */
  language?: string;
  date: DateView;
  dateIsInferred: boolean;
  /** An article's summary. */
  summary?: string;
  /** An article's source. */
  source?: Link;
  /** The sources that report an event, each linked to the passage, in order of publication. */
  reports: Link[];
  /** What a search finds it by. */
  facets: Facets;
}

/** The date where there is no room for how it is known: “29 April 2024 (inferred)”. */
export const dateInWords = ({ date, dateIsInferred }: Item): string =>
  dateIsInferred ? `${date.label} (inferred)` : date.label;

export interface Story {
  item: Item;
  fields: Article;
  html: string;
  source: Link;
  people: Link[];
  topics: Link[];
  events: ReportedEvent[];
  /** The articles published before and after it. */
  earlier?: Item;
  later?: Item;
}

/** An event as the article that reports it shows it. */
export interface ReportedEvent {
  event: Item;
  /** The addresses of the passages on the story page. */
  passages: string[];
}

export interface EventPage {
  item: Item;
  dateNote?: string;
  html: string;
  people: Link[];
  topics: Link[];
  reports: Report[];
}

/** What one article says of an event. */
export interface Report {
  story: Item;
  passages: { href: string; html: string }[];
}

/** A person, a topic or a source. */
export interface Subject {
  kind: 'people' | 'topics' | 'sources';
  id: string;
  href: string;
  name: string;
  /** A person's role; what a topic or a source is. */
  lead: string;
  aliases: readonly string[];
  /** A source's own address. */
  url?: string;
  html: string;
  /** Its articles and events, in order of time. */
  items: Item[];
  articleCount: number;
  eventCount: number;
}

export interface Archive {
  stories: Story[];
  /** Articles that were taken back: a notice stands at their addresses, and nothing else shows them. */
  withdrawn: Story[];
  events: EventPage[];
  /** By name. */
  people: Subject[];
  topics: Subject[];
  sources: Subject[];
  /** Articles and events in one order of time, oldest first. */
  timeline: Item[];
}

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

/** By time; then events before the articles that report them; then by id, so that every build agrees. */
function byTime(a: Item, b: Item): number {
  return compare(a.date.order, b.date.order) || compare(b.kind, a.kind) || compare(a.id, b.id);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

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

/** Goes through the timeline once, so that each subject's items are in order of time too. */
function viewSubjects(
  records: Records,
  timeline: readonly Item[],
): Pick<Archive, 'people' | 'topics' | 'sources'> {
  const items = new Map<string, Item[]>();
  for (const item of timeline) {
    for (const subject of subjectsOf(item)) {
      const others = items.get(subject);
      if (others) others.push(item);
      else items.set(subject, [item]);
    }
  }
  const view = (kind: Subject['kind'], id: string, name: string, lead: string, html: string): Subject => {
    const own = items.get(`${kind}/${id}`) ?? [];
    const articleCount = own.filter((item) => item.kind === 'articles').length;
    const counts = { articleCount, eventCount: own.length - articleCount };
    return { kind, id, href: urlOf(kind, id), name, lead, aliases: [], html, items: own, ...counts };
  };
  return {
    people: [...records.people.values()]
      .map(({ id, fields: { name, role, aliases }, body }) => ({
        ...view('people', id, name, role, body.html),
        aliases,
      }))
      .sort(byName),
    topics: [...records.topics.values()]
      .map(({ id, fields: { name, description }, body }) => view('topics', id, name, description, body.html))
      .sort(byName),
    sources: [...records.sources.values()]
      .map(({ id, fields: { name, description, url }, body }) => ({
        ...view('sources', id, name, description, body.html),
        ...(url && { url }),
      }))
      .sort(byName),
  };
}

function subjectsOf({ facets: { person, topic, source } }: Item): string[] {
  return [
    ...source.map((id) => `sources/${id}`),
    ...person.map((id) => `people/${id}`),
    ...topic.map((id) => `topics/${id}`),
  ];
}

const collator = new Intl.Collator('en');
const byName = (a: Subject, b: Subject): number => collator.compare(a.name, b.name) || compare(a.id, b.id);
