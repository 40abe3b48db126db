/** Records without what was withdrawn: every mark of it is gone, and what was marked is not. */
import { expect, it } from 'vitest';
import { standingRecords } from '../../src/archive/standing.ts';
import { articleText, entryOf } from '../support/entries.ts';
import { type Descriptions, recordsOf } from '../support/records.ts';

const withdrawn = {
  status: 'withdrawn' as const,
  corrections: [{ date: '2026-02-02', note: 'Asked for.' }],
};

const descriptions: Descriptions = {
  articles: {
    visit: {
      people: ['ann', 'bob'],
      topics: ['air', 'trade'],
      body: [
        '<Event id="lunch">They ate. <Event id="landing">She had landed.</Event></Event> <Event id="lunch-again">And again.</Event>',
        '<Event id="lunch">\n\nMore of it: <Quote by="bob">Fine.</Quote>\n\n</Event>',
        '<Quote by="bob">\n\nIt was fine.\n\n</Quote>',
        '[It](/events/lunch/), [he](#said-bob.2), [the rest](/events/lunch-again/), [she](/people/ann/ "Ann")',
      ].join('\n\n'),
    },
  },
  events: { lunch: withdrawn, landing: { people: ['bob', 'ann'], after: 'lunch' }, 'lunch-again': {} },
  people: { ann: {}, bob: withdrawn },
  topics: { air: withdrawn, trade: {} },
  sources: { daily: {} },
};

it('are the very same where nothing was withdrawn but articles', () => {
  const records = recordsOf({ articles: { gone: withdrawn, visit: {} }, topics: { trade: {} } });
  expect(standingRecords(records)).toBe(records);
});

it('name it nowhere, and keep all words', () => {
  const records = standingRecords(recordsOf(descriptions));
  const visit = records.articles.get('visit');
  expect([...records.events.keys(), ...records.people.keys(), ...records.topics.keys()]).toEqual([
    'landing',
    'lunch-again',
    'ann',
    'trade',
  ]);
  expect(records.events.get('landing')?.fields.people).toEqual(['ann']);
  expect(records.events.get('landing')?.fields).not.toHaveProperty('after');
  expect(visit?.fields).toMatchObject({ people: ['ann'], topics: ['trade'] });
  expect(visit?.body.passages.map(({ anchor }) => anchor)).toEqual(['event-landing', 'event-lunch-again']);
  expect(visit?.body.quotations).toEqual([]);
  expect(visit?.body.links.map(({ href }) => href)).toEqual(['/events/lunch-again/', '/people/ann/']);
  const html = visit?.body.blocks.map((block) => block.html).join('') ?? '';
  expect(html).toContain(
    '<span>They ate. <span class="passage" id="event-landing">She had landed.</span></span>',
  );
  expect(html).toContain('<div><p id="p-');
  expect(html).toContain('<span class="quote">“Fine.”</span>');
  expect(html).toContain('<blockquote class="quote"><p');
  expect(html).toContain(
    'It, he, <a href="/events/lunch-again/">the rest</a>, <a href="/people/ann/" title="Ann">she</a>',
  );
  expect(JSON.stringify(visit?.body.blocks.map(({ passages }) => passages))).not.toContain('lunch"');
});

it('lose links on a page that has a base path', () => {
  const records = recordsOf(descriptions);
  const body = 'See [it](/events/lunch/) and [her](/people/ann/).';
  records.articles.set('based', entryOf('articles', 'based', articleText({}, body), '/archive/'));
  const html = standingRecords(records).articles.get('based')?.body.blocks[0]?.html;
  expect(html).toContain('See it and <a href="/archive/people/ann/">her</a>.');
});
