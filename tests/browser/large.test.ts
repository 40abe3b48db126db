/** More of everything than a page holds, and a headline that is written from right to left. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateArchive } from '../bench/generate.ts';
import { Random } from '../bench/random.ts';
import { Language } from '../bench/words.ts';
import { faultsOf } from '../support/axe.ts';
import { serveSite } from '../support/browser.ts';
import { runScript, success } from '../support/commands.ts';
import { articleText, eventText, personText, sourceText, topicText } from '../support/entries.ts';
import { forget, temporaryFolder } from '../support/folders.ts';
import { all, type BuiltPage, readPages } from '../support/pages.ts';

const folder = temporaryFolder('large');
const env = { ARCHIVE_CONTENT: join(folder, 'content'), ARCHIVE_OUT: join(folder, 'site') };
const HEADLINE = 'افتتاح الجسر بعد تأخير يوم واحد';
let pages: BuiltPage[];
const put = (file: string, text: string) => writeFileSync(join(env.ARCHIVE_CONTENT, file), text);

beforeAll(async () => {
  generateArchive(env.ARCHIVE_CONTENT, 300, 1);
  writeFullMonth();
  writeRightToLeft();
  await success(runScript('build', env));
  pages = readPages(env.ARCHIVE_OUT);
});
afterAll(() => {
  forget(env);
  rmSync(folder, { recursive: true, force: true });
});

/** A month in which one source has 220 articles, each of an event of its own, all of one topic and one person. */
function writeFullMonth() {
  put('topics/works.mdx', topicText({ name: 'Works' }));
  put('sources/works-weekly.mdx', sourceText({ name: 'Works Weekly' }));
  put('people/mina-torvald.mdx', personText());
  const language = new Language(new Random(2));
  const own = { topics: ['works'], people: ['mina-torvald'] };
  for (let number = 0; number < 220; number++) {
    const date = `2024-04-${String(1 + (number % 30)).padStart(2, '0')}`;
    const fields = {
      ...own,
      source: 'works-weekly',
      date,
      title: language.headline(),
      summary: `${language.clause([])}.`,
    };
    const [first, second] = [language.clause([]), language.clause([])];
    put(`events/works-${number}.mdx`, eventText({ ...own, date, title: language.headline() }, `${first}.`));
    put(
      `articles/works-${number}.mdx`,
      articleText(fields, `<Event id="works-${number}">${second}.</Event>`),
    );
  }
}

function writeRightToLeft() {
  put('topics/roads.mdx', topicText());
  put('sources/harbour-post.mdx', sourceText());
  put('events/bridge-opens.mdx', eventText({ topics: ['roads'] }));
  put(
    'articles/2024-04-29-bridge.mdx',
    articleText({ title: HEADLINE, language: 'ar' }, '<Event id="bridge-opens">So it is.</Event>'),
  );
}

const site = serveSite(() => env.ARCHIVE_OUT);

/** The page of a kind that is the longest. */
function longest(pattern: RegExp): string {
  const own = pages.filter(({ path }) => pattern.test(path));
  return own.reduce((most, page) => (page.html.length > most.html.length ? page : most)).path;
}

const kinds = {
  'front page': /^\/$/,
  timeline: /^\/timeline\/$/,
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
    // A character has at most four bytes.
    const long = pages.filter(({ html }) => html.length > 50_000 / 4);
    const sizes = long.map(({ path, html }) => ({ path, bytes: gzipSync(html, { level: 9 }).length }));
    expect(sizes.filter(({ bytes }) => bytes > 50_000)).toEqual([]);
  });

  it('lists at most 200 entries and 50 rows on a page', () => {
    const longer = pages
      // Most pages have not even so many items and rows of any kind.
      .filter(({ html }) => html.split(/<(?:li|tr)[ >]|utterance/).length > 70)
      .filter(
        (page) =>
          all(page, '.items > li').length > 200 || all(page, '.across tbody tr, .utterance').length > 70,
      );
    expect(longer.map(({ path }) => path)).toEqual([]);
  });

  it.each([
    '/timeline/page/2/',
    '/2024/04/page/2/',
    '/stories/page/2/',
    '/events/page/2/',
    '/coverage/page/2/',
    '/topics/works/page/2/',
    '/topics/works/coverage/page/2/',
    '/people/mina-torvald/page/2/',
    '/sources/works-weekly/page/2/',
    '/sources/works-weekly/alone/page/2/',
  ])('goes on at %s', (path) => {
    expect(pages.map((page) => page.path)).toContain(path);
  });

  it('leads from where the later pages of its timeline were before to where they are', () => {
    const former = pages.find(({ path }) => path === '/page/2/');
    expect(former?.html).toContain('content="0; url=/timeline/page/2/"');
  });

  it('has a front page that is no longer than that of a small one', () => {
    const front = pages.find(({ path }) => path === '/');
    expect(front && [all(front, '.card').length, all(front, '.ledger > li').length]).toEqual([4, 8]);
    expect(gzipSync(front?.html ?? '', { level: 9 }).length).toBeLessThan(6_000);
  });

  it('has an index of months in place of a year that is too long', () => {
    const year = pages.find(({ path }) => path === '/2024/');
    expect(year && all(year, '.items > li')).toEqual([]);
  });

  it.for(Object.entries(kinds))('has a %s that fits windows of 320 to 1920 px', async ([, kind]) => {
    const { page } = await site.open(longest(kind));
    for (const width of [1920, 1024, 768, 320]) {
      await page.setViewportSize({ width, height: 800 });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `${width} px`).toBeLessThanOrEqual(0);
    }
  });

  it.for([
    kinds['topic’s coverage table'],
    kinds['person’s quotations'],
    kinds['list of what only one source reports'],
  ])('has nothing that axe finds fault with on pages that a small one has not: %s', async (kind) => {
    const { page } = await site.open(longest(kind));
    expect(await faultsOf(page, 'light')).toEqual([]);
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
  });
});
