import { describe, expect, it } from 'vitest';
import { faultsOf, person, personText, source, sourceText, topic, topicText } from '../support/entries.ts';

describe('a person', () => {
  it('has a name, a role and perhaps other forms of the name', () => {
    expect(person('x').fields).toEqual({
      type: 'person',
      name: 'Mina Torvald',
      role: 'Harbour master',
      aliases: [],
      formerIds: [],
      corrections: [],
      status: 'published',
    });
    expect(person('x', { aliases: ['Ms Torvald'] }).fields.aliases).toEqual(['Ms Torvald']);
  });

  it('must have name and role', () => {
    expect(faultsOf('people', '---\n---\n')).toEqual(['2:1  `name` is missing', '2:1  `role` is missing']);
  });

  it('has aliases in a list', () => {
    expect(faultsOf('people', personText({ aliases: 'Ms Torvald' }))).toEqual([
      '4:10  `aliases` must be a list: each item on a line of its own, after a hyphen',
    ]);
    expect(faultsOf('people', personText({ aliases: '\n  - [a]\n  - b: c' }))).toEqual([
      '5:5  `aliases[1]` must be text',
      '6:5  `aliases[2]` must be text',
    ]);
  });

  it('has nothing else', () => {
    expect(faultsOf('people', personText({ alias: 'x' }))).toEqual([
      '4:1  there is no field `alias`: did you mean `aliases`?',
    ]);
  });
});

describe('a topic', () => {
  it('has a name and a description', () => {
    expect(topic('x').fields).toEqual({
      name: 'Roads',
      description: 'Roads and what crosses them.',
      aliases: [],
      formerIds: [],
      corrections: [],
      status: 'published',
    });
    expect(faultsOf('topics', '---\n---\n')).toEqual([
      '2:1  `name` is missing',
      '2:1  `description` is missing',
    ]);
  });

  it('has nothing else', () => {
    expect(faultsOf('topics', topicText({ url: 'https://x.org' }))).toEqual(['4:1  there is no field `url`']);
  });
});

describe('a source', () => {
  it('has a name, a description and perhaps an address', () => {
    const url = 'https://post.example/';
    expect(source('x', { url }).fields).toEqual({
      name: 'Harbour Post',
      description: 'A daily paper.',
      url,
      aliases: [],
      formerIds: [],
      corrections: [],
      status: 'published',
    });
    expect(faultsOf('sources', '---\n---\n')).toEqual([
      '2:1  `name` is missing',
      '2:1  `description` is missing',
    ]);
  });

  it('has an address of the web', () => {
    expect(faultsOf('sources', sourceText({ url: 'post.example' }))).toEqual([
      '4:6  `url`: `post.example` is not a web address: it begins with http:// or https:// and holds no spaces',
    ]);
  });
});
