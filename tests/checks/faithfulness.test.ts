import { describe, expect, it } from 'vitest';
import { differingFacts } from '../../src/checks/faithfulness.ts';
import { articleText } from '../support/entries.ts';
import { recordsOf } from '../support/records.ts';

const ORIGINAL =
  'Ferry leaves for good\n\nOn 29 April 1,200 people stood on the quay when the ferry left, said Captain Mina Torvald of Sound Lines, and eleven of them wept for 1.8 hours.';

/** What is pointed out in an account of it. */
function pointedOut(body: string, original = ORIGINAL, language = 'en') {
  const file = articleText({}, body);
  const records = recordsOf({ articles: { a: { title: 'Ferry', text: 'account', language, body } } });
  return differingFacts(records, { originalOf: () => original, sourceOf: () => file }).map(
    ({ message }) => message,
  );
}

describe('an account beside its original', () => {
  it('is faithful where it has all figures and names, however they are written', () => {
    expect(
      pointedOut(
        'On April 29, 1200 people stood there, Ms Torvald of Sound Lines said; 11 wept for 1.8 hours.',
      ),
    ).toEqual([]);
  });

  it('is told which figures and names it lacks', () => {
    expect(pointedOut('Eleven wept for 1.8 hours on the 29 of April.')).toEqual([
      'the original has what this account has not: 1200 · Captain Mina Torvald · Sound Lines',
    ]);
  });

  it('is told which figures it has alone, but for the archive’s own notes', () => {
    expect(
      pointedOut(
        'On April 29, 1200 people, Torvald of Sound said; 12 wept for 1.8 hours.\n\n<Note>\n\nIn 2025 it came back.\n\n</Note>',
      ),
    ).toEqual(['the original has not the figure 12: is it right?']);
  });

  it('is not told of capitals as names in a language in which every noun has one', () => {
    const original = `Am Mittwoch legte die neue Fähre nach zwei Jahren Bauzeit ab, wie alle Beteiligten lange erhofft hatten.`;
    expect(pointedOut('Die Fähre fuhr.', original, 'de')).toEqual([]);
    expect(pointedOut('Die Fähre fuhr.', original)).toEqual([
      'the original has what this account has not: Jahren Bauzeit',
    ]);
  });

  it('is told so in a few words, whatever the texts hold', () => {
    const long = [
      '9'.repeat(10_000),
      '1,'.repeat(5000),
      '1.1'.repeat(5000),
      `of ${'Aa'.repeat(5000)} ${'B'.repeat(5000)}`,
    ];
    const messages = [...pointedOut(long.join(' ')), ...pointedOut('Nobody.', long.join(' '))];
    expect(messages.length).toBeGreaterThan(0);
    expect(Math.max(...messages.map(({ length }) => length))).toBeLessThan(1000);
  });
});
