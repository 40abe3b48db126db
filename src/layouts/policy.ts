/**
 * The content security policy of a page (https://www.w3.org/TR/CSP3/): styles, pictures and faces of the site, and nothing else.
 * No page but the search has a script that could connect; without `connect-src`, a browser’s own tools cannot read the site’s
 * `robots.txt` and `llms.txt` from the page, and report them as missing.
 *
 * @param more directives of the one page that runs a script, each with a semicolon before it
 */
export const policyOf = (more = ''): string =>
  `default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'${more}`;
