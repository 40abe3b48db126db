/** What a reader may ask of the search, and what comes back. */
import { readFileSync } from 'node:fs';
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

const leaving = 'What the Ærø Leaves Behind at the Quay';
const leaves = expect.stringContaining(leaving);
const takes = expect.stringContaining('Bridge Takes Its First Cars');

describe('words', () => {
  it.for([
    ['storm-proof', /What the Ærø Leaves Behind/],
    ['barnacles', /Bridge Takes Its First Cars/],
    ['catamaran', /What the Ærø Leaves Behind/],
    ['regatta', /\[Town crosses/],
    ['REGATTAS', /\[Town crosses/],
    ['regat', /\[Town crosses/],
    ['promises', /\[Chair of the Marfa Line/],
    ['typesetters', /Farvel til Ærø/],
    ['الجسر', /افتتاح جسر تورهافن/],
  ] as const)('like %s find the story', async ([query, story]) => {
    const page = await open(`?q=${query}`);
    expect((await titles(page)).some((title) => story.test(title))).toBe(true);
    expect(await page.locator('.results mark').count()).toBeGreaterThan(0);
  });

  it('in quotation marks find them side by side, together with others', async () => {
    expect(await titles(await open('?q=%22toll+money%22+Vesterbank'))).toEqual([takes, leaves]);
    expect(await titles(await open('?q=%22toll+money%22'))).toEqual(['Toll money', takes, leaves]);
  });

  it('behind a minus are kept out', async () => {
    expect(await titles(await open('?q=%22toll+money%22+-Vesterbank'))).toEqual(['Toll money']);
  });

  it('are found whole: Bo is not the beginning of both', async () => {
    const page = await open('?q=Bo');
    const marks = await page.locator('.results mark').allTextContents();
    expect(marks.length).toBeGreaterThan(0);
    expect(new Set(marks)).toEqual(new Set(['Bo']));
  });

  it.for([
    ['Dvorak', 'Pavel Dvořák', 'Dvořák'],
    ['DVOŘÁK', 'Pavel Dvořák', 'Dvořák'],
    ['ærø', leaving, 'Ærø'],
  ] as const)(
    'are found with accents and without, in whatever capitals: %s',
    async ([query, title, word]) => {
      const page = await open(`?q=${encodeURIComponent(query)}`);
      expect(await titles(page)).toContain(title);
      expect(await page.locator('.results mark').allTextContents()).toContain(word);
    },
  );

  it('that two people are called by find both, and their first names tell them apart', async () => {
    const both = ['Bo Lind', 'Ida Lind'];
    const found = async (address: string) =>
      (await titles(await open(address))).filter((title) => both.includes(title)).sort();
    expect(await found('?q=Lind')).toEqual(both);
    expect(await found('?q=%22Bo+Lind%22')).toEqual(['Bo Lind']);
    expect(await found('?q=%22Ida+Lind%22')).toEqual(['Ida Lind']);
  });

  it('that occur nowhere are named and left out', async () => {
    const page = await open('?q=bridge+catamarans2');
    expect(await said(page)).toContain('Nothing contains “catamarans2”; shown without it.');
    expect((await titles(page)).toSorted()).toEqual((await titles(await open('?q=bridge'))).toSorted());
  });

  it('that are misspelt lead to what was meant, by a link', async () => {
    const page = await open('?q=catamarran');
    await page.getByRole('link', { name: 'catamaran', exact: true }).click();
    await page.waitForURL('**/search/?q=catamaran');
    await settled(page);
    expect(await box(page).inputValue()).toBe('catamaran');
    expect(await titles(page)).toContainEqual(leaves);

    const name = await open('?q=Mina+Torwald');
    expect(await said(name)).toContain('Nothing contains “Torwald”. Shown for Mina Torvald.');
  });

  it('of a compound are found side by side, with the hyphen and without', async () => {
    const [without, withHyphen] = [await open('?q=%22toll+free%22'), await open('?q=%22toll-free%22')];
    expect((await titles(without)).length).toBeGreaterThan(3);
    expect((await titles(without)).toSorted()).toEqual((await titles(withHyphen)).toSorted());
  });

  it('of which no page has all find those that have the most of them, and it is said', async () => {
    const page = await open('?q=regatta+catamaran');
    expect(await said(page)).toMatch(
      /^\d+ results No page has all of it; shown are those that have the most of it, and the rarest words\.$/,
    );
    expect(await titles(page)).toContainEqual(leaves);
  });

  it('that are a date lead to what is of it', async () => {
    const page = await open('?q=6+May+2024');
    await page.getByRole('link', { name: 'Limit to 6 May 2024' }).click();
    await page.waitForURL('**/search/?from=2024-05-06&to=2024-05-06');
    await settled(page);
    expect(await titles(page)).toContainEqual(leaves);
  });

  it('can be limited to a kind of page, with counts', async () => {
    const page = await open('?q=bridge');
    await page.getByRole('link', { name: /^Events \d/ }).click();
    await page.waitForURL('**/search/?q=bridge&kind=event');
    await settled(page);
    expect(new Set(await page.locator('.results .by').allTextContents())).toEqual(
      new Set((await page.locator('.results .by').allTextContents()).filter((by) => by.startsWith('Event'))),
    );
  });

  it('are counted by time, and each bar narrows down to what lies there', async () => {
    const page = await open('?q=bridge');
    const bars = page.getByRole('list', { name: 'Results by time' }).getByRole('link');
    const [label = '', year = '', count = ''] =
      /^(\d{4}) (\d+)$/.exec((await bars.last().textContent()) ?? '') ?? [];
    expect(label).not.toBe('');
    await bars.last().click();
    await page.waitForURL(`**/search/?q=bridge&from=${year}&to=${year}`);
    await settled(page);
    expect(await said(page)).toBe(`${count} results`);
    await page
      .getByRole('list', { name: 'Results by time' })
      .getByText(new RegExp(`^[A-Z][a-z]+ ${year}$`))
      .first()
      .waitFor();
  });

  it('are in the box with the cursor behind them when they come from another page, and `/` leads there', async () => {
    const page = await open('?q=bridge');
    await page.goto(new URL('/people/', page.url()).href);
    await page.getByRole('searchbox', { name: 'Search' }).fill('storm');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search/?q=storm');
    await settled(page);
    await page.keyboard.type('s');
    expect(await box(page).inputValue()).toBe('storms');
    await page.getByRole('list', { name: 'Kinds of results' }).click();
    await page.keyboard.press('/');
    expect(await box(page).evaluate((input) => input === document.activeElement)).toBe(true);
  });

  it('can be taken along as a table', async () => {
    const page = await open('?q=catamaran');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Results as a table (CSV)' }).click(),
    ]);
    const text = readFileSync(await download.path(), 'utf8');
    expect(text.split('\r\n')[0]).toBe('\uFEFF"Kind","Title","Source","Date","Address"');
    expect(text).toMatch(
      /"Story","What the Ærø[^"]*","quay\.log","6 May 2024","http[^"]*\/stories\/2024-05-06-what-the-aeroe-leaves\/"/,
    );
  });
});

describe('limits', () => {
  it('list what lies within them, in order of time, and their counts add up', async () => {
    const page = await open('?person=lars-aune&topic=ferry&from=2024&to=2024&sort=oldest');
    expect(await titles(page)).toEqual([
      'Lars Aune is captain of the Ærø',
      'The ferry makes its last trip',
      leaves,
      expect.stringContaining('Farvel til Ærø'),
    ]);
    expect(await chosen(page)).toEqual(['Lars Aune', 'Ferry across the sound', 'From 2024', 'Until 2024']);
    expect(await values(page, 'Sources')).toEqual(['Kysten 1', 'quay.log 1']);

    const wider = await open('?person=mina-torvald&from=2024&to=2024&sort=oldest');
    const kinds = await wider.locator('.results .by').allTextContents();
    const articles = kinds.filter((by) => by.startsWith('Story')).length;
    const counts = (await values(wider, 'Sources')).map((value) => Number(value.split(' ').at(-1)));
    expect(counts.reduce((sum, count) => sum + count)).toBe(articles);
    expect(await values(wider, 'Topics')).toContain('Toll money 3');
  });

  it('are taken away by the chips that show them', async () => {
    const page = await open('?q=bridge&person=mina-torvald&from=2024');
    expect(await chosen(page)).toEqual(['Mina Torvald', 'From 2024']);
    await page.getByRole('link', { name: 'Remove Mina Torvald' }).click();
    await page.waitForURL('**/search/?q=bridge&from=2024');
    await settled(page);
    expect(await chosen(page)).toEqual(['From 2024']);
  });

  it('are chosen by name, with counts of the present query', async () => {
    const page = await open('?q=catamaran');
    expect(await values(page, 'Sources')).toEqual(['quay.log 1']);
    await page.getByRole('checkbox', { name: /^quay\.log/ }).check();
    await page.waitForURL('**/search/?q=catamaran&source=quay-log');
    await settled(page);
    expect(await titles(page)).toEqual([leaves]);
    expect(await page.getByRole('checkbox', { name: /^quay\.log/ }).isChecked()).toBe(true);
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('quay-log');
  });

  it('of time stand open beside what was found, until a reader closes them', async () => {
    const page = await open('?q=bridge');
    await page.getByText('Dates', { exact: true }).click();
    await page.locator('#query').fill('ferry');
    await page.waitForURL('**/search/?q=ferry');
    await settled(page);
    expect(await page.getByLabel('From: year').isVisible()).toBe(false);
  });

  it('of time are chosen by year and month', async () => {
    const page = await open('?q=bridge');
    expect(await page.getByLabel('From: month').isDisabled()).toBe(true);
    await page.getByLabel('From: year').selectOption('2025');
    await page.waitForURL('**/search/?q=bridge&from=2025');
    await page.getByLabel('From: month').selectOption('January');
    await page.waitForURL('**/search/?q=bridge&from=2025-01');
    await settled(page);
    expect(await titles(page)).toContain('Lorries Turned Back at the Bridge');
    expect(await titles(page)).not.toContainEqual(leaves);
  });

  it('of time that exclude each other leave the one that was chosen last', async () => {
    const page = await open('?q=bridge&to=2018');
    await page.getByLabel('From: year').selectOption('2020');
    await page.waitForURL('**/search/?q=bridge&from=2020');
  });

  it('have a box to find a value in where there are many', async () => {
    const page = await open('?q=bridge');
    expect((await values(page, 'Events')).at(-1)).toMatch(/^Show \d+ more$/);
    expect(await values(page, 'Events')).toHaveLength(11);
    await page.getByRole('button', { name: /^Show \d more$/ }).click();
    expect((await values(page, 'Events')).at(-1)).not.toMatch(/^Show/);
    await page.getByRole('searchbox', { name: 'Find in events' }).fill('regat');
    expect(await values(page, 'Events')).toEqual([expect.stringMatching(/^The regatta is put off \d+$/)]);
    expect(await page.locator('#facet-person input[type=search]').isVisible()).toBe(false);
  });

  it('without a result offer to look without them', async () => {
    const page = await open('?q=catamaran&source=kysten');
    expect(await said(page)).toBe(
      'Nothing was found for “catamaran” within these limits. Look without the limits Or look through the timeline, the people or the topics.',
    );
    await page.getByRole('link', { name: 'Look without the limits' }).click();
    await page.waitForURL('**/search/?q=catamaran');
  });
});

describe('every page that lists something', () => {
  it.for([
    ['/people/mina-torvald/', 'person=mina-torvald'],
    ['/topics/ferry/', 'topic=ferry'],
    ['/sources/kysten/', 'source=kysten'],
    ['/sources/al-marfa/', 'source=al-marfa'],
  ] as const)('%s links to the same as a search', async ([path, parameters]) => {
    const { page } = await site.open(path);
    const listed = await page.locator('.items h3').count();
    await page.locator('.as-search a').click();
    await page.waitForURL(`**/search/?${parameters}`);
    await settled(page);
    expect(await said(page)).toBe(listed === 1 ? '1 result' : `${listed} results`);
  });

  it.for([
    ['/events/bridge-opens/', 'event=bridge-opens', '5 results'],
    ['/2025/', 'from=2025&to=2025', '8 results'],
    ['/2024/05/', 'from=2024-05&to=2024-05', '13 results'],
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
    const page = await open('?q=Vesterbank');
    const story = page.locator('.results li', { hasText: leaving });
    expect(await story.locator('.by').textContent()).toBe('Story · quay.log · 6 May 2024');
    const inferred = page.locator('.results li', { hasText: 'Bridge Takes' });
    expect(await inferred.locator('.by').textContent()).toBe('Story · Harbour Post · [6 May 2024]');
    const kinds = await (await open('?q=Torvald')).locator('.results .by').allTextContents();
    expect(new Set(kinds.map((by) => by.split(' ·')[0]))).toEqual(
      new Set(['Event', 'Person', 'Topic', 'Story']),
    );
  });

  it('leads to the passage that matched, which the browser marks', async () => {
    const page = await open('?q=%22storm-proof%22');
    const link = page.locator('.results li', { hasText: leaving }).getByRole('link');
    expect(await link.getAttribute('href')).toMatch(/^\/stories\/[\w-]+\/#[\w.-]*:~:text=.*storm%2Dproof/);
    await link.click();
    await page.waitForURL('**/stories/2024-05-06-what-the-aeroe-leaves/**');
    await page.waitForFunction(() => scrollY > 0);
    const passage = page.locator('.prose p', { hasText: 'storm-proof' }).first();
    const { top = -1 } =
      (await passage.evaluate((element) => element.getBoundingClientRect().toJSON())) ?? {};
    expect(top).toBeGreaterThan(-400);
    expect(top).toBeLessThan(800);
  });

  it('stands under its year and month if asked to', async () => {
    const page = await open('?person=salma-haddad&view=months');
    const headings = await page.locator('#results').locator('h2, h3').allTextContents();
    expect(headings).toEqual(['2025', 'February 2025']);
    const years = await open('?q=ferry&view=months&sort=oldest');
    expect((await years.locator('#results > h2').allTextContents()).slice(0, 3)).toEqual([
      '1987',
      '2009',
      '2012',
    ]);
    expect((await years.locator('#results > h3').allTextContents())[0]).toBe('1987, month not known');
  });
});
