/** `npm run rename`, as an editor runs it. That addresses are kept, a build of a renamed archive shows. */
import { mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkFolder } from '../../src/checks/check.ts';
import { checkCommand } from '../../src/commands/check.ts';
import { importCommand } from '../../src/commands/import.ts';
import { mergeCommand } from '../../src/commands/merge.ts';
import { newCommand } from '../../src/commands/new.ts';
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

  it('of an account whose new name another original has changes nothing', async () => {
    mkdirSync(join(folder, 'originals'));
    for (const name of ['2024-03-05-bridge-opens.txt', '2024-03-05-x.html'])
      writeFileSync(join(folder, 'originals', name), name);
    const { status, stderr } = await rename('articles', '2024-03-05-bridge-opens', '2024-03-05-x');
    expect([status, stderr]).toEqual([1, expect.stringContaining('2024-03-05-x.html already')]);
    expect(readdirSync(join(content, 'articles'))).toContain('2024-03-05-bridge-opens.mdx');
    expect(readdirSync(join(folder, 'originals'))).toHaveLength(2);
  });

  it.each(['torvald.mdx', 'people/torvald', 'people/torvald.mdx'])(
    'takes the name of the file for the id: %s',
    async (name) => {
      await success(rename('people', 'people/mina-torvald.mdx', name));
      expect(readdirSync(join(content, 'people'))).toEqual(['torvald.mdx']);
    },
  );

  it.each(['../torvald', 'a/torvald', 'topics/torvald', '/torvald', 'torvald/', './people/../torvald'])(
    'takes no other path for an id: %s',
    async (path) => {
      for (const words of [
        ['mina-torvald', path],
        [path, 'x'],
      ]) {
        expect(await rename('people', ...words)).toEqual({
          status: 1,
          stdout: '',
          stderr: `\`${path}\` is no id: write the id alone, or behind \`people/\`\n`,
        });
      }
      expect(readdirSync(join(content, 'people'))).toEqual(['mina-torvald.mdx']);
    },
  );
});

describe('where entries lie behind a link, none is passed over:', () => {
  const moveAway = (path: string) => {
    renameSync(join(content, path), join(folder, 'elsewhere'));
    symlinkSync(join(folder, 'elsewhere'), join(content, path));
  };
  const everything = () =>
    readdirSync(content, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.mdx'))
      .map((name) => [name, readFileSync(join(content, name), 'utf8')]);

  it.each(['people', 'articles'])('a rename or merge is refused, of %s', async (path) => {
    const stderr = `${path} is a link, or of another sort: put a plain folder there\n`;
    writeFileSync(join(content, 'people/m-torvald.mdx'), '---\nname: M. T.\nrole: Mayor\n---\n');
    moveAway(path);
    const before = everything();
    expect(await rename('people', 'mina-torvald', 'torvald')).toEqual({ status: 1, stdout: '', stderr });
    const merged = await run(mergeCommand, { ARCHIVE_CONTENT: content }, [
      'people',
      'm-torvald',
      'mina-torvald',
    ]);
    expect(merged).toEqual({ status: 1, stdout: '', stderr });
    expect(everything()).toEqual(before);
  });

  it('so are `new`, `check --fix` and `import`', async () => {
    writeFileSync(
      join(folder, 'a.txt'),
      'Title: Ferry stops\nDate: 2024-05-01\nSource: Harbour Post\n\nThe ferry over the sound stopped.',
    );
    moveAway('people');
    const before = everything();
    const env = { ARCHIVE_CONTENT: content };
    for (const { status, stderr } of [
      await run(newCommand, env, ['topic', '--name', 'Ferries', '--description', 'Boats.']),
      await run(checkCommand, env, ['--fix']),
      await run(importCommand, env, [join(folder, 'a.txt')]),
    ])
      expect([status, stderr]).toEqual([
        1,
        expect.stringContaining('people is a link, or of another sort: put a plain folder there\n'),
      ]);
    expect(everything()).toEqual(before);
  });
});
