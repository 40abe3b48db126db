import { describe, expect, it } from 'vitest';
import { facetNames } from '../../../src/archive/facets.ts';
import { catalogOf } from '../../../src/search/build/catalog.ts';
import { wordsOf } from '../../../src/search/build/words.ts';
import { readAddress } from '../../../src/search/page/address.ts';
import { type Found, Search } from '../../../src/search/page/search.ts';
import { archive } from '../indexed.ts';
import { fakePagefind, fragmentOf } from './fake.ts';

const texts: Record<string, string> = {
  '/stories/late/': 'Han Zheng welcomes Tesla. So he says.',
  '/stories/early/': 'Tesla hopes. Li Qiang praises Tesla.',
  '/stories/next/': 'Li Qiang and Baidu. More follows.',
  '/events/visit/': 'The visit to Tesla.',
  '/events/talk/': 'The talk of Tesla.',
  '/people/li/': 'Li Qiang. Premier.',
};
const pages = archive.map((page) => ({ ...page, content: texts[page.url] ?? page.title }));
const urlOf = new Map(pages.map(({ id, url }) => [id, url]));

function newSearch(index = Object.fromEntries(pages.map(({ id, content }) => [id, content]))) {
  const loaded: string[] = [];
  const { items, facets } = catalogOf(pages);
  const files: Record<string, unknown> = { items, ...facets, words: wordsOf(pages) };
  const search = new Search({
    async pagefind() {
      loaded.push('pagefind');
      return fakePagefind(index);
    },
    async fetch<T>(name: string): Promise<T> {
      loaded.push(name);
      return files[name.replace('.json', '')] as T;
    },
    page: async (id) => fragmentOf(pages.find((page) => page.id === id)?.content ?? ''),
    suggest: () => import('../../../src/search/page/suggest.ts'),
  });
  return { search, loaded };
}

const run = (address: string) => newSearch().search.run(readAddress(address));
const urls = ({ hits }: Found) => hits.map(({ id }) => urlOf.get(id));

describe('without words', () => {
  it('everything of a person is listed, the newest first', async () => {
    expect(urls(await run('?person=li'))).toEqual(['/stories/next/', '/stories/early/', '/events/visit/']);
  });

  it.each([
    ['values of a facet widen', '?person=li&person=han&sort=oldest', 5],
    ['facets narrow', '?person=li&source=week', 1],
    ['an event has its articles and itself', '?event=visit', 3],
    ['a year is the whole of it', '?from=2025&to=2025', 2],
    ['a year-only date may be of any month', '?from=2025-06', 1],
    ['a span ends with its last month', '?to=2024-04', 3],
    ['a span and a facet narrow', '?person=han&from=2025-01&to=2025-01', 2],
    ['nothing has both', '?person=han&source=week', 0],
  ])('%s', async (_, address, count) => expect((await run(address)).hits).toHaveLength(count));

  it('lists from the oldest on if asked to', async () => {
    expect(urls(await run('?person=han&sort=oldest'))).toEqual(['/events/talk/', '/stories/late/']);
  });

  it('nothing is loaded of Pagefind, and no facet that is not asked for', async () => {
    const { search, loaded } = newSearch();
    await search.run(readAddress('?person=li&from=2024'));
    expect(loaded.sort()).toEqual(['items.json', 'person.json']);
  });

  it('and without limits nothing is asked for, and nothing is loaded', async () => {
    const { search, loaded } = newSearch();
    expect((await search.run(readAddress('?sort=oldest'))).hits).toEqual([]);
    expect(loaded).toEqual([]);
  });
});

describe('words', () => {
  it('that are only left out leave the rest, the newest first', async () => {
    expect(urls(await run('?q=-Tesla'))).toEqual(['/stories/next/']);
    expect(urls(await run('?q=-Qiang'))[0]).toBe('/stories/late/');
  });

  it('find people and topics too, and load nothing but Pagefind', async () => {
    const { search, loaded } = newSearch();
    expect(urls(await search.run(readAddress('?q=Qiang')))).toContain('/people/li/');
    expect(loaded).toEqual(['pagefind']);
  });

  it('within limits find what lies within them', async () => {
    expect(urls(await run('?q=Tesla&person=li'))).toEqual(['/stories/early/', '/events/visit/']);
    expect(urls(await run('?q=Tesla&sort=oldest'))).toEqual([
      '/events/visit/',
      '/stories/early/',
      '/events/talk/',
      '/stories/late/',
    ]);
  });

  it('are the same for what a value was called before, and the address says what it is called now', async () => {
    const found = await run('?q=Tesla&person=e-musk');
    expect(urls(found)).toEqual(urls(await run('?q=Tesla&person=musk')));
    expect(found.state.chosen.person).toEqual(['musk']);
  });

  it('in order of time put what has no date last', async () => {
    expect(urls(await run('?q=Qiang&sort=oldest')).at(-1)).toBe('/people/li/');
    expect(urls(await run('?q=Qiang&sort=newest')).at(-1)).toBe('/people/li/');
  });
});

describe('counts', () => {
  const counts = async (address: string, facet: (typeof facetNames)[number]) => {
    const { search } = newSearch();
    const found = await search.run(readAddress(address));
    return (await search.counts(facet, found)).map(({ name, count }) => `${name} ${count}`);
  };

  it('are of the present query', async () => {
    expect(await counts('?q=Baidu', 'person')).toEqual(['Li Qiang 1']);
  });

  it('of a facet say what each of its values has or would add, whatever is chosen of it', async () => {
    expect(await counts('?person=li', 'person')).toEqual(['Elon Musk 3', 'Li Qiang 3', 'Han Zheng 2']);
    expect(await counts('?person=li', 'source')).toEqual(['Times 1', 'Weekly 1']);
  });

  it('are of everything where nothing is asked for', async () => {
    expect(await counts('', 'source')).toEqual(['Azernews 1', 'Times 1', 'Weekly 1']);
  });

  it('agree with what is listed once a value is chosen', async () => {
    const { search } = newSearch();
    for (const address of ['', '?q=Tesla', '?from=2025', '?q=Tesla&source=azer']) {
      const found = await search.run(readAddress(address));
      for (const facet of facetNames) {
        for (const { id, count } of await search.counts(facet, found)) {
          const chosen = { ...found.state.chosen, [facet]: [id] };
          const { hits } = await search.run({ state: { ...found.state, chosen }, faults: [] });
          expect(hits, `${address} ${facet} ${id}`).toHaveLength(count);
        }
      }
    }
  });

  it('keep a chosen value that has none', async () => {
    expect(await counts('?person=han&source=week', 'person')).toEqual([
      'Elon Musk 1',
      'Li Qiang 1',
      'Han Zheng 0',
    ]);
  });
});

describe('what is said', () => {
  it.each([
    ['an unknown value', '?person=nobody&q=Tesla', 'The archive has no person “nobody”; shown without it.'],
    ['an unknown word', '?q=Tesla+robotaxis2', 'Nothing contains “robotaxis2”; shown without it.'],
    [
      'an unknown phrase',
      '?q=Tesla+%22praises+Baidu%22',
      'Nothing contains the phrase “praises Baidu”; shown without it.',
    ],
    ['an unknown word alone', '?q=robotaxis2', 'Nothing contains “robotaxis2”.'],
    [
      'an unknown word to leave out',
      '?q=Tesla+-zzz',
      'Nothing contains “zzz”, so nothing is left out for it.',
    ],
    ['an unfinished word', '?q=Bai', 'Nothing contains “Bai” itself; shown with longer words that begin so.'],
    ['a query without words', '?q=!!!', '“!!!” holds no word to look for.'],
  ])('of %s', async (_, address, note) => expect((await run(address)).notes).toEqual([note]));

  it('of a misspelt name is what was meant', async () => {
    expect((await run('?q=Li+Quiang')).suggestions).toEqual(['Li Qiang']);
  });

  it('where no page has all words is how to have fewer', async () => {
    expect((await run('?q=Baidu+visit')).fewer).toEqual(['visit', 'Baidu']);
  });
});

it.each(['Baidu', 'Tesla -Baidu', '"Li Qiang"'])(
  'fails, rather than finding less, when a part of the index was not loaded, as for %s',
  async (q) => {
    const { search } = newSearch({ en_0000000: 'Tesla. Nothing else was loaded.' });
    await expect(search.run(readAddress(`?${new URLSearchParams({ q })}`))).rejects.toThrow(
      'a part of the search index is missing',
    );
  },
);
