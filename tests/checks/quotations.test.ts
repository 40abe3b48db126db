/** Who is quoted, how much of what they said, and where it is quoted again. */
import { describe, expect, it } from 'vitest';
import { checkRecords } from '../../src/checks/check.ts';
import { type Descriptions, recordsOf } from '../support/records.ts';

/** What is found where these are all the articles. Ann and Bob are people, whom the first of them lists. */
function findings(articles: NonNullable<Descriptions['articles']>, faultyFiles: string[] = []): string[] {
  const records = recordsOf({
    articles,
    people: { ann: {}, bob: {} },
    topics: { trade: {} },
    sources: { daily: {} },
  });
  return checkRecords(records, new Set(faultyFiles), Date.UTC(2026, 10, 21)).map(
    ({ id, at, message }) => `${id} ${JSON.stringify(at)} ${message}`,
  );
}

const both = ['ann', 'bob'];

describe('an article that quotes somebody', () => {
  const quoting = (people: string[]) =>
    findings({ a: { people, body: 'She said: <Quote by="ann">Yes.</Quote>' }, b: { people: both } });

  it('names them in its people', () => {
    expect(quoting([])).toEqual([
      'a {"line":15,"column":11} `ann` is quoted here but is not in `people`: add them there',
    ]);
    expect(quoting(['ann'])).toEqual([]);
  });
});

describe('a place', () => {
  it('says nothing', () => {
    const records = recordsOf({
      articles: { a: { people: ['aune'], body: '<Quote by="aune">No.</Quote>' } },
      people: { aune: { type: 'place' } },
      topics: { trade: {} },
      sources: { daily: {} },
    });
    expect(checkRecords(records, new Set(), Date.UTC(2026, 10, 21)).map(({ message }) => message)).toEqual([
      '`aune` is a place, and a place says nothing: name who spoke, a person or an organisation',
    ]);
  });
});

describe('a quotation', () => {
  const quoting = (count: number, fields = {}) =>
    findings({ a: { ...fields, people: both, body: `<Quote by="ann">${'word '.repeat(count)}</Quote>` } });

  it('has at most 60 words in an account', () => {
    expect(quoting(60)).toEqual([]);
    expect(quoting(61)).toEqual([
      'a {"line":15,"column":1} this quotation has 61 words: an account quotes at most 60 at once; retell the rest',
    ]);
  });

  it('may be longer in a full text', () => {
    expect(quoting(61, { text: 'full', rights: 'CC BY 4.0' })).toEqual([]);
  });
});

describe('an utterance that is quoted', () => {
  const quoting = (bodies: Record<string, string>, faultyFiles: string[] = []) =>
    findings(
      Object.fromEntries(Object.entries(bodies).map(([id, body]) => [id, { body, people: both }])),
      faultyFiles,
    );
  const quote = (by: string, utterance: string) => `<Quote by="${by}" utterance="${utterance}">Yes</Quote>`;

  it('may stand in several articles, or twice in one', () => {
    expect(quoting({ a: quote('ann', 'yes'), b: quote('ann', 'yes') })).toEqual([]);
    expect(quoting({ a: `${quote('ann', 'yes')} ${quote('ann', 'yes')}` })).toEqual([]);
  });

  it('has one speaker: whoever differs from the first is found', () => {
    expect(quoting({ a: quote('ann', 'yes'), b: quote('bob', 'yes'), c: quote('ann', 'yes') })).toEqual([
      'b {"line":15,"column":1} utterance `yes` is `ann`’s in articles/a.mdx:15:1: one remark has one speaker',
    ]);
  });

  it('has more than one place, else it joins nothing and may be mistyped', () => {
    expect(quoting({ a: quote('ann', 'yes') })).toEqual([
      'a {"line":15,"column":1} utterance `yes` joins quotations of one remark, but no other has it: mark another, or take `utterance` out',
    ]);
    expect(
      quoting({
        a: quote('ann', 'the-answer'),
        b: quote('ann', 'the-answer'),
        c: quote('ann', 'the-anwser'),
      }),
    ).toEqual([
      'c {"line":15,"column":1} utterance `the-anwser` joins quotations of one remark, but no other has it: did you mean `the-answer`?',
    ]);
  });

  it('is quoted in a hundred places at most, since each is set beside each', () => {
    const quoting = (count: number) =>
      findings({ a: { people: both, body: quote('ann', 'yes').repeat(count) }, b: { people: both } });
    expect(quoting(100)).toEqual([]);
    expect(quoting(102)).toEqual([
      expect.stringMatching(/^a .* utterance `yes` joins 102 quotations: one remark has at most 100; /),
    ]);
  });

  it('is not called lonely while a file that may quote it cannot be read', () => {
    expect(quoting({ a: quote('ann', 'yes') }, ['articles/b.mdx'])).toEqual([]);
  });

  it('has one speaker even then', () => {
    expect(quoting({ a: quote('ann', 'yes'), b: quote('bob', 'yes') }, ['articles/c.mdx'])).toHaveLength(1);
  });
});
