/**
 * The content security policy of a page (https://www.w3.org/TR/CSP3/): styles, pictures and faces of the site, and nothing else.
 *
 * @param more directives of the one page that runs a script, each with a semicolon before it
 */
export const policyOf = (more = ''): string =>
  `default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'${more}`;
