import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { serveSite } from '../support/browser.ts';

const site = serveSite(() => inject('site'));

const status = (page: Page) => page.locator('#status');
const settled = (page: Page) =>
  status(page)
    .filter({ hasText: /\d results?$|Nothing|could not/ })
    .waitFor();
const titles = (page: Page) => page.locator('#results h2').allTextContents();

describe('searching', () => {
  it.for([
    ['lane-level', 'Elon Musk Departs Beijing'],
    ['military', 'Elon Musk Concludes China Visit'],
    ['robotaxi', 'Elon Musk Departs Beijing'],
    ['inauguration', '[Han Zheng'],
  ] as const)('for %s finds the story', async ([query, story]) => {
    const { page, errors } = await site.open(`/search/?q=${query}`);
    await settled(page);
    const stories = await page.locator('#results li', { hasText: 'Article' }).locator('h2').allTextContents();
    expect(stories.some((title) => title.includes(story))).toBe(true);
    expect((await page.locator('#results mark').first().textContent())?.toLowerCase()).toContain(
      query.slice(0, 4),
    );
    expect(errors).toEqual([]);
  });

  it('keeps the query in the address, through back, forward and reload', async () => {
    const { page } = await site.open('/search/');
    expect(await titles(page)).toEqual([]);
    await page.getByLabel('Words to find').fill('military');
    await page.keyboard.press('Enter');
    await settled(page);
    expect(new URL(page.url()).search).toBe('?q=military');
    expect(await page.title()).toContain('military');
    const first = await titles(page);
    await page.getByLabel('Words to find').fill('robotaxi');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.waitForURL('**/search/?q=robotaxi');
    await page.goBack();
    await settled(page);
    expect(await page.getByLabel('Words to find').inputValue()).toBe('military');
    expect(await titles(page)).toEqual(first);
    await page.reload();
    await settled(page);
    expect(await titles(page)).toEqual(first);
  });

  it.for(['zzzzzz', 'xyzzyq'])('says so when nothing is found, as for %s', async (query) => {
    const { page } = await site.open(`/search/?q=${query}`);
    await settled(page);
    expect(await status(page).textContent()).toBe(`Nothing was found for “${query}”.`);
    expect(await titles(page)).toEqual([]);
  });

  it('says so when the index cannot be loaded, keeps the query, and tries again', async () => {
    const { page } = await site.open('/search/');
    await page.route('**/pagefind/pagefind.js', (route) => route.abort());
    await page.getByLabel('Words to find').fill('military');
    await page.keyboard.press('Enter');
    await settled(page);
    expect(await status(page).textContent()).toMatch(/could not be loaded/);
    expect(await page.getByLabel('Words to find').inputValue()).toBe('military');
  });

  it('says so when script is off, and offers what does without', async () => {
    const { page } = await site.open('/search/', { javaScriptEnabled: false });
    expect(await page.locator('main').textContent()).toContain('Searching needs script');
    await page.locator('main').getByRole('link', { name: 'timeline' }).click();
    expect(new URL(page.url()).pathname).toBe('/');
  });

  it('runs nothing that a query or an address brings', async () => {
    const attack = '<img src=x onerror=document.title="owned">';
    const { page } = await site.open(`/search/?q=${encodeURIComponent(attack)}`);
    await settled(page);
    expect(await page.locator('main img').count()).toBe(0);
    expect(await page.title()).not.toBe('owned');
    expect(await page.getByLabel('Words to find').inputValue()).toBe(attack);
  });
});
