/** What entries were called before: their former addresses, and the former places in other entries that bear their names. */
import { type Entry, entriesOf, kinds, type Records } from '../records/record.ts';
import { folders } from './paths.ts';
import { subjectRoutes } from './routes.ts';
import { urlOf } from './urls.ts';
import type { Archive, Move } from './view.ts';

/** One for each page that was ever at another address. A subject's later pages and parts move with its first. */
export function movesOf(
  records: Records,
  { people, topics, sources }: Pick<Archive, 'people' | 'topics' | 'sources'>,
): Move[] {
  const routes = [...subjectRoutes(people), ...subjectRoutes(topics), ...subjectRoutes(sources)];
  return kinds.flatMap((kind) =>
    entriesOf(records, kind).flatMap(({ id, fields }) => {
      if (fields.formerIds.length === 0) return [];
      const own = routes.flatMap(({ params: { path = '' }, props: { page } }) =>
        'subject' in page && page.subject.kind === kind && page.subject.id === id
          ? [path.slice(id.length)]
          : [],
      );
      return fields.formerIds.flatMap((formerId) =>
        [...new Set(['', ...own])].map(
          (rest): Move => ({
            params: { folder: folders[kind], former: formerId + rest },
            props: {
              to: { href: `${urlOf(kind, id)}${rest.slice(1)}${rest ? '/' : ''}`, text: calledOf(fields) },
            },
          }),
        ),
      );
    }),
  );
}

/** A withdrawn article is not named anywhere. */
function calledOf(fields: Entry['fields']): string {
  if ('name' in fields) return fields.name;
  return 'status' in fields && fields.status === 'withdrawn' ? 'another address' : fields.title;
}

/** The anchors that are named after a record: of passages after events, of quotations after people. */
const anchors: readonly (readonly [kind: 'events' | 'people', prefix: string])[] = [
  ['events', 'event-'],
  ['people', 'said-'],
];

/** For each anchor, without its number, those that it was before. */
export function formerAnchors(records: Records): Map<string, string[]> {
  return new Map(
    anchors.flatMap(([kind, prefix]) =>
      entriesOf(records, kind)
        .filter(({ fields }) => fields.formerIds.length > 0)
        .map(({ id, fields }) => [prefix + id, fields.formerIds.map((former) => prefix + former)] as const),
    ),
  );
}

/** The HTML of a body, with the places that its anchors were before: links to them were given away. */
export function withFormerAnchors(html: string, former: ReadonlyMap<string, readonly string[]>): string {
  if (former.size === 0) return html;
  return html.replace(
    /<(?:span|div|blockquote) class="(?:passage|quote)" id="([a-z0-9-]+)((?:\.\d+)?)">/g,
    (tag, anchor: string, number: string) =>
      tag + (former.get(anchor) ?? []).map((each) => `<span id="${each}${number}"></span>`).join(''),
  );
}
