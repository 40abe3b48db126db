import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEntry } from '../../src/records/entry.ts';
import { type Kind, kinds } from '../../src/records/record.ts';
import { articleText, entryOf, textOf } from '../support/entries.ts';
import { anyString, runs } from '../support/properties.ts';

describe('an entry', () => {
  it('has its kind, its id, its fields and its body', () => {
    expect(entryOf('topics', 'roads', textOf('topics', {}, 'Where carts go.'))).toEqual({
      kind: 'topics',
      id: 'roads',
      fields: {
        name: 'Roads',
        description: 'Roads and what crosses them.',
        aliases: [],
        corrections: [],
        status: 'published',
        formerIds: [],
      },
      body: {
        blocks: [{ html: '<p>Where carts go.</p>', passages: [] }],
        headings: [],
        paragraphs: [],
        lead: 'Where carts go.',
        wordCount: 3,
        passages: [],
        quotations: [],
        links: [],
      },
    });
  });

  it('is there exactly where it has no faults', () => {
    expect(readEntry('articles', 'x', articleText()).faults).toEqual([]);
    expect(readEntry('articles', 'x', articleText({ date: 'soon' })).entry).toBeUndefined();
    expect(readEntry('articles', 'x', articleText({}, '{x}')).entry).toBeUndefined();
  });

  it('is the same however often it is read', () => {
    const text = articleText({}, '<Event id="a">One</Event>\n\n| b |\n|---|\n| c |');
    expect(entryOf('articles', 'x', text)).toEqual(entryOf('articles', 'x', text));
  });

  it('can be kept as JSON', () => {
    const entry = entryOf('articles', 'x', articleText({}, '<Event id="a"><Quote by="b">c</Quote></Event>'));
    expect(JSON.parse(JSON.stringify(entry))).toEqual(entry);
  });

  it('tells of its first fifty faults and leaves the rest for later', () => {
    const { faults } = readEntry('articles', 'x', articleText({ date: 'soon' }, '<b/>\n\n'.repeat(100)));
    expect(faults).toHaveLength(50);
    expect(faults.map(({ line }) => line)).toEqual(faults.map(({ line }) => line).toSorted((a, b) => a - b));
  });
});

/** Pieces of what means something to a reader of entries, and of what ought to mean nothing. */
const pieces = fc.oneof(
  fc.constantFrom(
    '---\n',
    '{',
    '}',
    '\\{',
    '<Event id="a">',
    '</Event>',
    '<Quote by="b">',
    '</Quote>',
    '<Note>',
  ),
  fc.constantFrom(
    '</Note>',
    '<Event id="a"/>',
    '<>',
    '</>',
    '<b>',
    '<!--',
    '-->',
    '`',
    '```\n',
    '[',
    ']',
    '](/x/)',
  ),
  fc.constantFrom(
    '(',
    ')',
    '![',
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '\n> ',
    '\n- ',
    '\n1. ',
    '\n## ',
    '\n### ',
    '  ',
    '\t',
  ),
  fc.constantFrom(
    'import ',
    'export ',
    '\n\nimport ',
    '\nexport "\\',
    '|',
    '\n|---|\n',
    '>',
    '*',
    '**',
    '_',
    '~~',
    '#',
  ),
  fc.constantFrom(
    '\u0000',
    '\u0007',
    '\u001b',
    '\u0085',
    '\u2028',
    '\uFEFF',
    '\ud800',
    '\udc00',
    '\u202e',
    '😀',
    'é',
  ),
  fc.constantFrom(
    'name: x\n',
    'name: ',
    'date: 2018\n',
    'people: []\n',
    '&a ',
    '*a',
    '!!str ',
    '<<: ',
    '? ',
    ': ',
    '- ',
  ),
  fc.constantFrom(
    '"',
    "'",
    '\\',
    '&amp;',
    '&#',
    '@',
    '%',
    '[^1]',
    '[^1]: ',
    '[a]: /x\n',
    'https://x.org',
    'a@b.org',
  ),
  fc.constantFrom(
    'a',
    'b c',
    '. ',
    '$',
    '==',
    ':::',
    '__proto__: x\n',
    'toString: x\n',
    '{toString: x}',
    '- [ ] ',
  ),
);
const assembled = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));
const anyText = fc.oneof(anyString({ maxLength: 200 }), fc.string({ unit: 'grapheme' }), assembled);

/** Sound but for what is put into its frontmatter, into a value, or into its body. */
const spoilt = (kind: Kind) =>
  fc.oneof(
    anyText,
    anyText.map((text) => `---\n${text}\n---\n${text}`),
    anyText.map((text) => textOf(kind).replace('---\n', `---\n${text}\n`)),
    anyText.map((text) => textOf(kind, { title: text, name: text })),
    fc
      .json()
      .map((text) =>
        textOf(kind, { text, url: text, people: text, aliases: text, corrections: text, status: text }),
      ),
    anyText.map((text) => textOf(kind, {}, text)),
    assembled.map((text) => textOf(kind, {}, `<Event id="x">\n\n${text}\n\n</Event>`)),
    assembled.map((text) => textOf(kind, {}, text).replaceAll('\n', '\r\n')),
  );

/** Texts that have hardly anything in them, and ends of lines of every kind. */
const examples: [string][] = [
  ...['', '\uFEFF', '---', '---\n---', '---\n---\n', '\uFEFF---\r---\r', '\u2028', '\ud800', '\0'],
  ...[
    '---\n[]\n---\n',
    '---\n- a\n---\n',
    '---\na: &b\n---\n',
    '---\n? \n---\n\n{',
    '---\r\n\r\n---\r\n\r\n<',
  ],
].map((text) => [text]);

describe('whatever stands in a file', () => {
  it.each(kinds)('of %s, reading it gives an entry, or faults that lie within it', (kind) => {
    fc.assert(
      fc.property(spoilt(kind), (text) => {
        const { entry, faults } = readEntry(kind, 'x', text);
        expect(entry === undefined).toBe(faults.length > 0);
        const lines = text.split(/\r\n?|\n/);
        for (const { line, column, message } of faults) {
          expect(message).toMatch(/\S/);
          expect(line >= 1 && line <= lines.length).toBe(true);
          const width = (lines[line - 1] ?? '').length;
          expect(column >= 1 && column <= width + 1, `column ${column} of ${width}: ${message}`).toBe(true);
        }
      }),
      { numRuns: 2 * runs, examples },
    );
  });
});
