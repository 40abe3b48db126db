/** Addresses of the archive's pages and files, as those who are not on the site need them. */

/** Where `npm start` serves the site: stands in where a format takes whole addresses alone, and none was set. */
const LOCAL = 'http://localhost:4321';

/**
 * @param href from the root of the site on, with the base path
 * @param site the address that the site is built for (`SITE_URL`), as Astro has it
 * @returns the whole address (RFC 3986, an absolute URI); `href` as it is where no address was set
 */
export const addressOf = (href: string, site: URL | undefined): string =>
  site ? new URL(href, site).href : href;

/** The same for formats that take whole addresses alone: without an address of the site, on this machine. */
export const wholeAddressOf = (href: string, site: URL | undefined): string =>
  new URL(href, site ?? LOCAL).href;
