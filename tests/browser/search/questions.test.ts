/** What a reader may ask of the search of the real archive, and what comes back. */
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { serveSite } from '../../support/browser.ts';
import { box, chosen, said, settled, titles, values } from '../../support/search.ts';

const site = serveSite(() => inject('site'));

async function open(address: string): Promise<Page> {
  const { page } = await site.open(`/search/${address}`);
  await settled(page);
  return page;
}

const leaving = 'Elon Musk Departs Beijing';
const departs = expect.stringContaining(leaving);
const concludes = expect.stringContaining('Elon Musk Concludes China Visit');

describe('words', () => {
  it.for([
    ['lane-level', /Elon Musk Departs Beijing/],
    ['military', /Elon Musk Concludes China Visit/],
    ['robotaxi', /Elon Musk Departs Beijing/],
    ['inauguration', /\[Han Zheng/],
    ['INAUGURATIONS', /\[Han Zheng/],
    ['inaug', /\[Han Zheng/],
  ] as const)('like %s find the story', async ([query, story]) => {
    const page = await open(`?q=${query}`);
    expect((await titles(page)).some((title) => story.test(title))).toBe(true);
    expect(await page.locator('.results mark').count()).toBeGreaterThan(0);
  });

  it('in quotation marks find them side by side, together with others', async () => {
    expect(await titles(await open('?q=%22data+security%22+Baidu'))).toEqual([concludes, departs]);
    expect(await titles(await open('?q=%22data+security%22'))).toEqual(['Data security', concludes, departs]);
  });

  it('behind a minus are kept out', async () => {
    expect(await titles(await open('?q=%22data+security%22+-Baidu'))).toEqual(['Data security']);
  });

  it('are found whole: Li is not the beginning of like', async () => {
    const page = await open('?q=Li');
    const marks = await page.locator('.results mark').allTextContents();
    expect(marks.length).toBeGreaterThan(0);
    expect(new Set(marks)).toEqual(new Set(['Li']));
  });

  it('that occur nowhere are named and left out', async () => {
    const page = await open('?q=Tesla+robotaxis2');
    expect(await said(page)).toContain('Nothing contains “robotaxis2”; shown without it.');
    expect(await titles(page)).toEqual(await titles(await open('?q=Tesla')));
  });

  it('that are misspelt lead to what was meant, by a link', async () => {
    const page = await open('?q=robotaxy');
    await page.getByRole('link', { name: 'robotaxi', exact: true }).click();
    await page.waitForURL('**/search/?q=robotaxi');
    await settled(page);
    expect(await box(page).inputValue()).toBe('robotaxi');
    expect(await titles(page)).toContainEqual(departs);

    const name = await open('?q=Li+Quiang');
    expect(await said(name)).toContain('Did you mean Li Qiang?');
  });

  it('of a compound are found side by side, with the hyphen and without', async () => {
    const [without, withHyphen] = [await open('?q=%22self+driving%22'), await open('?q=%22self-driving%22')];
    expect((await titles(without)).length).toBeGreaterThan(3);
    expect(await titles(without)).toEqual(await titles(withHyphen));
  });

  it('of which no page has all lead to fewer', async () => {
    const page = await open('?q=inauguration+robotaxi');
    expect(await said(page)).toBe(
      'Nothing was found for “inauguration robotaxi”. No page has them all. Try robotaxi or inauguration.',
    );
    expect(await titles(page)).toEqual([]);
  });
});

describe('limits', () => {
  it('list what lies within them, in order of time, and their counts add up', async () => {
    const page = await open('?person=li-qiang&topic=foreign-business&from=2024&to=2024&sort=oldest');
    expect(await titles(page)).toEqual(['Musk meets Premier Li Qiang in Beijing', concludes]);
    expect(await chosen(page)).toEqual(['Li Qiang', 'Foreign companies in China', 'From 2024', 'Until 2024']);
    expect(await values(page, 'Sources')).toEqual(['The Epoch Times 1']);

    const wider = await open('?person=li-qiang&from=2024&to=2024&sort=oldest');
    const kinds = await wider.locator('.results .by').allTextContents();
    const articles = kinds.filter((by) => by.startsWith('Article')).length;
    const counts = (await values(wider, 'Sources')).map((value) => Number(value.split(' ').at(-1)));
    expect(counts.reduce((sum, count) => sum + count)).toBe(articles);
    expect(await values(wider, 'Topics')).toContain('Foreign companies in China 2');
  });

  it('are taken away by the chips that show them', async () => {
    const page = await open('?q=Tesla&person=li-qiang&from=2024');
    expect(await chosen(page)).toEqual(['Li Qiang', 'From 2024']);
    await page.getByRole('link', { name: 'Remove Li Qiang' }).click();
    await page.waitForURL('**/search/?q=Tesla&from=2024');
    await settled(page);
    expect(await chosen(page)).toEqual(['From 2024']);
  });

  it('are chosen by name, with counts of the present query', async () => {
    const page = await open('?q=robotaxi');
    expect(await values(page, 'Sources')).toEqual(['tr.im 1']);
    await page.getByRole('checkbox', { name: /^tr\.im/ }).check();
    await page.waitForURL('**/search/?q=robotaxi&source=tr-im');
    await settled(page);
    expect(await titles(page)).toEqual([departs]);
    expect(await page.getByRole('checkbox', { name: /^tr\.im/ }).isChecked()).toBe(true);
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('tr-im');
    expect(await page.locator('.results .matched').textContent()).toBe('Matches tr.im');
  });

  it('of time are chosen by year and month', async () => {
    const page = await open('?q=Tesla');
    await page.getByText('Dates', { exact: true }).click();
    expect(await page.getByLabel('From: month').isDisabled()).toBe(true);
    await page.getByLabel('From: year').selectOption('2025');
    await page.waitForURL('**/search/?q=Tesla&from=2025');
    await page.getByLabel('From: month').selectOption('January');
    await page.waitForURL('**/search/?q=Tesla&from=2025-01');
    await settled(page);
    expect(await titles(page)).toContain('Han Zheng meets Musk in Washington');
    expect(await titles(page)).not.toContainEqual(departs);
  });

  it('of time that exclude each other leave the one that was chosen last', async () => {
    const page = await open('?q=Tesla&to=2018');
    await page.getByText('Dates', { exact: true }).click();
    await page.getByLabel('From: year').selectOption('2020');
    await page.waitForURL('**/search/?q=Tesla&from=2020');
  });

  it('have a box to find a value in where there are many', async () => {
    const page = await open('?q=Tesla');
    expect((await values(page, 'Topics')).at(-1)).toMatch(/^Show \d+ more$/);
    expect(await values(page, 'Topics')).toHaveLength(11);
    await page.getByRole('button', { name: /^Show \d more$/ }).click();
    expect((await values(page, 'Topics')).at(-1)).not.toMatch(/^Show/);
    await page.getByRole('searchbox', { name: 'Find in topics' }).fill('baid');
    expect(await values(page, 'Topics')).toEqual([expect.stringMatching(/^Mapping and Baidu \d+$/)]);
    expect(await page.locator('#facet-person input[type=search]').isVisible()).toBe(false);
  });

  it('without a result offer to look without them', async () => {
    const page = await open('?q=robotaxi&source=azernews');
    expect(await said(page)).toBe(
      'Nothing was found for “robotaxi” within these limits. Look without the limits',
    );
    await page.getByRole('link', { name: 'Look without the limits' }).click();
    await page.waitForURL('**/search/?q=robotaxi');
  });
});

describe('every page that lists something', () => {
  it.for([
    ['/people/li-qiang/', 'person=li-qiang'],
    ['/topics/self-driving/', 'topic=self-driving'],
    ['/sources/azernews/', 'source=azernews'],
  ] as const)('%s links to the same as a search', async ([path, parameters]) => {
    const { page } = await site.open(path);
    const listed = await page.locator('.items h3').count();
    await page.locator('.as-search a').click();
    await page.waitForURL(`**/search/?${parameters}`);
    await settled(page);
    expect(await said(page)).toBe(listed === 1 ? '1 result' : `${listed} results`);
  });

  it.for([
    ['/events/musk-meets-li-qiang/', 'event=musk-meets-li-qiang', '4 results'],
    ['/2025/', 'from=2025&to=2025', '3 results'],
    ['/2024/04/', 'from=2024-04&to=2024-04', '13 results'],
  ] as const)('%s links to what belongs to it', async ([path, parameters, count]) => {
    const { page } = await site.open(path);
    await page.locator('.as-search a').click();
    await page.waitForURL(`**/search/?${parameters}`);
    await settled(page);
    expect(await said(page)).toBe(count);
  });
});

describe('a result', () => {
  it('says what it is, who published it and when, and how its date is known', async () => {
    const page = await open('?q=robotaxi');
    const story = page.locator('.results li', { hasText: leaving });
    expect(await story.locator('.by').textContent()).toBe('Article · tr.im · 29 April 2024 (inferred)');
    const kinds = await (await open('?q=Qiang')).locator('.results .by').allTextContents();
    expect(new Set(kinds.map((by) => by.split(' ·')[0]))).toEqual(
      new Set(['Event', 'Person', 'Topic', 'Article']),
    );
  });

  it('leads to the passage that matched, which the browser marks', async () => {
    const page = await open('?q=%22lane-level%22');
    const link = page.locator('.results li', { hasText: leaving }).getByRole('link');
    expect(await link.getAttribute('href')).toMatch(/^\/stories\/[\w-]+\/#[\w.-]*:~:text=.*lane%2Dlevel/);
    await link.click();
    await page.waitForURL('**/stories/2024-04-29-musk-departs-beijing/**');
    await page.waitForFunction(() => scrollY > 0);
    const passage = page.locator('.prose p', { hasText: 'lane-level' }).first();
    const { top = -1 } =
      (await passage.evaluate((element) => element.getBoundingClientRect().toJSON())) ?? {};
    expect(top).toBeGreaterThan(-400);
    expect(top).toBeLessThan(800);
  });

  it('stands under its year and month if asked to', async () => {
    const page = await open('?person=han-zheng&view=months');
    const headings = await page.locator('#results').locator('h2, h3').allTextContents();
    expect(headings).toEqual(['2025', 'January 2025']);
    const years = await open('?q=Shanghai&view=months&sort=oldest');
    expect((await years.locator('#results > h2').allTextContents()).slice(0, 3)).toEqual([
      '2017',
      '2018',
      '2019',
    ]);
    expect((await years.locator('#results > h3').allTextContents())[0]).toBe('2017, month not known');
  });
});
