/** `npm run new`, as an editor and as a program run it. */
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkCommand } from '../../src/commands/check.ts';
import { newCommand } from '../../src/commands/new.ts';
import { run, startScript, success } from '../support/commands.ts';
import { textOf } from '../support/entries.ts';
import { temporaryFolder } from '../support/folders.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder('new');
  cpSync('tests/fixtures/good', folder, { recursive: true });
});

const day = String(Date.UTC(2026, 10, 21) / 1000);
const newEntry = (...options: string[]) =>
  run(newCommand, { ARCHIVE_CONTENT: folder, SOURCE_DATE_EPOCH: day }, options);
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const files = () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

describe('a new entry', () => {
  it('is written from what is given, under an id that is made of its name', async () => {
    const options = ['--role', 'Premier of China: the second', '--aliases', 'Mr Öz', '--aliases', 'true'];
    const { stdout } = await success(newEntry('person', '--name', 'Ümit Öz', ...options));
    expect(read('people/umit-oz.mdx')).toBe(
      '---\nname: Ümit Öz\nrole: "Premier of China: the second"\naliases:\n  - Mr Öz\n  - "true"\n---\n',
    );
    expect(stdout).toMatch(/^written: \S*people\/umit-oz\.mdx\n$/);
  });

  it('is given with what is still to be filled in, each at its place', async () => {
    const { stdout } = await success(
      newEntry('article', '--title', 'The bridge', '--people', 'mina-torvalt', '--source', 'harbour-post'),
    );
    const places = stdout
      .split('\n')
      .flatMap((line) => /undated-the-bridge\.mdx:(\d+:\d+) {2}(.+)/.exec(line)?.slice(1).join('  ') ?? []);
    expect(places).toEqual([
      expect.stringMatching(/^3:12 {2}`titleBasis` /),
      expect.stringMatching(/^4:6 {2}`date` /),
      '6:1  `byline` is empty: leave it so only if there are none',
      '8:5  unknown person `mina-torvalt`: did you mean `mina-torvald`?',
      '9:1  `topics`: an article needs at least one topic',
      '10:9  `summary` must not be empty',
      expect.stringMatching(/^11:6 {2}`text` /),
      expect.stringMatching(/^12:10 {2}`language` /),
      '15:1  there is no text below the frontmatter',
    ]);
    expect(read('articles/undated-the-bridge.mdx')).toContain('\ndate:\n');
    expect(read('articles/undated-the-bridge.mdx')).toContain('\nadded: 2026-11-21\n');
  });

  it('takes the id that is given, an article’s date before its title else', async () => {
    await success(newEntry('topic', 'bridges', '--name', 'Bridges and tunnels'));
    await success(newEntry('article', '--title', 'The bridge', '--date', '2024-04-29'));
    expect(files()).toEqual(
      expect.arrayContaining(['topics/bridges.mdx', 'articles/2024-04-29-the-bridge.mdx']),
    );
  });

  it('may be an organisation or a place, which are people of that type', async () => {
    await success(newEntry('organisation', '--name', 'Aune Port', '--role', 'Runs the harbour'));
    await success(newEntry('place', 'aune', '--name', 'Aune', '--role', 'A town'));
    expect(readFileSync(join(folder, 'people/aune-port.mdx'), 'utf8')).toContain('type: organisation\n');
    expect(readFileSync(join(folder, 'people/aune.mdx'), 'utf8')).toContain('type: place\n');
  });

  it('is sound to the check once it is whole and referred to', async () => {
    const fields = ['--title', 'The bridge is shut', '--date', '2024-05-01', '--people', 'mina-torvald'];
    await success(newEntry('event', ...fields, '--topics', 'roads'));
    const file = join(folder, 'events/the-bridge-is-shut.mdx');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\nMina Torvald says that it is shut.\n`);
    const { stdout } = await run(checkCommand, { ARCHIVE_CONTENT: folder });
    const own = stdout.split('\n').filter((line) => line.includes('the-bridge-is-shut'));
    expect(own).toEqual([expect.stringContaining('no article reports this event')]);
  });

  it('is listed by the kinds and fields that there are in the help', async () => {
    const { stdout } = await success(newEntry('--help'));
    expect(stdout).toContain('article|event|person|topic|source');
    expect(stdout).toMatch(/person +\[type\] name role \[aliases\]/);
  });
});

describe('a new entry that cannot be', () => {
  it.each([
    ['an id that leads elsewhere', 'is not an id', ['person', '../x', '--name', 'X']],
    ['a name of which no id can be made', 'no id can be made of `☃`', ['person', '--name', '☃']],
    ['nothing to make an id of', 'give an id', ['topic']],
    ['what the site calls a kind', 'did you mean `article`?', ['story']],
    ['a kind that there is not', 'did you mean `person`?', ['persn']],
    ['no kind', 'say what is new', []],
    ['a field of another kind', 'topics have no field `role`', ['topic', 'x', '--role', 'y']],
    ['a field that there is not', "Unknown option '--nam'", ['topic', 'x', '--nam', 'y']],
    [
      'an option that begins with one that there is',
      "Unknown option '--ids'\n\nnpm run new",
      ['topic', '--ids', 'y'],
    ],
    ['two ids', 'an entry has one id', ['topic', 'x', 'y']],
    ['one value where there are two', 'is given 2 times', ['topic', 'x', '--name', 'y', '--name', 'z']],
    ['a word that is none', 'did you mean `published`?', ['article', 'x', '--titleBasis', 'publishd']],
    ['a day that there is not', '`2024-02-30` is not a date', ['event', 'x', '--date', '2024-02-30']],
    ['an empty value', '`name` must not be empty', ['person', 'x', '--name', '']],
    [
      'a reference that is no id',
      '`people[2]`: `B` is not an id',
      ['event', 'x', '--people', 'a', '--people', 'B'],
    ],
  ])('is refused as wrong use, and nothing is written: %s', async (_, words, options) => {
    const before = files();
    const { status, stdout, stderr } = await newEntry(...options);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(files()).toEqual(before);
  });

  it('is told of everything that is wrong at once, and of nothing that a terminal would obey', async () => {
    const { stderr } = await newEntry('person', 'A b', '--name', '\u001b[31mred', '--role', '');
    expect(stderr.trim().split('\n')).toEqual([
      '`name` must not hold characters that nobody can see',
      '`role` must not be empty',
      '`A b` is not an id: use small letters, digits and single hyphens',
    ]);
    const other = await newEntry('person', '\u001b[31m');
    expect(other.stderr).not.toContain('\u001b');
  });

  it('is not written over one that is there', async () => {
    const before = read('people/mina-torvald.mdx');
    const { status, stderr } = await newEntry('person', '--name', 'Mina Torvald', '--role', 'Another');
    expect(status).toBe(1);
    expect(stderr).toContain('there is people/mina-torvald.mdx already');
    expect(read('people/mina-torvald.mdx')).toBe(before);
  });

  it('is not written where an address leads to another, even to one that is at fault', async () => {
    const text = textOf('topics', { name: 'Ways', description: undefined, formerIds: ['streets', 'lanes'] });
    writeFileSync(join(folder, 'topics/ways.mdx'), text.replaceAll('\n', '\r\n'));
    const { status, stderr } = await newEntry('topic', 'lanes', '--name', 'Lanes');
    expect(status).toBe(1);
    expect(stderr).toContain('topics/ways.mdx had the id `lanes` before');
    expect(existsSync(join(folder, 'topics/lanes.mdx'))).toBe(false);
  });
});

describe('a new entry that is asked for at a terminal', () => {
  /** Makes pipes pass for a terminal. */
  const pretence = `data:text/javascript,${encodeURIComponent(
    'process.stdin.isTTY = process.stdout.isTTY = true; process.stdin.setRawMode = () => process.stdin;',
  )}`;

  /** Presses each key once what the one before has led to is shown. */
  function atTerminal(options: string[], keys: string[]): Promise<{ status: number | null; shown: string }> {
    const env = { ARCHIVE_CONTENT: folder, SOURCE_DATE_EPOCH: day };
    const run = startScript('new', env, options, ['--import', pretence]);
    let shown = '';
    let quiet: NodeJS.Timeout | undefined;
    const left = [...keys];
    const press = () => {
      const key = left.shift();
      if (key === undefined) run.stdin.end();
      else run.stdin.write(key);
    };
    for (const stream of [run.stdout, run.stderr])
      stream.on('data', (data) => {
        shown += data;
        clearTimeout(quiet);
        quiet = setTimeout(press, 200);
      });
    return new Promise((resolve) => run.once('close', (status) => resolve({ status, shown })));
  }

  it('is written from the answers', async () => {
    const answers = ['\u001b[B', '\u001b[B', '\r', 'Ada Öz', '\r', 'Engineer', '\r', '\r', '\r', '\r'];
    const { status, shown } = await atTerminal([], answers);
    expect(shown).toContain('people/ada-oz.mdx');
    expect(status).toBe(0);
    expect(read('people/ada-oz.mdx')).toBe('---\nname: Ada Öz\nrole: Engineer\n---\n');
  });

  it('offers what stands in the archive, and nothing that was withdrawn', async () => {
    const fields = { name: 'Taken back', status: 'withdrawn' };
    writeFileSync(join(folder, 'topics/taken-back.mdx'), textOf('topics', fields));
    const event = ['event', 'x', '--title', 'It opens', '--date', '2024', '--people', 'mina-torvald'];
    const { shown } = await atTerminal(event, ['\u0003']);
    expect(shown).toContain('Roads');
    expect(shown).not.toContain('Taken back');
  });

  it('leaves nothing behind where it is broken off', async () => {
    const before = files();
    const { status, shown } = await atTerminal(['person', '--name', 'Ada'], ['Engineer', '\r', '\u0003']);
    expect(shown).toContain('stopped: nothing was written');
    expect(status).toBe(1);
    expect(files()).toEqual(before);
  });
});
