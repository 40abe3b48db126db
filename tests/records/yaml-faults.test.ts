import { describe, expect, it } from 'vitest';
import { faultsOf, personText } from '../support/entries.ts';

/** What is wrong with a person that has this YAML between name, on line 2, and role. */
const faultsIn = (yaml: string) => faultsOf('people', personText().replace('\nrole:', `\n${yaml}\nrole:`));

describe('YAML that could do more than hold data', () => {
  it('is refused where it names a value', () => {
    expect(faultsIn('aliases: &all [a]')).toEqual([
      '3:10  YAML anchors (&name) are refused: a value that begins with & needs quotation marks round it',
    ]);
  });

  it('is refused where it repeats a value', () => {
    expect(faultsIn('aliases:\n  - *all')).toEqual([
      '4:5  YAML aliases (*name) are refused: a value that begins with * needs quotation marks round it',
    ]);
  });

  it.each(['!local x', '!!str x', '!!binary eA==', '!!js/function x', '!<tag:yaml.org,2002:str> x', '! x'])(
    'is refused where it says what a value is: %s',
    (value) => {
      expect(faultsIn(`aliases: [${value}]`)).toEqual([
        '3:11  YAML tags (!name) are refused: a value that begins with ! needs quotation marks round it',
      ]);
    },
  );

  it('is refused at every place at once, and nothing is said of what it would have made', () => {
    const laughs = 'a: &a [x]\nb: &b [*a, *a]\naliases: [*b, *b]';
    expect(faultsIn(laughs).map((fault) => fault.split(' {')[0]?.slice(0, 22))).toEqual([
      '3:4  YAML anchors (&na',
      '4:4  YAML anchors (&na',
      '5:11  YAML aliases (*n',
    ]);
  });

  it('merges nothing', () => {
    expect(faultsIn('<<: {role: x}')).toEqual(['3:1  there is no field `<<`']);
  });

  it('is no such thing within a value', () => {
    expect(faultsIn('aliases: [a & b, c*d, hi!, "*e", \'&f\']')).toEqual([]);
  });

  it('has no field whose name is a list or a map', () => {
    expect(faultsIn('? [a]\n: b')).toEqual(['3:3  the name of a field is a word']);
    expect(faultsIn('? {a: b}\n: c')).toEqual(['3:3  the name of a field is a word']);
  });
});

describe('YAML with a slip of the pen in it', () => {
  it.each([
    ['the same field twice', 'name: Other', '3:1  this field stands here twice'],
    [
      'a colon within a value',
      'aliases: Mina: the harbour master',
      '3:10  a colon and a space begin a new field: put a value that holds them in quotation marks, and begin each field at the start of its line',
    ],
    [
      'a line that is no field',
      'aliases none',
      '3:1  this is no field: a field is its name, a colon, a space and its value, on a line of its own',
    ],
    [
      'a quotation mark that is never closed',
      'aliases: "Mina',
      '3:10  the quotation mark that ends this value is missing',
    ],
    [
      'a single one that is never closed',
      "aliases: 'Mina",
      '3:10  the quotation mark that ends this value is missing',
    ],
    [
      'words behind a quotation',
      'aliases: "Mina" the master',
      '3:17  nothing can stand behind a closing quotation mark or bracket: for quotation marks within a value, put single ones round the whole',
    ],
    [
      'a backslash in quotation marks',
      'aliases: "C:\\q"',
      '3:13  a backslash within double quotation marks has a meaning of its own: write it twice, or use single ones',
    ],
    [
      'a value that begins with @',
      'aliases: @mina',
      '3:10  a value that begins with @ needs quotation marks round it',
    ],
    [
      'a value that begins with %',
      'aliases: %x',
      '3:10  a value that begins with % needs quotation marks round it',
    ],
    [
      'a value in backticks',
      'aliases: `x`',
      '3:10  a value that begins with ` needs quotation marks round it',
    ],
    ['a tab', 'aliases:\n\t- x', '4:1  a line begins with spaces, never with a tab'],
    [
      'a bracket that is never closed',
      'aliases: [a, b',
      '3:10  what [ or { opens must be closed: write the items of a list each on a line of its own, after a hyphen, and a value that begins with [ or { in quotation marks',
    ],
    [
      'items that do not line up',
      'aliases:\n  - a\n - b',
      '5:1  this line does not line up: fields begin at the start of a line, and the items of a list stand under one another',
    ],
    [
      'an item that would join the one above it',
      'aliases:\n - a\n   - b',
      '5:4  this item would become a part of the one above it: the hyphens of a list stand under one another',
    ],
    [
      'a value that # cuts short',
      'aliases: [x] # Ferry is #1',
      '3:14  a space and # end a value, and what stands behind them is lost: put the whole in quotation marks',
    ],
  ])('%s', (_, yaml, fault) => {
    expect(faultsIn(yaml)).toEqual([fault]);
  });

  it('may have comments on lines of their own, and behind what has its value below', () => {
    expect(faultsIn('# one\naliases: # two\n  # three\n  - "x # y"\n  - z#1')).toEqual([]);
  });

  it('is told in the parser’s words where we have none', () => {
    expect(faultsIn('aliases: [a,, b]')).toEqual([
      '3:13  this cannot be read as YAML: Unexpected , in flow sequence',
    ]);
  });

  it('is told of one fault for each line, and of the body’s faults beside', () => {
    const text = personText({ name: 'a: b: c', role: '@x' }, 'It is {open}.');
    expect(faultsOf('people', text).map((fault) => fault.split(' ')[0])).toEqual(['2:7', '3:7', '6:7']);
  });
});

describe('YAML that is nested too deeply', () => {
  it.each([
    ['brackets', `aliases: ${'['.repeat(20_000)}`, '3:18'],
    ['brackets that are closed', `aliases: ${'['.repeat(5000)}${']'.repeat(5000)}`, '3:18'],
    ['braces', `aliases: ${'{a: '.repeat(5000)}`, '3:42'],
    ['hyphens', `aliases:\n  ${'- '.repeat(5000)}a`, '4:17'],
    ['fields', Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), '11:9'],
  ])('is refused where it becomes so, and nothing breaks: %s', (_, yaml, place) => {
    expect(faultsIn(yaml)).toEqual([
      `${place}  this is nested too deeply to be read: a field holds a text or a list of texts`,
    ]);
  });

  it('is not what only looks so', () => {
    const brackets = `${'[{'.repeat(20)} a`;
    expect(faultsIn(`aliases:\n  - "${brackets}"\n  - '${brackets}'\n  - [[b]]`)).toEqual([
      '6:5  `aliases[3]` must be text',
    ]);
  });
});
