/** What pages print, as types: items of lists, stories, events, and people, topics and sources. */
import type { Heading, Kind, Medium, PersonType } from '../records/record.ts';
import type { Fields } from '../records/schemas.ts';
import type { DateView } from './dates.ts';
import type { ArticleFacets, Facets } from './facets.ts';

/** What was put right in an entry, as its fields have it. */
export type Corrections = Fields[Kind]['corrections'];

export interface Link {
  href: string;
  text: string;
}

/** A link to a record of the people; without a type it is a person. */
export interface PersonLink extends Link {
  type?: PersonType;
}

/** An article or an event as lists show it. */
export type Item = ArticleItem | EventItem;

interface BaseItem {
  id: string;
  href: string;
  /** In square brackets where the archive supplies it. */
  title: string;
  /** The title's language where it is not the pages' (BCP 47). */
  language?: string;
  date: DateView;
  dateIsInferred: boolean;
  /** An article's summary; the first paragraph on an event. */
  summary: string;
  /** What it is filed under in a search. */
  facets: Facets;
}

export interface ArticleItem extends BaseItem {
  kind: 'articles';
  /** What the original is, where it is no article. */
  medium?: Medium;
  /** The article of which it prints the text, by its id. */
  syndicatedFrom?: string;
  /** Has its publisher retracted it? */
  isRetracted?: true;
  /** The agency whose text it prints. */
  agency?: Link;
  source: Link;
  facets: ArticleFacets;
}

export interface EventItem extends BaseItem {
  kind: 'events';
  /** A few words for where there is little room; the title, where the entry has none. */
  shortTitle: string;
  /** The sources that report it, each once, in order of publication. */
  reportedBy: ReportingSource[];
  /** On how many points its reports differ; absent where on none. */
  differing?: number;
  /** The ids that it had before, if it had others. */
  formerIds?: readonly string[];
}

/** A source that reports an event, linked to the first passage of its first report. */
export interface ReportingSource extends Link {
  /** The source's id. */
  source: string;
  /** In how many passages it reports the event, in all its articles. */
  passages: number;
  /** In how many articles with a text of their own: none where it prints but those of others. */
  texts: number;
  /** Has it retracted all its articles that report the event? */
  isRetracted?: true;
}

/** A story page: an article with all that is told of it. */
export interface Story {
  item: ArticleItem;
  fields: Fields['articles'];
  blocks: StoryBlock[];
  headings: Heading[];
  people: PersonLink[];
  topics: Link[];
  /** Whose text it prints, and in which article that stands too. */
  agency?: Link;
  original?: ArticleItem;
  events: ReportedEvent[];
  /** How long it takes to read, in minutes. */
  minutes: number;
  /** Was it published over a year before the archive was built? */
  isOld: boolean;
  /** The address of its date on the timeline. */
  timelineHref: string;
  /** The articles just before and after it in order of publication. */
  earlier?: AdjacentArticle;
  later?: AdjacentArticle;
}

/** An article that is just before or after another. */
interface AdjacentArticle {
  item: ArticleItem;
  /** How its date compares with the other's: “earlier”, “perhaps earlier”, “same date”. */
  when: string;
}

/** A paragraph, or another block of a story's text, with the notes that stand beside it in the margin. */
export interface StoryBlock {
  html: string;
  margin: MarginNote[];
}

/** A note on a passage that begins in a block: which event it reports, and who else reports that. */
export interface MarginNote extends ReportedEvent {
  /** Has an earlier block a note on the same event? */
  isAgain: boolean;
  /** Has the block just before? */
  isContinued: boolean;
}

/** An event on the page of an article that reports it. */
export interface ReportedEvent {
  event: EventItem;
  /** The sources of other articles that report it. */
  others: ReportingSource[];
  differences?: EventDifferences;
}

/** On what other reports of an event differ from an article: the first points to which it says something. */
export interface EventDifferences {
  points: DifferingPoint[];
  /** On how many points the reports differ in all, and the address of the table that has them. */
  total: number;
  href: string;
}

/** A point linked to its row in the event's table, and in short what is said of it. */
export interface DifferingPoint extends Link {
  readings: {
    /** HTML without links, in which `<mark>` is what differs. */
    html: string;
    /** Who says it; without one it is the article itself. */
    source?: string;
  }[];
}

export interface EventPage {
  item: EventItem;
  corrections: Corrections;
  dateNote?: string;
  html: string;
  people: PersonLink[];
  topics: Link[];
  /** Its reports compared, where the entry does so. */
  comparison?: ComparedReports;
  /** In order of publication. */
  reports: Report[];
  /** A sentence on which source was first, as far as dates tell; empty where one source alone reports it, or all long after. */
  first: string;
  /** One article of each source that published on the same at that time, and does not report the event. */
  silent: ArticleItem[];
  utterances: Utterance[];
}

/** The reports of an event compared: a row for each point, a column for each article. */
export interface ComparedReports {
  stories: ArticleItem[];
  /** On these the reports differ: something in each is marked. No others are counted. */
  points: ComparedPoint[];
  /** On these they stand side by side, and nothing contradicts. */
  alsoCompared: ComparedPoint[];
}

export interface ComparedPoint {
  name: string;
  anchor: string;
  /** HTML, in the order of the stories; `null` where an article says nothing of it. */
  cells: (string | null)[];
}

/** What one article says of an event. */
export interface Report {
  story: ArticleItem;
  /** The story that has the same text and reports it too: both are one account. */
  textOf?: ArticleItem;
  /** The language of its text where that is not the pages' (BCP 47). */
  language?: string;
  /** Is its account another's: of that story, or of an agency whose text another report prints, too? */
  isCopy?: true;
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
  /** The language of the words, where it is said (BCP 47), and what they mean in the archive's. */
  language?: string;
  translation?: string;
  pieces: WordingPiece[];
  /** The words in whose place another wording has others. */
  differing: string[];
  places: QuotedAt[];
}

/** A run of words, and whether another wording has others in their place. */
export interface WordingPiece {
  text: string;
  differs: boolean;
}

/** An article that prints a wording. */
export interface QuotedAt {
  story: ArticleItem;
  /** The addresses of the quotations on its story page. */
  hrefs: string[];
  /** Does the article print the words without quotation marks? */
  indirect: boolean;
}

/** A person, a topic or a source, with what is filed under it. */
export type Subject = Person | Topic | Source;

interface BaseSubject {
  id: string;
  href: string;
  /** Of an organisation or a place among the people. */
  type?: PersonType;
  name: string;
  /** A person's role; what a topic or a source is. */
  lead: string;
  html: string;
  /** The ids that it had before, if it had others. */
  formerIds?: readonly string[];
  corrections: Corrections;
  /** Its articles and events, in order of time. */
  items: Item[];
  articleCount: number;
  eventCount: number;
}

export interface Person extends BaseSubject, Companions {
  kind: 'people';
  /** Other names. */
  aliases: readonly string[];
  /** What the person is quoted saying, in order of publication. */
  utterances: Utterance[];
}

export interface Topic extends BaseSubject, Companions {
  kind: 'topics';
}

export interface Source extends BaseSubject {
  kind: 'sources';
  /** Its own address on the web. */
  url?: string;
  /** The events that no other source reports. */
  alone: EventItem[];
  /** The articles of other sources that print its text, where it is an agency, in order of time. */
  elsewhere: ArticleItem[];
  /** How much is known of where its articles come from; empty where it has none. */
  provenance: ProvenanceFact[];
}

/** The people and topics that occur together with a person or topic in articles and events, the most frequent first. */
export interface Companions {
  people: Companion[];
  topics: Companion[];
}

/** A person or a topic that occurs together with another, and in how many articles and events. */
export interface Companion extends PersonLink {
  articles: number;
  events: number;
}

/** In how many of a source's articles a thing is known in which way: “Dates”, “2 stated, 1 inferred”. */
export interface ProvenanceFact {
  label: string;
  value: string;
}

/** A former address of a page, below the path of its kind, and a link to the page. */
export interface Redirect {
  params: { folder: string; former: string };
  props: { to: Link };
}

/** A record that was taken back: nothing is left of it but its address, and why. */
export interface Withdrawn {
  kind: Kind;
  /** What its page was called: “story”, “page about a person”. */
  name: string;
  id: string;
  corrections: Corrections;
}

/** A page that was corrected. */
export interface CorrectedPage extends Link {
  /** The language of its name, where that is not the pages' (BCP 47). */
  language?: string;
}

/** A day on which something was put right or taken back. */
export interface CorrectedDay {
  date: DateView;
  changes: {
    kind: Kind;
    /** What its page is called: “story”, “page about a person”. */
    name: string;
    /** The page that was corrected; absent where it was withdrawn, since its address may say what the archive took back. */
    page?: CorrectedPage;
    note: string;
  }[];
}

export interface Archive {
  stories: Story[];
  /** What was taken back: a notice stands at its address, and nothing else shows it. */
  withdrawn: Withdrawn[];
  /** Every correction and withdrawal, the newest first. */
  corrections: CorrectedDay[];
  events: EventPage[];
  /** Persons, then organisations, then places, each by name; so are topics and sources. */
  people: Person[];
  topics: Topic[];
  sources: Source[];
  /** Articles and events in one order of time, oldest first. */
  timeline: Item[];
  redirects: Redirect[];
}
