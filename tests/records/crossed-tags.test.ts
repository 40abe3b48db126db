/** Tags that plainly pair need no look at the whole tree, which must never show. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { mdxToHast, mdxToMdast } from 'satteri';
import { describe, expect, it } from 'vitest';
import { arePlain, findCrossedTag } from '../../src/records/crossed-tags.ts';
import { normaliseSource } from '../../src/records/entry.ts';
import { runs } from '../support/properties.ts';

const options = { position: true, features: { frontmatter: false, gfm: { footnotes: false } } };

/** What a look at the whole tree finds; nothing where the parser refuses the text, and refuses it likewise without that look. */
function found(text: string): unknown {
  const refused = messageOf(() => mdxToMdast(text, options));
  if (refused === undefined) return findCrossedTag(mdxToMdast(text, options), text);
  const message = messageOf(() => mdxToHast(text, options));
  return message === refused ? undefined : { message, refused };
}

function messageOf(parse: () => unknown): string | undefined {
  try {
    parse();
    return undefined;
  } catch (error) {
    return String(error);
  }
}

const tags = [
  '<Event id="x">',
  '</Event>',
  '<Note>',
  '</Note>',
  '<Quote by="a" speech="indirect">',
  '</Quote>',
];
const plain = fc.constantFrom(
  ...tags,
  ...tags,
  'The bridge opens',
  ', ',
  ' ',
  '\n',
  '\n\n',
  '[a](/x/)',
  '[a]',
);
const rare = fc.constantFrom(
  ...[
    '- ',
    '> ',
    '1. ',
    '# ',
    '---',
    '===',
    '    ',
    '\t',
    '* ',
    '+ ',
    '| a | b |',
    '|---|---|',
    '"',
    '“',
    '’',
    '.',
  ],
  ...[
    '*',
    '**',
    '_',
    '[',
    '](/x/)',
    '(',
    ')',
    '`',
    '```',
    '~~',
    '<',
    '>',
    '/>',
    '<br/>',
    '<Event>',
    '&lt;',
    '!',
    '\\',
  ],
  ...[
    '{',
    '}',
    'https://x.example/a',
    'www.x.example',
    'a@b.example',
    '<https://x.example>',
    '[a]: ',
    'import x',
    '<!--',
  ],
);
const inner = fc
  .array(fc.oneof({ weight: 8, arbitrary: plain }, rare), { maxLength: 4 })
  .map((all) => all.join(''));
const pair = fc
  .tuple(fc.constantFrom(0, 2, 4), inner, fc.constantFrom('', '\n\n'))
  .map(([at, text, gap]) => [gap, tags[at], gap, text, gap, tags[at + 1], gap].join(''));
const piece = fc.oneof({ weight: 3, arbitrary: pair }, { weight: 3, arbitrary: plain }, rare);

describe('tags that plainly pair', () => {
  it('cross nothing in the tree of the text', () => {
    let told = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 7 }), (pieces) => {
        const text = `${pieces.join('')}\n`;
        if (!text.includes('</') || !arePlain(text)) return;
        told++;
        expect({ text, found: found(text) }).toEqual({ text, found: undefined });
      }),
      { numRuns: 100 * runs },
    );
    expect(told).toBeGreaterThan(runs / 10);
  });

  it('are those of paragraphs that are marked in a line, and of blocks between empty lines', () => {
    expect(arePlain('A <Event id="x">b <Quote by="a">c</Quote></Event>.\n\n<Note>\n\n- D\n\n</Note>\n')).toBe(
      true,
    );
    expect(arePlain('[a](/x/) b\n\n<Event id="x">[c](/x/) [d]</Event>\n')).toBe(true);
  });

  it.each([
    ['a list within which a block begins', '- <Note>\n\n  a\n\n</Note>\n'],
    ['emphasis across a tag', '*a <Event id="x">b* c</Event>\n'],
    ['a link across a tag', '[a <Event id="x">b](/x/) c</Event>\n'],
    ['a tag of another name', '<Event id="x">a</Note>\n'],
    ['a tag that is never closed', '<Event id="x">\n\n<Note>a</Note>\n'],
    ['a link that begins within a tag', 'a <Event id="x">[b</Event>](/x/)\n'],
    ['a tag in code', '`<Event id="x">` a</Event>\n'],
  ])('are not those of %s', (_, text) => {
    expect(arePlain(text)).toBe(false);
  });

  it('are those of most entries', () => {
    const folder = 'content/articles';
    const texts = readdirSync(folder).map((file) =>
      normaliseSource(readFileSync(join(folder, file), 'utf8')),
    );
    const bodies = texts.map((text) => text.replace(/^---\n.*?\n---\n/s, ''));
    expect(bodies.filter(arePlain).length).toBeGreaterThanOrEqual(bodies.length / 2);
  });
});
