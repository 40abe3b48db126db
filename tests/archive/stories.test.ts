/** An article among the others: what comes before and after it, how long it is and how old. */
import { describe, expect, it } from 'vitest';
import { compareInWords } from '../../src/archive/items.ts';
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

describe('an article on its topics', () => {
  it('stands between the articles before and after it, for each topic by itself', () => {
    const { stories } = archiveOf({
      ...subjects,
      articles: {
        d: { date: '2024-04', topics: ['sea'] },
        a: { date: '2024-01', topics: ['sea', 'air'] },
        c: { date: '2024-03', topics: ['air', 'sea'] },
        b: { date: '2024-02', dateBasis: 'inferred', dateNote: 'From the text.', topics: ['air'] },
      },
      events: { e: { date: '2024-02-15', topics: ['air'] } },
    });
    const trails = (id: string) =>
      stories
        .find(({ item }) => item.id === id)
        ?.topics.map(({ text, adjacent }) => [text, ...adjacent.map((link) => `${link.href} ${link.text}`)]);
    expect(trails('a')).toEqual([
      ['Sea', '/stories/c/ later: The Daily, March 2024'],
      ['Air', '/stories/b/ later: The Daily, February 2024 (inferred)'],
    ]);
    expect(trails('c')).toEqual([
      ['Air', '/stories/b/ earlier: The Daily, February 2024 (inferred)'],
      ['Sea', '/stories/a/ earlier: The Daily, January 2024', '/stories/d/ later: The Daily, April 2024'],
    ]);
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
    ['landing', [{ text: 'A Weekly', source: 'weekly', href: '/stories/c/#event-landing', passages: 2 }]],
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
