/** All rules together. Each is tested by itself in the file of its subject. */
import { expect, it } from 'vitest';
import { checkRecords } from '../../src/checks/check.ts';
import { recordsOf } from '../support/records.ts';
import { findings } from './sound.ts';

it('finds nothing wrong with sound records, nor with none', () => {
  expect(findings({})).toEqual([]);
  expect(checkRecords(recordsOf({}), new Set(), Date.now())).toEqual([]);
});

it('finds everything at once', () => {
  const url = 'https://example.org/';
  expect(
    findings({
      articles: {
        a: { url, people: ['anne'], source: 'nobody', date: '2027' },
        b: { url, topics: ['trads'], body: '<Event id="landin">x</Event>' },
      },
      people: { bob: {} },
    }),
  ).toEqual([
    'articles/a.mdx ["source"] unknown source `nobody`: there is no sources/nobody.mdx',
    'articles/a.mdx ["people",0] unknown person `anne`: did you mean `ann`?',
    'articles/b.mdx ["topics",0] unknown topic `trads`: did you mean `trade`?',
    'articles/b.mdx {"line":16,"column":1} unknown event `landin`: did you mean `landing`?',
    'people/bob.mdx [] no article or event names this person in `people`',
    'articles/b.mdx ["url"] articles/a.mdx has the same address',
    'articles/a.mdx ["date"] `2027` lies in the future',
  ]);
});

it('finds repeated addresses and dates in the future while a file is at fault, too', () => {
  const url = 'https://example.org/a';
  expect(findings({ articles: { a: { url }, b: { url, date: '2027' } } }, ['articles/broken.mdx'])).toEqual([
    'articles/b.mdx ["url"] articles/a.mdx has the same address',
    'articles/b.mdx ["date"] `2027` lies in the future',
  ]);
});
