/** The front page: what is newest, and a point on which reports differ. */
import { describe, expect, it } from 'vitest';
import { storiesOf, viewFront } from '../../src/archive/front.ts';
import { archiveOf, type Descriptions } from '../support/records.ts';

const base: Descriptions = {
  people: { ann: { name: 'Ann' } },
  topics: { air: { name: 'Air' } },
  sources: { daily: { name: 'The Daily' }, weekly: { name: 'A Weekly' }, log: { name: 'A Log' } },
};

/** An article that reports an event. */
const reporting = (source: string, event: string, date = '2024-04-02') => ({
  source,
  date,
  topics: ['air'],
  body: `<Event id="${event}">It happened</Event>.`,
});

/** The table of an event that two articles report, with a row for each of these points. */
const comparing = (one: string, other: string, ...points: string[]) =>
  [
    'It happened.\n',
    `| Point | [The Daily](/stories/${one}/) | [A Weekly](/stories/${other}/) |`,
    '| --- | --- | --- |',
    ...points,
  ].join('\n');

describe('the difference on the front page', () => {
  const articles = {
    a: reporting('daily', 'landing'),
    b: reporting('weekly', 'landing'),
    c: reporting('daily', 'lunch'),
    d: reporting('weekly', 'lunch'),
  };

  it('is the first marked point of the event with the most of them', () => {
    const { difference } = viewFront(
      archiveOf({
        ...base,
        articles,
        events: {
          landing: {
            date: '2024-04-01',
            body: comparing(
              'a',
              'b',
              '| The place | a field | a meadow |',
              '| The day | *Monday* | a weekday |',
              '| The pilot | Ann | *nobody* |',
            ),
          },
          lunch: { date: '2024-05-01', body: comparing('c', 'd', '| The dish | *fish* | *soup* |') },
        },
      }),
    );
    expect(difference).toMatchObject({
      event: { id: 'landing' },
      point: { name: 'The day' },
      others: [{ name: 'The pilot' }],
      elsewhere: [{ event: { id: 'lunch' }, point: { name: 'The dish' } }],
    });
    expect(difference?.readings.map(({ story, html }) => [story.id, html])).toEqual([
      ['a', '<mark>Monday</mark>'],
      ['b', 'a weekday'],
    ]);
  });

  it('is that of the last event where several have as many', () => {
    const { difference } = viewFront(
      archiveOf({
        ...base,
        articles,
        events: {
          landing: { date: '2024-05-02', body: comparing('a', 'b', '| The day | *Monday* | a weekday |') },
          lunch: { date: '2024-05-01', body: comparing('c', 'd', '| The dish | *fish* | *soup* |') },
        },
      }),
    );
    expect(difference?.event.id).toBe('landing');
  });

  it('has no more readings than stand side by side: what is marked before what is not, and silence last', () => {
    const cells = ['Not said', 'a weekday', '*Monday*', '*Tuesday*', 'some day', '*Friday*'];
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const { difference } = viewFront(
      archiveOf({
        ...base,
        articles: Object.fromEntries(ids.map((id) => [id, reporting('daily', 'landing')])),
        events: {
          landing: {
            body: [
              'It happened.\n',
              `| Point | ${ids.map((id) => `[The Daily](/stories/${id}/)`).join(' | ')} |`,
              `| --- ${'| --- '.repeat(ids.length)}|`,
              `| The day | ${cells.join(' | ')} |`,
            ].join('\n'),
          },
        },
      }),
    );
    expect(difference?.readings.map(({ story }) => story.id)).toEqual(['b', 'c', 'd', 'f']);
  });

  it('is none where no point is marked', () => {
    const front = viewFront(
      archiveOf({
        ...base,
        articles,
        events: { landing: { body: comparing('a', 'b', '| The day | Monday | a weekday |') }, lunch: {} },
      }),
    );
    expect(front).not.toHaveProperty('difference');
  });
});

describe('what is latest in time', () => {
  const dates = (count: number, year: number) =>
    Array.from({ length: count }, (_, index) => `${year}-04-${String(index + 1).padStart(2, '0')}`);
  const frontOf = (all: string[]) =>
    viewFront(
      archiveOf({
        ...base,
        articles: Object.fromEntries(
          all.map((date, index) => [`a${index}`, reporting('daily', 'landing', date)]),
        ),
        events: { landing: { date: '2020-01-01' } },
      }),
    );

  it('is the last dozen entries of an archive of thousands, the newest first, without its four newest stories', () => {
    const { stories, entries, lens } = frontOf([...dates(3, 2023), ...dates(30, 2024)]);
    expect(lens?.dates).toEqual([]);
    expect(stories.map(({ item }) => item.id)).toEqual(['a32', 'a31', 'a30', 'a29']);
    expect(entries.map(({ id }) => id)).toEqual(Array.from({ length: 8 }, (_, index) => `a${28 - index}`));
  });

  it('is without what the fullest year shows date by date', () => {
    const { entries, lens } = frontOf([...dates(9, 2023), ...dates(6, 2024)]);
    expect(lens?.year.text).toBe('2023');
    expect(entries.map(({ id }) => id)).toEqual(['a10', 'a9']);
  });

  it('is left out where all of it stands on the page already', () => {
    const { stories, entries } = frontOf([...dates(9, 2023), ...dates(3, 2024)]);
    expect(stories).toHaveLength(4);
    expect(entries).toEqual([]);
  });
});

describe('the ways in', () => {
  it('begin with whoever occurs in the most stories, as the numbers beside them say, and then in the most events', () => {
    const { ways } = viewFront(
      archiveOf({
        topics: { air: {}, sea: {}, rail: {} },
        sources: { daily: {} },
        articles: { a: { topics: ['sea'] }, b: { topics: ['sea'] }, c: { topics: ['rail'] } },
        events: {
          one: { topics: ['air', 'rail'] },
          two: { topics: ['air'] },
          three: { topics: ['air'] },
        },
      }),
    );
    const topics = ways.find(({ kind }) => kind === 'topics')?.subjects ?? [];
    expect(topics.map((topic) => [topic.id, storiesOf(topic)])).toEqual([
      ['sea', 2],
      ['rail', 1],
      ['air', 0],
    ]);
  });

  it('count for an agency the stories of others that print its text', () => {
    const { ways } = viewFront(
      archiveOf({
        ...base,
        sources: { ...base.sources, wire: {} },
        articles: { a: { agency: 'wire' }, b: { source: 'weekly', agency: 'wire' }, c: { source: 'log' } },
      }),
    );
    const sources = ways.find(({ kind }) => kind === 'sources')?.subjects ?? [];
    expect(sources.map((source) => [source.id, storiesOf(source)])).toEqual([
      ['wire', 2],
      ['log', 1],
      ['weekly', 1],
      ['daily', 1],
    ]);
  });
});
