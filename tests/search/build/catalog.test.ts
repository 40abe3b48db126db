import { expect, it } from 'vitest';
import { catalogOf } from '../../../src/search/build/catalog.ts';
import { archive, indexed } from '../indexed.ts';

const idOf = (url: string) => archive.find((page) => page.url === url)?.id.slice(3);

it('numbers the articles and events in order of time, an event before the articles of its day', () => {
  const { items } = catalogOf(archive);
  expect(items.prefix).toBe('en_');
  expect(items.ids.split(' ')).toEqual(
    ['/events/visit/', '/stories/early/', '/stories/next/', '/events/talk/', '/stories/late/'].map(idOf),
  );
});

it('says which items each year, each month and each value has, with the value’s name', () => {
  const { items, facets } = catalogOf(archive);
  expect(items.periods).toEqual([
    ['2024-04', [1, 1, 1]],
    ['2025', [4]],
    ['2025-01', [5]],
  ]);
  expect(facets.person).toEqual([
    ['bo', 'Bo Lind', [1, 1, 3], ['lind', 'b-lind']],
    ['mina', 'Mina Torvald', [4, 1]],
    ['salma', 'Salma Haddad', [1, 1, 1]],
  ]);
  expect(facets.topic).toEqual([]);
});

it('refuses a value that has no page to name it', () => {
  expect(() => catalogOf(indexed({ '/stories/a/': { edtf: '2024', person: ['nobody'] } }))).toThrow(
    'the person `nobody` has no page in the search index',
  );
});

it('refuses pages of another language than the site’s, whose ids it would not find again', () => {
  const [page] = archive;
  expect(() => catalogOf([{ ...page, id: 'de_0000000' } as never])).toThrow('de_0000000');
});

it('is empty for an archive without articles', () => {
  expect(catalogOf([]).items).toEqual({ prefix: 'en_', ids: '', periods: [] });
});
