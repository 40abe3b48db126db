import { expect, it } from 'vitest';
import { makeFiles } from '../../../src/search/build/files.ts';
import { archive, indexed } from '../indexed.ts';

const idOf = (url: string) => archive.find((page) => page.url === url)?.id.slice(3);

it('numbers the articles and events in order of time, an event before the articles of its day', () => {
  const { items } = makeFiles(archive);
  expect(items.prefix).toBe('en_');
  expect(items.ids.split(' ')).toEqual(
    ['/events/visit/', '/stories/early/', '/stories/next/', '/events/talk/', '/stories/late/'].map(idOf),
  );
});

it('says which items each year, each month and each value has, with the value’s name', () => {
  const { items, person, topic } = makeFiles(archive);
  expect(items.periods).toEqual([
    ['2024-04', [1, 1, 1]],
    ['2025', [4]],
    ['2025-01', [5]],
  ]);
  expect(person).toEqual([
    ['bo', 'Bo Lind', [1, 1, 3], ['lind', 'b-lind']],
    ['mina', 'Mina Torvald', [4, 1]],
    ['salma', 'Salma Haddad', [1, 1, 1]],
  ]);
  expect(topic).toEqual([]);
});

it('refuses a value that has no page to name it', () => {
  expect(() => makeFiles(indexed({ '/stories/a/': { edtf: '2024', person: ['nobody'] } }))).toThrow(
    'the person `nobody` has no page in the search index',
  );
});

it('refuses pages of another language than the site’s, whose ids it would not find again', () => {
  const [page] = archive;
  expect(() => makeFiles([{ ...page, id: 'de_0000000' } as never])).toThrow('de_0000000');
});

it('is empty for an archive without articles', () => {
  expect(makeFiles([]).items).toEqual({ prefix: 'en_', ids: '', periods: [] });
});

it('keeps every word, the frequent ones first, without accents, capitals and punctuation', () => {
  const pages = indexed(
    Object.fromEntries(
      Array.from({ length: 120 }, (_, index) => [
        `/stories/${index}/`,
        {
          edtf: '2024',
          content: `Ferry, ferry! ${index < 20 ? 'Café' : ''} ${index === 0 ? '(catamaran)' : ''}`,
        },
      ]),
    ),
  );
  expect(makeFiles(pages).words.words).toEqual([['ferry'], ['cafe'], ['catamaran']]);
});

it('keeps a compound as a whole and in its parts, as the index does', () => {
  const { words } = makeFiles(indexed({ '/stories/a/': { edtf: '2024', content: 'A lane-level map.' } }));
  expect(words.words.flat()).toEqual(['lane', 'lanelevel', 'level', 'map']);
});

it('keeps what people, topics and sources are called', () => {
  const pages = indexed({
    '/people/salma/': { title: 'Salma Haddad' },
    '/events/a/': { edtf: '2024', title: 'A talk' },
  });
  expect(makeFiles(pages).words.names).toEqual(['Salma Haddad']);
});
