import { expect, it } from 'vitest';
import { scoreFolder } from './score.ts';

it('of originals of many kinds all that is known is right, and nothing is missing', async () => {
  const { count, scores, faults } = await scoreFolder('tests/import/pages');
  expect(faults).toEqual([]);
  const all = { right: count, wrong: 0, missing: 0 };
  expect(count).toBeGreaterThanOrEqual(77);
  expect(scores).toEqual({
    title: all,
    date: all,
    byline: all,
    source: all,
    language: all,
    url: all,
    body: all,
  });
});
