import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonLines, schemaOfLine } from '../../src/exports/json-lines.ts';
import { ninjsLines } from '../../src/exports/ninjs.ts';
import { csvLines, tableSchemaOf } from '../../src/exports/tables.ts';
import { type Kind, kinds, type Records } from '../../src/records/record.ts';
import { anyFields } from '../support/fields.ts';
import { runs } from '../support/properties.ts';
import { recordsOf } from '../support/records.ts';
import { anyTitle, descriptions, ROOT, records, withArticle } from './archive.ts';
import { ninjsSchema } from './schemas.ts';

type Row = Record<string, string>;

const ajv = new Ajv2020({ allErrors: true, strictRequired: false });
addFormats(ajv);

const csv = (kind: Kind, from: Records = records): Row[] =>
  parse([...csvLines(kind, from, ROOT)].join(''), { columns: true, record_delimiter: '\r\n' });
const linesOf = (lines: Iterable<string>) => [...lines].map((line) => JSON.parse(line));
const jsonl = (from: Records = records) => linesOf(jsonLines(from, ROOT));

/** A cell as it was, less the apostrophe before what a spreadsheet would take for a formula. */
const isCellOf = (cell: string | undefined, text: string) => cell === text || cell === `'${text}`;

describe('a table', () => {
  it('has a row for each article that is not withdrawn, and its fields', () => {
    const rows = csv('articles');
    expect(rows.map(({ id }) => id)).toEqual(['early', 'late']);
    expect(rows[0]).toMatchObject({
      address: `${ROOT}stories/early/`,
      title: 'Bro åbner',
      date: '2023-12-31~',
      byline: 'Ada Quill\nHarbour Press',
      topics: 'trade',
      events: 'opening;count',
      archivedUrl: '',
    });
    expect(rows[1]?.topics).toBe('trade;roads');
  });

  it('of events names the stories that report them', () => {
    expect(csv('events').map(({ id, reports }) => [id, reports])).toEqual([
      ['opening', 'early;late'],
      ['count', 'early'],
      ['fair', ''],
      ['perhaps', ''],
    ]);
  });

  it.each(kinds)('has the columns of its Table Schema: %s', (kind) => {
    const { fields } = tableSchemaOf(kind);
    const [header = ''] = csvLines(kind, records, ROOT);
    expect(header).toBe(`${fields.map(({ name }) => name).join(',')}\r\n`);
    expect(fields.filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
  });

  it('keeps every text but for an apostrophe before formulas, which none is left without', () => {
    fc.assert(
      fc.property(anyTitle, anyTitle, (title, name) => {
        const odd = withArticle({ title, byline: [name, title] });
        const cells = csv('articles', odd).at(-1);
        expect(isCellOf(cells?.title, title.trim())).toBe(true);
        expect(isCellOf(cells?.byline, `${name.trim()}\n${title.trim()}`)).toBe(true);
        expect(Object.values(cells ?? {}).filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
        const people = { ...descriptions.people, mina: { name, aliases: [title] } };
        const mina = csv('people', recordsOf({ ...descriptions, people }))[0];
        expect([isCellOf(mina?.name, name.trim()), isCellOf(mina?.aliases, title.trim())]).toEqual([
          true,
          true,
        ]);
      }),
      { numRuns: runs / 2 },
    );
  });
});

describe('the archive as JSON Lines', () => {
  const isSound = ajv.compile(schemaOfLine());

  it('has every record, each as its schema says', () => {
    const lines = jsonl();
    expect(lines.map(({ kind, id }) => `${kind}/${id}`)).toEqual([
      ...['early', 'late', 'gone'].map((id) => `articles/${id}`),
      ...['opening', 'count', 'fair', 'perhaps'].map((id) => `events/${id}`),
      'people/mina',
      'people/odo',
      'topics/trade',
      'topics/roads',
      'sources/daily',
    ]);
    for (const line of lines) expect(isSound(line), JSON.stringify(isSound.errors)).toBe(true);
    expect(isSound({ ...lines[0], unknown: 1 })).toBe(false);
    expect(isSound({ ...lines[0], title: undefined })).toBe(false);
  });

  it('has the text of accounts, none that is held by permission, and of what is withdrawn only why', () => {
    const [early, late, gone] = jsonl();
    expect(early.body).toBe('First words. The bridge opens, and cars are counted.\nSecond paragraph.');
    expect(early.events).toEqual(['opening', 'count']);
    expect(late).toMatchObject({ text: 'full', rights: 'By permission.' });
    expect(late.body).toBeUndefined();
    expect(gone).toEqual({
      kind: 'articles',
      id: 'gone',
      address: `${ROOT}stories/gone/`,
      status: 'withdrawn',
      corrections: [{ date: '2026-01-09', note: 'Another harbour.' }],
    });
  });

  it('keeps every text', () => {
    fc.assert(
      fc.property(anyTitle, anyTitle, (title, name) => {
        const line = jsonl(withArticle({ title, byline: [name] }))[3];
        expect([line.title, line.byline]).toEqual([title.trim(), [name.trim()]]);
      }),
      { numRuns: runs / 2 },
    );
  });

  it.each(kinds)('is as its schema says, whatever fields an entry has: %s', (kind) => {
    fc.assert(
      fc.property(anyFields(kind), (fields) => {
        const found = recordsOf({ [kind]: { x: fields } });
        for (const line of jsonl(found)) expect(isSound(line), JSON.stringify(isSound.errors)).toBe(true);
      }),
      { numRuns: runs / 4 },
    );
  });
});

describe('ninjs', () => {
  const isSound = ajv.compile(ninjsSchema);
  const items = (from: Records = records) => linesOf(ninjsLines(from, ROOT));

  it('has an item for each article that is not withdrawn, in order of publication', () => {
    expect(items().map(({ uri }) => uri)).toEqual([`${ROOT}stories/early/`, `${ROOT}stories/late/`]);
    for (const item of items()) expect(isSound(item), JSON.stringify(isSound.errors)).toBe(true);
  });

  it('has a moment only where one is known, and every date in words', () => {
    const [early, late] = items();
    expect([early.contentcreated, late.contentcreated]).toEqual([undefined, '2024-03-05T20:24:00+04:00']);
    expect(early.ednote).toBe('Published: about 31 December 2023 (EDTF 2023-12-31~).');
    expect(late.ednote).toContain('The headline is the archive’s own.');
  });

  it('names people, topics, events and the source by their addresses', () => {
    const [early] = items();
    expect(early).toMatchObject({
      by: 'Ada Quill, Harbour Press',
      people: [{ name: 'Mina Torvald', uri: `${ROOT}people/mina/` }],
      subjects: [{ name: 'Trade', uri: `${ROOT}topics/trade/` }],
      events: [{ name: 'The bridge opens' }, { name: 'Cars are counted' }],
      infosources: [{ name: 'The Daily', uri: `${ROOT}sources/daily/` }],
      renditions: [{ href: 'https://daily.example/br%C3%B8' }],
    });
  });

  it('parts persons, organisations and places', () => {
    const [item] = items(
      recordsOf({
        articles: { a: { people: ['port', 'ann', 'crane'] } },
        people: {
          ann: { name: 'Ann' },
          crane: { name: 'Crane Works', type: 'organisation' },
          port: { name: 'Aune', type: 'place' },
        },
      }),
    );
    expect(isSound(item), JSON.stringify(isSound.errors)).toBe(true);
    expect(item).toMatchObject({
      people: [{ name: 'Ann', uri: `${ROOT}people/ann/` }],
      organisations: [{ name: 'Crane Works', uri: `${ROOT}people/crane/` }],
      places: [{ name: 'Aune', uri: `${ROOT}people/port/` }],
    });
  });

  it('is as its schema says, whatever fields an article has', () => {
    fc.assert(
      fc.property(anyFields('articles'), (fields) => {
        const found = recordsOf({ articles: { x: fields } });
        for (const item of items(found)) expect(isSound(item), JSON.stringify(isSound.errors)).toBe(true);
      }),
      { numRuns: runs / 4 },
    );
  });
});
