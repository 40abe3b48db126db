/** Addresses of paragraphs last, whatever is edited. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alignParagraphs,
  keyOf,
  type Paragraph,
  readParagraphs,
  writeParagraphs,
} from '../../src/records/paragraphs.ts';
import { type Body, htmlOf } from '../../src/records/record.ts';
import { article, articleText, bodyOf, faultsOf } from '../support/entries.ts';
import { runs } from '../support/properties.ts';
import { bodies } from './bodies.ts';

const a = keyOf('One.');
const b = keyOf('Two.');
const c = keyOf('Three.');
const d = keyOf('Four.');
/** The body that is left when these paragraphs were kept and those are there now. */
const edited = (kept: readonly string[], now: readonly string[]): Body =>
  article('x', { paragraphs: kept.join(' ') || undefined }, now.join('\n\n')).body;
/** What the field would then be. */
const fieldOf = (kept: readonly string[], now: readonly string[]) =>
  writeParagraphs(edited(kept, now).paragraphs);
const idsIn = (html: string) => [...html.matchAll(/ id="(p-[^"]+)"/g)].map(([, id]) => id);
const htmlOfArticle = (body: string) => htmlOf(bodyOf(body));

describe('the key of a paragraph', () => {
  it('is six consonants, and the same for the same words', () => {
    expect(a).toMatch(/^[bcdfghjkmnpqrstvwxz]{6}$/);
    expect(keyOf('“ONE”')).toBe(a);
    expect(keyOf('Two.')).not.toBe(a);
    expect(bodyOf('*One*.\n\n<Quote by="mina">One</Quote>, <Note>so it says</Note>').paragraphs).toEqual([
      { key: a, former: [] },
      { key: `${a}.2`, former: [] },
    ]);
  });
});

describe('a paragraph of an article', () => {
  it('has an id, and at its end a link to itself', () => {
    expect(htmlOfArticle('One.')).toBe(
      `<p id="p-${a}">One.<a class="pil" href="#p-${a}" aria-label="Link to this paragraph">¶</a></p>`,
    );
  });

  it('is the same whether what it quotes is translated, and a translation is none', () => {
    const quoted = (more: string) =>
      bodyOf(
        `She: <Quote by="b" language="da"${more}>Ja.</Quote>\n\n<Quote by="b" language="da"${more}>\n\nNej.\n\n</Quote>`,
      );
    expect(quoted(' translation="Yes."').paragraphs).toEqual(quoted('').paragraphs);
    expect(quoted('').paragraphs).toHaveLength(2);
  });

  it('may be an item of a list, whose link stands before the items within it', () => {
    const html = htmlOfArticle('- One.\n  - Two.\n\n## x\n\n- Three.\n\n  Four.');
    expect(html).toMatch(
      new RegExp(`<li id="p-${a}">One\\.\\s*<a class="pil"[^>]*>¶</a><ul>\\s*<li id="p-${b}">Two\\.<a`),
    );
    expect(html).toMatch(
      new RegExp(`<li>\\s*<p id="p-${c}">Three\\.<a[^>]*>¶</a></p>\\s*<p id="p-${d}">Four`),
    );
  });

  it('may be in a passage, a quotation or a quoted block, and in no note, heading or table', () => {
    const body = [
      '<Event id="x">\n\nOne.\n\n</Event>',
      '<Quote by="mina">\n\nTwo.\n\n</Quote>',
      '> Three.',
      '<Note>\n\nFive.\n\n- Six.\n\n</Note>',
      '<Note>Seven.</Note>',
      '## Eight',
      '| nine |\n|---|\n| ten |',
    ].join('\n\n');
    expect(bodyOf(body).paragraphs.map(({ key }) => key)).toEqual([a, b, c]);
    expect(idsIn(htmlOfArticle(body))).toEqual([a, b, c].map((key) => `p-${key}`));
  });

  it('gets nothing into the words, the passages and the quotations', () => {
    const { lead, wordCount, passages, quotations } = bodyOf(
      '<Event id="x">\n\nOne <Quote by="mina">two</Quote>.\n\n</Event>\n\n<Quote by="mina">\n\nThree\n\n</Quote>',
    );
    expect([lead, wordCount, passages[0]?.html, quotations.map(({ words }) => words)]).toEqual([
      '',
      3,
      '<div class="passage"><p>One <span class="quote">“two”</span>.</p></div>',
      ['two', 'Three'],
    ]);
  });

  it('is none of the archive’s own texts', () => {
    expect(htmlOf(bodyOf('One.', 'events'))).toBe('<p>One.</p>');
    expect(bodyOf('One.', 'people').paragraphs).toEqual([]);
  });
});

describe('the address of a paragraph lasts', () => {
  const kept = [a, b, c];

  it.each([
    ['nothing is changed', ['One.', 'Two.', 'Three.'], `${a} ${b} ${c}`],
    ['its capitals and punctuation are changed', ['ONE', '*two*', '“Three”'], `${a} ${b} ${c}`],
    ['its words are changed', ['One.', 'Another.', 'Three.'], `${a} ${keyOf('another')}+${b} ${c}`],
    ['all words are changed', ['x', 'y', 'z'], `${keyOf('x')}+${a} ${keyOf('y')}+${b} ${keyOf('z')}+${c}`],
    ['one is put before it', ['Four.', 'One.', 'Two.', 'Three.'], `${d} ${a} ${b} ${c}`],
    ['one is put behind it', ['One.', 'Two.', 'Three.', 'Four.'], `${a} ${b} ${c} ${d}`],
    ['it is split', ['One.', 'Tw', 'o', 'Three.'], `${a} ${keyOf('tw')}+${b} ${keyOf('o')} ${c}`],
    ['it is merged with the next', ['One.', 'Two. Three.'], `${a} ${keyOf('two three')}+${b}+${c}`],
    ['it is deleted', ['One.', 'Three.'], `${a}+${b} ${c}`],
    ['the first is deleted', ['Two.', 'Three.'], `${b}+${a} ${c}`],
    ['the last two are deleted', ['One.'], `${a}+${b}+${c}`],
    ['two are swapped', ['Two.', 'One.', 'Three.'], `${b} ${a} ${c}`],
    [
      'it is moved to the end, and its neighbour is changed',
      ['Four.', 'Three.', 'One.'],
      `${d}+${b} ${c} ${a}`,
    ],
    [
      'another of the same words is put before it',
      ['Two.', 'One.', 'Two.', 'Three.'],
      `${b}.2 ${a} ${b} ${c}`,
    ],
  ])('where %s', (_, now, field) => {
    expect(fieldOf(kept, now)).toBe(field);
  });

  it('where it has been edited before', () => {
    const old = [a, `${b}+${d}`];
    expect(fieldOf(old, ['One.', 'Three.'])).toBe(`${a} ${c}+${b}+${d}`);
    expect(fieldOf(old, ['One.', 'Four.'])).toBe(`${a} ${d}+${b}`);
    expect(fieldOf([`${c}+${a}+${b}`], ['One.', 'Two.'])).toBe(`${a}+${c} ${b}`);
  });

  it('where two are alike, and one is taken out or comes back', () => {
    expect(fieldOf([], ['One.', 'One.', 'Two.'])).toBe(`${a} ${a}.2 ${b}`);
    expect(fieldOf([a, `${a}.2`, b], ['One.', 'Two.'])).toBe(`${a}+${a}.2 ${b}`);
    expect(fieldOf([`${a}+${a}.2`, b], ['One.', 'Two.', 'One.'])).toBe(`${a} ${b} ${a}.2`);
  });

  it('as an id at the beginning of the paragraph', () => {
    expect(htmlOf(edited(kept, ['One.', 'Three.']))).toContain(
      `<p id="p-${a}"><span id="p-${b}"></span>One.<a class="pil" href="#p-${a}"`,
    );
  });

  it('where all of a long text is changed at once', () => {
    const long = Array.from({ length: 3000 }, (_, at) => keyOf(`before ${at}`));
    const now = Array.from({ length: 4000 }, (_, at) => keyOf(`after ${at}`));
    const paragraphs = alignParagraphs(
      now,
      long.map((key) => ({ key, former: [] })),
    );
    expect(paragraphs[1]).toEqual({ key: now[1], former: [long[1]] });
    expect(paragraphs[3999]).toEqual({ key: now[3999], former: [] });
  });

  const word = fc.constantFrom(...'abcdefg');
  const text = fc.array(word, { maxLength: 8 }).map((words) => words.map(keyOf));
  const allKeys = (paragraphs: readonly Paragraph[]) =>
    paragraphs.flatMap(({ key, former }) => [key, ...former]);

  it('whatever is edited, and however often', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 5 }), (texts) => {
        let kept: Paragraph[] = [];
        for (const words of texts) {
          if (words.length === 0) continue;
          const paragraphs = alignParagraphs(words, kept);
          const keys = allKeys(paragraphs);
          expect(new Set(keys).size).toBe(keys.length);
          expect(keys).toEqual(expect.arrayContaining(allKeys(kept)));
          expect(paragraphs.map(({ key }) => key.replace(/\..*/, ''))).toEqual(words);
          // The address of words that are still there leads to them, wherever they are.
          for (const { key } of kept) {
            const heir = paragraphs.find((own) => allKeys([own]).includes(key));
            const [word = ''] = key.split('.');
            if (words.includes(word)) expect(heir?.key.split('.')[0]).toBe(word);
          }
          // What is written down now alters nothing.
          expect(alignParagraphs(words, readParagraphs(writeParagraphs(paragraphs)))).toEqual(paragraphs);
          kept = paragraphs;
        }
      }),
      { numRuns: runs },
    );
  });

  it('on the page of any body, each once', () => {
    fc.assert(
      fc.property(text, bodies, (words, body) => {
        const kept = alignParagraphs(words, []);
        const source = articleText(kept.length > 0 ? { paragraphs: writeParagraphs(kept) } : {}, body);
        if (faultsOf('articles', source).length > 0) return;
        const own = article('x', kept.length > 0 ? { paragraphs: writeParagraphs(kept) } : {}, body).body;
        const ids = idsIn(htmlOf(own));
        expect(ids.toSorted()).toEqual(
          allKeys(own.paragraphs)
            .map((key) => `p-${key}`)
            .toSorted(),
        );
        expect(new Set(ids).size).toBe(ids.length);
        if (own.paragraphs.length > 0)
          expect(ids).toEqual(expect.arrayContaining(kept.map(({ key }) => `p-${key}`)));
      }),
      { numRuns: runs / 2 },
    );
  });
});

describe('the field `paragraphs`', () => {
  it.each(['abcdef', 'bcdfg', 'bcdfgh, jkmnpq', 'bcdfgh++jkmnpq', 'bcdfgh +jkmnpq', 'Bcdfgh'])(
    'takes nothing but keys: %s',
    (paragraphs) => {
      expect(faultsOf('articles', articleText({ paragraphs }))).toEqual([
        expect.stringMatching(
          /`paragraphs` must be keys as the check writes them.*put the line back as it was/,
        ),
      ]);
    },
  );

  it('is read with each key once', () => {
    expect(readParagraphs(' bcdfgh+jkmnpq jkmnpq+rstvwx bcdfgh ')).toEqual([
      { key: 'bcdfgh', former: ['jkmnpq'] },
      { key: 'rstvwx', former: [] },
    ]);
    expect(readParagraphs(undefined)).toEqual([]);
    expect(readParagraphs('x')).toEqual([]);
  });
});
