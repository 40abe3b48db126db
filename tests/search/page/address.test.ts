import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { urlOfSearch } from '../../../src/archive/urls.ts';
import {
  canonicalize,
  isRange,
  kindNames,
  MAX_QUERY,
  nothingChosen,
  orderOf,
  orders,
  readAddress,
  type SearchState,
  views,
  writeAddress,
} from '../../../src/search/page/address.ts';
import { anyString } from '../../support/properties.ts';

/** An address holds no lone surrogates. */
const anyText = (constraints: fc.StringConstraints) =>
  anyString(constraints).map((text) => text.toWellFormed());
const ids = fc.uniqueArray(anyText({ minLength: 1 }), { maxLength: 4 });
const year = fc.integer({ min: 1, max: 9999 }).map((number) => String(number).padStart(4, '0'));
const month = fc.integer({ min: 1, max: 12 }).map((number) => `-${String(number).padStart(2, '0')}`);
const period = fc.oneof(
  fc.constant(''),
  year,
  fc.tuple(year, month).map((parts) => parts.join('')),
  fc.tuple(year, month).map((parts) => `${parts.join('')}-28`),
);
const states: fc.Arbitrary<SearchState> = fc
  .record({
    q: anyText({ maxLength: MAX_QUERY }),
    chosen: fc.record({ person: ids, topic: ids, source: ids, event: ids }),
    kind: fc.constantFrom('' as const, ...kindNames),
    from: period,
    to: period,
    order: fc.constantFrom('' as const, ...orders),
    view: fc.constantFrom(...views),
  })
  .map((state) => (isRange(state) ? state : { ...state, from: '' }));

const state = (change: Partial<SearchState>): SearchState =>
  canonicalize({ ...readAddress('').state, ...change });

describe('the address', () => {
  it('of any state gives the same state again, and finds no fault with it', () => {
    fc.assert(
      fc.property(states, (any) => {
        const settled = canonicalize(any);
        expect(readAddress(writeAddress(any))).toEqual({ state: settled, faults: [] });
        expect(canonicalize(settled)).toEqual(settled);
      }),
    );
  });

  it('of whatever text gives a state', () => {
    fc.assert(
      fc.property(anyString(), (text) => {
        const { state } = readAddress(`?${text}`);
        expect(readAddress(writeAddress(state)).state).toEqual(state);
      }),
    );
  });

  it.each([
    ['nothing', {}, ''],
    ['words', { q: ' data  security ' }, '?q=data++security'],
    [
      'several values of a facet',
      { chosen: { ...nothingChosen(), person: ['mina-torvald', 'bo-lind'] } },
      '?person=mina-torvald&person=bo-lind',
    ],
    ['a span of time', { from: '2018', to: '2024-04' }, '?from=2018&to=2024-04'],
    ['the usual order of words', { q: 'a', order: 'relevance' }, '?q=a'],
    ['another order of words', { q: 'a', order: 'oldest' }, '?q=a&sort=oldest'],
    ['the usual order without words', { from: '2018', order: 'newest' }, '?from=2018'],
    ['months, which have an order of their own', { q: 'a', view: 'months' }, '?q=a&view=months'],
  ] as const)('of %s is short', (_, change, address) =>
    expect(writeAddress(state(change as never))).toBe(address),
  );

  it('keeps to the usual order when words are added or taken away', () => {
    const none = readAddress('').state;
    expect([orderOf(none), orderOf({ ...none, q: 'a' })]).toEqual(['newest', 'relevance']);
    const oldest = readAddress('?q=a&sort=oldest').state;
    expect(orderOf(canonicalize({ ...oldest, q: '' }))).toBe('oldest');
  });

  it('that a page links to is one that the search would write', () => {
    const of = (limits: Record<string, string>) => urlOfSearch(limits).replace(/^[^?]*/, '');
    expect(of({ person: 'mina-torvald' })).toBe(
      writeAddress(state({ chosen: { ...nothingChosen(), person: ['mina-torvald'] } })),
    );
    expect(of({ from: '2024', to: '2024' })).toBe(writeAddress(state({ from: '2024', to: '2024' })));
    expect(of({})).toBe('');
  });

  it.each([
    [
      'a malformed date',
      '?from=24-1&q=a',
      '“24-1” is no year, month or day such as 2024, 2024-04 or 2024-04-29, and is left out.',
    ],
    [
      'a day that is in no calendar',
      '?to=2024-02-30&q=a',
      '“2024-02-30” is no year, month or day such as 2024, 2024-04 or 2024-04-29, and is left out.',
    ],
    [
      'a span that ends before it begins',
      '?from=2024-05&to=2024-04&q=a',
      '2024-05 is later than 2024-04: both are left out.',
    ],
    ['an unknown order', '?sort=best&q=a', '“best” is none of relevance, newest, oldest, and is left out.'],
    ['an unknown view', '?view=map&q=a', '“map” is none of list, months, and is left out.'],
    ['a query that is too long', `?q=a${'+b'.repeat(MAX_QUERY)}`, 'The query is cut after 300 characters.'],
  ])('that holds %s says so, and shows the rest', (_, address, fault) => {
    const reading = readAddress(address);
    expect(reading.faults).toEqual([fault]);
    expect(reading.state).toMatchObject({ from: '', to: '', order: '', view: 'list' });
    expect(reading.state.q).toMatch(/^a/);
  });

  it('that holds what other sites add says nothing of it', () => {
    expect(readAddress('?utm_source=x&fbclid=y').faults).toEqual([]);
  });

  it('takes a year for the whole of it', () => {
    expect(readAddress('?from=2024&to=2024-04').faults).toEqual([]);
    expect(readAddress('?from=2024-04&to=2024').faults).toEqual([]);
  });
});
