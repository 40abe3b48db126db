import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { faultsOf } from '../support/axe.ts';
import { serveSite } from '../support/browser.ts';

const site = serveSite(() => inject('site'));

/** One page of each kind. */
const kinds = [
  '/',
  '/2024/',
  '/2024/04/',
  '/stories/',
  '/stories/2024-04-29-musk-concludes-china-visit/',
  '/stories/2024-04-29-musk-departs-beijing/',
  '/stories/2025-01-20-han-zheng-meets-musk/',
  '/events/',
  '/events/musk-meets-li-qiang/',
  '/people/',
  '/people/li-qiang/',
  '/topics/',
  '/topics/self-driving/',
  '/sources/',
  '/sources/my-us-weekly/',
  '/search/',
  '/search/?q=military',
  '/search/?q=zzzzzz',
  '/about/',
  '/404.html',
];

describe.for(kinds)('the page at %s', (path) => {
  let page: Page;
  let errors: string[];
  beforeAll(async () => {
    ({ page, errors } = await site.open(path));
    if (path.includes('?q=')) await page.locator('#status:not(:empty), #alert:not(:empty)').first().waitFor();
  });
  afterAll(() => page.context().close());

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

  it('runs into nothing that its policy forbids', () => expect(errors).toEqual([]));
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

describe('a reader', () => {
  it('goes from the timeline to a story and back to the same place', async () => {
    const { page } = await site.open('/');
    const link = page.getByRole('link', { name: /Elon Musk Departs Beijing/ });
    await link.click();
    await page.waitForURL('**/stories/2024-04-29-musk-departs-beijing/');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(
      'Elon Musk Departs Beijing',
    );
    await page.goBack();
    expect(new URL(page.url()).pathname).toBe('/');
    expect(await link.isVisible()).toBe(true);
  });

  it('follows an event to its coverage, and from there to the passage in its story', async () => {
    const { page } = await site.open('/');
    await page.getByRole('link', { name: 'Musk meets Premier Li Qiang in Beijing' }).click();
    await page
      .getByRole('link', { name: /^The passage in its story ?: Elon Musk Departs/ })
      .first()
      .click();
    await page.waitForURL('**/stories/2024-04-29-musk-departs-beijing/#event-musk-meets-li-qiang');
    expect(await page.locator('.passage:target').textContent()).toContain('Li Qiang');
  });

  it('reaches everything by keyboard, beginning with a way past the masthead', async () => {
    const { page } = await site.open('/topics/self-driving/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
    const outline = await page.evaluate(
      () => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
    );
    expect(outline).toBe('solid');
  });

  it('is sent no script, no cookie and nothing from another host', async () => {
    const { page, requests } = await site.open('/stories/2024-04-29-musk-concludes-china-visit/');
    expect(requests.every((url) => url.startsWith(site.origin))).toBe(true);
    expect(requests.length).toBeLessThanOrEqual(3);
    expect(await page.context().cookies()).toEqual([]);
  });
});
