import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runScript } from '../support/build.ts';

const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'));
const commands = Object.entries(scripts).flatMap(([name, script]) => {
  const command = /^node src\/commands\/(\w+)\.ts$/.exec(script)?.[1];
  return command ? [[name, command] as const] : [];
});

describe('every command', () => {
  it('is known here', () => {
    expect(commands.map(([name]) => name).sort()).toEqual(
      ['build', 'check', 'dev', 'import', 'links', 'new', 'rename', 'schemas'].sort(),
    );
  });

  it.concurrent.for(commands)(
    'tells its use where it is asked for: npm run %s',
    async ([name, command], { expect }) => {
      const { status, stdout, stderr } = await runScript(command, {}, ['--help']);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toMatch(new RegExp(`^npm run ${name}\\b`));
    },
  );

  it.concurrent.for(commands)(
    'ends with 2 and its use where it is asked for what it does not know: npm run %s',
    async ([name, command], { expect }) => {
      const { status, stdout, stderr } = await runScript(command, {}, ['--no-such-thing']);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain(`npm run ${name}`);
    },
  );
});
