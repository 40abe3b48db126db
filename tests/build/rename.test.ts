import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { forget, runScript, success, temporaryFolder } from '../support/build.ts';
import { all, one, readPage, textOf } from '../support/pages.ts';

const folder = temporaryFolder('renaming');
const content = join(folder, 'content');
cpSync('tests/fixtures/good', content, { recursive: true });
const env = { ARCHIVE_CONTENT: content, ARCHIVE_OUT: join(folder, 'out') };
const rename = (...words: string[]) => runScript('rename', env, words);

describe('a rename', () => {
  it('is refused, with exit code 1 and nothing changed, where anything would break', async () => {
    const { status, stdout, stderr } = await rename('people', 'mina-torvald', 'mina-torvald');
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: 'it is called `mina-torvald` already\n',
    });
  });

  it.each([
    [['peple', 'a', 'b'], 'there is no kind `peple`: did you mean `people`?'],
    [['people', 'a'], 'name the kind, the old id and the new one'],
    [['people', 'a', 'b', 'c'], 'name the kind, the old id and the new one'],
  ])('that is asked for in a wrong way ends with 2: %j', async (words, message) => {
    const { status, stderr } = await rename(...words);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  it('takes an account’s original along', async () => {
    mkdirSync(join(folder, 'originals'));
    writeFileSync(join(folder, 'originals/2024-03-05-bridge-opens.txt'), '“We kept our word.”');
    const { stdout } = await success(
      rename('articles', '2024-03-05-bridge-opens', '2024-03-05-the-bridge-opens'),
    );
    expect(stdout).toMatch(
      /2024-03-05-bridge-opens\.mdx is .*2024-03-05-the-bridge-opens\.mdx now; 0 other entries changed\n$/,
    );
    expect(readdirSync(join(folder, 'originals'))).toEqual(['2024-03-05-the-bridge-opens.txt']);
  });

  it('keeps every address that was given away: pages, places on pages, searches', async () => {
    await success(rename('people', 'mina-torvald', 'torvald'));
    await success(rename('events', 'bridge-opens', 'the-opening'));
    await success(runScript('check', env));
    await success(runScript('build', { ...env, SITE_URL: 'https://news.example', BASE_PATH: '/a/' }));
    for (const [from, to] of [
      ['/people/mina-torvald/', '/people/torvald/'],
      ['/people/mina-t/', '/people/torvald/'],
      ['/events/bridge-opens/', '/events/the-opening/'],
      ['/stories/2024-03-05-bridge-opens/', '/stories/2024-03-05-the-bridge-opens/'],
    ] as const) {
      const page = readPage(env.ARCHIVE_OUT, from);
      expect(one(page, 'meta[http-equiv=refresh]').properties.content).toBe(`0; url=/a${to}`);
      expect(one(page, 'link[rel=canonical]').properties.href).toBe(`https://news.example/a${to}`);
      expect(one(page, 'meta[name=robots]').properties.content).toBe('noindex');
      expect(one(page, 'main a').properties.href).toBe(`/a${to}`);
      expect(existsSync(join(env.ARCHIVE_OUT, to, 'index.html'))).toBe(true);
    }
    const story = readPage(env.ARCHIVE_OUT, '/stories/2024-03-05-the-bridge-opens/');
    for (const id of ['event-bridge-opens', 'event-the-opening', 'said-mina-torvald', 'said-torvald']) {
      expect(all(story, `#${id}`)).toHaveLength(1);
    }
    expect(textOf(one(story, '#said-torvald'))).toBe('“We kept our word.”');
    forget(env);
  });
});
