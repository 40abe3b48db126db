/** References for tests of citations and formats. */
import fc from 'fast-check';
import type { Reference } from '../../src/exports/reference.ts';

/** The reference of an article of which nothing matters but what is given. */
export const referenceTo = (given: Partial<Reference> = {}): Reference => ({
  id: '2024-04-29-bridge-opens',
  title: 'Bridge takes its first cars',
  isSupplied: false,
  authors: [{ family: 'Quill', given: 'Ada Mary' }],
  medium: 'article',
  publication: 'The Daily',
  issued: { from: { year: 2024, month: 4, day: 29, qualifier: '' }, isCirca: false },
  language: 'en',
  url: 'https://daily.example/a',
  summary: 'In short.',
  keywords: ['Bridge', 'Tolls'],
  ...given,
});

export const pageOf = ({ id }: Pick<Reference, 'id'>): string => `https://archive.example/stories/${id}/`;

/** Words that trouble formats, among others: each is what a headline may hold, and none ends a line. */
const words = fc.oneof(
  fc.constantFrom(
    ...['“Quoted”', '"straight"', '‘single’', '{braced', 'closed}', '{', '}', '=cmd()', '+1', '-2', '@x'],
    ...[
      '--',
      '---',
      'a\\b',
      '\\textbf{x}',
      '$5',
      '50%',
      'A&B',
      '#1',
      'a_b',
      '~',
      '^',
      '<i>',
      '>',
      "''",
      '``',
      '?`',
    ],
    ...[
      'tr.im',
      'مرحبا',
      'שלום',
      '王小明',
      '😀',
      '👩‍👩‍👧',
      'é',
      'e\u0301',
      'and',
      'TY - NEWS',
      'ER -',
      ',',
      ';',
      '|',
      '==',
    ],
  ),
  fc.string({ minLength: 1, maxLength: 8 }).map((text) => text.trim() || 'x'),
);

/**
 * A line of text as the schemas take it: something, no white space about it. No two spaces follow one another: readers of
 * BibTeX make one of them, and one reader of RIS takes those before a hyphen for the end of a tag.
 */
export const line = fc
  .array(words, { minLength: 1, maxLength: 6 })
  .map((some) => some.join(' ').replace(/ {2,}/g, ' '));

/** Without the commas that `authorOf` parts a name at, nor anything that it takes for a suffix. */
const plain = (text: string): string => `${text.replace(/,/g, '')} x`.trim();

/** Any reference at all, with troublesome texts in every field. */
export const anyReference: fc.Arbitrary<Reference> = fc
  .record({
    title: line,
    isSupplied: fc.boolean(),
    authors: fc.array(
      fc.oneof(fc.record({ literal: line }), fc.record({ family: line.map(plain), given: line.map(plain) })),
      { maxLength: 3 },
    ),
    publication: line,
    summary: line,
    keywords: fc.array(line.map(plain), { minLength: 1, maxLength: 3 }),
  })
  .map((given) => referenceTo(given));
