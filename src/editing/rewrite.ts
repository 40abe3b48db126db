/** Rewrites the text of one entry where a record gets another id: references, links, and the list of former ids. */
import { isDeepStrictEqual } from 'node:util';
import { location } from 'vfile-location';
import { isMap, isSeq, stringify } from 'yaml';
import { kindPaths } from '../archive/paths.ts';
import { isPoint } from '../checks/finding.ts';
import { decoded } from '../checks/links.ts';
import { isDraftFault, normaliseSource, readEntry } from '../records/entry.ts';
import { pairOf, readFrontmatter } from '../records/frontmatter.ts';
import { type Fault, type Point, placeAt, quoted } from '../records/problem.ts';
import { anchors, type Entry, isInnerLink, type Kind } from '../records/record.ts';
import { referenceFields, referencesOf } from '../records/references.ts';
import type { EntryFile } from './entry-files.ts';
import { spliced } from './entry-text.ts';
import { destinationsIn } from './markdown.ts';

/** A record's old id and its new one. */
export interface Renaming {
  kind: Kind;
  from: string;
  to: string;
  /** Has it an address that others may have linked to? Then that address is to lead to the new one. */
  isPublished: boolean;
  /**
   * Where another record has the new id already: the anchors that a story counts anew, by the story's id and the anchor
   * of before.
   */
  recounted?: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/**
 * Changes every reference to a renamed record in an entry's text, and reads the text again: it must then refer to the
 * same records as before. Of a draft, which cannot be read yet, only the fields are changed.
 *
 * @returns the new text, or the old one and why that cannot be done
 */
export function changeReferences(
  { kind, id, text }: EntryFile,
  renaming: Renaming,
): { text: string; faults: Fault[]; isDraft?: boolean } {
  const { entry, faults } = readEntry(kind, id, text);
  if (!entry) {
    const isDraft = faults.some(isDraftFault);
    return isDraft ? { text: changeIds(text, [], renaming), faults: [], isDraft } : { text, faults };
  }
  const tags = referencesOf(entry).filter(
    (other) => other.kind === renaming.kind && other.id === renaming.from,
  );
  const hrefAfter = (href: string) => changedHref(href, { kind, id }, renaming);
  const points = tags.map(({ at }) => at).filter(isPoint);
  const changed = changeLinks(changeIds(text, points, renaming), renaming, hrefAfter);
  const { entry: after, faults: faultsAfter } = readEntry(kind, id, changed);
  if (faultsAfter.length > 0) return { text, faults: faultsAfter };
  const expected = targetsOf(entry).map(([sort, to]): [string, string] =>
    sort === 'link' ? [sort, hrefAfter(to)] : [sort, idAfter(sort, to, renaming)],
  );
  const isSound =
    after &&
    isDeepStrictEqual(targetsOf(after), expected) &&
    !after.body.links.some((link) => isInnerLink(link) && leadsTo(link.href, renaming));
  return isSound ? { text: changed, faults: [] } : { text, faults: [unchangeable(renaming.from)] };
}

export const unchangeable = (id: string): Fault => ({
  line: 1,
  column: 1,
  message: `what here tells or refers to ${quoted(id)} is written in a way that cannot be changed for you: write it plainly`,
});

/** What an entry refers to: records, each as its kind and id, and links. */
const targetsOf = (entry: Entry): [sort: string, to: string][] => [
  ...referencesOf(entry).map(({ kind, id }): [string, string] => [kind, id]),
  ...entry.body.links.filter(isInnerLink).map(({ href }): [string, string] => ['link', href]),
];

const idAfter = (sort: string, id: string, { kind, from, to }: Renaming): string =>
  sort === kind && id === from ? to : id;

/** What may stand between a reference's place and its id: the tag up to the attribute's value, and a quotation mark. */
const BEFORE = /^(?:<\s*\w+\b(?:[^>"']|"[^"]*"|'[^']*')*?\s(?:id|by)\s*=\s*)?["']?/;

/** Changes the id in the fields and at the places of tags, as far as it is written plainly (in no escapes). */
function changeIds(text: string, tags: readonly Point[], { kind, from, to }: Renaming): string {
  const { values, placeOf } = readFrontmatter(normaliseSource(text));
  const fields = Object.keys(referenceFields).filter((field) => referenceFields[field] === kind);
  const paths = fields.flatMap((field) => {
    const value = values[field];
    if (!Array.isArray(value)) return value === from ? [[field]] : [];
    return value.includes(from) ? [[field, value.indexOf(from)]] : [];
  });
  // Places do not count a byte order mark. It would shift those of the first line alone, where no id stands.
  const { toOffset } = location(text);
  const starts = [...tags, ...paths.map(placeOf)].flatMap((point) => {
    const start = toOffset(point) ?? text.length;
    const own = start + (BEFORE.exec(text.slice(start))?.[0].length ?? 0);
    return text.startsWith(from, own) ? [own] : [];
  });
  return spliced(
    text,
    [...new Set(starts)].map((start) => ({ start, end: start + from.length, text: to })),
  );
}

/** Only a text that may link to the record, or to a place named after it, is read for its links: that takes longest. */
function changeLinks(text: string, renaming: Renaming, hrefAfter: (href: string) => string): string {
  if (!linkStarts(renaming).some((start) => text.includes(start))) return text;
  try {
    const links = destinationsIn(text).filter(isInnerLink);
    return spliced(
      text,
      links.map(({ href, start }) => ({ start, end: start + href.length, text: hrefAfter(href) })),
    );
  } catch {
    // What one reader of MDX takes and another does not is found when the references are compared.
    return text;
  }
}

/** Prefixes of the anchors that are named after records, by the kind of those records. */
const anchorsByKind: Partial<Record<Kind, string>> = anchors;

/** What the links that are to be changed hold. */
export function linkStarts({ kind, from, to, recounted }: Renaming): string[] {
  const anchor = anchorsByKind[kind];
  const ids = recounted?.size ? [from, to] : [from];
  return [`/${kindPaths[kind]}/${from}`, ...(anchor ? ids.map((id) => `#${anchor}-${id}`) : [])];
}

/** @param own the record in whose body the link stands */
function changedHref(
  href: string,
  own: Pick<Entry, 'kind' | 'id'>,
  { kind, from, to, recounted }: Renaming,
): string {
  const [path = '', hash = ''] = href.split(/#(.*)/s);
  const here = own.kind === 'articles' ? own.id : undefined;
  const story = path === '' ? here : STORY.exec(path)?.[1];
  const counted = recounted?.get(story ?? '')?.get(hash);
  if (counted) return `${path}#${counted}`;
  const moved = href.replace(
    new RegExp(`^/${kindPaths[kind]}/${from}(?=[/#]|$)`),
    `/${kindPaths[kind]}/${to}`,
  );
  const anchor = anchorsByKind[kind];
  return anchor ? moved.replace(new RegExp(`#${anchor}-${from}(?=\\.\\d+$|$)`), `#${anchor}-${to}`) : moved;
}

const STORY = new RegExp(`^/${kindPaths.articles}/([^/]+)/?$`);

/** Does a link lead to the record under its old id, however it is encoded? */
function leadsTo(href: string, { kind, from }: Renaming): boolean {
  const { pathname, hash } = new URL(href, 'http://this.invalid');
  const [path, place] = [pathname, hash].map(decoded);
  const anchor = anchorsByKind[kind];
  const isPlace = anchor !== undefined && new RegExp(`^#${anchor}-${from}(?:\\.\\d+)?$`).test(place ?? '');
  return isPlace || `${path}/`.startsWith(`/${kindPaths[kind]}/${from}/`);
}

/**
 * Changes an entry's list of former ids, and nothing else in its text.
 *
 * @param text a sound entry
 */
export function changeFormerIds(
  text: string,
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
): string {
  const source = normaliseSource(text);
  const { document, close } = readFrontmatter(source);
  const field = isMap(document.contents) ? pairOf(document.contents, 'formerIds') : undefined;
  const before = isSeq(field?.value) ? field.value.items.map(String) : [];
  const after = [...before, ...add].filter((id) => !remove.includes(id));
  const lineEnd = /\r\n?|\n/.exec(text)?.[0] ?? '\n';
  const written = after.length > 0 ? stringify({ formerIds: after }).replaceAll('\n', lineEnd) : '';
  const { toOffset } = location(text);
  const offsetOf = (offset: number) => toOffset(placeAt(source, offset)) ?? text.length;
  const [start, end] = field ? [field.key.range[0], (field.value ?? field.key).range[1]] : [close, close];
  const rest = text.slice(offsetOf(end)).replace(/^[ \t]*(?:\r\n?|\n)?/, '');
  return text.slice(0, offsetOf(start)) + written + rest;
}
