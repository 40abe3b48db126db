import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsWording, markDifferences } from '../../src/archive/quotations.ts';
import type { Utterance } from '../../src/archive/view.ts';
import { cpuSeconds } from '../support/cpu.ts';
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

describe('a remark in several languages', () => {
  const danish = ' language="da" translation="Not before now."';
  const { people } = archiveOf({
    articles: {
      a: { date: '2024-05-01', people: ['ann'], body: said('Først nu.', `${same}${danish}`) },
      b: { date: '2024-05-02', people: ['ann'], body: said('Only now, she said.', same) },
      c: { date: '2024-05-03', people: ['ann'], body: said('Only then, she said.', same) },
      d: { date: '2024-05-04', people: ['ann'], body: said('Først i dag.', `${same} language="da"`) },
    },
    people: { ann: {} },
    topics: { trade: {} },
    sources: { daily: {} },
  });
  const [remark] = people[0]?.utterances ?? [];

  it('has each wording compared with those of its own language alone', () => {
    expect(remark?.wordings.map(({ differing }) => differing)).toEqual([
      ['nu.'],
      ['now,'],
      ['then,'],
      ['i dag.'],
    ]);
  });

  it('is in the language of a text that stands there as it was written', () => {
    const full = { text: 'full', rights: 'CC BY 4.0', language: 'da' } as const;
    const { people: speakers } = archiveOf({
      articles: {
        a: { ...full, people: ['ann'], body: said('Først nu.', same) },
        b: { people: ['ann'], body: said('Only now.', same) },
      },
      people: { ann: {} },
      topics: { trade: {} },
      sources: { daily: {} },
    });
    const [remark] = speakers[0]?.utterances ?? [];
    expect(remark?.wordings.map(({ language, differing }) => [language, differing])).toEqual([
      ['da', []],
      [undefined, []],
    ]);
  });

  it('is in one language where a quotation only names what the archive is written in', () => {
    const { people: speakers } = archiveOf({
      articles: {
        a: { people: ['ann'], body: said('Only now.', `${same} language="en"`) },
        b: { people: ['ann'], body: said('Only now.', same) },
      },
      people: { ann: {} },
      topics: { trade: {} },
      sources: { daily: {} },
    });
    expect(speakers[0]?.utterances.map(({ wordings }) => wordings.length)).toEqual([1]);
  });

  it('has its differences marked in each language, though two use the same words', () => {
    const { people: speakers } = archiveOf({
      articles: {
        a: { date: '2024-05-01', people: ['ann'], body: said('No thanks', `${same} language="da"`) },
        b: { date: '2024-05-02', people: ['ann'], body: said('No merci', `${same} language="da"`) },
        c: { date: '2024-05-03', people: ['ann'], body: said('No thanks', same) },
      },
      people: { ann: {} },
      topics: { trade: {} },
      sources: { daily: {} },
    });
    const [remark] = speakers[0]?.utterances ?? [];
    expect(remark?.wordings.map(({ differing }) => differing)).toEqual([['thanks'], ['merci'], []]);
  });

  it('has the language and the translation of each, where it has one', () => {
    expect(remark?.wordings.map(({ language, translation }) => [language, translation])).toEqual([
      ['da', 'Not before now.'],
      [undefined, undefined],
      [undefined, undefined],
      ['da', undefined],
    ]);
  });
});

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

/** The wordings with what differs in square brackets. */
const marked = (...wordings: string[]) =>
  markDifferences(wordings).map((pieces) =>
    pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join(''),
  );

describe('wordings beside one another', () => {
  it('have the words marked in whose place others stand', () => {
    expect(
      marked(
        'fine instance of East-West trade',
        'a fine instance of West-East trade.',
        'A fine instance of E.-W. trade',
      ),
    ).toEqual([
      'fine instance of [East-West] trade',
      'a fine instance of [West-East] trade.',
      'A fine instance of [E.-W.] trade',
    ]);
  });

  it('have words marked that only one of them has in its midst', () => {
    expect(marked('we will not go', 'we will go')).toEqual(['we will [not] go', 'we will go']);
  });

  it('have nothing marked where one merely begins earlier or ends later', () => {
    expect(marked('is willing to go', 'willing to go now')).toEqual([
      'is willing to go',
      'willing to go now',
    ]);
    expect(marked('to go', 'willing to go now')).toEqual(['to go', 'willing to go now']);
  });

  it('are marked at their ends where others stand there instead', () => {
    expect(marked('cars will be electric', 'trucks will be electric soon')).toEqual([
      '[cars] will be electric',
      '[trucks] will be electric soon',
    ]);
  });

  it('are marked where a word has moved, even to an end', () => {
    expect(marked('North South talks', 'South North talks')).toEqual([
      '[North] South talks',
      'South [North] talks',
    ]);
  });

  it('do not differ in capitals, in punctuation about a word or in the form of an apostrophe', () => {
    expect(marked('It’s open, at last.', "it's “open” at last")).toEqual([
      'It’s open, at last.',
      "it's “open” at last",
    ]);
  });

  it('do not differ in marks that stand by themselves', () => {
    expect(marked('Yes — we can …', 'Yes we can.')).toEqual(['Yes — we can …', 'Yes we can.']);
  });

  it('are marked whole where they have nothing in common, a run of words as one piece', () => {
    expect(marked('one two', 'three four')).toEqual(['[one two]', '[three four]']);
  });

  it('are marked whole at once where they are long texts with next to nothing in common', () => {
    const text = (word: string) =>
      Array.from({ length: 16_000 }, (_, index) => `${word}${index % 7000}`).join(' ');
    const wordings = [`Yes ${text('a')}`, `Yes ${text('b')}`];
    let marked: ReturnType<typeof markDifferences> = [];
    expect(cpuSeconds(() => (marked = markDifferences(wordings)))).toBeLessThan(2);
    expect(marked.map((pieces) => pieces.map(({ differs }) => differs))).toEqual([[true], [true]]);
  });

  it('are compared character by character in a script without spaces', () => {
    expect(marked('中美合作', '美中合作的')).toEqual(['[中]美合作', '美[中]合作的']);
  });

  it('keep their words whatever is marked, and mark nothing where they are the same', () => {
    const words = fc
      .array(fc.constantFrom('a', 'b', 'c,', 'D', '北京', '“e”', '—', 'f.-g'), { minLength: 1, maxLength: 8 })
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 4 }), (wordings) => {
        const pieces = markDifferences(wordings);
        expect(pieces.map((own) => own.map(({ text }) => text).join(''))).toEqual(wordings);
        for (const own of pieces) {
          for (const [index, { text, differs }] of own.entries()) {
            expect(text).not.toBe('');
            if (differs) expect(text).toBe(text.trim());
            if (index > 0) expect(differs).not.toBe(own[index - 1]?.differs);
          }
        }
        const same = markDifferences([wordings[0] ?? '', wordings[0] ?? '']);
        expect(same.flat().every(({ differs }) => !differs)).toBe(true);
      }),
    );
  });
});

it('holds another wording where that is quoted shorter, word for word', () => {
  expect(holdsWording('is willing to go.', 'Willing to go')).toBe(true);
  expect(holdsWording('is willing to go', 'will')).toBe(false);
  expect(holdsWording('is willing to go', 'is to go')).toBe(false);
  expect(holdsWording('willing', 'is willing')).toBe(false);
});
