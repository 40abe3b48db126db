import { describe, expect, it } from 'vitest';
import { readEntry } from '../../src/records/entry.ts';
import { MOST_ENTRY_BYTES } from '../../src/records/limits.ts';
import { cpuSeconds } from '../support/cpu.ts';
import { articleText, faultsOf, faultsOfBody, personText } from '../support/entries.ts';

/** Rows of a table with as many cells as there are columns. */
const table = (columns: number, rows: number, row = '|a'.repeat(columns)) =>
  ['|a'.repeat(columns), '|-'.repeat(columns), ...Array.from({ length: rows }, () => row)].join('\n');

describe('a body has no more than is written by hand', () => {
  it.each([
    ['tags', '<Note>a</Note> ', 15 * 500 + 1, 'tags and signs <: a body has at most 1000'],
    ['character references', '&amp;', 5 * 2000 + 1, 'signs &: a body has at most 2000'],
    ['links', '[a](/b) ', 8 * 2000 + 1, 'links and brackets: a body has at most 2000'],
    ['closing brackets', '](/b) ', 6 * 2000 + 1, 'closing brackets: a body has at most 2000'],
    ['bare addresses', 'a://b ', 6 * 2000 + 2, 'addresses: a body has at most 2000'],
    ['tildes', '~a ', 3 * 2000 + 1, 'tildes: a body has at most 2000'],
    ['backslashes', '\\-', 2 * 5000 + 1, 'backslashes: a body has at most 5000'],
    ['braces', '\\{', 2 * 2001, 'braces: a body has at most 2000'],
    ['addresses of e-mail', 'a@b ', 4 * 2000 + 2, 'signs @: a body has at most 2000'],
    ['backticks', '`a', 2 * 1000 + 1, 'backticks: a body has at most 1000'],
    ['asterisks', '*a ', 3 * 4000 + 1, 'asterisks: a body has at most 4000'],
    ['underscores', '_a ', 3 * 4000 + 1, 'underscores: a body has at most 4000'],
  ])('of %s', (_, piece, column, words) => {
    const faults = faultsOfBody(piece.repeat(10_001));
    expect(faults).toContain(`1:${column}  from here on there are too many ${words}`);
  });

  it('of lines', () => {
    const file = personText({}, `a${'\n'.repeat(3994)}`);
    expect(faultsOf('people', file)).toEqual([]);
    expect(faultsOf('people', `${file}b`)).toEqual([
      '4001:1  here line 4001 begins: a file has at most 4000 lines; make several entries of it',
    ]);
  });

  it.each([
    ['all that are written', table(50, 99), table(50, 100)],
    ['those that short rows leave out', table(1000, 4, '|'), table(1000, 5, '|')],
    [
      'those of rows without a line at their sides',
      table(2500, 1).replace(/^\|/gm, ''),
      table(2500, 2, 'a').replace(/^\|/gm, ''),
    ],
  ])('of the cells of tables, counting %s', (_, most, more) => {
    const message =
      'with this table the tables of the body have more than 5000 cells: leave rows or columns out, or make several entries of it';
    expect(faultsOfBody(`One\n\n${most}`)).not.toContain(`3:1  ${message}`);
    expect(faultsOfBody(`One\n\n${more}`)).toContain(`3:1  ${message}`);
    expect(faultsOfBody(`> One\n>\n${more.replace(/^/gm, '> ')}`)).toContain(`3:1  ${message}`);
  });

  it('of cells, though a tag without its partner keeps the table from being one until it is taken out', () => {
    for (const tag of ['<Event id="x">', '<Event\nid="x">', '</Note>']) {
      const body = table(1500, 2000, '|').replace('|-|-', `|-|-${tag}`);
      expect(faultsOfBody(body)).toEqual([expect.stringContaining('more than 5000 cells')]);
    }
  });

  it('of cells in several tables', () => {
    const body = `${table(10, 40)}\n\n`.repeat(15);
    const place = 12 * 43 + 1;
    expect(faultsOfBody(body)).toEqual([
      expect.stringMatching(new RegExp(`^${place}:1 {2}with this table the tables of the body have`)),
    ]);
  });

  it('of punctuation in a row, which may stand at the end of an address', () => {
    const message = '1:9  here more than 5000 characters of punctuation stand in a row: take them out';
    expect(faultsOfBody(`http://a${'.'.repeat(5001)}>`)).toContain(message);
    expect(faultsOfBody(`http://a${'..*&a;'.repeat(1000)}>`)).toContain(message);
    expect(faultsOfBody(`http://a${'?!'.repeat(2500)}>`)).toEqual([]);
  });

  it('in one tag', () => {
    expect(faultsOfBody(`One <Note a="${'b'.repeat(1000)}">c</Note>`)).toEqual([
      '1:5  this tag has more than 1000 characters before its >: is a quotation mark or the > missing?',
    ]);
    expect(faultsOfBody(`One <${'漢'.repeat(1001)}`)).toContainEqual(
      expect.stringMatching(/^1:5 {2}this tag has/),
    );
    expect(faultsOfBody(`1 < 2 ${'b '.repeat(1000)}`)).toEqual([]);
  });

  it('of passages within each other', () => {
    const nested = (depth: number) =>
      faultsOf(
        'articles',
        articleText({}, `${'<Event id="a">'.repeat(depth)}b${'</Event>'.repeat(depth)}`),
      ).map((fault) => fault.replace(/^\d+/, ''));
    expect(nested(8)).toEqual([]);
    expect(nested(40)).toEqual([
      ':113  an <Event> cannot stand within 8 others: mark each passage by itself',
    ]);
  });

  it.each([
    ['marks of one line', '> - 1. '.repeat(7)],
    [
      'lines that begin further and further right',
      Array.from({ length: 21 }, (_, at) => `${'  '.repeat(at)}- a\n`).join(''),
    ],
  ])('of lists and quoted blocks within each other, be it by %s', (_, body) => {
    expect(faultsOfBody(`${body}a`)).toEqual([
      expect.stringMatching(/^(1:47|20:41) {2}this is nested too deeply to be read: lists and quoted blocks/),
    ]);
  });

  it('in what definitions of links put into it', () => {
    const body = (length: number) => `[a]: /${'b'.repeat(length)}\n\n${'[a] '.repeat(1000)}`;
    expect(faultsOfBody(body(100))).toEqual([]);
    expect(faultsOfBody(body(2000))).toEqual([
      '1:1  these definitions of links are too long for how many may use them: write each address behind its words, [words](https://…)',
    ]);
    expect(faultsOfBody(`[a]: /b "c\n${'d '.repeat(1000)}"\n\n${'[a] '.repeat(1000)}`)).toHaveLength(1);
  });
});

it('a frontmatter has no more signs of YAML than is written by hand', () => {
  const ids = Array.from({ length: 2001 }, (_, at) => `a${at}`).join(',');
  expect(faultsOf('people', personText({ formerIds: `[${ids}]` }))).toEqual([]);
  expect(faultsOf('people', personText({ formerIds: `[${ids},x]` }))).toEqual([
    `4:${`formerIds: [${ids},`.length}  from here on there are too many commas: a frontmatter has at most 2000`,
  ]);
  const aliases = (piece: string) => faultsOf('people', personText({ aliases: piece.repeat(20_000) }));
  expect(aliases('[],')[0]).toMatch(
    /^4:\d+ {2}from here on there are too many brackets and braces: .* at most 1000$/,
  );
  expect(aliases('"')[0]).toMatch(
    /^4:\d+ {2}from here on there are too many quotation marks: .* at most 5000$/,
  );
  expect(aliases('!a ')[0]).toMatch(
    /^4:\d+ {2}from here on there are too many signs that mean something in YAML/,
  );
});

it('what is too much in the fields and in the text is told at once', () => {
  const file = personText({ aliases: '['.repeat(20) }, '&'.repeat(3000));
  expect(faultsOf('people', file).map((fault) => fault.split(' ')[0])).toEqual(['4:18', '7:2001']);
});

/** Pieces of text which parsers of Markdown, MDX or YAML look at again and again. */
const bodies = [
  ...[
    '<Note a={',
    '<Note {...',
    '{',
    '{}',
    '{"',
    '{`',
    '{/*',
    '\\{',
    '<Note>',
    '<Note>\n\n',
    '</Note>',
    '<',
    '<a ',
  ],
  ...[
    '<!',
    '<!--',
    '<?',
    '</',
    '<x>a</x>',
    '<Note/>',
    '<a.',
    '<a:',
    '*<Note>* </Note> ',
    '- <Note>\n\n',
    '&lt;',
  ],
  ...[
    '&',
    '&#',
    '*a',
    '**a_',
    '_',
    '~~a',
    '[',
    ']',
    '![',
    '[a](',
    '[a](<',
    '[^',
    '[a]: b\n',
    '>',
    '> - ',
    '1. ',
  ],
  ...[
    '- a\n',
    '|',
    '|-|\n',
    '|a|\n|-|\n\n',
    '`',
    '```\n',
    '\\',
    'www.a.b ',
    'http://a ',
    'a@b.c ',
    'a  \n',
    'a\n\n',
  ],
  ...[
    'import a\n\n',
    'export {',
    '## a\n',
    '- [ ] a\n',
    'a',
    '北',
    '\t',
    '<Event id="a">',
    '<Quote by="a">b</Quote>',
  ],
];
const frontmatters = [
  ...[
    '{a: ',
    '{\n ',
    '[',
    '[\n ',
    '}',
    ',',
    '- ',
    '? ',
    ': ',
    'a: ',
    '"',
    "''",
    '\\',
    '|\n  a\n',
    '# a\n',
    '&a *a\n',
  ],
  ...['!a ', 'a: b\n', '- \n', '%a\n', '...\n', '\t', 'a\n  ', '- {a: b}\n  ', '? a\n'],
];

it.each([
  ...bodies.map((piece) => [piece, 'body', articleText({}, fill(piece))] as const),
  ...frontmatters.map((piece) => [piece, 'field', articleText({ rights: fill(piece) })] as const),
])('%j over and over in a %s is read, or refused, in a moment', (_, __, file) => {
  expect(cpuSeconds(() => readEntry('articles', 'x', file))).toBeLessThan(2);
});

/** As much of it as a file may have. */
function fill(piece: string): string {
  return piece.repeat(MOST_ENTRY_BYTES / piece.length).slice(0, MOST_ENTRY_BYTES - 1000);
}
