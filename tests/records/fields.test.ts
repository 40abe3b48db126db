import { describe, expect, it } from 'vitest';
import { event, eventText, faultsOf, person, personText } from '../support/entries.ts';

/** What is wrong with an event that has this field; its fields stand on lines 2 to 5, one that is added on line 6. */
const faultsWith = (fields: Record<string, unknown>) => faultsOf('events', eventText(fields));

describe('a field that must be there', () => {
  it('is asked for by name, at the first of the fields', () => {
    expect(faultsWith({ title: undefined })).toEqual(['2:1  `title` is missing']);
    expect(faultsWith({ people: undefined, topics: undefined })).toEqual([
      '2:1  `people` is missing',
      '2:1  `topics` is missing',
    ]);
  });

  it('must not be empty', () => {
    expect(faultsWith({ title: '' })).toEqual(['2:8  `title` must not be empty']);
    expect(faultsWith({ title: '"   "' })).toEqual(['2:8  `title` must not be empty']);
  });
});

describe('a field that there is not', () => {
  it('is pointed at, with what was perhaps meant', () => {
    expect(faultsWith({ topcis: '[]' })).toEqual(['6:1  there is no field `topcis`: did you mean `topics`?']);
    expect(faultsWith({ Title: 'x' })).toEqual(['6:1  there is no field `Title`: did you mean `title`?']);
  });

  it('is pointed at without a guess where nothing is near', () => {
    expect(faultsWith({ author: 'x' })).toEqual(['6:1  there is no field `author`']);
  });

  it.each(['__proto__', 'constructor', 'toString', '<<'])('is one even where it is called %s', (name) => {
    const text = eventText().replace('title:', `${name}: x\ntitle:`);
    expect(faultsOf('events', text)).toEqual([`2:1  there is no field \`${name}\``]);
  });

  it('is shown cut short where its name is endless', () => {
    const [fault = ''] = faultsWith({ ['x'.repeat(500)]: 'y' });
    expect(fault).toMatch(/^6:1 {2}there is no field `x{79}…`$/);
  });
});

describe('a line of text', () => {
  it('must be text', () => {
    expect(faultsWith({ title: ['a'] })).toEqual(['2:1  `title` must be text']);
    expect(faultsWith({ title: { a: 'b' } })).toEqual(['2:1  `title` must be text']);
  });

  it('must be on one line, however YAML is made to hold more', () => {
    expect(faultsWith({ title: '|\n  one\n  two' })).toEqual(['2:8  `title` must be on one line']);
    expect(faultsWith({ title: '"one\\ntwo"' })).toEqual(['2:8  `title` must be on one line']);
    // The separators of lines and of paragraphs, which JavaScript and some readers of feeds take for line ends.
    expect(faultsWith({ title: '"one\\Ltwo"' })).toEqual(['2:8  `title` must be on one line']);
    expect(faultsWith({ title: '"one\\Ptwo"' })).toEqual(['2:8  `title` must be on one line']);
  });

  it('may go on in the next line of the file', () => {
    expect(event('x', { title: 'one\n  two' }).fields.title).toBe('one two');
  });

  it('loses white space at its ends', () => {
    expect(event('x', { title: '"  one "' }).fields.title).toBe('one');
  });

  it.each(['\\0', '\\b', '\\e', '\\x7f', '\\N', '\\uD800', '\\r'])(
    'must not hold a character that nobody can see, such as "%s" makes',
    (escaped) => {
      expect(faultsWith({ title: `"one${escaped}two"` })).toEqual([
        '2:8  `title` must not hold characters that nobody can see',
      ]);
    },
  );
});

describe('a list of ids', () => {
  it('must be a list', () => {
    expect(faultsWith({ people: 'wu-haoyu' })).toEqual([
      '4:9  `people` must be a list: each item on a line of its own, after a hyphen',
    ]);
  });

  it('may be empty', () => {
    expect(event('x', { people: [] }).fields.people).toEqual([]);
  });

  it('names each once', () => {
    expect(faultsWith({ people: '\n  - a\n  - b\n  - a' })).toEqual([
      '7:5  `people[3]`: `a` stands here twice',
    ]);
  });

  it.each(['Wu-Haoyu', 'wu--haoyu', '-wu', 'wu-', 'wu_haoyu', 'wu haoyu', 'wu/haoyu', '吴浩宇', 'wu.haoyu'])(
    'takes no id such as %s',
    (id) => {
      expect(faultsWith({ people: `\n  - ok\n  - "${id}"` })).toEqual([
        `6:5  \`people[2]\`: \`${id}\` is not an id: use small letters, digits and single hyphens`,
      ]);
    },
  );

  it('tells of every item that is at fault', () => {
    expect(faultsWith({ people: '[A, b, [c], ""]' })).toEqual([
      '4:10  `people[1]`: `A` is not an id: use small letters, digits and single hyphens',
      '4:16  `people[3]` must be text',
      '4:21  `people[4]` must not be empty',
    ]);
  });
});

describe('a date', () => {
  it('is taken as EDTF', () => {
    expect(event('x', { date: '2017/2022~' }).fields.date).toBe('2017/2022~');
  });

  it.each(['yesterday', '2024-02-30', '29.4.2024', '2025-01-20T20:24', '2024-4-29'])('is not %s', (date) => {
    expect(faultsWith({ date })).toEqual([
      `3:7  \`date\`: \`${date}\` is not a date the archive reads: write 2018, 2024-04, 2024-04-29, 2025-01-20T20:24+04:00, 2023-21 for spring (-22 to -24 for the other seasons, -33 to -36 for quarters, -40 and -41 for halves), with ~ for about or ? for uncertain behind it; 2017/2022 for what lasted so long; "[2024-05-01..2024-05-10]" or "[..2019]", in quotation marks, for one day of them`,
    ]);
  });

  it('in square brackets needs quotation marks, without which YAML takes it for a list', () => {
    expect(faultsWith({ date: ['..2019'] })).toEqual([
      '3:1  `date` must stand in quotation marks where it has square brackets: "[..2019]"',
    ]);
  });

  it('is stated unless something else is said', () => {
    expect(event('x').fields.dateBasis).toBe('stated');
  });

  it('that is inferred says how', () => {
    const needsNote = 'must have a `dateNote` beside it: an inferred date says how it was inferred';
    expect(faultsWith({ dateBasis: 'inferred' })).toEqual([`6:12  \`dateBasis\` ${needsNote}`]);
    const fields = { dateBasis: 'inferred', dateNote: 'From the text.' };
    expect(event('x', fields).fields).toMatchObject(fields);
  });

  it('is either stated or inferred', () => {
    expect(faultsWith({ dateBasis: 'infered' })).toEqual([
      '6:12  `dateBasis` is `stated` or `inferred`, not `infered`: did you mean `inferred`?',
    ]);
    expect(faultsWith({ dateBasis: 'guessed' })).toEqual([
      '6:12  `dateBasis` is `stated` or `inferred`, not `guessed`',
    ]);
    expect(faultsWith({ dateBasis: { toString: 'x' } })).toEqual(['6:1  `dateBasis` must be text']);
  });
});

describe('values that look like something else', () => {
  it.each(['2018', 'true', 'no', 'null', '~', '1e3', '0x1f', '2018-01-01', '.inf', '12:30:45'])(
    '%s stays the text that it is',
    (text) => {
      expect(person('x', { name: text }).fields.name).toBe(text);
    },
  );

  it('is text even where there is nothing', () => {
    expect(faultsOf('people', personText({ name: '' }))).toEqual(['2:7  `name` must not be empty']);
  });
});
