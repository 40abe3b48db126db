import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lock } from '../../src/desk/lock.ts';
import { temporaryFolder } from '../support/build.ts';

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

  it('of a process that is gone is free again', async () => {
    const path = file();
    lock(path)?.();
    const other = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => other.once('exit', resolve));
    writeFileSync(path, String(other.pid));
    expect(lock(path)).toBeDefined();
    expect(readFileSync(path, 'utf8')).toBe(String(process.pid));
  });
});
