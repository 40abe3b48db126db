/** Texts as editors leave them, for tests of properties. */
import fc from 'fast-check';
import { fixText } from '../../src/editing/fix.ts';
import { kinds } from '../../src/records/record.ts';
import { articleText } from '../support/entries.ts';
import { anyString } from '../support/properties.ts';

// Pieces of entries, in every order and with every kind of slip.
const space = fc.constantFrom('', '', ' ', '  ', '\t');
const end = fc.constantFrom('\n', '\n', '\n', '  \n', '\r\n', '\n\n\n', '\n# note\n', '\n  # note\n');
const key = fc.constantFrom(
  'name',
  'role',
  'aliases',
  'formerIds',
  'title',
  'people',
  'topics',
  'nome',
  'date',
);
const value = fc.constantFrom(
  'a',
  '[a, b]',
  '[ a ,"b, c" ]',
  '[]',
  '"q"',
  "'it''s'",
  '|\n  x  \n\n\n  y',
  '>-\n  x\n  y',
  'x\n  y',
  '\n  - a\n  -  b ',
  '\n- a\n- b',
  '',
  '[a, # c\n b]',
  '{ a:  b }',
  '2024-04-29',
);
const field = fc
  .tuple(key, space, space, value, space, end)
  .map(([name, a, b, own, c, last]) => `${name}${a}: ${b}${own}${c}${last}`);
const line = fc.constantFrom(
  'One  ',
  'two ',
  '- a',
  '- b  ',
  '  c',
  '> d  ',
  '>',
  '',
  '',
  '   ',
  '<Note>',
  '</Note>',
  'An <Note>n</Note>  ',
  '## H  ',
  '| a | b |',
  '|---|---|',
  '```',
  '    code  ',
  '\\',
  '1. x',
  '<Event id="e">it</Event>  ',
);
const entry = fc
  .tuple(
    fc.constantFrom('', '\uFEFF'),
    fc.uniqueArray(field, { maxLength: 6, selector: (text) => text.split(/[ \t:]/)[0] }),
    fc.array(line, { maxLength: 8 }),
    fc.constantFrom('\n', '\r\n', '\r'),
    space,
  )
  .map(
    ([mark, fields, lines, lineEnd, last]) =>
      `${mark}---\n${fields.join('')}---\n${lines.join(lineEnd)}${last}`,
  );
/** Entries with every kind of slip, whole and broken off, and any text at all. */
export const anyText = fc.oneof(
  entry,
  entry,
  fc.string(),
  anyString(),
  entry.map((text) => text.slice(0, -5)),
);
export const anyKind = fc.constantFrom(...kinds);

const fields = { people: ['a-b', 'c-d'], byline: ['M. T.'], corrections: undefined };
const body = 'One  \ntwo <Event id="e">it</Event>\n\n- three\n\n> four';

/** A sound entry with nothing to mend. */
export const whole = fixText('articles', 'x', articleText(fields, body));

/** The same entry, with its fields in any order, its lists in any form, and white space wherever it means nothing. */
export const slips = fc
  .tuple(fc.infiniteStream(fc.nat(7)), fc.constantFrom('\n', '\r\n', '\r'), fc.constantFrom('', '\uFEFF'))
  .map(([stream, lineEnd, mark]) => {
    const chance = () => stream.next().value ?? 0;
    const [, yaml = '', rest = ''] = /^---\n([\s\S]*?)---\n([\s\S]*)$/.exec(whole) ?? [];
    const parts = (yaml.match(/^\w[\s\S]*?\n(?=\w|$(?![\s\S]))/gm) ?? []).map((text) => {
      const [, name, items = ''] = /^(\w+):\n([\s\S]*)$/.exec(text) ?? [];
      const list = items.match(/(?<=- ).*/g) ?? [];
      const form = name && chance() > 2 ? `${name}: [ ${list.join(' , ')}]\n` : text;
      const single = name && list.length === 1 && chance() > 4 ? `${name}: ${list[0]}\n` : form;
      return single.replace(/^(\w+): /, `$1${' '.repeat(chance() % 2)}:${' '.repeat(1 + (chance() % 3))}`);
    });
    const order = parts.map((text) => ({ text, at: chance() })).sort((a, b) => a.at - b.at);
    const lines = `---\n${order.map(({ text }) => text).join('')}---\n${rest}`.split('\n');
    const loose = lines.map((line, at) => {
      if (line === '') return [' \n', '', '\t\n\n'][chance() % 3];
      return line.endsWith('  ') ? line : line + [' ', '', lines[at + 1] ? '\t' : '   '][chance() % 3];
    });
    return mark + loose.join('\n').replaceAll('\n', lineEnd);
  });
