/** Links within the archive that lead nowhere. */

import { viewDate } from '../archive/dates.ts';
import { fixedPaths, kindPaths, monthPath, subpages, yearPath } from '../archive/paths.ts';
import { didYouMean } from '../records/problem.ts';
import { anchors, type Entry, fileOf, isInnerLink, type Kind, type Records } from '../records/record.ts';
import { currentId } from '../records/references.ts';
import type { Finding } from './finding.ts';

const kindOf = new Map(Object.entries(kindPaths).map(([kind, folder]) => [folder, kind as Kind]));

/** The timeline, the lists of each kind, and what else no record makes. */
const pages = new Set(['', ...Object.values(fixedPaths), ...kindOf.keys()]);

/** The places that authors make. */
const places = new RegExp(`^(?:${Object.values(anchors).join('|')})-`);

/** The later pages of a list, and the parts of a person, topic or source. */
const part = new RegExp(`(?:^|/)page/\\d+$|/(?:${Object.values(subpages).join('|')})$`);

/**
 * @param entries those whose links are looked at
 * @param unread files that are there but are at fault themselves: links to them are not blamed
 */
export function deadLinks(
  records: Records,
  entries: readonly Entry[],
  unread: ReadonlySet<string>,
): Finding[] {
  const site = new Site(records, unread);
  return entries.flatMap((entry) =>
    entry.body.links.filter(isInnerLink).flatMap(({ href, at }) => {
      const message = site.faultOf(href, entry);
      return message ? [{ kind: entry.kind, id: entry.id, at, message }] : [];
    }),
  );
}

class Site {
  readonly #records: Records;
  readonly #unread: ReadonlySet<string>;
  #periods: ReadonlySet<string> | undefined;

  constructor(records: Records, unread: ReadonlySet<string>) {
    this.#records = records;
    this.#unread = unread;
  }

  /** @param href begins with `/` or `#`, as the reader has accepted it */
  faultOf(href: string, from: Entry): string | undefined {
    const { pathname, hash } = new URL(href, 'http://this.invalid');
    const place = decoded(hash.slice(1));
    if (href.startsWith('#')) return this.#faultOfPlace(place, from, 'this page');
    const path = decoded(pathname);
    // A file, such as a picture of the site's own.
    if (/\.[a-z0-9]+$/.test(path)) return undefined;
    if (!path.endsWith('/')) return `\`${href}\` is no address of a page: those end with /`;
    const [folder = '', id = '', ...rest] = path.slice(1, -1).split('/');
    const kind = kindOf.get(folder);
    if (!kind || !id || id === 'page') return this.#faultOfPage(path);
    if (this.#unread.has(fileOf(kind, id))) return undefined;
    const entry = this.#records[kind].get(id);
    if (!entry || (rest.length > 0 && !part.test(path.slice(0, -1)))) {
      const current = entry ? undefined : currentId(this.#records, kind, id);
      const advice = current
        ? `: it is \`/${folder}/${current}/\` now`
        : didYouMean(id, this.#records[kind].keys());
      return `there is no page \`${path}\`${entry ? '' : advice}`;
    }
    return this.#faultOfPlace(place, entry, `\`${path}\``);
  }

  #faultOfPage(path: string): string | undefined {
    const page = path.slice(1, -1).replace(part, '');
    return pages.has(page) || this.#hasPeriod(page) ? undefined : `there is no page \`${path}\``;
  }

  /** Is this the path of a year or a month of which anything is? Found out only once it is asked for. */
  #hasPeriod(path: string): boolean {
    this.#periods ??= periodsOf(this.#records);
    return this.#periods.has(path);
  }

  /** Only places that authors make are looked for: passages and quotations. */
  #faultOfPlace(place: string, entry: Entry, where: string): string | undefined {
    if (!places.test(place)) return undefined;
    const { passages, quotations } = entry.body;
    const anchors = isWithdrawn(entry) ? [] : [...passages, ...quotations].map(({ anchor }) => anchor);
    return anchors.includes(place) ? undefined : `there is no place \`#${place}\` on ${where}`;
  }
}

const isWithdrawn = (entry: Entry): boolean =>
  entry.kind === 'articles' && entry.fields.status === 'withdrawn';

function periodsOf({ articles, events }: Records): Set<string> {
  const dates = [...articles.values(), ...events.values()].map(({ fields }) => viewDate(fields.date));
  return new Set(
    dates.flatMap(({ year, month }) => [yearPath(year), ...(month ? [monthPath(year, month)] : [])]),
  );
}

/** A part of an address as it is meant; as it is written, where that cannot be decoded. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
