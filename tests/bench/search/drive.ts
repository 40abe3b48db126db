/** Asks queries of a page in a real Chromium, and measures each from the settled query to the painted results. */
import type { Browser, Page } from 'playwright-core';
import { facetNames } from '../../../src/archive/facets.ts';
import { type SearchState, writeAddress } from '../../../src/search/page/address.ts';
import type { BenchQuery } from './queries.ts';
import type { Served } from './serve.ts';

export interface Measured extends Pick<BenchQuery, 'sort'> {
  /** In milliseconds. */
  time: number;
  bytes: number;
  /** How many pages were found. */
  count: number;
}

/** A page to ask, and how: `ask` shows the results and says how many there are. */
export interface Contestant {
  path: string;
  ask(page: Page, state: SearchState): Promise<{ time: number; count: number }>;
}

/** Where the core is asked, without anything around it. */
export const bare = { '/bare/': '<!doctype html><html lang="en"><title>bare</title><ol></ol></html>' };

/** Both show ten results: a headline with its link, and an excerpt. */
export const core: Contestant = {
  path: '/bare/',
  ask: (page, state) =>
    page.evaluate(
      async ({ q, filters }) => {
        const since = performance.now();
        const { search } = await import(`${location.origin}/pagefind/pagefind.js`);
        const { results } = await search(q, filters ? { filters } : {});
        const first: { url: string; excerpt: string; meta: { title: string } }[] = await Promise.all(
          results.slice(0, 10).map((result: { data(): unknown }) => result.data()),
        );
        document.querySelector('ol')?.replaceChildren(
          ...first.map(({ url, excerpt, meta }) => {
            const item = document.createElement('li');
            const link = Object.assign(document.createElement('a'), { href: url, textContent: meta.title });
            item.append(link, ' ', excerpt.replace(/<\/?mark>/g, ''));
            return item;
          }),
        );
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        return { time: performance.now() - since, count: results.length };
      },
      { q: state.q || null, filters: filtersOf(state) },
    ),
};

/** Pagefind knows no span of time: the months are its filter. */
function filtersOf({ chosen, from }: SearchState): Record<string, string[]> | undefined {
  const filters = Object.fromEntries(
    facetNames.filter((facet) => chosen[facet].length > 0).map((facet) => [facet, chosen[facet]]),
  );
  if (from) filters.month = [from];
  return Object.keys(filters).length > 0 ? filters : undefined;
}

export const ours: Contestant = {
  path: '/search/',
  ask: (page, state) =>
    page.evaluate(async (address) => {
      const results = document.getElementById('results');
      const since = performance.now();
      history.pushState(null, '', `/search/${address}`);
      dispatchEvent(new PopStateEvent('popstate'));
      await new Promise<void>((resolve) => {
        const look = () => {
          if (!results?.hasAttribute('aria-busy')) resolve();
        };
        new MutationObserver(look).observe(results as Node, { attributes: true });
      });
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const time = performance.now() - since;
      const count = Number.parseInt(
        document.getElementById('status')?.textContent?.replaceAll(',', '') || '0',
        10,
      );
      return { time, count };
    }, writeAddress(state)),
};

/** Asks all queries in their order in a browser that has nothing yet. The page's own script counts to the first. */
export async function ask(
  browser: Browser,
  served: Served,
  { path, ask }: Contestant,
  queries: readonly BenchQuery[],
): Promise<Measured[]> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(served.origin + path);
  await page.waitForLoadState('networkidle');
  const measured: Measured[] = [];
  try {
    for (const { sort, state } of queries) {
      const { time, count } = await ask(page, state);
      measured.push({ sort, time, count, bytes: served.takeBytes() });
    }
  } finally {
    await context.close();
  }
  return measured;
}
