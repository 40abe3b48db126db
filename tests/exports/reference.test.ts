import { describe, expect, it } from 'vitest';
import { authorOf, noteOfDate, notesOn, referenceOf } from '../../src/exports/reference.ts';
import { type Description, recordsOf } from '../support/records.ts';

function reference(fields: Description<'articles'>) {
  const records = recordsOf({ sources: { daily: { name: 'The Daily' } }, articles: { x: fields } });
  const [entry] = records.articles.values();
  if (!entry) throw new Error('there is no such article');
  return referenceOf(entry, records);
}

describe('an author', () => {
  it.each([
    ['Ada Quill', { family: 'Quill', given: 'Ada' }],
    ['Ada Mary Quill', { family: 'Quill', given: 'Ada Mary' }],
    ['Ludwig van der Berg', { family: 'van der Berg', given: 'Ludwig' }],
    ['García Márquez, Gabriel', { family: 'García Márquez', given: 'Gabriel' }],
    ['Bo Lind Jr.', { family: 'Lind Jr.', given: 'Bo' }],
    ['Bo Lind, Jr.', { family: 'Lind Jr.', given: 'Bo' }],
    ['King, Martin Luther, Jr.', { family: 'King Jr.', given: 'Martin Luther' }],
    ['John Smith, PhD', { family: 'Smith', given: 'John' }],
    ['John Smith, M.D., Ph.D.', { family: 'Smith', given: 'John' }],
    ['Smith, John, PhD', { family: 'Smith', given: 'John' }],
    ['Smith, MD', { family: 'Smith', given: 'MD' }],
    ['Chen, Esq', { family: 'Chen', given: 'Esq' }],
    ['Reuters, Beijing, China', { literal: 'Reuters, Beijing, China' }],
    ['van der Berg', { literal: 'van der Berg' }],
    [', Jane', { literal: ', Jane' }],
    ['Madonna', { literal: 'Madonna' }],
    ['王小明', { literal: '王小明' }],
  ])('printed as %s has these parts', (name, parts) => expect(authorOf(name)).toEqual(parts));

  it('that is an organisation is whole', () => {
    const byline = ['Ada Quill', 'Harbour Press Agency'];
    expect(reference({ byline, bylineOrganisations: ['Harbour Press Agency'] }).authors).toEqual([
      { family: 'Quill', given: 'Ada' },
      { literal: 'Harbour Press Agency' },
    ]);
  });
});

describe('a date', () => {
  it('is stated, or about what it is where it is uncertain or inferred', () => {
    expect(reference({ date: '2024-04' }).issued).toMatchObject({
      from: { year: 2024, month: 4 },
      isCirca: false,
    });
    expect(reference({ date: '2024-04-29~' }).issued?.isCirca).toBe(true);
    expect(
      reference({ date: '2024', dateBasis: 'inferred', dateNote: 'By its words.' }).issued?.isCirca,
    ).toBe(true);
  });

  it('of a span without an end is about its beginning', () => {
    expect(reference({ date: '2017/..' }).issued).toMatchObject({ from: { year: 2017 }, isCirca: true });
  });

  it('that is a span is said to be one where a format knows none', () => {
    const { issued } = reference({ date: '2017/2022' });
    expect(issued && noteOfDate(issued)).toBe('The date is a span, 2017/2022.');
  });

  it.each([
    [{ date: '2024-04-29', dateBasis: 'inferred' }, 'The date is inferred by the archive.'],
    [{ date: '2024-04-29~' }, 'The date is approximate or uncertain.'],
    [
      { date: '2024~', dateBasis: 'inferred' },
      'The date is approximate or uncertain. The date is inferred by the archive.',
    ],
    [
      { date: '2017/2022', dateBasis: 'inferred' },
      'The date is a span, 2017/2022. The date is inferred by the archive.',
    ],
    [{ date: '2023-21' }, 'The date: spring 2023.'],
    [
      { date: '2025-33', dateBasis: 'inferred' },
      'The date: first quarter of 2025. The date is inferred by the archive.',
    ],
    [{ date: '[2020..]' }, 'The date: 2020 or later.'],
    [{ date: '2024-01/2024-22' }, 'The date: January 2024 – summer 2024.'],
    [{ date: '2024-21/2024-23' }, 'The date: spring 2024 – autumn 2024.'],
    [{ date: '[2024-05-01..2024-05-10]' }, 'The date lies between 2024-05-01 and 2024-05-10.'],
    [{ date: '2024-04-29' }, undefined],
  ] as const)('keeps its sign where a format knows certain dates alone: %o', (fields, note) => {
    const dateNote = 'dateBasis' in fields ? { dateNote: 'By its words.' } : {};
    const { issued } = reference({ ...fields, ...dateNote });
    expect(issued && noteOfDate(issued)).toBe(note);
  });

  it('without a beginning is told in words', () => {
    expect(notesOn(reference({ date: '[..2019]' }))).toBe('The date: before 2020.');
  });

  it('is told of with the day on which its publisher retracted it', () => {
    const updates = [{ date: '2024-05-02', note: 'It was wrong.' }];
    expect(notesOn(reference({ date: '2024-04', retracted: '2024-05-02', updates }))).toBe(
      'Its publisher retracted it on 2 May 2024.',
    );
    expect(notesOn(reference({ date: '2024-04' }))).toBeUndefined();
  });

  it('without a beginning is none', () => expect(reference({ date: '../2024' }).issued).toBeUndefined());
});
