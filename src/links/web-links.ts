/** Which addresses of the web the content names, and where. */
import { join } from 'node:path';
import { firstDay, parseEdtf, startDate } from '../records/edtf.ts';
import { placesOfFields } from '../records/entry.ts';
import type { FolderReading } from '../records/folder.ts';
import { ENTRY_FILE } from '../records/limits.ts';
import { readPlainText } from '../records/plain-file.ts';
import type { Point } from '../records/problem.ts';
import { type Entry, entriesOf, fileOf, isInnerLink, isWithdrawn, kinds } from '../records/record.ts';

/** A place of the content that names an address. */
export interface WebLink extends Point {
  /** Relative to the content folder. */
  file: string;
  /** As it is written; percent-encoded in a body. */
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
 * All places of a content folder that name an address of the web, in the order of files. What a withdrawn entry names
 * is shown to nobody, and left out.
 *
 * @returns the places, and how many files were left out because they cannot be read, such as drafts
 */
export function readWebLinks(
  folder: string,
  { records, problems }: FolderReading,
): { links: WebLink[]; unread: number } {
  const links = kinds
    .flatMap((kind) => entriesOf(records, kind))
    .flatMap((entry) =>
      webLinksOf(entry, () => readPlainText(join(folder, fileOf(entry.kind, entry.id)), ENTRY_FILE)),
    );
  return { links, unread: new Set(problems.map(({ file }) => file)).size };
}

/** @param readText gives the whole file that the entry was read from, for the places of its fields */
export function webLinksOf(entry: Entry, readText: () => string): WebLink[] {
  if (isWithdrawn(entry)) return [];
  const file = fileOf(entry.kind, entry.id);
  const article = entry.kind === 'articles' ? aboutArticle(entry) : {};
  const named = addressesOf(entry);
  const placeOf = placesOfFields(named.length > 0 ? readText() : '');
  return [
    ...named.map(({ field, ...link }) => ({ file, ...placeOf([field]), ...link, ...article })),
    ...entry.body.links
      .filter((link) => !isInnerLink(link))
      .map(({ href, at }) => ({ file, ...at, address: href, role: 'link' as const, ...article })),
  ];
}

function aboutArticle({ fields: { date, url, archivedUrl } }: Entry<'articles'>) {
  const edtf = parseEdtf(date);
  return {
    ...(edtf && { day: firstDay(startDate(edtf)) }),
    ...(url && { original: url }),
    preserved: archivedUrl !== undefined,
  };
}

/** The fields that name an address. */
function addressesOf(entry: Entry): (Pick<WebLink, 'role' | 'address'> & { field: string })[] {
  const named = (field: string, role: WebLink['role'], address: string | undefined) =>
    address === undefined ? [] : [{ field, role, address }];
  if (entry.kind === 'sources') return named('url', 'front page', entry.fields.url);
  if (entry.kind !== 'articles') return [];
  const { url, archivedUrl } = entry.fields;
  return [...named('url', 'original', url), ...named('archivedUrl', 'snapshot', archivedUrl)];
}
