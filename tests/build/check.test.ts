/** `npm run check`, as an editor and as a program run it. */
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDesk, temporaryFolder } from '../support/build.ts';

const folder = temporaryFolder('check');
const env = { ARCHIVE_CONTENT: folder };
const check = (...options: string[]) => runDesk('check', env, options);

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
