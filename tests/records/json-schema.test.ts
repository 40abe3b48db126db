import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fileOfJsonSchema, jsonSchemaOf, jsonSchemaText } from '../../src/records/json-schema.ts';
import { type Kind, kinds } from '../../src/records/record.ts';
import { schemas } from '../../src/records/schemas.ts';
import { usual as sound } from '../support/entries.ts';
import { anyFields } from '../support/fields.ts';

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictRequired: false });
addFormats(ajv);
// What editors show in place of a pattern that is not matched.
ajv.addKeyword('patternErrorMessage');

const validators = new Map(kinds.map((kind) => [kind, ajv.compile(jsonSchemaOf(kind))]));

/** Do the archive and the JSON Schema take these fields? */
const takenBy = (kind: Kind, fields: unknown) => ({
  archive: schemas[kind].safeParse(fields).success,
  schema: validators.get(kind)?.(fields),
});

describe('the JSON Schema of a kind', () => {
  it.each(kinds)('lies in the project as `npm run schemas` writes it: %s', (kind) => {
    const file = fileOfJsonSchema(kind);
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    expect(text === jsonSchemaText(kind), `${file} is stale: run \`npm run schemas\``).toBe(true);
  });

  it.each(kinds)('takes whatever the archive takes: %s', (kind) => {
    fc.assert(
      fc.property(anyFields(kind), (fields) => {
        expect(takenBy(kind, fields)).toEqual({ archive: true, schema: true });
      }),
    );
  });

  it.each(kinds)('takes the entries of an archive as an editor reads them, numbers and all: %s', (kind) => {
    const folder = `tests/fixtures/harbour/${kind}`;
    const files = readdirSync(folder);
    expect(files.length).toBeGreaterThan(4);
    const wrong = files.filter((name) => {
      const [, frontmatter = ''] = readFileSync(`${folder}/${name}`, 'utf8').split(/^---$/m);
      return !validators.get(kind)?.(parse(frontmatter));
    });
    expect(wrong).toEqual([]);
  });

  it.each(kinds)('describes every field, and names what it holds by default: %s', (kind) => {
    const { properties = {}, required } = jsonSchemaOf(kind);
    expect(Object.keys(properties)).toEqual(Object.keys(schemas[kind].shape));
    for (const [name, field] of Object.entries(schemas[kind].shape)) {
      const unset = field.safeParse(undefined);
      expect(properties[name], name).toMatchObject({ description: expect.stringMatching(/^\S.+\.$/) });
      expect(required?.includes(name), name).toBe(!unset.success);
      if (unset.data !== undefined) expect(properties[name], name).toMatchObject({ default: unset.data });
    }
  });

  it('says where it takes more than the archive', () => {
    expect(jsonSchemaOf('events').properties?.date).toMatchObject({
      description: expect.stringContaining('Whether there is such a day in the calendar'),
    });
    expect(takenBy('events', { ...sound.events, date: '2024-02-30' })).toEqual({
      archive: false,
      schema: true,
    });
    const { $schema, description } = jsonSchemaOf('events');
    expect($schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(description).toContain('npm run check');
  });

  it('takes a headline that is one quotation', () => {
    expect(takenBy('articles', { ...sound.articles, title: '“Bridge opens”' })).toEqual({
      archive: true,
      schema: true,
    });
  });

  it('takes a year alone, which an editor reads as a number', () => {
    expect(validators.get('events')?.({ ...sound.events, ...parse('date: 2018') })).toBe(true);
    expect(validators.get('events')?.({ ...sound.events, ...parse('date: 20180') })).toBe(false);
  });

  const faults: [what: string, kind: Kind, fields: Record<string, unknown>][] = [
    ...kinds.flatMap((kind) =>
      Object.keys(sound[kind]).map((name): [string, Kind, Record<string, unknown>] => [
        `${kind} without ${name}`,
        kind,
        { [name]: undefined },
      ]),
    ),
    ...kinds.map((kind): [string, Kind, Record<string, unknown>] => [
      `an unknown field of ${kind}`,
      kind,
      { nonsense: 'x' },
    ]),
    ['a word that is not one of the words', 'articles', { titleBasis: 'publishd' }],
    ['another such word', 'articles', { text: 'ful' }],
    ['a status that there is not', 'articles', { status: 'gone' }],
    ['an empty line', 'people', { name: '' }],
    ['a line of spaces', 'people', { name: ' \t' }],
    ['two lines', 'people', { name: 'one\ntwo' }],
    ['an unseen character', 'people', { name: 'one\u0000two' }],
    ['a mark of direction', 'people', { name: 'one\u202etwo' }],
    ['a name in curly quotation marks', 'people', { name: '„Ada“' }],
    ['a summary in curly quotation marks', 'articles', { summary: '“Bridge opens”' }],
    ['text in place of a list', 'events', { people: 'mina' }],
    ['a list in place of text', 'articles', { source: ['a'] }],
    ['an id that is none', 'events', { people: ['Mina Torvald'] }],
    ['an id that stands there twice', 'events', { people: ['a', 'a'] }],
    ['an article with no topic', 'articles', { topics: [] }],
    ['a summary that is too long', 'articles', { summary: 'x'.repeat(301) }],
    ['a short title that is too long', 'events', { shortTitle: 'x'.repeat(41) }],
    ['keys of paragraphs that nothing makes', 'articles', { paragraphs: 'abcdef' }],
    ['a date in words', 'events', { date: 'yesterday' }],
    ['a date of another order', 'events', { date: '29.4.2024' }],
    ['a time without its offset', 'events', { date: '2025-01-20T20:24' }],
    ['an interval of three', 'events', { date: '2017/2018/2019' }],
    ['an interval open at both ends', 'events', { date: '../..' }],
    ['a month as a day', 'articles', { added: '2026-11' }],
    ['a day that is not in the calendar', 'articles', { added: '2026-11-31' }],
    ['an address that is none', 'sources', { url: 'www.example.org' }],
    ['an address that names a user', 'sources', { url: 'https://good@evil.example/' }],
    ['a headline that is too long', 'articles', { title: 'x'.repeat(301) }],
    ['an address that runs a script', 'articles', { url: 'javascript:alert(1)' }],
    ['a language by its name', 'articles', { language: 'English' }],
    ['a former id that is none', 'topics', { formerIds: ['A'] }],
    ['an alias that is empty', 'people', { aliases: [''] }],
    ['a correction without a day', 'articles', { corrections: [{ note: 'x' }] }],
    ['a correction of another form', 'articles', { corrections: [{ date: '2026-12-01', nota: 'x' }] }],
    ['inferred without note', 'articles', { dateBasis: 'inferred' }],
    ['inferred without note, of an event', 'events', { dateBasis: 'inferred' }],
    ['full without rights', 'articles', { text: 'full' }],
    ['a snapshot without its day', 'articles', { archivedUrl: 'https://example.org/' }],
    ['the day of no snapshot', 'articles', { archivedOn: '2026-11-21' }],
    ['withdrawn without a correction', 'articles', { status: 'withdrawn' }],
    ['withdrawn with an empty list of corrections', 'articles', { status: 'withdrawn', corrections: [] }],
  ];

  it.each(faults)('refuses, as the archive does, %s', (_, kind, fields) => {
    expect(takenBy(kind, sound[kind])).toEqual({ archive: true, schema: true });
    const written = JSON.parse(JSON.stringify({ ...sound[kind], ...fields }));
    expect(takenBy(kind, written)).toEqual({ archive: false, schema: false });
  });
});
