/** How the site is served: by `npm start`, by nginx and by Caddy alike, below a host's root and below a path. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { headersOf, rules } from '../../src/hosting/headers.ts';
import { findServer } from '../support/installed.ts';
import { type Answer, ask, movesBelow, serveWith, starts } from '../support/web-servers.ts';

const site = inject('site');
const files = readdirSync(site, { recursive: true, encoding: 'utf8' })
  .filter((file) => statSync(join(site, file)).isFile())
  .map((file) => `/${file.split(sep).join('/')}`);
const keptBack = ['/.news-archive', '/_headers', '/_redirects'];
const { redirects, gone } = movesBelow('/');
const moved = new Set([...redirects.map(([from]) => from), ...gone]);
const paths = files
  .filter((file) => !keptBack.includes(file))
  .map((file) => file.replace(/\/index\.html$/, '/'))
  .filter((path) => !moved.has(path));

const programs = { nginx: findServer('nginx'), caddy: findServer('caddy') };
for (const [name, program] of Object.entries(programs)) {
  if (!program) console.warn(`No ${name} is found, so the tests of its configuration are left out.`);
}

const names = [...new Set(['Content-Type', ...rules.flatMap(({ headers }) => Object.keys(headers))])];
const known = (of: Record<string, unknown>) =>
  Object.fromEntries(names.map((name) => [name, of[name] ?? of[name.toLowerCase()]]));

const servers = [
  ['npm start', starts['npm start']()],
  ...(programs.nginx ? [['nginx', starts.nginx(programs.nginx)] as const] : []),
  ...(programs.caddy ? [['Caddy', starts.caddy(programs.caddy)] as const] : []),
] as const;

describe.for(
  servers.flatMap(([name, start]) => [[name, '/', start] as const, [name, '/archive/', start] as const]),
)('%s, with the site at %s,', ([name, base, start]) => {
  const served = serveWith(start, site, base);
  const get = (path: string, options = {}): Promise<Answer> =>
    ask(served.port, base + path.slice(1), options);

  it('sends every file whole, with all its headers', async () => {
    for (const path of paths) {
      const { status, headers, body } = await get(path);
      expect({ path, status, ...known(headers) }).toEqual({ path, status: 200, ...known(headersOf(path)) });
      const file = readFileSync(join(site, path.endsWith('/') ? `${path}index.html` : path));
      expect(body.equals(file), path).toBe(true);
    }
  });

  it.each([
    '/nothing/',
    '/nothing.ris',
    '/_astro/nothing.css',
    '/data/nothing.csv',
    '/pagefind/',
    '/embed/nothing/',
    ...keptBack,
    '/%2enews-archive',
    '/data/.nothing',
  ])('answers %s with the page for what is not there', async (path) => {
    const { status, headers, body } = await get(path);
    expect({ status, ...known(headers) }).toEqual({ status: 404, ...known(headersOf('/404.html')) });
    expect(body.equals(readFileSync(join(site, '404.html')))).toBe(true);
  });

  it('leads to a page from its address without a slash', async () => {
    const { status, headers } = await get('/about/signs?from=x');
    expect([301, 308]).toContain(status);
    // Caddy leaves the query out.
    expect(headers.location).toBe(`${base}about/signs/${name === 'Caddy' ? '' : '?from=x'}`);
  });

  it('leads on from where pages were, and says of what was withdrawn that it is gone, with the notice', async () => {
    expect([redirects.length, gone.length].every(Boolean)).toBe(true);
    for (const [from, to] of redirects) {
      const { status, headers } = await get(from);
      expect({ status, to: headers.location }).toEqual({ status: 301, to: base + to.slice(1) });
    }
    for (const path of gone) {
      const { status, headers, body } = await get(path);
      expect({ path, status, ...known(headers) }).toEqual({ path, status: 410, ...known(headersOf(path)) });
      expect(body.equals(readFileSync(join(site, path, 'index.html')))).toBe(true);
      const escaped = path.replace(/\w(?=[^/]*\/$)/, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
      expect((await get(escaped)).status, escaped).toBe(410);
      expect((await get(path, { headers: { Range: 'bytes=0-9' } })).status, `a part of ${path}`).toBe(410);
    }
  });

  it('tells of a page as it would send it, and takes no other requests', async () => {
    const { status, headers, body } = await get('/search/', { method: 'HEAD' });
    expect({ status, length: body.length, ...known(headers) }).toEqual({
      status: 200,
      length: 0,
      ...known(headersOf('/search/')),
    });
    expect((await get('/search/', { method: 'POST' })).status).toBe(405);
  });

  it('sends nothing again that a reader has already', async () => {
    const { headers } = await get('/');
    const { status, body } = await get('/', { headers: { 'If-None-Match': String(headers.etag) } });
    expect({ status, length: body.length }).toEqual({ status: 304, length: 0 });
  });

  it('sends a part of a file, and is not brought down by asking for one that cannot be', async () => {
    const text = readFileSync(join(site, 'data/articles.csv'));
    for (const [range, part] of [
      ['bytes=0-3', text.subarray(0, 4)],
      ['bytes=-4', text.subarray(-4)],
    ] as const) {
      const { status, body } = await get('/data/articles.csv', { headers: { Range: range } });
      expect({ status, body: String(body) }).toEqual({ status: 206, body: String(part) });
    }
    for (const range of ['bytes=5-2', 'bytes=99999999-', 'bytes=x', `bytes=${'0-0,'.repeat(50)}0-0`]) {
      expect((await get('/data/articles.csv', { headers: { Range: range } })).status, range).toBeLessThan(
        500,
      );
    }
  });

  const odd = [
    '/..%2f..%2f..%2fetc/passwd',
    '/../../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/about/..%2f.news-archive',
    '/..%5c..%5cetc',
    '/%c0%ae%c0%ae/etc/passwd',
    '/%00',
    '/index.html%00.png',
    '/%',
    '/%zz',
    `/${'x'.repeat(300)}`,
    `/${'long/'.repeat(2000)}`,
    `/${'x'.repeat(40_000)}`,
    '/index.html/',
    '/index.html/x',
  ];
  it.each(odd.map((path) => [path.slice(0, 40), path]))(
    'refuses %s, and tells nothing of the machine',
    async (_, path) => {
      const { status, headers, body } = await get(path);
      expect([400, 404, 414, 431]).toContain(status);
      expect(JSON.stringify(headers) + body).not.toMatch(
        new RegExp(`${site}|node_modules|at .*:\\d+:\\d+|/etc`),
      );
    },
  );

  it.each(['//other.example/%2e%2e/about', '//other.example', '/%2f/other.example/..', '/\\other.example'])(
    'leads nobody to another host from %s',
    async (path) => {
      const { headers } = await ask(served.port, path);
      expect(headers.location ?? '/').toMatch(/^\/(?![/\\])/);
    },
  );
});
