import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { all, one, readPage, readPages, textOf } from '../support/pages.ts';

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

describe('the timelines for frames of other sites', () => {
  const embeds = readPages(site).filter(({ path }) => path.startsWith('/embed/'));
  const own = embeds.filter((page) => all(page, 'meta[http-equiv=refresh]').length === 0);

  it('are of each person, topic and event with several stories', () => {
    const shown = own.map(({ path }) => path);
    expect(shown).toContain('/embed/events/bridge-opens/');
    expect(shown).toContain('/embed/topics/ferry/');
    expect(shown).not.toContain('/embed/events/ferry-last-trip/');
    const led = readPages(site).flatMap(({ path }) =>
      /^\/(events|people|topics)\/[\w-]+\/$/.test(path) ? hrefsOf(path, '.take .cite a') : [],
    );
    expect(led.sort()).toEqual(shown);
  });

  it('hold no way about, open in place of the page that frames them, and are not to be found', () => {
    for (const page of embeds) {
      expect(all(page, 'nav, form, script, aside')).toEqual([]);
      expect(one(page, 'meta[name=robots]').properties.content).toBe('noindex');
    }
    for (const page of own) expect(one(page, 'base').properties).toEqual({ target: '_top' });
    expect(readFileSync(join(site, 'sitemap.xml'), 'utf8')).not.toContain('/embed/');
  });

  it('lead on from where they stood before', () => {
    const moved = embeds.filter((page) => !own.includes(page)).map(({ path }) => path);
    expect(moved).toEqual([
      '/embed/events/building-starts/',
      '/embed/people/mina-t/',
      '/embed/topics/streets/',
    ]);
    expect(one(readPage(site, '/embed/topics/streets/'), 'h1 a').properties.href).toBe(
      '/embed/topics/roads/',
    );
  });

  it('say on the page of their subject how to frame them', () => {
    expect(textOf(one(readPage(site, '/topics/roads/'), '.take textarea'))).toMatch(
      /^<iframe src="[^"]+\/embed\/topics\/roads\/" title="Timeline: Roads and traffic" /,
    );
  });
});

describe('the social images of the site', () => {
  it('are of the archive, of topics with several stories, and of events on which reports differ', () => {
    const images = readdirSync(join(site, 'social'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.png'))
      .map((file) => file.replaceAll('\\', '/'));
    expect(images).toContain('archive.png');
    expect(images).toContain('topics/ferry.png');
    const differing = readPages(site)
      .filter((page) => page.path.startsWith('/events/') && all(page, 'article mark').length > 0)
      .map(({ path }) => `${path.slice(1, -1)}.png`);
    expect(images.filter((file) => file.startsWith('events/')).sort()).toEqual(differing);
  });
});
