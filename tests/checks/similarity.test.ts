/** How alike two texts are, finding the texts that are like one, and articles that are nearly the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hashShingles,
  hashWords,
  resemblance,
  SimilarityIndex,
  sketch,
} from '../../src/checks/similarity.ts';
import { articleText } from '../support/entries.ts';
import { runs } from '../support/properties.ts';
import { findingsIn } from './proofs.ts';

/** A text of so many words, none of which another text has. */
const told = (by: string, words: number) =>
  Array.from({ length: words }, (_, index) => `${by}${index}`).join(' ');
const alike = (a: string, b: string) => resemblance(sketch(a), sketch(b));

const word = fc.string({ unit: fc.constantFrom(...'abcdeé李'), minLength: 1, maxLength: 4 });
/** A word that is a bare word, too. */
const spaced = fc.string({ unit: fc.constantFrom(...'abcdeéZ1'), minLength: 1, maxLength: 4 });
const text = fc.array(word, { maxLength: 120 }).map((words) => words.join(' '));

describe('resemblance', () => {
  it('is that of one where the words are the same, whatever their case and what stands between them', () => {
    const words = told('harbour', 60);
    expect(alike(words, `“${words.toUpperCase().replaceAll(' ', ',\n\n— ')}.”`)).toBe(1);
  });

  it('is none where no words are the same', () => {
    expect(alike(told('harbour', 300), told('bridge', 300))).toBe(0);
  });

  it('counts the runs of four words that both have, of those that either has', () => {
    // Of 97 and 97 runs, 47 are the same: 47 of 147.
    const [first, second] = [told('a', 50), told('b', 50)];
    expect(alike(`${first} ${second}`, `${first} ${told('c', 50)}`)).toBeCloseTo(47 / 147, 1);
  });

  it('is high where few words of a long text were changed, and low where every fifth was', () => {
    const words = told('w', 660).split(' ');
    const changed = (every: number) =>
      words.map((each, at) => (at % every === every - 1 ? `new${at}` : each)).join(' ');
    expect(alike(words.join(' '), changed(50))).toBeGreaterThan(0.75);
    expect(alike(words.join(' '), changed(5))).toBeLessThan(0.3);
  });

  it('is estimated by the 64 smallest hashes of all runs, of a long text too', () => {
    fc.assert(
      fc.property(fc.array(spaced, { minLength: 40, maxLength: 3000 }), (words) => {
        const whole = words.join(' ');
        const hashes = hashShingles(hashWords(whole), 4);
        expect(sketch(whole)).toEqual([...hashes].sort((a, b) => a - b).slice(0, 64));
        expect(hashWords(whole)).toEqual(words.flatMap(hashWords));
      }),
      { numRuns: runs / 5 },
    );
  });

  it('takes a short text as a whole', () => {
    const short = told('w', 39);
    expect(alike(short, `${short.toUpperCase()}!`)).toBe(1);
    expect(alike(short, short.replace('w38', 'x'))).toBe(0);
  });

  it('has texts without a word be like nothing, not even one another', () => {
    expect(alike('', ' — ')).toBe(0);
  });

  it('tells texts apart that are written without spaces', () => {
    expect(alike('上海工厂'.repeat(20), '上海工厂'.repeat(20))).toBe(1);
    expect(alike('上海工厂今天开工', '上海工厂今天停工')).toBe(0);
  });

  it('lies between 0 and 1, and is the same from both sides', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const how = alike(a, b);
        expect(how).toBeGreaterThanOrEqual(0);
        expect(how).toBeLessThanOrEqual(1);
        expect(alike(b, a)).toBe(how);
        expect(alike(a, a)).toBe(/\S/.test(a) ? 1 : 0);
      }),
    );
  });
});

describe('the similarity index', () => {
  it('names what is near, the likest first', () => {
    const known = new SimilarityIndex();
    const words = told('w', 200);
    known.add('other', sketch(told('x', 200)));
    known.add('longer', sketch(`${words} ${told('y', 40)}`));
    known.add('same', sketch(words));
    const near = known.near(sketch(words));
    expect(near.map(({ id }) => id)).toEqual(['same', 'longer']);
    expect(near[0]?.resemblance).toBe(1);
  });

  it('is not misled by what all texts end with', () => {
    const known = new SimilarityIndex();
    const end = told('end', 30);
    for (let at = 0; at < 20; at++) known.add(`${at}`, sketch(`${told(`t${at}x`, 200)} ${end}`));
    expect(known.near(sketch(`${told('new', 200)} ${end}`))).toEqual([]);
    expect(known.near(sketch(`${told('t7x', 200)} ${end}`))).toEqual([{ id: '7', resemblance: 1 }]);
  });

  it('finds exactly what comparing with each text would find', () => {
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 12 }),
        text,
        fc.constantFrom(0.1, 0.5, 0.9),
        (texts, own, least) => {
          const known = new SimilarityIndex();
          for (const [at, each] of texts.entries()) known.add(`${at}`, sketch(each));
          const near = texts.flatMap((each, at) => (alike(own, each) >= least ? [`${at}`] : []));
          const found = known.near(sketch(own), least).map(({ id }) => id);
          expect(found.toSorted()).toEqual(near.toSorted());
        },
      ),
    );
  });
});

describe('articles that are nearly the same', () => {
  it('are told at the later one', () => {
    const [found, ...others] = findingsIn({
      'articles/a.mdx': articleText({}, told('w', 200)),
      'articles/b.mdx': articleText({}, `${told('w', 200)} ${told('x', 20)}`),
      'articles/c.mdx': articleText({}, told('y', 200)),
    });
    expect(others).toEqual([]);
    expect(found).toMatch(
      /^articles\/b\.mdx:2:8 {2}this text is \d\d % like that of articles\/a\.mdx: .*keep one;/,
    );
  });

  it('may print one text, where they say so, of each other or of a third', () => {
    const text = told('w', 200);
    const from = (syndicatedFrom: string) => articleText({ syndicatedFrom }, text);
    const found = (articles: Record<string, string>) => findingsIn(articles);
    expect(found({ 'articles/a.mdx': articleText({}, text), 'articles/b.mdx': from('a') })).toEqual([]);
    expect(found({ 'articles/a.mdx': from('b'), 'articles/b.mdx': articleText({}, text) })).toEqual([]);
    expect(
      found({
        'articles/a.mdx': from('z'),
        'articles/b.mdx': from('z'),
        'articles/z.mdx': articleText({}, text),
      }),
    ).toEqual([]);
    expect(
      found({
        'articles/a.mdx': articleText({}, text),
        'articles/b.mdx': from('y'),
        'articles/y.mdx': articleText({}, told('y', 200)),
      }),
    ).toHaveLength(1);
  });

  it('are compared by their own words, not by notes and quotations', () => {
    const quoted = `“${told('q', 80)}” <Note>${told('n', 80)}</Note>`;
    const said = `<Quote by="x">${told('q', 50)}</Quote> <Note>${told('n', 80)}</Note>`;
    expect(
      findingsIn({
        'articles/a.mdx': articleText({}, `${told('a', 60)} ${said}`),
        'articles/b.mdx': articleText({}, `${told('b', 60)} ${said}`),
        'articles/c.mdx': articleText({}, `${told('c', 300)} ${quoted}`),
      }),
    ).toEqual([]);
  });

  it('are compared as wholes where they are short', () => {
    const found = findingsIn({
      'articles/a.mdx': articleText({}, 'The bridge is open to all.'),
      'articles/b.mdx': articleText({}, 'The bridge is open to some.'),
      'articles/c.mdx': articleText({}, 'The *bridge* is open — to all!'),
    });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('articles/c.mdx:2:8  this text is the same as that of articles/a.mdx');
  });

  it('may be withdrawn', () => {
    const withdrawn = { status: 'withdrawn', corrections: [{ date: '2026-01-01', note: 'Twice.' }] };
    expect(
      findingsIn({
        'articles/a.mdx': articleText({}, told('w', 200)),
        'articles/b.mdx': articleText(withdrawn, told('w', 200)),
      }),
    ).toEqual([]);
  });
});
