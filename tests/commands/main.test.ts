/** A command as npm starts it, in a process of its own. */
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { runScript, startScript } from '../support/commands.ts';
import { goodArchive } from '../support/folders.ts';

describe('the process of a command', () => {
  const { content } = goodArchive('main');
  const env = { ARCHIVE_CONTENT: content };

  it('tells its use where it is asked for', async () => {
    const { status, stdout, stderr } = await runScript('check', {}, ['--help']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^npm run check/);
  });

  it('ends with 0 where there is no problem, 1 where there are problems, 2 for wrong use', async () => {
    expect(await runScript('check', env)).toEqual({
      status: 0,
      stdout: '',
      stderr: expect.stringContaining('no problems'),
    });
    writeFileSync(join(content, 'topics/roads.mdx'), 'no entry');
    const found = await runScript('check', env);
    expect([found.status, found.stdout]).toEqual([1, expect.stringContaining('topics/roads.mdx:1:1  ')]);
    const wrong = await runScript('check', env, ['--format', 'xml']);
    expect([wrong.status, wrong.stdout, wrong.stderr]).toEqual([
      2,
      '',
      expect.stringContaining('there is no format `xml`\n\nnpm run check'),
    ]);
  });

  it.each([
    ['rename', ['people', 'mina-torvald', 'torvald']],
    ['check', ['--help']],
  ])(
    'does its work to the end, and quietly, where nobody reads what it prints any more: %s',
    async (name, args) => {
      const { content } = goodArchive('main-unread');
      const running = startScript(name, { ARCHIVE_CONTENT: content }, args);
      running.stdout.destroy();
      const [said, [code]] = await Promise.all([text(running.stderr), once(running, 'exit')]);
      expect([said, code]).toEqual(['', 0]);
      if (name === 'rename') expect(readdirSync(join(content, 'people'))).toEqual(['torvald.mdx']);
    },
  );

  it('shows where a fault of ours is, and ends with 1', async () => {
    const { status, stderr } = await runScript('no-such-command', {});
    expect([status, stderr]).toEqual([1, expect.stringMatching(/no-such-command[\s\S]*\n {4}at /)]);
  });
});
