import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds fault with, by any rule of WCAG 2.2 up to AAA and of good practice. In dark, only colours are looked at:
 * nothing else differs from the page in light, which is looked at by all rules.
 */
export async function faultsOf(page: Page, colorScheme: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMedia({ colorScheme });
  // No page has frames. Without this mode, axe would open another page each time, to put the results of frames together.
  const runOnly = colorScheme === 'light' ? tags : ['cat.color'];
  const options = { runOnly, resultTypes: ['violations' as const] };
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options(options).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
