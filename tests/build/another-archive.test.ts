/** `npm run init` in a checkout, and the archive that begins there: its texts are in another language than its pages. */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveSite } from '../support/browser.ts';
import { processEnvironment } from '../support/commands.ts';
import { forget, temporaryFolder } from '../support/folders.ts';
import { faultsOfHtml } from '../support/html.ts';
import { all, one, readPage, readPages } from '../support/pages.ts';

const folder = temporaryFolder('another');
const env = { ARCHIVE_CONTENT: join(folder, 'content'), ARCHIVE_OUT: join(folder, 'dist') };
const page = (path: string) => readPage(env.ARCHIVE_OUT, path);
/** Of all that is in a language: the element, and the direction of its words. */
const inHebrew = { lang: 'he', dir: 'auto' };
let said: string;

/** A command as its owner runs it, with the settings of the checkout and not with those of the tests. */
const runHere = (file: string, args: string[]) =>
  promisify(execFile)(file, args, { cwd: folder, env: processEnvironment({ NODE_OPTIONS: '' }) });

beforeAll(async () => {
  for (const name of ['src', 'public', 'content', 'docs', 'package.json', 'package-lock.json', 'README.md'])
    cpSync(name, join(folder, name), { recursive: true });
  for (const name of ['astro.config.mjs', 'tsconfig.json']) cpSync(name, join(folder, name));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  cpSync('tests/fixtures/good', join(folder, 'content'), { recursive: true });
  writeFileSync(join(folder, '.gitignore'), 'node_modules\noriginals\n');
  mkdirSync(join(folder, 'originals'));
  writeFileSync(join(folder, 'originals/2024-03-05-bridge-opens.txt'), 'The bridge opened.');
  const author = ['-c', 'user.name=A', '-c', 'user.email=a@b.example', '-c', 'commit.gpgsign=false'];
  await runHere('git', ['init', '-q']);
  await runHere('git', ['add', '-A']);
  await runHere('git', [...author, 'commit', '-qm', 'All']);
  const naming = ['ארכיון הגשר', '--subject', 'the bridge', '--short', 'הגשר', '--language', 'he'];
  ({ stdout: said } = await runHere(process.execPath, ['src/commands/main.ts', 'init', ...naming]));
});
afterAll(() => {
  forget(env);
  rmSync(folder, { recursive: true, force: true });
});

describe('a checkout in which another archive begins', () => {
  it('has no entry of the former, and says where its originals are', () => {
    expect(existsSync(join(env.ARCHIVE_CONTENT, 'articles/2024-03-05-bridge-opens.mdx'))).toBe(false);
    expect(existsSync(join(env.ARCHIVE_CONTENT, 'README.md'))).toBe(true);
    expect(said).toContain('The originals of the former archive are still in originals, and Git has none');
    expect(existsSync(join(folder, 'originals/2024-03-05-bridge-opens.txt'))).toBe(true);
  });

  it('is told of its language in its settings', () => {
    expect(readFileSync(join(folder, 'src/site.ts'), 'utf8')).toContain("language: 'he',");
  });
});

describe('an archive whose texts are in another language than its pages', () => {
  const served = serveSite(() => env.ARCHIVE_OUT);

  beforeAll(async () => {
    cpSync('tests/fixtures/good', env.ARCHIVE_CONTENT, { recursive: true });
    await runHere(process.execPath, ['src/commands/main.ts', 'build']);
  });

  it('shows no searches as examples until somebody has chosen them', () => {
    expect(all(page('/'), '.ways a[href*="q="]')).toEqual([]);
    expect(all(page('/search/'), '.help kbd')).toEqual([]);
  });

  it('has pages in English', () => {
    const pages = readPages(env.ARCHIVE_OUT);
    expect(pages.filter(({ html }) => !/<html lang="en"[ >]/.test(html))).toEqual([]);
    expect(one(page('/'), 'title')).toMatchObject({ children: [{ value: 'ארכיון הגשר' }] });
  });

  it.each([
    ['/events/bridge-opens/', 'h1'],
    ['/events/bridge-opens/', '.prose'],
    ['/topics/roads/', 'h1'],
    ['/topics/roads/', '.standfirst'],
    ['/topics/', '.index .summary'],
    ['/stories/2024-03-05-bridge-opens/', '.standfirst'],
    ['/stories/2024-03-05-bridge-opens/', '.prose.text'],
    ['/stories/2024-03-05-bridge-opens/', '.reported > li > a'],
    ['/stories/2024-03-05-bridge-opens/', '.tail .links a'],
    ['/timeline/', '.items .sign.events a'],
    ['/timeline/', '.items .summary'],
    ['/', '.card .summary'],
  ])('says of its own texts in which language they are: %s %s', (path, selector) => {
    const found = all(page(path), selector);
    expect(found.length).toBeGreaterThan(0);
    for (const { properties } of found) expect(properties).toMatchObject(inHebrew);
  });

  it('says so of no headline that was published in English, and of no word of the pages', () => {
    const story = page('/stories/2024-03-05-bridge-opens/');
    expect(one(story, 'h1').properties.lang).toBeUndefined();
    for (const { properties } of all(story, '.prose .margin, .prose .note-label'))
      expect(properties).toMatchObject({ lang: 'en', dir: 'ltr' });
  });

  it('says so in its feeds', () =>
    expect(readFileSync(join(env.ARCHIVE_OUT, 'feeds/all.atom'), 'utf8')).toContain('xml:lang="he"'));

  it('is of valid HTML', async () => expect(await faultsOfHtml(readPages(env.ARCHIVE_OUT))).toEqual([]));

  it('is searched without asking for anything that is not there', async () => {
    const { page: search, errors } = await served.open('/search/?q=bridge');
    await search.locator('.results li').first().waitFor();
    expect(await search.locator('.results li .summary').first().getAttribute('lang')).toBe('he');
    expect(errors).toEqual([]);
  });
});
