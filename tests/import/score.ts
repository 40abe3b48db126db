/** Scores of a reader of originals on a folder of them, beside their right values in `expected.csv`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readInput } from '../../src/import/input.ts';
import { parseOriginal } from '../../src/import/parse.ts';

const FIELDS = ['title', 'date', 'byline', 'source', 'language', 'url', 'body'] as const;
type Field = (typeof FIELDS)[number];
type Values = Record<Field, string>;

/** The table of right values. */
export const EXPECTED = 'expected.csv';

/** What is read of an original, with the whole text; nothing of one that it cannot read. */
export type Reader = (
  bytes: Uint8Array,
  name: string,
) => MaybePromise<(Record<Exclude<Field, 'body'>, string> & { text: string }) | undefined>;
type MaybePromise<T> = T | Promise<T>;

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
export async function scoreFolder(folder: string, reader: Reader = ownReader) {
  const rows: ({ file: string } & Partial<Values>)[] = parse(readFileSync(join(folder, EXPECTED)), {
    columns: true,
  });
  const scores = new Map(FIELDS.map((field) => [field, { right: 0, wrong: 0, missing: 0 } as Score]));
  const faults: Fault[] = [];
  for (const { file, ...expected } of rows) {
    const read = await reader(readFileSync(join(folder, file)), file);
    if (!read) continue;
    const found = { ...read, body: bodyOf(read.text, expected.body ?? '') };
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

/** What an import reads. */
export const ownReader: Reader = async (bytes, name) => {
  const input = await readInput(bytes, name);
  if (input.form === 'addresses' || input.form === 'several')
    throw new Error(`${name} is no single original`);
  const { title, date, byline, source, language, url, blocks } = parseOriginal(input, '2026-11-21');
  return {
    title: title?.value ?? '',
    date: date?.value ?? '',
    byline: byline.map(({ value }) => value).join('; '),
    source: source?.value ?? '',
    language: language?.value ?? '',
    url: url?.value ?? '',
    text: blocks.map((block) => block.text).join('\n'),
  };
};

/** The expected words where a text begins and ends with them; otherwise those with which it begins. */
function bodyOf(text: string, expected: string): string {
  const [start = '', end = ''] = expected.split(' … ');
  return text.startsWith(start) && text.endsWith(end) ? expected : text.slice(0, 60);
}
