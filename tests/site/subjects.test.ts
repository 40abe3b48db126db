import { describe, expect, inject, it } from 'vitest';
import { all, one, readPage, textOf, textsOf } from '../support/pages.ts';

const site = inject('site');
const page = (path: string) => readPage(site, path);

describe('a topic’s page', () => {
  it('has who and what it is reported with, and how often', () => {
    const topic = page('/topics/bridge/');
    const companions = textsOf(topic, '.companions li');
    expect(companions).toContain('Mina Torvald 6 stories, 2 events');
    expect(companions).toContain('Toll money 3 stories, 1 event');
  });
});

describe('a source’s page', () => {
  it('has what only it reports, and what is known of its articles', () => {
    const source = page('/sources/quay-log/');
    expect(textsOf(source, '.alone li a')).toEqual([
      'The ferry line across the sound begins',
      'Lars Aune is captain of the Ærø',
      'Lorries cross by the ferry',
      'Ida Lind is harbour master',
      'The ferry makes its last trip',
    ]);
    expect(textsOf(source, '.tally dd')).toEqual([
      'stated',
      'as published',
      'known',
      'with an address',
      'as an account',
    ]);
  });

  it('has no part for what only it reports where that is nothing', () => {
    const source = page('/sources/kysten/');
    expect(all(source, '.alone')).toEqual([]);
    expect(textsOf(source, '.tally dd')).toEqual([
      'stated',
      'as published',
      'known',
      'with an address, with a preserved snapshot',
      'as an account',
    ]);
  });

  it('of several articles says how many are known how', () => {
    const source = page('/sources/al-marfa/');
    expect(textsOf(source, '.alone li a')).toEqual([
      'The Marfa Line promises a new quay',
      'Salma Haddad meets Mina Torvald in Torhavn',
    ]);
    expect(textsOf(source, '.tally dd')).toEqual([
      '2 stated',
      '1 as published, 1 supplied by the archive',
      '2 known',
      '2 with an address',
      '1 as an account, 1 in full',
    ]);
    expect(textsOf(page('/sources/sound-weekly/'), '.tally dd')).toEqual([
      '1 stated, 1 inferred',
      '1 as published, 1 supplied by the archive',
      '2 not known',
      '1 with an address, 1 without an address',
      '2 as an account',
    ]);
  });
});

describe('a person’s page', () => {
  it('has everything that they are quoted saying, with source, date and place, and with whom they appear', () => {
    const person = page('/people/mina-torvald/');
    expect(textsOf(person, '.utterances blockquote')).toHaveLength(5);
    expect(textsOf(person, '.utterances .by')).toContainEqual(
      expect.stringMatching(/^Al-Marfa, in its story, 20 February 2025/),
    );
    expect(textOf(one(person, '#together'))).toBe('In the same stories and events');
    expect(textsOf(person, '#together + .companions li').slice(0, 3)).toEqual([
      'Bo Lind 4 stories',
      'Ida Lind 2 stories',
      'Salma Haddad 1 story, 1 event',
    ]);
  });

  it('says who they are, by what other forms they are named, and lists what they appear in', () => {
    const person = page('/people/salma-haddad/');
    expect(textOf(one(person, 'h1'))).toBe('Salma Haddad');
    expect(textOf(one(person, '.standfirst'))).toBe('Chair of the Marfa Line (February 2025)');
    expect(textOf(one(person, '#aliases'))).toBe('Also found as');
    expect(textOf(one(person, '#aliases + p'))).toBe('Ms Haddad, سلمى حداد');
    expect(textsOf(person, '.items h3').length).toBeGreaterThan(1);
  });
});
