/** Feeds: the newest stories of each list, and what has changed in the archive. Each format writes them by itself. */
import { dateOf } from '../archive/dates.ts';
import { feedPath, filesOf } from '../archive/paths.ts';
import type { Records } from '../records/record.ts';
import { compareText } from '../records/text.ts';
import { site } from '../site.ts';
import { lastingId, pageOf, uriOf } from './addresses.ts';
import { type Article, collectionsOf } from './collections.ts';
import { changedOn, midnight, momentOf } from './dates.ts';

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
 * @param root the address of the front page
 */
export function feedsOf(records: Records, root: string): Feed[] {
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
    description: 'Stories that were added, corrected or withdrawn.',
    page: root,
    entries: changesOf(records).map((change) => entryOfChange(change, records, root)),
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
    content: `${source}, ${date}\n\n${fields.summary}`,
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

/** What happened to a story in the archive. */
interface Change {
  story: Article;
  is: 'added' | 'corrected' | 'withdrawn';
  day: string;
  /** What tells it from the other changes of the same story. */
  name: string;
  /** What was wrong, or why it was withdrawn. */
  note?: string;
}

const changeNames = { added: 'Added', corrected: 'Corrected', withdrawn: 'Withdrawn' };

/** The newest first. Of a withdrawn story there is only that it was withdrawn: its words are gone from the archive. */
function changesOf({ articles }: Records): Change[] {
  return [...articles.values()]
    .flatMap((story): Change[] => {
      const { added, corrections, status } = story.fields;
      const inOrder = corrections.toSorted((a, b) => compareText(a.date, b.date));
      const last = inOrder.at(-1);
      if (status === 'withdrawn') {
        return last ? [{ story, is: 'withdrawn', day: last.date, name: 'withdrawn', note: last.note }] : [];
      }
      const counts = new Map<string, number>();
      return [
        { story, is: 'added', day: added, name: 'added' },
        ...inOrder.map(({ date, note }): Change => {
          const count = (counts.get(date) ?? 0) + 1;
          counts.set(date, count);
          const name = `corrected-${date}${count > 1 ? `.${count}` : ''}`;
          return { story, is: 'corrected', day: date, name, note };
        }),
      ];
    })
    .sort((a, b) => compareText(b.day, a.day) || compareText(a.story.id, b.story.id))
    .slice(0, MOST_ENTRIES);
}

function entryOfChange({ story, is, day, name, note }: Change, records: Records, root: string): FeedEntry {
  const address = pageOf(root, story);
  const change = { id: `${lastingId(root, story)}#${name}`, page: address, updated: midnight(day) };
  const tags = [{ id: is, name: changeNames[is] }];
  if (is === 'withdrawn') {
    const summary = note ?? '';
    return { ...change, title: 'Withdrawn: a story', summary, content: `${address}\n\n${summary}`, tags };
  }
  const { title, summary, content } = entryOfStory(story, records, root);
  return {
    ...change,
    title: `${changeNames[is]}: ${title}`,
    summary: note ?? summary,
    content: note ?? content,
    tags,
  };
}
