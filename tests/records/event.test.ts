import { describe, expect, it } from 'vitest';
import { event, eventText, faultsOf, textOf } from '../support/entries.ts';

describe('an event', () => {
  it('has a title, a date, people and topics', () => {
    expect(event('x', { people: ['mina'], topics: ['roads'] }).fields).toEqual({
      title: 'The bridge opens',
      date: '2024-04-28',
      dateBasis: 'stated',
      people: ['mina'],
      topics: ['roads'],
      formerIds: [],
      corrections: [],
      status: 'published',
    });
  });

  it('must have each of them', () => {
    expect(faultsOf('events', '---\n---\nIt opens.\n')).toEqual([
      '2:1  `title` is missing',
      '2:1  `date` is missing',
      '2:1  `people` is missing',
      '2:1  `topics` is missing',
    ]);
  });

  it('has none of the fields of an article', () => {
    expect(faultsOf('events', eventText({ source: 'x', url: 'https://x.org', summary: 'x' }))).toEqual([
      '6:1  there is no field `source`',
      '7:1  there is no field `url`',
      '8:1  there is no field `summary`',
    ]);
  });
});

describe('the text of an entry', () => {
  it.each(['articles', 'events'] as const)('is needed in %s', (kind) => {
    const text = textOf(kind, {}, '');
    const last = text.split('\n').length;
    expect(faultsOf(kind, text)).toEqual([`${last}:1  there is no text below the frontmatter`]);
    expect(faultsOf(kind, textOf(kind, {}, '&nbsp;'))).toEqual([
      `${last}:1  there is no text below the frontmatter`,
    ]);
  });

  it.each(['people', 'topics', 'sources'] as const)('may be left out in %s', (kind) => {
    expect(faultsOf(kind, textOf(kind, {}, ''))).toEqual([]);
  });
});
