/** The process that makes the index, the feeds and the data beside the pages. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readKind } from '../../src/records/folder.ts';
import { kinds } from '../../src/records/record.ts';
import { writeCache } from '../../src/store/entry-cache.ts';
import { temporaryFolder } from '../support/folders.ts';

const cache = temporaryFolder('cache');
for (const kind of kinds) writeCache(cache, kind, readKind('tests/fixtures/harbour', kind));

/** @param input `ignore` where nobody holds it open */
async function derive(input: 'pipe' | 'ignore') {
  const folder = temporaryFolder('derived');
  const args = ['src/commands/derived-files.ts', cache, join(folder, 'target'), join(folder, 'work')];
  const child = spawn(process.execPath, args, { stdio: [input, 'ignore', 'ignore'] });
  const [code] = await once(child, 'exit');
  return { code, hasIndex: existsSync(join(folder, 'target/pagefind/pagefind-entry.json')) };
}

it('makes an index while a build waits for it', async () => {
  expect(await derive('pipe')).toEqual({ code: 0, hasIndex: true });
});

it('ends at once when the build is no more', async () => {
  expect(await derive('ignore')).toEqual({ code: 1, hasIndex: false });
});
