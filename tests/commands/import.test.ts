import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { importCommand } from '../../src/commands/import.ts';
import { ARTICLE, jsonLd, pageOf } from '../import/fixtures.ts';
import { run, success } from '../support/commands.ts';
import { temporaryFolder } from '../support/folders.ts';

const SENTENCE = 'The ferry left the harbour with three hundred people on board, Harbour Post reports.';

let folder = '';
let content = '';
beforeEach(() => {
  folder = temporaryFolder('import');
  content = join(folder, 'content');
  cpSync('tests/fixtures/good', content, { recursive: true });
});

function given(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const importing = (...options: string[]) =>
  run(importCommand, { ARCHIVE_CONTENT: content, SOURCE_DATE_EPOCH: '1732147200' }, options);
const articles = () => readdirSync(join(content, 'articles')).sort();
const before = ['2024-03-05-bridge-opens.mdx', '2024-03-06-first-day.mdx'];
const read = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8');

describe('the import of a scraped text', () => {
  const TEXT = `2024-03-07\n\nBy Ada Quill\n\nFerry leaves for good\n\nFerry leaves for good\n\n${SENTENCE}\n\nMayor Mina Torvald did not come. The roads were empty.\n\nPhoto by Bo Lin\n`;

  it('writes a draft, keeps the original beside the content, and says what it knows', async () => {
    const { stdout, stderr } = await success(importing(given('scraped.txt', TEXT)));
    const id = '2024-03-07-ferry-leaves-for-good';
    expect(articles()).toEqual([...before, `${id}.mdx`].sort());
    expect(read('content/articles', `${id}.mdx`)).toMatch(
      /^---\ntitle: Ferry leaves for good\ntitleBasis: published\ndate: 2024-03-07\nsource: harbour-post\nbyline:\n {2}- Ada Quill\npeople:\n {2}- mina-torvald\ntopics:\n {2}- roads\nsummary:\ntext: account\nlanguage:\nadded: 2024-11-21\n---\n\n<ToWrite>\n/,
    );
    expect(readdirSync(join(folder, 'originals'))).toEqual([`${id}.txt`]);
    expect(read('originals', `${id}.txt`)).toBe(TEXT);
    expect(stdout).toContain('source      harbour-post  (recognised: “Harbour Post reports”)');
    expect(stderr).toBe('1 of 1 imported\n');
  });

  it('takes the whole text where there is a right to it, and then keeps no original', async () => {
    await success(importing('--full', '--rights', 'CC BY 4.0', given('scraped.txt', TEXT)));
    expect(read('content/articles/2024-03-07-ferry-leaves-for-good.mdx')).toContain(`rights: CC BY 4.0\n`);
    expect(read('content/articles/2024-03-07-ferry-leaves-for-good.mdx')).toContain(`\n${SENTENCE}\n\nMayor`);
    expect(existsSync(join(folder, 'originals'))).toBe(false);
  });

  it('refuses a text that it has, and warns of one that is nearly the same', async () => {
    const long = Array.from(
      { length: 12 },
      (_, at) => `On bridge ${at} there were ${at * 7} cars and ${at * 3} carts.`,
    ).join(' ');
    await success(importing(given('one.txt', `${SENTENCE}\n\n${long}`)));
    const again = await importing(given('two.txt', `${SENTENCE}\n${long}\n`));
    expect(again).toMatchObject({ status: 1, stdout: '' });
    expect(again.stderr).toContain('the archive has this very text already, in or for');
    const { stdout } = await success(
      importing(given('three.txt', `${SENTENCE}\n\n${long.replace('21 cars', '22 cars')}`)),
    );
    expect(stdout).toMatch(
      /warning {5}\d\d % like the text in or for .*undated-harbour-post\.mdx: is it the same article\? If it prints the other’s text, write syndicatedFrom: undated-harbour-post/,
    );
  });

  it('warns of one that is nearly a full text of the archive', async () => {
    const body = Array.from(
      { length: 12 },
      (_, at) => `On bridge ${at} there were ${at * 7} cars and ${at * 3} carts.`,
    ).join(' ');
    const file = join(content, 'articles/2024-03-06-first-day.mdx');
    const full = readFileSync(file, 'utf8');
    writeFileSync(file, `${full}\n${body}\n`);
    const text = full.slice(full.indexOf('---\n\n') + 5).replace(/<[^>]+>/g, '');
    const { stdout } = await success(importing(given('again.txt', `${SENTENCE}\n\n${text}\n\n${body}`)));
    expect(stdout).toMatch(/\d\d % like the text in or for .*2024-03-06-first-day\.mdx/);
  });

  it('never writes over what lies in the folder of originals, nor through a link', async () => {
    const name = given('ferry.txt', `2024-03-07\n\n${SENTENCE}`);
    const elsewhere = temporaryFolder('elsewhere');
    symlinkSync(elsewhere, join(folder, 'originals'));
    expect(await importing(name)).toMatchObject({ status: 1, stdout: '' });
    expect(readdirSync(elsewhere)).toEqual([]);
    rmSync(join(folder, 'originals'));
    mkdirSync(join(folder, 'originals'));
    writeFileSync(join(folder, 'originals/2024-03-07-harbour-post.txt'), 'precious');
    writeFileSync(join(content, 'articles/.DS_Store'), '');
    await success(importing(name));
    expect(articles()).toContain('2024-03-07-harbour-post-2.mdx');
    expect(read('originals/2024-03-07-harbour-post.txt')).toBe('precious');
  });

  it.each([
    ['a text', 'ferry.txt', `2024-03-07\n\n${SENTENCE}`, []],
    ['a page', 'ferry.html', pageOf({}), ['.html']],
    ['a page of which only the text was kept yet', 'ferry.html', pageOf({}), []],
  ])('goes on with %s whose import was cut off before it had an entry', async (_, file, text, endings) => {
    const name = given(file, text);
    await success(importing(name));
    const [id = ''] = articles()
      .filter((each) => !before.includes(each))
      .map((each) => each.slice(0, -4));
    const originals = readdirSync(join(folder, 'originals')).sort();
    rmSync(join(content, 'articles', `${id}.mdx`));
    if (endings.length === 0) rmSync(join(folder, 'originals', `${id}.html`), { force: true });
    await success(importing(name));
    expect(articles()).toEqual([...before, `${id}.mdx`].sort());
    expect(readdirSync(join(folder, 'originals')).sort()).toEqual(originals);
    expect(await importing(name)).toMatchObject({ status: 1, stdout: '' });
  });

  it('refuses a quarter of a million lines', async () => {
    const { status, stderr } = await importing(given('a.txt', 'a\n'.repeat(250_000)));
    expect(status).toBe(1);
    expect(stderr).toContain('this has 250000 paragraphs: is it one article?');
  });

  it('gives each draft a name of its own', async () => {
    await success(
      importing(
        given('a.txt', `2024-03-07\n\n${SENTENCE}`),
        given('a.md', `2024-03-07\n\nIt rained. ${SENTENCE}`),
      ),
    );
    expect(articles()).toEqual([...before, '2024-03-07-harbour-post-2.mdx', '2024-03-07-harbour-post.mdx']);
  });
});

describe('the import of a page', () => {
  const NEWS = {
    '@type': 'NewsArticle',
    headline: 'Ferry leaves',
    datePublished: '2024-03-07',
    url: 'https://harbour-post.example/ferry',
  };

  it('knows what the page says of itself, and keeps the page', async () => {
    await success(importing(given('saved.html', pageOf({ head: jsonLd(NEWS), language: 'en' }))));
    const id = '2024-03-07-ferry-leaves-harbour';
    expect(read('content/articles', `${id}.mdx`)).toMatch(
      /source: harbour-post\nurl: https:\/\/harbour-post.example\/ferry\n/,
    );
    expect(readdirSync(join(folder, 'originals')).sort()).toEqual([`${id}.html`, `${id}.txt`]);
  });

  it('refuses an address that the archive has, however it is written', async () => {
    const page = pageOf({ head: jsonLd({ ...NEWS, url: 'http://www.harbour-post.example/bridge/' }) });
    const { status, stderr } = await importing(given('saved.html', page));
    expect(status).toBe(1);
    expect(stderr).toContain('the archive has this address already, in');
    expect(stderr).toContain('2024-03-05-bridge-opens.mdx: change that entry');
    expect(articles()).toEqual(before);
    expect(existsSync(join(folder, 'originals'))).toBe(false);
  });

  it('takes a page of five megabytes', async () => {
    const menu = `<nav>${'<a href="/x">Home</a> '.repeat(2000)}</nav>`;
    const page = pageOf({ head: `<script>${'x'.repeat(5 * 1024 * 1024)}</script>`, body: menu + ARTICLE });
    expect(page.length).toBeGreaterThan(5 * 1024 * 1024);
    const { stdout } = await success(importing(given('large.html', page)));
    expect(stdout).toContain('left        3 pieces of text');
  });

  it('is fetched from its address, where it is not refused before', async () => {
    let asked = 0;
    const server = createServer((_request, response) => {
      asked++;
      response.setHeader('content-type', 'text/html; charset=utf-8').end(pageOf());
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ferry`;
    try {
      expect((await importing(address)).stderr).toContain('leads to this machine or a local network');
      expect(asked).toBe(0);
      const table = given('list.csv', `name,url\nFerry,${address}\n`);
      const { stdout, stderr } = await success(importing('--allow-private', table));
      expect(stderr).toBe('1 of 1 imported\n');
      expect(stdout).toContain(`url         ${address}  (stated: it was fetched from there)`);
      expect((await importing('--allow-private', `${address}/#top`)).stderr).toContain(
        'the archive has this address already',
      );
      expect(asked).toBe(1);
    } finally {
      server.close();
    }
  });
});

describe('the import of many', () => {
  it('goes on after those that it refuses, tells of its progress, and ends with 1', async () => {
    mkdirSync(join(folder, 'many'));
    const names = Array.from({ length: 40 }, (_, at) =>
      given(`many/${at}.txt`, `The ferry number ${at} left. ${SENTENCE}`),
    );
    const { status, stderr } = await importing(
      ...names,
      given('empty.txt', ''),
      given('picture.png', Uint8Array.of(0x89, 0, 1)),
      folder,
    );
    expect(status).toBe(1);
    expect(articles()).toHaveLength(42);
    expect(stderr).toMatch(/^3 of 43 …$/m);
    expect(stderr).toContain('empty.txt: this is empty: there is nothing to import');
    expect(stderr).toContain(
      'picture.png: this is not text: export it as text or as a web page, and import that',
    );
    expect(stderr).toContain(`${folder}: this is no file: name one, or all in a folder with FOLDER/*`);
    expect(stderr.trimEnd().split('\n').at(-1)).toBe('40 of 43 imported');
  });
});

describe('an import that is asked for in a wrong way', () => {
  it.each([
    [[], 'name a file or an address to import'],
    [['--full', 'x.txt'], '--full and --rights go together'],
    [['--rights', 'CC BY 4.0', 'x.txt'], '--full and --rights go together'],
    [['--full', '--rights', ' ', 'x.txt'], '--rights needs the licence or permission'],
    [['--full', '--rights', 'CC BY\n---\nstatus: withdrawn', 'x.txt'], 'on one line'],
    [['--fulll', 'x.txt'], '--fulll'],
  ])('ends with 2 and says how: %j', async (options, message) => {
    const { status, stderr } = await importing(...options);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).toContain('npm run import -- [--full');
  });
});
