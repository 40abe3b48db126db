/** What each kind's pages are, in the form in which Astro asks for them (`getStaticPaths`). */
import type { Kind } from '../records/record.ts';
import { type CoveragePage, coveragePages } from './coverage.ts';
import { chunk, type ListPage, listPages, type Pagination, pagePath, paginate } from './lists.ts';
import { kindPaths, subpages } from './paths.ts';
import { areMixed, groupsOf, type TypeGroup } from './people.ts';
import { urlOfAll, urlOfCoverage } from './urls.ts';
import type {
  Archive,
  ArticleItem,
  EventItem,
  Item,
  Link,
  Person,
  Source,
  Subject,
  Topic,
  Utterance,
  Withdrawn,
} from './view.ts';

/** So many quotations, rows of a table or events stand on a subject's own page; more have subpages of their own. */
const PREVIEW_LENGTH = 20;
const QUOTATIONS_A_PAGE = 50;

interface Route<Page> {
  /** The page's path below the folder of its kind; `undefined` for the kind's list. */
  params: { path: string | undefined };
  props: { page: Page };
}

/** A page in the folder of a kind, or what stands there for one that has moved or was withdrawn. */
export type FolderPage =
  | ListRoute
  | IndexPage
  | SubjectOwnPage
  | SubjectSubpage
  | { is: 'redirect'; to: Link }
  | { is: 'withdrawn'; record: Withdrawn };

/** A page of the list of all articles, or of all events. */
interface ListRoute {
  is: 'list';
  kind: Item['kind'];
  list: ListPage;
}

/** The index of a kind of subject: all of them by name, cut into pages. */
export interface IndexPage extends Pagination {
  is: 'index';
  kind: Subject['kind'];
  subjects: readonly Subject[];
  /** The same under headings, where the archive has organisations or places among the people. */
  groups?: TypeGroup<Subject>[];
}

/** The beginning of a list, and the address of all of it if that is more. */
interface Preview<T> {
  shown: T[];
  total: number;
  all?: string;
}

/** A page of what a person is quoted saying. */
interface QuotationsPage extends Pagination {
  total: number;
  utterances: Utterance[];
}

/** A page of a subject's own list of items; on the first, what is told of the subject stands above it. */
export type SubjectOwnPage =
  | { is: 'subject'; kind: 'people'; subject: Person; list: ListPage; utterances: Preview<Utterance> }
  | { is: 'subject'; kind: 'topics'; subject: Topic; list: ListPage; table?: CoveragePage & { all?: string } }
  | {
      is: 'subject';
      kind: 'sources';
      subject: Source;
      list: ListPage;
      alone: Preview<EventItem>;
      elsewhere: Preview<ArticleItem>;
    };

/** A page below a subject's own, with all of what is too long for that. */
export type SubjectSubpage =
  | { is: 'quotations'; subject: Person; list: QuotationsPage }
  | { is: 'coverage'; subject: Topic; list: CoveragePage }
  | { is: 'alone'; subject: Source; list: ListPage }
  | { is: 'elsewhere'; subject: Source; list: ListPage };

type SubjectRoute = Route<SubjectOwnPage | SubjectSubpage>;

export function subjectRoutes(subjects: readonly Subject[]): SubjectRoute[] {
  return subjects.flatMap((subject) => {
    if (subject.kind === 'people') return personRoutes(subject);
    return subject.kind === 'topics' ? topicRoutes(subject) : sourceRoutes(subject);
  });
}

function personRoutes(subject: Person): SubjectRoute[] {
  const { utterances } = subject;
  const [path, url] = subpageOf(subject, 'quotations');
  const preview = previewOf(utterances, url);
  const parts = preview.all ? chunk(utterances, QUOTATIONS_A_PAGE) : [];
  return [
    ...ownRoutes(subject, (list) => ({
      is: 'subject',
      kind: subject.kind,
      subject,
      list,
      utterances: preview,
    })),
    ...parts.map((part, index) => {
      const place = paginate(index, parts.length, url);
      const list = { ...place, total: utterances.length, utterances: part };
      return routeTo(path, place, { is: 'quotations', subject, list });
    }),
  ];
}

function topicRoutes(subject: Topic): SubjectRoute[] {
  const [path, url] = subpageOf(subject, 'coverage');
  const tables = coveragePages(subject.items, url);
  const table = previewOfTable(tables, url);
  return [
    ...ownRoutes(subject, (list) => ({
      is: 'subject',
      kind: subject.kind,
      subject,
      list,
      ...(table && { table }),
    })),
    ...(table?.all ? tables : []).map((page) => routeTo(path, page, { is: 'coverage', subject, list: page })),
  ];
}

function sourceRoutes(subject: Source): SubjectRoute[] {
  const [aloneAt, elsewhereAt] = [subpageOf(subject, 'alone'), subpageOf(subject, 'elsewhere')];
  const alone = previewOf(subject.alone, aloneAt[1]);
  const elsewhere = previewOf(subject.elsewhere, elsewhereAt[1]);
  const pagesOf = (is: 'alone' | 'elsewhere', path: string, { all }: Preview<Item>) =>
    all ? listPages(subject[is], all, 'year').map((list) => routeTo(path, list, { is, subject, list })) : [];
  return [
    ...ownRoutes(subject, (list) => ({ is: 'subject', kind: subject.kind, subject, list, alone, elsewhere })),
    ...pagesOf('alone', aloneAt[0], alone),
    ...pagesOf('elsewhere', elsewhereAt[0], elsewhere),
  ];
}

/** The path and the address of a subject's subpage. */
const subpageOf = ({ id, href }: Subject, name: keyof typeof subpages) =>
  [`${id}/${subpages[name]}`, `${href}${subpages[name]}/`] as const;

const ownRoutes = ({ id, href, items }: Subject, pageOf: (list: ListPage) => SubjectOwnPage) =>
  listPages(items, href, 'year').map((list) => routeTo(id, list, pageOf(list)));

const routeTo = (
  path: string,
  pagination: Pagination,
  page: SubjectOwnPage | SubjectSubpage,
): SubjectRoute => ({
  params: { path: pagePath(path, pagination) },
  props: { page },
});

function previewOf<T>(all: readonly T[], url: string): Preview<T> {
  const isCut = all.length > PREVIEW_LENGTH;
  return { shown: all.slice(0, PREVIEW_LENGTH), total: all.length, ...(isCut && { all: url }) };
}

function previewOfTable([first]: readonly CoveragePage[], url: string) {
  if (!first || first.total === 0) return undefined;
  const isCut = first.total > PREVIEW_LENGTH;
  return { ...first, rows: first.rows.slice(0, PREVIEW_LENGTH), ...(isCut && { all: url }) };
}

export function indexRoutes(kind: Subject['kind'], subjects: readonly Subject[]): Route<IndexPage>[] {
  const url = urlOfAll(kind);
  const hasTypes = kind === 'people' && areMixed(subjects);
  return chunk(subjects).map((part, index, parts) => {
    const page: IndexPage = {
      is: 'index',
      kind,
      ...paginate(index, parts.length, url),
      subjects: part,
      ...(hasTypes && { groups: groupsOf(part).filter(({ members }) => members.length > 0) }),
    };
    return { params: { path: pagePath('', page) }, props: { page } };
  });
}

/** The list of all articles, or of all events. */
export function listRoutes(kind: Item['kind'], timeline: readonly Item[]): Route<ListRoute>[] {
  const items = timeline.filter((item) => item.kind === kind);
  return listPages(items, urlOfAll(kind), 'year').map((list) => ({
    params: { path: pagePath('', list) },
    props: { page: { is: 'list', kind, list } },
  }));
}

/** Everything in the folders of the kinds, but for the pages of articles and events that stand. */
export function folderRoutes({ timeline, people, topics, sources, redirects, withdrawn }: Archive) {
  const within = (kind: Kind, routes: Route<FolderPage>[]) =>
    routes.map(({ params, props }) => ({ params: { folder: kindPaths[kind], ...params }, props }));
  const subjects = (kind: Subject['kind'], all: readonly Subject[]) =>
    within(kind, [...indexRoutes(kind, all), ...subjectRoutes(all)]);
  return [
    ...within('articles', listRoutes('articles', timeline)),
    ...within('events', listRoutes('events', timeline)),
    ...subjects('people', people),
    ...subjects('topics', topics),
    ...subjects('sources', sources),
    ...redirects.map(({ params: { folder, former }, props: { to } }) => ({
      params: { folder, path: former },
      props: { page: { is: 'redirect' as const, to } },
    })),
    ...withdrawn.flatMap((record) =>
      within(record.kind, [{ params: { path: record.id }, props: { page: { is: 'withdrawn', record } } }]),
    ),
  ];
}

/** The table of all events. */
export function coverageRoutes(timeline: readonly Item[]) {
  return coveragePages(timeline, urlOfCoverage()).map((table) => ({
    params: { list: pagePath('', table) },
    props: { table },
  }));
}
