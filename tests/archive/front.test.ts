/** The front page: what is newest, and the remark whose wordings part most. */
import { describe, expect, it } from 'vitest';
import { viewFront } from '../../src/archive/front.ts';
import { archiveOf, type Descriptions } from '../support/records.ts';

const base: Descriptions = {
  people: { ann: { name: 'Ann' } },
  topics: { air: { name: 'Air' } },
  sources: { daily: { name: 'The Daily' }, weekly: { name: 'A Weekly' }, log: { name: 'A Log' } },
};

/** An article that quotes Ann on an event. */
const quoting = (source: string, event: string, words: string) => ({
  source,
  topics: ['air'],
  body: `<Event id="${event}">She said <Quote by="ann" utterance="on-${event}">${words}</Quote></Event>.`,
});

describe('the difference on the front page', () => {
  it('is the remark with the most readings at one place', () => {
    const { difference } = viewFront(
      archiveOf({
        ...base,
        articles: {
          a: quoting('daily', 'landing', 'it was a hard landing'),
          b: quoting('weekly', 'landing', 'It was a rough landing.'),
          c: quoting('log', 'landing', 'it was a bad landing'),
          d: quoting('daily', 'lunch', 'a good lunch'),
          e: quoting('weekly', 'lunch', 'a late lunch'),
        },
        events: { landing: { date: '2024-04-01' }, lunch: { date: '2024-05-01' } },
      }),
    );
    expect(difference?.event.item.id).toBe('landing');
    expect(difference?.collation).toMatchObject({ before: 'it was a', after: 'landing' });
    expect(difference?.collation.readings.map(({ text }) => text)).toEqual(['hard', 'rough', 'bad']);
  });

  it('is that of the last event where several part as much', () => {
    const front = viewFront(
      archiveOf({
        ...base,
        articles: {
          a: quoting('daily', 'landing', 'a hard landing'),
          b: quoting('weekly', 'landing', 'a bad landing'),
          d: quoting('daily', 'lunch', 'a good lunch'),
          e: quoting('weekly', 'lunch', 'a late lunch'),
        },
        events: { landing: { date: '2024-05-02' }, lunch: { date: '2024-05-01' } },
      }),
    );
    expect(front.difference?.event.item.id).toBe('landing');
  });

  it.each([
    ['part in two places', 'a hard and long landing', 'a bad and short landing'],
    ['have nothing in common', 'no', 'never'],
    ['are the same', 'a hard landing', 'A hard landing!'],
  ])('is none where wordings %s', (_, one, other) => {
    const front = viewFront(
      archiveOf({
        ...base,
        articles: { a: quoting('daily', 'landing', one), b: quoting('weekly', 'landing', other) },
        events: { landing: {} },
      }),
    );
    expect(front).not.toHaveProperty('difference');
  });
});

it('has the newest stories and the last dozen entries first, and of an archive of thousands no more', () => {
  const archive = archiveOf({
    ...base,
    articles: Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [
        `a${index}`,
        { date: `2024-04-${String(index + 1).padStart(2, '0')}`, topics: ['air'] },
      ]),
    ),
  });
  const { stories, entries } = viewFront(archive);
  expect(stories.map(({ item }) => item.id)).toEqual(['a29', 'a28', 'a27', 'a26']);
  expect(entries.map(({ id }) => id)).toEqual([
    'a29',
    'a28',
    'a27',
    'a26',
    'a25',
    'a24',
    'a23',
    'a22',
    'a21',
    'a20',
    'a19',
    'a18',
  ]);
});
