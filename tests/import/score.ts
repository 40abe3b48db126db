/** Scores of the importer on a folder of originals, beside their right values in `expected.csv`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readInput } from '../../src/import/input.ts';
import { parseOriginal } from '../../src/import/parse.ts';

const FIELDS = ['title', 'date', 'byline', 'source', 'language', 'url', 'body'] as const;
type Values = Record<(typeof FIELDS)[number], string>;

export interface Score {
  right: number;
  /** Has a value that is not the right one. */
  wrong: number;
  /** Has none, where there is a right one. */
  missing: number;
}

export interface Fault {
  file: string;
  field: string;
  found: string;
  expected: string;
}

/**
 * Reads each original that the table names. An empty cell says that the right value is none; a byline has its names between
 * semicolons; of a body the words with which it begins and ends are compared, of a language the first part of its tag.
 */
export async function scoreFolder(folder: string) {
  const rows: ({ file: string } & Partial<Values>)[] = parse(readFileSync(join(folder, 'expected.csv')), {
    columns: true,
  });
  const scores = new Map(FIELDS.map((field) => [field, { right: 0, wrong: 0, missing: 0 } as Score]));
  const faults: Fault[] = [];
  for (const { file, ...expected } of rows) {
    const found = await readValues(join(folder, file), expected.body ?? '');
    for (const field of FIELDS) {
      const right = expected[field];
      const score = scores.get(field);
      if (right === undefined || !score) continue;
      const isRight = field === 'language' ? baseOf(found[field]) === baseOf(right) : found[field] === right;
      score[isRight ? 'right' : found[field] === '' ? 'missing' : 'wrong']++;
      if (!isRight) faults.push({ file, field, found: found[field], expected: right });
    }
  }
  return { count: rows.length, scores: Object.fromEntries(scores), faults };
}

const baseOf = (tag: string) => tag.split('-')[0];

async function readValues(path: string, body: string): Promise<Values> {
  const input = await readInput(readFileSync(path), path);
  if (input.form === 'addresses' || input.form === 'several')
    throw new Error(`${path} is no single original`);
  const { title, date, byline, source, language, url, blocks } = parseOriginal(input, '2026-11-21');
  const text = blocks.map((block) => block.text).join('\n');
  const [start = '', end = ''] = body.split(' … ');
  return {
    title: title?.value ?? '',
    date: date?.value ?? '',
    byline: byline.map(({ value }) => value).join('; '),
    source: source?.value ?? '',
    language: language?.value ?? '',
    url: url?.value ?? '',
    body: text.startsWith(start) && text.endsWith(end) ? body : text.slice(0, 60),
  };
}
