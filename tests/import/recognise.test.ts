import { describe, expect, it } from 'vitest';
import { Recogniser } from '../../src/import/recognise.ts';
import { recordsOf } from '../support/records.ts';
import { read, SENTENCE } from './fixtures.ts';

const records = recordsOf({
  people: {
    'ada-ray': { name: 'Ada Ray', aliases: ['Ms Ray', 'Captain Ray'] },
    'ada-ray-lin': { name: 'Ada Ray Lin', aliases: ['Captain Ray'] },
    'omer-oz': { name: 'Ömer Öz' },
  },
  topics: {
    ferries: { name: 'Ferries', aliases: ['ferry', 'F.S.D.'] },
    bridges: { name: 'Bridges', aliases: ['bridge'] },
  },
  sources: {
    'harbour-post': { name: 'The Harbour Post', url: 'https://www.harbour-post.example/', aliases: ['HP'] },
  },
});
const recogniser = new Recogniser(records);
const recognise = (...lines: string[]) => recogniser.recognise(read(...lines));

describe('people in an original', () => {
  it('are known by name and alias, in the order in which they are named', () => {
    const { people } = recognise(
      `Ömer Öz’s ferry sank, Ms Ray said. ${SENTENCE}`,
      'Ada Ray wept. “Ms Ray” is who she is, said Ms Ray.',
    );
    expect(people).toEqual([
      { id: 'omer-oz', times: 1, forms: ['Ömer Öz'] },
      { id: 'ada-ray', times: 4, forms: ['Ms Ray', 'Ada Ray'] },
    ]);
  });

  it('are known by the longest of several names, and never by an alias that two have', () => {
    expect(recognise('Ada Ray Lin met Captain Ray.').people).toEqual([
      { id: 'ada-ray-lin', times: 1, forms: ['Ada Ray Lin'] },
    ]);
  });

  it('are not known by parts of other words, or by words that only look like names', () => {
    expect(recognise('Ada Rayburn came. A ray of light, ada ray.').people).toEqual([]);
  });

  it('who are not in the archive are told, where a title or their speaking shows them to be persons', () => {
    const { newPeople } = recognise(
      'Premier Bo Lin met Ms Ray.',
      '“No,” said Mina van der Torvald.',
      'The Great Bridge opened in Harbour Town.',
      'The Ministry of Public Works said no; the Harbour Post wrote so.',
    );
    expect(newPeople).toEqual(['Bo Lin', 'Mina van der Torvald']);
  });
});

describe('topics of an original', () => {
  it('are known by name and alias in any case, the most frequent first', () => {
    const { topics } = recognise('A ferry is no bridge.', 'Ferry or F.S.D.: it left.');
    expect(topics).toEqual([
      { id: 'ferries', times: 3, forms: ['ferry', 'Ferry', 'F.S.D.'] },
      { id: 'bridges', times: 1, forms: ['bridge'] },
    ]);
  });
});

describe('the source of an original', () => {
  it.each(['Harbour Post', 'the Harbour Post', 'HP'])('is known by its name: %s', (name) => {
    expect(recognise(`It left, ${name} reports.`).source).toMatchObject({ id: 'harbour-post' });
  });

  it('is known by the host of the address', () => {
    const original = { ...read(SENTENCE), url: { value: 'https://harbour-post.example/x', by: 'x' } };
    expect(recogniser.recognise(original).source).toEqual({
      id: 'harbour-post',
      by: 'the address is at harbour-post.example',
    });
  });

  it('is none where another is named', () => {
    expect(recognise('It left, Sound Weekly reports.').source).toBeUndefined();
  });
});
