/** A rule about links within the archive: each leads to a page, and to a place on it. */
import { dateOf } from '../archive/dates.ts';
import { fixedPaths, kindPaths, monthPath, policies, subpages, yearPath } from '../archive/paths.ts';
import { didYouMean } from '../records/problem.ts';
import {
  allEntries,
  anchors,
  type Body,
  type Entry,
  fileOf,
  isInnerLink,
  isWithdrawn,
  kinds,
  type Records,
} from '../records/record.ts';
import { currentId } from '../records/references.ts';
import type { BuildRule } from './finding.ts';

/** The kind of record whose pages are in a folder of the site. */
export const kindOfFolder = new Map(kinds.map((kind) => [kindPaths[kind], kind]));

/** The paths of the timeline, of the lists of each kind, and of whatever else no record makes. */
export const standingPages = new Set([
  '',
  ...Object.values(fixedPaths),
  ...policies.map(({ path }) => path),
  ...kindOfFolder.keys(),
]);

/** The anchors that a body makes: of passages, quotations, headings, paragraphs, compared points. No others are looked for. */
const AUTHORED_ANCHOR = new RegExp(`^(?:${Object.values(anchors).join('|')}|section|p|differs)-`);

/** What stands behind a path for the later pages of a list, and for the parts of a person, topic or source. */
const PART = new RegExp(`(?:^|/)page/\\d+$|/(?:${Object.values(subpages).join('|')})$`);

export const deadLinks: BuildRule = (records, { faultyFiles }) => {
  const site = new Site(records, faultyFiles);
  return allEntries(records).flatMap((entry) =>
    entry.body.links.filter(isInnerLink).flatMap(({ href, at }) => {
      const message = site.faultOf(href, entry);
      return message ? [{ kind: entry.kind, id: entry.id, at, message }] : [];
    }),
  );
};

/** The pages of the site and the anchors on them, as far as the records make them. */
class Site {
  readonly #records: Records;
  readonly #faultyFiles: ReadonlySet<string>;
  #periods: ReadonlySet<string> | undefined;

  constructor(records: Records, faultyFiles: ReadonlySet<string>) {
    this.#records = records;
    this.#faultyFiles = faultyFiles;
  }

  /**
   * @param href begins with `/` or `#`, as the reader has accepted it
   * @param from the entry whose page has the link
   * @returns what is wrong with it, if anything
   */
  faultOf(href: string, from: Entry): string | undefined {
    const { pathname, hash } = new URL(href, 'http://this.invalid');
    const anchor = decoded(hash.slice(1));
    if (href.startsWith('#')) return this.#faultOfAnchor(anchor, from, 'this page');
    const path = decoded(pathname);
    // A file, such as a picture of the site's own.
    if (/\.[a-z0-9]+$/.test(path)) return undefined;
    if (!path.endsWith('/')) return `\`${href}\` is no address of a page: those end with /`;
    const [folder = '', id = '', ...rest] = path.slice(1, -1).split('/');
    const kind = kindOfFolder.get(folder);
    if (!kind || !id || id === 'page') return this.#faultOfPage(path);
    if (this.#faultyFiles.has(fileOf(kind, id))) return undefined;
    const entry = this.#records[kind].get(id);
    if (!entry || (rest.length > 0 && !PART.test(path.slice(0, -1)))) {
      const current = entry ? undefined : currentId(this.#records, kind, id);
      const advice = current
        ? `: it is \`/${folder}/${current}/\` now`
        : didYouMean(id, this.#records[kind].keys());
      return `there is no page \`${path}\`${entry ? '' : advice}`;
    }
    return this.#faultOfAnchor(anchor, entry, `\`${path}\``);
  }

  #faultOfPage(path: string): string | undefined {
    const page = path.slice(1, -1).replace(PART, '');
    return standingPages.has(page) || this.#hasPeriod(page) ? undefined : `there is no page \`${path}\``;
  }

  /** Has any article or event this year or month, such as `2024` or `2024/05`? They are gathered at the first question. */
  #hasPeriod(path: string): boolean {
    this.#periods ??= periodsOf(this.#records);
    return this.#periods.has(path);
  }

  #faultOfAnchor(anchor: string, { fields, body }: Entry, where: string): string | undefined {
    if (!AUTHORED_ANCHOR.test(anchor)) return undefined;
    // What was withdrawn is a page without its text.
    const isThere = fields.status === 'published' && anchorsOf(body).includes(anchor);
    return isThere ? undefined : `there is no place \`#${anchor}\` on ${where}`;
  }
}

const anchorsOf = ({ passages, quotations, headings, comparison, paragraphs }: Body): string[] => [
  ...[...passages, ...quotations, ...headings, ...(comparison?.points ?? [])].map(({ anchor }) => anchor),
  ...paragraphs.flatMap(({ key, former }) => [key, ...former].map((each) => `p-${each}`)),
];

function periodsOf({ articles, events }: Records): Set<string> {
  const dates = [...articles.values(), ...events.values()]
    .filter((entry) => !isWithdrawn(entry))
    .map(({ fields }) => dateOf(fields));
  return new Set(
    dates.flatMap(({ year, month }) =>
      year === undefined ? [] : [yearPath(year), ...(month ? [monthPath(year, month)] : [])],
    ),
  );
}

/** Percent-decodes a part of a URL. Gives it as it is where it cannot be decoded. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
