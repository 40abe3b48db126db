import { describe, expect, it } from 'vitest';
import {
  articleThing,
  eventThing,
  structuredData,
  subjectThing,
  trailTo,
} from '../../src/exports/structured-data.ts';
import { archiveOf } from '../support/records.ts';
import { expand, faultsOfData } from '../support/schema-org.ts';

const { stories, events, sources, topics } = archiveOf({
  sources: { daily: { name: 'The Daily', url: 'https://daily.example/' } },
  topics: { trade: { name: 'Trade' } },
  articles: {
    a: {
      title: 'A </script><script>alert(1)</script>',
      byline: ['Quill, Ada', 'Press Agency'],
      bylineOrganisations: ['Press Agency'],
      date: '2024-04',
      body: '<Event id="landing">It landed</Event>.',
    },
    b: { title: 'B', titleBasis: 'supplied', date: '2024~' },
  },
  events: { landing: { title: 'It lands', date: '2017/2022' } },
});

describe('a thing', () => {
  it('that is an article has its authors, by what they are, and a date as precise as it is known', () => {
    const byId = stories.toSorted((a, b) => (a.item.id < b.item.id ? -1 : 1));
    expect(byId.map(articleThing)).toMatchObject([
      {
        headline: 'A </script><script>alert(1)</script>',
        author: [
          { '@type': 'Person', name: 'Ada Quill' },
          { '@type': 'Organization', name: 'Press Agency' },
        ],
        publisher: { '@type': 'Organization', name: 'The Daily' },
        datePublished: '2024-04',
      },
      // A headline that the archive supplies was none, and a date that is approximate is none here.
      { name: 'B', author: [], datePublished: undefined },
    ]);
  });

  it('says in words how surely its date is known, where that is less than surely', () => {
    const inferred = { dateBasis: 'inferred', dateNote: 'By its words.' } as const;
    const archive = archiveOf({
      articles: {
        a: { date: '2024-04-29', ...inferred, body: '<Event id="landing">It landed</Event>.' },
        b: { date: '2024~' },
        c: { date: '2024' },
      },
      events: { landing: { date: '2024-04', ...inferred } },
    });
    const byId = archive.stories.toSorted((a, b) => (a.item.id < b.item.id ? -1 : 1));
    expect(byId.map((story) => articleThing(story).description)).toEqual([
      'Its date, 29 April 2024, is inferred by the archive.',
      'Its date is about 2024.',
      undefined,
    ]);
    expect(archive.events.map((event) => eventThing(event).description)).toEqual([
      'It happened. Its date, April 2024, is inferred by the archive.',
    ]);
  });

  it.each([
    [{ date: '2023-21' }, '2023', 'It happened. Its date: spring 2023.'],
    [{ date: '2025-33' }, '2025', 'It happened. Its date: first quarter of 2025.'],
    [{ date: '2024-01/2024-22' }, '2024-01', 'It happened. Its date: January 2024 – summer 2024.'],
    [{ date: '[..2019]' }, undefined, 'It happened. Its date: before 2020.'],
    [
      { date: '[2024-04-28..2024-04-29]', dateText: 'in the night' },
      undefined,
      'It happened. Its date: in the night (28 or 29 April 2024).',
    ],
  ])('has the words of a date for which data have no room: %o', (dated, startDate, description) => {
    const archive = archiveOf({
      articles: { a: { body: '<Event id="landing">It landed</Event>.' } },
      events: { landing: dated },
    });
    expect(archive.events.map(eventThing)).toMatchObject([{ startDate, description }]);
  });

  it('that is an article says that its publisher retracted it', () => {
    const updates = [{ date: '2024-05-02', note: 'It was wrong.' }];
    const [story] = archiveOf({ articles: { a: { retracted: '2024-05-02', updates } } }).stories;
    expect(story && articleThing(story).description).toBe('Its publisher retracted it on 2 May 2024.');
  });

  it('that is an event is no place, and has both its ends', () => {
    expect(events.map(eventThing)).toEqual([
      {
        '@type': 'Event',
        name: 'It lands',
        startDate: '2017',
        endDate: '2022',
        description: 'It happened.',
      },
    ]);
  });

  it('among the people is what its type says, and where an event was', () => {
    const archive = archiveOf({
      events: { landing: { people: ['ann', 'port'] } },
      people: {
        ann: {},
        crane: { type: 'organisation', aliases: ['the Works'] },
        port: { name: 'Aune', type: 'place' },
      },
    });
    expect(archive.people.map(subjectThing)).toMatchObject([
      { '@type': 'Person', name: 'ann' },
      { '@type': 'Organization', name: 'crane', alternateName: ['the Works'] },
      { '@type': 'Place', name: 'Aune' },
    ]);
    expect(archive.events.map(eventThing)).toMatchObject([
      { location: [{ '@type': 'Place', name: 'Aune' }] },
    ]);
  });

  it('is an organisation with its address where it is a source', () => {
    expect([...sources, ...topics].map(subjectThing)).toMatchObject([
      { '@type': 'Organization', name: 'The Daily', url: 'https://daily.example/' },
      { '@type': 'Thing', name: 'Trade', url: undefined },
    ]);
  });
});

describe('a page as data', () => {
  const [story] = stories.filter(({ item }) => item.id === 'a');
  const home = { href: '/', text: 'The Archive' };
  const page = {
    href: '/stories/a/',
    title: 'A </script>',
    description: 'In short.',
    type: 'WebPage',
    about: story && articleThing(story),
    trail: [home, { href: '/stories/', text: 'Stories' }],
  } as const;

  it('cannot end the element that it stands in', () => {
    const json = structuredData(page, (href) => href);
    expect(json).not.toContain('<');
    expect(JSON.parse(json).about.headline).toBe('A </script><script>alert(1)</script>');
  });

  it('has only terms that schema.org knows, with addresses that are whole or resolved by its own', async () => {
    for (const base of ['', 'https://news.example']) {
      const json = structuredData(page, (href) => base + href);
      const [node] = await expand(json, 'https://news.example/stories/a/');
      expect(node && faultsOfData(node)).toEqual([]);
      expect(JSON.stringify(node)).toContain('"https://news.example/stories/"');
    }
  });

  it('is held against schema.org: a wrong term, a wrong place and a wrong value are noticed', async () => {
    const odd = (fields: object) =>
      JSON.stringify({ '@context': 'https://schema.org', '@type': 'Event', name: 'A', ...fields });
    await expect(expand(odd({ colour: 'red' }), 'https://a.example/')).rejects.toThrow();
    for (const fields of [
      { '@type': 'Happening' },
      { headline: 'A' },
      { startDate: '2014~' },
      { about: { name: 'A' } },
    ]) {
      const [node] = await expand(odd(fields), 'https://a.example/');
      expect(node && faultsOfData(node)).not.toEqual([]);
    }
  });
});

describe('the way to a page', () => {
  const home = { href: '/', text: 'The Archive' };
  const stories = { href: '/stories/', text: 'Stories' };

  it('leads from the front page down to what is just above it', () => {
    expect(trailTo(home, [home])).toEqual([]);
    expect(trailTo(stories, [home, stories])).toEqual([home]);
    expect(trailTo({ href: '/stories/a/', text: 'A' }, [home, stories])).toEqual([home, stories]);
  });

  it('leads to the later pages of a list by its first', () => {
    expect(trailTo({ href: '/stories/page/2/', text: 'Stories, page 2' }, [home, stories])).toEqual([
      home,
      stories,
    ]);
    const people = { href: '/people/', text: 'People' };
    expect(trailTo({ href: '/people/a/page/3/', text: 'Ada, page 3' }, [home, people])).toEqual([
      home,
      people,
      { href: '/people/a/', text: 'Ada' },
    ]);
  });
});
