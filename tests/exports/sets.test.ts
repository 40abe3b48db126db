import { describe, expect, it } from 'vitest';
import { setsOf } from '../../src/exports/sets.ts';
import { recordsOf } from '../support/records.ts';
import { records } from './archive.ts';

describe('sets of references', () => {
  it('are of the whole, of each subject with a story, of events with several, of each year: exactly theirs, in order', () => {
    expect(setsOf(records).map(({ path, references }) => [path, references.map(({ id }) => id)])).toEqual([
      ['all', ['early', 'late']],
      ['people/mina', ['early', 'late']],
      ['topics/trade', ['early', 'late']],
      ['topics/roads', ['late']],
      ['sources/daily', ['early', 'late']],
      ['events/opening', ['early', 'late']],
      ['years/2023', ['early']],
      ['years/2024', ['late']],
    ]);
  });

  it('hold references as citations have them', () => {
    const [first] = setsOf(records)[0]?.references ?? [];
    expect(first).toMatchObject({ title: 'Bro åbner', publication: 'The Daily', language: 'da' });
  });

  it('of an empty archive are none', () => expect(setsOf(recordsOf({}))).toEqual([]));
});
