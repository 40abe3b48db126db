import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, inject, it } from 'vitest';
import { deadLinks, faultsOfHtml } from '../support/html.ts';
import { all, readPages, textOf } from '../support/pages.ts';

const site = inject('site');
const pages = readPages(site);
/** Of `script` elements those that a browser may run: one of this type is data, to which no policy applies. */
const notData = ':not([type="application/ld+json"])';

describe('every page', () => {
  it('is valid HTML', async () => {
    expect(await faultsOfHtml(pages)).toEqual([]);
  });

  it('links only to pages, files and places that exist', () => {
    expect(deadLinks(site, pages)).toEqual([]);
  });

  it('has nothing inline, nothing from another host, and a policy that says so', () => {
    const faults = pages.flatMap((page) => {
      const policy = all(page, 'meta[http-equiv="content-security-policy"]')[0]?.properties.content;
      return [
        ...all(page, '[style], style').map(() => 'inline style'),
        ...all(page, `script${notData}`).flatMap((script) => (textOf(script) ? ['script body'] : [])),
        ...all(page, '*').flatMap(({ properties }) =>
          Object.keys(properties).filter((name) => /^on/i.test(name)),
        ),
        ...all(page, '[src], link[href]:not([rel=canonical])')
          .map(({ properties }) => String(properties.src ?? properties.href))
          .filter((address) => !address.startsWith('/')),
        ...(String(policy).startsWith("default-src 'none'; style-src 'self'") ? [] : ['no policy']),
        ...(/unsafe-(?!eval')|unsafe-eval(?<!wasm-unsafe-eval)/.test(String(policy))
          ? ['an unsafe policy']
          : []),
      ].map((fault) => `${page.path}: ${fault}`);
    });
    expect(faults).toEqual([]);
  });

  it('has no script that runs, but for the search page', () => {
    const scripted = pages.filter(
      (page) => all(page, `script${notData}, noscript, link[rel=modulepreload]`).length > 0,
    );
    expect(scripted.map(({ path }) => path)).toEqual(['/search/']);
  });

  it('has one heading of level 1, a title of its own and a description', () => {
    for (const page of pages) {
      expect(all(page, 'h1'), page.path).toHaveLength(1);
      expect(
        String(all(page, 'meta[name=description]')[0]?.properties.content).length,
        page.path,
      ).toBeGreaterThan(10);
    }
    // A page that only leads on is called alike everywhere.
    const own = pages.filter((page) => all(page, 'meta[http-equiv=refresh]').length === 0);
    const titles = own.map((page) => textOf(all(page, 'title')[0] ?? (page.tree.children[0] as never)));
    expect(new Set(titles).size).toBe(titles.length);
    // Five pages, and three timelines for frames.
    expect(pages.length - own.length).toBe(8);
  });

  it('never says undefined, null or NaN to a reader', () => {
    expect(pages.filter(({ html }) => /\b(undefined|NaN)\b|\[object Object\]|>null</.test(html))).toEqual([]);
  });
});

describe('a count', () => {
  it('is not parted from its noun at the end of a line', () => {
    const counts = pages.flatMap(
      ({ html }) => html.match(/\d+\s(stories|story|events?|passages?)\b(?=<|,| ·)/g) ?? [],
    );
    expect(counts.length).toBeGreaterThan(50);
    expect(counts.filter((count) => count.includes(' '))).toEqual([]);
  });
});

describe('what a page costs', () => {
  const compressed = (file: string) => gzipSync(readFileSync(join(site, file)), { level: 9 }).length;

  it('is the face besides: two cuts of it, at most 40,000 bytes, asked for once and from the site itself', () => {
    const faces = readdirSync(join(site, '_astro')).filter((file) => file.endsWith('.woff2'));
    expect(faces).toHaveLength(2);
    const bytes = faces.reduce((sum, file) => sum + readFileSync(join(site, '_astro', file)).length, 0);
    expect(bytes).toBeLessThanOrEqual(40_000);
    const wrong = pages.filter((page) => {
      const preloaded = all(page, 'link[rel=preload]').map(({ properties }) => String(properties.href));
      // The search page wants what finds and shows results first.
      const expected =
        page.path === '/search/' ? ['/pagefind/wasm.en.pagefind'] : faces.map((file) => `/_astro/${file}`);
      return preloaded.sort().join() !== expected.sort().join();
    });
    expect(wrong.map(({ path }) => path)).toEqual([]);
    for (const page of pages) {
      const asked = all(page, 'link[rel=stylesheet]').flatMap(
        ({ properties }) =>
          readFileSync(join(site, String(properties.href)), 'utf8').match(/url\([^)]*\)/g) ?? [],
      );
      expect(asked.sort(), page.path).toEqual(faces.map((file) => `url(/_astro/${file})`).sort());
    }
  });

  it('of a story is at most 14,600 bytes with its style, in three requests', () => {
    const stories = pages.filter((page) => all(page, 'article.story').length > 0);
    expect(stories.length).toBeGreaterThan(5);
    for (const page of stories) {
      const styles = all(page, 'link[rel=stylesheet]').map(({ properties }) => String(properties.href));
      const requests = [...styles, ...all(page, `link[rel=icon], script${notData}, img`).map(() => 'other')];
      const bytes = [`${page.path}index.html`, ...styles].reduce((sum, file) => sum + compressed(file), 0);
      expect(bytes, page.path).toBeLessThanOrEqual(14_600);
      expect(1 + requests.length, page.path).toBeLessThanOrEqual(3);
    }
  });

  it('and of the search page’s own script at most 10,000', () => {
    const search = pages.filter(({ path }) => path === '/search/');
    const scripts = search
      .flatMap((page) => all(page, `script${notData}`))
      .map(({ properties }) => String(properties.src));
    expect(scripts).toHaveLength(1);
    expect(scripts.reduce((sum, file) => sum + compressed(file), 0)).toBeLessThanOrEqual(10_000);
  });

  it('leaves nothing in the site that no page or script asks for', () => {
    const files = readdirSync(join(site, '_astro'));
    const scripts = files
      .filter((file) => file.endsWith('.js'))
      .map((file) => readFileSync(join(site, '_astro', file)));
    const asked = [...pages.map(({ html }) => html), ...scripts];
    expect(files.filter((file) => !asked.some((text) => text.includes(file)))).toEqual([]);
  });
});
