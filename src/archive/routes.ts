/** What each kind's pages are, in the form in which Astro asks for them. */
import { type CoveragePage, coveragePages } from './coverage.ts';
import { cut, type ListPage, listPages, type PagePlace, pagePlace, pathOf } from './lists.ts';
import { parts } from './paths.ts';
import { urlOfAll, urlOfCoverage } from './urls.ts';
import type { Item, Subject, Utterance } from './view.ts';

/** So many quotations, rows of a table or events stand on a subject's own page; more have pages of their own. */
const SHORT = 20;
const QUOTATIONS_A_PAGE = 50;

/** The index of a kind of subject: all of them by name, cut into pages. */
export interface IndexPage extends PagePlace {
  subjects: Subject[];
}

/** The beginning of a list, and where all of it is if that is more. */
export interface Beginning<T> {
  shown: T[];
  total: number;
  all?: string;
}

/** A part of what a person is quoted saying. */
export interface QuotationsPage extends PagePlace {
  total: number;
  utterances: Utterance[];
}

/** A page among those of a kind of subject. */
export type SubjectRoute =
  | { is: 'index'; index: IndexPage }
  | SubjectOwnRoute
  | { is: 'quotations'; subject: Subject; quotations: QuotationsPage }
  | { is: 'coverage'; subject: Subject; table: CoveragePage }
  | { is: 'alone'; subject: Subject; list: ListPage };

/** A subject's own page: on the first, what is told of it; on all, a part of its list. */
export interface SubjectOwnRoute {
  is: 'subject';
  subject: Subject;
  list: ListPage;
  utterances: Beginning<Utterance>;
  alone: Beginning<Item>;
  /** A topic's table, with the address of the whole where this is its beginning. */
  table?: CoveragePage & { all?: string };
}

interface Route<Props> {
  params: { path: string | undefined };
  props: Props;
}

export function subjectRoutes(subjects: readonly Subject[]): Route<{ page: SubjectRoute }>[] {
  return subjects.flatMap((subject) => {
    const { id, href, utterances, alone } = subject;
    const urlOfPart = (part: keyof typeof parts) => `${href}${parts[part]}/`;
    const tables = subject.kind === 'topics' ? coveragePages(subject.items, urlOfPart('coverage')) : [];
    const table = beginningOfTable(tables, urlOfPart('coverage'));
    const route = (name: string, place: PagePlace, page: SubjectRoute) => ({
      params: { path: pathOf(name, place) },
      props: { page },
    });
    return [
      ...listPages(subject.items, href, 'year').map((list) =>
        route(id, list, {
          is: 'subject',
          subject,
          list,
          utterances: beginningOf(utterances, urlOfPart('quotations')),
          alone: beginningOf(alone, urlOfPart('alone')),
          ...(table && { table }),
        }),
      ),
      ...(utterances.length > SHORT
        ? cut(utterances, QUOTATIONS_A_PAGE).map((part, index, { length }) => {
            const place = pagePlace(index, length, urlOfPart('quotations'));
            const quotations = { ...place, total: utterances.length, utterances: part };
            return route(`${id}/${parts.quotations}`, place, { is: 'quotations', subject, quotations });
          })
        : []),
      ...(table?.all
        ? tables.map((page) =>
            route(`${id}/${parts.coverage}`, page, { is: 'coverage', subject, table: page }),
          )
        : []),
      ...(alone.length > SHORT
        ? listPages(alone, urlOfPart('alone'), 'year').map((list) =>
            route(`${id}/${parts.alone}`, list, { is: 'alone', subject, list }),
          )
        : []),
    ];
  });
}

function beginningOf<T>(all: readonly T[], url: string): Beginning<T> {
  return { shown: all.slice(0, SHORT), total: all.length, ...(all.length > SHORT && { all: url }) };
}

function beginningOfTable(tables: readonly CoveragePage[], url: string): SubjectOwnRoute['table'] {
  const [first] = tables;
  if (!first || first.total === 0) return undefined;
  return { ...first, rows: first.rows.slice(0, SHORT), ...(first.total > SHORT && { all: url }) };
}

export function indexRoutes(
  kind: Subject['kind'],
  subjects: readonly Subject[],
): Route<{ page: SubjectRoute }>[] {
  const url = urlOfAll(kind);
  return cut(subjects).map((part, index, parts) => ({
    params: { path: pathOf('', { number: index + 1 }) },
    props: {
      page: {
        is: 'index',
        index: { ...pagePlace(index, parts.length, url), subjects: part },
      },
    },
  }));
}

/** The list of all articles, or of all events. */
export function listRoutes(kind: Item['kind'], timeline: readonly Item[]) {
  const items = timeline.filter((item) => item.kind === kind);
  return listPages(items, urlOfAll(kind), 'year').map((list) => ({
    params: { list: pathOf('', list) },
    props: { list },
  }));
}

/** The table of all events. */
export function coverageRoutes(timeline: readonly Item[]) {
  return coveragePages(timeline, urlOfCoverage()).map((table) => ({
    params: { list: pathOf('', table) },
    props: { table },
  }));
}
