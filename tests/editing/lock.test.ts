import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lock, lockInTurn } from '../../src/editing/lock.ts';
import { temporaryFolder } from '../support/folders.ts';

const file = () => join(temporaryFolder('lock'), 'deep/lock');

describe('a lock', () => {
  it('is held by one at a time, and given back', () => {
    const path = file();
    const unlock = lock(path);
    expect(lock(path)).toBeUndefined();
    unlock?.();
    expect(existsSync(path)).toBe(false);
    expect(lock(path)).toBeDefined();
  });

  it('that was given back is no longer ours to give back', () => {
    const path = file();
    const unlock = lock(path);
    unlock?.();
    writeFileSync(path, 'another process');
    unlock?.();
    expect(readFileSync(path, 'utf8')).toBe('another process');
  });

  it('is waited for, with word of it, where a turn is wanted', async () => {
    const path = file();
    const unlock = lock(path);
    const said: string[] = [];
    const turn = lockInTurn(path, () => said.push('waiting'));
    unlock?.();
    (await turn)();
    expect(said).toEqual(['waiting']);
    (await lockInTurn(path, () => said.push('again')))();
    expect(said).toEqual(['waiting']);
  });

  it('is held by one at a time, however many processes want it, and however soon they ask again', async () => {
    const path = file();
    const count = join(path, '../../count');
    writeFileSync(count, '0');
    const script = `
      const { readFileSync, writeFileSync } = await import('node:fs');
      const { lock } = await import('./src/editing/lock.ts');
      for (let turn = 0; turn < 25; turn++) {
        let unlock;
        while (!(unlock = lock(${JSON.stringify(path)}))) await new Promise(setImmediate);
        const before = Number(readFileSync(${JSON.stringify(count)}, 'utf8'));
        await new Promise(setImmediate);
        writeFileSync(${JSON.stringify(count)}, String(before + 1));
        unlock();
      }`;
    const ends = Array.from({ length: 4 }, () => {
      const run = spawn(process.execPath, ['--input-type=module', '-e', script]);
      return new Promise((resolve) => run.once('close', resolve));
    });
    expect(await Promise.all(ends)).toEqual([0, 0, 0, 0]);
    expect(readFileSync(count, 'utf8')).toBe('100');
  });

  it('with our own number, left by a process before us, is free', () => {
    const path = file();
    lock(path)?.();
    writeFileSync(path, String(process.pid));
    expect(lock(path)).toBeDefined();
  });

  it('of a process that is gone is free again', async () => {
    const path = file();
    lock(path)?.();
    const other = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => other.once('exit', resolve));
    writeFileSync(path, String(other.pid));
    expect(lock(path)).toBeDefined();
    expect(readFileSync(path, 'utf8').split('\n')[0]).toBe(String(process.pid));
  });

  // Elsewhere the number alone tells, or the second in which the process started.
  it.runIf(process.platform === 'linux')(
    'of a process that is gone is free again, though another has its number now',
    async () => {
      const path = file();
      const script = `
        const { lock } = await import('./src/editing/lock.ts');
        lock(${JSON.stringify(path)});
        process.stdout.write('locked');
        setInterval(() => {}, 1000);`;
      const holder = spawn(process.execPath, ['--input-type=module', '-e', script]);
      await once(holder.stdout, 'data');
      expect(lock(path)).toBeUndefined();
      const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
      const [, ...identity] = readFileSync(path, 'utf8').split('\n');
      writeFileSync(path, [other.pid, ...identity].join('\n'));
      expect(lock(path)).toBeDefined();
      for (const child of [holder, other]) child.kill('SIGKILL');
    },
  );
});
