/** `npm run merge`, as an editor runs it. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkFolder } from '../../src/checks/check.ts';
import { checkCommand } from '../../src/commands/check.ts';
import { mergeCommand } from '../../src/commands/merge.ts';
import { run, success } from '../support/commands.ts';
import { goodArchive } from '../support/folders.ts';

let content: string;
beforeEach(() => {
  ({ content } = goodArchive('merge'));
  writeFileSync(
    join(content, 'people/torvald-mina.mdx'),
    '---\nname: Mina Torvald\nrole: Mayor of Aune\n---\n\nShe opened it.\n',
  );
});
const merge = (...words: string[]) => run(mergeCommand, { ARCHIVE_CONTENT: content }, words);

describe('a merge', () => {
  it('says what has become of what, and which words were left out', async () => {
    const { stdout } = await success(merge('people', 'torvald-mina', 'mina-torvald'));
    expect(stdout).toMatch(
      /people\/torvald-mina\.mdx is a part of .*people\/mina-torvald\.mdx now; 0 other entries changed\n.*keeps its own words\. The other had:\n {2}role: Mayor of Aune\n$/,
    );
    expect(readdirSync(join(content, 'people'))).toEqual(['mina-torvald.mdx']);
    expect(checkFolder(content)).toEqual([]);
  });

  it('is what the check proposes of two of one name', async () => {
    const { stdout } = await run(checkCommand, { ARCHIVE_CONTENT: content });
    const [, ...words] = /npm run merge -- (\w+) (\S+) (\S+);/.exec(stdout) ?? [];
    expect(words).toEqual(['people', 'torvald-mina', 'mina-torvald']);
  });

  it.each([
    [['peple', 'a', 'b'], 2, 'there is no kind `peple`: did you mean `people`?'],
    [['people', 'a'], 2, 'name the kind, the old id and the new one'],
    [['people', 'a', 'mina-torvald'], 1, 'there is no people/a.mdx'],
    [['articles', 'a', 'b'], 1, 'two articles are two texts'],
  ])('that cannot be made changes nothing: %j', async (words, expected, message) => {
    const before = readdirSync(join(content, 'people'));
    const { status, stderr } = await merge(...words);
    expect([status, stderr]).toEqual([expected, expect.stringContaining(message)]);
    expect(readdirSync(join(content, 'people'))).toEqual(before);
  });
});
