/** Which page comes first: real queries, asked of a frozen copy of an archive, with the pages that are right. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readFolder, readKind } from '../../src/records/folder.ts';
import { Search } from '../../src/search/page/search.ts';
import { ask, makeIndex } from '../support/index-loader.ts';

const folder = 'tests/fixtures/relevance';
const queries: { q: string; first: string[]; suggest?: string }[] = JSON.parse(
  readFileSync(`${folder}/queries.json`, 'utf8'),
);

const { records } = readFolder(`${folder}/content`, (kind) => readKind(`${folder}/content`, kind, '/'));
const search = new Search(await makeIndex(records));

it('has the right page first for nine queries of ten, and among the first for all', async () => {
  const ranks = await Promise.all(
    queries.map(async ({ q, first }) => {
      const { urls } = await ask(search, q);
      return { q, rank: urls.findIndex((url) => first.includes(url)) + 1 };
    }),
  );
  expect(ranks.filter(({ rank }) => rank === 0)).toEqual([]);
  const mean = (of: (rank: number) => number) =>
    ranks.reduce((sum, { rank }) => sum + of(rank), 0) / ranks.length;
  expect(mean((rank) => Number(rank === 1))).toBeGreaterThanOrEqual(0.9);
  expect(mean((rank) => 1 / rank)).toBeGreaterThanOrEqual(0.93);
});

it('offers what was meant where a name or a word is misspelt', async () => {
  for (const { q, suggest } of queries.filter((each) => each.suggest)) {
    expect(
      (await ask(search, q)).suggestions.map((one) => one.toLowerCase()),
      q,
    ).toContain(suggest?.toLowerCase());
  }
});

it('puts what only a note of the archive says behind all that says it itself', async () => {
  for (const { q } of queries) {
    const { hits } = await ask(search, q);
    const noted = hits.map(({ isInNote }) => isInNote);
    expect(noted, q).toEqual(noted.toSorted((a, b) => Number(a) - Number(b)));
  }
});
