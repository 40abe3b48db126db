/** Feeds: the newest stories of each list, and what has changed in the archive. Each format writes them by itself. */
import { createHash } from 'node:crypto';
import { site } from '#site';
import { dateOf } from '../archive/dates.ts';
import { feedPath, filesOf, fixedPaths } from '../archive/paths.ts';
import { retractionNoteOf, standingRecords, withdrawalOf } from '../archive/standing.ts';
import {
  allEntries,
  type Entry,
  fileOf,
  isWithdrawn,
  nameOf,
  nounOf,
  type Records,
} from '../records/record.ts';
import { compareText, withArticle } from '../records/text.ts';
import { lastingId, pageOf, uriOf } from './addresses.ts';
import { type Article, collectionsOf } from './collections.ts';
import { changedOn, midnight, momentOf } from './dates.ts';
import { notesOn } from './reference.ts';

/** So many entries a feed has at most. */
const MOST_ENTRIES = 50;

export interface Feed {
  /** What its files are called, without their endings: `all`, `changes`, `people/li-qiang`. */
  path: string;
  /** What they were called before a rename, the first name first: there they are still. */
  former: string[];
  title: string;
  description: string;
  /** The address of the page that shows the same. */
  page: string;
  /** The newest first. A feed has at least one. */
  entries: FeedEntry[];
}

export interface FeedEntry {
  /** An address that is this entry's alone for good, whatever its story is renamed to. */
  id: string;
  /** The address of its page. */
  page: string;
  title: string;
  /** The title's, where it is not the site's (BCP 47). */
  language?: string;
  /** When it came into the archive or was put right, as RFC 3339 writes a moment: of days, their beginning in UTC. */
  updated: string;
  /** When the original was published, as RFC 3339 writes a moment; absent where no moment is known. */
  published?: string;
  /** The archive's own. */
  summary: string;
  /** Plain text: who published it and when, as far as is known, and the summary. */
  content: string;
  /** The address of the original, as a URI. */
  original?: string;
  tags: { id: string; name: string }[];
}

/**
 * The feeds of an archive: of every list of stories that has one, and of the changes. None is empty.
 *
 * @param all with those that were withdrawn
 * @param root the address of the front page
 */
export function feedsOf(all: Records, root: string): Feed[] {
  const records = standingRecords(all);
  const entries = new Map<string, FeedEntry>();
  const entryOf = (story: Article) =>
    entries.getOrInsertComputed(story.id, () => entryOfStory(story, records, root));
  const feeds = collectionsOf(records)
    .filter(({ kind, stories }) => filesOf(kind, stories.length).feeds)
    .map(({ kind, path, former, title, page, stories }): Feed => {
      const isAll = kind === 'all';
      return {
        path,
        former,
        title: isAll ? title : `${title} · ${site.name}`,
        description: isAll ? site.description : `The newest stories under “${title}” in ${site.name}.`,
        page: root + page,
        entries: newest(stories).map(entryOf),
      };
    });
  const changes: Feed = {
    path: 'changes',
    former: [],
    title: `Changes · ${site.name}`,
    description: 'Stories that were added or retracted, and whatever was corrected or withdrawn.',
    page: `${root}${fixedPaths.corrections}/`,
    entries: changesOf(all).map((change) => entryOfChange(change, records, root)),
  };
  return changes.entries.length > 0 ? [...feeds, changes] : feeds;
}

/** The address of a feed's file. */
export const addressOfFeed = (root: string, { path }: Pick<Feed, 'path'>, ending: string): string =>
  root + feedPath(path, { ending });

/** Those that came last into the archive; of one day, those that were published last. */
const newest = (stories: readonly Article[]): Article[] =>
  stories
    .toReversed()
    .sort((a, b) => compareText(b.fields.added, a.fields.added))
    .slice(0, MOST_ENTRIES);

function entryOfStory(story: Article, { sources, topics }: Records, root: string): FeedEntry {
  const { fields } = story;
  const address = pageOf(root, story);
  const published = momentOf(fields);
  const label = dateOf(fields).label;
  const date = fields.dateBasis === 'inferred' ? `[${label}]` : label;
  const source = sources.get(fields.source)?.fields.name ?? fields.source;
  return {
    id: lastingId(root, story),
    page: address,
    ...titleOf(story),
    updated: midnight(changedOn(fields)),
    ...(published && { published }),
    summary: fields.summary,
    content: [`${source}, ${date}`, notesOn({ retracted: fields.retracted }), fields.summary]
      .filter(Boolean)
      .join('\n\n'),
    ...(fields.url && { original: uriOf(fields.url) }),
    tags: fields.topics.map((id) => ({ id, name: topics.get(id)?.fields.name ?? id })),
  };
}

/** The headline as pages print it: in brackets where the archive supplies it. */
export function titleOf({ fields }: Article): { title: string; language?: string } {
  if (fields.titleBasis === 'supplied') return { title: `[${fields.title}]` };
  return {
    title: fields.title,
    ...(fields.language !== site.language && { language: fields.language }),
  };
}

/** What happened to a record in the archive. */
interface Change {
  entry: Entry;
  is: 'added' | 'corrected' | 'retracted' | 'withdrawn';
  day: string;
  /** What tells it from the other changes of the same record. */
  name: string;
  /** What was wrong, or why it was retracted or withdrawn. */
  note?: string;
}

const changeNames = {
  added: 'Added',
  corrected: 'Corrected',
  retracted: 'Retracted',
  withdrawn: 'Withdrawn',
};

/** The newest first. Of what was withdrawn there is only that it was: its words are gone from the archive. */
function changesOf(records: Records): Change[] {
  return allEntries(records)
    .flatMap((entry): Change[] => {
      const { corrections } = entry.fields;
      if (isWithdrawn(entry)) {
        return withdrawalOf(entry).map(({ date, note }) => ({
          entry,
          is: 'withdrawn',
          day: date,
          name: 'withdrawn',
          note,
        }));
      }
      const counts = new Map<string, number>();
      const corrected = corrections
        .toSorted((a, b) => compareText(a.date, b.date))
        .map(({ date, note }): Change => {
          const count = (counts.get(date) ?? 0) + 1;
          counts.set(date, count);
          const name = `corrected-${date}${count > 1 ? `.${count}` : ''}`;
          return { entry, is: 'corrected', day: date, name, note };
        });
      if (entry.kind !== 'articles') return corrected;
      const { added, retracted = added } = entry.fields;
      // What it was before it came into the archive is told with it.
      const note = retractionNoteOf(entry.fields) ?? '';
      const taken: Change = { entry, is: 'retracted', day: retracted, name: 'retracted', note };
      return [
        { entry, is: 'added', day: added, name: 'added' },
        ...corrected,
        ...(retracted > added ? [taken] : []),
      ];
    })
    .sort((a, b) => compareText(b.day, a.day) || compareText(a.entry.id, b.entry.id))
    .slice(0, MOST_ENTRIES);
}

function entryOfChange(
  { entry, is, day, name, note = '' }: Change,
  records: Records,
  root: string,
): FeedEntry {
  const change = {
    id: `${lastingId(root, entry)}#${name}`,
    page: pageOf(root, entry),
    updated: midnight(day),
    summary: note,
    content: note,
    tags: [{ id: is, name: changeNames[is] }],
  };
  if (is === 'withdrawn') {
    // No word of it is left.
    const title = `Withdrawn: ${withArticle(entry.kind === 'articles' ? 'story' : nounOf(entry))}`;
    if (entry.kind === 'articles') return { ...change, title, content: `${change.page}\n\n${note}` };
    // Whoever follows stories has to know which; of no other kind was there an entry, and its address may be its name.
    const page = `${root}${fixedPaths.corrections}/`;
    return { ...change, title, id: `${page}#withdrawn-${digestOf(fileOf(entry.kind, entry.id))}`, page };
  }
  if (entry.kind !== 'articles') {
    const title = nameOf(entry);
    return { ...change, title: `Corrected: ${title}` };
  }
  const { title, summary, content } = entryOfStory(entry, records, root);
  return {
    ...change,
    title: `${changeNames[is]}: ${title}`,
    ...(is === 'added' && { summary, content }),
  };
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);
