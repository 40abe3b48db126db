import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { all, one, readPage, readPages } from '../support/pages.ts';

const site = inject('site');
const feeds = readdirSync(join(site, 'feeds'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(atom|json)$/.test(file))
  .map((file) => `/feeds/${file.replaceAll('\\', '/')}`)
  .sort();
const hrefsOf = (path: string, selector: string) =>
  all(readPage(site, path), selector).map(({ properties }) => String(properties.href));

describe('the feeds of the site', () => {
  it('are all listed on one page', () => {
    const listed = hrefsOf('/feeds/', 'main a').filter((href) => href.startsWith('/feeds/'));
    expect(listed.filter((path) => !feeds.includes(path))).toEqual([]);
    expect(listed.length).toBeGreaterThan(20);
    // What was renamed has its feed under its former name too, and is listed under its present one.
    const former = new Set(
      readPages(site)
        .filter((page) => all(page, 'meta[http-equiv=refresh]').length > 0)
        .map(({ path }) => path.slice(0, -1)),
    );
    const unlisted = feeds.filter((path) => !listed.includes(path));
    expect(unlisted.filter((path) => !former.has(path.replace(/^\/feeds|\.\w+$/g, '')))).toEqual([]);
  });

  it('are each announced on the page that shows the same', () => {
    const announced = new Set(
      readPages(site).flatMap((page) =>
        all(page, 'link[rel=alternate]').map(({ properties }) => String(properties.href)),
      ),
    );
    const listed = hrefsOf('/feeds/', 'main a').filter((href) => /\.(atom|json)$/.test(href));
    expect(listed.filter((path) => !announced.has(path) && !path.includes('changes'))).toEqual([]);
    expect([...announced].filter((path) => !listed.includes(path))).toEqual([]);
    expect(hrefsOf('/', 'link[rel=alternate]')).toEqual(['/feeds/all.atom', '/feeds/all.json']);
  });
});

describe('the data of the site', () => {
  it('are all described on a page, beside their package, which has their sums', () => {
    const files = readdirSync(join(site, 'data')).filter((name) => name !== 'index.html');
    const described = hrefsOf('/data/', 'main li a').map((href) => href.replace('/data/', ''));
    expect(files.filter((name) => !described.includes(name))).toEqual([]);
    const { version, resources } = JSON.parse(readFileSync(join(site, 'data/datapackage.json'), 'utf8'));
    expect(version).toBe('2025-06-01');
    for (const { path, hash } of resources) {
      const sum = createHash('sha256')
        .update(readFileSync(join(site, 'data', path)))
        .digest('hex');
      expect(hash, path).toBe(`sha256:${sum}`);
    }
  });

  it('are led to from the foot of every page, as are the feeds', () => {
    for (const path of ['/', '/about/', '/stories/2024-05-05-town-crosses-bridge/']) {
      expect(one(readPage(site, path), 'footer a[href="/data/"]')).toBeDefined();
      expect(one(readPage(site, path), 'footer a[href="/feeds/"]')).toBeDefined();
    }
  });
});
