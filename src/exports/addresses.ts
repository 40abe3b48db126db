/** Absolute addresses of the site's pages and files, for what is read elsewhere: feeds, data, a calendar. */
import { kindPaths } from '../archive/paths.ts';
import { port } from '../config.ts';
import type { Kind } from '../records/record.ts';

/** Where the site will stand, as `config.ts` reads it from the environment. */
export interface Address {
  site?: string;
  base: string;
}

/**
 * The address of the front page, with which every other begins. Where nobody has said where the site will stand, it is
 * that of this machine.
 *
 * @returns such as `https://news.example/archive/`
 */
export function rootOf({ site = `http://localhost:${port}`, base }: Address): string {
  return new URL(base, site).href;
}

/** The address of a record's page. */
export const pageOf = (root: string, { kind, id }: { kind: Kind; id: string }): string =>
  `${root}${kindPaths[kind]}/${id}/`;
