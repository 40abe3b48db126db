import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { fileOf } from '../../src/records/record.ts';
import { topicText } from '../support/entries.ts';
import { archive, Watcher, writing } from './archives.ts';

describe('the loader, while somebody writes', () => {
  it('watches the content folder', async () => {
    const { watcher, content } = await writing();
    expect(watcher.added).toEqual([content]);
  });

  it('shows a change of a file, a new file, and that a file is gone', async () => {
    const { change, remove, kept, name, state, soon } = await writing();
    const before = state()?.digest;
    change('topics/a.mdx', topicText({ name: 'Changed' }));
    await soon(() => expect(name()).toBe('Changed'));
    expect(state()?.digest).not.toBe(before);
    change('people/b.mdx', '---\nname: B\nrole: c\n---\n');
    await soon(() => expect(kept('people')).toEqual(['b']));
    remove('topics/a.mdx');
    await soon(() => expect(kept('topics')).toEqual([]));
  });

  it('keeps problems and says them, and lets them go once they are mended', async () => {
    const { change, state, errors, soon } = await writing();
    change('topics/a.mdx', topicText({ nonsense: 'x' }));
    await soon(() =>
      expect(state()?.problems).toMatch(/topics\/a\.mdx:4:1 {2}there is no field `nonsense`$/),
    );
    expect(errors).toEqual([`\n${state()?.problems}\n`]);
    change('topics/a.mdx', topicText());
    await soon(() => expect(state()?.problems).toBe(''));
    expect(errors).toHaveLength(1);
  });

  it('begins with the problems that there are', async () => {
    const { load, write, state } = archive();
    write('topics/a.mdx', 'x');
    await load(new Watcher());
    expect(state()?.problems).toMatch(/an entry begins with its frontmatter/);
  });

  it('sees a folder of no kind come and go', async () => {
    const { change, remove, state, soon } = await writing();
    change('topcis/b.mdx', topicText());
    await soon(() => expect(state()?.problems).toMatch(/there is no kind of record called `topcis`/));
    remove('topcis');
    await soon(() => expect(state()?.problems).toBe(''));
  });

  it('loses none of many changes in quick succession, and does not read once for each', async () => {
    const { change, kept, name, seen, soon } = await writing();
    for (let index = 0; index < 40; index++) {
      change('topics/a.mdx', topicText({ name: `Number ${index}` }));
      change(fileOf('people', `p-${index}`), '---\nname: B\nrole: c\n---\n');
      if (index % 8 === 0) await wait(15);
    }
    await soon(() => expect(name()).toBe('Number 39'));
    await soon(() => expect(kept('people')).toHaveLength(40));
    expect(seen.length).toBeLessThan(10);
  });

  it('does not lose a change that comes while an earlier one is being read', async () => {
    let during = () => {};
    const { change, name, soon } = await writing((_folder, _records, faults) => {
      during();
      return [...faults];
    });
    during = () => {
      during = () => {};
      // All files have been read by now, so that only another reading can know of this.
      change('topics/a.mdx', topicText({ name: 'Last' }));
    };
    change('topics/a.mdx', topicText({ name: 'First' }));
    await soon(() => expect(name()).toBe('Last'));
  });

  it('does nothing about changes elsewhere', async () => {
    const { watcher, content, seen } = await writing();
    const before = seen.length;
    for (const path of [join(content, '../x.mdx'), `${content}-other/a.mdx`, '/x'])
      watcher.emit('all', 'change', path);
    await wait(120);
    expect(seen).toHaveLength(before);
  });

  it('goes on after a reading that failed, and says why it did', async () => {
    let failing = false;
    const { change, name, errors, soon } = await writing((_folder, _records, faults) => {
      if (failing) throw new Error('the disk is gone');
      return [...faults];
    });
    failing = true;
    change('topics/a.mdx', topicText({ name: 'First' }));
    await soon(() => expect(errors).toEqual(['Error: the disk is gone']));
    failing = false;
    change('topics/a.mdx', topicText({ name: 'Second' }));
    await soon(() => expect(name()).toBe('Second'));
  });
});
