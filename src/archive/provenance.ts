/** How much is known of where a source's articles come from. */

import type { Entry } from '../records/record.ts';
import type { Fields } from '../records/schemas.ts';
import type { Tally } from './view.ts';

type Test = (fields: Fields['articles']) => boolean;

/** What is told of the articles, each as the ways in which an article may be. */
const questions: readonly [label: string, answers: readonly [text: string, is: Test][]][] = [
  [
    'Dates',
    [
      ['stated', ({ dateBasis }) => dateBasis === 'stated'],
      ['inferred', ({ dateBasis }) => dateBasis === 'inferred'],
    ],
  ],
  [
    'Headlines',
    [
      ['as published', ({ titleBasis }) => titleBasis === 'published'],
      ['supplied by the archive', ({ titleBasis }) => titleBasis === 'supplied'],
    ],
  ],
  [
    'Bylines',
    [
      ['known', ({ byline }) => byline.length > 0],
      ['not known', ({ byline }) => byline.length === 0],
    ],
  ],
  [
    'Originals',
    [
      ['with an address', ({ url }) => url !== undefined],
      ['without an address', ({ url }) => url === undefined],
      ['with a preserved snapshot', ({ archivedUrl }) => archivedUrl !== undefined],
    ],
  ],
  [
    'Texts',
    [
      ['as an account', ({ text }) => text === 'account'],
      ['in full', ({ text }) => text === 'full'],
    ],
  ],
];

/** @param articles those of one source; of none there is nothing to tell */
export function provenanceOf(articles: readonly Entry<'articles'>[]): Tally[] {
  if (articles.length === 0) return [];
  return questions.map(([label, answers]) => ({
    label,
    value: answers
      .map(([text, is]) => ({ text, count: articles.filter(({ fields }) => is(fields)).length }))
      .filter(({ count }) => count > 0)
      .map(({ text, count }) => (articles.length === 1 ? text : `${count} ${text}`))
      .join(', '),
  }));
}
