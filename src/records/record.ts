/** The kinds of record, and the entries that are read from their files: the types that all of the code shares. */
import type { Paragraph } from './paragraphs.ts';
import type { Point } from './problem.ts';
import type { Fields } from './schemas.ts';

/** The kinds of record. Each is a folder of the content. */
export const kinds = ['articles', 'events', 'people', 'topics', 'sources'] as const;

export type Kind = (typeof kinds)[number];

/** What one of a kind is called. */
export const nouns = {
  articles: 'article',
  events: 'event',
  people: 'person',
  topics: 'topic',
  sources: 'source',
} as const;

/** What a record of `people/` is. */
export type PersonType = Fields['people']['type'];

/** What an article's original is. */
export type Medium = Fields['articles']['medium'];

/** What an entry is called among its kind: of the people, some are organisations or places. */
export const nounOf = (entry: Entry): (typeof nouns)[Kind] | PersonType =>
  entry.kind === 'people' ? entry.fields.type : nouns[entry.kind];

/**
 * One file of the content, read and found sound by itself. A union over the kinds: `kind` tells which fields the entry
 * has.
 */
export type Entry<K extends Kind = Kind> = {
  [P in K]: {
    kind: P;
    /** The file's name without its ending. */
    id: string;
    fields: Fields[P];
    body: Body;
  };
}[K];

/** What a record of the people is, if it is no person. */
export const typeOfEntry = (entry: Entry): { type?: PersonType } =>
  entry.kind === 'people' && entry.fields.type !== 'person' ? { type: entry.fields.type } : {};

/** All entries of the content, by kind and id. */
export type Records = { [K in Kind]: Map<string, Entry<K>> };

/** Gathers the records of all kinds. */
export const recordsByKind = (read: <K extends Kind>(kind: K) => Map<string, Entry<K>>): Records => ({
  articles: read('articles'),
  events: read('events'),
  people: read('people'),
  topics: read('topics'),
  sources: read('sources'),
});

export const entriesOf = (records: Records, kind: Kind): Entry[] => [...records[kind].values()];

/** The title of an article or event; the name of a person, topic or source. */
export const nameOf = ({ fields }: Pick<Entry, 'fields'>): string =>
  'title' in fields ? fields.title : fields.name;

/** Has the archive taken it back? Then a notice stands at its address, and nothing else shows it. */
export const isWithdrawn = ({ fields }: Pick<Entry, 'fields'>): boolean => fields.status === 'withdrawn';

export const allEntries = (records: Records): Entry[] => kinds.flatMap((kind) => entriesOf(records, kind));

/** The path of an entry's file, relative to the content folder, with slashes on every system. */
export const fileOf = (kind: Kind, id: string) => `${kind}/${id}.mdx`;

/** The words of an article that report an event. */
export interface Passage {
  event: string;
  /** The passage's id on its story page: `event-x`, and `event-x.2` for the second that reports the same event. */
  anchor: string;
  /** As on the story page, but without ids, so that it may stand on other pages too. */
  html: string;
  at: Point;
}

/** Somebody's words, as the article prints them. */
export interface Quotation {
  by: string;
  words: string;
  /** The quotation's id on its story page: `said-x`, and `said-x.2` for the second of the same person. */
  anchor: string;
  /** What joins it with other places where the same remark is quoted. */
  utterance?: string;
  /** Does the article print the words without quotation marks, as its own report of what was said? */
  indirect?: true;
  /** That of the words, where it is said (BCP 47), and what they mean in the archive's own. */
  language?: string;
  translation?: string;
  /** The anchors of the passages that it stands in, outermost first. */
  passages: string[];
  at: Point;
}

/** A link of a body. */
export interface Link {
  /**
   * Percent-encoded. Within the archive it begins with `/` or `#`, and has no base path; any other is a web address, which
   * begins with `http://` or `https://`.
   */
  href: string;
  at: Point;
}

/** Does it lead to a page of the archive, or to a place on one? */
export const isInnerLink = ({ href }: Pick<Link, 'href'>): boolean => /^[/#]/.test(href);

/** A block of a body that stands in no other: a paragraph, a heading, a list, a table, a note. */
export interface Block {
  html: string;
  /** The anchors of the passages that begin in it, in order. */
  passages: string[];
}

/** A heading of a body. */
export interface Heading {
  /** Its id on the page, made of its words: `section-who-may-cross`. */
  anchor: string;
  words: string;
  /** From 2 to 6. */
  level: number;
}

/** A table that sets the reports of an event beside one another, point by point. */
export interface Comparison {
  /** The articles compared, in the order of the columns, and where each is named in the file. */
  articles: { id: string; at: Point }[];
  points: ComparedPoint[];
}

export interface ComparedPoint {
  /** The words of the row’s first cell. */
  name: string;
  /** The point's id on the page: `differs-the-day`. */
  anchor: string;
  /** The HTML of each article's cell, in which `<mark>` is what differs, and a link of the class `pil` leads to a paragraph; `null` where it says nothing. */
  cells: (string | null)[];
}

export interface Body {
  /** In the order of the text. */
  blocks: Block[];
  /** In the order of the text. */
  headings: Heading[];
  /** Of an article alone: its field `paragraphs`, as it should be now. */
  paragraphs: Paragraph[];
  /** Of an event alone, and no part of its blocks. */
  comparison?: Comparison;
  /** The words of the first paragraph. */
  lead: string;
  wordCount: number;
  passages: Passage[];
  quotations: Quotation[];
  /** In the order of the text. */
  links: Link[];
}

/** The HTML of a whole body, but for its comparison. */
export const htmlOf = ({ blocks }: Pick<Body, 'blocks'>): string => blocks.map(({ html }) => html).join('');

/** What an anchor that is named after a record begins with: a passage's after its event, a quotation's after its speaker. */
export const anchors = { events: 'event', people: 'said' } as const;
