/**
 * How a host answers for each file of the site: its content type, its cache, who may use it, and what a page may load. All that
 * says so is made of this: the policy in each page, what `npm start` sends, and the files for hosts (`host-files.ts`).
 */
import { extname } from 'node:path/posix';
import { embedPath, feedFormats, fixedPaths, setFormats } from '../archive/paths.ts';

/**
 * What a page may load (CSP, https://www.w3.org/TR/CSP3/): styles, pictures and faces of the site, and nothing else.
 * No page but the search has a script that could connect; without `connect-src`, a browser’s own tools cannot read the site’s
 * `robots.txt` and `llms.txt` from the page, and report them as missing.
 */
const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'";

/** The policies that a page can state itself. Who may frame it, only its header can say. */
export const policies = {
  page: `${policy}; trusted-types 'none'`,
  /** Of the one page that runs a script, and of its worker: the script starts that, and allows itself no other (`allowWorker`). */
  search: `${policy}; script-src 'self' 'wasm-unsafe-eval'; trusted-types default`,
};

const utf8 = (type: string) => `${type}; charset=utf-8`;
const BYTES = 'application/octet-stream';

/** By the ending of a file. Servers know few of these, and most leave the character set to be guessed. */
export const contentTypes: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [...feedFormats, ...setFormats].map(({ ending, mediaType }) => [ending, utf8(mediaType)]),
  ),
  html: utf8('text/html'),
  css: utf8('text/css'),
  js: utf8('text/javascript'),
  txt: utf8('text/plain'),
  // The formats that are JSON have one ending, and are announced by the pages that lead to them.
  json: utf8('application/json'),
  jsonl: utf8('application/jsonl'),
  webmanifest: utf8('application/manifest+json'),
  xml: utf8('application/xml'),
  ics: utf8('text/calendar'),
  svg: utf8('image/svg+xml'),
  png: 'image/png',
  woff2: 'font/woff2',
  pagefind: BYTES,
  pf_fragment: BYTES,
  pf_index: BYTES,
  pf_meta: BYTES,
};

type Headers = Readonly<Record<string, string>>;

/** Headers of all addresses that begin, and end, as `paths` say, in which `*` stands for anything. A later rule outweighs those before. */
export interface Rule {
  /** Below the site's base path. */
  paths: readonly string[];
  headers: Headers;
}

const forAnyone = { 'Cross-Origin-Resource-Policy': 'cross-origin' };

export const rules: readonly Rule[] = [
  {
    paths: ['/*'],
    headers: {
      'Content-Security-Policy': `${policies.page}; frame-ancestors 'none'`,
      'Strict-Transport-Security': 'max-age=63072000',
      'X-Content-Type-Options': 'nosniff',
      // What somebody reads here is nobody else's business.
      'Referrer-Policy': 'same-origin',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Permissions-Policy':
        'camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()',
      'Cache-Control': 'no-cache',
    },
  },
  {
    paths: [`/${fixedPaths.search}/*`, '/pagefind/*'],
    headers: { 'Content-Security-Policy': `${policies.search}; frame-ancestors 'none'` },
  },
  {
    paths: [`/${embedPath('*')}`],
    headers: { 'Content-Security-Policy': `${policies.page}; frame-ancestors *`, ...forAnyone },
  },
  {
    paths: [`/${fixedPaths.feeds}/*`, `/${fixedPaths.data}/*`, '/sets/*'],
    headers: { 'Access-Control-Allow-Origin': '*', ...forAnyone },
  },
  { paths: ['/social/*'], headers: forAnyone },
  {
    // The page asks ahead for what Pagefind asks for again a moment later: its program, and the entry, whose address is new each
    // time.
    paths: ['/pagefind/*'],
    headers: { 'Cache-Control': 'max-age=60' },
  },
  {
    // Each is named after what it holds, or lies in a folder that is.
    paths: [
      '/_astro/*',
      '/pagefind/fragment/*',
      '/pagefind/index/*',
      '/pagefind/*.pf_meta',
      `/${fixedPaths.search}/*.json`,
    ],
    headers: { 'Cache-Control': 'public, max-age=31536000, immutable' },
  },
];

/** The paths of files that are there for a host or for the next build, and are nobody else’s to read, as a regular expression. */
export const KEPT_BACK = String.raw`/(?:\.|_headers$|_redirects$)`;

/** The pattern of a regular expression, by which servers find the addresses that a rule is about. @param path in which `*` stands for anything */
export const patternOf = (path: string): string =>
  `^${path.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`.replace(/\.\*\$$/, '');

/**
 * The headers of an answer, without what is the server's own to say, such as its length.
 *
 * @param path of a page or file below the site's base path: `/search/`, `/sets/all.ris`
 */
export function headersOf(path: string): Headers {
  const own = rules.filter(({ paths }) => paths.some((one) => new RegExp(patternOf(one)).test(path)));
  const ending = path.endsWith('/') ? 'html' : extname(path).slice(1);
  const type = { 'Content-Type': contentTypes[ending] ?? BYTES };
  return Object.assign({}, ...own.map(({ headers }) => headers), type);
}
