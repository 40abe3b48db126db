/** An archive to which nobody has added anything yet. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { site as named } from '#site';
import { kinds } from '../../src/records/record.ts';
import { faultsOf } from '../support/axe.ts';
import { serveSite } from '../support/browser.ts';
import { runScript, success } from '../support/commands.ts';
import { forget, temporaryFolder } from '../support/folders.ts';
import { deadLinks, faultsOfHtml } from '../support/html.ts';
import { all, one, readPage, readPages, textOf, textsOf } from '../support/pages.ts';

const folder = temporaryFolder('empty');
const env = { ARCHIVE_CONTENT: join(folder, 'content'), ARCHIVE_OUT: join(folder, 'site') };
const page = (path: string) => readPage(env.ARCHIVE_OUT, path);
let said: string;

beforeAll(async () => {
  for (const kind of kinds) {
    mkdirSync(join(env.ARCHIVE_CONTENT, kind), { recursive: true });
    writeFileSync(join(env.ARCHIVE_CONTENT, kind, '.gitkeep'), '');
  }
  ({ stdout: said } = await success(runScript('build', env)));
});
afterAll(() => {
  forget(env);
  rmSync(folder, { recursive: true, force: true });
});

const served = serveSite(() => env.ARCHIVE_OUT);

describe('an empty archive', () => {
  it('has nothing that a check finds fault with, with folders for the kinds or without', async () => {
    const nothing = { status: 0, stdout: '', stderr: expect.stringMatching(/^0 entries, no problems/) };
    expect(await runScript('check', env)).toEqual(nothing);
    const bare = join(folder, 'bare');
    mkdirSync(bare);
    expect(await runScript('check', { ARCHIVE_CONTENT: bare })).toEqual(nothing);
  });

  it('is built, with an index of nothing', () => expect(said).toContain('an index of 0 records'));

  it('has the pages that every archive has, and no other', () => {
    expect(readPages(env.ARCHIVE_OUT).map(({ path }) => path)).toEqual([
      '/404.html',
      '/about/corrections/',
      '/about/',
      '/about/method/',
      '/about/rights/',
      '/about/signs/',
      '/corrections/',
      '/coverage/',
      '/data/',
      '/events/',
      '/feeds/',
      '/',
      '/people/',
      '/search/',
      '/sources/',
      '/stories/',
      '/timeline/',
      '/topics/',
    ]);
  });

  it.each([
    ['/', 'The archive is empty so far: it holds no story and no event yet.'],
    ['/timeline/', 'The archive is empty so far: it holds no story and no event yet.'],
    ['/stories/', 'There are no stories yet.'],
    ['/events/', 'There are no events yet.'],
    ['/coverage/', 'No event has been reported yet.'],
    ['/feeds/', 'There is nothing to follow yet.'],
    ['/corrections/', 'Nothing has been corrected or withdrawn so far.'],
    ['/people/', 'There are no people yet.'],
    ['/topics/', 'There are no topics yet.'],
    ['/sources/', 'There are no sources yet.'],
  ])('says so at %s, in place of a list', (path, sentence) => {
    expect(textsOf(page(path), 'main .message')).toEqual([sentence]);
    expect(all(page(path), 'main :is(ol, ul, table, svg, nav)')).toEqual([]);
  });

  it('is called what it is called, and counts nothing', () => {
    expect(textOf(one(page('/'), 'title'))).toBe(named.name);
    expect(textOf(one(page('/'), 'h1'))).toBe(named.name);
    expect(textsOf(page('/about/'), '.counts li')).toEqual([
      '0 stories',
      '0 events',
      '0 people',
      '0 topics',
      '0 sources',
    ]);
  });

  it('is of valid HTML, and its links lead somewhere', async () => {
    const pages = readPages(env.ARCHIVE_OUT);
    expect(await faultsOfHtml(pages)).toEqual([]);
    expect(deadLinks(env.ARCHIVE_OUT, pages)).toEqual([]);
  });

  it('has a search that looks for nothing, and says why, whatever is asked', async () => {
    const { page: search, errors, requests } = await served.open('/search/?q=bridge&person=mina-torvald');
    expect(await search.locator('main h1').textContent()).toBe('Search');
    expect(await search.locator('main').textContent()).toContain(
      'The archive is empty so far: there is nothing to find yet.',
    );
    expect(await search.locator('main :is(form, input, button)').count()).toBe(0);
    expect(await search.locator('script[src]').count()).toBe(0);
    expect(requests.filter((url) => /\.js|pagefind/.test(url))).toEqual([]);
    expect(errors).toEqual([]);
  });

  it.for(['/', '/stories/', '/people/', '/coverage/', '/search/'])(
    'has nothing that axe finds fault with at %s',
    async (path) => {
      const { page: opened } = await served.open(path);
      expect(await faultsOf(opened, 'light')).toEqual([]);
    },
  );
});
