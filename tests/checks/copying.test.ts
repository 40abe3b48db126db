/** Accounts that copy their originals, or misquote them. */
import { describe, expect, it } from 'vitest';
import { articleText } from '../support/entries.ts';
import { findingsIn } from './proofs.ts';

const original =
  'The old bridge over the sound was closed for good on Monday, the harbour office said. “We shall miss every single one of its rusty bolts,” it added.';

/** The findings in an account of it; its body begins in line 15. */
const inAccount = (body: string, fields = {}) =>
  findingsIn({ 'articles/a.mdx': articleText(fields, body), '../originals/a.txt': original });

describe('a quotation', () => {
  const quoting = (words: string, more = '') =>
    inAccount(`It said: <Quote by="x"${more}>${words}</Quote>.`).map((finding) => finding.split('  ')[1]);

  it.each([
    'We shall miss every single one of its rusty bolts',
    'we shall miss … its rusty bolts',
    'We shall miss [all] of its rusty bolts',
    'closed for good on Monday',
  ])('is of words that stand in the original: %s', (words) => {
    expect(quoting(words)).toEqual([]);
  });

  it.each([
    ['Nobody will miss its bolts', ''],
    ['We shall miss every rusty bolt', ''],
    ['we shall miss … the bridge office', ' speech="indirect"'],
  ])('is told where its words do not: %s', (words, more) => {
    expect(quoting(words, more)).toEqual([
      'these words do not stand in the original as they are quoted here: quote them exactly, or retell them without <Quote>',
    ]);
  });
});

describe('an account', () => {
  it('does not share eight words in a row with its original', () => {
    expect(
      inAccount('It is said:\nTHE OLD *bridge* over the\nsound was closed. For good it stays so.'),
    ).toEqual([
      'articles/a.mdx:16:1  10 words in a row are those of the original, “THE OLD bridge over … closed For good”: retell them, or mark them as a quotation',
    ]);
  });

  it.each([
    'in the night of 28 to 29 April 2024',
    'from Monday, April 29, 2024, to Tuesday, 30 April 2024 it stays',
    'it is open again since the 1st of May 2024',
  ])('may share a date, which nobody can retell: %s', (words) => {
    const text = `The bridge will be shut ${words}, the harbour office said.`;
    expect(
      findingsIn({
        'articles/a.mdx': articleText({}, `So ${words}: that is all.`),
        '../originals/a.txt': text,
      }),
    ).toEqual([]);
  });

  it('does not share eight words about a date', () => {
    const words = 'the old bridge was closed on 29 April 2024 for good they said';
    expect(
      findingsIn({
        'articles/a.mdx': articleText({}, `Then ${words}.`),
        '../originals/a.txt': `Now ${words}.`,
      }),
    ).toEqual([expect.stringContaining('13 words in a row')]);
  });

  it('may share seven', () => {
    expect(inAccount('It says the old bridge over the sound was shut.')).toEqual([]);
  });

  it.each([
    '<Quote by="x">We shall miss every single one of its rusty bolts</Quote>',
    '“We shall miss every single one of its rusty bolts”',
    '"We shall miss every single one of its rusty bolts"',
  ])('may quote: %s', (quotation) => {
    expect(inAccount(`It said: ${quotation}.`)).toEqual([]);
  });

  it('does not copy round a quotation, nor go on behind one as if it were not there', () => {
    const copied = 'the old bridge over the sound was closed for good';
    expect(inAccount(`“So” ${copied} “it is”`)[0]).toContain('articles/a.mdx:15:6  10 words in a row');
    expect(inAccount('the old bridge over “so” the sound was closed for good')).toEqual([]);
  });

  it('tells each place, and the summary’s', () => {
    const found = inAccount(
      'The old bridge over the sound was closed.\n\nHere: closed for good on Monday, the harbour office.',
      { summary: 'We shall miss every single one of its bolts.' },
    );
    expect(found.map((finding) => finding.slice(0, 40))).toEqual([
      'articles/a.mdx:9:10  8 words in a row ar',
      'articles/a.mdx:15:1  8 words in a row ar',
      'articles/a.mdx:17:7  8 words in a row ar',
    ]);
  });

  it('may bear the original’s headline', () => {
    expect(inAccount('Told.', { title: 'The old bridge over the sound was closed for good' })).toEqual([]);
  });

  it('takes an apostrophe of either form for the same', () => {
    const files = {
      'articles/a.mdx': articleText({}, "It says the town's old bridge isn't safe for us."),
      '../originals/a.txt': 'Says the town’s old bridge isn’t safe for us.',
    };
    expect(findingsIn(files)).toHaveLength(1);
  });

  it('is read in no time, however often one thing is said', () => {
    const files = {
      'articles/a.mdx': articleText({}, 'so '.repeat(30_000)),
      '../originals/a.txt': 'so '.repeat(40_000),
    };
    expect(findingsIn(files)).toEqual([
      expect.stringMatching(/^articles\/a\.mdx:15:1 {2}30000 words in a row/),
    ]);
  });

  it('is asked only where it is an account, and where the original is there', () => {
    const full = { text: 'full', rights: 'CC BY 4.0' };
    expect(inAccount(original, full)).toEqual([]);
    expect(findingsIn({ 'articles/a.mdx': articleText({}, original) })).toEqual([]);
  });
});
