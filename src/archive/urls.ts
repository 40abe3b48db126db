/** Every address of the site, with its base path. Once published, none of them changes. */
import type { Kind } from '../records/record.ts';
import type { DateView } from './dates.ts';
import { embedPath, feedPath, fixedPaths, kindPaths, monthPath, setPath, yearPath } from './paths.ts';

/** The site's base path, as Vite tells it. */
const base = import.meta.env.BASE_URL.replace(/\/*$/, '/');

export const urlOf = (kind: Kind, id: string): string => `${base}${kindPaths[kind]}/${id}/`;

/** The list of everything of a kind. */
export const urlOfAll = (kind: Kind): string => `${base}${kindPaths[kind]}/`;

/** The front page. */
export const urlOfHome = (): string => base;
export const urlOfTimeline = (): string => `${base}${fixedPaths.timeline}/`;
/** @param filters such as `{ person: 'li-qiang' }`, or `{ from: '2024', to: '2024' }` */
export const urlOfSearch = (filters: Record<string, string> = {}): string =>
  [`${base}${fixedPaths.search}/`, new URLSearchParams(filters)].filter(String).join('?');
export const urlOfAbout = (): string => `${base}${fixedPaths.about}/`;
export const urlOfSigns = (): string => `${base}${fixedPaths.signs}/`;
/** A page of policy. */
export const urlOfPolicy = ({ path }: { path: string }): string => `${base}${path}/`;
/** What was corrected or withdrawn. */
export const urlOfCorrections = (): string => `${base}${fixedPaths.corrections}/`;
/** The table of who reports what. */
export const urlOfCoverage = (): string => `${base}${fixedPaths.coverage}/`;
/** The list of all feeds. */
export const urlOfFeeds = (): string => `${base}${fixedPaths.feeds}/`;
/** @param list what the feed is of: `all`, `changes`, `people/li-qiang` */
export const urlOfFeed = (list: string, format: { ending: string }): string => base + feedPath(list, format);
/** @param list what the references are of: `all`, `people/li-qiang`, `years/2024` */
export const urlOfSet = (list: string, format: { ending: string }): string => base + setPath(list, format);
/** A timeline for other sites to frame. @param list what it is of: `people/li-qiang` */
export const urlOfEmbed = (list: string): string => `${base}${embedPath(list)}/`;
/** The page about the archive's data. */
export const urlOfData = (): string => `${base}${fixedPaths.data}/`;
/** A file of `public/`, or of what is made beside the pages. */
export const urlOfAsset = (name: string): string => base + name;

export const urlOfYear = (year: number): string => `${base}${yearPath(year)}/`;
export const urlOfMonth = (year: number, month: number): string => `${base}${monthPath(year, month)}/`;

/**
 * The permanent address of a date: on the page of its month; of its year where the month is not known; on the timeline
 * itself where it is one of several years.
 */
export const urlOfDate = ({ year, month, group }: Pick<DateView, 'year' | 'month' | 'group'>): string =>
  urlAt(!year ? urlOfTimeline() : month ? urlOfMonth(year, month) : urlOfYear(year), group);

/**
 * The address of an anchor (an element's id) on a page. An anchor may hold what an address must escape, such as the `%`
 * of an EDTF date.
 */
export const urlAt = (url: string, anchor: string): string => `${url}#${encodeURI(anchor)}`;

/** The part of an event's page on which its reports differ. */
export const urlOfDifferences = ({ href }: { href: string }): string => urlAt(href, 'differences');

/** What stands behind a list's address for a page of it, from 1: nothing for the first, `page/2/` for the second. */
export const pageSuffix = (page: number): string => (page === 1 ? '' : `page/${page}/`);
