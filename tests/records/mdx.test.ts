import { describe, expect, it } from 'vitest';
import { parseBody } from '../../src/records/mdx.ts';
import { faultsOf, faultsOfBody, personText } from '../support/entries.ts';

const words = '<Event id="…">, <Quote by="…"> and <Note>';
const notPart = (name: string) => `<${name}> is not part of the vocabulary, which is ${words}`;
const brace = 'an entry is data and nothing in it is run: a brace begins code in MDX; for a brace write \\{';
const notClosed = (name: string) =>
  `<${name}> is not closed where its paragraph, heading, cell or block ends: write </${name}> there; round several paragraphs, set both tags on lines of their own with empty lines about them`;

describe('a tag that cannot be read', () => {
  it.each([
    ['has an attribute without quotation marks', '<Event id=a>x</Event>', 'Event'],
    ['lacks a quotation mark', '<Event id="a>x</Event>', 'Event'],
    [
      'has straight quotation marks within those of an attribute',
      '<Quote by="a" translation="The "big" one">x</Quote>',
      'Quote',
    ],
    ['lacks its >', '<Quote by="a"', 'Quote'],
    ['has code among its attributes', '<Note {a b}>x</Note>', 'Note'],
  ])('is told where it %s', (_, body, name) => {
    expect(faultsOfBody(`One\n\nTwo ${body}`)).toEqual([
      `3:5  this <${name}> tag cannot be read: is a quotation mark or the > missing? Within name="…" use curly ones (“ ”)`,
    ]);
  });

  it.each([
    ['<img src=x onerror=alert(1)>', 'img'],
    ['<b', 'b'],
    ['a <br>', 'br'],
    ['<iframe src=//x>', 'iframe'],
    ['x </div>', 'div'],
    ['</>', ''],
  ])('is told to be none of the vocabulary: %s', (body, name) => {
    const column = body.indexOf('<') + 1;
    expect(faultsOfBody(body)).toEqual([`1:${column}  ${notPart(name)}; for a plain < write &lt;`]);
  });

  it('may be no tag at all', () => {
    expect(faultsOfBody('1 <2')).toEqual(['1:3  for a plain < write &lt;']);
    expect(faultsOfBody('<https://example.org>')).toEqual([
      '1:1  write an address as a link: [words](https://…)',
    ]);
    expect(faultsOfBody('<mina@example.org>')).toEqual([
      '1:1  write an address as a link: [words](https://…)',
    ]);
    expect(faultsOfBody('a <!-- hidden -->')).toEqual([
      '1:3  comments are not part of the vocabulary: take it out, or use <Note>',
    ]);
  });
});

describe('a tag without its partner', () => {
  it('is an opening one that is never closed', () => {
    expect(faultsOfBody('One <Note>two')).toEqual([`1:5  ${notClosed('Note')}`]);
    expect(faultsOfBody('<Note>\n\none\n\ntwo')).toEqual([`1:1  ${notClosed('Note')}`]);
    expect(faultsOfBody('One <Note>two\n\nthree</Note>')).toEqual([`1:5  ${notClosed('Note')}`]);
  });

  it.each([
    ['the emphasis *…*', '*<Note>x*</Note>', 2],
    ['the emphasis *…*', 'A *b <Note>c* d</Note> e', 6],
    ['the emphasis **…**', '<Note>**x</Note>**', 1],
    ['the link […](…)', '[<Note>x](/y/)</Note>', 2],
    ['the link […](…)', 'A <Note>b [c</Note> d](/y/) e', 3],
  ])('crosses %s, and is told so: %s', (mark, body, column) => {
    expect(faultsOfBody(body)).toEqual([
      `1:${column}  <Note> and ${mark} cross: what begins last is to end first`,
    ]);
  });

  it.each([
    ['a heading', '## <Note>x\n\ny</Note>', 4],
    ['a cell', '| <Note>x | y</Note> |\n|---|---|', 3],
    ['a row', '| a |\n|---|\n| <Note>x |\n| y</Note> |', 3],
    ['an item', '- <Note>x\n- y</Note>', 3],
    ['an item round paragraphs', '- <Note>\n\n  x\n\n</Note>', 3],
    ['an item that begins within', '<Note>\n\n- x\n\n  </Note>\n\n- y', 1],
    ['an item that is nothing but the end', '<Note>\n\n- </Note>', 1],
    ['a quoted block', '> <Note>\n>\n> x\n\n</Note>', 3],
    ['a quoted block that begins within', '<Note>\n\n> x\n>\n> </Note>', 1],
  ])('has it in another place, across the end of %s', (_, body, column) => {
    const faults = faultsOfBody(body);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^\\d+:${column} {2}</?Note> (is not closed|does not stand)`));
  });

  it('is an end that nothing opens', () => {
    expect(faultsOfBody('One\n\ntwo</Event>\n\n</Note>')).toEqual([
      '3:4  </Event> closes a tag that is not open here',
      '5:1  </Note> closes a tag that is not open here',
    ]);
  });

  it('is not taken for the partner of another that is without its own', () => {
    expect(faultsOfBody('one</Note>\n\n<Note>two')).toEqual([
      '1:4  </Note> closes a tag that is not open here',
      `3:1  ${notClosed('Note')}`,
    ]);
  });

  it('is an end that comes before another', () => {
    expect(faultsOfBody('<Event id="a"><Quote by="b">c</Event></Quote>')).toEqual([
      '1:30  </Event> stands where </Quote> is still to come: what is opened last is closed first',
    ]);
  });

  it('is an end that stands in a paragraph while its beginning stands on its own', () => {
    expect(faultsOfBody('<Note>\n\none</Note>')).toEqual([
      '3:4  </Note> does not stand as its <Note> does: set both within one paragraph, or both on lines of their own with empty lines about them',
    ]);
  });
});

describe('faults in different paragraphs', () => {
  it('are all told at once, each in its place', () => {
    const body = 'One {two\n\n<b>three\n\n# Four\n\n`five`\n\n[six](seven)\n\n<Event id="x">eight';
    expect(faultsOfBody(body)).toEqual([
      `1:5  ${brace}`,
      `3:1  ${notPart('b')}; for a plain < write &lt;`,
      '5:1  a heading of level 1 is the headline, which stands in `title`: begin with ##',
      '7:1  code is not part of the vocabulary: take the backticks away',
      '9:1  `seven` is not a link the archive takes: use http://, https://, or an address within the site that begins with /',
      `11:1  ${notClosed('Event')}`,
    ]);
  });

  it('are told beside those of the frontmatter', () => {
    expect(faultsOf('people', personText({ rol: 'x' }, 'One {two\n\n</Note>'))).toEqual([
      '4:1  there is no field `rol`: did you mean `role`?',
      `7:5  ${brace}`,
      '9:1  </Note> closes a tag that is not open here',
    ]);
  });

  it('do not make the partner of a tag a fault that was taken out with its paragraph', () => {
    expect(faultsOfBody('<Event id="a">one {two\n\nthree</Event>\n\nfour')).toEqual([
      `1:1  ${notClosed('Event')}`,
      `1:19  ${brace}`,
    ]);
    expect(faultsOfBody('<Note>\none {two\n\nthree\n\n</Note>')).toEqual([`2:5  ${brace}`]);
  });

  it('do not hide a tag that is without its partner elsewhere', () => {
    expect(faultsOfBody('<Note>one {two\n\nthree</Note>\n\nfour</Note>')).toEqual([
      `1:1  ${notClosed('Note')}`,
      `1:11  ${brace}`,
      '5:5  </Note> closes a tag that is not open here',
    ]);
  });

  it('do not empty what they stand in', () => {
    expect(faultsOfBody('<Note>\n\none {two\n\n</Note>')).toEqual([`3:5  ${brace}`]);
    expect(faultsOfBody('<Note>\n\nexport x\n\n</Note>')).toHaveLength(1);
    expect(faultsOfBody('<Note>{x}</Note>')).toHaveLength(1);
    expect(faultsOfBody('[`x`](/y/)\n\n## `x`')).toHaveLength(2);
  });

  it('do not take the heading from under another', () => {
    expect(faultsOfBody('## One {two\n\n### Three')).toEqual([`1:8  ${brace}`]);
  });

  it('are told of up to a number, beyond which it is no entry', () => {
    const many = faultsOfBody(Array.from({ length: 500 }, () => 'One {two').join('\n\n'));
    expect(many).toHaveLength(20);
    expect(faultsOfBody('<b/>\n\n'.repeat(500))).toHaveLength(50);
  });

  it('are told a few at a time in a body that is very long, since it is read again behind each', () => {
    const unclosed = (words: string) => faultsOfBody(`One <Note>two ${words}\n\n`.repeat(100));
    expect(unclosed('')).toHaveLength(20);
    expect(unclosed('a '.repeat(500))).toHaveLength(2);
  });

  it.each([
    ['ends', '</Note>\n\n'],
    ['beginnings', '<Note>x\n\n'],
    ['braces', 'a {\n\n'],
    ['ends behind a brace', 'b</Note>\n\n'],
  ])('come to an end, however many %s there are', (_, piece) => {
    const { faults } = parseBody(`<Note>a {\n\n${piece.repeat(1000)}`);
    expect(faults.length).toBeGreaterThan(0);
  });
});

describe('a body that the parser could not survive', () => {
  // Each of these once ended the whole process, with nothing that could be caught.
  it.each([
    '<Event id="a">\n\n- x\n\n  </Event>\n\n- y',
    '<Note>\n\n  <Note>\n\n- </Note>\n\n- </Note>',
    '\t\n<Note>\n>\n\n- </Note>',
    '<Quote by="b">\n<Event id="a"/>\n\n1. </Quote>',
    'export "\\',
    "# One\nimport '\\",
    '<Note>\nexport `\\',
  ])('is refused like any other: %j', (body) => {
    expect(faultsOfBody(body)).not.toEqual([]);
    // As the last words of a file, with no line end behind them.
    expect(parseBody(body)).toBeDefined();
  });

  it.each([
    ['quoted blocks', '> '.repeat(5000), '6:41', ': lists and quoted blocks stand in few others'],
    ['lists', '- '.repeat(5000), '6:41', ': lists and quoted blocks stand in few others'],
  ])('is refused where it nests %s too deeply', (_, before, place, advice) => {
    expect(faultsOf('people', personText({}, `${before}a${before.trim()}`))).toEqual([
      `${place}  this is nested too deeply to be read${advice}`,
    ]);
  });

  it('is refused where it nests emphasis too deeply', () => {
    const body = '*a '.repeat(2000) + 'a* '.repeat(2000);
    expect(faultsOf('people', personText({}, body))).toEqual([
      '1:1  this entry is nested too deeply to be read',
    ]);
  });

  it('is refused where it nests tags too deeply', () => {
    const body = `${'<Note>'.repeat(3000)}a${'</Note>'.repeat(3000)}`;
    expect(faultsOf('people', personText({}, body))).toEqual([
      '6:6001  from here on there are too many tags and signs <: a body has at most 1000',
    ]);
  });
});
