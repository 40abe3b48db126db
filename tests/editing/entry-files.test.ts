import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { holderOfId, idsOf, namesOf } from '../../src/editing/entry-files.ts';
import { personText } from '../support/entries.ts';
import { temporaryFolder } from '../support/folders.ts';

let content = '';
beforeEach(() => {
  content = temporaryFolder('entry-files');
  mkdirSync(join(content, 'people/folder.mdx'), { recursive: true });
  const files = {
    'ada.mdx': personText({ name: 'Ada', formerIds: ['lady-ada'] }),
    'broken.mdx': '---\nname: "a\n---\n',
    'unnamed.mdx': '---\nrole: b\n---\n',
    'Big.mdx': personText(),
    'notes.md': personText(),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(content, 'people', name), text);
  symlinkSync(join(content, 'people/ada.mdx'), join(content, 'people/link.mdx'));
});

describe('the entry files of a kind', () => {
  it('are those whose names are ids, sound or not', () => {
    expect(idsOf(content, 'people')).toEqual(['ada', 'broken', 'unnamed']);
    expect(idsOf(content, 'topics')).toEqual([]);
  });

  it('are named by their names, or by their ids where those cannot be read', () => {
    expect([...namesOf(content, 'people')].map(([id, { name }]) => [id, name])).toEqual([
      ['ada', 'Ada'],
      ['broken', 'broken'],
      ['unnamed', 'unnamed'],
    ]);
  });
});

describe('an id', () => {
  it('is taken by the file of that name, whatever it is, in the folder of its kind', () => {
    expect(holderOfId(content, 'people', 'broken')).toBe(
      'there is people/broken.mdx already: choose another id, or work on that file',
    );
    expect(holderOfId(content, 'people', 'folder')).toContain('there is people/folder.mdx already');
    expect(holderOfId(content, 'topics', 'ada')).toBeUndefined();
  });

  it('is taken by the entry that had it before', () => {
    expect(holderOfId(content, 'people', 'lady-ada')).toBe(
      'people/ada.mdx had the id `lady-ada` before, and its address leads there: choose another',
    );
    expect(holderOfId(content, 'people', 'lady')).toBeUndefined();
  });
});
