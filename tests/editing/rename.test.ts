import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkFolder } from '../../src/checks/check.ts';
import { makeChanges } from '../../src/editing/changes.ts';
import { planRenaming } from '../../src/editing/rename.ts';
import type { Renaming } from '../../src/editing/rewrite.ts';
import { topicText } from '../support/entries.ts';
import { temporaryFolder } from '../support/folders.ts';

const STORY = 'articles/2024-03-05-bridge-opens.mdx';
const OTHER = 'articles/2024-03-06-first-day.mdx';

let content = '';
beforeEach(() => {
  content = join(temporaryFolder('rename'), 'content');
  cpSync('tests/fixtures/good', content, { recursive: true });
});

const plan = (kind: Renaming['kind'], from: string, to: string, isPublished = true) =>
  planRenaming(content, { kind, from, to, isPublished });
const rename = (...renaming: Parameters<typeof plan>) => makeChanges(content, plan(...renaming));
const read = (file: string) => readFileSync(join(content, file), 'utf8');
const edit = (file: string, change: (text: string) => string) =>
  writeFileSync(join(content, file), change(read(file)));
const everything = () =>
  Object.fromEntries(
    readdirSync(content, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.mdx'))
      .map((name) => [name, read(name)]),
  );

describe('a renamed person', () => {
  it('is called by the new id in every list, tag, link and anchor, and every other byte stays', () => {
    const links =
      'As [she](/people/mina-torvald/quotations/ "Mayor") [said](#said-mina-torvald); see [it][1], [*her*](</people/mina-torvald/>) and [a (b)](/people/mina-torvald/).\n\n[1]: </people/mina-torvald/>\n';
    edit(
      STORY,
      (text) => `${text}\nThe mina-torvald of old, at https://x.example/people/mina-torvald/.\n\n${links}`,
    );
    edit(STORY, (text) =>
      text
        .replace('by="mina-torvald"', "by = 'mina-torvald'")
        .replace('  - mina-torvald', '  - "mina-torvald"'),
    );
    const before = read(STORY);
    rename('people', 'mina-torvald', 'mina-t-2');
    expect(read(STORY)).toBe(
      before
        .replace('"mina-torvald"', '"mina-t-2"')
        .replace("by = 'mina-torvald'", "by = 'mina-t-2'")
        .replace('(/people/mina-torvald/q', '(/people/mina-t-2/q')
        .replace('#said-mina-torvald', '#said-mina-t-2')
        .replaceAll('</people/mina-torvald/>', '</people/mina-t-2/>')
        .replace('b)](/people/mina-torvald/)', 'b)](/people/mina-t-2/)'),
    );
    expect(read(STORY)).toContain('The mina-torvald of old, at https://x.example/people/mina-torvald/.');
    expect(checkFolder(content)).toEqual([]);
  });

  it('leaves links to other sites alone, whatever they end in', () => {
    const links = '[there](https://other.example/people/mina-torvald/#said-mina-torvald)';
    edit(OTHER, (text) => `${text}\n${links}, [here](#said-mina-torvald)\n`);
    rename('people', 'mina-torvald', 'mina-holm');
    expect(read(OTHER)).toContain(`${links}, [here](#said-mina-holm)`);
  });

  it('keeps the old address, and those before it', () => {
    rename('people', 'mina-torvald', 'm-torvald');
    expect(read('people/m-torvald.mdx')).toContain('formerIds:\n  - mina-t\n  - mina-torvald\n---');
    expect(readdirSync(join(content, 'people'))).toEqual(['m-torvald.mdx']);
  });

  it('may have the first name again', () => {
    const before = read('people/mina-torvald.mdx');
    rename('people', 'mina-torvald', 'mina-t');
    expect(read('people/mina-t.mdx')).toContain('formerIds:\n  - mina-torvald\n');
    rename('people', 'mina-t', 'mina-torvald');
    expect(read('people/mina-torvald.mdx')).toBe(before);
  });
});

describe('a renamed record of another kind', () => {
  it.each([
    ['events', 'bridge-opens', 'the-bridge-opens'],
    ['topics', 'roads', 'streets'],
    ['sources', 'harbour-post', 'the-harbour-post'],
    ['articles', '2024-03-06-first-day', '2024-03-06-the-first-day'],
  ] as const)('leaves a sound archive: %s', (kind, from, to) => {
    edit(
      STORY,
      (text) =>
        `${text}\n[One](/stories/2024-03-06-first-day/#event-bridge-opens), [two](#event-bridge-opens), [three](/topics/roads/).\n`,
    );
    expect(checkFolder(content)).toEqual([]);
    rename(kind, from, to);
    expect(checkFolder(content)).toEqual([]);
    const named = new RegExp(`(?<![\\w-])${from}(?![\\w-])`);
    const still = Object.entries(everything()).filter(([, text]) =>
      named.test(text.replace(/^formerIds:\n( {2}- .*\n)+/m, '')),
    );
    // The addresses of originals are nobody’s to change.
    expect(
      still
        .map(([name]) => name)
        .filter((name) => kind !== 'sources' || ![STORY, `sources/${to}.mdx`].includes(name)),
    ).toEqual([]);
  });

  it('is named anew where an event comes after it', () => {
    edit('events/works-begin.mdx', (text) => text.replace(/^date: .*$/m, '$&\nafter: bridge-opens'));
    rename('events', 'bridge-opens', 'the-bridge-opens');
    expect(read('events/works-begin.mdx')).toContain('\nafter: the-bridge-opens\n');
  });

  it('that was never published leaves no address behind', () => {
    rename('topics', 'roads', 'streets', false);
    expect(read('topics/streets.mdx')).not.toContain('formerIds');
  });

  it('is not taken for one whose id only begins or ends alike', () => {
    writeFileSync(join(content, 'topics/roads-2.mdx'), topicText());
    edit(OTHER, (text) => text.replace('topics:\n', 'topics:\n  - roads-2\n'));
    rename('topics', 'roads', 'streets');
    expect(read(OTHER)).toContain('topics:\n  - roads-2\n  - streets\n');
  });
});

describe('drafts that are still to be written', () => {
  const draft = (fields: string) => `---\ntitle:\n${fields}---\n\n<ToWrite>\n\n1. 20 words\n\n</ToWrite>\n`;

  it('are given the new id in their lists, unfinished as they are', () => {
    const text = draft('source: harbour-post\npeople:\n  - mina-torvald\n');
    writeFileSync(join(content, 'articles/undated-x.mdx'), text);
    rename('people', 'mina-torvald', 'mina-t-2');
    rename('sources', 'harbour-post', 'hp');
    expect(read('articles/undated-x.mdx')).toBe(draft('source: hp\npeople:\n  - mina-t-2\n'));
  });

  it('may be renamed themselves, and have no former address', () => {
    writeFileSync(join(content, 'articles/undated-x.mdx'), draft(''));
    rename('articles', 'undated-x', '2024-03-09-x');
    expect(read('articles/2024-03-09-x.mdx')).toBe(draft(''));
  });
});

describe('a renaming that would break anything', () => {
  it.each([
    ['people', 'mina-torvold', 'x', 'there is no people/mina-torvold.mdx'],
    ['people', 'mina-torvald', 'mina-torvald', 'it is called `mina-torvald` already'],
    ['people', 'mina-torvald', 'Mina', '`Mina` is not an id'],
    ['people', '../people/mina-torvald', 'x', 'is not an id'],
    ['sources', 'harbour-post', 'sound-weekly', 'there is a sources/sound-weekly.mdx already'],
  ] as const)('is refused: %s %s %s', (kind, from, to, message) => {
    const before = everything();
    expect(() => rename(kind, from, to)).toThrow(message);
    expect(everything()).toEqual(before);
  });

  it('is refused where the new id is a former address of another record', () => {
    writeFileSync(join(content, 'people/odo.mdx'), '---\nname: Odo\nrole: Ferryman\n---\n');
    expect(() => rename('people', 'odo', 'mina-t')).toThrow(
      'people/mina-torvald.mdx was called `mina-t` once',
    );
  });

  it('is refused, with every place, where a file that mentions the id cannot be read', () => {
    edit(STORY, (text) => text.replace('text: account', 'text: acount'));
    edit(OTHER, (text) => `${text}\n<Event id="bridge-opens">\n`);
    expect(() => rename('events', 'bridge-opens', 'x')).toThrow(
      /^articles\/2024-03-05-bridge-opens\.mdx:14:7 {2}.*\narticles\/2024-03-06-first-day\.mdx:\d+:1 {2}.*\nNothing was renamed: these mention `bridge-opens` and must be mended first$/,
    );
  });

  it.each([
    '[x](/people/mina%2Dtorvald/)',
    '[x](/people/../people/mina-torvald/)',
    '[x](/people/mina&#45;torvald/)',
    '[x](/people/mina\\-torvald/)',
    '[x](/people/%6dina-torvald/#said-x)',
  ])('is refused where a link leads to the old id in disguise: %s', (link) => {
    edit(OTHER, (text) => `${text}\n${link}\n`);
    expect(() => rename('people', 'mina-torvald', 'x')).toThrow(
      'is written in a way that cannot be changed for you',
    );
  });

  it('is refused where a list names the old id in disguise', () => {
    edit(STORY, (text) => text.replace('  - mina-torvald', '  - "mina\\x2dtorvald"'));
    expect(() => rename('people', 'mina-torvald', 'x')).toThrow(
      'is written in a way that cannot be changed for you',
    );
  });

  it.each([
    ['of carriage returns alone', (text: string) => text.replaceAll('\n', '\r')],
    [
      'with indented fields',
      (text: string) => text.replace(/^(name|role|formerIds)/gm, '  $1').replace('  - ', '    - '),
    ],
    ['with fields in braces', () => '---\n{ name: Mina Torvald, role: Mayor }\n---\n'],
    [
      'with separators that look like line ends',
      (text: string) => text.replace('role: Mayor', 'role: a\u2028---\u2028x'),
    ],
  ])('changes a file %s soundly, or not at all', (_, change) => {
    edit('people/mina-torvald.mdx', change);
    const before = everything();
    try {
      rename('people', 'mina-torvald', 'x');
      expect(checkFolder(content)).toEqual([]);
    } catch (error) {
      expect((error as Error).message).toContain('cannot be changed for you');
      expect(everything()).toEqual(before);
    }
  });

  it('is made where ids are words of the tags that name them', () => {
    rename('events', 'bridge-opens', 'vent');
    rename('people', 'mina-torvald', 'by');
    rename('events', 'vent', 'it-opens');
    rename('people', 'by', 'mina');
    expect(checkFolder(content)).toEqual([]);
  });

  it('goes on where a file is at fault that does not mention the id', () => {
    writeFileSync(join(content, 'topics/broken.mdx'), 'no entry');
    expect(plan('people', 'mina-torvald', 'x')).toHaveLength(5);
  });
});

describe.runIf(process.platform !== 'win32')('a file that is no plain one', () => {
  it.each([
    ['a pipe', (path: string) => execFileSync('mkfifo', [path])],
    ['a link', (path: string) => symlinkSync(join(content, STORY), path)],
    ['a folder', (path: string) => mkdirSync(path)],
  ])('is not renamed, nor written over: %s', (_, make) => {
    make(join(content, 'people/odd.mdx'));
    expect(() => plan('people', 'odd', 'even')).toThrow(
      'people/odd.mdx is no plain file: put an entry there',
    );
    expect(() => plan('people', 'mina-torvald', 'odd')).toThrow('there is a people/odd.mdx already');
    rename('people', 'mina-torvald', 'mina-t');
    expect(read('people/mina-t.mdx')).toContain('mina-torvald');
  });

  it('is read before anything is renamed only where it is no larger than an entry', () => {
    writeFileSync(join(content, 'people/large.mdx'), 'a'.repeat(200_000));
    expect(() => plan('people', 'mina-torvald', 'mina-t')).toThrow(
      /people\/large\.mdx:1:1 {2}this file has 200000 bytes: an entry has at most 131072/,
    );
  });
});
