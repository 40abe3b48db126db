/** What `build.ts` makes of people, topics and sources, of what is withdrawn, and of what is odd. */
import { describe, expect, it } from 'vitest';
import { subjectRoutes } from '../../src/archive/routes.ts';
import type { Companion, Item, Subject } from '../../src/archive/view.ts';
import { archiveOf } from '../support/records.ts';

const idsOf = (items: readonly Item[]) => items.map(({ id }) => id);

function subject<T extends Subject>(list: readonly T[], id: string): T {
  const found = list.find((one) => one.id === id);
  if (!found) throw new Error(`there is no ${id}`);
  return found;
}

describe('a subject', () => {
  const archive = archiveOf({
    articles: {
      late: { date: '2024-05', people: ['ann'], topics: ['trade', 'air'] },
      early: { date: '2023', people: ['ann', 'bob'], source: 'weekly' },
    },
    events: { landing: { date: '2024-01-01', people: ['ann'], topics: ['air'] } },
    people: {
      ann: { name: 'Ann', role: 'Pilot', aliases: ['A.', 'Annie'], body: 'She *flies*.' },
      bob: { name: 'Bob' },
      cy: { name: 'Cy' },
    },
    topics: { trade: { name: 'Trade', description: 'Buying' }, air: {} },
    sources: { daily: { description: 'A paper', url: 'https://example.org/' }, weekly: {} },
  });

  it('has its articles and events in order of time, and how many there are', () => {
    const told = (list: readonly Subject[]) =>
      list.map(({ id, items, articleCount, eventCount }) => [id, idsOf(items), articleCount, eventCount]);
    expect(told(archive.people)).toEqual([
      ['ann', ['early', 'landing', 'late'], 2, 1],
      ['bob', ['early'], 1, 0],
      ['cy', [], 0, 0],
    ]);
    expect(told(archive.topics)).toEqual([
      ['air', ['landing', 'late'], 1, 1],
      ['trade', ['early', 'late'], 2, 0],
    ]);
    expect(told(archive.sources)).toEqual([
      ['daily', ['late'], 1, 0],
      ['weekly', ['early'], 1, 0],
    ]);
  });

  it('says what it is', () => {
    const ann = subject(archive.people, 'ann');
    expect(ann).toMatchObject({
      kind: 'people',
      id: 'ann',
      href: '/people/ann/',
      name: 'Ann',
      lead: 'Pilot',
      aliases: ['A.', 'Annie'],
      html: '<p>She <em>flies</em>.</p>',
      articleCount: 2,
      eventCount: 1,
    });
    expect(subject(archive.topics, 'trade')).toMatchObject({ href: '/topics/trade/', lead: 'Buying' });
    expect(subject(archive.sources, 'daily')).toMatchObject({
      href: '/sources/daily/',
      lead: 'A paper',
      url: 'https://example.org/',
    });
    expect(subject(archive.sources, 'weekly')).not.toHaveProperty('url');
  });
});

describe('an organisation or a place among the people', () => {
  const archive = archiveOf({
    articles: { a: { people: ['port', 'ann', 'crane'], body: '<Event id="landing">She landed</Event>.' } },
    events: { landing: { people: ['port', 'ann'] } },
    people: {
      crane: { name: 'Crane Works', type: 'organisation' },
      port: { name: 'Aune', type: 'place' },
      ann: { name: 'Ann' },
      board: {
        type: 'organisation',
        status: 'withdrawn',
        corrections: [{ date: '2026-02-02', note: 'Mistaken.' }],
      },
    },
    topics: { trade: {} },
    sources: { daily: {} },
  });
  const typed = (people: readonly { text: string; type?: string }[] = []) =>
    people.map(({ text, type }) => [text, type]);

  it('comes behind the persons, and says what it is wherever it is named', () => {
    expect(archive.people.map(({ name, type }) => [name, type])).toEqual([
      ['Ann', undefined],
      ['Crane Works', 'organisation'],
      ['Aune', 'place'],
    ]);
    expect(typed(archive.stories[0]?.people)).toEqual([
      ['Aune', 'place'],
      ['Ann', undefined],
      ['Crane Works', 'organisation'],
    ]);
    expect(typed(archive.events[0]?.people)).toEqual([
      ['Aune', 'place'],
      ['Ann', undefined],
    ]);
    expect(typed(subject(archive.topics, 'trade').people)).toContainEqual(['Crane Works', 'organisation']);
  });

  it('is called what it was once it is withdrawn', () => {
    expect(archive.withdrawn.map(({ name }) => name)).toEqual(['page about an organisation']);
    expect(archive.corrections[0]?.changes).toMatchObject([{ name: 'page about an organisation' }]);
  });
});

it('sorts subjects by name as a reader would, and the same names by id', () => {
  const { people } = archiveOf({
    people: {
      p1: { name: 'Zoe' },
      p2: { name: 'émile' },
      p3: { name: 'Ann' },
      p4: { name: 'Eva' },
      p6: { name: 'bob' },
      p5: { name: 'bob' },
    },
  });
  expect(people.map(({ id, name }) => [name, id])).toEqual([
    ['Ann', 'p3'],
    ['bob', 'p5'],
    ['bob', 'p6'],
    ['émile', 'p2'],
    ['Eva', 'p4'],
    ['Zoe', 'p1'],
  ]);
});

describe('what stands together', () => {
  const archive = archiveOf({
    articles: {
      a: { people: ['ann', 'bob'], topics: ['air', 'trade'] },
      b: { people: ['ann', 'bob', 'cy'], topics: ['trade'] },
      c: { people: ['ann'], topics: ['sea'] },
    },
    events: { e: { people: ['cy', 'ann'], topics: ['trade'] }, f: { people: ['cy'], topics: ['air'] } },
    people: { ann: { name: 'Ann' }, bob: { name: 'Bob' }, cy: { name: 'Cy' } },
    topics: { air: { name: 'Air' }, trade: { name: 'Trade' }, sea: { name: 'Sea' } },
    sources: { daily: {} },
  });
  const counted = (companions: readonly Companion[]) =>
    companions.map(({ text, articles, events }) => `${text} ${articles} ${events}`);

  it('is counted for a person, the most frequent first, then by name, and never with itself', () => {
    expect(counted(subject(archive.people, 'ann').people)).toEqual(['Bob 2 0', 'Cy 1 1']);
    expect(counted(subject(archive.people, 'ann').topics)).toEqual(['Trade 2 1', 'Air 1 0', 'Sea 1 0']);
    expect(subject(archive.people, 'ann').people[0]?.href).toBe('/people/bob/');
  });

  it('is counted for a topic', () => {
    expect(counted(subject(archive.topics, 'trade').topics)).toEqual(['Air 1 0']);
    expect(counted(subject(archive.topics, 'trade').people)).toEqual(['Ann 2 1', 'Bob 2 0', 'Cy 1 1']);
    expect(counted(subject(archive.topics, 'sea').topics)).toEqual([]);
  });
});

describe('a source', () => {
  const archive = archiveOf({
    articles: {
      a: { body: '<Event id="both">x</Event> <Event id="mine">y</Event> <Event id="mine">z</Event>' },
      b: { source: 'weekly', body: '<Event id="both">x</Event>' },
      c: {
        date: '2024-05',
        dateBasis: 'inferred',
        dateNote: 'From the text.',
        titleBasis: 'supplied',
        byline: ['Cy'],
        url: 'https://example.org/c',
        body: '<Event id="mine">again</Event>',
      },
    },
    events: { both: {}, mine: {}, none: {} },
    topics: { trade: {} },
    sources: { daily: {}, weekly: {}, silent: {} },
  });

  it('has the events that no other reports, however often it does itself', () => {
    expect(idsOf(subject(archive.sources, 'daily').alone)).toEqual(['mine']);
    expect(subject(archive.sources, 'weekly').alone).toEqual([]);
  });

  it('has the articles of others that print its text, where it is an agency', () => {
    const { sources } = archiveOf({
      articles: {
        own: { source: 'wire' },
        late: { agency: 'wire', date: '2024-05-02' },
        early: { source: 'weekly', agency: 'wire', date: '2024-05-01' },
        other: { agency: 'weekly' },
        gone: {
          agency: 'wire',
          status: 'withdrawn',
          corrections: [{ date: '2026-02-02', note: 'Not genuine.' }],
        },
      },
      topics: { trade: {} },
      sources: { daily: {}, weekly: {}, wire: {}, silent: {} },
    });
    expect(idsOf(subject(sources, 'wire').elsewhere)).toEqual(['early', 'late']);
    expect(subject(sources, 'wire').articleCount).toBe(1);
    expect(subject(sources, 'silent').elsewhere).toEqual([]);
  });

  it('tells what is known of where its articles come from', () => {
    const told = (id: string) =>
      subject(archive.sources, id).provenance.map(({ label, value }) => `${label}: ${value}`);
    expect(told('daily')).toEqual([
      'Dates: 1 stated, 1 inferred',
      'Headlines: 1 as published, 1 supplied by the archive',
      'Bylines: 1 known, 1 not known',
      'Originals: 1 with an address, 1 without an address',
      'Texts: 2 as an account',
    ]);
    expect(told('weekly')).toContain('Dates: stated');
    expect(told('silent')).toEqual([]);
  });
});

describe('a withdrawn article', () => {
  const archive = archiveOf({
    articles: {
      gone: {
        status: 'withdrawn',
        corrections: [{ date: '2026-02-02', note: 'Not genuine.' }],
        people: ['ann'],
        topics: ['air'],
        body: '<Event id="landing">She landed</Event>.',
      },
      stays: { date: '2025', topics: ['trade'] },
    },
    events: { landing: {} },
    people: { ann: {} },
    topics: { air: {}, trade: {} },
    sources: { daily: {} },
  });

  it('has a page still, with the reason', () => {
    expect(archive.withdrawn).toEqual([
      {
        kind: 'articles',
        name: 'story',
        id: 'gone',
        corrections: [{ date: '2026-02-02', note: 'Not genuine.' }],
      },
    ]);
  });

  it('is nowhere else', () => {
    const { withdrawn: _, ...rest } = archive;
    expect(JSON.stringify(rest)).not.toContain('gone');
    expect(idsOf(archive.timeline)).toEqual(['landing', 'stays']);
    expect(archive.stories.map(({ item, earlier, later }) => [item.id, earlier, later])).toEqual([
      ['stays', undefined, undefined],
    ]);
    expect(archive.events[0]?.reports).toEqual([]);
    expect(archive.events[0]?.item.reportedBy).toEqual([]);
    expect(subject(archive.people, 'ann')).toMatchObject({ items: [], articleCount: 0 });
    expect(subject(archive.topics, 'air')).toMatchObject({ items: [], articleCount: 0 });
    expect(subject(archive.sources, 'daily').articleCount).toBe(1);
  });
});

it('passes over references to what is not there', () => {
  const { stories, events, timeline } = archiveOf({
    articles: {
      visit: {
        source: 'nobody',
        people: ['ann', 'nobody'],
        topics: ['nothing'],
        body: '<Event id="nothing">x</Event> <Quote by="nobody">y</Quote>',
      },
    },
    events: { landing: { people: ['nobody'], topics: ['nothing'] } },
    people: { ann: {} },
  });
  expect(stories[0]).toMatchObject({
    item: { source: { href: '/sources/nobody/', text: 'nobody' } },
    people: [{ href: '/people/ann/', text: 'ann' }],
    topics: [],
    events: [],
  });
  expect(events[0]).toMatchObject({ people: [], topics: [], reports: [] });
  expect(idsOf(timeline)).toEqual(['landing', 'visit']);
});

it.each(['constructor', 'tostring', 'page', 'index', '2024', 'undefined', 'null', '0'])(
  'takes `%s` for an id like any other, even for a record of each kind',
  (id) => {
    const archive = archiveOf({
      articles: {
        [id]: {
          source: id,
          people: [id],
          topics: [id],
          body: `<Event id="${id}">x</Event> <Quote by="${id}">y</Quote>`,
        },
      },
      events: { [id]: { people: [id], topics: [id] } },
      people: { [id]: {} },
      topics: { [id]: {} },
      sources: { [id]: {} },
    });
    const { item, people, topics, events } = archive.stories[0] ?? {};
    expect([item?.href, item?.source.href]).toEqual([`/stories/${id}/`, `/sources/${id}/`]);
    expect([people, topics]).toEqual([
      [{ href: `/people/${id}/`, text: id }],
      [{ href: `/topics/${id}/`, text: id }],
    ]);
    expect(events?.map(({ event }) => event.href)).toEqual([`/events/${id}/`]);
    expect(archive.events[0]?.reports.map(({ passages }) => passages[0]?.href)).toEqual([
      `/stories/${id}/#event-${id}`,
    ]);
    expect(archive.sources[0]).toMatchObject({ articleCount: 1, eventCount: 0 });
    for (const own of [archive.people[0], archive.topics[0]]) {
      expect(own).toMatchObject({ articleCount: 1, eventCount: 1 });
    }
    expect(subjectRoutes(archive.people).map(({ params }) => params.path)).toEqual([id]);
  },
);
