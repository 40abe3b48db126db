/** How the search page behaves: its address, its announcements, its policy, and what it does when things fail. */
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { faultsOf } from '../../support/axe.ts';
import { layoutShift, serveSite } from '../../support/browser.ts';
import { box, chosen, holdPages, said, settled, titles } from '../../support/search.ts';

const site = serveSite(() => inject('site'));
const query = (page: Page) => new URL(page.url()).search;

describe('the address', () => {
  it('gives the same view when it is pasted, reloaded, or gone back and forward to', async () => {
    const { page } = await site.open('/search/');
    await box(page).fill('barnacles');
    await page.keyboard.press('Enter');
    await settled(page);
    expect(query(page)).toBe('?q=barnacles');
    expect(await page.title()).toMatch(/^“barnacles” · Search · /);
    const first = await titles(page);
    await box(page).fill('"toll money" Vesterbank');
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await page.waitForURL('**/search/?q=%22toll+money%22+Vesterbank');
    await settled(page);
    const second = await titles(page);
    expect(await page.title()).toMatch(/^"toll money" Vesterbank · Search · /);

    await page.goBack();
    await page.waitForURL('**/search/?q=barnacles');
    await settled(page);
    expect([await box(page).inputValue(), await titles(page)]).toEqual(['barnacles', first]);
    await page.goForward();
    await page.waitForURL('**/search/?q=%22toll*');
    await settled(page);
    expect(await titles(page)).toEqual(second);
    await page.reload();
    await settled(page);
    expect(await titles(page)).toEqual(second);

    const { page: pasted } = await site.open(`/search/${query(page)}`);
    await settled(pasted);
    expect(await titles(pasted)).toEqual(second);
  });

  it('says in the title what is looked at', async () => {
    const { page } = await site.open('/search/?q=bridge&person=mina-torvald&from=2012&to=2024-05');
    await settled(page);
    expect(await page.title()).toMatch(/^“bridge”, Mina Torvald, from 2012, until May 2024 · Search · /);
  });

  it('that holds what means nothing says so, and shows the rest', async () => {
    const { page } = await site.open('/search/?q=barnacles&person=nobody&from=24-1&sort=best');
    await settled(page);
    const words = await said(page);
    expect(words).toMatch(/^\d results? /);
    for (const unknown of ['nobody', '24-1', 'best']) expect(words).toContain(`“${unknown}”`);
    expect(await chosen(page)).toEqual([]);
  });

  it('keeps one step back for each query, not one for each pause in writing it', async () => {
    const { page } = await site.open('/search/');
    await box(page).pressSequentially('barn');
    await page.waitForURL('**/search/?q=barn');
    await box(page).pressSequentially('acles');
    await page.waitForURL('**/search/?q=barnacles');
    await settled(page);
    await page.goBack();
    await page.waitForURL('**/search/');
    expect(await box(page).inputValue()).toBe('');
    expect(await titles(page)).toEqual([]);
  });
});

describe('while somebody writes', () => {
  it('the results follow after a pause, in order of relevance', async () => {
    const { page } = await site.open('/search/');
    await box(page).pressSequentially('catamaran');
    await page.waitForURL('**/search/?q=catamaran');
    await settled(page);
    expect(await titles(page)).toHaveLength(2);
    expect(await page.getByLabel('Order').inputValue()).toBe('relevance');
  });

  it('an answer that comes too late is dropped', async () => {
    const { page } = await site.open('/search/');
    const release = await holdPages(page);
    const requested = page.waitForRequest('**/*.pf_fragment');
    await box(page).fill('barnacles');
    await page.keyboard.press('Enter');
    await requested;
    await box(page).fill('zzzzzz');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.getElementById('alert')?.textContent?.includes('zzzzzz'));
    release();
    await page.waitForTimeout(300);
    expect(await said(page)).toContain('zzzzzz');
    expect(await titles(page)).toEqual([]);
  });

  it('what was written is looked for when the box is left, however soon', async () => {
    const { page } = await site.open('/search/');
    await box(page).fill('catamaran');
    await page.keyboard.press('Tab');
    // Asked of the page itself: Playwright hears of a new address a moment later.
    expect(await page.evaluate(() => location.search)).toBe('?q=catamaran');
  });

  it('what is written stays when a control is used at once', async () => {
    const { page } = await site.open('/search/?q=bridge');
    await settled(page);
    await page.getByLabel('Show').selectOption('by year and month');
    await page.waitForURL('**/search/?q=bridge&view=months');
    await box(page).fill('ferry');
    await page.getByLabel('Order').selectOption('oldest first');
    await page.waitForURL('**/search/?q=ferry&sort=oldest&view=months');
    await settled(page);
    expect(await box(page).inputValue()).toBe('ferry');
  });

  it('what is written stays when an earlier answer comes', async () => {
    const { page } = await site.openAlone('/search/');
    const release = await holdPages(page);
    await box(page).fill('barnacles');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search/?q=barnacles');
    await page.clock.install();
    await box(page).pressSequentially(' spoons');
    release();
    await page.locator('.results li').first().waitFor();
    expect(await box(page).inputValue()).toBe('barnacles spoons');
    await page.clock.runFor(1000);
    await page.waitForURL('**/search/?q=barnacles+spoons');
  });

  it.each(['/search/', '/search/?q=bridge'])(
    'what is written before the script is there is looked for: %s',
    async (address) => {
      const { page } = await site.openAlone('/about/');
      const { promise, resolve } = Promise.withResolvers<void>();
      await page.context().route('**/_astro/*.js', async (route) => {
        await promise;
        await route.continue();
      });
      await page.goto(new URL(address, page.url()).href, { waitUntil: 'commit' });
      await box(page).fill('barnacles');
      resolve();
      await page.waitForURL('**/search/?q=barnacles');
      await settled(page);
      expect([await box(page).inputValue(), await said(page)]).toEqual([
        'barnacles',
        expect.stringMatching(/^3 results\b/),
      ]);
    },
  );

  it('the box shows what a suggestion brought', async () => {
    const { page } = await site.open('/search/?q=catamarran');
    await settled(page);
    await box(page).focus();
    await page.keyboard.press('End');
    await page.keyboard.press('x');
    await page.waitForURL('**/search/?q=catamarranx');
    await page.keyboard.press('Backspace');
    await page.waitForURL('**/search/?q=catamarran');
    await page.getByRole('link', { name: 'catamaran', exact: true }).click();
    await page.waitForURL('**/search/?q=catamaran');
    await settled(page);
    expect(await box(page).inputValue()).toBe('catamaran');
  });

  it('of the index nothing but its program is loaded before the box is used or the address asks', async () => {
    const { page, requests } = await site.open('/search/');
    await page.waitForLoadState('networkidle');
    const ofIndex = requests.map((url) => new URL(url).pathname).filter((path) => path.includes('pagefind'));
    expect(new Set(ofIndex)).toEqual(new Set(['/pagefind/pagefind.js', '/pagefind/wasm.en.pagefind']));
    await Promise.all([page.waitForRequest('**/pagefind-entry.json*'), box(page).focus()]);
  });
});

describe('the chunk that holds a word', () => {
  const isChunk = (url: string) => url.endsWith('.pf_index');

  it('is asked for while the program is on its way', async () => {
    const { page } = await site.open('/search/?q=bridge');
    await settled(page);
    await page.context().route('**/wasm.*', () => {});
    await Promise.all([
      page.waitForRequest((request) => isChunk(request.url())),
      page.reload({ waitUntil: 'commit' }),
    ]);
  });

  it.each(['bridge', 'barnacles', 'Vesterbank', 'ferries', 'tolls', '2012'])(
    'is the one that Pagefind needs for “%s”',
    async (word) => {
      const { page, requests } = await site.open(`/search/?q=${word}`);
      await settled(page);
      expect(new Set(requests.filter(isChunk)).size).toBe(1);
    },
  );
});

describe('the face', () => {
  it('is asked for once the answer stands, which does not wait for it', async () => {
    const { page, requests } = await site.open('/search/?q=bridge');
    await settled(page);
    await page.evaluate(() => document.fonts.ready);
    const asked = (end: string) =>
      requests.flatMap((url, at) => (new URL(url).pathname.endsWith(end) ? at : []));
    expect(Math.min(...asked('.woff2'))).toBeGreaterThan(
      Math.max(...asked('.pf_index'), ...asked('.pf_fragment')),
    );
    expect(await page.evaluate(() => [...document.fonts].some(({ status }) => status === 'loaded'))).toBe(
      true,
    );
  });
});

describe('more results', () => {
  it('come on request, and the focus goes to the first of them', async () => {
    const { page } = await site.open('/search/?q=bridge');
    await settled(page);
    expect(await titles(page)).toHaveLength(10);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.waitForTimeout(200);
    expect(await titles(page)).toHaveLength(10);
    await page.getByRole('button', { name: /^Show 10 more of \d+$/ }).click();
    await page.waitForFunction(() => document.querySelectorAll('.results li').length === 20);
    const focused = await page.evaluate(() => document.activeElement?.textContent);
    expect(focused).toBe((await titles(page))[10]);
    expect(new Set(await titles(page)).size).toBe(20);
  });

  it('are there again for who comes back from one of them, at the same place', async () => {
    const { page } = await site.open('/search/?q=bridge');
    await settled(page);
    await page.locator('#more').click();
    await page.waitForFunction(() => document.querySelectorAll('.results li').length === 20);
    const link = page.locator('.results li').nth(15).getByRole('link');
    await link.click();
    await page.waitForURL((url) => !url.pathname.startsWith('/search/'));
    await page.goBack();
    await page.waitForFunction(() => document.querySelectorAll('.results li').length === 20);
    await page.waitForFunction(() => scrollY > 400);
    expect(await link.isVisible()).toBe(true);
  });

  it('are there again for who loads the page anew, at the place where it was left and not at an earlier one', async () => {
    const { page } = await site.open('/search/?q=bridge');
    await settled(page);
    const isAt = (top: number) => page.waitForFunction((top) => history.state?.scroll === top, top);
    for (const top of [600, 150]) {
      await page.evaluate((top) => scrollTo(0, top), top);
      await isAt(top);
      await page.reload();
      await settled(page);
      await page.waitForFunction((top) => scrollY === top, top);
    }
  });

  it('of each search are at its own place for who goes back and forward', async () => {
    const { page } = await site.open('/search/?q=bridge');
    await settled(page);
    await box(page).fill('ferry');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search/?q=ferry');
    await settled(page);
    await page.evaluate(() => scrollTo(0, 300));
    await page.waitForFunction(() => history.state?.scroll === 300);
    await page.goBack();
    await settled(page);
    await page.waitForFunction(() => scrollY === 0);
    await page.goForward();
    await settled(page);
    await page.waitForFunction(() => scrollY === 300);
  });

  it('come once, however often they are asked for', async () => {
    const { page } = await site.open('/search/?q=bridge');
    await settled(page);
    const more = page.locator('#more');
    const ask = () =>
      more.evaluate((button: HTMLElement) => {
        button.click();
        button.click();
      });
    await ask();
    await page.waitForFunction(() => document.querySelectorAll('.results li').length > 10);
    await ask();
    await page.waitForFunction(() => document.querySelectorAll('.results li').length > 20);
    const all = await titles(page);
    expect([all.length, new Set(all).size]).toEqual([26, 26]);
  });
});

describe('for everyone', () => {
  it('what was found is announced once, and what was not at once', async () => {
    const { page } = await site.open('/search/');
    await page.evaluate(() => {
      const spoken: string[] = [];
      Object.assign(globalThis, { spoken });
      for (const id of ['status', 'alert']) {
        const region = document.getElementById(id) as HTMLElement;
        new MutationObserver(
          () => region.textContent && spoken.push(`${id}: ${region.textContent.trim()}`),
        ).observe(region, { childList: true, subtree: true, characterData: true });
      }
    });
    const spoken = () => page.evaluate(() => (globalThis as unknown as { spoken: string[] }).spoken);
    await box(page).fill('catamaran');
    await page.keyboard.press('Enter');
    await settled(page);
    expect(await spoken()).toEqual(['status: 2 results']);
    await box(page).fill('zzzzzz');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.getElementById('alert')?.textContent);
    expect((await spoken()).slice(1)).toEqual([expect.stringMatching(/^alert: Nothing contains “zzzzzz”\./)]);
    expect(await page.locator('#status').getAttribute('role')).toBe('status');
    expect(await page.locator('#alert').getAttribute('role')).toBe('alert');
  });

  it('it works by keyboard alone, with a visible focus', async () => {
    const { page } = await site.open('/search/');
    await box(page).focus();
    await page.keyboard.type('bridge');
    await page.keyboard.press('Enter');
    await settled(page);
    const focused = () =>
      page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        return { text: element.textContent?.trim() ?? '', outline: getComputedStyle(element).outlineStyle };
      });
    const reach = async (text: string) => {
      for (let steps = 0; steps < 40; steps++) {
        await page.keyboard.press('Tab');
        const { text: here, outline } = await focused();
        expect(outline, here).not.toBe('none');
        if (here === text) return;
      }
      throw new Error(`${text} cannot be reached`);
    };
    await reach('People');
    await page.keyboard.press('Enter');
    await page.locator('#facet-person .values input').first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.waitForURL('**/search/?q=bridge&person=mina-torvald');
    await settled(page);
    expect(await chosen(page)).toEqual(['Mina Torvald']);
    await reach('Remove Mina Torvald ×');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search/?q=bridge');
  });

  it.for(['light', 'dark'] as const)(
    'axe finds no fault in %s with what is loading, open, or failed',
    async (scheme) => {
      const { page } = await site.open('/search/?q=bridge&topic=ferry&view=months');
      await settled(page);
      await page.locator('#facet-topic summary').click();
      await page.locator('#facet-topic .values input').first().waitFor();
      await page.getByText('How to search').click();
      expect(await faultsOf(page, scheme)).toEqual([]);
      const { page: waiting } = await site.open('/search/');
      await waiting.context().route('**/*.pf_fragment', () => {});
      await box(waiting).fill('barnacles');
      await waiting.keyboard.press('Enter');
      await waiting.getByText('Searching…').waitFor();
      expect(await faultsOf(waiting, scheme)).toEqual([]);

      const { page: failing } = await site.open('/search/');
      await failing.route('**/pagefind.js*', (route) => route.abort());
      await failing.reload();
      await box(failing).fill('barnacles');
      await failing.keyboard.press('Enter');
      await failing.getByRole('button', { name: 'Try again' }).waitFor();
      expect(await faultsOf(failing, scheme)).toEqual([]);
    },
  );

  it('it can be used in forced colours, and in a window of 320 px', async () => {
    const { page } = await site.openAlone('/search/?q=bridge&person=mina-torvald', {
      forcedColors: 'active',
      viewport: { width: 320, height: 700 },
    });
    await settled(page);
    await page.getByText('Narrow down').click();
    await page.locator('#facet-person summary').click();
    await page.getByRole('checkbox', { name: /^Mina Torvald/ }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    const box = await page.getByRole('checkbox', { name: /^Mina Torvald/ }).boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
  });

  it.for([360, 768, 1280])('nothing moves while results arrive in a window of %i px', async (width) => {
    const { page } = await site.openAlone('/404.html', { viewport: { width, height: 800 } });
    const release = await holdPages(page);
    await page.goto(new URL('/search/?q=bridge', page.url()).href);
    await page.getByText('Searching…').waitFor();
    release();
    await settled(page);
    await page.locator('.kinds li').first().waitFor();
    expect(await page.evaluate(layoutShift)).toBeLessThan(0.01);
  });

  it('every page has a form that leads here, without script', async () => {
    const { page } = await site.openAlone('/people/mina-torvald/', { javaScriptEnabled: false });
    await page.getByRole('searchbox', { name: 'Search' }).fill('storm proof');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search/?q=storm+proof');
    const main = page.locator('main');
    expect(await main.textContent()).toContain('Searching needs script');
    const offered = { timeline: '/timeline/', topics: '/topics/', people: '/people/', sources: '/sources/' };
    for (const [name, path] of Object.entries(offered)) {
      expect(await main.getByRole('link', { name, exact: true }).getAttribute('href')).toBe(path);
    }
    for (const control of ['.limits', '.arrange', '#retry', '#more']) {
      expect(await page.locator(control).isVisible(), control).toBe(false);
    }
  });
});

describe('when things fail', () => {
  const failed = (page: Page) => page.getByRole('button', { name: 'Try again' }).waitFor();

  it.for([
    ['the engine is missing', '**/pagefind.js*', (body: Buffer) => body.subarray(0, 0)],
    ['the engine is cut off', '**/wasm.*', (body: Buffer) => body.subarray(0, body.length / 2)],
    ['the list of pages is cut off', '**/*.pf_meta', (body: Buffer) => body.subarray(0, body.length / 2)],
    ['a part of the index is missing', '**/*.pf_index', () => undefined],
    ['a part of the index is cut off', '**/*.pf_index', (body: Buffer) => body.subarray(0, body.length / 2)],
    [
      'a page of the index is cut off',
      '**/*.pf_fragment',
      (body: Buffer) => body.subarray(0, body.length / 2),
    ],
    ['a page of the index is missing', '**/*.pf_fragment', () => undefined],
  ] as const)('as when %s, it says so, keeps the query, and tries again', async ([, files, spoil]) => {
    const { page } = await site.open('/search/');
    await page.context().route(files, async (route) => {
      const response = await route.fetch();
      const body = spoil(await response.body());
      await route.fulfill(body === undefined ? { status: 404 } : { response, body });
    });
    // The program is loaded with the page.
    await page.reload();
    await box(page).fill('barnacles');
    await page.keyboard.press('Enter');
    await failed(page);
    expect(await said(page)).toBe('The search index could not be loaded. Your search is kept: try again.');
    expect([await box(page).inputValue(), query(page)]).toEqual(['barnacles', '?q=barnacles']);
    await page.context().unrouteAll({ behavior: 'ignoreErrors' });
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.results li').first().waitFor();
    expect(await said(page)).toBe('3 results');
  });

  it('another query is asked of a new engine, and so is the same', async () => {
    const { page } = await site.open('/search/');
    await page.context().route('**/*.pf_index', (route) => route.fulfill({ status: 404 }));
    await box(page).fill('barnacles');
    await page.keyboard.press('Enter');
    await failed(page);
    await page.keyboard.press('Enter');
    await failed(page);
    await page.context().unroute('**/*.pf_index');
    await page.keyboard.press('Enter');
    await page.locator('.results li').first().waitFor();
    expect(await said(page)).toBe('3 results');
  });

  it('as when the files of the facets are missing, it says so', async () => {
    const { page } = await site.open('/search/');
    await page.route('**/search/*/items.json', (route) => route.fulfill({ status: 404 }));
    await page.goto(`${site.origin}/search/?person=mina-torvald`);
    await failed(page);
    await page.unroute('**/search/*/items.json');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.results li').first().waitFor();
    expect(await chosen(page)).toEqual(['Mina Torvald']);
  });

  it('as when a facet is missing, it says so, and keeps the results', async () => {
    const { page } = await site.open('/search/?q=bridge');
    await settled(page);
    await page.route('**/search/*/topic.json', (route) => route.fulfill({ status: 404 }));
    await page.locator('#facet-topic summary').click();
    await failed(page);
    expect(await titles(page)).toHaveLength(10);
    await page.unroute('**/search/*/topic.json');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('#facet-topic .values input').first().waitFor();
  });

  it('as when only the counts are slow, the results are there, and nothing says to wait', async () => {
    const { page } = await site.openAlone('/search/');
    await page.clock.install();
    await page.route('**/search/*/person.json', () => {});
    await page.goto(`${site.origin}/search/?q=bridge`);
    await settled(page);
    await page.locator('#facet-person summary').click();
    await box(page).fill('ferry');
    await page.keyboard.press('Enter');
    await settled(page);
    await page.clock.runFor(7000);
    expect(await page.locator('#loading').isVisible()).toBe(false);
  });

  it('as when the network is lost, it says so, and goes on when it is back', async () => {
    // A tab that others have had keeps what they have loaded.
    const { page } = await site.openAlone('/search/?from=1980');
    await settled(page);
    await page.context().setOffline(true);
    await page.locator('#facet-topic summary').click();
    await failed(page);
    expect(await titles(page)).toHaveLength(10);
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.results li').first().waitFor();
    expect(await titles(page)).toHaveLength(10);
  });

  it('as when the network is slow, it says that it is waiting, and shows the results when they come', async () => {
    const { page } = await site.openAlone('/search/');
    await page.clock.install();
    const release = await holdPages(page);
    await box(page).fill('barnacles');
    await page.keyboard.press('Enter');
    await page.clock.runFor(7000);
    await page.getByText('Still searching.').waitFor();
    expect(await page.getByRole('button', { name: 'Try again' }).isVisible()).toBe(true);
    release();
    await page.locator('.results li').first().waitFor();
    expect(await page.getByText('Still searching.').isVisible()).toBe(false);
  });
});
