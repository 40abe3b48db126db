import { describe, expect, it } from 'vitest';
import { placesOfFields, readEntry } from '../../src/records/entry.ts';
import { readFrontmatter } from '../../src/records/frontmatter.ts';
import { entryOf, faultsOf, personText, textOf } from '../support/entries.ts';

describe('the frontmatter of an entry', () => {
  it('lies between two lines of three hyphens at the start of the file', () => {
    const source = '---\nname: x\n---\nBody\n';
    const { values, end, faults } = readFrontmatter(source);
    expect({ values, faults, body: source.slice(end) }).toEqual({
      values: { name: 'x' },
      faults: [],
      body: 'Body\n',
    });
  });

  it('may have space behind its hyphens, and nothing below it', () => {
    expect(readFrontmatter('--- \nname: x\n---\t').values).toEqual({ name: 'x' });
  });

  it('ends at the first line of three hyphens', () => {
    const source = '---\nname: x\n---\na\n---\nb';
    expect(source.slice(readFrontmatter(source).end)).toBe('a\n---\nb');
  });

  it('does not end at hyphens within a line', () => {
    expect(readFrontmatter('---\nname: a --- b\nrole: "x\n  --- y"\n---\n').values).toEqual({
      name: 'a --- b',
      role: 'x --- y',
    });
  });

  it.each([
    ['nothing at all', ''],
    ['text alone', 'Hello.\n'],
    ['an empty line first', '\n---\nname: x\n---\n'],
    ['a space first', ' ---\nname: x\n---\n'],
    ['four hyphens', '----\nname: x\n----\n'],
  ])('is missing where there is %s', (_, text) => {
    expect(faultsOf('people', text)).toEqual([
      '1:1  an entry begins with its frontmatter: a line ---, the fields, a line ---',
    ]);
  });

  it.each([
    ['at the end of the file', '---\nname: x\n'],
    ['at a line that only begins with hyphens', '---\nname: x\n---x\n--- y\n'],
    ['at a line of hyphens that is indented', '---\nname: x\n ---\n'],
    ['at the end of a file of three hyphens', '---'],
  ])('is not closed %s', (_, text) => {
    expect(faultsOf('people', text)).toEqual(['1:1  the frontmatter has no end: close it with a line ---']);
  });

  it('says what it lacks where it is empty', () => {
    const missing = ['2:1  `name` is missing', '2:1  `role` is missing'];
    expect(faultsOf('people', '---\n---\n')).toEqual(missing);
    expect(faultsOf('people', '---\n---')).toEqual(missing);
    expect(faultsOf('people', '---\n\n# nothing here\n---\n')).toEqual(missing);
  });

  it.each(['just words', '- a\n- b', '"name: x"'])('is fields, and not %j', (yaml) => {
    expect(faultsOf('people', `---\n${yaml}\n---\n`)).toEqual([
      '2:1  these are no fields: write each as its name, a colon, a space, its value',
    ]);
  });

  it('is read however long its lines are', () => {
    expect(faultsOf('people', personText({ name: 'x'.repeat(300_000) }))).toEqual([]);
  });
});

describe('a file from another system', () => {
  const faulty = textOf('events', { date: 'soon', people: '\n  - A' }, 'It is {open}.\n\n# No');
  const places = ['3:7', '5:5', '9:7', '11:1'];
  const placesIn = (text: string) => faultsOf('events', text).map((fault) => fault.split(' ')[0]);

  it('has its faults in the same places with the line ends of Windows', () => {
    expect(placesIn(faulty)).toEqual(places);
    expect(placesIn(faulty.replaceAll('\n', '\r\n'))).toEqual(places);
  });

  it('has them there with the line ends of old Macs', () => {
    expect(placesIn(faulty.replaceAll('\n', '\r'))).toEqual(places);
  });

  it('has them there with a byte order mark at its start', () => {
    expect(placesIn(`\uFEFF${faulty}`)).toEqual(places);
  });

  it('says the same, whatever its line ends', () => {
    const text = textOf(
      'articles',
      {},
      'One\ntwo\n\n<Event id="a">\n\nthree\n\n</Event>\n\n| a |\n|---|\n| b |',
    );
    const here = entryOf('articles', 'x', text);
    expect(entryOf('articles', 'x', text.replaceAll('\n', '\r\n'))).toEqual(here);
    expect(entryOf('articles', 'x', text.replaceAll('\n', '\r'))).toEqual(here);
    expect(entryOf('articles', 'x', `\uFEFF${text}`)).toEqual(here);
  });

  it('takes a mark of byte order at its start alone', () => {
    expect(faultsOf('events', `\uFEFF\uFEFF${textOf('events')}`)).toEqual([
      '1:1  an entry begins with its frontmatter: a line ---, the fields, a line ---',
    ]);
  });
});

describe('the place of a field', () => {
  const source = '---\ntitle: x\npeople:\n  - a\n  - b\ncorrections:\n  - date: 2024\n    note: c\n---\n';

  it.each([
    ['a value', ['title'], 2, 8],
    ['a list, by its name', ['people'], 3, 1],
    ['an item of a list', ['people', 1], 5, 5],
    ['a value within a list', ['corrections', 0, 'note'], 8, 11],
    ['what is missing, by what it is missing from', ['corrections', 0, 'by'], 7, 5],
    ['an item that is missing, by its list', ['people', 7], 4, 3],
    ['a field that is missing, by the first', ['date'], 2, 1],
    ['the whole', [], 2, 1],
  ])('is that of %s', (_, path, line, column) => {
    expect(readFrontmatter(source).placeOf(path)).toEqual({ line, column });
    expect(placesOfFields(`\uFEFF${source.replaceAll('\n', '\r\n')}`)(path)).toEqual({ line, column });
  });

  it('is the first place of a file that has no fields', () => {
    expect(placesOfFields('nothing')(['title'])).toEqual({ line: 1, column: 1 });
  });

  it('counts columns as editors do, in UTF-16 units', () => {
    const faults = readEntry('people', 'x', personText({ aliases: '[😀, [日本]]' })).faults;
    expect(faults[0]).toMatchObject({ line: 4, column: 15 });
  });
});
