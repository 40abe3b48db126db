/** A rebuild takes over what has not changed. Whatever happens to an archive, it gives what a build from nothing would. */
import {
  cpSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { checkFolder } from '../../src/checks/check.ts';
import { renameCommand } from '../../src/commands/rename.ts';
import { folders } from '../../src/config.ts';
import { generateArchive } from '../bench/generate.ts';
import { Random } from '../bench/random.ts';
import { run, runScript, success } from '../support/commands.ts';
import { forget, temporaryFolder } from '../support/folders.ts';

/** Changes, one after another, each followed by both builds. `npm run test:long` makes more. */
const CHANGES = Number(process.env.REBUILDS ?? 4);
const SEED = Number(process.env.SEED ?? 7);

const folder = temporaryFolder('rebuild');
const [content, before] = [join(folder, 'content'), join(folder, 'before')];
const day = { SOURCE_DATE_EPOCH: String(Date.UTC(2025, 5, 1) / 1000), SITE_URL: 'https://news.example' };
const rebuilt = { ARCHIVE_CONTENT: content, ARCHIVE_OUT: join(folder, 'rebuilt'), ...day };
const clean = { ARCHIVE_CONTENT: content, ARCHIVE_OUT: join(folder, 'clean'), ...day };
afterAll(() => {
  for (const env of [rebuilt, clean]) forget(env);
});

const random = new Random(SEED);

/** Of one file, the lines of whose frontmatter are found by their names. */
type Change = (kind: string, file: string) => unknown;

const edit = (kind: string, file: string, change: (text: string) => string) => {
  const path = join(content, kind, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
};

/** The paragraphs of a changed text are numbered anew, so that their list goes. */
const withoutParagraphs = (text: string) => text.replace(/^paragraphs:.*\n/m, '');

const changes: Record<string, Change> = {
  text: (kind, file) =>
    edit(kind, file, (text) => `${withoutParagraphs(text).trimEnd()}\n\nAnd ${file} at last.\n`),
  title: (kind, file) =>
    edit(kind, file, (text) =>
      text.replace(/^(title|name): (.*)$/m, (_, field, value) => `${field}: ${value} anew`),
    ),
  summary: (kind, file) =>
    edit(kind, file, (text) => text.replace(/^(summary|description|role): .*$/m, '$1: Said otherwise.')),
  date: (kind, file) => edit(kind, file, (text) => text.replace(/^date: (\d{4}-\d{2}).*$/m, 'date: $1-02')),
  withdrawal: (kind, file) =>
    edit(kind, file, (text) =>
      text.includes('status:')
        ? text.replace(/^status:.*$/m, 'status: withdrawn')
        : text.replace('---\n', '---\nstatus: withdrawn\n'),
    ),
  return: (kind, file) => edit(kind, file, (text) => text.replace('status: withdrawn', 'status: published')),
  deletion: (kind, file) => rmSync(join(content, kind, file)),
  addition: (kind, file) =>
    edit(kind, file, (text) => {
      const copy = withoutParagraphs(text)
        .replace(/^url: .*\n/m, '')
        .replace(/^(title|name): /m, '$1: More on ');
      writeFileSync(join(content, kind, file.replace('.mdx', '-more.mdx')), copy);
      return text;
    }),
  rename: async (kind, file) => {
    const id = file.replace('.mdx', '');
    await run(renameCommand, rebuilt, [kind, id, `${id}-renamed`]);
  },
};

/** Makes one change after which the archive is sound. @returns what it was */
async function changeSoundly(): Promise<string> {
  rmSync(before, { recursive: true, force: true });
  cpSync(content, before, { recursive: true });
  for (;;) {
    const kind = random.pick(['articles', 'articles', 'events', 'people', 'topics', 'sources']);
    const file = random.pick(readdirSync(join(content, kind)));
    const name = random.pick(Object.keys(changes));
    await changes[name]?.(kind, file);
    if (checkFolder(content).length === 0) return `${name} of ${kind}/${file}`;
    rmSync(content, { recursive: true });
    cpSync(before, content, { recursive: true });
  }
}

function filesOf(site: string): Map<string, string> {
  const names = readdirSync(site, { recursive: true, withFileTypes: true }).map(({ parentPath, name }) =>
    join(parentPath, name),
  );
  const contentOf = (file: string) => (lstatSync(file).isFile() ? readFileSync(file, 'latin1') : 'no file');
  return new Map(names.sort().map((file) => [file.slice(site.length), contentOf(file)]));
}

it('gives the same bytes after each of many changes', async () => {
  mkdirSync(content);
  generateArchive(content, 30, SEED);
  for (let build = 0; build < 2; build++) await success(runScript('build', rebuilt));
  const pages = readFileSync(join(folders(rebuilt).cache, 'incremental-build.json'), 'utf8');
  expect(pages).toContain('stories/');
  for (let change = 0; change < CHANGES; change++) {
    const what = await changeSoundly();
    forget(clean);
    await Promise.all([rebuilt, clean].map((env) => success(runScript('build', env))));
    const [after, right] = [filesOf(rebuilt.ARCHIVE_OUT), filesOf(clean.ARCHIVE_OUT)];
    expect([...after.keys()], what).toEqual([...right.keys()]);
    for (const [file, text] of right) expect(after.get(file) === text, `${file} after ${what}`).toBe(true);
  }
});

it('copies no page that is as before', async () => {
  const kept = join(folders(rebuilt).cache, 'dist');
  const stories = readdirSync(join(content, 'articles')).map((file) => file.replace('.mdx', ''));
  const inodesIn = (site: string) =>
    stories.map((story) => statSync(join(site, 'stories', story, 'index.html')).ino);
  const before = inodesIn(kept);
  expect(before.length).toBeGreaterThan(10);
  await success(runScript('build', rebuilt));
  expect(inodesIn(rebuilt.ARCHIVE_OUT)).toEqual(before);
});

it.each([
  [
    'a page of the same size and time',
    (page: string) => {
      const { atime, mtime } = statSync(page);
      writeFileSync(page, readFileSync(page, 'utf8').replace('</h1>', '!</h1'));
      utimesSync(page, atime, mtime);
    },
  ],
  ['a link', (page: string) => symlinkSync('/nowhere', `${page}.link`)],
  ['a folder', (page: string) => mkdirSync(`${page}.folder`)],
])('takes nothing over that somebody has changed in the site: %s', async (_, change) => {
  const before = filesOf(rebuilt.ARCHIVE_OUT);
  const [story = ''] = readdirSync(join(rebuilt.ARCHIVE_OUT, 'stories'));
  change(join(rebuilt.ARCHIVE_OUT, 'stories', story, 'index.html'));
  for (let build = 0; build < 2; build++) {
    await success(runScript('build', rebuilt));
    expect(filesOf(rebuilt.ARCHIVE_OUT)).toEqual(before);
  }
});

it('keeps its pages where the content is at fault, and where the site is gone', async () => {
  const before = filesOf(rebuilt.ARCHIVE_OUT);
  const kept = join(folders(rebuilt).cache, 'dist');
  const timesOfPages = () => [...filesOf(kept).keys()].map((file) => statSync(join(kept, file)).mtimeMs);
  const times = timesOfPages();
  expect(times.length).toBeGreaterThan(30);
  const fault = join(content, 'topics/nothing.mdx');
  writeFileSync(fault, '---\n---\n');
  expect((await runScript('build', rebuilt)).status).toBe(1);
  rmSync(fault);
  rmSync(rebuilt.ARCHIVE_OUT, { recursive: true });
  await success(runScript('build', rebuilt));
  expect(filesOf(rebuilt.ARCHIVE_OUT)).toEqual(before);
  expect(timesOfPages()).toEqual(times);
});

it('changes no file that a copy of the site shares with it', async () => {
  const [story = ''] = readdirSync(join(rebuilt.ARCHIVE_OUT, 'stories'));
  const copy = join(folder, 'copy.html');
  linkSync(join(rebuilt.ARCHIVE_OUT, 'stories', story, 'index.html'), copy);
  const before = readFileSync(copy, 'utf8');
  await success(runScript('build', rebuilt));
  edit('articles', `${story}.mdx`, (text) => text.replace(/^title: (.*)$/m, 'title: Another'));
  await success(runScript('build', rebuilt));
  expect(readFileSync(join(rebuilt.ARCHIVE_OUT, 'stories', story, 'index.html'), 'utf8')).toContain(
    'Another',
  );
  expect(readFileSync(copy, 'utf8')).toBe(before);
});

it.each(['', '{'])('makes all pages anew where the list of them is damaged: `%s`', async (damaged) => {
  const before = filesOf(rebuilt.ARCHIVE_OUT);
  writeFileSync(join(folders(rebuilt).cache, 'incremental-build.json'), damaged);
  await success(runScript('build', rebuilt));
  expect(filesOf(rebuilt.ARCHIVE_OUT)).toEqual(before);
});

it('makes a kept page anew that was damaged', async () => {
  const { cache } = folders(rebuilt);
  const [page = ''] = readdirSync(join(cache, 'dist/stories'));
  const before = filesOf(rebuilt.ARCHIVE_OUT);
  writeFileSync(join(cache, 'dist/stories', page, 'index.html'), '');
  await success(runScript('build', rebuilt));
  expect(filesOf(rebuilt.ARCHIVE_OUT)).toEqual(before);
});
