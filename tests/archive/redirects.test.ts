import { describe, expect, it } from 'vitest';
import { withFormerAnchors } from '../../src/archive/redirects.ts';
import { checkRecords } from '../../src/checks/check.ts';
import { archiveOf, type Descriptions, recordsOf } from '../support/records.ts';

const base: Descriptions = {
  articles: {
    '2024-04-29-ferry': {
      source: 'daily',
      people: ['ada'],
      topics: ['trade'],
      formerIds: ['2024-04-28-ferry'],
      body: '<Event id="leaves">It left, <Quote by="ada">at last</Quote>.</Event> <Event id="leaves">It went.</Event>',
    },
  },
  events: { leaves: { formerIds: ['goes', 'sails'] } },
  people: { ada: { formerIds: ['a-ray'] } },
  topics: { trade: {} },
  sources: { daily: { formerIds: ['weekly'] } },
};

describe('a former address', () => {
  it('leads to where the page is now, for every kind', () => {
    const { redirects } = archiveOf(base);
    expect(
      redirects.map(
        ({ params, props }) => `/${params.folder}/${params.former}/ -> ${props.to.href} ${props.to.text}`,
      ),
    ).toEqual([
      '/stories/2024-04-28-ferry/ -> /stories/2024-04-29-ferry/ 2024-04-29-ferry',
      '/events/goes/ -> /events/leaves/ leaves',
      '/events/sails/ -> /events/leaves/ leaves',
      '/people/a-ray/ -> /people/ada/ ada',
      '/sources/weekly/ -> /sources/daily/ daily',
    ]);
  });

  it('of a subject leads on from its later pages and parts, too', () => {
    const quotations = Array.from({ length: 25 }, (_, at) => `<Quote by="ada">Number ${at}.</Quote>`).join(
      ' ',
    );
    const articles = {
      '2024-04-29-ferry': { source: 'daily', people: ['ada'], topics: ['trade'], body: quotations },
    };
    const { redirects } = archiveOf({ ...base, articles, events: {} });
    expect(redirects).toContainEqual({
      params: { folder: 'people', former: 'a-ray/quotations' },
      props: { to: { href: '/people/ada/quotations/', text: 'ada' } },
    });
  });
});

describe('the former address of a withdrawn article', () => {
  it('does not say what it was called', () => {
    const article = {
      ...base.articles?.['2024-04-29-ferry'],
      title: 'Secret',
      status: 'withdrawn' as const,
      corrections: [{ date: '2024-05-01', note: 'Wrong.' }],
    };
    const { redirects } = archiveOf({ ...base, articles: { '2024-04-29-ferry': article } });
    expect(redirects[0]?.props.to).toEqual({ href: '/stories/2024-04-29-ferry/', text: 'another address' });
  });
});

describe('a former place on a story page', () => {
  it('is still there, beside the one that it is now, with its number', () => {
    const html = archiveOf(base)
      .stories[0]?.blocks.map((block) => block.html)
      .join('');
    expect(html).toContain(
      'id="event-leaves"><span id="event-goes"></span><span id="event-sails"></span>It left',
    );
    expect(html).toContain(
      'id="event-leaves.2"><span id="event-goes.2"></span><span id="event-sails.2"></span>It went',
    );
    expect(html).toContain('id="said-ada"><span id="said-a-ray"></span>“at last”');
  });

  it('is put into blocks, too, and into nothing else', () => {
    const former = new Map([['event-leaves', ['event-goes']]]);
    expect(withFormerAnchors('<div class="passage" id="event-leaves"><p>x</p></div>', former)).toBe(
      '<div class="passage" id="event-leaves"><span id="event-goes"></span><p>x</p></div>',
    );
    expect(withFormerAnchors('<p>id="event-leaves"></p><span class="note">x</span>', former)).toBe(
      '<p>id="event-leaves"></p><span class="note">x</span>',
    );
  });
});

describe('a former id', () => {
  const messages = (descriptions: Descriptions) =>
    checkRecords(recordsOf({ ...base, ...descriptions }), new Set(), Date.parse('2026-11-21')).map(
      ({ kind, id, message }) => `${kind}/${id}: ${message}`,
    );

  it('is no id of another record, nor a former one of two', () => {
    expect(messages({})).toEqual([]);
    expect(messages({ events: { leaves: { formerIds: ['goes', 'leaves'] } } })).toEqual([
      'events/leaves: `leaves` is the id of events/leaves.mdx: one address leads to one page',
    ]);
    const people = { ada: { formerIds: ['a-ray'] }, bo: { formerIds: ['a-ray'] } };
    expect(messages({ people })).toContain(
      'people/bo: `a-ray` is a former id of people/ada.mdx, too: one address leads to one page',
    );
  });

  it('that is referred to is said to be another now', () => {
    const articles = {
      '2024-04-29-ferry': { ...base.articles?.['2024-04-29-ferry'], people: ['ada', 'a-ray'] },
    };
    expect(messages({ articles })).toEqual([
      'articles/2024-04-29-ferry: unknown person `a-ray`: it is called `ada` now',
    ]);
  });

  it('that is linked to is said to be another now', () => {
    const body = '<Event id="leaves">It left.</Event> See [her](/people/a-ray/).';
    const articles = { '2024-04-29-ferry': { source: 'daily', people: ['ada'], topics: ['trade'], body } };
    expect(messages({ articles })).toEqual([
      'articles/2024-04-29-ferry: there is no page `/people/a-ray/`: it is `/people/ada/` now',
    ]);
  });
});
