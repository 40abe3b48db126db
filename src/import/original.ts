/** The parsed form of an original, whatever it came as: its text in blocks, and its metadata, each fact with its evidence. */
import type { RootContent } from 'mdast';
import type { Medium } from '../records/record.ts';

/** A fact about an original, with the evidence for it (provenance). */
export interface Fact {
  value: string;
  /** The evidence, for the editor to see: where it stands, such as `JSON-LD`, or the words that say it. */
  by: string;
  /** How it was inferred, a sentence; left out where the original says it outright. */
  inferred?: string;
}

/** Who wrote an original. */
export interface Author extends Fact {
  /** Is it a news agency? Left out for a person. */
  isOrganisation?: true;
}

/** A block of text, such as a paragraph, a heading or a whole list. */
export interface Block {
  /** Its words, with single spaces between them and without markup. */
  text: string;
  /** The same as Markdown (mdast), where it came with markup. */
  node?: RootContent;
}

/** Boilerplate: a block that was taken away because it is not part of the article. */
export interface Removed {
  /** What it is, such as “the byline”; it heads a line of the report. */
  what: string;
  text: string;
}

/** What an original says about itself, in its metadata or its text. What it does not say is left out. */
export interface Metadata {
  title?: Fact;
  /** Of publication, in EDTF. */
  date?: Fact;
  /** Its authors, one fact each. */
  byline: Author[];
  /** Of publication, as it is printed where that cannot be read. */
  unreadDate?: string;
  /** The name of its publisher, not an id of the archive. */
  source?: Fact;
  /** The canonical address. */
  url?: Fact;
  /** Of a preserved snapshot, and the day on which it was taken; the two go together. */
  archivedUrl?: Fact;
  archivedOn?: Fact;
  /** A BCP 47 tag. */
  language?: Fact;
  /** What it is, where it says so. */
  medium?: Fact & { value: Medium };
  /** What an editor should know beyond this, a sentence each: who contributed, that it is a repost. */
  remarks: string[];
}

export interface Original extends Metadata {
  /** The text of the article, without boilerplate. */
  blocks: Block[];
  removed: Removed[];
}

/** An original before it is parsed: a decoded text or page. */
export interface Source {
  form: 'text' | 'page';
  text: string;
  /** What the container that it came in says of it. */
  known?: Partial<Metadata>;
  /** What an editor should know of how it was read, a sentence each. */
  remarks: string[];
}
