import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPlainFile, readPlainText } from '../../src/records/plain-file.ts';
import { temporaryFolder } from '../support/folders.ts';

const limit = { bytes: 5, what: 'an entry' };
const folder = temporaryFolder('plain-file');
const file = join(folder, 'file');
writeFileSync(file, '\uFEFFé');

it('a plain file is read as bytes, or as text with its byte order mark', () => {
  expect([...readPlainFile(file, limit)]).toEqual([0xef, 0xbb, 0xbf, 0xc3, 0xa9]);
  expect(readPlainText(file, limit)).toBe('\uFEFFé');
});

describe('refused, with its path, is', () => {
  const refusal = (path: string) => {
    try {
      readPlainFile(path, limit);
    } catch (error) {
      return error;
    }
    return undefined;
  };

  it('a file that is too large, before it is read', () => {
    const path = join(folder, 'large');
    writeFileSync(path, '');
    truncateSync(path, 2 ** 40);
    const message = 'this file has 1099511627776 bytes: an entry has at most 5';
    expect(refusal(path)).toMatchObject({ name: 'Refusal', message, path });
  });

  it.runIf(process.platform !== 'win32').each([
    ['a folder', (path: string) => mkdirSync(path)],
    ['a link', (path: string) => symlinkSync(file, path)],
    ['a pipe, which is not waited for', (path: string) => execFileSync('mkfifo', [path])],
    ['a link to a device', (path: string) => symlinkSync('/dev/zero', path)],
  ])('%s', (what, make) => {
    const path = join(folder, what.replaceAll(' ', '-'));
    make(path);
    const message = 'this is no plain file: put an entry there';
    expect(refusal(path)).toMatchObject({ name: 'Refusal', message, path });
  });
});

it.runIf(process.platform !== 'win32')(
  'a link is followed where it may lead to the file, to a plain one',
  () => {
    const [link, device] = [join(folder, 'followed'), join(folder, 'device')];
    symlinkSync(file, link);
    symlinkSync('/dev/zero', device);
    expect(readPlainText(link, limit, true)).toBe('\uFEFFé');
    expect(() => readPlainText(device, limit, true)).toThrow('this is no plain file');
  },
);

it('a file that is not there is the system’s error', () => {
  expect(() => readPlainFile(join(folder, 'nowhere'), limit)).toThrow(/ENOENT/);
});
