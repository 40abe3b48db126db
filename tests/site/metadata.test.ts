/** What the pages tell programs: reference managers, search engines, previews of links. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { describe, expect, inject, it } from 'vitest';
import { site as named, shortName } from '#site';
import { all, type BuiltPage, one, readPages, textOf } from '../support/pages.ts';
import { expand, faultsOfData, nodesOf, valuesOf } from '../support/schema-org.ts';
import { storedByZotero } from '../support/zotero.ts';

const site = inject('site');
const ORIGIN = 'http://localhost:4321';
const pages = readPages(site);
const isKept = (page: BuiltPage) => all(page, 'meta[name=robots]').length === 0;
const kept = pages.filter(isKept);
const stories = kept.filter(({ path }) => /^\/stories\/[^/]+\/$/.test(path));
const file = (name: string) => readFileSync(join(site, name), 'utf8');

const contentOf = (page: BuiltPage, name: string) =>
  all(page, `meta[property="${name}"], meta[name="${name}"]`)[0]?.properties.content;

describe('what Zotero stores of a story', () => {
  const expected: Record<string, object> = {
    '2024-05-05-town-crosses-bridge': {
      title: '[Town crosses its new bridge on foot and on wheels, and the regatta waits]',
      creators: [],
      publicationTitle: 'Sound Weekly',
      date: '2024-05-05',
      language: 'en',
      // No address of the original is known: Zotero takes the page's.
      url: `${ORIGIN}/stories/2024-05-05-town-crosses-bridge/`,
      extra: 'The date is inferred by the archive.',
    },
    '2024-05-06-bridge-takes-first-cars': {
      title: 'Bridge Takes Its First Cars as Torhavn Says No to Toll Money',
      creators: ['Quill, Ada'],
      publicationTitle: 'Harbour Post',
      date: '2024-05-06',
      language: 'en',
      url: 'https://harbour-post.example/news/bridge-takes-its-first-cars-10431?from=front#top',
      extra: 'The date is inferred by the archive.',
    },
    '2024-05-06-what-the-aeroe-leaves': {
      title: 'What the Ærø Leaves Behind at the Quay',
      creators: ['Rask, Signe'],
      publicationTitle: 'quay.log',
      date: '2024-05-06',
      language: 'en',
      url: 'https://quay-log.example/what-the-aeroe-leaves-behind',
    },
    '2024-05-07-farvel-til-aeroe': {
      title: 'Farvel til Ærø – en side fra loggboka',
      creators: ['Nes, Kari', 'Eide, Tor'],
      publicationTitle: 'Kysten',
      date: '2024-05-07',
      language: 'nb',
      url: 'https://kysten.example/farvel-til-%C3%A6r%C3%B8',
    },
    '2024-05-10-iftitah-al-jisr': {
      title: 'افتتاح جسر تورهافن بعد أربع سنوات من العمل',
      creators: ['منصور, ليلى'],
      publicationTitle: 'Al-Marfa',
      date: '2024-05-10',
      language: 'ar',
      url: 'https://al-marfa.example/articles/2024/torhavn',
    },
    '2025-01-14-lorries-turned-back': {
      itemType: 'tvBroadcast',
      title: 'Lorries Turned Back at the Bridge',
      creators: [],
      publicationTitle: 'Sound Weekly',
      date: '2025-01-14',
      language: 'en',
      url: 'https://sound-weekly.example/2025/lorries',
    },
    '2025-01-14-questions-about-a-crack': {
      title: 'Nine Millimetres: What Is Known of the Crack',
      creators: ['Quill, Ada', 'Rye, Tomas'],
      publicationTitle: 'Harbour Post',
      date: '2025-01-14',
      language: 'en',
      url: 'https://harbour-post.example/news/nine-millimetres-11207',
    },
    '2025-02-20-haddad-meets-torvald': {
      title: '[Chair of the Marfa Line visits Torhavn, and speaks of a quay for larger ships]',
      creators: ['Karam, Nadia'],
      publicationTitle: 'Al-Marfa',
      date: '2025-02-20',
      language: 'ar',
      url: 'https://al-marfa.example/articles/2025/marfa-line',
    },
  };

  it('is known of every story', () => {
    expect(stories.map(({ path }) => path.split('/')[2])).toEqual(Object.keys(expected));
  });

  it.each(Object.entries(expected))('is right field by field: %s', (id, fields) => {
    const story = stories.find(({ path }) => path === `/stories/${id}/`);
    if (!story) throw new Error('there is no such story');
    expect(storedByZotero(story, ORIGIN + story.path)).toEqual({
      itemType: 'newspaperArticle',
      ...fields,
      abstractNote: textOf(one(story, '.standfirst')),
      archive: named.name,
      archiveLocation: story.path,
    });
  });

  it('is told on no page by a class that means something else to it', () => {
    expect(
      pages.filter((page) => all(page, '[class*="byline" i], [class*="vcard" i], .Z3988').length > 0),
    ).toEqual([]);
  });

  it('of another page is a web page of ours', () => {
    const event = pages.find(({ path }) => path === '/events/bridge-opens/') as BuiltPage;
    expect(storedByZotero(event, ORIGIN + event.path)).toMatchObject({
      itemType: 'webpage',
      title: 'The bridge opens',
      creators: [],
      publicationTitle: named.name,
    });
  });
});

describe('a preview of a page', () => {
  it('has a title, a type, the name of the archive and a description, and no address while none is set', () => {
    for (const page of kept) {
      const isStory = stories.includes(page);
      expect(contentOf(page, 'og:title'), page.path).toMatch(/\S/);
      expect(contentOf(page, 'og:type'), page.path).toBe(isStory ? 'article' : 'website');
      expect(contentOf(page, 'og:site_name'), page.path).toBe(named.name);
      expect(contentOf(page, 'og:description'), page.path).toBe(contentOf(page, 'description'));
      expect(contentOf(page, 'og:url'), page.path).toBeUndefined();
    }
  });

  it('is not given where there is no page any more', () => {
    const gone = pages.filter((page) => !isKept(page));
    expect(gone.length).toBeGreaterThan(5);
    expect(
      gone.filter((page) => all(page, 'meta[property], script[type="application/ld+json"]').length > 0),
    ).toEqual([]);
  });
});

describe('pages as data', async () => {
  const data = new Map(
    await Promise.all(
      kept.map(async (page) => {
        const scripts = all(page, 'script[type="application/ld+json"]');
        const [text] = scripts[0]?.children ?? [];
        if (scripts.length !== 1 || text?.type !== 'text') throw new Error(`no data at ${page.path}`);
        return [page.path, await expand(text.value, ORIGIN + page.path)] as const;
      }),
    ),
  );
  const at = (path: string, type: string) => nodesOf(data.get(path), type)[0];

  it('have one node each, of which schema.org knows all types, properties and values', () => {
    const faults = [...data].flatMap(([path, nodes]) => [
      ...(nodes.length === 1 ? [] : [`${path}: ${nodes.length} nodes`]),
      ...nodes.flatMap(faultsOfData).map((fault) => `${path}: ${fault}`),
    ]);
    expect(faults).toEqual([]);
  });

  it('give each page its own address, and say what kind of page it is', () => {
    for (const page of kept) {
      const [node] = data.get(page.path) ?? [];
      expect(valuesOf(node, 'url'), page.path).toEqual([ORIGIN + page.path]);
      const type = node?.['@type']?.[0]?.replace('http://schema.org/', '');
      expect(type, page.path).toMatch(page.path === '/' ? /^WebSite$/ : /^(Collection|Web)Page$/);
    }
  });

  it('say the way to every page but the front page, by pages that exist', () => {
    const paths = new Set(pages.map(({ path }) => ORIGIN + path));
    for (const { path } of kept) {
      const ways = nodesOf(data.get(path), 'BreadcrumbList');
      expect(ways, path).toHaveLength(path === '/' ? 0 : 1);
      const steps = ways.flatMap((way) => nodesOf(way, 'ListItem'));
      const addresses = steps.flatMap((step) => valuesOf(step, 'item'));
      expect(
        steps.flatMap((step) => valuesOf(step, 'position')),
        path,
      ).toEqual(steps.map((_step, index) => index + 1));
      expect(
        addresses.filter((address) => !paths.has(String(address))),
        path,
      ).toEqual([]);
      if (path !== '/') expect([addresses[0], addresses.at(-1)]).toEqual([`${ORIGIN}/`, ORIGIN + path]);
    }
    const names = (path: string) =>
      nodesOf(data.get(path), 'ListItem').flatMap((step) => valuesOf(step, 'name'));
    expect(names('/2024/05/')).toEqual([named.name, 'Timeline', '2024', 'May 2024']);
    expect(names('/about/signs/')).toEqual([named.name, 'About', 'How to read the signs']);
    expect(names('/people/mina-torvald/')).toEqual([named.name, 'People', 'Mina Torvald']);
  });

  it('tell of each story its original', () => {
    for (const { path } of stories) {
      expect(valuesOf(at(path, 'WebPage'), 'about'), path).toHaveLength(1);
      const isArticle = path !== '/stories/2025-01-14-lorries-turned-back/';
      expect(at(path, isArticle ? 'NewsArticle' : 'Episode'), path).toBeDefined();
    }
    const original = (id: string, name: string) => valuesOf(at(`/stories/${id}/`, 'NewsArticle'), name);
    const crack = '2025-01-14-questions-about-a-crack';
    expect(original(crack, 'headline')).toEqual(['Nine Millimetres: What Is Known of the Crack']);
    expect(original(crack, 'author')).toEqual(['Ada Quill', 'Tomas Rye']);
    expect(original(crack, 'publisher')).toEqual(['Harbour Post']);
    expect(original(crack, 'datePublished')).toEqual(['2025-01-14T07:30+01:00']);
    expect(original('2024-05-07-farvel-til-aeroe', 'inLanguage')).toEqual(['nb']);
    const town = '2024-05-05-town-crosses-bridge';
    for (const name of ['headline', 'author', 'url']) expect(original(town, name), name).toEqual([]);
  });

  it('date an event no more precisely than it is known', () => {
    const dates = (id: string) =>
      ['startDate', 'endDate'].map((name) => valuesOf(at(`/events/${id}/`, 'Event'), name)[0]);
    expect(dates('bridge-opens')).toEqual(['2024-05-05', undefined]);
    expect(dates('work-begins')).toEqual(['2020', undefined]);
    expect(dates('toll-free-decision')).toEqual(['2023-03', undefined]);
    expect(dates('aune-captain')).toEqual(['2009', '2024']);
    expect(dates('lind-harbour-master')).toEqual(['2021', undefined]);
    expect(dates('lorries-on-the-ferry')).toEqual([undefined, '2012']);
    for (const uncertain of ['ferry-line-begins', 'load-test', 'storm-damage', 'company-chosen']) {
      expect(dates(uncertain), uncertain).toEqual([undefined, undefined]);
    }
  });

  it('tell who a person is, what a source is, and which pages are lists', () => {
    const person = at('/people/mina-torvald/', 'Person');
    expect(valuesOf(person, 'name')).toEqual(['Mina Torvald']);
    expect(valuesOf(person, 'alternateName')).toEqual(['Mayor Torvald', 'Ms Torvald', 'مينا تورفالد']);
    const list = at('/sources/harbour-post/', 'CollectionPage');
    expect(valuesOf(list, 'about')).toEqual(['Harbour Post']);
    expect(valuesOf(at('/sources/harbour-post/', 'Organization'), 'url')).toEqual([
      'https://harbour-post.example/',
    ]);
    for (const path of [
      '/stories/',
      '/events/',
      '/people/',
      '/topics/',
      '/sources/',
      '/coverage/',
      '/2024/',
    ]) {
      expect(at(path, 'CollectionPage'), path).toBeDefined();
    }
  });
});

describe('files for programs', () => {
  /** The elements of an XML file with their texts. Throws where it is not well-formed. */
  function elementsOf(xml: string): [name: string, text: string][] {
    const elements: [string, string][] = [];
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', ({ name }) => elements.push([name, '']));
    parser.on('text', (text) => {
      const last = elements.at(-1);
      if (last) last[1] += text;
    });
    parser.write(xml).close();
    return elements;
  }

  it('list in the sitemap every page that is to be found, once, and no other', () => {
    const elements = elementsOf(file('sitemap.xml'));
    const texts = (name: string) => elements.filter(([each]) => each === name).map(([, text]) => text.trim());
    expect(texts('loc').toSorted()).toEqual(kept.map(({ path }) => ORIGIN + path).toSorted());
    for (const day of texts('lastmod')) expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('let robots in, and tell them of no sitemap while the site has no address', () => {
    expect(file('robots.txt')).toBe('User-agent: *\nAllow: /\n');
  });

  it('tell language models what the archive is, by links that lead somewhere', () => {
    const text = file('llms.txt');
    expect(text).toMatch(new RegExp(`^# ${named.name}\n\n> ${named.description}\n\n`));
    expect(text).toContain('How to cite');
    const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, href]) => href ?? '');
    expect(links.length).toBeGreaterThan(8);
    const paths = new Set([...pages.map(({ path }) => path), '/sitemap.xml']);
    expect(links.filter((href) => !paths.has(href))).toEqual([]);
  });

  it('describe the search to browsers, which are told of it on the front page and where one searches', () => {
    const xml = file('opensearch.xml');
    const elements = new Map(elementsOf(xml));
    expect(elements.get('ShortName')?.trim()).toBe(shortName);
    expect(xml).toContain(`type="text/html" template="${ORIGIN}/search/?q={searchTerms}"`);
    const described = pages.filter((page) => all(page, 'link[rel=search]').length > 0);
    expect(described.map(({ path }) => path)).toEqual(['/', '/search/']);
  });
});
