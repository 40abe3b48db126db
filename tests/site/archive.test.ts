import { readdirSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import { viewDate } from '../../src/archive/dates.ts';
import { all, one, readPage, readPages, textOf, textsOf } from '../support/pages.ts';

const site = inject('site');
const page = (path: string) => readPage(site, path);
const idsOf = (kind: string) => readdirSync(`content/${kind}`).map((name) => name.replace(/\.mdx$/, ''));

describe('the site as a whole', () => {
  it('has a page for every record, and no other', () => {
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
      expect(built.sort(), kind).toEqual(idsOf(kind).sort());
    }
    expect(idsOf('articles')).toHaveLength(4);
  });

  it('counts itself on its about page', () => {
    expect(textsOf(page('/about/'), '.counts li')).toEqual([
      '4 articles',
      `${idsOf('events').length} events`,
      `${idsOf('people').length} people`,
      `${idsOf('topics').length} topics`,
      '4 sources',
    ]);
  });
});

describe('the timeline', () => {
  const timeline = page('/');

  it('has every article and event once, oldest first, in lists that say their order', () => {
    const links = all(timeline, '.items h3 a').map(({ properties }) => properties.href);
    expect(links).toHaveLength(idsOf('articles').length + idsOf('events').length);
    expect(new Set(links).size).toBe(links.length);
    const dates = all(timeline, '.dates > li').map(({ properties }) => String(properties.id));
    const order = dates.map((date) => viewDate(date).order);
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
    expect(row('Tesla enters the Chinese market')).toEqual(['about 2014', '2014']);
    expect(row('Party secretary')).toEqual(['2017–2022', '2017', '2022']);
  });

  it('gives each day a place on the page of its month', () => {
    const day = one(timeline, '[id="2024-04-28"] .date a');
    expect(day.properties.href).toBe('/2024/04/#2024-04-28');
    expect(one(page('/2024/04/'), '[id="2024-04-28"]').tagName).toBe('li');
  });

  it('tells what is an article and what an event in words', () => {
    expect(new Set(textsOf(timeline, '.kind'))).toEqual(new Set(['Article', 'Event']));
  });
});

describe('a story page', () => {
  const epoch = page('/stories/2024-04-29-musk-concludes-china-visit/');
  const azer = page('/stories/2025-01-20-han-zheng-meets-musk/');
  const facts = (story: typeof epoch) =>
    Object.fromEntries(
      all(story, '.facts > div').map((row) => [
        textOf(one({ tree: row }, 'dt')),
        textOf(one({ tree: row }, 'dd')),
      ]),
    );

  it('says who published it, when, how that is known, and what the text is', () => {
    expect(facts(epoch)).toEqual({
      Published: expect.stringMatching(/^29 April 2024 ?Inferred\. /),
      By: 'Aldgra Fredly',
      Source: 'The Epoch Times',
      Original: expect.stringMatching(/^https:\/\/www\.theepochtimes\.com\//),
      Text: 'An account: the whole article, retold in the archive’s own words',
      'In the archive': 'Since 21 November 2026',
    });
    expect(facts(azer)).toMatchObject({
      Published: expect.stringMatching(/20:24 UTC\+04:00 ?As the article states\.$/),
      Headline: expect.stringMatching(/^Supplied by the archive/),
    });
  });

  it('shows a supplied headline in brackets, and a published one without', () => {
    expect(textOf(one(azer, 'h1'))).toMatch(/^\[.+\]$/);
    expect(textOf(one(epoch, 'h1'))).toMatch(/^Elon Musk Concludes .+ Requirements$/);
  });

  it('links each event that it reports to the event and to the passage', () => {
    const events = all(epoch, '.reported li');
    expect(events.length).toBeGreaterThan(5);
    for (const event of events) {
      const [own, passage] = all({ tree: event }, 'a').map(({ properties }) => String(properties.href));
      expect(own).toMatch(/^\/events\//);
      expect(one(epoch, `[id="${passage?.split('#')[1]}"]`).properties.className).toContain('passage');
    }
  });

  it('leads to the articles before and after it', () => {
    expect(textsOf(epoch, '.neighbours a')).toEqual([
      expect.stringMatching(/^Earlier \[Musk/),
      expect.stringMatching(/^Later Elon Musk Departs/),
    ]);
    expect(all(azer, '.neighbours [rel=next]')).toEqual([]);
  });

  it('keeps quotation marks, and the mark of an archive’s note, in its text', () => {
    expect(textOf(one(epoch, '.prose'))).toContain(
      '“a successful example of China-U.S. economic and trade cooperation.”',
    );
    expect(textsOf(epoch, '.note-label')).toEqual(['Archive’s note']);
  });
});

describe('an event page', () => {
  it('sets side by side who reported it, in order of publication, with the passages', () => {
    const event = page('/events/musk-meets-li-qiang/');
    expect(textsOf(event, '.reports > li .by a')).toEqual(['My US Weekly', 'The Epoch Times', 'tr.im']);
    for (const link of all(event, '.to-passage a')) {
      const [path = '', anchor] = String(link.properties.href).split('#');
      expect(one(page(path), `[id="${anchor}"]`).tagName).toMatch(/span|div/);
    }
  });
});

describe('a person’s page', () => {
  it('says who they are and lists what they appear in', () => {
    const person = page('/people/han-zheng/');
    expect(textOf(one(person, 'h1'))).toBe('Han Zheng');
    expect(textsOf(person, '.items h3').length).toBeGreaterThan(1);
  });
});
