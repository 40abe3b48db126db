/** An article among the others: what comes before and after it, how long it is and how old. */
import { describe, expect, it } from 'vitest';
import { compareInWords } from '../../src/archive/items.ts';
import type { Story } from '../../src/archive/view.ts';
import { archiveOf, type Description } from '../support/records.ts';

const subjects = {
  topics: { air: { name: 'Air' }, sea: { name: 'Sea' } },
  sources: { daily: { name: 'The Daily' }, weekly: { name: 'A Weekly' } },
};

const storyOf = (description: Description<'articles'>, today?: string) => {
  const [story] = archiveOf(
    { ...subjects, articles: { a: { topics: ['air'], ...description } } },
    today,
  ).stories;
  if (!story) throw new Error('there is no story');
  return story;
};

describe('the margin of a story', () => {
  const { stories } = archiveOf({
    ...subjects,
    articles: {
      a: {
        topics: ['air'],
        body: '<Event id="landing">It landed</Event>, and <Event id="lunch">they ate</Event>.\n\nNothing.\n\n<Event id="landing">It had landed</Event>, <Event id="landing">late</Event>.',
      },
      b: { topics: ['air'], source: 'weekly', date: '2024-06', body: '<Event id="landing">z</Event>' },
    },
    events: { landing: { shortTitle: 'It lands' }, lunch: { title: 'Lunch is eaten' } },
  });
  const notes = stories[0]?.blocks
    .filter(({ html }) => html.trim())
    .map(({ margin }) =>
      margin.map(({ event, others, isAgain }) => [event.shortTitle, others.map(({ text }) => text), isAgain]),
    );

  it('names the events of each paragraph by their short titles, with who else reports them', () => {
    expect(notes?.[0]).toEqual([
      ['It lands', ['A Weekly'], false],
      ['Lunch is eaten', [], false],
    ]);
    expect(notes?.[1]).toEqual([]);
  });

  it('names an event once for a paragraph, and says where it has been named before', () => {
    expect(notes?.[2]).toEqual([['It lands', ['A Weekly'], true]]);
  });

  it('knows what goes on from the paragraph before', () => {
    const passage = '<Event id="landing">It landed</Event>.';
    const [story] = archiveOf({
      ...subjects,
      articles: { a: { topics: ['air'], body: [passage, passage, 'Nothing.', passage].join('\n\n') } },
      events: { landing: {} },
    }).stories;
    const continued = story?.blocks.flatMap(({ margin }) => margin.map(({ isContinued }) => isContinued));
    expect(continued).toEqual([false, true, false]);
  });
});

describe('what other reports differ in', () => {
  const table = [
    '| Point | [The Daily](/stories/a/) | [A Weekly](/stories/b/) | [The Daily](/stories/c/) |',
    '| --- | --- | --- | --- |',
    '| The day | *Monday* | *Sunday* | – |',
    '| The ship | – | a ferry | *a yacht* |',
  ].join('\n');
  const report = (date: string, more: Description<'articles'> = {}): Description<'articles'> => ({
    date,
    topics: ['air'],
    body: '<Event id="landing">It landed.</Event>',
    ...more,
  });
  const gone: Description<'articles'> = {
    status: 'withdrawn',
    corrections: [{ date: '2026-01-02', note: 'It is untrue.' }],
  };
  const differencesIn = ({ events }: Story) => events.flatMap(({ differences }) => differences ?? []);
  const archiveWith = (c: Description<'articles'>) =>
    archiveOf({
      ...subjects,
      articles: { a: report('2024-01'), b: report('2024-02', { source: 'weekly' }), c },
      events: { landing: { body: `It landed.\n\n${table}` } },
    });

  it('is told of each story on the points to which it says something, with links to the table', () => {
    const points = archiveWith(report('2024-03')).stories.map((story) =>
      differencesIn(story).flatMap((each) => each.points.map(({ href, text }) => `${text}: ${href}`)),
    );
    expect(points).toEqual([
      ['The day: /events/landing/#differs-the-day'],
      ['The day: /events/landing/#differs-the-day', 'The ship: /events/landing/#differs-the-ship'],
      ['The ship: /events/landing/#differs-the-ship'],
    ]);
  });

  it('says in short what each has, the article first, and counts the points that it does not tell', () => {
    const rows = ['One', 'Two', 'Three', 'Four'].map((name) => `| ${name} | *x* | y |`);
    const head = '| Point | [The Daily](/stories/a/) | [A Weekly](/stories/b/) |\n| --- | --- | --- |';
    const silent = ['| Five | Not said | *y* |', '| Six | x | y |', '| Seven | *x* | Not said |'];
    const { stories } = archiveOf({
      ...subjects,
      articles: { a: report('2024-01'), b: report('2024-02', { source: 'weekly' }) },
      events: { landing: { body: ['It landed.\n', head, ...rows, ...silent].join('\n') } },
    });
    const [difference] = stories[1] ? differencesIn(stories[1]) : [];
    expect(difference?.points.map(({ text }) => text)).toEqual(['One', 'Two', 'Three']);
    expect(difference?.points[0]?.readings).toEqual([
      { html: 'y' },
      { html: '<mark>x</mark>', source: 'The Daily' },
    ]);
    expect(difference?.total).toBe(6);
    expect(difference?.href).toBe('/events/landing/#differences');
  });

  it('leaves out what has been withdrawn, and points on which one report alone is left', () => {
    const { stories, events } = archiveWith(report('2024-03', gone));
    expect(events[0]?.comparison?.stories.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(events[0]?.comparison?.points.map(({ name }) => name)).toEqual(['The day']);
    expect(stories.map((story) => differencesIn(story).length)).toEqual([1, 1]);
  });
});

it('tells of each event that an article reports who else reports it, each source once', () => {
  const { stories } = archiveOf({
    ...subjects,
    articles: {
      a: { topics: ['air'], body: '<Event id="landing">x</Event> <Event id="lunch">y</Event>' },
      b: { topics: ['air'], source: 'weekly', date: '2024-06', body: '<Event id="landing">z</Event>' },
      c: { topics: ['air'], source: 'weekly', date: '2024-05', body: '<Event id="landing">z</Event>' },
    },
    events: { landing: {}, lunch: {} },
  });
  expect(stories[0]?.events.map(({ event, others }) => [event.id, others])).toEqual([
    [
      'landing',
      [{ text: 'A Weekly', source: 'weekly', href: '/stories/c/#event-landing', passages: 2, texts: 2 }],
    ],
    ['lunch', []],
  ]);
});

it.each([
  [1, 1],
  [238, 1],
  [420, 2],
  [2380, 10],
])('reckons that %i words take %i minutes', (words, minutes) => {
  expect(storyOf({ body: 'word '.repeat(words) }).minutes).toBe(minutes);
});

it('gives the place of its date on the timeline', () => {
  expect(storyOf({ date: '2024-04-29' }).timelineHref).toBe('/2024/04/#2024-04-29');
});

it.each([
  ['2024-04-29', '2025-04-29', false],
  ['2024-04-29', '2025-04-30', true],
  ['2024', '2025-12-31', false],
  ['2024', '2026-01-01', true],
  ['2024-02-29', '2025-03-01', true],
  ['2017/..', '2026-11-21', false],
])('calls what was published on %s old on %s: %s', (date, today, isOld) => {
  expect(storyOf({ date }, today).isOld).toBe(isOld);
});

it.each([
  ['2024-04-28', 'earlier'],
  ['2024-04-30', 'earlier'],
  ['2024-04-29', 'same date'],
  ['2024-04-29T10:00Z', 'same date'],
  ['2024-04', 'perhaps earlier'],
  ['2024', 'perhaps earlier'],
  ['2024-04-28~', 'perhaps earlier'],
  ['2024-03', 'earlier'],
])('tells how %s stands to 29 April 2024: %s', (date, words) => {
  const { timeline } = archiveOf({ ...subjects, articles: { a: { date: '2024-04-29' }, b: { date } } });
  const [item, other] = ['a', 'b'].map((id) => timeline.find((one) => one.id === id));
  if (!item || !other) throw new Error('there is no article');
  expect(compareInWords(item, other, 'earlier')).toBe(words);
});
