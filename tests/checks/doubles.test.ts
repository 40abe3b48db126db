/** Events that came in twice, and quotations that were joined by mistake, are pointed out; what only looks so is not. */
import { describe, expect, it } from 'vitest';
import { distantWordings, sameEvents } from '../../src/checks/doubles.ts';
import { cpuSeconds } from '../support/cpu.ts';
import { type Descriptions, recordsOf } from '../support/records.ts';

const people = {
  torvald: { name: 'Mina Torvald', aliases: ['Mayor Torvald'] },
  lind: { name: 'Bo Lind' },
  port: { name: 'Aune Port', type: 'organisation' as const },
  aune: { name: 'Aune', type: 'place' as const },
};
const none = { originalOf: () => undefined, sourceOf: () => '' };

type Event = NonNullable<Descriptions['events']>[string];
const found = (events: Record<string, Event>) =>
  sameEvents(recordsOf({ events, people, topics: { trade: {} } }), none).map(({ id, message }) => [
    id,
    /events\/(\S+)\.mdx/.exec(message)?.[1],
  ]);

/** Whether an event of one title is pointed out beside that of another, both of one day and of the mayor. */
const isPointedOut = (one: string, other: string, more: Partial<Event> = {}, its: Partial<Event> = {}) =>
  found({
    a: { title: one, date: '2024-05-06', people: ['torvald'], ...its },
    b: { title: other, date: '2024-05-06', people: ['torvald'], ...more },
  }).length > 0;

describe('an event that another file has already', () => {
  it.each([
    ['Mina Torvald opens the bridge', 'Mayor Torvald opens the bridge'],
    ['The bridge opens', 'Bridge opened'],
    ['The mayor meets the ferrymen', 'Mayor meets ferrymen in the hall'],
    ['Harbour company chosen to build swing bridge', 'Harbour firm is chosen to build the swing bridge'],
    ['大桥通车', '大桥通车'],
  ])('is pointed out where the titles say the same: “%s”, “%s”', (one, other) => {
    expect(isPointedOut(one, other)).toBe(true);
  });

  it.each([
    ['one names who else was there', { people: ['torvald', 'lind'] }],
    ['one names where it was', { people: ['torvald', 'aune'] }],
    ['one knows the time', { date: '2024-05-06T12:00+02:00' }],
  ])('is pointed out where %s', (_, more) => {
    expect(isPointedOut('The bridge opens', 'Bridge opens', more)).toBe(true);
  });

  it('is named with the command that makes one of the two', () => {
    const event = { title: 'The bridge opens', date: '2024-05-06', people: ['torvald'] };
    const [finding] = sameEvents(
      recordsOf({ events: { a: event, b: event }, people, topics: { trade: {} } }),
      none,
    );
    expect(finding).toMatchObject({ kind: 'events', id: 'b', at: ['title'] });
    expect(finding?.message).toContain('npm run merge -- events b a;');
  });
});

describe('another event', () => {
  it.each([
    ['Mina Torvald arrives in Aune', 'Mina Torvald leaves Aune'],
    ['Mina Torvald meets Bo Lind in the morning', 'Mina Torvald dines with Bo Lind'],
    ['First car crosses', 'First lorry crosses'],
    ['Round 1 of the talks ends', 'Round 2 of the talks ends'],
    ['Mina Torvald posts a picture', 'Mina Torvald posts on tolls'],
    ['The plane lands', 'The plane departs again'],
  ])('is not pointed out: “%s”, “%s”', (one, other) => {
    expect(isPointedOut(one, other)).toBe(false);
  });

  it.each([
    ['is of another day', { date: '2024-05-07' }, {}],
    ['is of other people', { people: ['lind'] }, {}],
    ['has people of whom the first has none', {}, { people: [] }],
    ['was at another time', { date: '2024-05-06T14:00+02:00' }, { date: '2024-05-06T09:00+02:00' }],
    ['is said to have come after it', { after: 'a' }, {}],
    [
      'was withdrawn',
      { status: 'withdrawn' as const, corrections: [{ date: '2026-01-01', note: 'Gone.' }] },
      {},
    ],
  ])('is not pointed out where it %s', (_, more, its) => {
    expect(isPointedOut('The bridge opens', 'Bridge opens', more, its)).toBe(false);
  });

  it('is not pointed out where others came between', () => {
    const event = { title: 'A boat lands', date: '2024-05-06', people: ['lind'] };
    expect(found({ a: event, b: { ...event, after: 'a' }, c: { ...event, after: 'b' } })).toEqual([]);
  });
});

describe('ten thousand events', () => {
  it('of one day, people and kind of title are compared with a few each', () => {
    const event = { title: 'A boat lands at the quay', date: '2024-05-06', people: ['lind'] };
    const records = recordsOf({ events: { x: event }, people, topics: { trade: {} } });
    for (const one of [...records.events.values()])
      for (let index = 0; index < 10_000; index++) {
        const title = `Boat ${index} lands at the quay`;
        records.events.set(`e-${index}`, { ...one, id: `e-${index}`, fields: { ...one.fields, title } });
      }
    expect(cpuSeconds(() => sameEvents(records, none))).toBeLessThan(3);
  });
});

describe('a quotation that an utterance joins with others', () => {
  const quote = (words: string, more = '') => `<Quote by="torvald" utterance="fine"${more}>${words}</Quote>`;
  const joined = (...bodies: string[]) =>
    distantWordings(
      recordsOf({
        articles: Object.fromEntries(
          bodies.map((body, index) => [`a-${index}`, { people: ['torvald'], body }]),
        ),
        people,
        topics: { trade: {} },
        sources: { daily: {} },
      }),
      none,
    ).map(({ id }) => id);

  it.each([
    ['Soup.', 'A fine day for the town.'],
    ['We waited long for this bridge, and today it opens.', 'The toll is too high for families.'],
    ['Only now.', 'Først nu.'],
  ])('is pointed out where they share no words that tell: “%s”, “%s”', (one, other) => {
    expect(joined(quote(one), quote(other))).toEqual(['a-1']);
  });

  it.each([
    ['a bridge that belongs to both shores', 'A bridge of both shores.'],
    ['We kept our word, and nobody will pay to go home', 'We kept our word.'],
    ['No ferry will sail tomorrow', 'There will be no sailings tomorrow'],
    ['The toll is too high for ordinary families', 'Normal families cannot afford such a toll'],
  ])('is not pointed out where two people translated it: “%s”, “%s”', (one, other) => {
    expect(joined(quote(one), quote(other))).toEqual([]);
  });

  it('is pointed out where it comes first, and the others are near one another', () => {
    const [bridge, ferry] = ['The bridge opens today.', 'The bridge opened today.'];
    expect(joined(quote('Soup for all.'), quote(bridge), quote(ferry))).toEqual(['a-0']);
  });

  it('is not pointed out in a language of its own, nor where one of the others is near', () => {
    expect(joined(quote('Only now.'), quote('Først nu.', ' language="da"'))).toEqual([]);
    expect(
      joined(quote('Only now.'), quote('Not before today.'), quote('Not before today, only now.')),
    ).toEqual([]);
  });
});
