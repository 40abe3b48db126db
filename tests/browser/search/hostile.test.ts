/** A larger archive with an article that means harm: the search shows what it says, and runs none of it. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateArchive } from '../../bench/generate.ts';
import { serveSite } from '../../support/browser.ts';
import { runScript, success } from '../../support/commands.ts';
import { forget, temporaryFolder } from '../../support/folders.ts';
import { box, said, settled, titles } from '../../support/search.ts';

const attack = '<img src=x onerror="document.title=\'owned\'">';
/** Words that are not taken apart, or put together, as most are. */
const odd = [
  'src=x C++ C# ½cup ﬁne naïve Straße İstanbul O’Neill e-mail 3.5% €500 北京 x²y 🚀rocket A/B foo_bar user@example.com',
  'vis-à-vis don’t ＦＵＬＬ ΑΒΓ ёлка résumé a+b=c 1,000 U.S. 10:30 it’s—so end…begin (paren)text $5bn Œuvre 5° co2₂ tm™',
  'אבג مرحبا हिन्दी ไทย 한국어 カタカナ ガラス camelCase HTMLParser v1.2.3 e.g. --dash',
].join(' ');
const folder = temporaryFolder('hostile');
const env = { ARCHIVE_CONTENT: join(folder, 'content'), ARCHIVE_OUT: join(folder, 'site') };

beforeAll(async () => {
  generateArchive(env.ARCHIVE_CONTENT, 60, 1);
  writeFileSync(
    join(env.ARCHIVE_CONTENT, 'people/harmful.mdx'),
    `---\nname: 'Harm ${attack.replaceAll("'", "''")}'\nrole: A person\naliases: []\n---\n`,
  );
  writeFileSync(
    join(env.ARCHIVE_CONTENT, 'events/harm-done.mdx'),
    `---\ntitle: 'Harmful ${attack.replaceAll("'", "''")}'\ndate: 2024-04\ndateBasis: stated\npeople:\n  - harmful\ntopics: []\n---\n\nWhat was \\<script>attempted\\</script>.\n\n${odd}\n`,
  );
  writeFileSync(
    join(env.ARCHIVE_CONTENT, 'articles/2024-04-01-harm.mdx'),
    articleAbout('harm-done', `Harmful ${attack.replaceAll("'", "''")}`),
  );
  await success(runScript('build', env));
});
afterAll(() => {
  forget(env);
  rmSync(folder, { recursive: true, force: true });
});

const site = serveSite(() => env.ARCHIVE_OUT);

/** What a policy refused or a script reported. */
async function open(path: string): Promise<{ page: Page; errors: string[]; requests: string[] }> {
  const opened = await site.open(path);
  await settled(opened.page);
  return opened;
}

describe('a title that is markup', () => {
  it.for(['?q=harmful', '?q=onerror', '?person=harmful', '?event=harm-done&view=months'])(
    'is shown as it is and runs nothing, searched for by %s',
    async (address) => {
      const { page, errors, requests } = await open(`/search/${address}`);
      expect((await titles(page)).some((title) => title.includes('<img src=x onerror='))).toBe(true);
      await page.locator('#facet-person summary').click();
      await page.locator('#facet-person .values li').first().waitFor();
      expect(await page.locator('main img, main script:not([src])').count()).toBe(0);
      expect(await page.title()).not.toBe('owned');
      expect(errors).toEqual([]);
      expect(requests.every((url) => url.startsWith(site.origin))).toBe(true);
    },
  );

  it('is named in the title, the chips and the facets as it is', async () => {
    const { page } = await open('/search/?person=harmful');
    expect(await page.title()).toContain(attack);
    expect(await page.locator('#chips').textContent()).toContain(attack);
  });
});

it.for([
  attack,
  '"><script>alert(1)</script>',
  'javascript:alert(1)',
  '\u202Egnihton',
  '%',
  '__proto__',
  'constructor',
])('a query of %s runs nothing', async (text) => {
  const { page, errors } = await open(
    `/search/?q=${encodeURIComponent(text)}&person=${encodeURIComponent(text)}`,
  );
  expect(await box(page).inputValue()).toBe(text);
  expect(await page.locator('main img, main script:not([src])').count()).toBe(0);
  expect(await page.title()).not.toBe('owned');
  expect(errors).toEqual([]);
});

it('runs under its policy, with Pagefind in a worker of its own', async () => {
  const { page, errors, requests } = await open('/search/?q=harmful');
  const policy = await page.locator('meta[http-equiv="content-security-policy"]').getAttribute('content');
  expect(policy?.split('; ').toSorted()).toEqual([
    "base-uri 'none'",
    "connect-src 'self'",
    "default-src 'none'",
    "font-src 'self'",
    "form-action 'self'",
    "img-src 'self'",
    "require-trusted-types-for 'script'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    'trusted-types default',
  ]);
  expect(page.workers()).toHaveLength(1);
  expect(requests.some((url) => url.endsWith('pagefind-worker.js'))).toBe(true);
  expect(errors).toEqual([]);
});

it('ends the worker of an engine that failed', async () => {
  const { page } = await site.open('/search/');
  await page.context().route('**/*.pf_index', (route) => route.fulfill({ status: 404 }));
  await box(page).fill('harmful');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Try again' }).waitFor();
  await page.context().unroute('**/*.pf_index');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.locator('.results li').first().waitFor();
  await expect.poll(() => page.workers().length).toBe(1);
});

it('finds every word of the archive’s vocabulary, by which it tells a missing part of the index from a missing word', async () => {
  const { page } = await open('/search/?q=harmful');
  const absent = await page.evaluate(lookUpEveryWord);
  expect(absent).toEqual([]);
});

it.for([
  'src=x',
  'C++',
  '½cup',
  'naïve',
  'İstanbul',
  'O’Neill',
  '北京',
  'x²y',
  'foo_bar',
  'a+b=c',
  '한국어',
  'ガラス',
  '$5bn',
  'vis-à-vis',
])('finds %s as it is written', async (word) => {
  const { page } = await open(`/search/?q=${encodeURIComponent(word)}`);
  expect(await titles(page)).toContain(`Harmful ${attack}`);
});

it('lets no other script be started, and no markup be parsed', async () => {
  const { page } = await open('/search/?q=harmful');
  const refused = await page.evaluate(() =>
    [
      () => new Worker('/other.js'),
      () => Object.assign(document.createElement('div'), { innerHTML: '<b>x</b>' }),
      () => Object.assign(document.createElement('script'), { src: '/other.js' }),
    ].map((attempt) => {
      try {
        attempt();
        return false;
      } catch {
        return true;
      }
    }),
  );
  expect(refused).toEqual([true, true, true]);
});

it('finds among many values, and shows more results as they are asked for', async () => {
  const { page } = await open('/search/?to=2030');
  const [count = 0] = (await said(page)).split(' ').map(Number);
  expect(count).toBeGreaterThan(60);
  while (await page.locator('#more').isVisible()) {
    const before = await page.locator('.results li').count();
    await page.locator('#more').click();
    await page.waitForFunction((count) => document.querySelectorAll('.results li').length > count, before);
  }
  expect(await page.locator('.results li').count()).toBe(count);
});

/** As text, because the test runner would write its own way of importing into it. */
const lookUpEveryWord = `(async () => {
  const { folder } = await (await fetch('/pagefind/pagefind-entry.json')).json();
  const words = await (await fetch('/search/' + folder + '/words.json')).json();
  const { search } = await import('/pagefind/pagefind.js');
  const absent = [];
  for (const word of words.flat()) {
    const { results } = await search('"' + word + '"');
    if (results.length === 0) absent.push(word);
  }
  return words.flat().length > 1000 ? absent : ['too few words to tell'];
})()`;

const first = (kind: string) => readdirSync(join(env.ARCHIVE_CONTENT, kind))[0]?.replace('.mdx', '');

function articleAbout(event: string, title: string): string {
  const fields = [
    `title: '${title}'`,
    'titleBasis: published',
    'date: 2024-04-01',
    'dateBasis: stated',
    `source: ${first('sources')}`,
    'byline: []',
    'people:\n  - harmful',
    `topics:\n  - ${first('topics')}`,
    'summary: What it says.',
    'text: account',
    'language: en',
    'added: 2024-05-01',
    'corrections: []',
    'status: published',
  ];
  return `---\n${fields.join('\n')}\n---\n\nThe <Event id="${event}">harm was done</Event>.\n`;
}
