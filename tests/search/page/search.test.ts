import { describe, expect, it } from 'vitest';
import { facetNames } from '../../../src/archive/facets.ts';
import { makeFiles } from '../../../src/search/build/files.ts';
import { readAddress } from '../../../src/search/page/address.ts';
import { Search, type SearchOutcome } from '../../../src/search/page/search.ts';
import { archive } from '../indexed.ts';
import { fakePagefind, pageOf } from './fake.ts';

const texts: Record<string, string> = {
  '/stories/late/': 'Mina Torvald welcomes Ferrymen. So she says.',
  '/stories/early/': 'Ferrymen hope. Salma Haddad praises Ferrymen.',
  '/stories/next/': 'Salma Haddad and Aune. More follows.',
  '/events/visit/': 'The visit to Ferrymen.',
  '/events/talk/': 'The talk of Ferrymen.',
  '/people/salma/': 'Salma Haddad. Chair.',
};
const pages = archive.map((page) => ({ ...page, content: texts[page.url] ?? page.title }));
const urlOf = new Map(pages.map(({ id, url }) => [id, url]));

function newSearch(index = Object.fromEntries(pages.map(({ id, content }) => [id, content]))) {
  const loaded: string[] = [];
  const files = makeFiles(pages);
  const search = new Search({
    async pagefind() {
      loaded.push('pagefind');
      return fakePagefind(index);
    },
    async file(name) {
      loaded.push(name);
      return files[name];
    },
    page: async (id) => pageOf(pages.find((page) => page.id === id)?.content ?? ''),
    suggest: () => import('../../../src/search/page/suggest.ts'),
  });
  return { search, loaded };
}

const run = (address: string) => newSearch().search.run(readAddress(address));
const urls = ({ hits }: SearchOutcome) => hits.map(({ id }) => urlOf.get(id));

describe('without words', () => {
  it('everything of a person is listed, the newest first', async () => {
    expect(urls(await run('?person=salma'))).toEqual(['/stories/next/', '/stories/early/', '/events/visit/']);
  });

  it.each([
    ['values of a facet widen', '?person=salma&person=mina&sort=oldest', 5],
    ['facets narrow', '?person=salma&source=week', 1],
    ['an event has its articles and itself', '?event=visit', 3],
    ['a year is the whole of it', '?from=2025&to=2025', 2],
    ['a year-only date may be of any month', '?from=2025-06', 1],
    ['a span ends with its last month', '?to=2024-04', 3],
    ['a span and a facet narrow', '?person=mina&from=2025-01&to=2025-01', 2],
    ['nothing has both', '?person=mina&source=week', 0],
  ])('%s', async (_, address, count) => expect((await run(address)).hits).toHaveLength(count));

  it('lists from the oldest on if asked to', async () => {
    expect(urls(await run('?person=mina&sort=oldest'))).toEqual(['/events/talk/', '/stories/late/']);
  });

  it('nothing is loaded of Pagefind, and no facet that is not asked for', async () => {
    const { search, loaded } = newSearch();
    await search.run(readAddress('?person=salma&from=2024'));
    expect(loaded.sort()).toEqual(['items', 'person']);
  });

  it('and without limits nothing is asked for, and nothing is loaded', async () => {
    const { search, loaded } = newSearch();
    expect((await search.run(readAddress('?sort=oldest'))).hits).toEqual([]);
    expect(loaded).toEqual([]);
  });
});

describe('words', () => {
  it('that are only left out leave the rest, the newest first', async () => {
    expect(urls(await run('?q=-Ferrymen'))).toEqual(['/stories/next/']);
    expect(urls(await run('?q=-Haddad'))[0]).toBe('/stories/late/');
  });

  it('find people and topics too, and load nothing but Pagefind', async () => {
    const { search, loaded } = newSearch();
    expect(urls(await search.run(readAddress('?q=Haddad')))).toContain('/people/salma/');
    expect(loaded).toEqual(['pagefind']);
  });

  it('within limits find what lies within them', async () => {
    expect(urls(await run('?q=Ferrymen&person=salma'))).toEqual(['/stories/early/', '/events/visit/']);
    expect(urls(await run('?q=Ferrymen&sort=oldest'))).toEqual([
      '/events/visit/',
      '/stories/early/',
      '/events/talk/',
      '/stories/late/',
    ]);
  });

  it('are the same for what a value was called before, and the address says what it is called now', async () => {
    const found = await run('?q=Ferrymen&person=b-lind');
    expect(urls(found)).toEqual(urls(await run('?q=Ferrymen&person=bo')));
    expect(found.state.chosen.person).toEqual(['bo']);
  });

  it('in order of time put what has no date last', async () => {
    expect(urls(await run('?q=Haddad&sort=oldest')).at(-1)).toBe('/people/salma/');
    expect(urls(await run('?q=Haddad&sort=newest')).at(-1)).toBe('/people/salma/');
  });
});

describe('counts', () => {
  const counts = async (address: string, facet: (typeof facetNames)[number]) => {
    const { search } = newSearch();
    const found = await search.run(readAddress(address));
    return (await search.counts(facet, found)).map(({ name, count }) => `${name} ${count}`);
  };

  it('are of the present query', async () => {
    expect(await counts('?q=Aune', 'person')).toEqual(['Salma Haddad 1']);
  });

  it('of a facet say what each of its values has or would add, whatever is chosen of it', async () => {
    expect(await counts('?person=salma', 'person')).toEqual([
      'Bo Lind 3',
      'Salma Haddad 3',
      'Mina Torvald 2',
    ]);
    expect(await counts('?person=salma', 'source')).toEqual(['Times 1', 'Weekly 1']);
  });

  it('are of everything where nothing is asked for', async () => {
    expect(await counts('', 'source')).toEqual(['Al-Marfa 1', 'Times 1', 'Weekly 1']);
  });

  it('agree with what is listed once a value is chosen', async () => {
    const { search } = newSearch();
    for (const address of ['', '?q=Ferrymen', '?from=2025', '?q=Ferrymen&source=marfa']) {
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
    expect(await counts('?person=mina&source=week', 'person')).toEqual([
      'Bo Lind 1',
      'Salma Haddad 1',
      'Mina Torvald 0',
    ]);
  });
});

describe('what is said', () => {
  it.each([
    [
      'an unknown value',
      '?person=nobody&q=Ferrymen',
      'The archive has no person “nobody”; shown without it.',
    ],
    ['an unknown word', '?q=Ferrymen+catamarans2', 'Nothing contains “catamarans2”; shown without it.'],
    [
      'an unknown phrase',
      '?q=Ferrymen+%22praises+Aune%22',
      'Nothing contains the phrase “praises Aune”; shown without it.',
    ],
    ['an unknown word alone', '?q=catamarans2', 'Nothing contains “catamarans2”.'],
    [
      'an unknown word to leave out',
      '?q=Ferrymen+-zzz',
      'Nothing contains “zzz”, so nothing is left out for it.',
    ],
    ['an unfinished word', '?q=Aun', 'Nothing contains “Aun” itself; shown with longer words that begin so.'],
    ['a query without words', '?q=!!!', '“!!!” holds no word to look for.'],
  ])('of %s', async (_, address, note) => expect((await run(address)).notes).toEqual([note]));

  it('of a misspelt name is what was meant', async () => {
    expect((await run('?q=Salma+Hadad')).suggestions).toEqual(['Salma Haddad']);
  });

  it('where no page has all words is how to have fewer', async () => {
    expect((await run('?q=Aune+visit')).fewer).toEqual(['visit', 'Aune']);
  });
});

it.each(['Aune', 'Ferrymen -Aune', '"Salma Haddad"'])(
  'fails, rather than finding less, when a part of the index was not loaded, as for %s',
  async (q) => {
    const { search } = newSearch({ en_0000000: 'Ferrymen. Nothing else was loaded.' });
    await expect(search.run(readAddress(`?${new URLSearchParams({ q })}`))).rejects.toThrow(
      'a part of the search index is missing',
    );
  },
);
