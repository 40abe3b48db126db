/** References to what is not there, and records that nothing refers to. */
import { describe, expect, it } from 'vitest';
import { articleText, eventText, personText, sourceText, topicText } from '../support/entries.ts';
import type { Descriptions } from '../support/records.ts';
import { findingsIn } from './proofs.ts';
import { findings } from './sound.ts';

describe('a reference to what is not there', () => {
  it.each([
    ['person', { people: ['anne'] }, '["people",0]', 'unknown person `anne`: did you mean `ann`?'],
    [
      'topic',
      { topics: ['trade', 'trades'] },
      '["topics",1]',
      'unknown topic `trades`: did you mean `trade`?',
    ],
    ['source', { source: 'dayly' }, '["source"]', 'unknown source `dayly`: did you mean `daily`?'],
  ])('names the %s that is nearest', (_, fields, at, message) => {
    expect(findings({ articles: { other: fields } })).toEqual([`articles/other.mdx ${at} ${message}`]);
  });

  it.each([
    [
      'person',
      { people: ['ann', 'bob'] },
      '["people",1]',
      'unknown person `bob`: there is no people/bob.mdx',
    ],
    ['topic', { topics: ['war'] }, '["topics",0]', 'unknown topic `war`: there is no topics/war.mdx'],
    ['source', { source: 'weekly' }, '["source"]', 'unknown source `weekly`: there is no sources/weekly.mdx'],
  ])('names the file that is missing where no %s is near', (_, fields, at, message) => {
    expect(findings({ articles: { other: fields } })).toEqual([`articles/other.mdx ${at} ${message}`]);
  });

  it('is found in the fields of an event too', () => {
    expect(findings({ events: { landing: { people: ['ann', 'bob'], topics: ['trad'] } } })).toEqual([
      'events/landing.mdx ["people",1] unknown person `bob`: there is no people/bob.mdx',
      'events/landing.mdx ["topics",0] unknown topic `trad`: did you mean `trade`?',
    ]);
  });

  it('is found in a body, each time, with its place', () => {
    const body =
      'Then <Event id="landin">she\ncame</Event> and <Quote by="an">left</Quote>; <Event id="x">x</Event>.';
    expect(findings({ articles: { other: { body } } })).toEqual([
      'articles/other.mdx {"line":15,"column":6} unknown event `landin`: did you mean `landing`?',
      'articles/other.mdx {"line":16,"column":47} unknown event `x`: there is no events/x.mdx',
      'articles/other.mdx {"line":16,"column":18} unknown person `an`: did you mean `ann`?',
    ]);
  });

  it('is not satisfied by a record of another kind, nor by what every object has', () => {
    expect(findings({ articles: { other: { people: ['trade', 'constructor'] } } })).toEqual([
      'articles/other.mdx ["people",0] unknown person `trade`: there is no people/trade.mdx',
      'articles/other.mdx ["people",1] unknown person `constructor`: there is no people/constructor.mdx',
    ]);
  });
});

describe('a record that nothing refers to', () => {
  it.each([
    [
      'events',
      'no article reports this event: mark the passage that does with <Event id="…">, or take the event out',
    ],
    ['people', 'no article or event names this person in `people`'],
    ['topics', 'no article or event stands under this topic'],
    ['sources', 'no article is from this source'],
  ])('is found among %s', (kind, message) => {
    expect(findings({ [kind]: { lonely: {} } })).toEqual([`${kind}/lonely.mdx [] ${message}`]);
  });

  it('is an event that another alone is said to come after', () => {
    const records = {
      articles: { a: { body: '<Event id="second">It was.</Event>' } },
      events: { first: {}, second: { after: 'first' } },
      topics: { trade: {} },
      sources: { daily: {} },
    };
    expect(findings(records)).toEqual([expect.stringMatching(/^events\/first\.mdx \[\] no article reports/)]);
  });

  it('is never an article', () => {
    expect(findings({ articles: { other: {} } })).toEqual([]);
  });

  it('is not one of another kind with the same id', () => {
    expect(findings({ people: { trade: {} } })).toEqual([
      'people/trade.mdx [] no article or event names this person in `people`',
    ]);
  });

  it.each<[string, Descriptions]>([
    [
      'a person whom an event alone names',
      { people: { bob: {} }, events: { landing: { people: ['ann', 'bob'] } } },
    ],
    ['a topic of an event alone', { topics: { air: {} }, events: { landing: { topics: ['air'] } } }],
    [
      'an event reported within the report of another',
      {
        events: { lunch: {} },
        articles: { other: { body: '<Event id="landing">a <Event id="lunch">b</Event></Event>' } },
      },
    ],
  ])('is not %s', (_, more) => {
    expect(findings(more)).toEqual([]);
  });

  it('is not one to which a withdrawn article alone refers', () => {
    const corrections = [{ date: '2026-02-02', note: 'Not genuine.' }];
    expect(
      findings({
        articles: {
          gone: {
            status: 'withdrawn',
            corrections,
            source: 'weekly',
            people: ['bob'],
            topics: ['air'],
            body: '<Event id="lunch">She ate.</Event>',
          },
        },
        events: { lunch: {} },
        people: { bob: {} },
        topics: { air: {} },
        sources: { weekly: {} },
      }),
    ).toEqual([]);
  });
});

describe('an article that stands', () => {
  const corrections = [{ date: '2026-02-02', note: 'Asked for.' }];
  const withdrawn = { status: 'withdrawn' as const, corrections };

  it('cannot stand under a withdrawn source, nor under withdrawn topics alone', () => {
    const more = { sources: { weekly: withdrawn }, topics: { air: withdrawn } };
    expect(findings({ ...more, articles: { other: { source: 'weekly', topics: ['air'] } } })).toEqual([
      'articles/other.mdx ["source"] `weekly` was withdrawn: withdraw the article as well, or name another',
      'articles/other.mdx ["topics"] every topic of the article was withdrawn: withdraw the article as well, or name another',
    ]);
    expect(findings({ topics: more.topics, articles: { other: { topics: ['air', 'trade'] } } })).toEqual([]);
  });

  it('may name a withdrawn person and report a withdrawn event, but no place on their pages', () => {
    const events = { lunch: { ...withdrawn, people: ['bob'] } };
    const people = { bob: withdrawn };
    const body = (anchor: string) =>
      `<Event id="lunch">She ate</Event> with <Quote by="bob">me</Quote>. See [it](/events/lunch/${anchor}).`;
    const of = (anchor: string) => ({
      events,
      people,
      articles: { other: { people: ['bob'], body: body(anchor) } },
    });
    expect(findings(of(''))).toEqual([]);
    expect(findings(of('#differs-the-day'))).toEqual([
      expect.stringContaining('there is no place `#differs-the-day` on `/events/lunch/`'),
    ]);
  });
});

describe('what a withdrawal leaves behind', () => {
  const withdrawn = { status: 'withdrawn', corrections: [{ date: '2026-02-02', note: 'Asked for.' }] };
  const files = (fields: Record<string, unknown>, other = '') => ({
    'articles/gone.mdx': articleText(
      { people: ['bo-lind'], topics: ['roads', 'ferry'], ...withdrawn },
      'Bo Lind was there. <Event id="lunch">They ate.</Event>',
    ),
    'articles/stays.mdx': articleText({}, `Nothing. ${other}`),
    'events/lunch.mdx': eventText({ people: ['mina'], ...fields }, 'Mina Torvald ate.'),
    'people/mina.mdx': personText(),
    'people/bo-lind.mdx': personText({ name: 'Bo Lind' }),
    'topics/roads.mdx': topicText(),
    'topics/ferry.mdx': topicText({ name: 'Ferry' }),
    'sources/harbour-post.mdx': sourceText(),
  });
  const filesOf = (found: readonly string[]) => found.map((finding) => finding.split(':')[0]).sort();

  it('is told, whether the article names it or its event does, and nothing that another article holds up', () => {
    const found = findingsIn(files({}));
    expect(filesOf(found)).toEqual([
      'events/lunch.mdx',
      'people/bo-lind.mdx',
      'people/mina.mdx',
      'topics/ferry.mdx',
    ]);
    expect(found[0]).toContain('nothing holds this event up but what was withdrawn');
    expect(filesOf(findingsIn(files({}, '<Event id="lunch">They ate.</Event>')))).toEqual([
      'people/bo-lind.mdx',
      'topics/ferry.mdx',
    ]);
  });

  it('is told no more once it was withdrawn too, but for what that alone held up', () => {
    expect(filesOf(findingsIn(files(withdrawn)))).toEqual([
      'people/bo-lind.mdx',
      'people/mina.mdx',
      'topics/ferry.mdx',
    ]);
  });
});

describe('an agency whose text an article prints', () => {
  it('is another than its source', () => {
    const found = (agency: string) =>
      findings({
        articles: { a: { source: 'daily', agency } },
        sources: { daily: {}, wire: {} },
        topics: { trade: {} },
      });
    expect(found('daily')).toContain(
      'articles/a.mdx ["agency"] `daily` is the article’s own source, so it prints no text of another’s: take the line out',
    );
    expect(found('wire')).toEqual([]);
  });
});

describe('an article that prints the text of another', () => {
  it.each([
    ['2024-05-04', '2024-05-02', 'later'],
    ['2024-05-03', '2024-05-02', undefined],
    ['2024-05', '2024-05-02', undefined],
    ['2024-05-04~', '2024-05-02', undefined],
  ])('of %s does so on %s: %s', (original, copy, fault) => {
    const articles = { a: { date: original }, b: { date: copy, syndicatedFrom: 'a' } };
    const later =
      'articles/b.mdx ["syndicatedFrom"] `a` appeared later than this: name the article that had the text first';
    expect(findings({ articles, topics: { trade: {} }, sources: { daily: {} } })).toEqual(
      fault ? [later] : [],
    );
  });

  it('names one that has it first-hand', () => {
    const articles = {
      a: {},
      b: { syndicatedFrom: 'a' },
      c: { syndicatedFrom: 'b' },
      d: { syndicatedFrom: 'd' },
      e: { syndicatedFrom: 'f' },
    };
    expect(findings({ articles, topics: { trade: {} }, sources: { daily: {} } })).toEqual([
      'articles/e.mdx ["syndicatedFrom"] unknown article `f`: did you mean `a`?',
      'articles/c.mdx ["syndicatedFrom"] `b` prints the text of `a`: name that here',
      'articles/d.mdx ["syndicatedFrom"] this is the article itself: name the one of which it prints the text, or take the line out',
    ]);
  });

  it('is told where two name each other, or more do in a circle, that one is to name none', () => {
    const articles = {
      a: { syndicatedFrom: 'b' },
      b: { syndicatedFrom: 'a' },
      c: { syndicatedFrom: 'a' },
      d: { syndicatedFrom: 'e' },
      e: { syndicatedFrom: 'f' },
      f: { syndicatedFrom: 'd' },
    };
    const rest = 'take the line out of the one that had the text first';
    expect(findings({ articles, topics: { trade: {} }, sources: { daily: {} } })).toEqual([
      `articles/a.mdx ["syndicatedFrom"] this and \`b\` name each other: ${rest}`,
      `articles/b.mdx ["syndicatedFrom"] this and \`a\` name each other: ${rest}`,
      `articles/d.mdx ["syndicatedFrom"] this leads by way of \`e\`, \`f\` back to the article itself: ${rest}`,
      `articles/e.mdx ["syndicatedFrom"] this leads by way of \`f\`, \`d\` back to the article itself: ${rest}`,
      `articles/f.mdx ["syndicatedFrom"] this leads by way of \`d\`, \`e\` back to the article itself: ${rest}`,
    ]);
  });

  it('names the first of several that print one text', () => {
    const articles = {
      a: {},
      b: { syndicatedFrom: 'a' },
      c: { syndicatedFrom: 'b' },
      d: { syndicatedFrom: 'c' },
    };
    expect(findings({ articles, topics: { trade: {} }, sources: { daily: {} } })).toEqual([
      'articles/c.mdx ["syndicatedFrom"] `b` prints the text of `a`: name that here',
      'articles/d.mdx ["syndicatedFrom"] `c` prints the text of `a`: name that here',
    ]);
  });
});

describe('while a file is at fault itself', () => {
  it('whoever refers to it is not blamed, and whoever else refers to nothing is', () => {
    const articles = { other: { topics: ['food', 'war'], people: ['food'] } };
    expect(findings({ articles }, ['topics/food.mdx'])).toEqual([
      'articles/other.mdx ["people",0] unknown person `food`: there is no people/food.mdx',
      'articles/other.mdx ["topics",1] unknown topic `war`: there is no topics/war.mdx',
    ]);
  });

  it('nothing is called unused, since that file might use it', () => {
    expect(findings({ people: { bob: {} }, events: { lunch: {} } }, ['articles/broken.mdx'])).toEqual([]);
  });
});

describe('a comparison table', () => {
  const table = (article: string) => `It landed.\n\n| | [A](/stories/${article}/) |\n|---|---|\n| Day | – |`;
  const withdrawn = {
    status: 'withdrawn' as const,
    corrections: [{ date: '2026-02-02', note: 'Not genuine.' }],
  };

  it('compares articles that report the event', () => {
    const landing = { people: ['ann'], topics: ['trade'] };
    expect(findings({ events: { landing: { ...landing, body: table('visit') } } })).toEqual([]);
    const found = findings({
      articles: { other: { topics: ['trade'] } },
      events: { landing: { ...landing, body: table('other') } },
    });
    expect(found).toEqual([
      expect.stringMatching(
        /^events\/landing\.mdx \{"line":\d+,"column":5\} articles\/other\.mdx does not report this event: no passage in it is marked so; mark it there with <Event id="landing">, or take the column out$/,
      ),
    ]);
    expect(
      findings({
        articles: { other: { topics: ['trade'], ...withdrawn } },
        events: { landing: { ...landing, body: table('other') } },
      }),
    ).toEqual([]);
  });

  it('compares no article that there is not', () => {
    expect(
      findings({ events: { landing: { people: ['ann'], topics: ['trade'], body: table('none') } } }),
    ).toEqual([expect.stringContaining('there is no page `/stories/none/`')]);
  });
});
