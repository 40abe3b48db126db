/** What hosts are told of former addresses. */
import { expect, it } from 'vitest';
import { movesOf, redirectsText } from '../../src/exports/moves.ts';
import { recordsOf } from '../support/records.ts';

const corrections = [{ date: '2026-02-02', note: 'Asked for.' }];
const records = recordsOf({
  events: { landing: { formerIds: ['arrival', 'touchdown'] } },
  people: { ann: {}, bob: { status: 'withdrawn', corrections, formerIds: ['bobby'] } },
});

it('is where each record is now that was called otherwise, and what was withdrawn', () => {
  expect(movesOf(records, '/archive/')).toEqual({
    redirects: [
      ['/archive/events/arrival/', '/archive/events/landing/'],
      ['/archive/events/touchdown/', '/archive/events/landing/'],
    ],
    gone: ['/archive/people/bob/', '/archive/people/bobby/'],
  });
});

it('is a file of lines, as many as Cloudflare takes', () => {
  const lines = redirectsText(movesOf(records, '/')).split('\n');
  expect(lines).toEqual([
    '/events/arrival/ /events/landing/ 301',
    '/events/touchdown/ /events/landing/ 301',
    '',
  ]);
  const many = Array.from({ length: 2001 }, (_, index): [string, string] => [`/a/${index}/`, '/b/']);
  expect(redirectsText({ redirects: many }).trimEnd().split('\n')).toHaveLength(2000);
});
