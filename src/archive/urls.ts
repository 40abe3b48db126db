/** Every address of the site. Once published, none of them changes. */
import type { Kind } from '../records/record.ts';
import { folders, monthPath, standing, yearPath } from './paths.ts';

/** The site's base path, as Vite tells it. */
const base = import.meta.env.BASE_URL.replace(/\/*$/, '/');

export const urlOf = (kind: Kind, id: string): string => `${base}${folders[kind]}/${id}/`;

/** The list of everything of a kind. */
export const urlOfAll = (kind: Kind): string => `${base}${folders[kind]}/`;

export const urlOfTimeline = (): string => base;
/** @param limits such as `{ person: 'li-qiang' }`, or `{ from: '2024', to: '2024' }` */
export const urlOfSearch = (limits: Record<string, string> = {}): string =>
  [`${base}${standing.search}/`, new URLSearchParams(limits)].filter(String).join('?');
export const urlOfAbout = (): string => `${base}${standing.about}/`;
export const urlOfSigns = (): string => `${base}${standing.signs}/`;
/** The table of who reports what. */
export const urlOfCoverage = (): string => `${base}${standing.coverage}/`;
/** A file of `public/`, or of the search index. */
export const urlOfAsset = (name: string): string => base + name;

export const urlOfYear = (year: number): string => `${base}${yearPath(year)}/`;
export const urlOfMonth = (year: number, month: number): string => `${base}${monthPath(year, month)}/`;

/** The address of a place on a page. Ids here may hold what an address must escape, such as the `%` of an EDTF date. */
export const urlAt = (url: string, anchor: string): string => `${url}#${encodeURI(anchor)}`;

/** What stands behind a list's address for its later pages: nothing for the first, `page/2/` for the second. */
export const pageSuffix = (page: number): string => (page === 1 ? '' : `page/${page}/`);
