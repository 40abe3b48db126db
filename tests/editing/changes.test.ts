import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { finishChanges, makeChanges } from '../../src/editing/changes.ts';
import { Refusal } from '../../src/records/problem.ts';
import { temporaryFolder } from '../support/folders.ts';

let content = '';
beforeEach(() => {
  content = temporaryFolder('changes');
  mkdirSync(join(content, 'topics'));
  for (const id of ['a', 'b']) writeFileSync(join(content, `topics/${id}.mdx`), `old ${id}`);
});

const files = () =>
  Object.fromEntries(
    readdirSync(content, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.mdx'))
      .sort()
      .map((name) => [name, readFileSync(join(content, name), 'utf8')]),
  );
const leftovers = () => readdirSync(content).filter((name) => name.startsWith('.'));
const OLD = { 'topics/a.mdx': 'old a', 'topics/b.mdx': 'old b' };

describe('changes of the content', () => {
  it('write, replace and take away files, and leave nothing else behind', () => {
    makeChanges(content, [
      { kind: 'topics', id: 'a', before: 'old a', text: undefined },
      { kind: 'topics', id: 'b', before: 'old b', text: 'new b' },
      { kind: 'people', id: 'c', before: undefined, text: 'new c' },
    ]);
    expect(files()).toEqual({ 'people/c.mdx': 'new c', 'topics/b.mdx': 'new b' });
    expect(leftovers()).toEqual([]);
  });

  it('are none at all where one of them cannot be made', () => {
    symlinkSync('/etc/hostname', join(content, 'topics/link.mdx'));
    const changes = [
      { kind: 'topics' as const, id: 'a', before: 'old a', text: 'new a' },
      { kind: 'topics' as const, id: 'link', before: undefined, text: 'gone' },
    ];
    expect(() => makeChanges(content, changes)).toThrow(Refusal);
    expect(() => makeChanges(content, changes)).toThrow('topics/link.mdx is a link, or of another sort');
    expect(files()['topics/a.mdx']).toBe('old a');
    expect(leftovers()).toEqual([]);
  });

  it.each([
    [
      'was saved by somebody',
      'topics',
      'a',
      'older a',
      'topics/a.mdx was changed in the meantime: run this again',
    ],
    ['was written by somebody', 'topics', 'a', undefined, 'topics/a.mdx is there already in the meantime'],
    ['was taken away', 'topics', 'z', 'old z', 'topics/z.mdx is gone in the meantime'],
  ] as const)(
    'are none where a file of theirs %s while they were thought of',
    (_, kind, id, before, message) => {
      const changes = [
        { kind, id: 'b', before: 'old b', text: 'new b' },
        { kind, id, before, text: 'new' },
      ];
      expect(() => makeChanges(content, changes)).toThrow(message);
      expect(files()).toEqual(OLD);
    },
  );

  it('never lead out of the content folder through the folder of a kind', () => {
    const elsewhere = temporaryFolder('elsewhere');
    symlinkSync(elsewhere, join(content, 'people'));
    expect(() => makeChanges(content, [{ kind: 'people', id: 'c', before: undefined, text: 'x' }])).toThrow(
      'people is a link',
    );
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  it('are none, and no original has another name, where the system lets none be renamed', () => {
    const inner = join(content, 'inner');
    mkdirSync(join(inner, 'topics'), { recursive: true });
    writeFileSync(join(inner, 'topics/a.mdx'), 'old a');
    writeFileSync(join(content, 'originals'), 'no folder');
    const changes = [{ kind: 'topics' as const, id: 'a', before: 'old a', text: 'new a' }];
    const moves = [{ original: 'a.txt', renamed: 'b.txt' }];
    expect(() => makeChanges(inner, changes, moves)).toThrow();
    expect(readFileSync(join(inner, 'topics/a.mdx'), 'utf8')).toBe('old a');
    expect(readdirSync(inner)).toEqual(['topics']);
  });

  it('of another command are waited for by nobody: it is said that they are being made', () => {
    writeFileSync(join(content, '.changes.lock'), String(process.ppid));
    expect(() => makeChanges(content, [])).toThrow(
      'another command is changing the content: wait for it to end',
    );
  });
});

describe('changes that were cut off', () => {
  it('before they were decided upon have changed nothing, and what they left is cleared away', () => {
    mkdirSync(join(content, '.changes'));
    writeFileSync(join(content, '.changes/0'), 'new a');
    finishChanges(content);
    expect(files()).toEqual(OLD);
    expect(leftovers()).toEqual([]);
  });

  it('after they were decided upon are finished, wherever they were cut off', () => {
    mkdirSync(join(content, '.changes'));
    // The first of them had been moved into place already.
    writeFileSync(join(content, 'topics/a.mdx'), 'new a');
    writeFileSync(join(content, '.changes/1'), 'new c');
    const plan = [
      { file: 'topics/a.mdx', staged: '0' },
      { file: 'topics/b.mdx' },
      { file: 'topics/c.mdx', staged: '1' },
    ];
    writeFileSync(join(content, '.changes/plan.json'), JSON.stringify(plan));
    finishChanges(content);
    finishChanges(content);
    expect(files()).toEqual({ 'topics/a.mdx': 'new a', 'topics/c.mdx': 'new c' });
    expect(leftovers()).toEqual([]);
  });

  it('after they were decided upon are finished with the original that goes with them', () => {
    const inner = join(content, 'inner');
    const originals = join(content, 'originals');
    for (const folder of [originals, join(inner, '.changes'), join(inner, 'articles')])
      mkdirSync(folder, { recursive: true });
    for (const name of ['a.txt', 'a.html']) writeFileSync(join(originals, name), name);
    writeFileSync(join(inner, 'articles/a.mdx'), 'old a');
    writeFileSync(join(inner, '.changes/0'), 'new b');
    const plan = [
      { original: 'a.txt', renamed: 'b.txt' },
      { original: 'a.html', renamed: 'b.html' },
      { file: 'articles/a.mdx' },
      { file: 'articles/b.mdx', staged: '0' },
    ];
    writeFileSync(join(inner, '.changes/plan.json'), JSON.stringify(plan));
    // Another file has taken the name since: it is not lost, and what is decided waits until it has gone.
    writeFileSync(join(originals, 'b.html'), 'of another');
    expect(() => finishChanges(inner)).toThrow('the changes are decided');
    expect(readdirSync(join(inner, 'articles'))).toEqual(['a.mdx']);
    rmSync(join(originals, 'b.html'));
    finishChanges(inner);
    expect(readdirSync(originals)).toEqual(['b.html', 'b.txt']);
    expect(readdirSync(join(inner, 'articles'))).toEqual(['b.mdx']);
    expect(readdirSync(inner)).toEqual(['articles']);
  });

  it('after they were decided upon are finished before others are made', () => {
    mkdirSync(join(content, '.changes'));
    writeFileSync(join(content, '.changes/0'), 'new a');
    writeFileSync(
      join(content, '.changes/plan.json'),
      JSON.stringify([{ file: 'topics/a.mdx', staged: '0' }]),
    );
    makeChanges(content, [{ kind: 'topics', id: 'a', before: 'new a', text: 'newest a' }]);
    expect(files()).toEqual({ ...OLD, 'topics/a.mdx': 'newest a' });
    expect(leftovers()).toEqual([]);
  });

  it.each([
    ['of a stranger, to a file elsewhere', '[{"file":"../victim"},{"file":"../planted.mdx","staged":"0"}]'],
    ['to a file that is no entry', '[{"file":"topics/../../victim.mdx"}]'],
    ['from a file elsewhere', '[{"file":"topics/a.mdx","staged":"../victim"}]'],
    ['to an original elsewhere', '[{"original":"a.txt","renamed":"../a.txt"}]'],
    ['that moves an entry as an original', '[{"original":"a.txt","renamed":"../content/topics/a.mdx"}]'],
    ['that is none', '['],
    ['of another form', '{"0":1}'],
  ])('are not finished by a plan %s', (_, plan) => {
    const victim = join(content, '../victim');
    writeFileSync(victim, 'precious');
    mkdirSync(join(content, '.changes'));
    writeFileSync(join(content, '.changes/0'), 'evil');
    writeFileSync(join(content, '.changes/plan.json'), plan);
    expect(() => finishChanges(content)).toThrow(/is no plan of a command's: take the folder .* away$/);
    expect(files()).toEqual(OLD);
    expect(readFileSync(victim, 'utf8')).toBe('precious');
    rmSync(victim);
  });

  it('are not finished through a link', () => {
    symlinkSync(temporaryFolder('elsewhere'), join(content, '.changes'));
    expect(() => finishChanges(content)).toThrow('is not what a command left there: take it away');
  });

  it('by a kill at any moment are all there or none, once they are finished', async () => {
    const script = `
      const { makeChanges } = await import('./src/editing/changes.ts');
      const changes = Array.from({ length: 300 }, (_, at) => ({ kind: 'topics', id: 't-' + at, before: undefined, text: 'x'.repeat(2000) }));
      console.log('begins');
      makeChanges(${JSON.stringify(content)}, changes);`;
    for (const delay of [1, 20, 60, 120]) {
      const run = spawn(process.execPath, ['--input-type=module', '-e', script]);
      await new Promise((resolve) => run.stdout.once('data', resolve));
      setTimeout(() => run.kill('SIGKILL'), delay);
      await new Promise((resolve) => run.once('close', resolve));
      finishChanges(content);
      const written = Object.keys(files()).filter((name) => name.startsWith('topics/t-'));
      expect([0, 300]).toContain(written.length);
      expect(existsSync(join(content, '.changes'))).toBe(false);
      makeChanges(
        content,
        written.map((name) => ({
          kind: 'topics' as const,
          id: name.slice(7, -4),
          before: 'x'.repeat(2000),
          text: undefined,
        })),
      );
    }
  });
});
