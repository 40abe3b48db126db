/** What all commands have in common. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkCommand } from '../../src/commands/check.ts';
import { defineCommand, WrongUse } from '../../src/commands/command.ts';
import { commands } from '../../src/commands/commands.ts';
import { linksCommand } from '../../src/commands/links.ts';
import { ContentProblems, Refusal } from '../../src/records/problem.ts';
import { run } from '../support/commands.ts';

const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'));

describe.each(Object.entries(commands))('the command %s', (name, load) => {
  const script = name === 'serve' ? 'start' : name;

  it('is what npm runs under this name', () => {
    expect(scripts[script]?.split(' && ').at(-1)).toBe(`node src/commands/main.ts ${name}`);
  });

  it.each(['--help', '-h'])('tells its use where it is asked for: %s', async (option) => {
    const { status, stdout, stderr } = await run(await load(), {}, [option]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^npm (run )?${script}\\b`));
  });

  it('ends with 2 and its use where it is asked for what it does not know', async () => {
    const { status, stdout, stderr } = await run(await load(), {}, ['--no-such-thing']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(new RegExp(`--no-such-thing.*\\n\\nnpm (run )?${script}\\b`));
  });
});

it('npm runs no command that is not known here', () => {
  const called = Object.values(scripts).flatMap(
    (script) => /commands\/main\.ts (\w+)/.exec(script)?.[1] ?? [],
  );
  expect(called.sort()).toEqual(Object.keys(commands).sort());
});

describe('a command', () => {
  const throwing = (error: Error) =>
    run(defineCommand({ usage: 'npm run it', run: () => Promise.reject(error) }), {});

  it('that fails for what a person can mend says it in a line, and ends with 1', async () => {
    expect(await throwing(new Refusal('there is \u001b one already'))).toEqual({
      status: 1,
      stdout: '',
      stderr: 'there is \\u001b one already\n',
    });
    const problem = { file: 'topics/a.mdx', line: 1, column: 2, message: 'no' };
    expect((await throwing(new ContentProblems([problem], 'content'))).stderr).toContain(
      'content/topics/a.mdx:1:2  no\n',
    );
    const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write', path: '/a/b' });
    expect((await throwing(full)).stderr).toBe('/a/b: the disk is full: make room, then run this again\n');
    const told = new Error('ENOSPC: no space left on device, write');
    const passedOn = new Error('Build failed', { cause: new Error('No space left on device (os error 28)') });
    for (const error of [told, passedOn]) {
      expect((await throwing(error)).stderr).toBe('the disk is full: make room, then run this again\n');
    }
  });

  it('that is used in a wrong way says how it is used, and ends with 2', async () => {
    expect(await throwing(new WrongUse('name a file'))).toEqual({
      status: 2,
      stdout: '',
      stderr: 'name a file\n\nnpm run it\n',
    });
  });

  it('that fails by a fault of ours shows where', async () => {
    await expect(throwing(new TypeError('x is not a function'))).rejects.toThrow('x is not a function');
  });

  it('without options takes nothing', async () => {
    const command = defineCommand({ usage: 'npm run it', run: () => 0 });
    expect(await run(command, {}, ['x', '--help'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'x is not taken here\n\nnpm run it\n',
    });
  });

  it('leaves nothing behind in the process', async () => {
    const { exitCode, env } = process;
    const before = {
      exitCode,
      env: { ...env },
      listeners: process.eventNames().map((name) => process.listenerCount(name)),
    };
    await run(checkCommand, { ARCHIVE_CONTENT: 'tests/fixtures/good' });
    await run(linksCommand, { ARCHIVE_CONTENT: 'tests/fixtures/good' }, ['--pause', 'x']);
    expect({
      exitCode: process.exitCode,
      env: { ...process.env },
      listeners: process.eventNames().map((name) => process.listenerCount(name)),
    }).toEqual(before);
  });
});
