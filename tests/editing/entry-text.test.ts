import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { entryText, fieldsOf } from '../../src/editing/entry-text.ts';
import { readEntry } from '../../src/records/entry.ts';
import { type Kind, kinds } from '../../src/records/record.ts';
import { schemas } from '../../src/records/schemas.ts';
import { anyFields, oddFields } from '../support/fields.ts';
import { runs } from '../support/properties.ts';

const body = 'It is told here.';

describe('the text of a new entry', () => {
  it('has its fields in the order of the schema, lists one item a line, then its body', () => {
    const fields = {
      language: 'en',
      topics: ['roads', 'bridges'],
      title: 'Bridge opens',
      titleBasis: 'published',
      added: '2026-11-21',
      source: 'harbour-post',
      byline: [],
      people: ['mina-torvald'],
      date: '2024-04-29',
      text: 'account',
      summary: 'A bridge opens.',
      corrections: [{ note: 'The number was wrong.', date: '2026-12-01' }],
    } as const;
    expect(entryText('articles', fields as never, `\n  \n${body}\n\n`)).toBe(`---
title: Bridge opens
titleBasis: published
date: 2024-04-29
source: harbour-post
byline: []
people:
  - mina-torvald
topics:
  - roads
  - bridges
summary: A bridge opens.
text: account
language: en
added: 2026-11-21
corrections:
  - note: The number was wrong.
    date: 2026-12-01
---

${body}
`);
  });

  it('leaves what is required and not known empty, and the rest out', () => {
    expect(entryText('events', { title: 'It happened' }, '')).toBe(
      '---\ntitle: It happened\ndate:\npeople: []\ntopics: []\n---\n',
    );
  });

  it('leaves out what is so by default', () => {
    const fields = { name: 'A', role: 'B', aliases: [], formerIds: [] };
    expect(entryText('people', fields, '')).toBe('---\nname: A\nrole: B\n---\n');
  });

  it.each(kinds)('is read back as the same fields, whatever they are: %s', (kind) => {
    fc.assert(
      fc.property(anyFields(kind), (fields) => {
        const { entry, faults } = readEntry(kind, 'x', entryText(kind, fields as never, body));
        expect(faults).toEqual([]);
        expect(entry?.fields).toEqual(schemas[kind].parse(fields));
      }),
      { examples: oddFields(kind) },
    );
  });

  it.each(kinds)('is text to every program that reads YAML: %s', (kind) => {
    fc.assert(
      fc.property(anyFields(kind), (fields) => {
        const [, frontmatter = ''] = entryText(kind, fields as never, '').split(/^---$/m);
        expect({ ...defaultsOf(kind), ...parse(frontmatter) }).toEqual({ ...defaultsOf(kind), ...fields });
      }),
      { numRuns: runs / 2, examples: oddFields(kind) },
    );
  });

  it('is that of the entries that are there, but for quotation marks that none needs', () => {
    const file = readFileSync('tests/fixtures/harbour/people/mina-torvald.mdx', 'utf8');
    const { entry } = readEntry('people', 'mina-torvald', file);
    const text = entryText('people', entry?.fields ?? {}, file.split('---\n').at(-1) ?? '');
    expect(text.replaceAll('"', '')).toBe(file.replaceAll('"', ''));
  });
});

const defaultsOf = (kind: Kind) =>
  Object.fromEntries(
    fieldsOf(kind).flatMap(({ name, unset }) => (unset === undefined ? [] : [[name, unset]])),
  );
