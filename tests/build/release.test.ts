/** `npm run release`, and what the list that it writes asks of later builds. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { checkFolder } from '../../src/checks/check.ts';
import { checkCommand } from '../../src/commands/check.ts';
import { renameCommand } from '../../src/commands/rename.ts';
import { run, runScript, success } from '../support/commands.ts';
import { forget, goodArchive } from '../support/folders.ts';
import { one, readPage } from '../support/pages.ts';

const { folder, content, out } = goodArchive('release');
const env = { ARCHIVE_CONTENT: content, ARCHIVE_OUT: out };
const list = join(content, 'published-urls.txt');
const listed = () => readFileSync(list, 'utf8');
const PERSON = '/people/mina-torvald/';
afterAll(() => {
  forget(env);
  rmSync(folder, { recursive: true, force: true });
});

it('lists the addresses of all pages, in order, and from then on only what is new', async () => {
  const address = { BASE_PATH: '/archive', SITE_URL: 'https://news.example' };
  const { stdout, stderr } = await success(runScript('release', { ...env, ...address }));
  expect(stderr).not.toContain('SITE_URL');
  const first = listed().trimEnd().split('\n');
  expect(stdout).toContain(`${first.length} new pages in`);
  expect(first).toEqual(first.toSorted());
  expect(first).toEqual(expect.arrayContaining(['/', '/2024/03/', '/about/', PERSON, '/timeline/']));
  expect(first.filter((line) => /embed|archive|\.|\/page\//.test(line))).toEqual([]);

  const renamed = ['people', 'mina-torvald', 'm-torvald'];
  expect((await run(renameCommand, env, renamed)).status).toBe(0);
  // A month in which nothing is dated any more.
  writeFileSync(list, `${listed()}/1999/12/\n`);
  const again = await success(runScript('release', env));
  expect(again.stdout).toContain(`1 new page in`);
  expect(again.stderr).toContain('SITE_URL is not set');
  expect(listed().trimEnd().split('\n')).toEqual([...first, '/1999/12/', '/people/m-torvald/'].sort());
  expect(one(readPage(out, '/1999/12/'), 'main a').properties.href).toBe('/timeline/');
  expect(one(readPage(out, PERSON), 'main a').properties.href).toBe('/people/m-torvald/');
  expect(readFileSync(join(out, '_redirects'), 'utf8')).toContain(`${PERSON} /people/m-torvald/ 301\n`);
});

it('finds what was renamed by hand, removed or misspelt, by line, before a page is made', async () => {
  const person = join(content, 'people/m-torvald.mdx');
  writeFileSync(person, readFileSync(person, 'utf8').replace(/formerIds:\n(?: {2}- .*\n)+/, ''));
  renameSync(join(content, 'events/works-begin.mdx'), join(content, 'events/work-begins.mdx'));
  for (const article of ['2024-03-05-bridge-opens', '2024-03-06-first-day']) {
    const file = join(content, `articles/${article}.mdx`);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('works-begin', 'work-begins'));
  }
  writeFileSync(list, `about\n/nowhere/\n${listed()}`);
  const found = checkFolder(content);
  const lineOf = (address: string) => listed().split('\n').indexOf(address) + 1;
  expect(found.map(({ file, line, column }) => [file, line, column])).toEqual(
    ['about', '/nowhere/', '/events/works-begin/', '/people/mina-t/', PERSON].map((each) => [
      'published-urls.txt',
      lineOf(each),
      1,
    ]),
  );
  expect(found[2]?.message).toBe(
    '`/events/works-begin/` was published, and leads nowhere now: where the event has another id now, write `works-begin` into its `formerIds` (`npm run rename` does so); else put `events/works-begin.mdx` back, and withdraw it there if it is not to stand',
  );
  expect((await run(checkCommand, env)).stdout).toContain(
    'published-urls.txt:2:1  `/nowhere/` was published',
  );
  const { status, stderr } = await runScript('build', env);
  expect(status).toBe(1);
  expect(stderr).toContain('Nothing was built.');
});
