import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds fault with, by any rule of WCAG 2.2 up to AAA and of good practice, in light or in dark. */
export async function faultsOf(page: Page, colorScheme: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMedia({ colorScheme });
  // No page has frames. Without this mode, axe would open another page each time, to put the results of frames together.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options({ runOnly: tags }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
