/** Mending a content folder, and showing what was changed. */
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fixFolder, showFixed } from '../../src/editing/fix-folder.ts';
import { personText } from '../support/entries.ts';
import { temporaryFolder } from '../support/folders.ts';

function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder('fix');
  mkdirSync(join(folder, 'people'));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  return folder;
}

const loose = '---\nrole: b\nname:  a\t\n---\r\n';

it('mends all entries, and leaves nothing beside them', () => {
  const folder = folderOf({ 'people/a.mdx': loose, 'people/b.mdx': '\uFEFF---\nname: b\nrole: b\n---\n' });
  expect(fixFolder(folder).map(({ id }) => id)).toEqual(['a', 'b']);
  expect(readFileSync(join(folder, 'people/a.mdx'), 'utf8')).toBe('---\nname: a\nrole: b\n---\n');
  expect(readFileSync(join(folder, 'people/b.mdx'), 'utf8')).toBe('---\nname: b\nrole: b\n---\n');
  expect(readdirSync(folder)).toEqual(['people']);
  expect(fixFolder(folder)).toEqual([]);
});

it('leaves alone what is no entry, or cannot be read', () => {
  const files = {
    'people/A.mdx': loose,
    'people/a.md': loose,
    'people/b.mdx': Buffer.concat([Buffer.from(loose), Buffer.from([0xff])]),
    'people/c.mdx': '---\nname: "a\nrole:   b\n---\n',
    'people/d.mdx': `${loose}${'x'.repeat(128 * 1024)}`,
    'notes.mdx': loose,
  };
  const folder = folderOf(files);
  symlinkSync(join(folder, 'notes.mdx'), join(folder, 'people/e.mdx'));
  expect(fixFolder(folder)).toEqual([]);
  for (const [path, text] of Object.entries(files)) {
    expect(readFileSync(join(folder, path))).toEqual(Buffer.from(text));
  }
  expect(fixFolder(join(folder, 'nowhere'))).toEqual([]);
});

it('shows the lines that were changed, and what nobody sees in them', () => {
  const before = personText({}, 'One\u001b[31m.\r').replace('---', '\uFEFF---');
  const text = personText({}, 'One.');
  expect(showFixed({ kind: 'people', id: 'a', before, text }, 'content')).toBe(
    [
      '--- content/people/a.mdx',
      '+++ content/people/a.mdx',
      '@@ -1,6 +1,6 @@',
      '-\\ufeff---',
      '+---',
      ' name: Mina Torvald',
      ' role: Harbour master',
      ' ---',
      ' ',
      '-One\\u001b[31m.\\u000d',
      '+One.',
    ].join('\n'),
  );
});
