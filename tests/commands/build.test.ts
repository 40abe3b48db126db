/** What `npm run build` refuses before it builds, and how it is stopped. What it builds is told in tests/build/. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildCommand } from '../../src/commands/build.ts';
import { folders } from '../../src/config.ts';
import { ended, run, runScript, startScript } from '../support/commands.ts';
import { forget, goodArchive } from '../support/folders.ts';

let archive: ReturnType<typeof goodArchive>;
let env: Record<string, string>;
beforeEach(() => {
  archive = goodArchive('build');
  env = { ARCHIVE_CONTENT: archive.content, ARCHIVE_OUT: archive.out };
});
afterEach(() => forget(env));

describe('a build', () => {
  it('refuses to replace a folder that is not an earlier build', async () => {
    mkdirSync(archive.out);
    writeFileSync(join(archive.out, 'letters.txt'), 'dear');
    const { status, stdout, stderr } = await run(buildCommand, env);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('is not an earlier build');
    expect(readdirSync(archive.out)).toEqual(['letters.txt']);
  });

  it('says what is wrong where a file stands in place of a folder of entries', async () => {
    rmSync(join(archive.content, 'articles'), { recursive: true });
    writeFileSync(join(archive.content, 'articles'), '');
    const { status, stdout } = await runScript('build', env);
    expect(status).toBe(1);
    expect(stdout).toContain('articles:1:1  this is not a folder');
  });

  it.each(['.', 'content'])('refuses to replace the project or its content: %s', async (out) => {
    const { status, stderr } = await run(buildCommand, { ARCHIVE_CONTENT: 'content', ARCHIVE_OUT: out });
    expect(status).toBe(2);
    expect(stderr).toContain('cannot be the output folder');
  });

  it.each([
    ['BASE_PATH', '//evil.example', 'write it as /archive/, of letters, digits and hyphens'],
    ['SITE_URL', 'news.example', 'write it as https://news.example, and a path below it as BASE_PATH'],
    ['SOURCE_DATE_EPOCH', 'today', 'write it as seconds since 1970'],
  ])('refuses a %s that cannot be, in a line', async (name, value, advice) => {
    const { status, stderr } = await run(buildCommand, { ...env, [name]: value });
    expect({ status, stderr }).toEqual({ status: 2, stderr: `${name} cannot be \`${value}\`: ${advice}\n` });
    expect(existsSync(archive.out)).toBe(false);
  });

  it('that is stopped says so, ends and leaves nothing behind', async () => {
    const lock = join(folders(env).cache, 'lock');
    const started = startScript('build', env);
    const end = ended(started);
    await vi.waitFor(() => expect(existsSync(lock)).toBe(true), { timeout: 60_000 });
    // It listens for signals at once when it has the lock.
    await wait(200);
    started.kill('SIGINT');
    const stderr = 'stopped: nothing was built\nended by SIGINT\n';
    expect(await end).toEqual({ status: 1, stdout: '', stderr });
    expect([existsSync(lock), existsSync(archive.out)]).toEqual([false, false]);
  });
});
