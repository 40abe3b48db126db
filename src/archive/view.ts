/** What pages print: items, stories, events, and the people, topics and sources that they belong to. */
import type { Article } from '../records/article.ts';
import type { DateView } from './dates.ts';
import type { Facets } from './facets.ts';

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
