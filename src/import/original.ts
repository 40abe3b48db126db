/** What an original is read as, whatever form it came in. */
import type { RootContent } from 'mdast';

/** Something that an original tells of itself. */
export interface Told<Value = string> {
  value: Value;
  /** Where it stands, or the words that tell it, for the editor to see. */
  by: string;
  /** How it was worked out, where the original does not say it outright. */
  inferred?: string;
}

/** A paragraph, a heading, an item: a piece of an original that stands by itself. */
export interface Block {
  text: string;
  /** The same with its markup, where it had one. */
  node?: RootContent;
}

/** Pieces that were taken away because they are not the article. */
export interface Removed {
  /** What they are, such as “a caption”. */
  what: string;
  text: string;
}

/** Everything that an original tells of itself. What it does not tell is not there. */
export interface Telling {
  title?: Told;
  /** In EDTF. */
  date?: Told;
  byline: Told[];
  source?: Told;
  url?: Told;
  /** BCP 47. */
  language?: Told;
  /** What an editor should know, a sentence each: who contributed, that it is a repost. */
  remarks: string[];
}

export interface Original extends Telling {
  /** The article's own text. */
  blocks: Block[];
  removed: Removed[];
}
