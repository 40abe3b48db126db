/** `npm run rename`, as an editor runs it. That addresses are kept, a build of a renamed archive shows. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkFolder } from '../../src/checks/check.ts';
import { renameCommand } from '../../src/commands/rename.ts';
import { run, success } from '../support/commands.ts';
import { goodArchive } from '../support/folders.ts';

let folder: string;
let content: string;
beforeEach(() => {
  ({ folder, content } = goodArchive('rename'));
});
const rename = (...words: string[]) => run(renameCommand, { ARCHIVE_CONTENT: content }, words);

describe('a rename', () => {
  it('is refused, with exit code 1 and nothing changed, where anything would break', async () => {
    const before = readdirSync(join(content, 'people'));
    expect(await rename('people', 'mina-torvald', 'mina-torvald')).toEqual({
      status: 1,
      stdout: '',
      stderr: 'it is called `mina-torvald` already\n',
    });
    expect(readdirSync(join(content, 'people'))).toEqual(before);
  });

  it.each([
    [['stories', 'a', 'b'], 'there is no kind `stories`: did you mean `articles`?'],
    [['peple', 'a', 'b'], 'there is no kind `peple`: did you mean `people`?'],
    [['people', 'a'], 'name the kind, the old id and the new one'],
    [['people', 'a', 'b', 'c'], 'name the kind, the old id and the new one'],
  ])('that is asked for in a wrong way ends with 2: %j', async (words, message) => {
    const { status, stderr } = await rename(...words);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  it('gives an entry its new id, and leaves the archive sound', async () => {
    const { stdout } = await success(rename('people', 'mina-torvald', 'torvald'));
    expect(stdout).toMatch(
      /people\/mina-torvald\.mdx is .*people\/torvald\.mdx now; 3 other entries changed\n$/,
    );
    expect(readdirSync(join(content, 'people'))).toContain('torvald.mdx');
    expect(checkFolder(content)).toEqual([]);
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
});
