/** Copies of pages: where a copy says that it comes from, and when it was kept. */
import { webAddress } from '../records/fields.ts';
import { findDays } from './day-forms.ts';
import type { Fact, Metadata } from './original.ts';

/** What the Wayback Machine and other archives put into a page of theirs. */
export const ARCHIVE_FURNITURE = '#wm-ipp-base, #wm-ipp, #wm-ipp-print, #donato';

/** The address of a snapshot in the Wayback Machine, and what its address holds. */
const SNAPSHOT =
  /^(?:https?:)?(?:\/\/web\.archive\.org)?\/web\/(?<moment>\d{8})(?<rest>\d{0,6})(?:[a-z]{2}_)?\/(?<original>https?:\/\/?[^/].*)$/i;

/** The address of which an address of the Wayback Machine is a snapshot; any other stays what it is. */
export function unwrapAddress(address: string): string {
  const original = SNAPSHOT.exec(address)?.groups?.original;
  return original?.replace(/^(https?:)\/(?!\/)/i, '$1//') ?? address;
}

type Capture = Pick<Metadata, 'url' | 'archivedUrl' | 'archivedOn'>;

/** What a copy says in comments: of a browser’s “save complete”, of SingleFile, and of the Wayback Machine. */
export function readCapture(html: string): Capture {
  const start = html.slice(0, 100_000);
  const saved = /<!--\s*saved from url=\(\d+\)(?<url>https?:\/\/\S+)\s*-->/i.exec(start)?.groups?.url;
  const single = /Page saved with SingleFile\s+url:\s*(?<url>https?:\/\/\S+)/i.exec(start)?.groups?.url;
  const playback = /__wm\.wombat\(\s*["'](?<url>https?:\/\/[^"']+)["']\s*,\s*["'](?<moment>\d{14})["']/.exec(
    start,
  )?.groups;
  const snapshot = playback && `https://web.archive.org/web/${playback.moment}/${playback.url}`;
  const archived =
    !snapshot && /FILE ARCHIVED ON \d\d:\d\d:\d\d (?<day>\w{3} \d{1,2}, \d{4})/.exec(html)?.groups?.day;
  const address = [snapshot, saved, single].find((url) => url && webAddress.safeParse(url).success);
  return {
    ...(address && { url: { value: address, by: 'the copy, in a comment' } }),
    ...(archived && dayOf(archived)),
  };
}

function dayOf(words: string): Capture {
  const [found] = findDays(words);
  return found ? { archivedOn: { value: found.day, by: 'the copy, in a comment' } } : {};
}

/** The address of the original, its snapshot, and the day of that, of what a copy and the page in it say. */
export function withoutArchive({ url: copy, archivedOn }: Capture, canonical: Fact | undefined): Capture {
  const snapshot = [canonical, copy].find((fact) => fact && SNAPSHOT.test(fact.value));
  const stated = canonical && !SNAPSHOT.test(canonical.value) ? canonical : undefined;
  if (!snapshot) return (stated ?? copy) ? { url: (stated ?? copy) as Fact } : {};
  const { moment = '' } = SNAPSHOT.exec(snapshot.value)?.groups ?? {};
  const day = `${moment.slice(0, 4)}-${moment.slice(4, 6)}-${moment.slice(6, 8)}`;
  const original = stated ?? { value: unwrapAddress(snapshot.value), by: snapshot.by };
  return {
    ...(webAddress.safeParse(original.value).success && { url: original }),
    archivedUrl: { value: snapshot.value.replace(/^\/\//, 'https://'), by: snapshot.by },
    archivedOn: archivedOn ?? { value: day, by: snapshot.by },
  };
}
