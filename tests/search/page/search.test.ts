import { describe, expect, it } from 'vitest';
import { facetNames } from '../../../src/archive/facets.ts';
import { Search } from '../../../src/search/page/search.ts';
import { ask as askOf, type LoadedIndex, makeIndex } from '../../support/index-loader.ts';
import { type Descriptions, recordsOf } from '../../support/records.ts';

const archive: Descriptions = {
  people: {
    salma: {
      name: 'Salma Haddad',
      aliases: ['Ms Haddad', '萨尔玛', '萨尔玛·哈达德'],
      role: 'Chair of the harbour',
    },
    mina: { name: 'Mina Torvald' },
    bo: { name: 'Bo Lind', formerIds: ['lind', 'b-lind'] },
    crane: { type: 'organisation', name: 'Crane Works' },
  },
  topics: {
    cranes: { name: 'Cranes of Torhavn', aliases: ['Crane Works'] },
    trade: { name: 'Trade' },
    sea: { name: 'North–South line' },
    'self-driving': { name: 'Cars without drivers' },
  },
  sources: {
    marfa: { name: 'Al-Marfa' },
    week: { name: 'The Weekly' },
    times: { name: 'Times', url: 'https://times.example/' },
  },
  events: {
    visit: {
      title: 'The visit of a catamaran',
      date: '2024-04-28',
      people: ['salma', 'bo'],
      body: 'A catamaran came to Torhavn.',
    },
    talk: { title: 'The talk', date: '2025', people: ['mina'], body: 'They spoke of the catamarans.' },
  },
  articles: {
    early: {
      title: 'Harbour hopes',
      date: '2024-04-28',
      source: 'week',
      people: ['salma', 'bo'],
      byline: ['Ada Quill'],
      url: 'https://www.weekly.example/news/harbour-hopes?from=front#top',
      body: '<Event id="visit">A catamaran came.</Event> It did not wait, and cost 1.8 million, and a self-driving car 24 more. <Quote by="salma">We kept our word</Quote>\n\n<Note>\n\nThe article does not mention robotaxis.\n\n</Note>',
    },
    next: {
      title: 'Salma Haddad and the mapmakers',
      date: '2024-04-29T14:30Z',
      source: 'times',
      people: ['salma'],
      byline: ['Tomas Rye'],
      body: '<Event id="visit">The catamaran left.</Event> They were honored under a licence, and marked. The 18 mapmakers drew a colour map with robotaxis on it.',
    },
    late: {
      title: 'Torvald speaks',
      date: '2025-01-20',
      source: 'marfa',
      people: ['mina', 'bo'],
      body: '<Event id="talk">Mina Torvald spoke of catamarans.</Event> Internal, international and interesting markets, by license, at 4.5 each.',
    },
    zhongwen: {
      title: '上海工厂扩建计划获批',
      date: '2024-05-06',
      source: 'marfa',
      text: 'full',
      rights: 'CC BY 4.0',
      language: 'zh-Hans',
      summary: '上海市政府批准了扩建计划。',
      body: '马斯克周一在上海会见了李强。双方讨论了数据安全问题。',
    },
    deutsch: {
      title: 'Behörden genehmigen Erweiterung',
      date: '2024-05-08',
      source: 'marfa',
      text: 'full',
      rights: 'CC BY 4.0',
      language: 'de',
      body: 'Die Datenschutzbehörde hat keine Einwände. Größere Fabrikhallen entstehen.',
    },
    francais: {
      title: 'Le port attend',
      date: '2024-05-09',
      source: 'marfa',
      text: 'full',
      rights: 'CC BY 4.0',
      language: 'fr',
      body: 'Les deux ports ont signé l’accord du bac.',
    },
  },
};

const index = await makeIndex(recordsOf(archive));
const search = new Search(index);
const ask = (address: string) => askOf(search, address);
const newSearch = (): { search: Search; loaded: string[] } => {
  const own: LoadedIndex = { ...index };
  index.loaded.length = 0;
  return { search: new Search(own), loaded: index.loaded };
};

describe('without words', () => {
  it('everything of a person is listed, the newest first', async () => {
    expect((await ask('?person=salma')).urls).toEqual([
      '/stories/next/',
      '/stories/early/',
      '/events/visit/',
    ]);
  });

  it.each([
    ['values of a facet widen', '?person=salma&person=mina&sort=oldest', 5],
    ['facets narrow', '?person=salma&source=week', 1],
    ['an event has its articles and itself', '?event=visit', 3],
    ['a year is the whole of it', '?from=2025&to=2025', 2],
    ['a year-only date may be of any month', '?from=2025-06', 1],
    ['a span ends with its last month', '?to=2024-04', 3],
    ['a day is that day alone', '?from=2024-04-28&to=2024-04-28', 2],
    ['a year-only date may be of any day', '?from=2025-06-01&to=2025-06-01', 1],
    ['a span and a facet narrow', '?person=mina&from=2025-01&to=2025-01', 2],
    ['a kind is of that kind', '?kind=event', 2],
    ['a kind and a facet narrow', '?kind=story&source=week', 1],
    ['people have no date', '?kind=person&from=2024', 0],
    ['a kind of subject is all of it', '?kind=person', 4],
    ['nothing has both', '?person=mina&source=week', 0],
  ])('%s', async (_, address, count) => expect((await ask(address)).hits).toHaveLength(count));

  it('lists from the oldest on if asked to', async () => {
    expect((await ask('?person=mina&sort=oldest')).urls).toEqual(['/events/talk/', '/stories/late/']);
  });

  it('nothing is loaded of Pagefind, and no facet that is not asked for', async () => {
    const { search, loaded } = newSearch();
    await askOf(search, '?person=salma&from=2024');
    expect(loaded.toSorted()).toEqual(['items', 'person']);
  });

  it('and without limits nothing is asked for, and nothing is loaded', async () => {
    const { search, loaded } = newSearch();
    expect((await askOf(search, '?sort=oldest')).hits).toEqual([]);
    expect(loaded).toEqual([]);
  });
});

describe('words', () => {
  it.each([
    ['all of which a page must have', 'catamaran left', ['/stories/next/']],
    ['of a phrase stand side by side', '"kept our word"', ['/stories/early/']],
    ['parted by a sign are each looked for', 'Torhavn/catamaran', ['/events/visit/']],
    ['in full-width letters are as good', 'ｃａｔａｍａｒａｎ ｌｅｆｔ', ['/stories/next/']],
    ['of a phrase in single quotation marks too', "'kept our word'", ['/stories/early/']],
    ['with a minus a page must not have', 'catamaran -left -talk -came', ['/stories/late/']],
    ['with NOT it must not have either', 'catamaran NOT left NOT talk NOT came', ['/stories/late/']],
    [
      'with OR will do in place of one another',
      'honored OR interesting',
      ['/stories/late/', '/stories/next/'],
    ],
    ['with AND are both wanted', 'catamaran AND left', ['/stories/next/']],
    ['are found with their other endings', 'mapmaker', ['/stories/next/']],
    ['are found in the other spelling', 'honoured', ['/stories/next/']],
    ['are found in either spelling of one word', 'licence', ['/stories/late/', '/stories/next/']],
    ['are found in the other spelling, the other way round', 'color', ['/stories/next/']],
    ['written as one are found as two', '"self driving"', ['/stories/early/']],
    ['that nobody sees the signs in are found', 'cata\u00ADma\u200Bran left', ['/stories/next/']],
    [
      'of a question are looked for without its small words',
      'when did the catamaran leave Torhavn',
      ['/events/visit/'],
    ],
  ])('%s: %s', async (_, query, urls) => {
    expect((await ask(query)).urls.slice(0, urls.length).toSorted()).toEqual(urls);
  });

  it('that are only left out leave the rest, the newest first', async () => {
    expect((await ask('-catamaran')).urls).toEqual([
      '/stories/francais/',
      '/stories/deutsch/',
      '/stories/zhongwen/',
    ]);
  });

  it('with a minus a page must not have, even if the others are its name', async () => {
    expect((await ask('Salma Haddad')).urls).toContain('/people/salma/');
    expect((await ask('Salma Haddad -chair')).urls).not.toContain('/people/salma/');
  });

  it('that are not ended find all that begins with them', async () => {
    const { urls, notes } = await ask('inte');
    expect(urls).toEqual(['/stories/late/']);
    expect(notes).toEqual([
      'Nothing contains “inte” itself; shown with longer words that begin so or hold it.',
    ]);
  });

  it('that are not ended find it too where they are another form of a word', async () => {
    expect((await ask('marke')).urls.toSorted()).toEqual(['/stories/late/', '/stories/next/']);
  });

  it('that are still being written find it from their first letter on', async () => {
    const { urls, notes } = await ask('Mina T');
    expect({ first: urls[0], notes }).toEqual({ first: '/people/mina/', notes: [] });
  });

  it('within limits find what lies within them', async () => {
    expect((await ask('?q=catamaran&person=salma&sort=oldest')).urls).toEqual([
      '/events/visit/',
      '/stories/early/',
      '/stories/next/',
    ]);
  });

  it('are the same for what a value was called before, and the address says what it is called now', async () => {
    const found = await ask('?q=catamaran&person=b-lind');
    expect(found.urls).toEqual((await ask('?q=catamaran&person=bo')).urls);
    expect(found.state.chosen.person).toEqual(['bo']);
  });

  it('in order of time put what has no date last', async () => {
    for (const sort of ['oldest', 'newest']) {
      expect((await ask(`?q=Haddad&sort=${sort}`)).urls.at(-1)).toBe('/people/salma/');
    }
  });

  it('of which no page has all find those that have the most of them and the rarest', async () => {
    const { urls, isPartial, notes } = await ask('mapmakers catamarans interesting');
    expect(isPartial).toBe(true);
    expect(urls.slice(0, 2).toSorted()).toEqual(['/stories/late/', '/stories/next/']);
    expect(notes).toEqual([
      'No page has all of it; shown are those that have the most of it, and the rarest words.',
    ]);
  });
});

describe('what a page prints is found', () => {
  it.each([
    ['a name', 'salma haddad', '/people/salma/'],
    ['another name', 'Ms Haddad', '/people/salma/'],
    ['a name that is another name elsewhere', 'Crane Works', '/people/crane/'],
    ['a name in another script', '萨尔玛', '/people/salma/'],
    ['a source without its article', 'weekly', '/sources/week/'],
    ['a name with a dash, written with a hyphen', 'north-south line', '/topics/sea/'],
    ['a part of a name with a dash', 'south line', '/topics/sea/'],
    ['a byline', 'Ada Quill', '/stories/early/'],
    ['a part of a byline', 'Rye', '/stories/next/'],
    ['a name in another script, without its dot', '萨尔玛哈达德', '/people/salma/'],
    ['an id', 'b-lind', '/people/bo/'],
    ['the address of a story', 'https://archive.example/stories/next/', '/stories/next/'],
    ['the address of an original', 'https://weekly.example/news/harbour-hopes', '/stories/early/'],
    ['the same without its scheme', 'www.weekly.example/news/harbour-hopes/', '/stories/early/'],
    ['the address of a source', 'https://times.example', '/sources/times/'],
    ['the address of a topic that has a word for its id', '/topics/trade/', '/topics/trade/'],
    ['the time of day', '"14:30 UTC"', '/stories/next/'],
  ])('%s: %s', async (_, query, url) => {
    const { urls, notes } = await ask(query);
    expect({ first: urls[0], notes }).toEqual({ first: url, notes: [] });
  });

  it('the words of an id, behind what it is the id or the name of', async () => {
    const { urls, notes } = await ask('salma-haddad');
    expect(urls[0]).toBe('/people/salma/');
    expect(urls).toContain('/stories/next/');
    expect(notes).toEqual([]);
  });

  it('an id that is a word as well, and what has the word behind it', async () => {
    expect((await ask('self-driving')).urls).toEqual(['/topics/self-driving/', '/stories/early/']);
  });

  it('an address with a place on its page, and the place', async () => {
    const { urls, anchor } = await ask('https://archive.example/stories/early/?x=1#event-visit:~:text=came');
    expect({ urls, anchor }).toEqual({ urls: ['/stories/early/'], anchor: 'event-visit' });
  });

  it.each([
    '28 April 2024',
    'April 28, 2024',
    '28th of April 2024',
    'Apr. 28 2024',
    '2024-04-28',
    '2024-4-28',
    '2024/04/28',
    '20240428',
    '28.04.2024',
    '28/4/2024',
    '4/28/2024',
    '2024年4月28日',
    '２０２４年４月２８日',
    '28-Apr-2024',
    '28 Apr 24',
    'Apr 28, 24',
    'Sunday, 28 April 2024',
    'Sun. 28 April 2024',
    '2024 April 28',
  ])('a date, in whatever form: %s', async (query) => {
    const { urls, period, notes } = await ask(query);
    expect({ urls: urls.slice(0, 2), period, notes }).toEqual({
      urls: ['/events/visit/', '/stories/early/'],
      period: '2024-04-28',
      notes: [],
    });
  });

  it.each(['Sun 2024', '4/5/2024', '2024-13-01', '31 April 2024', '1234567', '2024-04-28-29'])(
    'but nothing is taken for a date that may be another or is none: %s',
    async (query) => expect((await ask(query)).period).toBeUndefined(),
  );

  it.each(['28 Apr', 'Apr 28', 'Apr. 28', '28 Apr 2', '28 April 202'])(
    'what is of a date that is not written out: %s',
    async (query) => {
      const { urls } = await ask(query);
      expect(urls.slice(0, 2).toSorted()).toEqual(['/events/visit/', '/stories/early/']);
    },
  );

  it('a year, and all that is of it', async () => {
    const { urls, period } = await ask('2025');
    expect(urls.toSorted()).toEqual(['/events/talk/', '/stories/late/']);
    expect(period).toBe('2025');
  });

  it('what the pages of events and of people print of stories, behind the stories themselves', async () => {
    expect((await ask('"catamaran left"')).urls).toEqual(['/stories/next/', '/events/visit/']);
    expect((await ask('"kept our word"')).urls).toEqual(['/stories/early/', '/people/salma/']);
  });

  it('a month, and the offer to narrow down to it', async () => {
    const { urls, period } = await ask('April 2024');
    expect(urls.slice(0, 3).toSorted()).toEqual(['/events/visit/', '/stories/early/', '/stories/next/']);
    expect(period).toBe('2024-04');
  });

  it('a name, and of its stories that first which says it most', async () => {
    const story = (body: string) => ({ title: `Mina Torvald: ${body.length}`, source: 'week', body });
    const own = await makeIndex(
      recordsOf({
        ...archive,
        articles: {
          once: { ...story('Once.'), title: 'Mina Torvald once' },
          often: story(
            'Mina Torvald went. Mina Torvald came back, as Mina Torvald had said that she would do.',
          ),
          never: story('She went, and came back.'),
          most: {
            ...story(
              'Mina Torvald wrote to Mina Torvald, as Mina Torvald does. Mina Torvald read what Mina Torvald wrote.',
            ),
            title: 'Letters',
          },
        },
      }),
    );
    const { urls } = await askOf(new Search(own), 'Mina Torvald');
    expect(urls.slice(0, 3)).toEqual(['/people/mina/', '/stories/most/', '/stories/often/']);
  });

  it('in a box of its own where it is the name of a person, a topic or a source', async () => {
    expect((await ask('Salma Haddad')).isNamed).toBe(true);
    expect((await ask('Haddad')).isNamed).toBe(false);
  });

  it.each(['What did Salma Haddad say', 'who is Salma Haddad', 'Salma Haddad quotes'])(
    'or asks about one, or for what somebody said: %s',
    async (query) => {
      const { isNamed, urls } = await ask(query);
      expect({ isNamed, first: urls[0] }).toEqual({ isNamed: true, first: '/people/salma/' });
    },
  );
});

describe('texts in other languages', () => {
  it.each([
    ['any run of Chinese characters', '工厂扩建', '/stories/zhongwen/'],
    ['two of them', '李强', '/stories/zhongwen/'],
    ['from within a sentence', '数据安全', '/stories/zhongwen/'],
    ['with a word in Latin letters beside them', '上海 会见', '/stories/zhongwen/'],
    ['a German compound by its beginning', 'Datenschutz', '/stories/deutsch/'],
    ['and by another part of it', 'hallen', '/stories/deutsch/'],
    ['a word without its umlaut', 'behorden', '/stories/deutsch/'],
    ['a word behind a shortened article', 'accord', '/stories/francais/'],
    ['the same with the article', "l'accord", '/stories/francais/'],
    ['and with another', "d'accord", '/stories/francais/'],
  ])('are found by %s: %s', async (_, query, url) => expect((await ask(query)).urls[0]).toBe(url));

  it('and characters that do not stand side by side are not', async () => {
    expect((await ask('强李')).urls).toEqual([]);
  });
});

describe('an archive’s note', () => {
  it('is found last, and said to be one', async () => {
    const { urls, hits } = await ask('robotaxis');
    expect(urls).toEqual(['/stories/next/', '/stories/early/']);
    expect(hits.map(({ isInNote }) => isInNote)).toEqual([false, true]);
  });

  it('leaves nothing out for what only it says', async () => {
    expect((await ask('harbour hopes -robotaxis')).urls).toContain('/stories/early/');
  });

  it('leaves nothing out for a phrase of its own of which the text has the words one by one', async () => {
    const { urls } = await ask('harbour hopes -"not mention"');
    expect(urls).toContain('/stories/early/');
    expect((await ask('harbour hopes -"our word"')).urls).not.toContain('/stories/early/');
  });

  it('is never run together with the text before it', async () => {
    expect((await ask('"kept our word The article"')).urls).toEqual([]);
  });
});

describe('a number', () => {
  it('with a point is not the number without', async () => {
    expect((await ask('1.8')).urls).toEqual(['/stories/early/']);
    expect((await ask('18')).urls).toEqual(['/stories/next/']);
  });

  it('that occurs with a point alone occurs nowhere, and leaves nothing out', async () => {
    const { urls, notes } = await ask('Torvald 45');
    expect(urls).toContain('/stories/late/');
    expect(notes).toEqual(['Nothing contains “45”; shown without it.']);
    expect((await ask('Torvald -45')).urls).toContain('/stories/late/');
    expect((await ask('Torvald -4.5')).urls).not.toContain('/stories/late/');
  });
});

describe('counts', () => {
  const counts = async (address: string, facet: (typeof facetNames)[number]) =>
    (await search.counts(facet, await ask(address))).map(({ name, count }) => `${name} ${count}`);

  it('are of the present query', async () => {
    expect(await counts('?q=mapmakers', 'person')).toEqual(['Salma Haddad 1']);
  });

  it('of a facet say what each of its values has or would add, whatever is chosen of it', async () => {
    expect(await counts('?person=salma', 'person')).toEqual([
      'Bo Lind 3',
      'Salma Haddad 3',
      'Mina Torvald 2',
    ]);
    expect(await counts('?person=salma', 'source')).toEqual(['The Weekly 1', 'Times 1']);
  });

  it('agree with what is listed once a value is chosen', async () => {
    for (const address of ['', '?q=catamaran', '?from=2025', '?q=catamaran&source=marfa', '?kind=story']) {
      const found = await ask(address);
      for (const facet of facetNames) {
        for (const { id, count } of await search.counts(facet, found)) {
          const chosen = { ...found.state.chosen, [facet]: [id] };
          const { hits } = await search.run({ state: { ...found.state, chosen }, faults: [] });
          expect(hits, `${address} ${facet} ${id}`).toHaveLength(count);
        }
      }
    }
  });

  it('by time are of the present query, whatever dates are chosen of the same span', async () => {
    const spread = async (address: string) =>
      (await search.spread(await ask(address))).map(({ from, count }) => `${from} ${count}`);
    expect(await spread('?q=catamaran')).toEqual(['2024 3', '2025 2']);
    expect(await spread('?q=catamaran&from=2024&to=2024')).toEqual(['2024-04 3']);
    expect(await spread('?person=mina')).toEqual(['2025-01 1']);
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
      '?person=nobody&q=catamaran',
      'The archive has no person “nobody”; shown without it.',
    ],
    ['an unknown word', 'catamaran qwertyuiop', 'Nothing contains “qwertyuiop”; shown without it.'],
    [
      'an unknown phrase',
      'catamaran "praises mapmakers"',
      'Nothing contains the phrase “praises mapmakers”; shown without it.',
    ],
    [
      'two of them, in one sentence',
      'catamaran qwertyuiop "praises mapmakers"',
      'Nothing contains “qwertyuiop” or the phrase “praises mapmakers”; shown without them.',
    ],
    [
      'an unknown word to leave out',
      'catamaran -qwertyuiop',
      'Nothing contains “qwertyuiop”, so nothing is left out for it.',
    ],
    ['a query without words, within limits', '?q=!!!&from=2024', '“!!!” holds no word to look for.'],
  ])('of %s', async (_, address, note) => expect((await ask(address)).notes).toEqual([note]));

  it('of words that occur nowhere is why nothing was found, once', async () => {
    expect(await ask('qwertyuiop asdfghjkl')).toMatchObject({
      hits: [],
      notes: [],
      why: 'Nothing contains “qwertyuiop” or “asdfghjkl”.',
    });
  });

  it('of a query without words is why nothing was found, once', async () => {
    const why = '“!!!” holds no word to look for.';
    expect(await ask('!!!')).toMatchObject({ hits: [], notes: [], why });
  });

  it('of a misspelt word in company is shown for what was meant', async () => {
    const { urls, shownFor, notes } = await ask('mapmakrs left');
    expect({ urls, shownFor, notes }).toEqual({
      urls: ['/stories/next/'],
      shownFor: 'mapmakers left',
      notes: ['Nothing contains “mapmakrs”.'],
    });
  });

  it('of several misspelt words is shown for what was meant by all, less what is like none', async () => {
    expect(await ask('mapmakrs robotaxiss')).toMatchObject({
      shownFor: 'mapmakers robotaxis',
      notes: ['Nothing contains “mapmakrs” or “robotaxiss”.'],
    });
    expect((await ask('mapmakrs qwertyuiop')).shownFor).toBe('mapmakers');
  });

  it.each(['?q=inte&person=salma', '?q=mapmakers+catamarans+interesting&source=week&to=2020'])(
    'of what is shown is not said where nothing is: %s',
    async (address) => {
      const { hits, notes } = await ask(address);
      expect({ hits, notes }).toEqual({ hits: [], notes: [] });
    },
  );

  it('of an unknown word is no more than that where the others find nothing', async () => {
    expect((await ask('?q=catamaran+qwertyuiop&source=week&to=2020')).notes).toEqual([
      'Nothing contains “qwertyuiop”.',
    ]);
  });

  it('of a word that is not ended is one thing', async () => {
    expect((await ask('inte qwertyuiop')).notes.filter((note) => note.includes('“inte”'))).toHaveLength(1);
  });

  it.each(['?q=catamarran+-catamaran', '?q=mapmakrs&source=week', '?q=catamarran&to=2020'])(
    'never offers what finds nothing: %s',
    async (address) => {
      const { suggestions, shownFor } = await ask(address);
      expect({ suggestions, shownFor }).toEqual({ suggestions: [], shownFor: undefined });
    },
  );

  it('of the letters of a month beside a day is nothing', async () => {
    expect((await ask('28 Apr')).notes).toEqual([]);
  });

  it('of a short word is only a suggestion', async () => {
    const { suggestions, shownFor } = await ask('cane');
    expect({ suggestions: suggestions.slice(0, 1), shownFor }).toEqual({
      suggestions: ['came'],
      shownFor: undefined,
    });
  });

  it('of a word that is one letter from another is only a suggestion, of one with a letter too few it is shown', async () => {
    const { suggestions, shownFor } = await ask('haddod');
    expect({ suggestions, shownFor }).toEqual({ suggestions: ['Haddad'], shownFor: undefined });
    expect((await ask('hadad')).shownFor).toBe('Haddad');
  });

  it('of a misspelt name is what was meant', async () => {
    expect((await ask('Salma Hadad')).suggestions).toEqual(['Salma Haddad']);
  });

  it('of a misspelt word that stands alone is shown for what was meant, and says so', async () => {
    const { urls, shownFor, notes } = await ask('catamarann');
    expect(urls).toContain('/events/visit/');
    expect(shownFor).toMatch(/^catamarans?$/);
    expect(notes).toEqual(['Nothing contains “catamarann”.']);
  });

  it('never suggests the query itself, nor what is to be left out', async () => {
    const { suggestions } = await ask('-catamarann');
    expect(suggestions).toEqual([]);
  });
});

it.each([
  'F-35B',
  'mid-1990s',
  '1990s',
  '5G-ready',
  'ios',
  'PhDs',
  '4x4-drive',
  '_catamaran_',
  'snake_case',
  'snake_',
  'cata_maran',
  '\u202Ecatamaran',
  'half‐hour',
  'C++',
  '50-50',
])('never takes the index for broken: %s', async (query) => {
  const own = await makeIndex(
    recordsOf({
      ...archive,
      articles: {
        signs: {
          source: 'times',
          body: 'The F-35B of the mid-1990s, 5G-ready, a 4x4-drive, a half‐hour, 50-50, C++, iOS-only, PhDs-only, snake_case and a catamaran.',
        },
      },
      events: {},
    }),
  );
  const { hits } = await askOf(new Search(own), query);
  expect(hits.length).toBeGreaterThan(0);
});

it.each(['catamaran', 'Torvald -catamaran', '"Salma Haddad"'])(
  'fails, rather than finding less, when a part of the index was not loaded, as for %s',
  async (q) => {
    const own: LoadedIndex = {
      ...index,
      pagefind: async () => ({
        options: async () => {},
        init: async () => {},
        destroy: async () => {},
        search: async () => ({ results: [] }),
      }),
    };
    await expect(askOf(new Search(own), q)).rejects.toThrow('a part of the search index is missing');
  },
);
