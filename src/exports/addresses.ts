/** Absolute addresses of the site's pages and files, for what is read elsewhere: feeds, data, metadata, a calendar. */
import { kindPaths } from '../archive/paths.ts';
import { port } from '../config.ts';
import type { Entry, Kind } from '../records/record.ts';

/** Where the site will stand, as `config.ts` reads it from the environment. */
export interface Address {
  site?: string;
  base: string;
}

/** Where `npm start` serves the site. */
const LOCAL = `http://localhost:${port()}`;

/**
 * The address of the front page, with which every other begins. Where nobody has said where the site will stand, it is
 * that of this machine.
 *
 * @returns such as `https://news.example/archive/`
 */
export function rootOf({ site = LOCAL, base }: Address): string {
  return new URL(base, site).href;
}

/**
 * @param href from the root of the site on, with the base path
 * @param site the address that the site is built for (`SITE_URL`), as Astro has it
 * @returns the whole address (RFC 3986, an absolute URI); `href` as it is where no address was set
 */
export const addressOf = (href: string, site: URL | undefined): string =>
  site ? new URL(href, site).href : href;

/** The same for citations: `undefined` where no address was set, since a path alone leads nowhere from another's text. */
export const citableAddressOf = (href: string, site: URL | undefined): string | undefined =>
  site && addressOf(href, site);

/** The same for formats that take whole addresses alone: without an address of the site, on this machine. */
export const wholeAddressOf = (href: string, site: URL | undefined): string =>
  new URL(href, site ?? LOCAL).href;

/** The address of a record's page. */
export const pageOf = (root: string, { kind, id }: { kind: Kind; id: string }): string =>
  `${root}${kindPaths[kind]}/${id}/`;

/** What a record is known by for good, whatever it is renamed to: the address that its page had first. */
export const lastingId = (root: string, { kind, id, fields }: Entry): string =>
  pageOf(root, { kind, id: fields.formerIds[0] ?? id });

/** What a URI (RFC 3986) has escaped, and the addresses that browsers take may not. */
const UNESCAPED = /%(?![0-9a-f]{2})|[^\w.~:/?@!$&'()*+,;=%-]/gi;

/**
 * A web address as a URI, which has fewer characters than those that an entry may hold.
 *
 * @param address of http or https
 */
export function uriOf(address: string): string {
  const { href } = new URL(address);
  const path = href.indexOf('/', href.indexOf('//') + 2);
  const [before = '', ...fragment] = href.slice(path).split('#');
  const parts = fragment.length > 0 ? [before, fragment.join('#')] : [before];
  return href.slice(0, path) + parts.map((part) => part.replace(UNESCAPED, encodeURIComponent)).join('#');
}
