import { describe, expect, it } from 'vitest';
import { Engine, type Hit } from '../../../src/search/page/engine.ts';
import type { LoadedPage } from '../../../src/search/page/pagefind.ts';
import { parseQuery } from '../../../src/search/page/query.ts';
import { fakePagefind } from './fake.ts';

const pages = {
  listing: 'Cars listed. They meet the rules on data security, says Aune.',
  mapping: 'Aune maps roads. Data is kept; security is watched.',
  visit: 'A visit. Bo Lind speaks of security both here and there.',
  board: 'Aboard. Boarding things.',
  compound: 'Of self-driving cars.',
};

const ask = async (text: string, all: Hit[] = []) => {
  const { hits, unknown } = await new Engine(fakePagefind(pages)).find(parseQuery(text), async () => all);
  return { found: hits.map(({ id }) => id), unknown: unknown.map((term) => term.text) };
};

describe('a query finds', () => {
  it.each([
    ['the pages that have all words', 'security Aune', ['mapping', 'listing']],
    ['those that have the words of a phrase side by side', '"data security"', ['listing']],
    ['a phrase and a word together', '"data security" Aune', ['listing']],
    ['nothing where no page has both', '"data security" visit', []],
    ['what does not have a word', 'security -Aune', ['visit']],
    ['what does not have a phrase', 'Aune -"data security"', ['mapping']],
    ['whole words, and not what begins alike', 'Bo', ['visit']],
    ['what begins with a word that is not finished', 'secur', ['mapping', 'visit', 'listing']],
    ['a phrase of which two words are written as one', '"self driving cars"', ['compound']],
  ])('%s: %s', async (_, text, found) => expect(await ask(text)).toEqual({ found, unknown: [] }));

  it('first what has the words nearest to its beginning', async () => {
    expect((await ask('Aune')).found).toEqual(['mapping', 'listing']);
  });

  it('and of those that have them as near always the same, in whatever order the index has them', async () => {
    const alike = { b: 'One word.', c: 'One word.', a: 'One word.' };
    const turned = Object.fromEntries(Object.entries(alike).reverse());
    for (const pages of [alike, turned]) {
      const { hits } = await new Engine(fakePagefind(pages)).find(parseQuery('word'), async () => []);
      expect(hits.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    }
  });

  it('everything less what is left out, where nothing else is asked', async () => {
    const all = Object.keys(pages).map(
      (id): Hit => ({ id, positions: [], load: async () => ({}) as LoadedPage }),
    );
    expect((await ask('-security', all)).found).toEqual(['board', 'compound']);
  });
});

describe('what occurs nowhere', () => {
  it.each([
    ['is left out, and named', 'Aune catamarans2', ['mapping', 'listing'], ['catamarans2']],
    ['leaves nothing where there is nothing else', 'catamarans2', [], ['catamarans2']],
    ['is named if it is a phrase', '"security data" Aune', ['mapping', 'listing'], ['security data']],
    ['leaves nothing out', 'Aune -catamaran', ['mapping', 'listing'], ['catamaran']],
    ['is not taken for a word that it begins with', 'visitors', [], ['visitors']],
    ['is no beginning, if it has a letter or two', 'Aune se', ['mapping', 'listing'], ['se']],
  ])('%s', async (_, text, found, unknown) => expect(await ask(text)).toEqual({ found, unknown }));
});

it('tells the words that occur nowhere from those of a phrase that nobody wrote', async () => {
  const answer = await new Engine(fakePagefind(pages)).find(
    parseQuery('"security catamaran" "security data" qwerty'),
    async () => [],
  );
  expect(answer.unknownWords.map(({ text }) => text)).toEqual(['catamaran', 'qwerty']);
});

it('says of each page where the terms were found', async () => {
  const { hits } = await new Engine(fakePagefind(pages)).find(
    parseQuery('"data security" Aune'),
    async () => [],
  );
  expect(hits[0]?.positions).toEqual([[7, 8], [10]]);
});

it('asks Pagefind for each term once', async () => {
  const pagefind = fakePagefind(pages);
  const engine = new Engine(pagefind);
  await engine.find(parseQuery('Aune security'), async () => []);
  await engine.find(parseQuery('Aune security -visit'), async () => []);
  expect(pagefind.asked).toEqual(['"Aune"', '"security"', '"visit"']);
});

it('passes on that the index cannot be read', async () => {
  const broken = { ...fakePagefind(pages), search: () => Promise.reject(new Error('no index')) };
  await expect(new Engine(broken).find(parseQuery('Aune'), async () => [])).rejects.toThrow('no index');
});
