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
      Published: expect.stringMatching(/20:24 UTC\+04:00 ?As the article states\./),
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
      expect.stringMatching(/^Same date Elon Musk Departs/),
    ]);
    expect(all(azer, '.neighbours [rel=next]')).toEqual([]);
  });

  it('leads from each event to whoever else reports it', () => {
    const listing = all(epoch, '.reported li').find((event) => textOf(event).includes('76 car models'));
    if (!listing) throw new Error('no listing');
    expect(textOf(one({ tree: listing }, '.by'))).toBe('Also reported by tr.im');
    expect(one({ tree: listing }, '.by a').properties.href).toBe(
      '/stories/2024-04-29-musk-departs-beijing/#event-data-security-listing',
    );
  });

  it('leads to what came before and after it on each of its topics, and to its place on the timeline', () => {
    const trail = all(epoch, '.trails li').find((topic) => textOf(topic).startsWith('Foreign companies'));
    if (!trail) throw new Error('no trail');
    expect(textOf(trail)).toBe(
      'Foreign companies in China later: Azernews, 20 January 2025 on Foreign companies in China',
    );
    expect(all(epoch, '.facts a').map(({ properties }) => properties.href)).toContain('/2024/04/#2024-04-29');
  });

  it('says how long it takes to read, and that it is old only where it is', () => {
    expect(textOf(one(azer, '.kicker'))).toBe('Account of an article · 3 minutes to read');
    expect(textOf(one(epoch, '.age'))).toBe(
      'This article is over a year old. It tells what was known at the time: 29 April 2024 (inferred).',
    );
    expect(all(azer, '.age')).toEqual([]);
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
    expect(textOf(one(event, '.sum'))).toBe(
      'Three sources in the archive, in three articles. My US Weekly was the first in the archive, as far as inferred dates tell.',
    );
    for (const link of all(event, '.to-passage a')) {
      const [path = '', anchor] = String(link.properties.href).split('#');
      expect(one(page(path), `[id="${anchor}"]`).tagName).toMatch(/span|div/);
    }
  });
});

describe('the event page of the data-security listing', () => {
  const event = page('/events/data-security-listing/');

  it('compares two sources by their passages, and says that their dates do not tell who was first', () => {
    const reports = all(event, '.reports > li').map((report) => [
      textOf(one({ tree: report }, '.by a')),
      all({ tree: report }, '.extract').length,
    ]);
    expect(reports).toEqual([
      ['The Epoch Times', 3],
      ['tr.im', 5],
    ]);
    expect(textOf(one(event, '.sum'))).toBe(
      'Two sources in the archive, in two articles. Which was the first is not known: the dates of The Epoch Times and tr.im do not tell.',
    );
  });

  it('names the source that published on the same at that time, with its article', () => {
    expect(textsOf(event, '.silent li')).toEqual([expect.stringMatching(/^My US Weekly: \[Musk flies to/)]);
    expect(all(page('/events/musk-meets-li-qiang/'), '.silent')).toEqual([]);
  });
});

describe('a remark in several wordings', () => {
  it.each(['/events/musk-meets-li-qiang/', '/people/li-qiang/'])(
    'has them side by side at %s, with what differs marked and who printed which',
    (path) => {
      const remark = one(page(path), '.compared');
      expect(
        all({ tree: remark }, '.wordings > li').map((wording) => [
          textsOf({ tree: wording }, 'mark'),
          textOf(one({ tree: wording }, '.by')),
        ]),
      ).toEqual([
        [['Sino-American'], expect.stringMatching(/^My US Weekly, in its story, 28 April 2024 ?inferred$/)],
        [['China-U.S.'], expect.stringMatching(/^The Epoch Times, in its story, 29 April 2024 ?inferred$/)],
        [
          ['U.S.-China'],
          expect.stringMatching(/^tr\.im, in its story, 29 April 2024 ?inferred ?\[indirect speech\]$/),
        ],
      ]);
      expect(textOf(one({ tree: remark }, '.differences'))).toBe(
        'They differ in: “Sino-American” (My US Weekly); “China-U.S.” (The Epoch Times); “U.S.-China” (tr.im)',
      );
      for (const link of all({ tree: remark }, '.wordings .by a')) {
        const [story = '', anchor] = String(link.properties.href).split('#');
        expect(one(page(story), `[id="${anchor}"]`).properties.className).toContain('quote');
      }
    },
  );
});

describe('the coverage table', () => {
  const row = (path: string, title: string) => {
    const found = all(page(path), '.coverage-table tbody tr').find((tr) => textOf(tr).includes(title));
    if (!found) throw new Error(`no row of ${title}`);
    return textsOf({ tree: found }, 'td');
  };

  it('has every reported event, and in each cell a link to the passage or plainly nothing', () => {
    const rows = all(page('/coverage/'), '.coverage-table tbody tr');
    expect(rows).toHaveLength(idsOf('events').length);
    expect(row('/coverage/', 'Musk meets Premier Li Qiang')).toEqual([
      'Azernews nothing',
      'My US Weekly 3 passages',
      'The Epoch Times 3 passages',
      'tr.im 2 passages',
    ]);
  });

  it('of a topic has its events, and only the sources that report any of them', () => {
    expect(row('/topics/self-driving/', 'mapping agreement')).toEqual([
      'My US Weekly nothing',
      'The Epoch Times passage',
      'tr.im 2 passages',
    ]);
  });
});

describe('the picture of the timeline', () => {
  it('has a link with a text alternative for each year that has entries, and for each span', () => {
    const links = all(page('/'), '.picture svg a').map((link) => [
      textOf(one({ tree: link }, 'title')),
      link.properties.href ?? link.properties.xLinkHref,
    ]);
    expect(links).toContainEqual(['2024: 3 articles, 10 events, 2 of uncertain date', '/2024/']);
    expect(links).toContainEqual(['2017: 1 event', '/2017/']);
    expect(links).toContainEqual([
      '2017–2022: Li Qiang is Communist Party secretary in Shanghai',
      '/2017/#2017/2022',
    ]);
    expect(links.map(([, href]) => String(href).slice(0, 6))).toEqual([
      '/2014/',
      '/2017/',
      '/2018/',
      '/2019/',
      '/2017/',
      '/2020/',
      '/2024/',
      '/2025/',
      '/2017/',
    ]);
  });

  it('is followed by a list that says where long times pass', () => {
    expect(textsOf(page('/'), '.gap')).toEqual([
      'About two years pass',
      'About three years pass',
      'Eight months pass',
    ]);
  });
});

describe('a topic’s page', () => {
  it('has who and what it is reported with, and how often', () => {
    const topic = page('/topics/data-transfer/');
    const companions = textsOf(topic, '.companions li');
    expect(companions).toContain('Elon Musk 3 articles, 1 event');
    expect(companions).toContain('Self-driving and driver assistance 3 articles, 1 event');
  });
});

describe('a source’s page', () => {
  it('has what only it reports, and what is known of its articles', () => {
    const source = page('/sources/azernews/');
    expect(textsOf(source, '.alone li a')).toEqual([
      'Han Zheng meets Musk in Washington',
      'Han Zheng’s US visit takes in Trump’s inauguration',
    ]);
    expect(textsOf(source, '.tally dd')).toEqual([
      'stated',
      'supplied by the archive',
      'known',
      'with an address',
      'as an account',
    ]);
  });
});

describe('a person’s page', () => {
  it('has everything that they are quoted saying, with source, date and place, and with whom they appear', () => {
    const person = page('/people/elon-musk/');
    expect(textsOf(person, '.utterances blockquote')).toHaveLength(6);
    expect(textsOf(person, '.utterances .by')).toContainEqual(
      expect.stringMatching(/^Azernews, in its story, 20 January 2025/),
    );
    expect(textsOf(person, '#together + .companions li')[0]).toBe('Li Qiang 3 articles, 2 events');
  });

  it('says who they are and lists what they appear in', () => {
    const person = page('/people/han-zheng/');
    expect(textOf(one(person, 'h1'))).toBe('Han Zheng');
    expect(textsOf(person, '.items h3').length).toBeGreaterThan(1);
  });
});
