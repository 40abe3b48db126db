/** The site in Firefox: all kinds of pages, and what the search page asks of a browser. */
import type { Page } from 'puppeteer-core';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { inFirefox, TIMEOUT } from '../support/firefox.ts';
import { isSettled } from '../support/search.ts';

const firefox = inject('firefox');

/** One page of each kind. */
const kinds = [
  '/',
  '/timeline/',
  '/2024/',
  '/stories/2024-05-06-what-the-aeroe-leaves/',
  '/events/bridge-opens/',
  '/people/mina-torvald/',
  '/topics/ferry/',
  '/sources/al-marfa/',
  '/coverage/',
  '/about/',
  '/404.html',
  '/search/?q=barnacles',
];

describe.skipIf(!firefox)('in Firefox', () => {
  const open = inFirefox(inject('site'), firefox ?? '');

  describe.for(kinds)('the page at %s', (path) => {
    it('opens without a fault, in its face, and fits windows of 320 and 1280 px', async () => {
      const { page, faults } = await open(path);
      if (path.startsWith('/search/')) await page.waitForFunction(isSettled);
      for (const width of [320, 1280]) {
        await page.setViewport({ width, height: 720 });
        const widths = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
        expect(widths[0]).toBe(width);
        expect(widths[1]).toBeLessThanOrEqual(width);
      }
      expect(await page.evaluate(loadedFaces)).toContain('Newsreader');
      expect(faults).toEqual([]);
    });
  });

  describe('the search', () => {
    it('finds what its address asks for, and marks it', async () => {
      const page = await search('?q=barnacles');
      expect(await titles(page)).toContainEqual(expect.stringContaining('Bridge Takes Its First Cars'));
      expect(await texts(page, '.results mark')).toContain('barnacles');
      expect(await said(page)).toBe('3 results');
    });

    it('follows what is written, and goes back to what was found before', async () => {
      const page = await search('?q=barnacles');
      const before = await titles(page);
      await ask(page, 'catamaran');
      await eventually(() => query(page)).toBe('?q=catamaran');
      await page.waitForFunction(isSettled);
      expect(await titles(page)).toContainEqual(expect.stringContaining('What the Ærø Leaves Behind'));
      expect(await titles(page)).not.toEqual(before);
      await page.goBack();
      await eventually(() => titles(page)).toEqual(before);
      expect(query(page)).toBe('?q=barnacles');
      expect(await page.$eval('#query', (box) => (box as HTMLInputElement).value)).toBe('barnacles');
    });

    it('shows what was meant by a misspelt word', async () => {
      const page = await search('?q=catamarran');
      expect(await said(page)).toContain('Nothing contains “catamarran”. Shown for catamaran.');
      expect(await titles(page)).toContainEqual(expect.stringContaining('What the Ærø Leaves Behind'));
    });

    it.for([
      ['吴浩宇', 'Wu Haoyu'],
      ['الجسر', 'افتتاح جسر تورهافن بعد أربع سنوات من العمل'],
    ] as const)('finds words of other scripts: %s', async ([word, title]) => {
      expect(await titles(await search(`?q=${encodeURIComponent(word)}`))).toContain(title);
    });

    it('is narrowed down to a person, on a phone', async () => {
      const page = await search('?q=bridge', { width: 320, height: 720 });
      const count = parseInt(await said(page), 10);
      await page.locator('::-p-text(Narrow down)').click();
      await page.locator('#facet-person summary').click();
      await page.locator('#facet-person input[value="mina-torvald"]').click();
      await eventually(() => query(page)).toBe('?q=bridge&person=mina-torvald');
      await page.waitForFunction(isSettled);
      expect(parseInt(await said(page), 10)).toBeLessThan(count);
      expect(await texts(page, '#chips li')).toEqual(['Remove Mina Torvald ×']);
    });

    it('says that the index could not be loaded, and tries again', async () => {
      const { page } = await open('/search/');
      const admit = await refuse(page, '.pf_index');
      await ask(page, 'barnacles');
      await page.waitForFunction(isSettled);
      expect(await said(page)).toBe('The search index could not be loaded. Your search is kept: try again.');
      await admit();
      await page.locator('#retry').click();
      await eventually(() => said(page)).toBe('3 results');
    });

    // The second has no id in its address, so that only the words lead to their place.
    it.for([
      ['"storm-proof"', '/stories/2024-05-06-what-the-aeroe-leaves/', 'storm-proof'],
      ['الجسر', '/events/work-begins/', 'الجسر'],
    ] as const)('leads by %s to the passage that matched', async ([words, path, passage]) => {
      const page = await search(`?q=${encodeURIComponent(words)}`, { width: 1280, height: 300 });
      const link = `.results a[href^="${path}#"][href*=":~:text="]`;
      await page.locator(link).click();
      await eventually(() => new URL(page.url()).pathname).toBe(path);
      await eventually(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
      await eventually(() => page.evaluate(isInView, passage)).toBe(true);
    });
  });

  async function search(address: string, viewport?: { width: number; height: number }): Promise<Page> {
    const { page } = await open(`/search/${address}`, viewport);
    await page.waitForFunction(isSettled);
    return page;
  }
});

const eventually = <T>(get: () => T) => expect.poll(get, { timeout: TIMEOUT });

const query = (page: Page) => new URL(page.url()).search;

const texts = (page: Page, selector: string) =>
  page.$$eval(selector, (all) => all.map((element) => element.textContent?.replace(/\s+/g, ' ').trim()));

const titles = (page: Page) => texts(page, '.results :is(h2, h4)');

/** What is said of the results. */
const said = async (page: Page) => (await texts(page, '#status, #alert')).join('');

/** Writes a query into the box, and asks for it. */
async function ask(page: Page, words: string) {
  await page.locator('#query').fill(words);
  await page.keyboard.press('Enter');
}

/** Lets no file of a kind be found until what it returns is called. */
async function refuse(page: Page, ending: string): Promise<() => Promise<void>> {
  await page.setRequestInterception(true);
  page.on('request', (request) =>
    request.url().endsWith(ending) ? request.respond({ status: 404 }) : request.continue(),
  );
  const admit = async () => {
    page.removeAllListeners('request');
    await page.setRequestInterception(false);
  };
  onTestFinished(admit);
  return admit;
}

/** For `page.evaluate`: the faces that have been loaded and that the text is set in. */
async function loadedFaces(): Promise<string[]> {
  await document.fonts.ready;
  const [family = ''] = getComputedStyle(document.body).fontFamily.split(',');
  const faces = [...document.fonts].filter((face) => face.family === family && face.status === 'loaded');
  return faces.map((face) => face.family.replaceAll('"', ''));
}

/** For `page.evaluate`: whether a passage with these words is to be seen. */
function isInView(words: string): boolean {
  const passages = [...document.querySelectorAll('main :is(p, .passage)')];
  return passages
    .filter((passage) => passage.textContent?.includes(words))
    .some((passage) => {
      const { top, bottom } = passage.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    });
}
