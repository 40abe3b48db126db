/** Twelve hundred articles of twenty sources, and a headline that is written from right to left. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateArchive } from '../bench/generate.ts';
import { faultsOf } from '../support/axe.ts';
import { serveSite } from '../support/browser.ts';
import { runScript, success } from '../support/commands.ts';
import { articleText, eventText } from '../support/entries.ts';
import { forget, temporaryFolder } from '../support/folders.ts';
import { all, type BuiltPage, readPages } from '../support/pages.ts';

const folder = temporaryFolder('large');
const env = { ARCHIVE_CONTENT: join(folder, 'content'), ARCHIVE_OUT: join(folder, 'site') };
const HEADLINE = 'افتتاح الجسر بعد تأخير يوم واحد';
let pages: BuiltPage[];

beforeAll(async () => {
  generateArchive(env.ARCHIVE_CONTENT, 1200, 1);
  const put = (file: string, text: string) => writeFileSync(join(env.ARCHIVE_CONTENT, file), text);
  put('topics/roads.mdx', '---\nname: Roads\ndescription: Roads.\n---\n');
  put('sources/harbour-post.mdx', '---\nname: Harbour Post\ndescription: A daily paper.\n---\n');
  const events = ['bridge-opens', ...Array.from({ length: 25 }, (_, index) => `works-${index}`)];
  for (const id of events) put(`events/${id}.mdx`, eventText({ topics: ['roads'] }));
  put(
    'articles/2024-04-29-bridge.mdx',
    articleText(
      { title: HEADLINE, language: 'ar' },
      events.map((id) => `<Event id="${id}">So it is.</Event>`).join(' '),
    ),
  );
  await success(runScript('build', env));
  pages = readPages(env.ARCHIVE_OUT);
});
afterAll(() => {
  forget(env);
  rmSync(folder, { recursive: true, force: true });
});

const site = serveSite(() => env.ARCHIVE_OUT);

/** The page of a kind that is the longest. */
function longest(pattern: RegExp): string {
  const own = pages.filter(({ path }) => pattern.test(path));
  return own.reduce((most, page) => (page.html.length > most.html.length ? page : most)).path;
}

const kinds = {
  timeline: /^\/$/,
  year: /^\/\d{4}\/$/,
  month: /^\/\d{4}\/\d\d\/$/,
  'coverage table': /^\/coverage\/$/,
  topic: /^\/topics\/[^/]+\/$/,
  'topic’s coverage table': /^\/topics\/[^/]+\/coverage\/$/,
  person: /^\/people\/[^/]+\/$/,
  'person’s quotations': /^\/people\/[^/]+\/quotations\/$/,
  source: /^\/sources\/[^/]+\/$/,
  'list of what only one source reports': /^\/sources\/[^/]+\/alone\/$/,
  event: /^\/events\/(?!page)[^/]+\/$/,
  story: /^\/stories\/(?!page)[^/]+\/$/,
};

describe('a large archive', () => {
  it('has no page of more than 50,000 bytes, compressed', () => {
    const sizes = pages.map(({ path, html }) => ({ path, bytes: gzipSync(html, { level: 9 }).length }));
    expect(sizes.filter(({ bytes }) => bytes > 50_000)).toEqual([]);
  });

  it('lists at most 200 entries and 50 rows on a page', () => {
    const longer = pages.filter(
      (page) =>
        all(page, '.items > li').length > 200 ||
        all(page, '.coverage-table tbody tr, .utterance').length > 70,
    );
    expect(longer.map(({ path }) => path)).toEqual([]);
  });

  it.for(Object.entries(kinds))('has a %s that fits windows of 320 to 1920 px', async ([, kind]) => {
    const { page } = await site.open(longest(kind));
    for (const width of [1920, 1024, 768, 320]) {
      await page.setViewportSize({ width, height: 800 });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `${width} px`).toBeLessThanOrEqual(0);
    }
    await page.context().close();
  });

  it.for([
    kinds['topic’s coverage table'],
    kinds['person’s quotations'],
    kinds['list of what only one source reports'],
  ])('has nothing that axe finds fault with on pages that a small one has not: %s', async (kind) => {
    const { page } = await site.open(longest(kind));
    expect(await faultsOf(page, 'light')).toEqual([]);
    await page.context().close();
  });
});

describe('a headline that is written from right to left', () => {
  it.for([
    '/stories/2024-04-29-bridge/',
    '/events/bridge-opens/',
    '/topics/roads/',
    '/sources/harbour-post/',
  ])('stands so at %s, in a page that is not', async (path) => {
    const { page } = await site.open(path);
    const headline = page.getByText(HEADLINE, { exact: true }).first();
    expect(await headline.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
    expect(await headline.getAttribute('lang')).toBe('ar');
    expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe('ltr');
    await page.context().close();
  });
});
