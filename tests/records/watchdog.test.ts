import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** Runs a script that watches work on the file `content/topics/x.mdx`, in a process of its own. */
function watching(work: string, more = '') {
  const script = `
    import { watch } from ${JSON.stringify(new URL('../../src/records/watchdog.ts', import.meta.url).href)};
    const path = process.cwd() + '/content/topics/x\\u001b.mdx';
    const busy = (ms) => { for (const end = performance.now() + ms; performance.now() < end; ); };
    const held = [];
    process.on('SIGINT', () => {});
    watch(path, () => { ${work} });
    ${more}
    console.log('done');
  `;
  const options = { encoding: 'utf8', timeout: 20_000 } as const;
  const { stdout, stderr, signal } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', script],
    options,
  );
  return { stdout, stderr, signal };
}

const ended = (why: string) => ({
  stdout: '',
  stderr: `content/topics/x\\u001b.mdx:1:1  to read this file takes ${why}: take it away, and what repeats itself out of it\n`,
  signal: 'SIGKILL',
});

it('a file over which a parser is busy for ever ends the process, which says which', () => {
  expect(watching('for (;;);')).toEqual(ended('more than 2 seconds'));
});

it('a file that takes too much memory does so, too', () => {
  expect(watching('busy(200); for (;;) held.push(Buffer.alloc(10_000_000, 1));')).toEqual(
    ended('more than 300 MB of memory'),
  );
});

it('many files that take longer and more together do not', () => {
  const work = 'held.push(Buffer.alloc(50_000_000, 1)); busy(300);';
  const more = `for (let count = 0; count < 8; count++) watch(path, () => { ${work} });`;
  expect(watching(work, more)).toEqual({ stdout: 'done\n', stderr: '', signal: null });
});
