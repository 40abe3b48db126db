/** What a record is to be called, and what becomes of the references to it. */
import { folders } from '../archive/paths.ts';
import type { Entry, Kind } from '../records/record.ts';

export interface Renaming {
  kind: Kind;
  from: string;
  to: string;
  /** Has it an address that others may have linked to? Then that address is to lead to the new one. */
  isPublished: boolean;
}

/** The anchors of places that are named after a record. */
export const anchors: Partial<Record<Kind, string>> = { events: 'event', people: 'said' };

export function hrefAfter(href: string, { kind, from, to }: Renaming): string {
  const moved = href.replace(new RegExp(`^/${folders[kind]}/${from}(?=[/#]|$)`), `/${folders[kind]}/${to}`);
  const anchor = anchors[kind];
  return anchor ? moved.replace(new RegExp(`#${anchor}-${from}(?=\\.\\d+$|$)`), `#${anchor}-${to}`) : moved;
}

/** Does an address within the site lead to the record under its old id, however it is written? */
export function leadsTo(href: string, { kind, from }: Renaming): boolean {
  const { pathname, hash } = new URL(href, 'http://this.invalid');
  const [path, place] = [pathname, hash].map(decoded);
  const anchor = anchors[kind];
  const isPlace = anchor !== undefined && new RegExp(`^#${anchor}-${from}(?:\\.\\d+)?$`).test(place ?? '');
  return isPlace || `${path}/`.startsWith(`/${folders[kind]}/${from}/`);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What an entry refers to, in the order of reading, each as its sort and id or address. */
export function referencesIn({ fields, body }: Entry): [sort: string, to: string][] {
  const list = (field: string): [string, string][] =>
    ((fields as unknown as Record<string, string[] | undefined>)[field] ?? []).map((id) => [field, id]);
  return [
    ...list('people'),
    ...list('topics'),
    ...('source' in fields ? [['sources', fields.source] as [string, string]] : []),
    ...body.passages.map(({ event }): [string, string] => ['events', event]),
    ...body.quotations.map(({ by }): [string, string] => ['people', by]),
    ...body.links.map(({ href }): [string, string] => ['link', href]),
  ];
}

export function referenceAfter([sort, to]: [string, string], renaming: Renaming): [string, string] {
  if (sort === 'link') return [sort, hrefAfter(to, renaming)];
  return [sort, sort === renaming.kind && to === renaming.from ? renaming.to : to];
}
