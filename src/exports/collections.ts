/** The lists of stories that can be taken along: everything, and what belongs to a person, a topic, a source and so on. */

import { site } from '#site';
import { dateOf } from '../archive/dates.ts';
import { facetOfKind, facetsOfArticle } from '../archive/facets.ts';
import { kindPaths, type ListKind, listOf, yearPath } from '../archive/paths.ts';
import { type Entry, isWithdrawn, nameOf, type Records } from '../records/record.ts';
import { compareText } from '../records/text.ts';

export type Article = Entry<'articles'>;

/** A list of stories. None is empty. Which files there are of it, `filesOf` tells (`archive/paths.ts`). */
export interface Collection {
  kind: ListKind;
  /** What its files are called, without their endings: `all`, `people/li-qiang`, `years/2024`. */
  path: string;
  /** What they were called before a rename, the first name first: there they are still. */
  former: string[];
  title: string;
  /** The path of its page below the site's base: `people/li-qiang/`. */
  page: string;
  /** In order of publication. */
  stories: Article[];
}

/** The articles that the archive publishes, in order of publication: withdrawn ones are left out. */
export function publishedIn(records: Records): Article[] {
  return [...records.articles.values()]
    .filter((article) => !isWithdrawn(article))
    .map((entry) => ({ entry, sortKey: dateOf(entry.fields).sortKey }))
    .sort((a, b) => compareText(a.sortKey, b.sortKey) || compareText(a.entry.id, b.entry.id))
    .map(({ entry }) => entry);
}

/**
 * The stories that report each event, by its id.
 *
 * @param stories in order of publication, which the reports keep
 */
export function reportsIn(stories: readonly Article[]): Map<string, Article[]> {
  const reports = new Map<string, Article[]>();
  for (const story of stories) {
    for (const event of facetsOfArticle(story).event) add(reports, event, story);
  }
  return reports;
}

/** All lists: the whole; each person, topic, source and event with a story; each year. */
export function collectionsOf(records: Records): Collection[] {
  const stories = publishedIn(records);
  const bySubject = new Map<string, Article[]>();
  const byYear = new Map<string, Article[]>();
  for (const story of stories) {
    const facets = facetsOfArticle(story);
    for (const [kind, facet] of Object.entries(facetOfKind)) {
      for (const id of facets[facet]) add(bySubject, listOf(kind as keyof typeof facetOfKind, id), story);
    }
    for (const id of facets.event) add(bySubject, listOf('events', id), story);
    const { year } = dateOf(story.fields);
    if (year !== undefined) add(byYear, yearPath(year), story);
  }
  const subjects = (['people', 'topics', 'sources', 'events'] as const).flatMap((kind) =>
    [...records[kind].values()].map((entry) => collection(entry, bySubject.get(listOf(kind, entry.id)))),
  );
  const years = [...byYear].map(
    ([year, own]): Collection => ({
      kind: 'years',
      path: listOf('years', year),
      former: [],
      title: year,
      page: `${year}/`,
      stories: own,
    }),
  );
  const whole: Collection = { kind: 'all', path: 'all', former: [], title: site.name, page: '', stories };
  return [whole, ...subjects, ...years].filter((one) => one.stories.length > 0);
}

function collection(entry: Exclude<Entry, Article>, stories: Article[] = []): Collection {
  const { kind, id, fields } = entry;
  return {
    kind,
    path: listOf(kind, id),
    former: fields.formerIds.map((former) => listOf(kind, former)),
    title: nameOf(entry),
    page: `${kindPaths[kind]}/${id}/`,
    stories,
  };
}

const add = <T>(lists: Map<string, T[]>, key: string, item: T) =>
  lists.getOrInsertComputed(key, () => []).push(item);
