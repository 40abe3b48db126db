/** Where the address of a part leads once that is no more. */
import { expect, it } from 'vitest';
import { formerParts } from '../../src/archive/parts.ts';

const there = new Set(['/timeline/', '/2024/', '/people/ann/', '/people/', '/2024/04/']);

it.each([
  ['a month leads to its year', '/2024/05/', '/2024/'],
  ['a month of a year of which nothing is left, to the timeline', '/2023/05/', '/timeline/'],
  ['so does a year', '/2023/', '/timeline/'],
  ['what is below the page of a person leads to that', '/people/ann/quotations/', '/people/ann/'],
])('%s', (_, path, whole) => {
  expect(formerParts([path], there)).toEqual([{ path, whole }]);
});

it('nothing leads on that is there, nor the page of a record that is not', () => {
  const published = ['/2024/04/', '/people/ann/', '/people/bob/', '/people/bob/quotations/', '/about/', ''];
  expect(formerParts(published, there)).toEqual([]);
});
