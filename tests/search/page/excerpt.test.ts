import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExcerptPiece, excerptOf } from '../../../src/search/page/excerpt.ts';
import { parseQuery } from '../../../src/search/page/query.ts';
import { pageOf } from '../../support/index-loader.ts';

const shown = (pieces: readonly ExcerptPiece[]) =>
  pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');
const many = (word: string, count: number) => Array.from({ length: count }, () => word).join(' ');

function excerpt(content: string, query: string, found: number[][], more = {}) {
  const { title, text, href } = excerptOf(pageOf(content, more), parseQuery(query).wanted, found);
  return { title: shown(title), text: shown(text), href };
}

describe('an excerpt', () => {
  it('marks words in the headline and in the text, which begins behind it', () => {
    expect(excerpt('Aune maps roads. The roads are long, says Aune.', 'roads', [[2]])).toMatchObject({
      title: 'Aune maps [roads]',
      text: 'The [roads] are long, says Aune.',
    });
  });

  it.each([
    ['马 斯 克 说 特 斯 拉 . Cars', '马斯克说特斯拉. Cars'],
    ['埃 隆 · 马 斯 克 来 了', '埃隆·马斯克来了'],
    ['He ( 马 斯 克 ) came', 'He (马斯克) came'],
    ['特 斯 拉 – a maker', '特斯拉 – a maker'],
    ['see 特 斯 拉 . See', 'see 特斯拉. See'],
  ])('has signs where the text has them beside characters without spaces: %s', (words, expected) => {
    expect(excerpt(`Cars. ${words}`, 'none', []).text).toBe(expected);
  });

  it('marks a phrase as one, and only where it is one', () => {
    const { text } = excerpt('Cars. On data security; data is not security.', '"data security"', [[2, 3]]);
    expect(text).toBe('On [data security]; data is not security.');
  });

  it('marks the form that was found as well as the one that was written', () => {
    const { text } = excerpt('Cars. One factory, two factories, a factory.', 'factories', [[2]]);
    expect(text).toBe('One [factory], two [factories], a [factory].');
  });

  it.each([
    ['meet', 'They [meet], he [meets], [meeting] at a [meeting]; meetinghouse.'],
    ['company', 'One [company], two [companies]; companion.'],
    ['driving', 'To [drive] is [driving], who [drives] has [drived]; driver.'],
    ['agreed', 'They [agree], he [agrees], all [agreed]; agreement.'],
    ['new', 'A [new] word, no news.'],
  ])('marks all forms of a word, and no other word: %s', (word, text) => {
    const plain = `Cars. ${text.replace(/[[\]]/g, '')}`;
    const at = plain.split(' ').findIndex((one) => one.replace(/\W/g, '').toLowerCase() === word);
    expect(excerpt(plain, word, [[at]]).text).toBe(text);
  });

  it('marks the place that the index tells, for which a byte order mark parts no words', () => {
    expect(excerpt('Of\uFEFFcars. A robotaxi drives.', 'robotaxis', [[2]])).toMatchObject({
      title: 'Of\uFEFFcars',
      text: 'A [robotaxi] drives.',
    });
  });

  it('marks a name that something belongs to', () => {
    expect(excerpt('Cars. Aune’s maps, Auner, Aune.', 'Aune', [[4]]).text).toBe(
      '[Aune’s] maps, Auner, [Aune].',
    );
  });

  it('prints a shortened article as part of its word', () => {
    expect(excerpt('Le port. Ils ont l’ accord.', 'accord', [[5]]).text).toBe('Ils ont l’[accord].');
  });

  it('goes on neither from a text into the heading behind it, nor from one passage into the next', () => {
    const anchors = [
      { element: 'i', id: 'data:text', location: 1 },
      { element: 'h2', id: 'section-on-roads', location: 4 },
      { element: 'p', id: 'p-b', location: 6 },
      { element: 'i', id: 'data:points', location: 9 },
      { element: 'i', id: 'data:item', location: 9 },
      { element: 'i', id: 'data:item', location: 12 },
    ];
    const text = 'Cars. Aune went home. On roads. They are long. One map left. Another came.';
    const shownFor = (query: string, at: number) => excerpt(text, query, [[at]], { anchors }).text;
    expect(shownFor('went', 2)).toBe('Aune [went] home. …');
    expect(shownFor('roads', 5)).toBe('… On [roads]. …');
    expect(shownFor('long', 8)).toBe('… They are [long].');
    expect(shownFor('map', 10)).toBe('One [map] left. …');
  });

  it('shows the other name that matched', () => {
    const anchors = [
      { element: 'i', id: 'data:names', location: 1 },
      { element: 'i', id: 'data:lead', location: 3 },
    ];
    expect(excerpt('Aune. Ms. Quill. A painter.', 'Quill', [[2]], { anchors }).text).toBe('Ms. [Quill].');
  });

  it('leaves punctuation around a word unmarked', () => {
    expect(excerpt('Cars. A “catamaran” (so named).', 'catamaran', [[2]]).text).toBe(
      'A “[catamaran]” (so named).',
    );
  });

  it('shows the part of a long text with the most matches, and that the text goes on', () => {
    const long = `Title. Aune ${many('word', 100)} Aune and Aune ${many('word', 100)}`;
    const { text } = excerpt(long, 'Aune', [[1]]);
    expect(text).toMatch(/^… word word word word word word \[Aune\] and \[Aune\] word .* …$/);
  });

  it('shows the beginning where nothing was looked for', () => {
    expect(excerpt(`Title. ${many('word', 100)}`, '', [])).toEqual({
      title: 'Title',
      text: `${many('word', 32)} …`,
      href: '/stories/one/',
    });
  });

  it('is made of whatever the index holds, in the order of the text', () => {
    const word = fc.string({ unit: 'grapheme', maxLength: 8 });
    fc.assert(
      fc.property(fc.array(word), fc.array(fc.nat(40)), word, (words, places, query) => {
        const content = words.join(' ');
        const { text } = excerptOf(pageOf(content), parseQuery(query).wanted, [places]);
        const inner = text
          .map((piece) => piece.text)
          .join('')
          .replace(/^… | …$/g, '');
        expect(content.split(/[^\S\uFEFF]+/).join(' ')).toContain(inner);
      }),
    );
  });
});

describe('the address of what was found', () => {
  it.each([
    [
      'a word between others',
      'Cars. The catamaran drives.',
      'catamaran',
      [[2]],
      ':~:text=The-,catamaran,-drives',
    ],
    [
      'a word at the end of a sentence',
      'Cars. A catamaran. It drives.',
      'catamaran',
      [[2]],
      ':~:text=A-,catamaran',
    ],
    [
      'a word behind a quotation mark',
      'Cars. A “catamaran” drives.',
      'catamaran',
      [[2]],
      ':~:text=catamaran',
    ],
    [
      'a phrase',
      'Cars. On data security now.',
      '"data security"',
      [[2, 3]],
      ':~:text=On-,data%20security,-now',
    ],
    [
      'a word with a hyphen',
      'Cars. The lane-level map.',
      'lane-level',
      [[2]],
      ':~:text=The-,lane%2Dlevel,-map',
    ],
    ['a sign that means something to a directive', 'Cars. The R&D, now.', 'R&D', [[2]], ':~:text=The-,R%26D'],
  ] as const)('of %s names it with its neighbours', (_, content, query, found, end) => {
    const { href } = excerpt(content, query, found as never);
    expect(href).toBe(`/stories/one/#${end}`);
  });

  it('has more neighbours where the same stands earlier, as a browser goes to the first', () => {
    const beginning = 'Talks. They talk of ties with Torhavn to keep. ';
    const text = `${beginning}${'Word. '.repeat(60)}Old ties with Torhavn to end, says Torhavn, of Torhavn.`;
    expect(excerpt(text, 'Torhavn', [[6]]).href).toBe('/stories/one/#:~:text=ties%20with-,Torhavn,-to%20end');
  });

  it('names the marked passage before it too, for browsers that know no text fragments', () => {
    const anchors = [
      { id: 'event-a', location: 1 },
      { id: 'event-b%~', location: 3 },
      { id: 'event-c', location: 6 },
    ];
    const { href } = excerpt('Cars. They met. A catamaran drives. Then more.', 'catamaran', [[4]], {
      anchors,
    });
    expect(href).toBe('/stories/one/#event-b%25~:~:text=A-,catamaran,-drives');
  });

  it('marks every term: the passage first, then each of the others once', () => {
    const text = 'Cars. A catamaran drives on. Many ferries came, and the catamaran left with a letter.';
    const { href } = excerpt(text, 'catamaran ferries letter', [[2], [6], [14]]);
    expect(href).toBe('/stories/one/#:~:text=A-,catamaran,-drives&text=Many-,ferries,-came&text=a-,letter');
    expect(excerpt('Ferries here. A catamaran drives on.', 'catamaran ferries', [[3], [0]]).href).toBe(
      '/stories/one/#:~:text=A-,catamaran,-drives&text=Ferries,-here',
    );
  });
});
