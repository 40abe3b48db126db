import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readFolder, readKind } from '../../src/records/folder.ts';
import { findStrayFolders } from '../../src/records/listing.ts';
import { formatProblems } from '../../src/records/problem.ts';
import { articleText, personText, topicText } from '../support/entries.ts';
import { temporaryFolder } from '../support/folders.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

/** A content folder with these files in it. */
function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder('folder');
  made.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const problemsIn = (folder: string) => formatProblems(readFolder(folder).problems).split('\n');

describe('a content folder', () => {
  it('has its entries by kind and id, in the order of their ids', () => {
    const files = {
      'topics/trains.mdx': topicText(),
      'topics/roads.mdx': topicText(),
      'people/a.mdx': personText(),
    };
    const { records, problems } = readFolder(folderWith(files));
    expect(problems).toEqual([]);
    expect([...records.topics.keys()]).toEqual(['roads', 'trains']);
    expect(records.people.get('a')).toMatchObject({
      kind: 'people',
      id: 'a',
      fields: { name: 'Mina Torvald' },
    });
    expect(records.articles.size + records.events.size + records.sources.size).toBe(0);
  });

  it('may have files beside its kinds, such as a guide to authors', () => {
    expect(readFolder(folderWith({ 'README.md': '# Guide', 'notes.txt': 'x' })).problems).toEqual([]);
  });

  it('passes over what begins with a dot', () => {
    const files = { '.git/x': '', 'topics/.roads.mdx.swp': '', 'topics/.DS_Store': '', '.hidden': '' };
    expect(readFolder(folderWith(files)).problems).toEqual([]);
  });

  it('is asked for where it is missing, or is no folder', () => {
    const missing = [{ file: '.', line: 1, column: 1, message: 'there is no such content folder' }];
    expect(readFolder(join(folderWith({}), 'nowhere')).problems).toEqual(missing);
    expect(findStrayFolders(join(folderWith({ content: 'x' }), 'content'))).toEqual(missing);
  });

  it('says where there is a folder of no kind, and what it may have been meant for', () => {
    const kinds = 'kinds are articles, events, people, topics, sources';
    expect(problemsIn(folderWith({ 'artciles/a.mdx': '', 'pictures/a.png': '' }))).toEqual([
      `artciles:1:1  there is no kind of record called \`artciles\`: did you mean \`articles\`?: ${kinds}`,
      `pictures:1:1  there is no kind of record called \`pictures\`: ${kinds}`,
    ]);
  });

  it('says all that is wrong with all of its files, each in its place', () => {
    const files = {
      'articles/a.mdx': articleText({ date: 'soon' }, 'One {two}'),
      'people/b.mdx': personText({ rol: 'x' }),
      'topics/c.mdx': topicText(),
    };
    const { records, problems } = readFolder(folderWith(files));
    expect(problems.map(({ file, line, column }) => `${file}:${line}:${column}`)).toEqual([
      'articles/a.mdx:4:7',
      'articles/a.mdx:15:5',
      'people/b.mdx:4:1',
    ]);
    expect([...records.topics.keys()]).toEqual(['c']);
    expect(records.articles.size).toBe(0);
  });
});

describe('a file in the folder of a kind', () => {
  it.each(['Roads', 'the roads', 'roads_', 'roads.old', 'straße', 'roads-', 'ROADS'])(
    'cannot be called %s.mdx',
    (id) => {
      expect(problemsIn(folderWith({ [`topics/${id}.mdx`]: topicText() }))).toEqual([
        `topics/${id}.mdx:1:1  \`${id}\` cannot be an id: name the file with small letters, digits and single hyphens`,
      ]);
    },
  );

  it.each(['roads.md', 'roads', 'roads.mdx.bak', 'roads.MDX', 'README.md'])(
    'is no entry where it is called %s',
    (name) => {
      expect(problemsIn(folderWith({ [`topics/${name}`]: topicText() }))).toEqual([
        `topics/${name}:1:1  this is not an entry: the name of an entry ends in .mdx`,
      ]);
    },
  );

  it('cannot have a name that some systems take for another’s', () => {
    const folder = folderWith({ 'topics/roads.mdx': topicText(), 'topics/Roads.mdx': topicText() });
    const { records, problems } = readFolder(folder);
    // Where the system itself takes them for one, there is only one.
    if (problems.length < 2) return;
    expect(formatProblems(problems).split('\n')).toEqual([
      'topics/Roads.mdx:1:1  `Roads` cannot be an id: name the file with small letters, digits and single hyphens',
      'topics/roads.mdx:1:1  this name is the same as Roads.mdx once case and Unicode form are folded: rename one',
    ]);
    expect(records.topics.size).toBe(0);
  });

  it('cannot have a name that is another’s in other Unicode characters', () => {
    const folder = folderWith({ 'topics/roads1.mdx': topicText(), 'topics/ｒoads①.mdx': topicText() });
    expect(problemsIn(folder)[0]).toBe(
      'topics/roads1.mdx:1:1  this name is the same as ｒoads①.mdx once case and Unicode form are folded: rename one',
    );
  });

  it.each([
    ['Latin-1', Uint8Array.of(0xe9)],
    ['half of a character', Uint8Array.of(0xf0, 0x9f)],
    ['a surrogate', Uint8Array.of(0xed, 0xa0, 0x80)],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x2d, 0x00)],
  ])('must be UTF-8, and not %s', (_, bytes) => {
    const content = Buffer.concat([Buffer.from(topicText()), bytes]);
    expect(problemsIn(folderWith({ 'topics/roads.mdx': content }))).toEqual([
      'topics/roads.mdx:1:1  this file is not text in UTF-8: save it with that encoding',
    ]);
  });

  it('may begin with a byte order mark', () => {
    expect(readFolder(folderWith({ 'topics/roads.mdx': `\uFEFF${topicText()}` })).problems).toEqual([]);
  });

  const notAFile =
    'this is not a file: entries lie directly in the folder of their kind, and links are not followed';

  it('is no folder', () => {
    expect(problemsIn(folderWith({ 'topics/old/roads.mdx': topicText() }))).toEqual([
      `topics/old:1:1  ${notAFile}`,
    ]);
    expect(problemsIn(folderWith({ 'topics/a.mdx/b.mdx': topicText() }))).toEqual([
      `topics/a.mdx:1:1  ${notAFile}`,
    ]);
  });

  it('is no symbolic link, be it to a file, to a folder or to nothing', () => {
    const folder = folderWith({ 'topics/roads.mdx': topicText(), 'secret.mdx': topicText() });
    symlinkSync(join(folder, 'secret.mdx'), join(folder, 'topics/a.mdx'));
    symlinkSync(folder, join(folder, 'topics/b'));
    symlinkSync(join(folder, 'nothing'), join(folder, 'topics/c.mdx'));
    expect(problemsIn(folder)).toEqual(
      ['a.mdx', 'b', 'c.mdx'].map((name) => `topics/${name}:1:1  ${notAFile}`),
    );
  });
});

describe('the folder of a kind', () => {
  const notAFolder = 'this is not a folder: the entries of a kind lie in one, and links are not followed';

  it('may be missing', () => {
    expect(readKind(folderWith({}), 'topics')).toEqual({
      entries: new Map(),
      digests: new Map(),
      problems: [],
    });
  });

  it('is no file', () => {
    expect(problemsIn(folderWith({ topics: 'x' }))).toEqual([`topics:1:1  ${notAFolder}`]);
  });

  it('is no symbolic link', () => {
    const folder = folderWith({});
    const elsewhere = folderWith({ 'a.mdx': topicText() });
    symlinkSync(elsewhere, join(folder, 'topics'));
    expect(problemsIn(folder)).toEqual([`topics:1:1  ${notAFolder}`]);
    expect(readKind(folder, 'topics').entries.size).toBe(0);
  });
});

describe('an entry that was read before', () => {
  const text = topicText({}, '[a](/events/x/)');

  it('is taken over where its file is the same, and only there', () => {
    const folder = folderWith({ 'topics/a.mdx': text, 'topics/b.mdx': topicText() });
    const before = readKind(folder, 'topics');
    writeFileSync(join(folder, 'topics/b.mdx'), topicText({ name: 'Other' }));
    const lookUp = vi.fn((id: string, digest: string) =>
      before.digests.get(id) === digest ? before.entries.get(id) : undefined,
    );
    const now = readKind(folder, 'topics', '/', lookUp);
    expect(lookUp.mock.calls.map(([id]) => id)).toEqual(['a', 'b']);
    expect(now.entries.get('a')).toBe(before.entries.get('a'));
    expect(now.entries.get('b')?.fields.name).toBe('Other');
    expect(now.digests.get('a')).toBe(before.digests.get('a'));
    expect(now.digests.get('b')).not.toBe(before.digests.get('b'));
  });

  it('is another one where the site has another base path', () => {
    const folder = folderWith({ 'topics/a.mdx': text });
    const here = readKind(folder, 'topics', '/');
    const there = readKind(folder, 'topics', '/news/');
    expect(here.digests.get('a')).not.toBe(there.digests.get('a'));
    expect(there.entries.get('a')?.body.blocks[0]?.html).toBe('<p><a href="/news/events/x/">a</a></p>');
  });

  it('is not asked for where the file is at fault by its name', () => {
    const lookUp = vi.fn();
    readKind(folderWith({ 'topics/A.mdx': text }), 'topics', '/', lookUp);
    expect(lookUp).not.toHaveBeenCalled();
  });
});

describe('a name that Windows keeps for a device', () => {
  const files = (id: string) => ({ [`topics/${id}.mdx`]: topicText() });

  it.each(['con', 'prn', 'aux', 'nul', 'com1', 'lpt9'])('is no id: %s', (id) => {
    expect(problemsIn(folderWith(files(id)))).toEqual([
      `topics/${id}.mdx:1:1  \`${id}\` is the name of a device on Windows: choose another id`,
    ]);
  });

  it.each(['console', 'con-1', 'com', 'com10', 'lpt'])('is not part of a name: %s', (id) => {
    expect(readFolder(folderWith(files(id))).problems).toEqual([]);
  });
});
