import { describe, expect, it, vi } from 'vitest';
import { ContentProblems, type Problem } from '../../src/records/problem.ts';
import { putEntries, takeEntries } from '../../src/store/entry-cache.ts';
import type { Check } from '../../src/store/loader.ts';
import { archive } from '../records/archives.ts';
import { articleText, entryOf, topicText } from '../support/entries.ts';

describe('the loader, in a build', () => {
  it('puts the entries of all kinds on the shelf, and their digest into the store', async () => {
    const { load, write, kept, state, errors } = archive();
    write('articles/a.mdx', articleText());
    write('topics/roads.mdx', topicText());
    await load();
    expect([kept('articles'), kept('topics'), kept('people')]).toEqual([['a'], ['roads'], []]);
    expect(state()).toEqual({ problems: '', digest: expect.stringMatching(/./) });
    expect(errors).toEqual([]);
  });

  it('throws all problems at once, with nothing in them of where our code noticed', async () => {
    const across: Problem = {
      file: 'topics/roads.mdx',
      line: 2,
      column: 1,
      message: 'nothing is under this topic',
    };
    const { load, write, state } = archive((_folder, _records, faults) => [...faults, across]);
    write('articles/a.mdx', articleText({ date: 'soon' }, 'One {two}'));
    write('topics/roads.mdx', topicText());
    write('topcis/x.mdx', '');
    const error = await load().then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof ContentProblems)) throw new Error('no ContentProblems');
    expect(error.problems.map(({ file, line }) => `${file}:${line}`)).toEqual([
      'topcis:1',
      'articles/a.mdx:4',
      'articles/a.mdx:15',
      'topics/roads.mdx:2',
    ]);
    expect(error.stack).toBe(error.message);
    expect(error.message).not.toMatch(/^\s+at /m);
    expect(state()).toBeUndefined();
  });

  it('gives the rules across records what is sound, and what is not beside it', async () => {
    const check = vi.fn<Check>(() => []);
    const { content, load, write } = archive(check);
    write('topics/a.mdx', topicText());
    write('topics/b.mdx', topicText({ nonsense: 'x' }));
    await load();
    const [folder, records, faults] = check.mock.calls[0] ?? [];
    expect(folder).toBe(content);
    expect([...(records?.topics.keys() ?? [])]).toEqual(['a']);
    expect(faults?.map(({ file }) => file)).toEqual(['topics/b.mdx']);
  });

  it('takes over what has not changed since the last run, and reads the rest', async () => {
    const { cache, load, write, seen } = archive();
    write('topics/a.mdx', topicText());
    write('topics/b.mdx', topicText());
    await load();
    // What lies on the shelf is doctored, so that what was taken from there can be told from what was read.
    const shelf = takeEntries(cache, 'topics');
    const doctored = [...shelf.keys()].map(
      (id) => [id, entryOf('topics', id, topicText({ name: 'Kept' }))] as const,
    );
    const digests = new Map([...shelf].map(([id, { digest }]) => [id, digest]));
    putEntries(cache, 'topics', { entries: new Map(doctored), digests, problems: [] });
    write('topics/b.mdx', topicText({ name: 'Read' }));
    await load();
    expect([...(seen.at(-1)?.topics.values() ?? [])].map(({ fields }) => fields.name)).toEqual([
      'Kept',
      'Read',
    ]);
  });

  it('drops what is gone', async () => {
    const { load, write, remove, kept, state } = archive();
    write('topics/a.mdx', topicText());
    write('topics/b.mdx', topicText());
    await load();
    const before = state()?.digest;
    remove('topics/a.mdx');
    await load();
    expect(kept('topics')).toEqual(['b']);
    expect(state()?.digest).not.toBe(before);
  });

  it('has the same digest exactly as long as nothing changes', async () => {
    const { load, write, state } = archive();
    write('topics/a.mdx', topicText());
    await load();
    const before = state()?.digest;
    await load();
    expect(state()?.digest).toBe(before);
    write('topics/a.mdx', topicText({ name: 'Other' }));
    await load();
    expect(state()?.digest).not.toBe(before);
  });
});
