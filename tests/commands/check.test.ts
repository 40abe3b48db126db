/** `npm run check`, as an editor and as a program run it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkFolder } from '../../src/checks/check.ts';
import { checkCommand } from '../../src/commands/check.ts';
import { run } from '../support/commands.ts';
import { goodArchive } from '../support/folders.ts';

let content: string;
beforeEach(() => {
  ({ content } = goodArchive('check'));
});
const check = (...options: string[]) => run(checkCommand, { ARCHIVE_CONTENT: content }, options);
const read = (file: string) => readFileSync(join(content, file), 'utf8');
const put = (file: string, text: string) => writeFileSync(join(content, file), text);

describe('a check that finds nothing', () => {
  it('says how much it looked at, beside an empty list, and ends well', async () => {
    const { status, stdout, stderr } = await check();
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toMatch(/^\d+ entries, no problems, \d+\.\d s\n$/);
  });

  it('gives a program an empty list', async () => {
    expect(JSON.parse((await check('--format', 'json')).stdout)).toEqual([]);
  });
});

describe('a check that finds problems', () => {
  beforeEach(() => put('topics/roads.copy.mdx', '---\nname: Roads\n---\n\n100% [a](/nope/)\n'));

  it('lists each with its place, and ends with 1', async () => {
    const { status, stdout, stderr } = await check();
    expect(status).toBe(1);
    expect(stdout).toMatch(/topics\/roads\.copy\.mdx:1:1 {2}.+/);
    expect(stderr).toMatch(/\d+ problems?/);
  });

  it('tells a program file, line, column and message', async () => {
    const { status, stdout } = await check('--format=json');
    expect(status).toBe(1);
    const problems: unknown[] = JSON.parse(stdout);
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) {
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
  it('says what it lacks', async () => {
    put(
      'articles/undated-ferry.mdx',
      '---\ntitle:\npeople:\n  - nobody\n---\n\n<ToWrite>\n\n1. 20 words\n\n</ToWrite>\n',
    );
    const { status, stdout, stderr } = await check();
    expect(status).toBe(1);
    expect(stdout).toContain('articles/undated-ferry.mdx:7:1  this outline has still to be written out');
    expect(stderr).toContain('what depends on these is looked at once they are mended');
  });
});

describe('a check of the words', () => {
  beforeEach(() => put('people/ana-lind.mdx', '---\nname: Ana Lind\nrole: Engineer\n---\n'));

  it('lists its findings with the others', async () => {
    const article = 'articles/2024-03-05-bridge-opens.mdx';
    put(article, `${read(article)}\nAna Lind built it.\n`);
    const { status, stdout } = await check();
    expect(status).toBe(1);
    expect(stdout).toMatch(/2024-03-05-bridge-opens\.mdx:\d+:1 {2}`Ana Lind` names `ana-lind`/);
    expect(stdout).toMatch(/ana-lind\.mdx:\d:1 {2}no article or event names this person/);
  });

  it('stops no build for them', () => {
    const messages = checkFolder(content).map(({ message }) => message);
    expect(messages).toEqual([expect.stringContaining('no article or event names this person')]);
  });
});

describe('a check that mends', () => {
  const topic = 'topics/roads.mdx';
  let sound: string;
  let loose: string;
  beforeEach(() => {
    sound = read(topic);
    loose = sound.replace(/^(name: .*\n)(description: )(.*\n)/m, '$2  $3$1');
    put(topic, loose);
  });

  it('shows what it changed, and then what is still wrong', async () => {
    const { status, stdout, stderr } = await check('--fix');
    expect({ status, stderr, text: read(topic) }).toEqual({
      status: 0,
      stderr: expect.stringMatching(/^1 file mended\n\d+ entries, no problems, /),
      text: sound,
    });
    expect(stdout).toMatch(/^--- .*topics\/roads\.mdx\n\+\+\+ .*topics\/roads\.mdx\n@@ /);
    expect(stdout).toContain('\n-description:   ');
    expect(await check('--fix')).toEqual({
      status: 0,
      stdout: '',
      stderr: expect.stringMatching(/^nothing to mend\n\d+ entries, no problems, /),
    });
  });

  it('leaves what a program reads to the list', async () => {
    const { stdout, stderr } = await check('--fix', '--format', 'json');
    expect(JSON.parse(stdout)).toEqual([]);
    expect(stderr).toContain('+++ ');
  });

  it('changes nothing where it is not asked to', async () => {
    expect((await check()).status).toBe(0);
    expect(read(topic)).toBe(loose);
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
