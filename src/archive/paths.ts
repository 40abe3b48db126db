/**
 * Paths of pages below the site's base path. Apart from `urls.ts`, which asks Vite for the base path as soon as it is
 * loaded: the checks, the renaming and the search index run in plain Node.js, where nobody knows it.
 */

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
  coverage: 'coverage',
  search: 'search',
  feeds: 'feeds',
  data: 'data',
};

/** The formats of feeds: the endings of their files, and the media types by which pages announce them. */
export const feedFormats = [
  { ending: 'atom', name: 'Atom', mediaType: 'application/atom+xml' },
  { ending: 'json', name: 'JSON Feed', mediaType: 'application/feed+json' },
] as const;

/** What the feeds and the sets of a person, topic, source or event are called, without their endings: `people/li-qiang`. */
export const listOf = (kind: keyof typeof kindPaths, id: string): string => `${kindPaths[kind]}/${id}`;

/** Has an event feeds and sets? Most have one report, and a host takes only so many files. */
export const isFollowed = ({ reports }: { reports: readonly unknown[] }): boolean => reports.length > 1;

/** @param list what the feed is of: `all`, `changes`, `people/li-qiang` */
export const feedPath = (list: string, { ending }: { ending: string }): string =>
  `${fixedPaths.feeds}/${list}.${ending}`;

/** The formats in which the references of a list's stories are written: see `feedFormats`. */
export const setFormats = [
  { ending: 'ris', name: 'RIS', mediaType: 'application/x-research-info-systems' },
  { ending: 'bib', name: 'BibTeX', mediaType: 'application/x-bibtex' },
  { ending: 'json', name: 'CSL-JSON', mediaType: 'application/vnd.citationstyles.csl+json' },
] as const;

/** @param list what the set is of: `all`, `people/li-qiang`, `years/2024` */
export const setPath = (list: string, { ending }: { ending: string }): string => `sets/${list}.${ending}`;

/** The pages below the page of a person (`quotations`), a topic (`coverage`) or a source (`alone`), for long lists. */
export const subpages = { quotations: 'quotations', coverage: 'coverage', alone: 'alone' };

export const yearPath = (year: number): string => String(year).padStart(4, '0');
export const monthPath = (year: number, month: number): string =>
  `${yearPath(year)}/${String(month).padStart(2, '0')}`;
