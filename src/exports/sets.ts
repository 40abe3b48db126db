/** Sets: what a reader takes from a list of stories into a reference manager, or into a spreadsheet. */
import { filesOf } from '../archive/paths.ts';
import type { Records } from '../records/record.ts';
import { type Article, collectionsOf } from './collections.ts';
import { type Reference, referenceOf } from './reference.ts';

/** One list of stories, and the references of their originals. */
export interface ReferenceSet {
  /** What its files are called, without their endings: `all`, `people/li-qiang`, `years/2024`. */
  path: string;
  /** What they were called before a rename: there they are still. */
  former: string[];
  title: string;
  /** In order of publication. */
  stories: Article[];
  references: Reference[];
}

/** Exactly the stories of every list that has sets. */
export function setsOf(records: Records): ReferenceSet[] {
  const references = new Map<string, Reference>();
  return collectionsOf(records)
    .filter(({ kind, stories }) => filesOf(kind, stories.length).sets)
    .map(({ path, former, title, stories }) => ({
      path,
      former,
      title,
      stories,
      references: stories.map((story) =>
        references.getOrInsertComputed(story.id, () => referenceOf(story, records)),
      ),
    }));
}
