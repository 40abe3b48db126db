/** `npm run check`, as an editor and as a program run it. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkFolder } from '../../src/checks/check.ts';
import { checkCommand } from '../../src/commands/check.ts';
import { run } from '../support/commands.ts';
import { temporaryFolder } from '../support/folders.ts';

const folder = temporaryFolder('check');
const env = { ARCHIVE_CONTENT: folder };
const check = (...options: string[]) => run(checkCommand, env, options);

beforeAll(() => cpSync('tests/fixtures/good', folder, { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a check that finds nothing', () => {
  it('says nothing, and ends well', async () => {
    expect(await check()).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('gives a program an empty list', async () => {
    expect(JSON.parse((await check('--format', 'json')).stdout)).toEqual([]);
  });
});

describe('a check that finds problems', () => {
  beforeAll(() =>
    writeFileSync(join(folder, 'topics/roads.copy.mdx'), '---\nname: Roads\n---\n\n100% [a](/nope/)\n'),
  );

  it('lists each with its place, and ends with 1', async () => {
    const { status, stdout, stderr } = await check();
    expect(status).toBe(1);
    expect(stdout).toMatch(/topics\/roads\.copy\.mdx:1:1 {2}.+/);
    expect(stderr).toMatch(/\d+ problems?/);
  });

  it('tells a program file, line, column and message', async () => {
    const { status, stdout } = await check('--format=json');
    expect(status).toBe(1);
    for (const problem of JSON.parse(stdout)) {
      expect(problem).toEqual({
        file: expect.stringMatching(/topics\/roads\.copy\.mdx$/),
        line: expect.any(Number),
        column: expect.any(Number),
        message: expect.any(String),
      });
    }
  });

  it('tells GitHub which lines they are of', async () => {
    const { stdout } = await check('--format', 'github');
    for (const line of stdout.trim().split('\n')) {
      expect(line).toMatch(/^::error file=[^,:]+,line=\d+,col=\d+::.+$/);
    }
  });
});

describe('a check of a draft that is still to be written', () => {
  const draft = join(folder, 'articles/undated-ferry.mdx');
  beforeAll(() =>
    writeFileSync(draft, '---\ntitle:\npeople:\n  - nobody\n---\n\n<ToWrite>\n\n1. 20 words\n\n</ToWrite>\n'),
  );
  afterAll(() => rmSync(draft));

  it('says what it lacks', async () => {
    const { status, stdout, stderr } = await check();
    expect(status).toBe(1);
    expect(stdout).toContain('articles/undated-ferry.mdx:7:1  this outline has still to be written out');
    expect(stderr).toContain('what depends on these is looked at once they are mended');
  });
});

describe('a check of the words', () => {
  const article = join(folder, 'articles/2024-03-05-bridge-opens.mdx');
  const sound = readFileSync('tests/fixtures/good/articles/2024-03-05-bridge-opens.mdx', 'utf8');

  beforeAll(() => {
    rmSync(join(folder, 'topics/roads.copy.mdx'));
    writeFileSync(join(folder, 'people/ana-lind.mdx'), '---\nname: Ana Lind\nrole: Engineer\n---\n');
  });
  afterAll(() => {
    rmSync(join(folder, 'people/ana-lind.mdx'));
    writeFileSync(article, sound);
  });

  it('lists its findings with the others', async () => {
    writeFileSync(article, `${sound}\nAna Lind built it.\n`);
    const { status, stdout } = await check();
    expect(status).toBe(1);
    expect(stdout).toMatch(/2024-03-05-bridge-opens\.mdx:\d+:1 {2}`Ana Lind` names `ana-lind`/);
    expect(stdout).toMatch(/ana-lind\.mdx:\d:1 {2}no article or event names this person/);
  });

  it('stops no build for them', () => {
    const messages = checkFolder(folder).map(({ message }) => message);
    expect(messages).toEqual([expect.stringContaining('no article or event names this person')]);
  });
});

describe('a check that mends', () => {
  const topic = join(folder, 'topics/roads.mdx');
  const sound = readFileSync('tests/fixtures/good/topics/roads.mdx', 'utf8');
  const loose = sound.replace(/^(name: .*\n)(description: )(.*\n)/m, '$2  $3$1');

  it('shows what it changed, and then what is still wrong', async () => {
    writeFileSync(topic, loose);
    const { status, stdout, stderr } = await check('--fix');
    const text = readFileSync(topic, 'utf8');
    expect({ status, stderr, text }).toEqual({ status: 0, stderr: '1 file mended\n', text: sound });
    expect(stdout).toMatch(/^--- .*topics\/roads\.mdx\n\+\+\+ .*topics\/roads\.mdx\n@@ /);
    expect(stdout).toContain('\n-description:   ');
    expect(await check('--fix')).toEqual({ status: 0, stdout: '', stderr: 'nothing to mend\n' });
  });

  it('leaves what a program reads to the list', async () => {
    writeFileSync(topic, loose);
    const { stdout, stderr } = await check('--fix', '--format', 'json');
    expect(JSON.parse(stdout)).toEqual([]);
    expect(stderr).toContain('+++ ');
  });

  it('changes nothing where it is not asked to', async () => {
    writeFileSync(topic, loose);
    expect((await check()).status).toBe(0);
    expect(readFileSync(topic, 'utf8')).toBe(loose);
  });
});

describe('a check that is asked for in another way', () => {
  it.each([['--format', 'xml'], ['--format'], ['--fix-it'], ['articles']])(
    'ends with 2 and says how: %s %s',
    async (...options) => {
      const { status, stdout, stderr } = await check(...options.filter(Boolean));
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain('npm run check -- [--format text|json|github]');
    },
  );

  it('tells its use where it is asked for', async () => {
    const { status, stdout } = await check('--help');
    expect(status).toBe(0);
    expect(stdout).toContain('Exit code: 0 no problems');
  });
});
