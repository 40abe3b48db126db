import { expect, it } from 'vitest';
import type { Hit } from '../../../src/search/page/engine.ts';
import { parseQuery } from '../../../src/search/page/query.ts';
import { rank } from '../../../src/search/page/ranking.ts';
import { pageOf } from '../../support/index-loader.ts';

/** @param positions of each term the one that Pagefind tells */
const hitOf = (id: string, content: string, positions: number[][]): Hit => ({
  id,
  positions,
  score: 1,
  terms: positions.length,
  isInNote: false,
  load: async () => pageOf(content),
});

it('puts a title first that has the words in another form, though Pagefind tells of a third in the text', async () => {
  const hits = [
    hitOf('often', 'Talks. Torvald went to meet captains.', [[1], [4], [5]]),
    hitOf('title', 'Torvald meets captains. A meeting.', [[0], [4], [2]]),
  ];
  const { wanted } = parseQuery('when did Torvald meet captains');
  const ranked = await rank(hits, wanted, new Set(), new Set(), 10);
  expect(ranked.map(({ id }) => id)).toEqual(['title', 'often']);
});
