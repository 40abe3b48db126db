/** What is mended in an entry's text, and what is left as it is. */
import { describe, expect, it } from 'vitest';
import { fixText } from '../../src/editing/fix.ts';
import type { Kind } from '../../src/records/record.ts';
import { articleText, personText } from '../support/entries.ts';

const fix = (text: string, kind: Kind = 'articles') => fixText(kind, 'x', text);
/** A person's file with these lines between the lines `---`. */
const person = (...lines: string[]) => ['---', ...lines, '---', ''].join('\n');
const fixPerson = (...lines: string[]) =>
  fix(person(...lines), 'people')
    .split('\n')
    .slice(1, -2);
const sound = fix(articleText());

describe('the order of fields', () => {
  it('is that of the schema, and comments go with their fields', () => {
    expect(
      fixPerson(
        '# A person of the harbour.',
        '',
        '# as the town says',
        'role: Harbour master',
        'aliases:',
        '  - M. T.',
        '  # in letters',
        '# her own',
        'name: Mina',
        '# the end',
      ),
    ).toEqual([
      '# A person of the harbour.',
      '',
      '# her own',
      'name: Mina',
      '# as the town says',
      'role: Harbour master',
      'aliases:',
      '  - M. T.',
      '  # in letters',
      '# the end',
    ]);
  });

  it('leaves a field that nobody knows behind the one before it', () => {
    expect(fixPerson('role: b', 'rolle: c', 'name: a')).toEqual(['name: a', 'role: b', 'rolle: c']);
  });
});

describe('white space', () => {
  it('is mended where it means nothing', () => {
    const text = `\uFEFF${sound.replaceAll('\n', ' \r\n').replace('The bridge', '\r\n\r\n\r\nThe bridge')}\r\n\r\n`;
    expect(fix(text)).toBe(sound);
  });

  it('is one space between a field and its value', () => {
    expect(fixPerson('name :   a', 'role:\tb', 'aliases :', '  -   c')).toEqual([
      'name: a',
      'role: b',
      'aliases:',
      '  -   c',
    ]);
  });

  it('is one line end at the end', () => {
    expect(fix(sound.trimEnd())).toBe(sound);
    expect(fix(`${sound}\n \n\n`)).toBe(sound);
    expect(fix('---\nname: a\nrole: b\n---', 'people')).toBe('---\nname: a\nrole: b\n---\n');
  });

  it('stays where it breaks a line in a paragraph, and goes at the paragraph’s end', () => {
    expect(fix(articleText({}, 'One  \ntwo   \nthree  \n\nfour '))).toBe(
      fix(articleText({}, 'One  \ntwo   \nthree\n\nfour')),
    );
    expect(fix(articleText({}, 'One  \ntwo'))).toContain('One  \ntwo');
  });

  it('stays in values of several lines', () => {
    const lines = ['name: a', 'role: |', '  b  ', '', '', '  c', 'aliases:', '  - d'];
    expect(fixPerson(...lines)).toEqual(lines);
  });
});

describe('lists', () => {
  it('have one item a line, as it is written', () => {
    expect(fixPerson('name: a', 'role: b', 'aliases: [ M. T. , "a, b",\'c\' ]')).toEqual([
      'name: a',
      'role: b',
      'aliases:',
      '  - M. T.',
      '  - "a, b"',
      "  - 'c'",
    ]);
  });

  it('may be empty, and may be of one', () => {
    expect(fixPerson('name: a', 'role: b', 'aliases: []')).toContain('aliases: []');
    expect(fixPerson('name: a', 'role: b', 'aliases: "M: T"')).toEqual([
      'name: a',
      'role: b',
      'aliases:',
      '  - "M: T"',
    ]);
  });

  it('are not made of what is no list', () => {
    const lines = ['name: [a]', 'role: b'];
    expect(fixPerson(...lines)).toEqual(lines);
  });

  it('are left alone where that would give new faults', () => {
    const text = articleText({ people: 'Mina Torvald' });
    expect(fix(text)).toContain('\npeople: Mina Torvald\n');
  });
});

describe('the keys of paragraphs', () => {
  const keys = /^paragraphs: .*$/m;

  it('are written once the rest can be read, where they belong, and comments stay', () => {
    const text = sound.replace(keys, '# the end').replace('added:', '# the day\nadded:');
    expect(fix(text)).toBe(text.replace('# the end', `${keys.exec(sound)?.[0]}\n# the end`));
    const faulty = text.replace('language: en', 'language: English');
    expect(fix(faulty)).toBe(faulty);
  });

  it('are brought up to date, whatever form the line has', () => {
    const text = sound.replace(keys, 'paragraphs:  "bcdfgh"');
    const [line = ''] = keys.exec(sound) ?? [];
    expect(fix(text)).toBe(sound.replace(keys, `${line}+bcdfgh`));
    expect(fix(fix(text))).toBe(fix(text));
  });

  it('are no field of others', () => expect(fix(personText(), 'people')).not.toContain('paragraphs'));
});

describe('a text that is left alone', () => {
  it.each([
    ['no frontmatter', 'name:  a \r\n'],
    ['YAML that cannot be read', '---\nname: "a\nrole: b  \n---\n\n\n'],
    ['a name for a value', '---\nrole:   *b\nname: a\n---\n'],
    ['the same field twice', '---\nrole:  b\nname: a\nname: c\n---\n'],
    ['fields in braces', '---\n{role:   b, name: a}\n---\n\n\n'],
  ])('has %s', (_, text) => expect(fix(text, 'people')).toBe(text));

  it('is one that is in order', () => {
    expect(fix(sound)).toBe(sound);
    const quoted = personText({ name: '"Mina"', role: "'Harbour master'" }, '*One* and __two__\n');
    expect(fix(quoted, 'people')).toBe(quoted.trimEnd().concat('\n'));
  });
});
