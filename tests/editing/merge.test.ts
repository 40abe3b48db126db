import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkFolder } from '../../src/checks/check.ts';
import { makeChanges } from '../../src/editing/changes.ts';
import { planMerging } from '../../src/editing/merge.ts';
import type { Renaming } from '../../src/editing/rewrite.ts';
import { readEntry } from '../../src/records/entry.ts';
import { readFolder } from '../../src/records/folder.ts';
import { temporaryFolder } from '../support/folders.ts';

const STORY = 'articles/2024-03-05-bridge-opens.mdx';
const OTHER = 'articles/2024-03-06-first-day.mdx';

let content = '';
beforeEach(() => {
  content = join(temporaryFolder('merge'), 'content');
  cpSync('tests/fixtures/good', content, { recursive: true });
});

const plan = (kind: Renaming['kind'], from: string, to: string, isPublished = true) =>
  planMerging(content, readFolder(content), { kind, from, to, isPublished });
const merge = (...merging: Parameters<typeof plan>) => {
  const { changes, leftOut } = plan(...merging);
  makeChanges(content, changes);
  return leftOut;
};
const read = (file: string) => readFileSync(join(content, file), 'utf8');
const write = (file: string, text: string) => writeFileSync(join(content, file), text);
const edit = (file: string, change: (text: string) => string) => write(file, change(read(file)));
const everything = () =>
  Object.fromEntries(
    readdirSync(content, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.mdx'))
      .map((name) => [name, read(name)]),
  );
const refused = (merging: Parameters<typeof plan>, message: string | RegExp) => {
  const before = everything();
  expect(() => merge(...merging)).toThrow(message);
  expect(everything()).toEqual(before);
};

/** A second record of the mayor, whom the second story names in place of the first. */
function secondMayor(
  fields = 'name: Mina A. Torvald\nrole: Mayor of Aune\naliases:\n  - Mayor Torvald\n',
  body = '',
) {
  write('people/m-torvald.mdx', `---\n${fields}---\n${body}`);
  edit(OTHER, (text) => text.replace('  - mina-torvald', '  - m-torvald'));
}

describe('two records of one person', () => {
  it('become one, under all names, and each list names them once', () => {
    secondMayor();
    edit(STORY, (text) => text.replace('  - mina-torvald\n', '  - mina-torvald\n  - m-torvald\n'));
    const before = read(STORY);
    expect(merge('people', 'm-torvald', 'mina-torvald')).toEqual(['role: Mayor of Aune']);
    expect(read('people/mina-torvald.mdx')).toBe(
      '---\nname: Mina Torvald\nrole: Mayor\naliases:\n  - Mayor Torvald\n  - Mina A. Torvald\nformerIds:\n  - mina-t\n  - m-torvald\n---\n',
    );
    expect(existsSync(join(content, 'people/m-torvald.mdx'))).toBe(false);
    expect(read(STORY)).toBe(before.replace('  - m-torvald\n', ''));
    expect(read(OTHER)).toContain('people:\n  - mina-torvald\n');
    expect(checkFolder(content)).toEqual([]);
  });

  it('keep every former address of both', () => {
    secondMayor('name: M. T.\nrole: Mayor\nformerIds: [m-t, mt]\n');
    merge('people', 'mina-torvald', 'm-torvald');
    expect(read('people/m-torvald.mdx')).toContain('formerIds: [m-t, mt, "mina-t", "mina-torvald"]');
    expect(checkFolder(content)).toEqual([]);
  });

  it('keep none of one that was never published', () => {
    secondMayor();
    merge('people', 'm-torvald', 'mina-torvald', false);
    expect(read('people/mina-torvald.mdx')).not.toContain('m-torvald');
  });

  it('keep both texts, and links to either lead to the one that stays', () => {
    secondMayor(
      'name: M. T.\nrole: Mayor\n',
      '\nShe [opened](/events/bridge-opens/) it; see [her](/people/m-torvald/).\n',
    );
    edit('people/mina-torvald.mdx', (text) => `${text}\nThe mayor of [roads](/topics/roads/).\n`);
    edit(OTHER, (text) => `${text}\n[She](/people/m-torvald/) came.\n`);
    merge('people', 'm-torvald', 'mina-torvald');
    expect(read('people/mina-torvald.mdx')).toMatch(
      /---\n\nThe mayor of \[roads\]\(\/topics\/roads\/\)\.\n\nShe \[opened\]\(\/events\/bridge-opens\/\) it; see \[her\]\(\/people\/mina-torvald\/\)\.\n$/,
    );
    expect(read(OTHER)).toContain('[She](/people/mina-torvald/) came.');
    expect(checkFolder(content)).toEqual([]);
  });

  it('are one in a list in brackets, in a draft, and in a file of another system, whose other lines stay', () => {
    secondMayor();
    edit(STORY, (text) => text.replace('people:\n  - mina-torvald', 'people: [m-torvald, mina-torvald]'));
    edit(OTHER, (text) =>
      text.replace('  - m-torvald\n', '  - m-torvald\n  - mina-torvald\n').replaceAll('\n', '\r\n'),
    );
    write(
      'articles/undated-x.mdx',
      '---\ntitle:\npeople:\n  - mina-torvald\n  - m-torvald\n---\n\n<ToWrite>\n\n1. 20 words\n\n</ToWrite>\n',
    );
    const before = read(OTHER);
    merge('people', 'm-torvald', 'mina-torvald');
    expect(read(STORY)).toContain('people: [mina-torvald]\n');
    expect(read(OTHER)).toBe(before.replace('  - m-torvald\r\n', ''));
    expect(read('articles/undated-x.mdx')).toContain('people:\n  - mina-torvald\n---');
  });

  it('may both be quoted in one story: links go on leading to the words that they led to', () => {
    secondMayor();
    edit(STORY, (text) =>
      text
        .replace('  - mina-torvald\n', '  - mina-torvald\n  - m-torvald\n')
        .replace(
          'Mayor Mina',
          'She: <Quote by="m-torvald">It is open.</Quote> [Below](#said-mina-torvald). Mayor Mina',
        ),
    );
    edit(
      OTHER,
      (text) =>
        `${text}\n[One](/stories/2024-03-05-bridge-opens/#said-m-torvald), [two](/stories/2024-03-05-bridge-opens/#said-mina-torvald).\n`,
    );
    merge('people', 'm-torvald', 'mina-torvald');
    expect(read(STORY)).toContain('[Below](#said-mina-torvald.2)');
    expect(read(OTHER)).toContain(
      'bridge-opens/#said-mina-torvald), [two](/stories/2024-03-05-bridge-opens/#said-mina-torvald.2)',
    );
    const { entry } = readEntry('articles', 'x', read(STORY));
    expect(entry?.body.quotations.map(({ words, anchor }) => [words, anchor])).toEqual([
      ['It is open.', 'said-mina-torvald'],
      ['We kept our word.', 'said-mina-torvald.2'],
    ]);
    expect(checkFolder(content)).toEqual([]);
  });
});

describe('the texts of two records', () => {
  const joined = (own: string, others: string) => {
    secondMayor('name: M. T.\nrole: Mayor\n', `\n${others}\n`);
    edit('people/mina-torvald.mdx', (text) => `${text}\n${own}\n`);
    merge('people', 'm-torvald', 'mina-torvald');
    expect(checkFolder(content)).toEqual([]);
    return read('people/mina-torvald.mdx').split('---\n\n').slice(1).join('---\n\n').trimEnd();
  };

  it.each([
    ['It is not so that she opened it in May.', 'she opened it'],
    ['She opened it. She left.', 'She opened it.'],
    ['She opened it.', 'She opened it. She left.'],
    ['> She opened it.', 'She opened it.'],
  ])('are both kept, where one holds the other within a paragraph: %j, %j', (own, others) => {
    expect(joined(own, others)).toBe(`${own}\n\n${others}`);
  });

  it.each([
    ['A\nb.', 'A b.', 'A\nb.'],
    ['One.\n\nTwo.', 'Two.\n\nOne.', 'One.\n\nTwo.'],
    ['One.', 'One.\n\nTwo.', 'One.\n\nTwo.'],
    ['One.', 'Zero.\n\nOne.\n\nTwo.', 'One.\n\nZero.\n\nTwo.'],
    ['## Life\n\nOne.', '## Life\n\nOne.', '## Life\n\nOne.'],
    [
      '## Life\n\nOne.\n\n## Work\n\nX.',
      '## Life\n\nOne.\n\n### Youth\n\nTwo.\n\n## Work\n\nX.',
      '## Life\n\nOne.\n\n## Work\n\nX.\n\n## Life\n\n### Youth\n\nTwo.',
    ],
    [
      '[A][1].\n\n[1]: https://a.example/',
      '[A][1].\n\n[B][1].\n\n[1]: https://a.example/',
      '[A][1].\n\n[1]: https://a.example/\n\n[B][1].',
    ],
  ])('say once what both have as a paragraph: %j, %j', (own, others, both) => {
    expect(joined(own, others)).toBe(both);
  });

  it.each([
    ['- 1\n- 2', '- 3\n- 4', '- 1\n- 2\n\n* 3\n* 4'],
    ['* 1', '* 3\n  * x\n* 4', '* 1\n\n- 3\n  * x\n- 4'],
    ['+ 1', '+ 3\n\n* 4', '+ 1\n\n- 3\n\n* 4'],
    ['1. a\n2. b', '1. c\n10. d', '1. a\n2. b\n\n1) c\n10) d'],
    ['1. a', '- c', '1. a\n\n- c'],
    ['- a', '  - c\n  - d\n\n   Words.', '- a\n\n* c\n* d\n\nWords.'],
    ['One.', '- c\n\nOne.\n\n- d', 'One.\n\n- c\n\n* d'],
  ])('keep their lists apart where these meet: %j, %j', (own, others, both) => {
    expect(joined(own, others)).toBe(both);
    const { entry } = readEntry('people', 'x', read('people/mina-torvald.mdx'));
    expect(entry?.body.blocks).toHaveLength(both.split('\n\n').length);
  });

  it('are not joined where the same words are links to two addresses', () => {
    const body = (to: string) => `\n[Here][1].\n\n[1]: https://${to}.example/\n`;
    secondMayor('name: M. T.\nrole: Mayor\n', body('a'));
    edit('people/mina-torvald.mdx', (text) => text + body('b'));
    refused(['people', 'm-torvald', 'mina-torvald'], 'cannot be changed for you');
  });
});

describe('two records of another kind', () => {
  it('become one: topics', () => {
    write('topics/streets.mdx', '---\nname: Streets\ndescription: What cars use.\n---\n');
    edit(OTHER, (text) => text.replace('  - roads', '  - roads\n  - streets'));
    expect(merge('topics', 'streets', 'roads')).toEqual(['description: What cars use.']);
    expect(read('topics/roads.mdx')).toContain('aliases:\n  - Streets\n');
    expect(checkFolder(content)).toEqual([]);
  });

  it('become one: sources, with the address that one of them has', () => {
    merge('sources', 'harbour-post', 'sound-weekly');
    expect(read('sources/sound-weekly.mdx')).toContain(
      'name: Sound Weekly\nurl: https://harbour-post.example/\n',
    );
    expect(read(STORY)).toContain('source: sound-weekly\n');
    expect(checkFolder(content)).toEqual([]);
  });

  it('become one: events, with whoever took part in either', () => {
    write(
      'events/opening.mdx',
      '---\ntitle: Opening\ndate: 2024-03-05\npeople: []\ntopics: [roads]\n---\n\nIt opens.\n',
    );
    edit(OTHER, (text) => text.replace('id="bridge-opens"', 'id="opening"'));
    expect(merge('events', 'bridge-opens', 'opening')).toEqual(['title: The bridge opens']);
    expect(read('events/opening.mdx')).toBe(
      '---\ntitle: Opening\ndate: 2024-03-05\npeople:\n  - mina-torvald\ntopics: [roads]\nformerIds:\n  - bridge-opens\n---\n\nIt opens.\n\nMayor Mina Torvald opens the bridge over the sound to cars.\n',
    );
    expect(read(STORY)).toContain('<Event id="opening">The bridge');
    expect(checkFolder(content)).toEqual([]);
  });
});

describe('events of which a story marks one within the other', () => {
  const opening = '---\ntitle: Opening\ndate: 2024-03-05\npeople: []\ntopics: []\n---\n\nIt opens.\n';
  const storyWith = (body: string) => {
    write('events/opening.mdx', opening);
    edit(OTHER, (text) => text.replace(/<Event id="bridge-opens">[\s\S]*<\/Event>/, () => body));
  };
  const passages = () => {
    const { entry } = readEntry('articles', '2024-03-06-first-day', read(OTHER));
    return entry?.body.passages.map(({ anchor, html }) => [anchor, html.replace(/<[^>]*>/g, '').trim()]);
  };
  const inner = (id: string, words: string) => `<Event id="${id}">${words}</Event>`;

  it.each([
    [
      inner('opening', `A car, ${inner('bridge-opens', 'the first')}, crossed.`),
      inner('bridge-opens', 'A car, the first, crossed.'),
    ],
    [
      inner('bridge-opens', `A car, ${inner('opening', 'the first')}, crossed.`),
      inner('bridge-opens', 'A car, the first, crossed.'),
    ],
    [
      inner('opening', `A ${inner('works-begin', `car, ${inner('bridge-opens', 'the first')}`)}.`),
      inner('bridge-opens', `A ${inner('works-begin', 'car, the first')}.`),
    ],
    [
      inner('opening', `A ${inner('bridge-opens', `car ${inner('opening', 'came')}`)}.`),
      inner('bridge-opens', 'A car came.'),
    ],
    [
      '<Event id="opening">\n\nA car.\n\n<Event id="bridge-opens">\n\nThe first.\n\nIt crossed.\n\n</Event>\n\nThen more.\n\n</Event>',
      '<Event id="bridge-opens">\n\nA car.\n\nThe first.\n\nIt crossed.\n\nThen more.\n\n</Event>',
    ],
    [
      "<Event id='opening'>\n\n<Event\n  id='bridge-opens'>A car.</Event >\n\n- One.\n- <Event id=\"bridge-opens\">Two.</Event>\n\n</Event>",
      "<Event id='bridge-opens'>\n\nA car.\n\n- One.\n- Two.\n\n</Event>",
    ],
  ])('become one passage, whose words stand there once: %j', (body, after) => {
    storyWith(body);
    merge('events', 'opening', 'bridge-opens');
    expect(read(OTHER)).toContain(`${after}\n`);
    expect(read(OTHER).match(/<Event/g)).toHaveLength(after.split('<Event').length - 1);
    expect(passages()?.filter(([anchor]) => anchor?.startsWith('event-bridge-opens'))).toHaveLength(1);
    expect(checkFolder(content)).toEqual([]);
  });

  it('are counted anew, and links to the inner one lead to that around it', () => {
    storyWith(
      `${inner('bridge-opens', 'It opened.')} ${inner('opening', `A car, ${inner('bridge-opens', 'the first')}.`)} ${inner('bridge-opens', 'Done.')}\n\n[1](#event-bridge-opens) [2](#event-opening) [3](#event-bridge-opens.2) [4](#event-bridge-opens.3)`,
    );
    edit(OTHER, (text) => text.replaceAll('\n', '\r\n'));
    merge('events', 'opening', 'bridge-opens');
    expect(read(OTHER)).toContain(
      '[1](#event-bridge-opens) [2](#event-bridge-opens.2) [3](#event-bridge-opens.2) [4](#event-bridge-opens.3)\r\n',
    );
    expect(passages()).toEqual([
      ['event-bridge-opens', 'It opened.'],
      ['event-bridge-opens.2', 'A car, the first.'],
      ['event-bridge-opens.3', 'Done.'],
    ]);
    expect(checkFolder(content)).toEqual([]);
  });
});

describe('what contradicts itself is refused with its place, and nothing is changed', () => {
  it.each([
    [
      'type: organisation\nname: M. T.\nrole: Mayor\n',
      /people\/mina-torvald\.mdx:\d+:\d+ {2}`type` is `person` here and `organisation` in people\/m-torvald\.mdx/,
    ],
    [
      'name: M. T.\nrole: Mayor\nstatus: withdrawn\ncorrections:\n  - { date: 2024-03-09, note: Gone. }\n',
      /`status` is `published` here and `withdrawn` in/,
    ],
  ])('of a person: %j', (fields, message) => {
    secondMayor(fields);
    refused(['people', 'm-torvald', 'mina-torvald'], message);
  });

  it('sources of two addresses', () => {
    edit('sources/sound-weekly.mdx', (text) =>
      text.replace('description', 'url: https://sound.example/\ndescription'),
    );
    refused(
      ['sources', 'harbour-post', 'sound-weekly'],
      /sound-weekly\.mdx:3:6 {2}`url` is `https:\/\/sound\.example\/` here and/,
    );
  });

  it('events of two dates, and of which one came after the other', () => {
    refused(
      ['events', 'works-begin', 'bridge-opens'],
      /bridge-opens\.mdx:3:7 {2}`date` is `2024-03-05` here and `2022` in/,
    );
    edit('events/works-begin.mdx', (text) =>
      text.replace('date: 2022', 'date: 2024-03-05\nafter: bridge-opens'),
    );
    refused(['events', 'works-begin', 'bridge-opens'], 'one of the two came after the other');
  });

  it('events that others came between', () => {
    const event = (after: string) =>
      `---\ntitle: X\ndate: 2024-03-05\n${after}people: []\ntopics: []\n---\n\nIt is.\n`;
    write('events/lunch.mdx', event('after: bridge-opens\n'));
    write('events/speech.mdx', event('after: lunch\n'));
    edit(OTHER, (text) => `${text}\n<Event id="lunch">Lunch.</Event> <Event id="speech">A speech.</Event>\n`);
    expect(checkFolder(content)).toEqual([]);
    refused(['events', 'speech', 'bridge-opens'], 'in the end it comes after itself');
  });

  it('two articles, which are two texts', () => {
    refused(['articles', '2024-03-05-bridge-opens', '2024-03-06-first-day'], 'two articles are two texts');
  });

  it.each([
    ['mina-torvald', 'mina-torvald', 'is one record already'],
    ['mina-torvold', 'mina-torvald', 'there is no people/mina-torvold.mdx'],
    ['mina-torvald', 'x', 'there is no people/x.mdx'],
  ])('a record that is not there, or the same: %s, %s', (from, to, message) => {
    refused(['people', from, to], message);
  });

  it('a record that is at fault, or named by one that is', () => {
    secondMayor('name: M. T.\n');
    refused(['people', 'm-torvald', 'mina-torvald'], /people\/m-torvald\.mdx:1:1|`role` is missing/);
    secondMayor();
    edit(STORY, (text) => `${text}\n[x](/people/m%2Dtorvald/)\n`);
    refused(['people', 'm-torvald', 'mina-torvald'], 'is written in a way that cannot be changed for you');
  });

  it('texts whose links would be taken for one another', () => {
    secondMayor('name: M. T.\nrole: Mayor\n', '\n[Here][1].\n\n[1]: https://a.example/\n');
    edit('people/mina-torvald.mdx', (text) => `${text}\n[There][1].\n\n[1]: https://b.example/\n`);
    refused(['people', 'm-torvald', 'mina-torvald'], 'cannot be changed for you');
  });

  it('an address that was published and would lead nowhere', () => {
    secondMayor();
    write('published-urls.txt', '/people/m-torvald/\n/people/mina-torvald/\n');
    refused(['people', 'm-torvald', 'mina-torvald', false], '/people/m-torvald/');
    merge('people', 'm-torvald', 'mina-torvald');
  });
});
