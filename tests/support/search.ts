/** The search page as a reader sees it. */
import type { Page } from 'playwright-core';

export const box = (page: Page) => page.getByRole('searchbox', { name: 'Words to find' });

/** For `page.waitForFunction`: whether what was asked for is shown, or said not to be there. */
export const isSettled = () =>
  !document.getElementById('results')?.hasAttribute('aria-busy') &&
  ['status', 'alert'].some((id) => document.getElementById(id)?.textContent);

/** Waits until it is. */
export const settled = (page: Page) => page.waitForFunction(isSettled);

/** What is said of the results. */
export const said = async (page: Page) => {
  const texts = await Promise.all(['status', 'alert'].map((id) => page.locator(`#${id}`).textContent()));
  return texts.join('').replace(/\s+/g, ' ').trim();
};

export const titles = (page: Page) => page.locator('.results :is(h2, h4)').allTextContents();

/** What a search is narrowed to. */
export const chosen = async (page: Page) =>
  (await page.locator('#chips li').allTextContents()).map((text) => text.replace(/^Remove (.*) ×$/, '$1'));

/** Opens a facet and gives its values, each with its count. */
export async function values(page: Page, facet: string): Promise<string[]> {
  const group = page.locator('.facets details').filter({ has: page.getByText(facet, { exact: true }) });
  if (!(await group.evaluate((element: HTMLDetailsElement) => element.open))) {
    await group.getByText(facet, { exact: true }).click();
  }
  await group.locator('.values li').first().waitFor();
  const texts = await group.locator('.values li').allTextContents();
  return texts.map((text) => text.replace(/\s+/g, ' ').trim());
}

/** Keeps the pages that are found from arriving until what it returns is called. */
export async function holdPages(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.context().route('**/*.pf_fragment', async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}
