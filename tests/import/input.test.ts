import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_INPUT_BYTES, readInput, splitParagraphs } from '../../src/import/input.ts';
import { Refusal } from '../../src/records/problem.ts';
import { SENTENCE } from './fixtures.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('what is given to be imported', () => {
  it.each([
    ['a text', 'ferry.txt', 'The ferry left.', { form: 'text', text: 'The ferry left.' }],
    ['a text that begins with a sign', 'x', '<3 the ferry', { form: 'text', text: '<3 the ferry' }],
    ['a page, by its beginning', 'ferry.txt', '<!-- saved -->\n<!DOCTYPE html><p>x', { form: 'page' }],
    ['a page without a head', 'x', '<div><p>x</p></div>', { form: 'page' }],
    [
      'a table',
      'list.csv',
      'title,url\nFerry,https://a.example/\n',
      { form: 'addresses', addresses: ['https://a.example/'] },
    ],
    [
      'a table without a head',
      'list.csv',
      'https://a.example/\nhttps://a.example/\n"https://b.example/x,y"',
      { form: 'addresses', addresses: ['https://a.example/', 'https://b.example/x,y'] },
    ],
    [
      'a table without a head, of one address',
      'list.csv',
      'https://a.example/',
      { form: 'addresses', addresses: ['https://a.example/'] },
    ],
    [
      'a table with another head',
      'list.csv',
      'Where\nhttps://a.example/',
      { form: 'addresses', addresses: ['https://a.example/'] },
    ],
  ])('is told: %s', async (_, name, text, expected) => {
    expect(await readInput(bytes(text), name)).toMatchObject(expected);
  });

  it('is told a page behind any number of comments, without trying every way to take them', async () => {
    const text = `${'<!-- x -->\n'.repeat(50_000)}<custom>x`;
    expect(await readInput(bytes(text), 'x')).toMatchObject({ form: 'text' });
    expect(await readInput(bytes(`${'<!-- x -->\n'.repeat(50_000)}<section>x`), 'x')).toMatchObject({
      form: 'page',
    });
  });

  it.each([
    ['nothing', new Uint8Array(), 'x', 'this is empty'],
    ['white space', bytes(' \n\t\n'), 'x', 'this is empty'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13), 'x.png', 'this is not text: export it'],
    [
      'control characters',
      Uint8Array.from({ length: 200 }, (_, index) => (index % 8) + 1),
      'x',
      'this is not text',
    ],
    ['too much', new Uint8Array(MOST_INPUT_BYTES + 1), 'x', 'an import takes at most'],
    ['a table without addresses', bytes('url\n'), 'x.csv', 'has no addresses'],
    [
      'a table with something else',
      bytes('url\nhttps://a.example/\nferry'),
      'x.csv',
      'these rows hold no web address: row 3 (`ferry`)',
    ],
    [
      'a table with several wrong rows',
      bytes('url,n\nhttps://a.example/,1\n,2\nferry,3\nx,4'),
      'x.csv',
      'row 4 (`ferry`), row 5 (`x`)',
    ],
    ['a table of something else', bytes('a,b\n1,2'), 'x.csv', 'put them into a column called url'],
    ['a broken table', bytes('url\n"https://a.example/'), 'x.csv', 'this table cannot be read'],
  ])('is refused, with advice: %s', async (_, given, name, message) => {
    await expect(readInput(given, name)).rejects.toThrow(Refusal);
    await expect(readInput(given, name)).rejects.toThrow(message);
  });

  it('is read or refused, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('', 'MIME-Version: 1.0\n', '<rss><channel>', '---\na: '),
        fc.constantFrom('x', 'x.csv', 'x.html'),
        async (given, start, name) => {
          try {
            await readInput(Uint8Array.from([...bytes(start), ...given]), name);
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal);
          }
        },
      ),
    );
  });
});

describe('the lines of a scraped text', () => {
  const split = (...lines: string[]) => splitParagraphs(lines.join('\n')).map(({ text }) => text);

  it('are paragraphs', () => {
    expect(split(SENTENCE, 'It was raining.', '', 'Nobody came.')).toEqual([
      SENTENCE,
      'It was raining.',
      'Nobody came.',
    ]);
  });

  it('are joined where the whole text was wrapped by hand', () => {
    const wrapped = [
      'The ferry left the harbour early in the morning with three hundred',
      'people on board, and it came back empty late in the afternoon since',
      'all of them had walked over the bridge, which opened at noon.',
      '',
      'Nobody had told the captain of the ferry about it, he complained to',
      'the crowd that was waiting for him on the quay in the heavy rain.',
    ];
    expect(split(...wrapped)).toEqual([wrapped.slice(0, 3).join(' '), wrapped.slice(4).join(' ')]);
  });
});
