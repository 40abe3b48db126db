/** What readers of a page, or of a file, cannot see is refused. */
import { describe, expect, it } from 'vitest';
import {
  articleText,
  eventText,
  faultsOf,
  faultsOfBody,
  personText,
  sourceText,
} from '../support/entries.ts';

describe('marks that turn the direction of writing', () => {
  const turned = (name: string) =>
    `here the direction of writing is turned (${name}), which makes words read as they are not written: take it out, the page sees to direction by itself`;

  it.each([
    ['an override', '\u202e', 'U+202E'],
    ['an embedding', '\u202a', 'U+202A'],
    ['an isolate', '\u2068', 'U+2068'],
    ['a hexadecimal reference', '&#x202E;', 'U+202E'],
    ['the same with zeros', '&#X00202e;', 'U+202E'],
    ['a decimal reference', '&#8294;', 'U+2066'],
  ])('do not stand in a body: %s', (_, mark, name) => {
    expect(faultsOfBody(`One\n\n- paid ${mark}000,1 to her`)).toEqual([`3:8  ${turned(name)}`]);
    expect(faultsOfBody(`[a](/b/ "c${mark}d") <Note>e${mark}</Note>`)).toEqual([`1:11  ${turned(name)}`]);
  });

  it('are told beside whatever else is wrong', () => {
    expect(faultsOf('people', personText({ rol: 'x' }, '`a`\n\n\u202eb'))).toEqual([
      '4:1  there is no field `rol`: did you mean `role`?',
      '7:1  code is not part of the vocabulary: take the backticks away',
      `9:1  ${turned('U+202E')}`,
    ]);
  });

  it('are none where letters of one direction are marked, nor where their reference is only spoken of', () => {
    expect(faultsOfBody('\u200fשלום\u200f &rlm; &#8207; \\&#x202e; &#x41; &#9999999; &#x202e')).toEqual([]);
  });
});

const INVISIBLE = [
  ['zero-width spaces', '\u200b\u200b'],
  ['Hangul fillers', '\u3164\u115f\uffa0'],
  ['empty Braille cells', '\u2800 \u2800'],
  ['variation selectors', '\ufe0f'],
  ['tags of no language', '\u{e0041}'],
  ['marks without a letter', '\u0301'],
  ['soft hyphens', '\u00ad'],
];

describe('characters of which nothing is seen', () => {
  it.each(INVISIBLE)('are no title and no name: %s', (_, text) => {
    const message = 'must hold something that readers can see';
    expect(faultsOf('articles', articleText({ title: text }))).toEqual([`2:8  \`title\` ${message}`]);
    expect(faultsOf('people', personText({ aliases: `["${text}"]` }))).toEqual([
      `4:11  \`aliases[1]\` ${message}`,
    ]);
  });

  it.each(INVISIBLE)('are no body: %s', (_, text) => {
    const message = '6:1  what stands here holds nothing that readers can see: write text, or take it out';
    expect(faultsOf('people', personText({}, text))).toEqual([message]);
    expect(faultsOf('people', personText({}, `- ${text}\n\n${text}`))).toEqual([message]);
  });

  it.each(INVISIBLE)('are no words of a tag, a link or a heading: %s', (_, text) => {
    expect(faultsOfBody(`One <Event id="a">${text}</Event>`)).toEqual(['1:5  <Event> holds no words']);
    expect(faultsOfBody(`One [${text}](/b/)`)).toEqual(['1:5  a link holds no words']);
    expect(faultsOfBody(`One\n\n## ${text}`)).toEqual(['3:1  a heading holds no words']);
  });

  it('may stand between letters, where scripts and emoji need them', () => {
    const text = 'می\u200cخواهم 👩\u200d👧 co\u00adoperate';
    expect(faultsOf('articles', articleText({ title: text }, text))).toEqual([]);
  });

  it('are not what has no letters', () => {
    for (const title of ['7', '!', '…', '€', '👍', '①']) {
      expect(faultsOf('events', eventText({ title: `"${title}"` }))).toEqual([]);
    }
  });
});

describe('an address that names a user', () => {
  const message = (address: string) =>
    `\`${address}\` names a user before its @, which readers take for the site: leave out what stands between // and the @`;

  it.each([
    'https://good.example@evil.example/',
    'http://a:b@evil.example',
    'https://@evil.example',
    'HTTPS://a%40b@c',
  ])('is refused in a field and in a link: %s', (address) => {
    expect(faultsOf('sources', sourceText({ url: address }))).toEqual([`4:6  \`url\`: ${message(address)}`]);
    expect(faultsOfBody(`[good.example](${address})`)).toEqual([`1:1  ${message(address)}`]);
  });

  it.each([
    'https://a.example/@b',
    'https://a.example?b@c',
    'https://a.example/#b@c',
    'https://a.example/x:y@z',
  ])('is none that has its @ further on: %s', (address) => {
    expect(faultsOf('sources', sourceText({ url: address }))).toEqual([]);
    expect(faultsOfBody(`[a](${address})`)).toEqual([]);
  });
});

describe('the marks of a merge that nobody has finished', () => {
  const message =
    'a mark of an unresolved merge (Git): keep one of the two versions, and take the marks away';

  it('are told one by one, in fields and in text, and nothing is told of what they break', () => {
    const text = [
      ...['---', '<<<<<<< HEAD', 'name: One', '||||||| base', 'name: Two', '=======', 'name: Three'],
      ...['>>>>>>> 1a2b3c (Name her, too)', 'role: Mayor', '---', '', 'One.', '', '>>>>>>> other', ''],
    ].join('\n');
    expect(faultsOf('people', text)).toEqual([2, 4, 6, 8, 14].map((line) => `${line}:1  ${message}`));
  });

  it.each(['=======', '<<<<<<<', '>>>>>>> a'])('are %s even where that would be Markdown', (mark) => {
    expect(faultsOfBody(`One\n${mark}\n\nTwo`)).toContain(`2:1  ${message}`);
  });

  it('are not lines that only look like them', () => {
    for (const line of ['> > > > > > > a', '========', 'a =======', '| a |', '||||||||']) {
      expect(faultsOfBody(`One\n\n${line}`)).not.toContain(`3:1  ${message}`);
    }
  });
});

it('a title is of the length of titles', () => {
  expect(faultsOf('articles', articleText({ title: 'é'.repeat(300) }))).toEqual([]);
  expect(faultsOf('articles', articleText({ title: 'a'.repeat(301) }))).toEqual([
    '2:8  `title` must not be longer than 300 characters',
  ]);
  expect(faultsOf('events', eventText({ title: 'a'.repeat(301) }))).toHaveLength(1);
});
