/** Which pages a build takes over; `tests/build/rebuild.test.ts` tries it on whole archives. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { replaceSite } from '../../src/commands/output.ts';
import { readyPages } from '../../src/store/kept-pages.ts';
import { temporaryFolder } from '../support/folders.ts';

const PAGE = 'stories/one/index.html';

function write(path: string, text: string) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Builds a site of one page as Astro does. @param meanwhile called when the site stands, before the build ends */
function build(folder: string, meanwhile: (site: string) => void = () => {}) {
  const [cache, building, out] = ['cache', 'cache/site', 'dist'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const kept = readyPages(cache, building, out);
  kept.begin();
  const isThere = existsSync(join(building, PAGE));
  if (!isThere) for (const site of [building, join(cache, 'dist')]) write(join(site, PAGE), 'the page');
  const paths = { '/stories/one/': { cacheKey: 'key', outputFile: PAGE } };
  write(join(cache, 'incremental-build.json'), JSON.stringify({ routes: { 'story.astro': { paths } } }));
  kept.made();
  const former = replaceSite(building, out, kept.ready);
  meanwhile(out);
  kept.whole(former);
  return { isThere, page: readFileSync(join(out, PAGE), 'utf8') };
}

it('lie where the new site is made, from the second build on that keeps them', () => {
  const folder = temporaryFolder('kept');
  write(join(folder, 'cache/pages-made-by'), '');
  const builds = Array.from({ length: 4 }, () => build(folder));
  expect(builds.map(({ isThere }) => isThere)).toEqual([false, true, true, true]);
  expect(new Set(builds.map(({ page }) => page))).toEqual(new Set(['the page']));
});

it('are none of a site that was changed as soon as it stood', () => {
  const folder = temporaryFolder('kept');
  write(join(folder, 'cache/pages-made-by'), '');
  for (let each = 0; each < 2; each++) build(folder);
  build(folder, (site) => writeFileSync(join(site, PAGE), 'changed!'));
  for (let each = 0; each < 3; each++) expect(build(folder).page).toBe('the page');
});
