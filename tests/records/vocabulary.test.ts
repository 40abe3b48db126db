import { describe, expect, it } from 'vitest';
import { faultsOfBody, htmlOfBody } from '../support/entries.ts';

const words = '<Event id="…">, <Quote by="…"> and <Note>';
const notRun = 'an entry is data and nothing in it is run:';

describe('an entry with code in it', () => {
  it.each([
    'import fs from "node:fs"',
    'import "x"',
    'import duties rise',
    'export const a = 1',
    'export {a}',
    'export * from "x"',
  ])('refuses a paragraph that begins like %s', (code) => {
    expect(faultsOfBody(`One\n\n${code}\ntwo\n\nthree`)).toEqual([
      `3:1  ${notRun} a paragraph cannot begin with the word import or export`,
    ]);
  });

  it('refuses an import that stands right below a heading or within a block', () => {
    expect(faultsOfBody('## One\nimport x from "y"')).toEqual([
      `2:1  ${notRun} a paragraph cannot begin with the word import or export`,
    ]);
    expect(faultsOfBody('<Note>\nexport x\n</Note>')).toEqual([
      `2:1  ${notRun} a paragraph cannot begin with the word import or export`,
    ]);
  });

  it('tells of what stands behind an import that is never closed', () => {
    expect(faultsOfBody('import {\n\n# One')).toHaveLength(2);
    expect(faultsOfBody('export const a = `\n\n# One')).toHaveLength(2);
  });

  it.each(['imports fell', 'Import duties', 'exported', 'import-led', 'They import', '*import* duties'])(
    'takes %s for the words that they are',
    (text) => {
      expect(faultsOfBody(text)).toEqual([]);
    },
  );

  it('takes import as a word within a paragraph, even at the start of a line', () => {
    expect(faultsOfBody('They\nimport steel.')).toEqual([]);
  });

  it.each(['{process.exit()}', '{}', '{/* a comment */}', '{`a`}', '{\n  a\n}'])(
    'refuses the expression %j',
    (code) => {
      const fault = `${notRun} braces hold code in MDX; for a brace write \\{`;
      expect(faultsOfBody(`One\n\n${code}`)).toEqual([`3:1  ${fault}`]);
      expect(faultsOfBody(`One ${code} two`)).toEqual([`1:5  ${fault}`]);
    },
  );

  it('refuses an expression in a heading, a list, a cell and a tag', () => {
    expect(faultsOfBody('## a {b}\n\n- c {d}\n\n| e |\n|---|\n| {f} |\n\n<Note>{g} h</Note>')).toHaveLength(
      4,
    );
  });

  it('takes a brace that is escaped', () => {
    expect(htmlOfBody('\\{a}')).toBe('<p>{a}</p>');
  });
});

describe('an entry with HTML in it', () => {
  it.each([
    ['<script>alert(1)</script>', 'script'],
    ['<script src="https://x.org/x.js"></script>', 'script'],
    ['<img src="x" onerror="alert(1)" />', 'img'],
    ['<iframe src="https://x.org"></iframe>', 'iframe'],
    ['<style>p</style>', 'style'],
    ['<p>One</p>', 'p'],
    ['<div>One</div>', 'div'],
    ['<br/>', 'br'],
    ['<constructor>One</constructor>', 'constructor'],
    ['<__proto__>One</__proto__>', '__proto__'],
    ['<toString/>', 'toString'],
    ['<event id="a">One</event>', 'event'],
    ['<Events id="a">One</Events>', 'Events'],
    ['<Event.x>One</Event.x>', 'Event.x'],
    ['<Event:x>One</Event:x>', 'Event:x'],
    ['<>One</>', ''],
  ])('refuses %s, as a block and in a sentence', (html, name) => {
    const fault = `<${name}> is not part of the vocabulary, which is ${words}`;
    expect(faultsOfBody(`One\n\n${html}`)).toEqual([`3:1  ${fault}`]);
    expect(faultsOfBody(`One ${html} two`)).toEqual([`1:5  ${fault}`]);
  });
});

describe('an entry with Markdown that is left out', () => {
  it.each([
    [
      'a heading of level 1',
      '# One',
      1,
      'a heading of level 1 is the headline, which stands in `title`: begin with ##',
    ],
    [
      'one that is underlined',
      'One\n===',
      1,
      'a heading of level 1 is the headline, which stands in `title`: begin with ##',
    ],
    ['code', 'a `b`', 3, 'code is not part of the vocabulary: take the backticks away'],
    ['a block of code', '```js\nprocess.exit()\n```', 1, 'code blocks are not part of the vocabulary'],
    [
      'a picture',
      'a ![b](c.png)',
      3,
      'pictures are not part of the vocabulary: describe what the picture shows',
    ],
    ['a rule', '***', 1, 'rules are not part of the vocabulary: use a heading'],
    [
      'struck-out text',
      'a ~~b~~',
      3,
      'struck-out text is not part of the vocabulary: record the change in `corrections`',
    ],
    [
      'struck-out text with one sign',
      'a ~b~',
      3,
      'struck-out text is not part of the vocabulary: record the change in `corrections`',
    ],
    ['a list of tasks', '- [ ] a', 1, 'task lists are not part of the vocabulary'],
    [
      'a footnote',
      'a[^1]',
      2,
      'footnotes are not part of the vocabulary: put the words into the text, or into a <Note>',
    ],
    [
      'the text of a footnote',
      '[^1]: https://x.org',
      1,
      'footnotes are not part of the vocabulary: put the words into the text, or into a <Note>',
    ],
  ])('refuses %s', (_, body, column, message) => {
    expect(faultsOfBody(body)).toEqual([`1:${column}  ${message}`]);
  });

  it('points at each task', () => {
    expect(faultsOfBody('Do:\n\n- [ ] a\n- [x] b').map((fault) => fault.slice(0, 3))).toEqual(['3:1', '4:1']);
  });

  it('takes what only looks like a footnote where it is escaped', () => {
    expect(htmlOfBody('a \\[^1]')).toBe('<p>a [^1]</p>');
  });
});

describe('headings', () => {
  it('begin at level 2 and leave no level out on the way down', () => {
    expect(faultsOfBody('## a\n\n### b\n\n#### c\n\n## d\n\n### e')).toEqual([]);
    expect(faultsOfBody('### a')).toEqual(['1:1  a heading of level 3 must stand under one of level 2']);
    expect(faultsOfBody('## a\n\n#### b\n\n##### c\n\n## d\n\n###### e')).toEqual([
      '3:1  a heading of level 4 must stand under one of level 3',
      '9:1  a heading of level 6 must stand under one of level 5',
    ]);
  });

  it('hold words', () => {
    expect(faultsOfBody('## \n\ntext')).toEqual(['1:1  a heading holds no words']);
  });
});
