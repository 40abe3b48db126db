/** Each format is read back: by programs of others, and CSL-JSON by its schema as well. */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { parse } from '@retorquere/bibtex-parser';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { site } from '#site';
import { bibtexWriter } from '../../src/exports/bibtex.ts';
import { cslJsonWriter } from '../../src/exports/csl-json.ts';
import { printedTitle, type Reference } from '../../src/exports/reference.ts';
import { risWriter } from '../../src/exports/ris.ts';
import { fold } from '../../src/records/text.ts';
import { anyReference, pageOf, referenceTo } from '../support/references.ts';

const inferred = referenceTo({
  isSupplied: true,
  authors: [{ family: 'Lind Jr.', given: 'Bo' }, { literal: 'Harbour Press Agency' }],
  publication: 'tr.im',
  issued: { from: { year: 2024, month: 4, day: 9, qualifier: '' }, isCirca: true },
});
const undated: Reference = {
  id: 'undated-x',
  title: 'Undated',
  isSupplied: false,
  authors: [],
  medium: 'article',
  publication: 'The Daily',
  language: 'ar',
  summary: 'In short.',
  keywords: ['Bridge, new'],
};
const monthly = referenceTo({
  id: 'monthly',
  issued: {
    from: { year: 2024, month: 4, qualifier: '' },
    to: { year: 2024, month: 6, qualifier: '' },
    isCirca: false,
  },
  snapshot: { url: 'https://snapshots.example/a', day: '2025-03-01' },
});

/** @param forceType so that a name that looks like BibTeX does not decide it */
const readByCitationJs = (text: string, forceType: string) =>
  plugins.input.chain(text, { generateGraph: false, forceType });

describe('RIS', () => {
  it('has a tag a line, in CR LF, and no more than is known', () => {
    expect(risWriter(pageOf)([inferred, undated]).split('\r\n')).toEqual([
      'TY  - NEWS',
      'TI  - [Bridge takes its first cars]',
      'AU  - Lind, Bo, Jr.',
      'AU  - Harbour Press Agency',
      'T2  - tr.im',
      'PY  - 2024',
      'DA  - 2024/04/09/',
      'N1  - The date is approximate or uncertain.',
      'UR  - https://daily.example/a',
      'LA  - en',
      'AB  - In short.',
      'KW  - Bridge',
      'KW  - Tolls',
      `DB  - ${site.name}`,
      'AN  - https://archive.example/stories/2024-04-29-bridge-opens/',
      'ER  - ',
      '',
      'TY  - NEWS',
      'TI  - Undated',
      'T2  - The Daily',
      'LA  - ar',
      'AB  - In short.',
      'KW  - Bridge, new',
      `DB  - ${site.name}`,
      'AN  - https://archive.example/stories/undated-x/',
      'ER  - ',
      '',
      '',
    ]);
    expect(risWriter(pageOf)([monthly])).toContain('DA  - 2024/04//\r\n');
  });

  it('lets no word end a tag', () => {
    expect(risWriter(pageOf)([{ ...undated, summary: 'What  - if UR  - not' }])).toContain(
      '\r\nAB  - What - if UR - not\r\n',
    );
  });

  it('is read back as it was, whatever the words', () => {
    fc.assert(
      fc.property(fc.array(anyReference, { minLength: 1, maxLength: 3 }), (references) => {
        const read = readByCitationJs(risWriter(pageOf)(references), '@ris/file');
        expect(read).toEqual(
          references.map((reference) =>
            expect.objectContaining({
              type: 'article-newspaper',
              title: fold(printedTitle(reference)),
              'container-title': fold(reference.publication),
              abstract: fold(reference.summary),
              keyword: reference.keywords.map(fold).join(),
              URL: reference.url,
              source: site.name,
            }),
          ),
        );
      }),
    );
  });
});

describe('what its publisher retracted', () => {
  it('is said to be so in each format', () => {
    const reference = referenceTo({ retracted: '2024-05-02' });
    const words = 'Its publisher retracted it on 2 May 2024.';
    expect(risWriter(pageOf)([reference])).toContain(`N1  - ${words}\r\n`);
    expect(bibtexWriter()([reference])).toContain(`  note = {${words}},\n`);
    expect(JSON.parse(cslJsonWriter(pageOf)([reference]))).toMatchObject([{ note: words }]);
  });
});

describe('BibTeX', () => {
  it('is an article with what LaTeX needs, and no more than is known', () => {
    expect(bibtexWriter()([inferred, undated])).toBe(`@article{2024-04-29-bridge-opens,
  author = {Lind, Jr., Bo and {Harbour Press Agency}},
  title = {{[Bridge takes its first cars]}},
  journal = {{tr.im}},
  year = {2024},
  month = apr,
  day = {9},
  note = {The date is approximate or uncertain.},
  url = {https://daily.example/a},
  language = {en},
  abstract = {In short.},
  keywords = {Bridge, Tolls},
}

@article{undated-x,
  title = {{Undated}},
  journal = {{The Daily}},
  language = {ar},
  abstract = {In short.},
  keywords = {Bridge new},
}
`);
    expect(bibtexWriter()([monthly])).toContain(
      '  month = apr,\n  note = {The date is a span, 2024-04/2024-06.},\n  url = {https://daily.example/a},\n  urldate = {2025-03-01},\n',
    );
  });

  it('escapes what LaTeX would read as markup, and leaves addresses alone', () => {
    const title = "A&B 50% $5 #1 a_b ~ ^ <i> {x} \\y -- --- '' `` ?` “é” 😀";
    const text = bibtexWriter()([referenceTo({ title, url: 'https://daily.example/a_b%20c?x=1&y={2}#z~q' })]);
    expect(text).toContain(
      String.raw`title = {{A\&B 50\% \$5 \#1 a\_b \textasciitilde{} \textasciicircum{} \textless{}i\textgreater{} \textbraceleft{}x\textbraceright{} \textbackslash{}y -{}- -{}-{}- '{}' ${'`{}`'} ?{}${'`'} “é” 😀}}`,
    );
    expect(text).toContain('url = {https://daily.example/a_b%20c?x=1&y=%7B2%7D#z~q}');
  });

  it('has a key of its own for each', () => {
    const { entries, errors } = parse(bibtexWriter()([inferred, undated, monthly]));
    expect(errors).toEqual([]);
    expect(entries.map(({ key }) => key)).toEqual(['2024-04-29-bridge-opens', 'undated-x', 'monthly']);
  });

  it('is read back as it was by two readers', () => {
    fc.assert(
      fc.property(anyReference, (reference) => {
        const text = bibtexWriter()([reference]);
        const { entries, errors } = parse(text, { sentenceCase: false });
        expect(errors).toEqual([]);
        const fields = entries[0]?.fields;
        expect(fields?.title).toBe(printedTitle(reference));
        expect(fields?.author ?? []).toHaveLength(reference.authors.length);
        const [read] = readByCitationJs(text, '@bibtex/text');
        expect(read).toMatchObject({ title: printedTitle(reference), URL: reference.url });
      }),
    );
  });
});

describe('CSL-JSON', () => {
  const name = {
    type: 'object',
    properties: {
      family: { type: 'string' },
      given: { type: 'string' },
      suffix: { type: 'string' },
      literal: { type: 'string' },
    },
    additionalProperties: false,
  };
  const parts = { type: 'array', items: { type: 'integer' }, minItems: 1, maxItems: 3 };
  const day = {
    type: 'object',
    properties: {
      'date-parts': { type: 'array', items: parts, minItems: 1, maxItems: 2 },
      circa: { type: ['string', 'number', 'boolean'] },
    },
    required: ['date-parts'],
    additionalProperties: false,
  };
  const text = { type: 'string' };
  /** As much of the schema `csl-data.json` as an article needs: no package brings it. */
  const schema = {
    type: 'array',
    items: {
      type: 'object',
      properties: {
        id: text,
        type: { enum: ['article-newspaper'] },
        title: text,
        author: { type: 'array', items: name },
        'container-title': text,
        issued: day,
        accessed: day,
        language: text,
        URL: text,
        abstract: text,
        keyword: text,
        archive: text,
        archive_location: text,
      },
      required: ['type', 'id'],
      additionalProperties: false,
    },
  };
  const isValid = new Ajv({ allowUnionTypes: true }).compile(schema);

  it('says all that is known', () => {
    expect(JSON.parse(cslJsonWriter(pageOf)([inferred, monthly]))).toEqual([
      {
        id: '2024-04-29-bridge-opens',
        type: 'article-newspaper',
        title: '[Bridge takes its first cars]',
        author: [{ family: 'Lind', given: 'Bo', suffix: 'Jr.' }, { literal: 'Harbour Press Agency' }],
        'container-title': 'tr.im',
        issued: { 'date-parts': [[2024, 4, 9]], circa: true },
        language: 'en',
        URL: 'https://daily.example/a',
        abstract: 'In short.',
        keyword: 'Bridge, Tolls',
        archive: site.name,
        archive_location: 'https://archive.example/stories/2024-04-29-bridge-opens/',
      },
      expect.objectContaining({
        issued: {
          'date-parts': [
            [2024, 4],
            [2024, 6],
          ],
        },
        accessed: { 'date-parts': [[2025, 3, 1]] },
      }),
    ]);
  });

  it('is valid and exact, whatever the words', () => {
    fc.assert(
      fc.property(fc.array(anyReference, { maxLength: 3 }), (references) => {
        const items = JSON.parse(cslJsonWriter(pageOf)(references));
        expect(isValid(items), JSON.stringify(isValid.errors)).toBe(true);
        expect(items).toEqual(
          references.map((reference) =>
            expect.objectContaining({
              title: printedTitle(reference),
              'container-title': reference.publication,
              abstract: reference.summary,
              ...(reference.authors.length > 0 && { author: reference.authors }),
            }),
          ),
        );
      }),
    );
    expect(isValid(JSON.parse(cslJsonWriter(pageOf)([inferred, undated, monthly])))).toBe(true);
  });
});
