/** Which addresses of the web the content names, and where. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HastNode } from 'satteri';
import { firstDay, parseEdtf, startDate } from '../records/edtf.ts';
import { normaliseSource } from '../records/entry.ts';
import { isWebAddress } from '../records/fields.ts';
import { readFolder } from '../records/folder.ts';
import { readFrontmatter } from '../records/frontmatter.ts';
import { blankFrontmatter, parseBody } from '../records/mdx.ts';
import type { Point } from '../records/problem.ts';
import { type Entry, fileOf, kinds } from '../records/record.ts';

/** A place of the content that names an address. */
export interface Place extends Point {
  /** Relative to the content folder. */
  file: string;
  /** As it is written. */
  address: string;
  /** An article's original or the snapshot of it, a source's front page, or a link in a body. */
  role: 'original' | 'snapshot' | 'front page' | 'link';
  /** Of an article: the first day that its date may mean, as `YYYY-MM-DD`. */
  day?: string;
  /** Of an article that has one: the address of its original. */
  original?: string;
  /** Of an article: is there a snapshot? */
  preserved?: boolean;
}

/**
 * All places of a content folder that name an address of the web, in the order of files. What a withdrawn article names
 * is shown to nobody, and left out.
 *
 * @returns the places, and how many files were left out because they cannot be read, such as drafts
 */
export function readPlaces(folder: string): { places: Place[]; unread: number } {
  const { records, problems } = readFolder(folder);
  const places = kinds.flatMap((kind) =>
    [...records[kind].values()].filter(namesAddress).flatMap((entry) => {
      const file = fileOf(kind, entry.id);
      return placesOf(entry, readFileSync(join(folder, file), 'utf8')).map((place) => ({ file, ...place }));
    }),
  );
  return { places, unread: new Set(problems.map(({ file }) => file)).size };
}

function namesAddress(entry: Entry): boolean {
  if (entry.kind === 'articles' && entry.fields.status === 'withdrawn') return false;
  return entry.kind === 'articles' || entry.kind === 'sources' || entry.body.html.includes('rel="external');
}

/** @param text the whole file that the entry was read from */
export function placesOf(entry: Entry, text: string): Omit<Place, 'file'>[] {
  const source = normaliseSource(text);
  const { end, placeOf } = readFrontmatter(source);
  const article = entry.kind === 'articles' ? aboutArticle(entry) : {};
  const fields = addressesIn(entry).map(({ name, role, address }) => ({
    ...placeOf([name]),
    address,
    role,
    ...article,
  }));
  const { tree } = parseBody(blankFrontmatter(source, end));
  const links = linksIn(tree, { line: 1, column: 1 });
  return [...fields, ...links.map((link) => ({ ...link, role: 'link' as const, ...article }))];
}

function aboutArticle({ fields: { date, url, archivedUrl } }: Entry<'articles'>) {
  const edtf = parseEdtf(date);
  return {
    ...(edtf && { day: firstDay(startDate(edtf)) }),
    ...(url && { original: url }),
    preserved: archivedUrl !== undefined,
  };
}

function addressesIn(entry: Entry) {
  const named = (name: string, role: Place['role'], address: string | undefined) =>
    address === undefined ? [] : [{ name, role, address }];
  if (entry.kind === 'sources') return named('url', 'front page', entry.fields.url);
  if (entry.kind !== 'articles') return [];
  const { url, archivedUrl } = entry.fields;
  return [...named('url', 'original', url), ...named('archivedUrl', 'snapshot', archivedUrl)];
}

function linksIn(nodes: readonly HastNode[], around: Point): (Point & { address: string })[] {
  return nodes.flatMap((node) => {
    const start = node.position?.start;
    const at = start ? { line: start.line, column: start.column } : around;
    const href = node.type === 'element' && node.tagName === 'a' ? String(node.properties.href) : '';
    const own = isWebAddress(href) ? [{ ...at, address: href }] : [];
    return 'children' in node ? [...own, ...linksIn(node.children as HastNode[], at)] : own;
  });
}
