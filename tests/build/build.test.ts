import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forget, runScript, success, temporaryFolder } from '../support/build.ts';
import { all, hasPage, one, readPage, readPages, textOf, textsOf } from '../support/pages.ts';

const folder = temporaryFolder('build');
const content = join(folder, 'content');
const out = join(folder, 'out');
const usual = { ARCHIVE_CONTENT: content, ARCHIVE_OUT: out };
const build = (env: Record<string, string> = {}) => runScript('build', { ...usual, ...env });

beforeAll(() => cpSync('tests/fixtures/good', content, { recursive: true }));
afterAll(() => {
  forget(usual);
  rmSync(folder, { recursive: true });
});

const STORY = '/stories/2024-03-05-bridge-opens/';
const OTHER = '/stories/2024-03-06-first-day/';

describe('one build after another', () => {
  it('shows a changed entry, and nothing of a deleted one', async () => {
    await success(build());
    expect(textOf(one(readPage(out, '/topics/roads/'), 'h1'))).toBe('Roads');
    expect(hasPage(out, OTHER)).toBe(true);

    writeFileSync(
      join(content, 'topics/roads.mdx'),
      '---\nname: Roads and bridges\ndescription: Both.\n---\n',
    );
    rmSync(join(content, 'articles/2024-03-06-first-day.mdx'));
    rmSync(join(content, 'sources/sound-weekly.mdx'));
    await success(build());
    expect(textOf(one(readPage(out, '/topics/roads/'), 'h1'))).toBe('Roads and bridges');
    expect(readPages(out).filter(({ html }) => /first.day/i.test(html))).toEqual([]);
    expect(hasPage(out, OTHER)).toBe(false);
  });

  it('leaves what is being served alone when it fails', async () => {
    const before = readdirSync(out, { recursive: true }).sort();
    const broken = join(content, 'topics/broken.mdx');
    writeFileSync(broken, 'no entry');
    expect((await build()).status).toBe(1);
    rmSync(broken);
    expect(readdirSync(out, { recursive: true }).sort()).toEqual(before);
    expect(readdirSync(folder).sort()).toEqual(['content', 'out']);
  });

  it('refuses to replace a folder that is not an earlier build', async () => {
    const precious = join(folder, 'precious');
    mkdirSync(precious);
    writeFileSync(join(precious, 'letters.txt'), 'dear');
    const { status, stderr } = await build({ ARCHIVE_OUT: precious });
    expect({ status, kept: existsSync(join(precious, 'letters.txt')) }).toEqual({ status: 2, kept: true });
    expect(stderr).toContain('is not an earlier build');
    expect((await build({ ARCHIVE_OUT: '.' })).status).toBe(2);
    expect((await build({ ARCHIVE_OUT: content })).status).toBe(2);
    rmSync(precious, { recursive: true });
  });
});

describe('a draft that is still to be written', () => {
  it('is left out, with word of it, and stops nothing; the check says what it lacks', async () => {
    const file = join(content, 'articles/undated-ferry.mdx');
    writeFileSync(file, '---\ntitle:\npeople:\n  - nobody\n---\n\n<ToWrite>\n\n1. 20 words\n\n</ToWrite>\n');
    const { stdout, stderr } = await success(build());
    expect(stdout + stderr).toContain('left out until they are written: articles/undated-ferry.mdx');
    expect(hasPage(out, '/stories/undated-ferry/')).toBe(false);
    const check = await runScript('check', usual);
    expect(check.status).toBe(1);
    expect(check.stdout).toContain(
      'articles/undated-ferry.mdx:7:1  this outline has still to be written out',
    );
    expect(check.stderr).toContain('what depends on these is looked at once they are mended');
    rmSync(file);
  });
});

describe('a withdrawn article', () => {
  it('leaves a notice at its address and is gone from everywhere else', async () => {
    rmSync(content, { recursive: true });
    cpSync('tests/fixtures/good', content, { recursive: true });
    const file = join(content, 'articles/2024-03-06-first-day.mdx');
    const { readFileSync } = await import('node:fs');
    writeFileSync(file, readFileSync(file, 'utf8').replace('added:', 'status: withdrawn\nadded:'));
    await success(build());
    const notice = readPage(out, OTHER);
    expect(textOf(one(notice, 'h1'))).toBe('This article has been withdrawn');
    expect(textsOf(notice, '.corrections li')).toEqual(['8 March 2024: The number of cars was put right.']);
    expect(notice.html).not.toContain('4,000');
    expect(all(notice, 'meta[name=robots]')[0]?.properties.content).toBe('noindex');
    const others = readPages(out).filter(({ path }) => path !== OTHER);
    expect(others.filter(({ html }) => /first-day|First day|4,000/.test(html))).toEqual([]);
  });
});

describe('a site below a base path, at a known address', () => {
  it('keeps every address within it, and says its canonical addresses', async () => {
    await success(build({ BASE_PATH: '/archive', SITE_URL: 'https://news.example' }));
    const pages = readPages(out);
    const outside = pages.flatMap((page) =>
      all(page, '[href^="/"], [src^="/"], [action^="/"]')
        .map(({ properties }) => String(properties.href ?? properties.src ?? properties.action))
        .filter((address) => !address.startsWith('/archive/')),
    );
    expect(outside).toEqual([]);
    expect(one(readPage(out, STORY), 'link[rel=canonical]').properties.href).toBe(
      `https://news.example/archive${STORY}`,
    );
  });
});

describe('two archives from one checkout', () => {
  it('never see each other’s records, even when built at once', async () => {
    const second = join(folder, 'second');
    cpSync('tests/fixtures/good', second, { recursive: true });
    writeFileSync(join(second, 'topics/roads.mdx'), '---\nname: Streets\ndescription: Streets.\n---\n');
    const elsewhere = join(folder, 'elsewhere');
    const other = { ARCHIVE_CONTENT: second, ARCHIVE_OUT: elsewhere };
    await Promise.all([success(build()), success(build(other))]);
    forget(other);
    expect(textOf(one(readPage(out, '/topics/roads/'), 'h1'))).toBe('Roads');
    expect(textOf(one(readPage(elsewhere, '/topics/roads/'), 'h1'))).toBe('Streets');
  });
});

describe('two builds of one archive at once', () => {
  it('do not get into each other’s way: one is told to wait', async () => {
    const runs = await Promise.all([build(), build()]);
    expect(runs.map(({ status }) => status).sort()).toEqual([0, 2]);
    expect(runs.find(({ status }) => status === 2)?.stderr).toContain('is running: wait for it to end');
    expect(hasPage(out, STORY)).toBe(true);
  });
});

describe('an address that cannot be', () => {
  it('is refused before anything is built', async () => {
    const { status, stderr } = await build({ BASE_PATH: '//evil.example' });
    expect({ status, lines: stderr.trim().split('\n') }).toEqual({
      status: 2,
      lines: ['BASE_PATH cannot be `//evil.example`: write it as /archive/, of letters, digits and hyphens'],
    });
  });
});
