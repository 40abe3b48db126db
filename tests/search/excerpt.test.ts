import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answers, excerptPieces } from '../../src/search/excerpt.ts';

const plain = (text: string) => ({ text, marked: false });
const marked = (text: string) => ({ text, marked: true });

describe('the pieces of an excerpt', () => {
  it.each([
    ['nothing', '', []],
    ['plain words', 'She landed.', [plain('She landed.')]],
    ['a match among words', 'She <mark>landed</mark>.', [plain('She '), marked('landed'), plain('.')]],
    ['nothing but a match', '<mark>landed</mark>', [marked('landed')]],
    [
      'matches side by side',
      '<mark>She</mark> <mark>landed</mark><mark>.</mark>',
      [marked('She'), plain(' '), marked('landed'), marked('.')],
    ],
    ['a match over two lines', 'a <mark>b\nc</mark>\nd', [plain('a '), marked('b\nc'), plain('\nd')]],
    ['a match without words', 'a<mark></mark>b', [plain('a'), plain('b')]],
  ])('are those of %s', (_, html, pieces) => {
    expect(excerptPieces(html)).toEqual(pieces);
  });
});

describe('entities', () => {
  it.each([
    ['AT&amp;T', 'AT&T'],
    ['1 &lt; 2 &gt; 0', '1 < 2 > 0'],
    ['10&nbsp;km', '10 km'],
    ['&quot;so&quot;, it&#39;s, it&#x27;s', '"so", it\'s, it\'s'],
  ])('become the characters they stand for: %s', (html, text) => {
    expect(excerptPieces(html)).toEqual([plain(text)]);
    expect(excerptPieces(`<mark>${html}</mark>`)).toEqual([marked(text)]);
  });

  it.each([
    'AT&T',
    '&',
    '&;',
    '&amp',
    '& amp;',
    '&unknown;',
    '&constructor;',
    '&__proto__;',
    '&#0;',
    '&AMP;',
  ])('are left alone where they are none: %s', (text) => {
    expect(excerptPieces(text)).toEqual([plain(text)]);
  });

  it('are read once, so that text about them stays as it was', () => {
    expect(excerptPieces('write &amp;lt; and &amp;amp;')).toEqual([plain('write &lt; and &amp;')]);
  });

  it('never become marks', () => {
    expect(excerptPieces('&lt;mark&gt;a&lt;/mark&gt;')).toEqual([plain('<mark>a</mark>')]);
  });
});

describe('what is not as Pagefind writes it stays text', () => {
  it.each([
    ['<script>alert(1)</script>', [plain('<script>alert(1)</script>')]],
    ['<img src=x onerror=alert(1)>', [plain('<img src=x onerror=alert(1)>')]],
    ['<mark><b onclick="x">a</b></mark>', [marked('<b onclick="x">a</b>')]],
    ['<mark class="x">a</mark>', [plain('<mark class="x">a</mark>')]],
    ['<MARK>a</MARK>', [plain('<MARK>a</MARK>')]],
    ['a <mark>b', [plain('a <mark>b')]],
    ['a</mark> b', [plain('a</mark> b')]],
    ['</mark>a<mark>', [plain('</mark>a<mark>')]],
    ['<mark><mark>a</mark></mark>', [marked('<mark>a'), plain('</mark>')]],
    ['<mark>a<mark>b</mark>', [marked('a<mark>b')]],
  ])('%s', (html, pieces) => {
    expect(excerptPieces(html)).toEqual(pieces);
  });
});

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

describe('whatever the words', () => {
  const words = fc.oneof(
    fc.string({ minLength: 1 }),
    fc
      .array(fc.constantFrom('<mark>', '</mark>', '&', 'amp;', '&lt;', '<', 'a', '\n'), { minLength: 1 })
      .map((parts) => parts.join('')),
  );

  it('they come out as they went in, and what matched is marked', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(words, words)), (pairs) => {
        const html = pairs.map(([text, match]) => `${escaped(text)}<mark>${escaped(match)}</mark>`).join('');
        expect(excerptPieces(html)).toEqual(pairs.flatMap(([text, match]) => [plain(text), marked(match)]));
      }),
    );
  });

  it('nothing throws, and no piece is empty', () => {
    fc.assert(
      fc.property(words, (html) => {
        expect(excerptPieces(html).filter(({ text }) => text === '')).toEqual([]);
      }),
    );
  });
});

describe('an answer to a query', () => {
  const marks = (text: string) => excerptPieces(`before <mark>${text}</mark> behind`);

  it.each([
    ['robotaxi', 'robotaxi'],
    ['inaugurate', 'inauguration'],
    ['lane-level', 'lane-level'],
    ['CAFE', 'café'],
    ['xi', 'Xi'],
  ])('for %s is %s', (query, marked) => {
    expect(answers(query, marks(marked))).toBe(true);
  });

  it.each([
    ['xyzzyq', 'X'],
    ['zzzz', 'zoo'],
    ['%00', 'of'],
  ])('for %s is not %s', (query, marked) => {
    expect(answers(query, marks(marked))).toBe(false);
  });

  it('is nothing that is not marked', () => {
    expect(answers('before', marks('other'))).toBe(false);
  });
});
