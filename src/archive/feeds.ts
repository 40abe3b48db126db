/** Which feeds there are (`exports/feeds.ts` writes them), and the list of them all. */
import { chunk, type Pagination, pagePath, paginate } from './lists.ts';
import { filesOf, listOf } from './paths.ts';
import { urlOfFeeds } from './urls.ts';
import type { Archive, Link, Subject } from './view.ts';

/** The feed of a list of stories. */
interface SubjectFeed {
  /** Of which kind its page is. */
  kind: Subject['kind'] | 'events';
  /** What its files are called, without their endings: `people/li-qiang`. */
  list: string;
  /** The page of the same. */
  page: Link;
}

/** A page of the list of all feeds. The feed of everything and that of changes are not in it. */
interface FeedListPage extends Pagination {
  feeds: SubjectFeed[];
}

/** The pages of the list of all feeds: topics first, which are what most will want to follow. */
export function feedRoutes({ topics, people, sources, events }: Archive) {
  const ofSubjects = (subjects: readonly Subject[]) =>
    subjects
      .filter(({ kind, articleCount }) => filesOf(kind, articleCount).feeds)
      .map(({ kind, id, href, name }) => feed(kind, id, { href, text: name }));
  const feeds = [
    ...ofSubjects(topics),
    ...ofSubjects(people),
    ...ofSubjects(sources),
    ...events
      .filter(({ reports }) => filesOf('events', reports.length).feeds)
      .map(({ item: { id, href, title } }) => feed('events', id, { href, text: title })),
  ];
  return chunk(feeds).map((part, index, parts) => {
    const list: FeedListPage = {
      ...paginate(index, parts.length, urlOfFeeds()),
      feeds: part,
    };
    return { params: { list: pagePath('', list) }, props: { list } };
  });
}

const feed = (kind: SubjectFeed['kind'], id: string, page: Link): SubjectFeed => ({
  kind,
  list: listOf(kind, id),
  page,
});
