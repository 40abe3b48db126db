import { expect, it } from 'vitest';
import { wordsOf } from '../../../src/search/build/words.ts';
import { indexed } from '../indexed.ts';

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
  expect(wordsOf(pages).words).toEqual([['ferry'], ['cafe'], ['catamaran']]);
});

it('keeps a compound as a whole and in its parts, as the index does', () => {
  const { words } = wordsOf(indexed({ '/stories/a/': { edtf: '2024', content: 'A lane-level map.' } }));
  expect(words.flat()).toEqual(['lane', 'lanelevel', 'level', 'map']);
});

it('keeps what people, topics and sources are called', () => {
  const pages = indexed({
    '/people/salma/': { title: 'Salma Haddad' },
    '/events/a/': { edtf: '2024', title: 'A talk' },
  });
  expect(wordsOf(pages).names).toEqual(['Salma Haddad']);
});
