import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { fileOf } from '../../src/records/record.ts';
import { personText, topicText } from '../support/entries.ts';
import { archive, Watcher, writing } from './archives.ts';

describe('the loader, while somebody writes', () => {
  it('watches the content folder', async () => {
    const { watcher, content } = await writing();
    expect(watcher.added).toEqual([content]);
  });

  it('shows a change of a file, a new file, and that a file is gone', async () => {
    const { change, remove, idsHeld, nameHeld, state, soon } = await writing();
    const before = state()?.digest;
    change('topics/roads.mdx', topicText({ name: 'Changed' }));
    await soon(() => expect(nameHeld('roads')).toBe('Changed'));
    expect(state()?.digest).not.toBe(before);
    change('people/mina.mdx', personText());
    await soon(() => expect(idsHeld('people')).toEqual(['mina']));
    remove('topics/roads.mdx');
    await soon(() => expect(idsHeld('topics')).toEqual([]));
  });

  it('keeps problems and says them, and lets them go once they are mended', async () => {
    const { change, state, errors, soon } = await writing();
    change('topics/roads.mdx', topicText({ nonsense: 'x' }));
    await soon(() =>
      expect(state()?.problems).toMatch(/topics\/roads\.mdx:4:1 {2}there is no field `nonsense`$/),
    );
    expect(errors).toEqual([`\n${state()?.problems}\n`]);
    change('topics/roads.mdx', topicText());
    await soon(() => expect(state()?.problems).toBe(''));
    expect(errors).toHaveLength(1);
  });

  it('keeps problems of records with one another, too', async () => {
    const { change, remove, state, soon } = await writing();
    change('topics/trains.mdx', topicText());
    await soon(() =>
      expect(state()?.problems).toMatch(/trains\.mdx:2:1 {2}no article or event stands under/),
    );
    remove('topics/trains.mdx');
    await soon(() => expect(state()?.problems).toBe(''));
  });

  it('begins with the problems that there are', async () => {
    const { load, write, state } = archive();
    write('topics/roads.mdx', 'x');
    await load(new Watcher());
    expect(state()?.problems).toMatch(/an entry begins with its frontmatter/);
  });

  it('takes a file without an ending for no entry, whose name it has', async () => {
    const { change, idsHeld, nameHeld, state, soon } = await writing();
    change('topics/roads', topicText({ name: 'Another' }));
    await soon(() => expect(state()?.problems).toMatch(/topics\/roads:1:1 {2}/));
    expect([idsHeld('topics'), nameHeld('roads')]).toEqual([['roads'], 'Roads']);
  });

  it('sees a folder of no kind come and go', async () => {
    const { change, remove, state, soon } = await writing();
    change('topcis/b.mdx', topicText());
    await soon(() => expect(state()?.problems).toMatch(/there is no kind of record called `topcis`/));
    remove('topcis');
    await soon(() => expect(state()?.problems).toBe(''));
  });

  it('loses none of many changes in quick succession, and does not read once for each', async () => {
    const { change, idsHeld, nameHeld, states, soon } = await writing();
    for (let index = 0; index < 40; index++) {
      change('topics/roads.mdx', topicText({ name: `Number ${index}` }));
      change(fileOf('people', `p-${index}`), personText());
      if (index % 8 === 0) await wait(15);
    }
    await soon(() => expect(nameHeld('roads')).toBe('Number 39'));
    await soon(() => expect(idsHeld('people')).toHaveLength(40));
    // Of 80 changes; how many are read at once is a matter of how busy the machine is.
    expect(states.length).toBeLessThan(40);
  });

  it('does not lose a change that comes while an earlier one is being read', async () => {
    const { change, nameHeld, hooks, soon } = await writing();
    hooks.onRead = () => {
      hooks.onRead = () => {};
      // All files have been read by now, so that only another reading can know of this.
      change('topics/roads.mdx', topicText({ name: 'Last' }));
    };
    change('topics/roads.mdx', topicText({ name: 'First' }));
    await soon(() => expect(nameHeld('roads')).toBe('Last'));
  });

  it('does nothing about changes elsewhere', async () => {
    const { watcher, content, states } = await writing();
    for (const path of [join(content, '../x.mdx'), `${content}-other/a.mdx`, '/x'])
      watcher.emit('all', 'change', path);
    await wait(120);
    expect(states).toHaveLength(1);
  });

  it('goes on after a reading that failed, and says why it did', async () => {
    const { change, hooks, idsHeld, nameHeld, errors, soon } = await writing();
    hooks.onRead = () => {
      throw new Error('the disk is gone');
    };
    change('topics/roads.mdx', topicText({ name: 'First' }));
    await soon(() => expect(errors).toEqual(['Error: the disk is gone']));
    hooks.onRead = () => {};
    change('people/mina.mdx', personText());
    await soon(() => expect(idsHeld('people')).toEqual(['mina']));
    expect(nameHeld('roads')).toBe('First');
  });
});
