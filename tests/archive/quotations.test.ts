import { describe, expect, it } from 'vitest';
import type { Utterance } from '../../src/archive/view.ts';
import { archiveOf } from '../support/records.ts';

const said = (words: string, more = '', by = 'ann') => `<Quote by="${by}"${more}>${words}</Quote>`;
const same = ' utterance="fine"';

const archive = archiveOf({
  articles: {
    late: {
      date: '2024-05-02',
      source: 'weekly',
      people: ['ann', 'bob'],
      body: `<Event id="talks">${said('a fine day for the town', `${same} speech="indirect"`)}</Event> ${said('Yes', '', 'bob')}`,
    },
    early: {
      date: '2024-05-01',
      people: ['ann'],
      body: `${said('fine day for the city', same)} <Event id="talks">x <Event id="lunch">${said('Soup.')}</Event></Event> ${said('a fine day for the city.', same)}`,
    },
    gone: {
      status: 'withdrawn',
      corrections: [{ date: '2026-02-02', note: 'Not genuine.' }],
      people: ['ann'],
      body: said('a fine night', same),
    },
  },
  events: { talks: {}, lunch: {} },
  people: { ann: { name: 'Ann' }, bob: {} },
  topics: { trade: {} },
  sources: { daily: { name: 'The Daily' }, weekly: { name: 'A Weekly' } },
});

const utterancesOf = (person: string) => archive.people.find(({ id }) => id === person)?.utterances ?? [];
const utterancesOn = (event: string) =>
  archive.events.find(({ item }) => item.id === event)?.utterances ?? [];
const wordsOf = ({ wordings }: Utterance) =>
  wordings.map(({ pieces }) => pieces.map(({ text }) => text).join(''));

describe('what a person is quoted saying', () => {
  it('is there each remark once, in order of publication', () => {
    expect(utterancesOf('ann').map(wordsOf)).toEqual([
      ['a fine day for the city.', 'a fine day for the town'],
      ['Soup.'],
    ]);
    expect(utterancesOf('bob').map(wordsOf)).toEqual([['Yes']]);
  });

  it('says what differs, and which source printed which where', () => {
    const [remark] = utterancesOf('ann');
    expect(remark?.wordings.map(({ differing }) => differing)).toEqual([['city.'], ['town']]);
    expect(
      remark?.wordings.map(({ places }) =>
        places.map(({ story, hrefs, indirect }) => [story.source?.text, hrefs, indirect]),
      ),
    ).toEqual([
      [['The Daily', ['/stories/early/#said-ann', '/stories/early/#said-ann.3'], false]],
      [['A Weekly', ['/stories/late/#said-ann'], true]],
    ]);
  });

  it('has no words of an article that was withdrawn', () => {
    expect(JSON.stringify(archive.people)).not.toContain('night');
  });
});

describe('words that one source quotes shorter than another', () => {
  const quoting = (sources: Record<string, string>) => {
    const articles = Object.fromEntries(
      Object.entries(sources).map(([source, body]) => [source, { source, people: ['ann'], body }]),
    );
    const [ann] = archiveOf({ articles, people: { ann: {} } }).people;
    return ann?.utterances[0]?.wordings.map(({ pieces, differing, places }) => [
      pieces.map(({ text }) => text).join(''),
      differing,
      places.map(({ story }) => story.id),
    ]);
  };

  it('are a wording of their own: no source is given words that it did not print', () => {
    expect(
      quoting({
        a: said('I never said that I will go', same),
        b: said('I will go', same),
        c: said('i will go.', same),
      }),
    ).toEqual([
      ['I never said that I will go', ['never said that I'], ['a']],
      ['I will go', [], ['b', 'c']],
    ]);
  });

  it('are one with them where the same article prints both', () => {
    expect(
      quoting({ a: `${said('will go', same)} ${said('I will go', same)}`, b: said('I will go', same) }),
    ).toEqual([['I will go', [], ['a', 'b']]]);
  });
});

describe('what was said on an event', () => {
  it('is every remark that is quoted in a passage on it, with its wordings elsewhere', () => {
    expect(utterancesOn('talks').map(wordsOf)).toEqual([
      ['a fine day for the city.', 'a fine day for the town'],
      ['Soup.'],
    ]);
    expect(utterancesOn('lunch').map(wordsOf)).toEqual([['Soup.']]);
    expect(utterancesOn('lunch')[0]?.by).toMatchObject({ text: 'Ann', href: '/people/ann/' });
  });
});
