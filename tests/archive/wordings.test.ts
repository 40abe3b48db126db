import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsWording, markDifferences } from '../../src/archive/wordings.ts';

/** The wordings with what differs in square brackets. */
const marked = (...wordings: string[]) =>
  markDifferences(wordings).map((pieces) =>
    pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join(''),
  );

describe('wordings beside one another', () => {
  it('have the words marked in whose place others stand', () => {
    expect(
      marked(
        'fine instance of East-West trade',
        'a fine instance of West-East trade.',
        'A fine instance of E.-W. trade',
      ),
    ).toEqual([
      'fine instance of [East-West] trade',
      'a fine instance of [West-East] trade.',
      'A fine instance of [E.-W.] trade',
    ]);
  });

  it('have words marked that only one of them has in its midst', () => {
    expect(marked('we will not go', 'we will go')).toEqual(['we will [not] go', 'we will go']);
  });

  it('have nothing marked where one merely begins earlier or ends later', () => {
    expect(marked('is willing to go', 'willing to go now')).toEqual([
      'is willing to go',
      'willing to go now',
    ]);
    expect(marked('to go', 'willing to go now')).toEqual(['to go', 'willing to go now']);
  });

  it('are marked at their ends where others stand there instead', () => {
    expect(marked('cars will be electric', 'trucks will be electric soon')).toEqual([
      '[cars] will be electric',
      '[trucks] will be electric soon',
    ]);
  });

  it('are marked where a word has moved, even to an end', () => {
    expect(marked('North South talks', 'South North talks')).toEqual([
      '[North] South talks',
      'South [North] talks',
    ]);
  });

  it('do not differ in capitals, in punctuation about a word or in the form of an apostrophe', () => {
    expect(marked('It’s open, at last.', "it's “open” at last")).toEqual([
      'It’s open, at last.',
      "it's “open” at last",
    ]);
  });

  it('do not differ in marks that stand by themselves', () => {
    expect(marked('Yes — we can …', 'Yes we can.')).toEqual(['Yes — we can …', 'Yes we can.']);
  });

  it('are marked whole where they have nothing in common, a run of words as one piece', () => {
    expect(marked('one two', 'three four')).toEqual(['[one two]', '[three four]']);
  });

  it('are compared character by character in a script without spaces', () => {
    expect(marked('中美合作', '美中合作的')).toEqual(['[中]美合作', '美[中]合作的']);
  });

  it('keep their words whatever is marked, and mark nothing where they are the same', () => {
    const words = fc
      .array(fc.constantFrom('a', 'b', 'c,', 'D', '北京', '“e”', '—', 'f.-g'), { minLength: 1, maxLength: 8 })
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 4 }), (wordings) => {
        const pieces = markDifferences(wordings);
        expect(pieces.map((own) => own.map(({ text }) => text).join(''))).toEqual(wordings);
        for (const own of pieces) {
          for (const [index, { text, differs }] of own.entries()) {
            expect(text).not.toBe('');
            if (differs) expect(text).toBe(text.trim());
            if (index > 0) expect(differs).not.toBe(own[index - 1]?.differs);
          }
        }
        const same = markDifferences([wordings[0] ?? '', wordings[0] ?? '']);
        expect(same.flat().every(({ differs }) => !differs)).toBe(true);
      }),
    );
  });
});

it('holds another wording where that is quoted shorter, word for word', () => {
  expect(holdsWording('is willing to go.', 'Willing to go')).toBe(true);
  expect(holdsWording('is willing to go', 'will')).toBe(false);
  expect(holdsWording('is willing to go', 'is to go')).toBe(false);
  expect(holdsWording('willing', 'is willing')).toBe(false);
});
