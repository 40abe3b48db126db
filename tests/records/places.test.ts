import { describe, expect, it } from 'vitest';
import { articleText, bodyOf, faultsOf, faultsOfBody, textOf } from '../support/entries.ts';

const placesIn = (body: string) => faultsOfBody(body).map((fault) => fault.split(' ')[0]);

describe('the place of a fault', () => {
  it('is that in the file, the frontmatter counted', () => {
    expect(faultsOf('articles', articleText({ date: 'soon' }, 'One {two}'))).toEqual([
      expect.stringMatching(/^4:7 {2}`date`/),
      expect.stringMatching(/^15:5 {2}an entry is data/),
    ]);
  });

  it.each([
    ['letters of two bytes', 'é é {x}', '1:5'],
    ['letters of three bytes', '北京 {x}', '1:4'],
    ['emoji, which count twice as in an editor', '😀😀 {x}', '1:6'],
    ['an emoji made of several', '👩‍👩‍👧 {x}', '1:10'],
    ['a letter and its accent', 'e\u0301 {x}', '1:4'],
    ['a tab', 'a\t{x}', '1:3'],
    ['a tab at the start', '\t{x}', '1:2'],
    ['character references', '&amp;&#x1F600; {x}', '1:16'],
    ['escapes', '\\*\\{ {x}', '1:6'],
    ['emphasis', '**😀** {x}', '1:8'],
    ['a hard line end', 'a  \n北 {x}', '2:3'],
    ['lines of the same paragraph', '北京\n😀 {x}', '2:4'],
    ['the mark of a heading', '## 😀 {x}', '1:7'],
    ['the mark of an item', '- 😀 {x}', '1:6'],
    ['the mark of a quoted block', '> 😀 {x}', '1:6'],
    ['a tag', '😀 <Note>é</Note> {x}', '1:19'],
    ['a space that does not break', 'a\u00a0{x}', '1:3'],
    ['a separator of lines that is none to an editor', 'a\u2028b {x}', '1:5'],
  ])('is right behind %s', (_, body, place) => {
    expect(placesIn(body)).toEqual([place]);
    // A brace that is not closed is found by the parser, in other words and by other means.
    expect(placesIn(body.replace('{x}', '{x'))).toEqual([place]);
    expect(placesIn(body.replace('{x}', '<b>'))).toEqual([place]);
    expect(placesIn(body.replace('{x}', '</Note>'))).toEqual([place]);
    expect(placesIn(body.replace('{x}', '<Quote by="A">b</Quote>'))).toEqual([place]);
    expect(placesIn(body.replace('{x}', '[a](b)'))).toEqual([place]);
    expect(placesIn(body.replace('{x}', '[^1]'))).toEqual([place]);
  });

  it('is right in the cells of a table', () => {
    expect(placesIn('| 😀 | {x} |\n|---|---|\n| é | <b/> |')).toEqual(['1:8', '3:7']);
  });

  it('is right within a block of a tag', () => {
    expect(placesIn('<Note>\n\n  é {x}\n\n  - 😀 <b/>\n\n</Note>')).toEqual(['3:5', '5:8']);
  });

  it('is right for each of several, with the line ends of Windows', () => {
    const body = '😀 {x}\n\né\n<b/> `c`\n\n- [d](e)';
    const places = ['1:4', '4:1', '4:6', '6:3'];
    expect(placesIn(body)).toEqual(places);
    const windows = textOf('articles', {}, body).replaceAll('\n', '\r\n');
    expect(faultsOf('articles', windows).map((fault) => fault.split(' ')[0])).toEqual([
      '15:4',
      '18:1',
      '18:6',
      '20:3',
    ]);
  });

  it('is that of what stands around it, where the parser gives it none', () => {
    expect(placesIn('a\n\n- b\n- [ ] c')).toEqual(['4:1']);
  });
});

describe('the place of a passage and of a quotation', () => {
  it('is that of its tag', () => {
    const { passages, quotations } = bodyOf(
      'é <Event id="a">😀 <Quote by="b">c</Quote></Event>\n\n- <Event id="d">e</Event>',
    );
    expect(passages.map(({ at }) => at)).toEqual([
      { line: 15, column: 3 },
      { line: 17, column: 3 },
    ]);
    expect(quotations.map(({ at }) => at)).toEqual([{ line: 15, column: 20 }]);
  });
});

describe('a character that nobody can see', () => {
  it.each([
    ['\u0000', '0000'],
    ['\u0007', '0007'],
    ['\u000b', '000B'],
    ['\u000c', '000C'],
    ['\u001b', '001B'],
    ['\u007f', '007F'],
    ['\u0085', '0085'],
    ['\u009b', '009B'],
    ['\ud800', 'D800'],
    ['\udfff', 'DFFF'],
    ['\uffff', 'FFFF'],
  ])('is refused wherever it stands: %j', (character, code) => {
    const message = `here stands a character that nobody can see (U+${code}): take it out`;
    expect(faultsOf('articles', articleText({ title: `é${character}` }))).toEqual([`2:9  ${message}`]);
    expect(faultsOfBody(`One\n\n😀 ${character}`)).toEqual([`3:4  ${message}`]);
  });

  it('is told of alone, since what it makes of the file is anybody’s guess', () => {
    expect(faultsOf('articles', articleText({ date: 'soon' }, '\u0000 {x}'))).toHaveLength(1);
  });
});
