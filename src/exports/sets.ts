/** Sets of references: what a reader takes from a list of stories into a reference manager. */
import type { Records } from '../records/record.ts';
import { collectionsOf } from './collections.ts';
import { type Reference, referenceOf } from './reference.ts';

/** The references of one list of stories. */
export interface ReferenceSet {
  /** What its files are called, without their endings: `all`, `people/li-qiang`, `years/2024`. */
  path: string;
  /** What they were called before a rename: there they are still. */
  former: string[];
  title: string;
  /** In order of publication. */
  references: Reference[];
}

/** The references of exactly the stories of every list that can be taken along. */
export function setsOf(records: Records): ReferenceSet[] {
  const references = new Map<string, Reference>();
  return collectionsOf(records).map(({ path, former, title, stories }) => ({
    path,
    former,
    title,
    references: stories.map((story) =>
      references.getOrInsertComputed(story.id, () => referenceOf(story, records)),
    ),
  }));
}
