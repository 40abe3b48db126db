import { readdirSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import { site as archive, searchExamples, subject } from '#site';
import { viewDate } from '../../src/archive/dates.ts';
import { all, one, readPage, readPages, textOf, textsOf } from '../support/pages.ts';

const site = inject('site');
const page = (path: string) => readPage(site, path);
const idsOf = (kind: string) =>
  readdirSync(`tests/fixtures/harbour/${kind}`).map((name) => name.replace(/\.mdx$/, ''));

/** What the entries were called before. */
const former: Record<string, string[]> = {
  articles: ['2024-05-07-farvel'],
  events: ['building-starts'],
  people: ['mina-t'],
  topics: ['streets'],
  sources: ['harbour-daily'],
};

describe('the site as a whole', () => {
  it('has a page for every record and for what it was called before, and no other', () => {
    const folders = {
      stories: 'articles',
      events: 'events',
      people: 'people',
      topics: 'topics',
      sources: 'sources',
    };
    for (const [folder, kind] of Object.entries(folders)) {
      const built = readPages(site)
        .map(({ path }) => path.split('/'))
        .filter(([, first, id]) => first === folder && id)
        .map(([, , id]) => id);
      expect(built.sort(), kind).toEqual([...idsOf(kind), ...(former[kind] ?? [])].sort());
    }
    expect(idsOf('articles')).toHaveLength(9);
  });

  it('counts itself on its about page, where a withdrawn article does not count', () => {
    expect(textsOf(page('/about/'), '.counts li')).toEqual([
      '8 stories',
      `${idsOf('events').length} events`,
      `${idsOf('people').length} people`,
      `${idsOf('topics').length} topics`,
      '5 sources',
    ]);
  });

  it('says how to cite it as a whole, with its version', () => {
    expect(textOf(one(page('/about/'), '.cite textarea'))).toMatch(
      new RegExp(`^${archive.name}\\. Version of \\d+ \\w+ \\d{4}\\.(?: https?://\\S+/)?$`),
    );
  });

  it('says what it is about, and shows how to search by examples of its own', () => {
    expect(textOf(one(page('/about/'), '.prose'))).toContain(
      `what was reported about ${subject}. At present`,
    );
    const { words, phrase, word, oneWithoutOther } = searchExamples;
    expect(textsOf(page('/search/'), '.help kbd')).toEqual([
      words,
      `"${phrase}"`,
      `"${phrase}" ${word}`,
      oneWithoutOther,
    ]);
  });

  it.each([
    [
      '/stories/2024-05-07-farvel/',
      '/stories/2024-05-07-farvel-til-aeroe/',
      'Farvel til Ærø – en side fra loggboka',
    ],
    ['/events/building-starts/', '/events/work-begins/', 'Work on the bridge begins'],
    ['/people/mina-t/', '/people/mina-torvald/', 'Mina Torvald'],
    ['/topics/streets/', '/topics/roads/', 'Roads and traffic'],
    ['/sources/harbour-daily/', '/sources/harbour-post/', 'Harbour Post'],
  ])('leads from %s to where it is now', (path, href, text) => {
    const moved = page(path);
    expect(one(moved, 'meta[http-equiv=refresh]').properties.content).toBe(`0; url=${href}`);
    expect(textOf(one(moved, 'h1'))).toBe('This page has moved');
    expect(textOf(one(moved, `.standfirst a[href="${href}"]`))).toBe(text);
  });
});

describe('the front page', () => {
  const front = page('/');
  const links = (selector: string) => all(front, selector).map(({ properties }) => properties.href);

  it('says in two sentences what this is', () => {
    expect(textOf(one(front, '.statement'))).toMatch(
      new RegExp(`^This archive holds what five sources reported about ${subject}\\. [^.]+ differ\\.$`),
    );
  });

  it('has the newest stories first, each with its source, date and summary', () => {
    expect(links('.card h3 a')).toEqual([
      '/stories/2025-02-20-haddad-meets-torvald/',
      '/stories/2025-01-14-lorries-turned-back/',
      '/stories/2025-01-14-questions-about-a-crack/',
      '/stories/2024-05-10-iftitah-al-jisr/',
    ]);
    expect(textsOf(front, '.card .by:first-child')[0]).toBe('Al-Marfa · 20 February 2025');
    expect(textsOf(front, '.all a')).toContain('All 8 stories');
  });

  it('shows a point on which reports differ, with what each says, and leads to the event', () => {
    expect(textOf(one(front, '.difference h2'))).toBe('The mayor’s words');
    expect(textsOf(front, '.difference mark')).toEqual(['banks', 'shores', 'sides']);
    expect(textsOf(front, '.difference :is(dt, dd)').slice(-2)).toEqual([
      'quay.log 6 May 2024',
      'both sides, as indirect speech',
    ]);
    expect(links('.difference :is(p, h2, .more) a')).toEqual([
      '/events/bridge-opens/',
      '/events/bridge-opens/#differs-the-mayor-s-words',
      '/events/bridge-opens/#differs-what-it-is-set-beside',
    ]);
  });

  it('leads to people, topics, sources and searches', () => {
    expect(links('.ways h3 a')).toEqual(['/people/', '/topics/', '/sources/', '/search/']);
    expect(textsOf(front, '.ways .people li')[0]).toBe('Mina Torvald 6 stories');
    expect(links('.ways a')).toContain(`/search/?q=${searchExamples.word}`);
  });

  it('has the picture of all years, and below it the fullest of them date by date', () => {
    expect(textOf(one(front, '.lens h3'))).toBe('2024, the fullest year');
    expect(links('.lens .date a')).toContain('/2024/05/#2024-05-06');
    expect(links('.picture .skip')).toEqual(['#entries']);
  });

  it('has what is latest in time, newest first and nothing twice, and leads to the whole timeline', () => {
    const shown = [...links('.lens a'), ...links('.card h3 a')];
    expect(shown.length).toBeGreaterThan(14);
    expect(links('.ledger .what a').filter((href) => shown.includes(href))).toEqual([]);
    expect(all(front, '.ledger > li')).toHaveLength(4);
    expect(links('.ledger .what a')[0]).toBe('/events/haddad-meets-torvald/');
    expect(links('.all a').at(-1)).toBe('/timeline/');
  });
});

describe('the timeline', () => {
  const timeline = page('/timeline/');

  it('has every article and event once, oldest first, in lists that say their order', () => {
    const links = all(timeline, '.items h3 a').map(({ properties }) => properties.href);
    expect(links).toHaveLength(idsOf('articles').length - 1 + idsOf('events').length);
    expect(links).not.toContain('/stories/2024-05-08-ferry-sinks/');
    expect(new Set(links).size).toBe(links.length);
    const dates = all(timeline, '.dates > li').map(({ properties }) => String(properties.id));
    const order = dates.map((date) => viewDate(date).sortKey);
    expect(order).toEqual(order.toSorted());
    expect(all(timeline, 'ol.dates > li > ol.items').length).toBe(dates.length);
  });

  it('shows a date no more precisely than it is known, for people and for machines', () => {
    const row = (title: string) => {
      const item = all(timeline, '.dates > li').find((date) => textOf(date).includes(title));
      if (!item) throw new Error(`no ${title}`);
      return [
        textOf(one({ tree: item }, '.date')),
        ...all({ tree: item }, '.date time').map(({ properties }) => properties.dateTime),
      ];
    };
    expect(row('The ferry line across the sound begins')).toEqual(['[about 1987] inferred', '1987']);
    expect(row('Lars Aune is captain')).toEqual(['2009–2024', '2009', '2024']);
    expect(row('Lorries cross by the ferry')).toEqual(['until 2012', '2012']);
    expect(row('The council chooses')).toEqual(['[about August 2016 (uncertain)] inferred', '2016-08']);
    expect(row('Ida Lind is harbour master')).toEqual(['since 2021', '2021']);
    expect(row('A storm takes down')).toEqual(['November 2022 (uncertain)', '2022-11']);
    expect(row('The council makes')).toEqual(['March 2023', '2023-03']);
    expect(row('Forty lorries')).toEqual(['[about 20 April 2024] inferred', '2024-04-20']);
    expect(row('4,000 cars')).toEqual(['5 May 2024 – 6 May 2024', '2024-05-05', '2024-05-06']);
    expect(row('Nine Millimetres')).toEqual(['14 January 2025', '2025-01-14']);
  });

  it('gives each day a place on the page of its month', () => {
    const day = one(timeline, '[id="2024-05-05"] .date a');
    expect(day.properties.href).toBe('/2024/05/#2024-05-05');
    expect(one(page('/2024/05/'), '[id="2024-05-05"]').tagName).toBe('li');
  });

  it('tells what is a story and what an event in words', () => {
    expect(new Set(textsOf(timeline, '.kind'))).toEqual(new Set(['Story', 'Event']));
  });

  it('puts inferred dates in brackets for all of one date together, and says so of each where others are stated', () => {
    const text = (anchor: string, selector: string) =>
      textsOf({ tree: one(timeline, `[id="${anchor}"]`) }, selector);
    expect(text('2024-04-20~', '.date, .by')).toEqual([
      '[about 20 April 2024] inferred',
      'Event reported by Harbour Post',
    ]);
    expect(text('2024-05-05', '.date')).toEqual(['5 May 2024']);
    const own = text('2024-05-05', '.by').filter((by) => by.includes('['));
    expect(own).toEqual([
      expect.stringMatching(/^Event reported by .* · \[date inferred\]$/),
      'Story in Sound Weekly · [date inferred]',
    ]);
    expect(text('2024-05-05', '.by').length).toBeGreaterThan(own.length);
  });

  it('names the sources that report an event, and says of one that none reports any more', () => {
    const by = (href: string) => {
      const item = all(timeline, '.items > li').find((each) => all({ tree: each }, `h3 [href="${href}"]`)[0]);
      return textsOf({ tree: item ?? timeline.tree }, '.by');
    };
    expect(by('/events/load-test/')).toEqual(['Event reported by Harbour Post']);
    expect(by('/events/crack-found/')).toEqual(['Event reported by Harbour Post, Sound Weekly']);
    expect(by('/events/leak-looked-for/')).toEqual(['Event no longer reported by any story here']);
  });
});

describe('the picture of the timeline', () => {
  it('has a link with a text alternative for each year that has entries, and for each span', () => {
    const links = all(page('/timeline/'), '.picture svg a').map((link) => [
      textOf(one({ tree: link }, 'title')),
      link.properties.href ?? link.properties.xLinkHref,
    ]);
    expect(links).toContainEqual(['2024: 5 stories, 7 events, 2 of uncertain date', '/2024/']);
    expect(links).toContainEqual(['2009: 1 event', '/2009/']);
    expect(links).toContainEqual(['2009–2024: Lars Aune is captain of the Ærø', '/2009/#2009/2024']);
    expect(links).toContainEqual(['until 2012: Lorries cross by the ferry', '/2012/#../2012']);
    expect(links).toContainEqual(['since 2021: Ida Lind is harbour master', '/2021/#2021/..']);
    expect(links.map(([, href]) => String(href).slice(0, 6))).toEqual([
      '/1987/',
      '/2009/',
      '/2012/',
      '/2009/',
      '/2012/',
      '/2016/',
      '/2020/',
      '/2009/',
      '/2021/',
      '/2022/',
      '/2023/',
      '/2024/',
      '/2025/',
      '/2009/',
      '/2021/',
    ]);
  });

  it('gives the years of a long empty stretch the room of one, and other empty years their own', () => {
    expect(textsOf(page('/timeline/'), '.picture svg .empty title')).toEqual([
      '1988 to 2008: no entries of its own',
      ...[2010, 2011, 2013, 2014, 2015, 2017, 2018, 2019].map((year) => `${year}: no entries of its own`),
    ]);
  });

  it('of a year has its months, and whatever reaches into them', () => {
    const titles = all(page('/2025/'), '.picture svg a').map((link) => textOf(one({ tree: link }, 'title')));
    expect(titles).toEqual([
      'Jan: 2 stories, 2 events',
      'Feb: 1 story, 2 events, 1 of uncertain date',
      'since 2021: Ida Lind is harbour master',
      '14 January 2025 – 10 February 2025: Lorries are kept off the bridge',
      'since 2021: Ida Lind is harbour master',
    ]);
  });

  it('is followed by a list that says where long times pass', () => {
    expect(textsOf(page('/timeline/'), '.gap')).toEqual([
      'About 21 years pass',
      'Two years pass',
      'About three years pass',
      'About three years pass',
      'About ten months pass',
      'About three months pass',
      'About one year passes',
      'About seven months pass',
    ]);
  });
});
