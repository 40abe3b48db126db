import { describe, expect, it } from 'vitest';
import type { Item, Story } from '../../src/archive/view.ts';
import { archiveOf, type Description, type Descriptions } from '../support/records.ts';

const idsOf = (items: readonly Item[]) => items.map(({ id }) => id);

function find<T extends { item: Item }>(pages: readonly T[], id: string): T {
  const found = pages.find(({ item }) => item.id === id);
  if (!found) throw new Error(`there is no page of ${id}`);
  return found;
}

const subjects: Descriptions = {
  topics: { trade: { name: 'Trade' }, air: { name: 'Air' } },
  sources: { daily: { name: 'The Daily' }, weekly: { name: 'A Weekly' } },
  people: { ann: { name: 'Ann' }, bob: { name: 'Bob' } },
};

const gone: Description<'articles'> = {
  status: 'withdrawn',
  corrections: [{ date: '2026-02-02', note: 'Not genuine.' }],
};

it('makes an empty archive of no records', () => {
  expect(archiveOf({})).toEqual({
    stories: [],
    withdrawn: [],
    events: [],
    people: [],
    topics: [],
    sources: [],
    timeline: [],
    corrections: [],
    redirects: [],
  });
});

describe('an item', () => {
  it('of an article says what lists show', () => {
    const { timeline } = archiveOf({
      ...subjects,
      articles: { visit: { title: 'She lands', summary: 'Short.' } },
    });
    expect(timeline).toEqual([
      {
        kind: 'articles',
        id: 'visit',
        href: '/stories/visit/',
        title: 'She lands',
        date: expect.objectContaining({ edtf: '2024-04-29', label: '29 April 2024' }),
        dateIsInferred: false,
        summary: 'Short.',
        source: { href: '/sources/daily/', text: 'The Daily' },
        facets: { person: [], topic: ['trade'], source: ['daily'], event: [] },
      },
    ]);
  });

  it('of an event has no source, and says what happened', () => {
    const { timeline } = archiveOf({ events: { landing: { title: 'A landing', date: '2018~' } } });
    expect(timeline).toEqual([
      {
        kind: 'events',
        id: 'landing',
        href: '/events/landing/',
        title: 'A landing',
        shortTitle: 'A landing',
        date: expect.objectContaining({ edtf: '2018~', label: 'about 2018' }),
        dateIsInferred: false,
        summary: 'It happened.',
        reportedBy: [],
        facets: { person: [], topic: [], source: [], event: ['landing'] },
      },
    ]);
  });

  it('says that its date is inferred', () => {
    const inferred = { dateBasis: 'inferred', dateNote: 'From the text.' } as const;
    const { timeline, events } = archiveOf({ articles: { visit: inferred }, events: { landing: inferred } });
    expect(timeline.map(({ dateIsInferred }) => dateIsInferred)).toEqual([true, true]);
    expect(events[0]?.dateNote).toBe('From the text.');
  });

  it('shows a supplied title in square brackets', () => {
    const { timeline } = archiveOf({ articles: { visit: { title: 'A visit', titleBasis: 'supplied' } } });
    expect(timeline[0]?.title).toBe('[A visit]');
  });

  it.each([
    ['a published title in another language', 'published', 'zh-Hans', 'zh-Hans'],
    ['a published title in the language of the site', 'published', 'en', undefined],
    ['a supplied title, which is in the language of the site', 'supplied', 'zh-Hans', undefined],
  ] as const)('names the language of %s', (_, titleBasis, language, shown) => {
    const { timeline, stories } = archiveOf({ articles: { visit: { titleBasis, language } } });
    expect(timeline[0]?.language).toBe(shown);
    expect(stories[0]?.fields.language).toBe(language);
  });
});

describe('events of one date', () => {
  const order = (events: NonNullable<Parameters<typeof archiveOf>[0]['events']>) =>
    archiveOf({ events }).timeline.map(({ id }) => id);

  it('stand in the order that an editor knows, and otherwise the untimed before the timed', () => {
    const [day, noon] = ['2024-05-20', '2024-05-20T12:00+08:00'];
    const unordered = { 'a-departs': { date: day }, 'm-noon': { date: noon }, 'z-lands': { date: day } };
    expect(order(unordered)).toEqual(['a-departs', 'z-lands', 'm-noon']);
    expect(
      order({
        ...unordered,
        'a-departs': { date: day, after: 'm-noon' },
        'm-noon': { date: noon, after: 'z-lands' },
        'n-next': { date: '2024-05-21' },
      }),
    ).toEqual(['z-lands', 'm-noon', 'a-departs', 'n-next']);
  });

  it('stand in some order where they are said to come after one another', () => {
    expect(order({ a: { after: 'b' }, b: { after: 'a' }, c: { after: 'c' } }).sort()).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('stay with their date where they come after one of another', () => {
    expect(
      order({ a: { date: '2024' }, b: { date: '2024-05-20', after: 'c' }, c: { date: '2025' } }),
    ).toEqual(['a', 'b', 'c']);
  });
});

describe('an article', () => {
  const archive = archiveOf({
    ...subjects,
    articles: {
      visit: {
        people: ['bob', 'ann'],
        topics: ['trade', 'air'],
        body: 'She <Event id="lunch">ate</Event>, after she <Event id="landing">*landed*</Event>. Then she <Event id="lunch">ate again</Event>.',
      },
    },
    events: { landing: { date: '2024-04-27' }, lunch: {}, unheard: {} },
  });
  const story = find(archive.stories, 'visit');

  it('names its source, people and topics in the order of the file', () => {
    expect(story.item.source).toEqual({ href: '/sources/daily/', text: 'The Daily' });
    expect(story.people).toEqual([
      { href: '/people/bob/', text: 'Bob' },
      { href: '/people/ann/', text: 'Ann' },
    ]);
    expect(story.topics.map(({ href }) => href)).toEqual(['/topics/trade/', '/topics/air/']);
  });

  it('lists the events it reports in order of time, each once', () => {
    expect(story.events.map(({ event }) => event.id)).toEqual(['landing', 'lunch']);
  });

  it('stands between the articles published before and after it', () => {
    const { stories } = archiveOf({
      articles: {
        last: { date: '2025' },
        first: { date: '2023-06-01T09:00Z' },
        middle: { date: '2024-04-29' },
        between: { ...gone, date: '2024-06' },
      },
      events: { never: { date: '2024-05' } },
    });
    const around = ({ earlier, later }: Story) => [earlier?.item.id, later?.item.id];
    expect(around(find(stories, 'first'))).toEqual([undefined, 'middle']);
    expect(around(find(stories, 'middle'))).toEqual(['first', 'last']);
    expect(around(find(stories, 'last'))).toEqual(['middle', undefined]);
    expect(find(stories, 'first')).not.toHaveProperty('earlier');
  });
});

describe('an event', () => {
  const archive = archiveOf({
    ...subjects,
    articles: {
      a: { date: '2024-05-02', body: '<Event id="landing">Late</Event> news.' },
      b: {
        date: '2024-04-29',
        source: 'weekly',
        body: '<Event id="landing">First *report*</Event>, <Event id="lunch">food</Event>, <Event id="landing">more</Event>.',
      },
      again: { date: '2024-06', source: 'weekly', body: '<Event id="landing">Once more</Event>.' },
      c: { ...gone, date: '2024-04-28', body: '<Event id="landing">False</Event>.' },
    },
    events: { landing: { people: ['ann'], topics: ['air'] }, lunch: {}, unheard: {} },
  });

  it('has one report for each article, in order of publication, with all its passages', () => {
    const { reports } = find(archive.events, 'landing');
    expect(reports.map(({ story, passages }) => [story.id, passages])).toEqual([
      [
        'b',
        [
          {
            href: '/stories/b/#event-landing',
            html: '<span class="passage">First <em>report</em>\u00a0…</span>',
          },
          { href: '/stories/b/#event-landing.2', html: '<span class="passage">… more\u00a0…</span>' },
        ],
      ],
      ['a', [{ href: '/stories/a/#event-landing', html: '<span class="passage">Late\u00a0…</span>' }]],
      [
        'again',
        [{ href: '/stories/again/#event-landing', html: '<span class="passage">Once more\u00a0…</span>' }],
      ],
    ]);
  });

  it('links in lists the sources that report it to their first passages, each once, in order of publication', () => {
    const { item } = find(archive.events, 'landing');
    expect(archive.timeline).toContain(item);
    expect(item.reportedBy).toEqual([
      { href: '/stories/b/#event-landing', text: 'A Weekly', source: 'weekly', passages: 3, texts: 2 },
      { href: '/stories/a/#event-landing', text: 'The Daily', source: 'daily', passages: 1, texts: 1 },
    ]);
  });

  it('says in lists which sources have retracted all that they reported of it', () => {
    const retracted = { retracted: '2024-05-02', updates: [{ date: '2024-05-02', note: 'Not so.' }] };
    const body = '<Event id="landing">x</Event>';
    const { events } = archiveOf({
      articles: {
        a: { source: 'daily', body, ...retracted },
        b: { source: 'weekly', body, ...retracted },
        c: { source: 'weekly', body },
      },
      events: { landing: {} },
      topics: { trade: {} },
      sources: { daily: {}, weekly: {} },
    });
    expect(events[0]?.item.reportedBy.map(({ source, isRetracted }) => [source, isRetracted])).toEqual([
      ['daily', true],
      ['weekly', undefined],
    ]);
  });

  it('names its people and topics', () => {
    const { people, topics, html } = find(archive.events, 'landing');
    expect(people).toEqual([{ href: '/people/ann/', text: 'Ann' }]);
    expect(topics).toEqual([{ href: '/topics/air/', text: 'Air' }]);
    expect(html).toBe('<p>It happened.</p>');
  });

  it('may have no reports', () => {
    expect(find(archive.events, 'unheard').reports).toEqual([]);
  });
});

describe('the timeline', () => {
  it('is in order of time, articles and events together', () => {
    const { timeline } = archiveOf({
      articles: {
        evening: { date: '2024-04-29T20:00Z' },
        old: { date: '2018' },
        next: { date: '2024-04-30' },
      },
      events: { morning: { date: '2024-04-29T08:00Z' }, month: { date: '2024-04' } },
    });
    expect(idsOf(timeline)).toEqual(['old', 'month', 'morning', 'evening', 'next']);
  });

  it('has on one day the events before the articles that report them, each by id', () => {
    const { timeline } = archiveOf({
      articles: { b: { date: '2024-04-29' }, a: { date: '2024-04-29' } },
      events: { z: { date: '2024-04-29' }, y: { date: '2024-04-29' } },
    });
    expect(idsOf(timeline)).toEqual(['y', 'z', 'a', 'b']);
  });
});

it('is the same in whatever order the records come', () => {
  const articles = { a: { date: '2024' }, b: { date: '2024' }, c: { date: '2023', topics: ['air'] } };
  const reversed = Object.fromEntries(Object.entries(articles).toReversed());
  const [one, other] = [archiveOf({ ...subjects, articles }), archiveOf({ ...subjects, articles: reversed })];
  expect(other.timeline).toEqual(one.timeline);
  expect(other.topics).toEqual(one.topics);
});
