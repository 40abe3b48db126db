/** What each kind's pages are, in the form in which Astro asks for them. */

import { cut, type ListPage, listPages, type PagePlace, pagePlace, pathOf } from './timeline.ts';
import { urlOfAll } from './urls.ts';
import type { Item, Subject } from './view.ts';

/** The index of a kind of subject: all of them by name, cut into pages. */
export interface IndexPage extends PagePlace {
  subjects: Subject[];
}

/** A page among those of a kind of subject: the index, or a subject with a part of its list. */
export type SubjectRoute =
  | { is: 'index'; index: IndexPage }
  | { is: 'subject'; subject: Subject; list: ListPage };

interface Route<Props> {
  params: { path: string | undefined };
  props: Props;
}

export function subjectRoutes(subjects: readonly Subject[]): Route<{ page: SubjectRoute }>[] {
  return subjects.flatMap((subject) =>
    listPages(subject.items, subject.href, 'year').map((list) => ({
      params: { path: pathOf(subject.id, list) },
      props: { page: { is: 'subject', subject, list } },
    })),
  );
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
