/** What pages print: items, stories, events, and the people, topics and sources that they belong to. */
import type { Fields } from '../records/schemas.ts';
import type { DateView } from './dates.ts';
import type { Facets } from './facets.ts';
import type { Piece } from './wordings.ts';

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
  /** An article's summary; what an event's first paragraph says of it. */
  summary?: string;
  /** An article's source. */
  source?: Link;
  /** The sources that report an event, each once, in order of publication. */
  reports: Mention[];
  /** What a search finds it by. */
  facets: Facets;
  /** Where it has had any. */
  formerIds?: readonly string[];
}

/** The date where there is no room for how it is known: “29 April 2024 (inferred)”. */
export const dateInWords = (item: Item): string => withBasis(item.date.label, item);

/** The same without a time of day. */
export const dayInWords = (item: Item): string => withBasis(item.date.groupLabel, item);

const withBasis = (words: string, { dateIsInferred }: Item): string =>
  dateIsInferred ? `${words} (inferred)` : words;

/** A source that reports an event, linked to the first passage of its first report. */
export interface Mention extends Link {
  /** The source's id. */
  source: string;
  /** In how many passages it reports the event, in all its articles. */
  passages: number;
}

export interface Story {
  item: Item;
  fields: Fields['articles'];
  html: string;
  source: Link;
  people: Link[];
  topics: Link[];
  events: ReportedEvent[];
  /** How long it takes to read, in minutes. */
  minutes: number;
  /** Was it published over a year before the archive was built? */
  isOld: boolean;
  /** Its date on the timeline. */
  place: string;
  /** The articles that the order of publication has before and after it. */
  earlier?: Beside;
  later?: Beside;
  /** For each of its topics, in their order. */
  trails: Trail[];
}

/** An article beside another in a list. */
export interface Beside {
  item: Item;
  /** How it stands to the other in time: “earlier”, “same date”. */
  when: string;
}

/** One of an article's topics, and the articles on it before and after: “earlier: Harbour Post, 20 January 2025”. */
export interface Trail {
  topic: Link;
  beside: Link[];
}

/** An event as the article that reports it shows it. */
export interface ReportedEvent {
  event: Item;
  /** The addresses of the passages on the story page. */
  passages: string[];
  /** Where other articles report it. */
  others: Mention[];
}

export interface EventPage {
  item: Item;
  dateNote?: string;
  html: string;
  people: Link[];
  topics: Link[];
  /** In order of publication. */
  reports: Report[];
  /** A sentence on which source was the first, as far as dates tell; empty where there is but one. */
  first: string;
  /** One article of each source that published on the same at that time, and left this out. */
  silent: Item[];
  utterances: Utterance[];
}

/** What one article says of an event. */
export interface Report {
  story: Item;
  passages: { href: string; html: string }[];
}

/** A remark that somebody is quoted with. */
export interface Utterance {
  by: Link;
  /** In order of publication. */
  wordings: Wording[];
}

/** The words in which a remark was printed, and where. */
export interface Wording {
  pieces: Piece[];
  /** The words in whose place another wording has others. */
  differing: string[];
  places: QuotedAt[];
}

export interface QuotedAt {
  story: Item;
  /** The places in the story where it is quoted. */
  hrefs: string[];
  /** Did the article print the words without quotation marks? */
  indirect: boolean;
}

/** A person or a topic, and with how many articles and events of a subject it shares. */
export interface Companion extends Link {
  articles: number;
  events: number;
}

/** One thing that can be said of all articles of a source, and of how many it is true. */
export interface Tally {
  label: string;
  /** Such as “2 stated, 1 inferred”. */
  value: string;
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
  /** Where it has had any. */
  formerIds?: readonly string[];
  /** A source's own address. */
  url?: string;
  html: string;
  /** Its articles and events, in order of time. */
  items: Item[];
  articleCount: number;
  eventCount: number;
  /** Who appears in the same articles and events as a person or a topic, the most often first. */
  people: Companion[];
  /** The topics that the same articles and events stand under, the most often first. */
  topics: Companion[];
  /** What a person is quoted saying, in order of publication. */
  utterances: Utterance[];
  /** The events that no other source reports. */
  alone: Item[];
  /** What is known of a source's articles. */
  provenance: Tally[];
}

/** A former address, below the folder of its kind, and where its page is now. */
export interface Move {
  params: { folder: string; former: string };
  props: { to: Link };
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
  /** Former addresses of pages. */
  moves: Move[];
}
