/** What a record is to be called, and what becomes of the references to it. */

import { folders } from '../archive/paths.ts';
import { decoded } from '../checks/links.ts';
import type { Entry, Kind } from '../records/record.ts';
import { anchors } from '../records/record.ts';
import { referencesOf } from '../records/references.ts';

export interface Renaming {
  kind: Kind;
  from: string;
  to: string;
  /** Has it an address that others may have linked to? Then that address is to lead to the new one. */
  isPublished: boolean;
}

/** What the places are called that are named after a record of a kind, if any are. */
export const anchorFor = (kind: Kind): string | undefined => (anchors as Partial<Record<Kind, string>>)[kind];

export function hrefAfter(href: string, { kind, from, to }: Renaming): string {
  const moved = href.replace(new RegExp(`^/${folders[kind]}/${from}(?=[/#]|$)`), `/${folders[kind]}/${to}`);
  const anchor = anchorFor(kind);
  return anchor ? moved.replace(new RegExp(`#${anchor}-${from}(?=\\.\\d+$|$)`), `#${anchor}-${to}`) : moved;
}

/** Does an address within the site lead to the record under its old id, however it is written? */
export function leadsTo(href: string, { kind, from }: Renaming): boolean {
  const { pathname, hash } = new URL(href, 'http://this.invalid');
  const [path, place] = [pathname, hash].map(decoded);
  const anchor = anchorFor(kind);
  const isPlace = anchor !== undefined && new RegExp(`^#${anchor}-${from}(?:\\.\\d+)?$`).test(place ?? '');
  return isPlace || `${path}/`.startsWith(`/${folders[kind]}/${from}/`);
}

/** What an entry refers to, each as its kind and id, or as a link. */
export const referencesIn = (entry: Entry): [sort: string, to: string][] => [
  ...referencesOf(entry).map(({ kind, id }): [string, string] => [kind, id]),
  ...entry.body.links.map(({ href }): [string, string] => ['link', href]),
];

export function referenceAfter([sort, to]: [string, string], renaming: Renaming): [string, string] {
  if (sort === 'link') return [sort, hrefAfter(to, renaming)];
  return [sort, sort === renaming.kind && to === renaming.from ? renaming.to : to];
}
