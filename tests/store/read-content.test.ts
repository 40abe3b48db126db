/** Whatever is edited, content that is read through the cache, or held in memory, is the content that is there. */
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allProblems } from '../../src/checks/check.ts';
import { proofread } from '../../src/checks/proofread.ts';
import { readFolder } from '../../src/records/folder.ts';
import { HeldContent } from '../../src/store/held-content.ts';
import { readContent, readingThrough } from '../../src/store/read-content.ts';
import { articleText, eventText, personText, sourceText, topicText } from '../support/entries.ts';
import { temporaryFolder } from '../support/folders.ts';
import { runs } from '../support/properties.ts';

const texts: readonly string[] = [
  articleText(),
  articleText(
    { topics: ['rails'], people: ['mina'] },
    '<Event id="opening">It opens.</Event> [Roads](/topics/roads/)',
  ),
  articleText({ date: 'soon' }, 'One {two}'),
  articleText({}, '<ToWrite>\n\n- It closes.\n\n</ToWrite>'),
  eventText({ people: ['mina'] }),
  personText(),
  topicText(),
  topicText({ name: 'Rails', formerIds: ['roads'] }),
  topicText({ nonsense: 'x' }),
  sourceText(),
  'no entry',
  '',
];
const paths = [
  ...[
    'articles/a.mdx',
    'articles/a-b.mdx',
    'articles/b.mdx',
    'articles/B.mdx',
    'articles/.a.mdx.swp',
    'articles/b.txt',
  ],
  ...[
    'events/opening.mdx',
    'people/mina.mdx',
    'topics/roads.mdx',
    'topics/rails.mdx',
    'sources/harbour-post.mdx',
  ],
  ...['topics/roads.mdx/inner.mdx', 'topcis/roads.mdx', 'published-urls.txt'],
];

interface Edit {
  path: string;
  /** Its new text; without one it is deleted. */
  text: string | undefined;
}

const edits = fc.array(
  fc.record({
    path: fc.constantFrom(...paths),
    text: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...texts) },
      { weight: 1, arbitrary: fc.constant(undefined) },
    ),
  }),
  { minLength: 1, maxLength: 4 },
);

/** @returns the paths of which a watcher would tell */
function apply(folder: string, { path, text }: Edit): string[] {
  const file = join(folder, path);
  const home = dirname(file);
  // Where a file is in the way of a folder, or the other way round, it goes.
  if (existsSync(home) && !isFolder(home)) rmSync(home);
  rmSync(file, { recursive: true, force: true });
  if (text === undefined) return [file];
  mkdirSync(home, { recursive: true });
  writeFileSync(file, text);
  return [home, file];
}

const isFolder = (path: string) => {
  try {
    return readdirSync(path) !== undefined;
  } catch {
    return false;
  }
};

const told = (content: string, { records, problems }: ReturnType<typeof readFolder>) => ({
  records: Object.values(records).map((entries) => [...entries]),
  problems: [...allProblems(content, records, problems), ...proofread(content, records)],
});

describe('content', () => {
  it('is the same through the cache and in memory as read anew, after any edits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edits, { minLength: 1, maxLength: 6 }), async (rounds) => {
        const [content, entries] = [temporaryFolder('content'), temporaryFolder('entries')];
        const held = new HeldContent(content, '/');
        held.read(await readingThrough(content, entries, '/'));
        for (const round of rounds) {
          const changed = round.flatMap((edit) => apply(content, edit));
          held.update(changed.map((path) => path.slice(content.length + 1).split('/')));
          const plain = told(content, readFolder(content));
          expect(told(content, await readContent({ content, entries, base: '/' }))).toEqual(plain);
          expect(
            told(
              content,
              readFolder(content, (kind) => held.readingOf(kind)),
            ),
          ).toEqual(plain);
        }
      }),
      { numRuns: runs },
    );
  });

  it('is read for one base path as for another, each as if there were no cache', async () => {
    const [content, entries] = [temporaryFolder('content'), temporaryFolder('entries')];
    apply(content, { path: 'topics/roads.mdx', text: topicText({}, '[Roads](/topics/roads/)') });
    const htmlFor = async (base: string) => {
      const { records } = await readContent({ content, entries, base });
      return records.topics
        .get('roads')
        ?.body.blocks.map(({ html }) => html)
        .join('');
    };
    for (const base of ['/', '/news/', '/'])
      expect(await htmlFor(base)).toContain(`href="${base}topics/roads/"`);
  });
});

describe('where nothing can be kept', () => {
  const contentOf = () => {
    const content = temporaryFolder('content');
    apply(content, { path: 'topics/roads.mdx', text: topicText() });
    return content;
  };

  it('content is read all the same: a file stands where the cache should be', async () => {
    const content = contentOf();
    const entries = join(temporaryFolder('entries'), 'file');
    writeFileSync(entries, '');
    expect(await readContent({ content, entries, base: '/' })).toEqual(readFolder(content));
  });

  it.skipIf(process.getuid?.() === 0)(
    'content is read all the same: nothing may be written there',
    async () => {
      const content = contentOf();
      const home = temporaryFolder('entries');
      chmodSync(home, 0o500);
      const entries = join(home, 'entries');
      expect(await readContent({ content, entries, base: '/' })).toEqual(readFolder(content));
    },
  );
});
