/** Variables of the environment that cannot be what they are: every command that reads one says so, in a line. */
import { expect, it } from 'vitest';
import { headersCommand } from '../../src/commands/headers.ts';
import { devCommand, serveCommand } from '../../src/commands/serve.ts';
import { run } from '../support/commands.ts';
import { goodArchive } from '../support/folders.ts';

const wrong = { SITE_URL: 'news.example', BASE_PATH: 'a b', PORT: '70000' };
const commands = { headers: headersCommand, serve: serveCommand, dev: devCommand };

it.each(Object.keys(commands).flatMap((command) => Object.keys(wrong).map((name) => [command, name])))(
  'is told by %s: %s',
  async (command, name) => {
    const { content, out } = goodArchive('settings');
    const env = { ARCHIVE_CONTENT: content, ARCHIVE_OUT: out, [name]: wrong[name as keyof typeof wrong] };
    const args = command === 'headers' ? ['nginx'] : [];
    const { status, stdout, stderr } = await run(commands[command as keyof typeof commands], env, args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(new RegExp(`^${name} cannot be .*: write [^\\n]*\\n$`));
  },
);
