import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { faultsOf } from '../support/axe.ts';
import { layoutShift, type Opened, serveSite } from '../support/browser.ts';

const site = serveSite(() => inject('site'));

/** One page of each kind. */
const kinds = [
  '/',
  '/timeline/',
  '/2024/',
  '/2024/05/',
  '/stories/',
  '/stories/2024-05-06-bridge-takes-first-cars/',
  '/stories/2024-05-06-what-the-aeroe-leaves/',
  '/stories/2024-05-07-farvel-til-aeroe/',
  '/stories/2024-05-08-ferry-sinks/',
  '/stories/2024-05-10-iftitah-al-jisr/',
  '/stories/2025-01-14-questions-about-a-crack/',
  '/stories/2025-02-20-haddad-meets-torvald/',
  '/events/',
  '/events/bridge-opens/',
  '/events/first-day-count/',
  '/coverage/',
  '/people/',
  '/people/mina-torvald/',
  '/topics/',
  '/topics/ferry/',
  '/sources/',
  '/sources/al-marfa/',
  '/search/',
  '/search/?q=barnacles',
  '/search/?q=zzzzzz',
  '/about/',
  '/about/signs/',
  '/about/method/',
  '/corrections/',
  '/embed/events/bridge-opens/',
  '/embed/people/mina-torvald/',
  '/embed/topics/ferry/',
  '/404.html',
];

describe.for(kinds)('the page at %s', (path) => {
  let opened: Opened;
  let page: Page;
  beforeAll(async () => {
    opened = await site.open(path);
    page = opened.page;
    if (path.includes('?q=')) await page.locator('#status:not(:empty), #alert:not(:empty)').first().waitFor();
  });
  afterAll(() => site.leave(opened));

  it.for(['light', 'dark'] as const)('has nothing in %s that axe finds fault with', async (colorScheme) => {
    expect(await faultsOf(page, colorScheme)).toEqual([]);
  });

  it('fits windows of 320 to 1920 px', async () => {
    for (const width of [1920, 1280, 768, 320]) {
      await page.setViewportSize({ width, height: 800 });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `${width} px`).toBeLessThanOrEqual(0);
    }
  });

  it('has targets that are large enough to touch, on a phone', async () => {
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await page.evaluate(smallTargets)).toEqual([]);
  });

  it('may have its text twice as large', async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await enlarge(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(await page.evaluate(overlappingLabels)).toEqual([]);
    await page.evaluate(() => void document.adoptedStyleSheets.pop());
  });

  it('runs into nothing that its policy forbids', () => expect(opened.errors).toEqual([]));
});

/** Links and buttons under 24 by 24 px that do not stand in a sentence (WCAG 2.2, target size). */
function smallTargets(): string[] {
  return [...document.querySelectorAll('a, button, input, select, summary')]
    .filter((target) => !target.closest('p:not(.by, .date, .nameplate, .to-passage), dd, .prose li'))
    .filter((target) => {
      const { width, height } = target.getBoundingClientRect();
      return width > 1 && (height < 24 || width < 24);
    })
    .map((target) => target.outerHTML.slice(0, 120));
}

/** As a reader does who sets the browser’s own text size to 200 %. */
const enlarge = (page: Page) =>
  page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('html { font-size: 200% !important }');
    document.adoptedStyleSheets.push(sheet);
  });

/** Names of years or months in the picture that run into the next. */
function overlappingLabels(): string[] {
  return [...document.querySelectorAll('.picture .parts > svg')].flatMap((part) => {
    const labels = [...part.querySelectorAll('text:not(.total)')];
    return labels.flatMap((label, index) => {
      const next = labels[index + 1]?.getBoundingClientRect();
      return next && label.getBoundingClientRect().right > next.left ? [label.textContent ?? ''] : [];
    });
  });
}

describe('the face', () => {
  it.for([
    ['/', 360],
    ['/', 1280],
    ['/stories/2024-05-06-bridge-takes-first-cars/', 360],
    ['/stories/2024-05-06-bridge-takes-first-cars/', 1280],
    ['/events/bridge-opens/', 768],
  ] as const)('moves nothing at %s in a window of %i px when it comes late', async ([path, width]) => {
    const { page } = await site.openAlone('/404.html');
    await page.setViewportSize({ width, height: 800 });
    await page.route('**/*.woff2', async (route) => {
      await new Promise((arrived) => setTimeout(arrived, 500));
      await route.continue();
    });
    await page.goto(new URL(path, page.url()).href);
    await page.evaluate(() => document.fonts.ready);
    expect(await page.evaluate(() => document.fonts.check('600 16px Newsreader'))).toBe(true);
    expect(await page.evaluate(layoutShift)).toBeLessThan(0.01);
  });
});

describe('a citation', () => {
  it('is chosen whole, and nothing else, by keyboard', async () => {
    const { page } = await site.open('/stories/2024-05-06-bridge-takes-first-cars/');
    await page.locator('.cite textarea').first().focus();
    await page.keyboard.press('Control+a');
    expect(await page.evaluate(() => String(getSelection()))).toMatch(/^Quill, A\. .*#top$/);
  });
});

describe('a timeline in a frame of another site', () => {
  it('is what the page of its subject says, and opens the archive in place of that site, at the passage', async () => {
    const { page } = await site.open('/events/bridge-opens/');
    const frame = await page.locator('.take textarea').inputValue();
    // On the same host: a browser lets no page of another open one of this machine.
    const other = `${site.origin}/another-site/`;
    const body = `<h1>Another site</h1>${frame.replace('http://localhost:4321', site.origin)}`;
    await page.route(other, (route) => route.fulfill({ contentType: 'text/html', body }));
    await page.goto(other);
    const link = page.frameLocator('iframe').getByRole('link', { name: 'Bridge Takes Its First Cars' });
    await link.click();
    await page.waitForURL('**/stories/2024-05-06-bridge-takes-first-cars/#event-bridge-opens');
    expect(await page.locator('#event-bridge-opens').isVisible()).toBe(true);
  });
});

describe('on paper', () => {
  it('a story is an article with its provenance and its original’s address, and nothing to click', async () => {
    const { page } = await site.open('/stories/2024-05-06-bridge-takes-first-cars/');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('nav:visible, search:visible, .to-passage:visible').count()).toBe(0);
    const original = 'https://harbour-post.example/news/bridge-takes-its-first-cars-10431?from=front#top';
    const citations = page.locator('.cite textarea:visible');
    expect(await citations.count()).toBe(2);
    expect(await citations.first().inputValue()).toContain(original);
    // All of it: the field is as high as its text.
    expect(await citations.first().evaluate((field) => field.scrollHeight - field.clientHeight)).toBe(0);
    expect(await page.locator('.facts').getByText('Ada Quill').isVisible()).toBe(true);
    expect(await page.locator('.prose').isVisible()).toBe(true);
    expect(await page.getByText('Where other reports differ').isVisible()).toBe(true);
    expect(await page.locator('.colophon .on-paper').textContent()).toMatch(
      /^\s*¶7: paragraph 7 of a story\. As of \d+ \w+ \d{4}\s*$/,
    );
    expect(await page.locator('.colophon .on-paper').isVisible()).toBe(true);
    // All of the sheet's width, the notes beside the text, and what is folded on a screen.
    const text = await page.locator('.prose').boundingBox();
    const note = await page.locator('.margin').first().boundingBox();
    const width = await page.evaluate(() => document.body.clientWidth);
    expect(note?.x).toBeGreaterThanOrEqual((text?.x ?? 0) + (text?.width ?? width));
    expect((note?.x ?? 0) + (note?.width ?? 0)).toBeGreaterThan(0.95 * width);
    expect(await page.getByText('The page’s own date was lost.').isVisible()).toBe(true);
  });

  it('the reports of an event stand below one another, each in the whole width', async () => {
    const { page } = await site.open('/events/bridge-opens/');
    await page.emulateMedia({ media: 'print' });
    const reports = await page.locator('.reports > li').evaluateAll((all) =>
      all.map((each) => {
        const { x, top, bottom, width } = each.getBoundingClientRect();
        return { x, top, bottom, isWide: width > 0.95 * document.body.clientWidth };
      }),
    );
    expect(reports.length).toBeGreaterThan(2);
    for (const [index, report] of reports.entries()) {
      expect(report.isWide).toBe(true);
      expect(report.x).toBe(reports[0]?.x);
      expect(report.top).toBeGreaterThanOrEqual(reports[index - 1]?.bottom ?? 0);
    }
  });
});

describe('a reader', () => {
  it('finds from the front page what else the reports differ on', async () => {
    const { page } = await site.open('/');
    await page.getByRole('link', { name: 'What it is set beside' }).click();
    await page.waitForURL('**/events/bridge-opens/#differs-what-it-is-set-beside');
    expect(await page.getByRole('table').first().isVisible()).toBe(true);
  });

  it('sees the words that a note in the margin is about when it has the focus', async () => {
    const { page } = await site.open('/stories/2024-05-06-what-the-aeroe-leaves/');
    const words = page.getByText('The bridge had then been open for twelve hours.');
    const ground = () => words.evaluate((element) => getComputedStyle(element).backgroundColor);
    const before = await ground();
    await page.getByRole('link', { name: 'Bridge opens' }).first().focus();
    expect(await ground()).not.toBe(before);
  });

  it('has the text of a story before its facts on a phone, with a table from 640 px', async () => {
    const { page } = await site.open('/stories/2024-05-06-bridge-takes-first-cars/');
    await page.setViewportSize({ width: 360, height: 740 });
    const top = async (selector: string) => (await page.locator(selector).first().boundingBox())?.y ?? 0;
    expect(await top('.prose')).toBeLessThan(await top('.facts'));
    await page.goto(new URL('/events/bridge-opens/', page.url()).href);
    expect(await page.locator('[aria-labelledby=differences] table thead').isVisible()).toBe(false);
    await page.setViewportSize({ width: 640, height: 740 });
    expect(await page.locator('[aria-labelledby=differences] table thead').isVisible()).toBe(true);
  });

  it('has the reports of an event beside one another only where there is room for them', async () => {
    const { page } = await site.open('/events/bridge-opens/');
    const tops = () =>
      page
        .locator('.reports > li')
        .evaluateAll((all) => new Set(all.map((each) => each.getBoundingClientRect().top)).size);
    await page.setViewportSize({ width: 690, height: 740 });
    expect(await tops()).toBe(4);
    await page.setViewportSize({ width: 720, height: 740 });
    expect(await tops()).toBeLessThan(4);
  });

  it('goes from a compared point to the paragraph that says so, by a sign large enough to touch', async () => {
    const { page } = await site.open('/events/bridge-opens/');
    const link = page.getByRole('link', { name: /^paragraph \d+ in Harbour Post$/ });
    const { width, height } = (await link.boundingBox()) ?? { width: 0, height: 0 };
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
    expect(await link.evaluate((element) => getComputedStyle(element).opacity)).toBe('1');
    await page.emulateMedia({ media: 'print' });
    const onPaper = await link.evaluate((element) => getComputedStyle(element, '::after').content);
    expect(`"${/\d+/.exec((await link.getAttribute('aria-label')) ?? '')?.[0]}"`).toBe(onPaper);
    await page.emulateMedia({ media: 'screen' });
    await link.click();
    await page.waitForURL('**/stories/2024-05-06-bridge-takes-first-cars/#p-jjdrbv');
    expect(await page.locator('p:target').textContent()).toContain('both shores');
  });

  it('never sees a date of a list broken in two', async () => {
    for (const path of ['/timeline/', '/events/', '/2024/05/', '/coverage/', '/people/mina-torvald/']) {
      const { page } = await site.open(path);
      await page.setViewportSize({ width: 360, height: 740 });
      const broken = await page
        .locator('.date time, h2 time, .by time')
        .evaluateAll((all) =>
          all.filter((each) => each.getClientRects().length > 1).map((each) => each.textContent),
        );
      expect(broken, path).toEqual([]);
    }
  });

  it('goes from the timeline to a story and back to the same place', async () => {
    const { page } = await site.open('/timeline/');
    const link = page.getByRole('link', { name: /What the Ærø Leaves Behind/ });
    await link.click();
    await page.waitForURL('**/stories/2024-05-06-what-the-aeroe-leaves/');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(
      'What the Ærø Leaves Behind',
    );
    await page.goBack();
    expect(new URL(page.url()).pathname).toBe('/timeline/');
    expect(await link.isVisible()).toBe(true);
  });

  it('follows an event to its coverage, and from there to the passage in its story', async () => {
    const { page } = await site.open('/timeline/');
    await page.getByRole('link', { name: 'The bridge opens', exact: true }).click();
    await page
      .getByRole('link', { name: /^Passage 1 of 2 in its story ?: What the Ærø/ })
      .first()
      .click();
    await page.waitForURL('**/stories/2024-05-06-what-the-aeroe-leaves/#event-bridge-opens');
    expect(await page.locator('.passage:target').textContent()).toContain('open for twelve hours');
  });

  it('reaches everything by keyboard, beginning with a way past the masthead', async () => {
    const { page } = await site.open('/topics/ferry/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'content');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
    const outline = await page.evaluate(
      () => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
    );
    expect(outline).toBe('solid');
  });

  it('goes to a year of the picture by keyboard, and sees where the focus is', async () => {
    const { page } = await site.open('/');
    const year = page.getByRole('link', { name: /^2024: 5 stories/ });
    await year.focus();
    expect(await year.evaluate((link) => getComputedStyle(link).outlineStyle)).toBe('solid');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/2024/');
    await page.getByRole('link', { name: '2025' }).first().click();
    await page.waitForURL('**/2025/');
  });

  it('compares the wordings of a remark and goes to one in its story', async () => {
    const { page } = await site.open('/people/mina-torvald/');
    await page
      .locator('.compared')
      .getByRole('link', { name: /^Harbour Post/ })
      .click();
    await page.waitForURL('**/#said-mina-torvald.3');
    expect(await page.locator('.quote:target').textContent()).toContain('both shores');
  });

  it('is sent no script, no cookie and nothing from another host', async () => {
    const { page, requests } = await site.open('/stories/2024-05-06-bridge-takes-first-cars/');
    expect(requests.every((url) => url.startsWith(site.origin))).toBe(true);
    // The page, its style, its icon, and the two cuts of its face.
    expect(requests.length).toBeLessThanOrEqual(5);
    expect(await page.context().cookies()).toEqual([]);
  });
});
