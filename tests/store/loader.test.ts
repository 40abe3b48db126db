import { describe, expect, it } from 'vitest';
import { ContentProblems } from '../../src/records/problem.ts';
import { readCache, writeCache } from '../../src/store/entry-cache.ts';
import { articleText, entryOf, topicText } from '../support/entries.ts';
import { archive } from './archives.ts';

/** The problems with which a build of the archive ends. */
async function problemsOf({ load }: ReturnType<typeof archive>): Promise<ContentProblems> {
  const error = await load().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ContentProblems)) throw new Error(`no ContentProblems, but ${error}`);
  return error;
}

describe('the loader, in a build', () => {
  it('puts the entries of all kinds into the cache, and their digest into the store', async () => {
    const { load, idsInCache, states, errors } = archive();
    await load();
    expect([idsInCache('articles'), idsInCache('topics'), idsInCache('people')]).toEqual([
      ['opening'],
      ['roads'],
      [],
    ]);
    expect(states).toEqual([{ problems: '', digest: expect.stringMatching(/./) }]);
    expect(errors).toEqual([]);
  });

  it('throws all problems at once, with nothing in them of where our code noticed', async () => {
    const made = archive();
    made.write('articles/closing.mdx', articleText({ date: 'soon' }, 'One {two}'));
    made.write('articles/opening.mdx', articleText({ topics: ['raods'] }));
    made.write('topcis/x.mdx', '');
    const error = await problemsOf(made);
    expect(error.problems.map(({ file, line }) => `${file}:${line}`)).toEqual([
      'topcis:1',
      'articles/closing.mdx:4',
      'articles/closing.mdx:15',
      'articles/opening.mdx:8',
    ]);
    expect(error.stack).toBe(error.message);
    expect(error.message).not.toMatch(/^\s+at /m);
    expect(made.state()).toBeUndefined();
  });

  it('checks the records as a whole', async () => {
    const made = archive();
    made.write('topics/trains.mdx', topicText());
    const { problems } = await problemsOf(made);
    expect(problems).toEqual([
      {
        file: 'topics/trains.mdx',
        line: 2,
        column: 1,
        message: 'no article or event stands under this topic',
      },
    ]);
  });

  it('blames nothing for what it has to do with a file that is at fault', async () => {
    const made = archive();
    made.write('articles/opening.mdx', articleText({ topics: ['roads', 'trains'] }));
    made.write('topics/trains.mdx', topicText({ nonsense: 'x' }));
    made.write('topics/ferries.mdx', topicText());
    const { problems } = await problemsOf(made);
    expect(problems.map(({ file, message }) => [file, message])).toEqual([
      ['topics/trains.mdx', 'there is no field `nonsense`'],
    ]);
  });

  it('leaves a draft out, with a warning', async () => {
    const { load, write, idsInCache, warnings, state } = archive();
    write('articles/closing.mdx', articleText({}, '<ToWrite>\n\n- It closes.\n\n</ToWrite>'));
    await load();
    expect(warnings).toEqual(['left out until they are written: articles/closing.mdx']);
    expect([idsInCache('articles'), state()?.problems]).toEqual([['opening'], '']);
  });

  it('takes over what has not changed since the last run, and reads the rest', async () => {
    const { entries, cache, load, write, nameInCache } = archive();
    write('articles/opening.mdx', articleText({ topics: ['roads', 'trains'] }));
    write('topics/trains.mdx', topicText());
    await load();
    // The cache is doctored, so that what was taken from there can be told from what was read.
    const cached = readCache(cache, 'topics');
    const doctored = [...cached.keys()].map(
      (id) => [id, entryOf('topics', id, topicText({ name: 'Cached' }))] as const,
    );
    const digests = new Map([...cached].map(([id, { digest }]) => [id, digest]));
    writeCache(entries, 'topics', { entries: new Map(doctored), digests });
    write('topics/trains.mdx', topicText({ name: 'Read' }));
    await load();
    expect([nameInCache('roads'), nameInCache('trains')]).toEqual(['Cached', 'Read']);
  });

  it('drops what is gone', async () => {
    const { load, write, remove, idsInCache, state } = archive();
    write('articles/closing.mdx', articleText());
    await load();
    const before = state()?.digest;
    remove('articles/closing.mdx');
    await load();
    expect(idsInCache('articles')).toEqual(['opening']);
    expect(state()?.digest).not.toBe(before);
  });

  it('has the same digest exactly as long as nothing changes', async () => {
    const { load, write, state } = archive();
    await load();
    const before = state()?.digest;
    await load();
    expect(state()?.digest).toBe(before);
    write('topics/roads.mdx', topicText({ name: 'Other' }));
    await load();
    expect(state()?.digest).not.toBe(before);
  });
});
