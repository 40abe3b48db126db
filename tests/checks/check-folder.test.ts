/** What is wrong with a content folder, as the author reads it. A build stops for the same: tests/build/. */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFolder } from '../../src/checks/check.ts';
import { formatProblems } from '../../src/records/problem.ts';
import { goodArchive } from '../support/folders.ts';

const STORY = 'articles/2024-03-05-bridge-opens.mdx';

/** The problems of the good archive after something was done to it. */
function problemsWith(change: (content: string) => void): string {
  const { content } = goodArchive('fault');
  change(content);
  return formatProblems(checkFolder(content));
}

/** Replaces a piece of a file that must be there. */
const edit = (file: string, from: string, to: string) => (content: string) => {
  const path = join(content, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  writeFileSync(path, text.replace(from, to));
};

const append = (text: string) => (content: string) => {
  const path = join(content, STORY);
  writeFileSync(path, `${readFileSync(path, 'utf8')}\n${text}\n`);
};

const add = (file: string, text: string) => (content: string) => {
  mkdirSync(join(content, file, '..'), { recursive: true });
  writeFileSync(join(content, file), text);
};

/** What was done to the good archive, and the whole of what is said of it. */
const faults: [name: string, change: (content: string) => void, problems: string | RegExp][] = [
  [
    'a list of published addresses with lines that are none, however long they are',
    add(
      'published-urls.txt',
      `/../x\n/stories/"; return 301\n/\u001b[31m/\n/${'a'.repeat(5000)}/\n/events/${'b'.repeat(5000)}/\n`,
    ),
    new RegExp(
      [
        '`/../x` is no address of a page.*',
        '`/stories/"; return 301` is no address of a page.*',
        '`/\\\\u001b\\[31m/` is no address of a page.*',
        '`/a{78}…` was published, and leads nowhere now.{0,80}',
        '`/events/b{71}…` was published, and leads nowhere now.{0,400}',
      ]
        .map((message, index) => `published-urls\\.txt:${index + 1}:1  ${message}`)
        .join('\n'),
    ),
  ],
  [
    'an import',
    append(`import fs from 'node:fs'`),
    `${STORY}:24:1  an entry is data and nothing in it is run: a paragraph cannot begin with the word import or export`,
  ],
  [
    'an expression',
    append('{process.exit()}'),
    `${STORY}:24:1  an entry is data and nothing in it is run: braces hold code in MDX; for a brace write \\{`,
  ],
  [
    'a script',
    append('<script>alert(1)</script>'),
    /^articles\S+:24:1 {2}<script> is not part of the vocabulary/,
  ],
  [
    'a picture with a handler',
    append('<img src=x onerror=alert(1)>'),
    /^articles\S+:24:1 {2}<img> is not part of the vocabulary/,
  ],
  [
    'a javascript: link',
    append('[here](javascript:alert(1))'),
    /^articles\S+:24:1 {2}`javascript:alert\(1\)` is not a link the archive takes/,
  ],
  [
    'a YAML alias',
    edit(STORY, 'summary: The', 'rights: *title\nsummary: The'),
    /^articles\S+:13:9 {2}YAML aliases \(\*name\) are refused/m,
  ],
  [
    'an unknown topic',
    edit(STORY, '  - roads', '  - roads\n  - raods'),
    `${STORY}:13:5  unknown topic \`raods\`: did you mean \`roads\`?`,
  ],
  [
    'an unknown event',
    edit(STORY, 'id="works-begin"', 'id="works-begun"'),
    [
      `${STORY}:22:1  unknown event \`works-begun\`: did you mean \`works-begin\`?`,
      'events/works-begin.mdx:2:1  no article reports this event: mark the passage that does with <Event id="…">, or take the event out',
    ].join('\n'),
  ],
  [
    'an unknown speaker',
    edit(STORY, 'by="mina-torvald"', 'by="nobody"'),
    `${STORY}:20:136  unknown person \`nobody\`: there is no people/nobody.mdx`,
  ],
  [
    'a date that is none',
    edit(STORY, '2024-03-05T09:30+01:00', '2024-02-30'),
    /^articles\S+:4:7 {2}`date`: `2024-02-30` is not a date the archive reads/,
  ],
  [
    'a date in the future',
    edit(STORY, '2024-03-05T09:30+01:00', '2924-03-05'),
    `${STORY}:4:7  \`2924-03-05\` lies in the future`,
  ],
  [
    'an inferred date without its note',
    edit(
      'articles/2024-03-06-first-day.mdx',
      'dateNote: The text says only that the bridge opened yesterday.\n',
      '',
    ),
    'articles/2024-03-06-first-day.mdx:5:12  `dateBasis` must have a `dateNote` beside it: an inferred date says how it was inferred',
  ],
  [
    'a full text without rights',
    edit('articles/2024-03-06-first-day.mdx', 'rights: CC BY 4.0\n', ''),
    'articles/2024-03-06-first-day.mdx:14:7  `text` must have `rights` beside it: a full text says under which licence or permission it stands here',
  ],
  [
    'the same address twice',
    edit(
      'articles/2024-03-06-first-day.mdx',
      'byline: []',
      'url: http://www.harbour-post.example/bridge/\nbyline: []',
    ),
    'articles/2024-03-06-first-day.mdx:8:6  articles/2024-03-05-bridge-opens.mdx has the same address',
  ],
  [
    'a person whom nobody names',
    add('people/odo-plank.mdx', '---\nname: Odo Plank\nrole: Ferryman\n---\n'),
    'people/odo-plank.mdx:2:1  no article or event names this person in `people`',
  ],
  [
    'a topic that nobody uses',
    add('topics/ferries.mdx', '---\nname: Ferries\ndescription: Ferries.\n---\n'),
    'topics/ferries.mdx:2:1  no article or event stands under this topic',
  ],
  [
    'a name that cannot be an id',
    add('topics/Roads.mdx', '---\nname: Roads\ndescription: Roads.\n---\n'),
    /^topics\/Roads.mdx:1:1 {2}/,
  ],
  [
    'an unknown kind of record',
    add('storys/x.mdx', ''),
    /^storys:1:1 {2}there is no kind of record called `storys`/,
  ],
  [
    'a link in place of a file',
    (content) => symlinkSync('/etc/hostname', join(content, 'topics/ferries.mdx')),
    /^topics\/ferries.mdx:1:1 {2}this is not a file/,
  ],
];

describe('a content folder with one fault', () => {
  it.each(faults)('%s: has the fault told, with its place', (_, change, expected) => {
    const problems = problemsWith(change);
    if (typeof expected === 'string') expect(problems).toBe(expected);
    else expect(problems).toMatch(expected);
  });
});

describe('a content folder with many faults', () => {
  it('has all of them told at once', () => {
    const problems = problemsWith((content) => {
      append('<script>alert(1)</script>')(content);
      edit('events/works-begin.mdx', 'date: 2022', 'date: last year')(content);
      edit('articles/2024-03-06-first-day.mdx', '  - roads', '  - raods')(content);
    });
    expect(problems.split('\n').map((line) => line.split(' ')[0])).toEqual([
      'articles/2024-03-05-bridge-opens.mdx:24:1',
      'articles/2024-03-06-first-day.mdx:12:5',
      'events/works-begin.mdx:3:7',
    ]);
  });
});

describe('a sound content folder', () => {
  it('has nothing told', () => {
    expect(problemsWith(() => {})).toBe('');
  });
});
