/**
 * Paths of pages below the site's base path. Apart from `urls.ts`, which asks Vite for the base path as soon as it is
 * loaded: the checks, the renaming and the search index run in plain Node.js, where nobody knows it.
 */

import { operator } from '#site';

/** The first part of the path of each kind's pages: an article's page is its story page. */
export const kindPaths = {
  articles: 'stories',
  events: 'events',
  people: 'people',
  topics: 'topics',
  sources: 'sources',
};

/** The pages that are there whatever the records are, but for the front page, which is the site's root. */
export const fixedPaths = {
  timeline: 'timeline',
  about: 'about',
  signs: 'about/signs',
  corrections: 'corrections',
  coverage: 'coverage',
  search: 'search',
  feeds: 'feeds',
  data: 'data',
};

/** The pages of policy, by the last part of their addresses, in the order in which they are listed. */
const policyNames = {
  method: 'Sources and method',
  corrections: 'How corrections are made',
  rights: 'Rights',
  who: 'Who runs this',
  takedown: 'Takedown',
};

/** Those that say how to reach whoever runs the archive are there only once `site.ts` tells. */
const needsOperator = new Set(['who', 'takedown']);

export const policies = Object.entries(policyNames)
  .filter(([name]) => operator || !needsOperator.has(name))
  .map(([name, title]) => ({ name, title, path: `${fixedPaths.about}/${name}` }));

/** The formats of feeds: the endings of their files, and the media types by which pages announce them. */
export const feedFormats = [
  { ending: 'atom', name: 'Atom', mediaType: 'application/atom+xml' },
  { ending: 'json', name: 'JSON Feed', mediaType: 'application/feed+json' },
] as const;

/** What the feeds and the sets of a list are called, without their endings: `people/li-qiang`, `years/2024`. */
export const listOf = (kind: Exclude<ListKind, 'all'>, id: string): string => `${kind}/${id}`;

/** What a list of stories is of. */
export type ListKind = 'all' | 'years' | Exclude<keyof typeof kindPaths, 'articles'>;

/** So many reports make so long a list of an event that it has files of its own. */
const MANY_REPORTS = 10;

/**
 * Which files there are of a list of stories. A host takes only so many, and most lists are short ones of events: so an event of
 * few reports has their references on its own page, as every story has its own. An event of the past needs no feed either, unless
 * it is reported again and again. As a list grows it gains files, and loses none but by withdrawals.
 *
 * @param stories how many it holds
 * @returns `feeds` of what is new, `sets` of references and a table, and a timeline to `embed`
 */
export function filesOf(kind: ListKind, stories: number): { feeds: boolean; sets: boolean; embed: boolean } {
  const isKept = kind !== 'events' || stories >= MANY_REPORTS;
  const isEmbedded = kind === 'people' || kind === 'topics' || kind === 'events';
  return {
    feeds: isKept && kind !== 'years' && stories > 0,
    sets: isKept && stories > 1,
    embed: isEmbedded && stories > (kind === 'events' ? 2 : 1),
  };
}

/** @param list what the feed is of: `all`, `changes`, `people/li-qiang` */
export const feedPath = (list: string, { ending }: { ending: string }): string =>
  `${fixedPaths.feeds}/${list}.${ending}`;

/** The formats in which a list's stories are written: three of references, and a table. See `feedFormats`. */
export const setFormats = [
  { ending: 'ris', name: 'RIS', mediaType: 'application/x-research-info-systems' },
  { ending: 'bib', name: 'BibTeX', mediaType: 'application/x-bibtex' },
  { ending: 'json', name: 'CSL-JSON', mediaType: 'application/vnd.citationstyles.csl+json' },
  { ending: 'csv', name: 'CSV', mediaType: 'text/csv' },
] as const;

/** @param list what the set is of: `all`, `people/li-qiang`, `years/2024` */
export const setPath = (list: string, { ending }: { ending: string }): string => `sets/${list}.${ending}`;

/** The page of a timeline that other sites may frame. @param list what it is of: `people/li-qiang` */
export const embedPath = (list: string): string => `embed/${list}`;

/** The pages below the page of a person (`quotations`), a topic (`coverage`) or a source (`alone`), for long lists. */
export const subpages = {
  quotations: 'quotations',
  coverage: 'coverage',
  alone: 'alone',
  elsewhere: 'elsewhere',
};

export const yearPath = (year: number): string => String(year).padStart(4, '0');
export const monthPath = (year: number, month: number): string =>
  `${yearPath(year)}/${String(month).padStart(2, '0')}`;
