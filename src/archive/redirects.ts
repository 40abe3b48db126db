/** Redirects from what entries were called before: their former addresses, and the anchors that were named after them. */
import {
  anchors,
  type Entry,
  entriesOf,
  isWithdrawn,
  kinds,
  nameOf,
  type Records,
} from '../records/record.ts';
import { kindPaths } from './paths.ts';
import { subjectRoutes } from './routes.ts';
import { urlOf } from './urls.ts';
import type { Redirect, Subject } from './view.ts';

/** One for each page that was ever at another address. A subject's later pages and subpages move with its first. */
export function redirectsOf(records: Records, subjects: readonly Subject[]): Redirect[] {
  const routes = subjectRoutes(subjects.filter(({ formerIds }) => formerIds));
  return kinds.flatMap((kind) =>
    entriesOf(records, kind).flatMap((entry) => {
      const { id, fields } = entry;
      if (fields.formerIds.length === 0) return [];
      const text = linkText(entry);
      const own = routes.flatMap(({ params: { path = '' }, props: { page } }) =>
        page.subject.kind === kind && page.subject.id === id ? [path.slice(id.length)] : [],
      );
      const rests = own.length > 0 ? own : [''];
      return fields.formerIds.flatMap((formerId) =>
        rests.map(
          (rest): Redirect => ({
            params: { folder: kindPaths[kind], former: formerId + rest },
            props: { to: { href: `${urlOf(kind, id)}${rest.slice(1)}${rest ? '/' : ''}`, text } },
          }),
        ),
      );
    }),
  );
}

/** What was withdrawn is not named anywhere. */
function linkText(entry: Entry): string {
  return isWithdrawn(entry) ? 'another address' : nameOf(entry);
}

const anchorOf = (kind: keyof typeof anchors, id: string) => `${anchors[kind]}-${id}`;

/** The former anchors, by the one that stands for them now; all without the number that a second of the name has. */
export function formerAnchors(records: Records): Map<string, string[]> {
  return new Map(
    (['events', 'people'] as const).flatMap((kind) =>
      entriesOf(records, kind)
        .filter(({ fields }) => fields.formerIds.length > 0)
        .map(({ id, fields }) => [
          anchorOf(kind, id),
          fields.formerIds.map((former) => anchorOf(kind, former)),
        ]),
    ),
  );
}

/** The HTML of a body, with an empty element for each former anchor: links to them were given away. */
export function withFormerAnchors(html: string, former: ReadonlyMap<string, readonly string[]>): string {
  if (former.size === 0) return html;
  return html.replace(
    /<(?:span|div|blockquote) class="(?:passage|quote)" id="([a-z0-9-]+)((?:\.\d+)?)">/g,
    (tag, anchor: string, number: string) =>
      tag + (former.get(anchor) ?? []).map((each) => `<span id="${each}${number}"></span>`).join(''),
  );
}
