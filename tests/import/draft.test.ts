import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeDraft, writeFullText, writeOutline } from '../../src/import/draft.ts';
import { Recogniser } from '../../src/import/recognise.ts';
import { bodyOf, faultsOf, faultsOfBody, htmlOfBody } from '../support/entries.ts';
import { anyString } from '../support/properties.ts';
import { recordsOf } from '../support/records.ts';
import { read, SENTENCE } from './fixtures.ts';

const HEADLINE = 'Ferry leaves harbour as bridge opens';
const records = recordsOf({
  people: { 'ada-ray': { name: 'Ada Ray' } },
  topics: { ferries: { name: 'Ferries', aliases: ['ferry'] } },
});
const recogniser = new Recogniser(records);
const options = { added: '2026-11-21', findNames: recogniser.findNames };

const draft = (lines: string[], rights?: string) => {
  const original = read(...lines);
  return makeDraft(original, recogniser.recognise(original), { ...options, rights });
};

describe('the draft of an account', () => {
  it('has every field that is known, in the order of the schema, and leaves the rest empty', () => {
    const { id, text } = draft([
      '2024-04-29',
      'By Bo Lin',
      HEADLINE,
      HEADLINE,
      `Ada Ray wept. ${SENTENCE.repeat(3)}`,
    ]);
    expect(id).toBe('2024-04-29-ferry-leaves-harbour-as-bridge-opens');
    expect(text.split('\n---\n')[0]).toBe(
      `---
title: ${HEADLINE}
titleBasis: published
date: 2024-04-29
source:
byline:
  - Bo Lin
people:
  - ada-ray
topics:
  - ferries
summary:
text: account
language: en
added: 2026-11-21`,
    );
  });

  it('is refused by a check, which says what is still to be done', () => {
    const { text } = draft([HEADLINE, HEADLINE, `The ferry left. ${SENTENCE.repeat(3)}`]);
    expect(faultsOf('articles', text)).toEqual([
      expect.stringMatching(/^4:6 {2}`date` must not be empty/),
      expect.stringMatching(/^5:8 {2}`source` must not be empty/),
      expect.stringMatching(/^10:9 {2}`summary` must not be empty/),
      expect.stringMatching(/^16:1 {2}this outline has still to be written out/),
    ]);
  });

  it('takes its id from whom it names where it has no title, and never from a file or a number', () => {
    expect(draft([`Ada Ray wept. ${SENTENCE}`]).id).toBe('undated-ada-ray');
    expect(draft(['The ferry left, Sound Weekly reports.', SENTENCE]).id).toBe('undated-sound-weekly');
    expect(draft([SENTENCE]).id).toBe('undated-article');
    expect(draft(['Title: 1984', `Ada Ray wept. ${SENTENCE}`]).id).toBe('undated-ada-ray');
    expect(draft(['Title: 渡轮离港', SENTENCE]).id).toBe('undated-du-lun-li-gang');
  });

  it('takes over no sentence: only names, figures and words in quotation marks', () => {
    const outline = writeOutline(
      [
        {
          text: 'Ada Ray paid $4.5 million for 3 ferries in 2024, a third of it borrowed. “They are the finest ships,” said Bo Lin.',
        },
      ],
      recogniser.findNames,
    );
    expect(outline).toBe(
      '<ToWrite>\n\n1. 23 words; names Ada Ray, Bo Lin; figures $4.5 million · 3 · 2024; quotes “They are the finest ships,”\n\n</ToWrite>\n',
    );
  });

  it('names figures that stand between Chinese characters', () => {
    const outline = writeOutline([{ text: '公司表示，大厅每年将生产4万套电池，雇用600人。' }], () => []);
    expect(outline).toContain('figures 4万 · 600');
  });

  it('quotes nothing that is too long for an account', () => {
    const outline = writeOutline([{ text: `“${'word '.repeat(61).trim()}”` }], () => []);
    expect(outline).toContain('quotes 61 words: pick from them');
  });

  it('is one that the archive reads, whatever stands in the original', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), {
          minLength: 1,
          maxLength: 5,
        }),
        (texts) => {
          const outline = writeOutline(
            texts.map((text) => ({ text: text.replace(/[\p{Cc}\p{Cs}]/gu, ' ') })),
            () => [],
          );
          expect(faultsOfBody(outline)).toEqual([
            expect.stringContaining('this outline has still to be written out'),
          ]);
        },
      ),
    );
  });
});

describe('the draft of a full text', () => {
  it('has the whole text and the right to hold it', () => {
    const { text } = draft([HEADLINE, HEADLINE, SENTENCE, 'It {was} <raining>.'], 'CC BY 4.0');
    expect(text).toContain('text: full\nrights: CC BY 4.0\n');
    expect(text).toContain(`\n\n${SENTENCE}\n\nIt \\{was} \\<raining>.\n`);
  });

  it('says what the original says, whatever that is', () => {
    const sign = anyString({ minLength: 1, maxLength: 1 }).filter((text) =>
      /[\p{L}\p{N}\p{P}\p{S}]/u.test(text),
    );
    const word = fc.string({ unit: sign, minLength: 1, maxLength: 12 });
    const words = fc.array(word, { minLength: 1, maxLength: 7 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(words, (text) => {
        expect(bodyOf(writeFullText([{ text: `So: ${text}.` }])).lead).toBe(`So: ${text}.`);
      }),
    );
  });

  it('may begin a paragraph with a word that begins code in MDX', () => {
    const body = writeFullText([
      { text: 'import duties rose.' },
      { text: 'export too' },
      { text: 'Imports fell.' },
    ]);
    expect(htmlOfBody(body)).toBe('<p>import duties rose.</p>\n<p>export too</p>\n<p>Imports fell.</p>');
  });

  it('is refused where it is no entry any more', () => {
    expect(() => draft([HEADLINE, HEADLINE, ...Array(2000).fill(SENTENCE)], 'CC BY 4.0')).toThrow(
      /an entry has at most/,
    );
  });
});
