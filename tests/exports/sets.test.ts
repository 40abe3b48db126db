import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { setsOf } from '../../src/exports/sets.ts';
import { csvLines, tableWriter } from '../../src/exports/tables.ts';
import { recordsOf } from '../support/records.ts';
import { muchReported, ROOT, records } from './archive.ts';

describe('sets of stories', () => {
  it('are of every list of several stories but those of events with few reports: exactly theirs, in order', () => {
    expect(setsOf(records).map(({ path, references }) => [path, references.map(({ id }) => id)])).toEqual([
      ['all', ['early', 'late']],
      ['people/mina', ['early', 'late']],
      ['topics/trade', ['early', 'late']],
      ['sources/daily', ['early', 'late']],
    ]);
    const storm = setsOf(muchReported).find(({ path }) => path === 'events/storm');
    expect(storm?.references.map(({ id }) => id)).toEqual([...muchReported.articles.keys()]);
    expect(storm?.former).toEqual(['events/gale']);
    const years = recordsOf({
      articles: { a: { date: '2023' }, b: { date: '2024' }, c: { date: '2024-05' } },
    });
    expect(setsOf(years).flatMap(({ path }) => (path.startsWith('years') ? path : []))).toEqual([
      'years/2024',
    ]);
  });

  it('are tables too: with the columns and the rows of the whole, those of the list alone', () => {
    const rows = parse(
      tableWriter(ROOT)(setsOf(records).find(({ path }) => path === 'people/mina')?.stories ?? []),
      {
        columns: true,
      },
    );
    const whole = parse([...csvLines('articles', records, ROOT)].join(''), { columns: true });
    expect(rows).toEqual(whole);
    expect(tableWriter(ROOT)([...records.articles.values()].slice(0, 1)).split('\r\n')).toHaveLength(3);
  });

  it('hold references as citations have them', () => {
    const [first] = setsOf(records)[0]?.references ?? [];
    expect(first).toMatchObject({ title: 'Bro åbner', publication: 'The Daily', language: 'da' });
  });

  it('of an empty archive are none', () => expect(setsOf(recordsOf({}))).toEqual([]));
});
