/** Rules across entries: what they take, what they find, and where in the files that stands. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { placesOfFields } from '../records/entry.ts';
import type { FieldPath } from '../records/frontmatter.ts';
import { ENTRY_FILE } from '../records/limits.ts';
import { readPlainText } from '../records/plain-file.ts';
import type { Point, Problem } from '../records/problem.ts';
import { type Entry, fileOf, type Kind, type Records } from '../records/record.ts';

/** A fault of an entry, with its place or, before that is looked up in the file, the path of a field. */
export interface Finding {
  kind: Kind;
  id: string;
  at: Point | FieldPath;
  message: string;
}

/** A rule whose findings stop a build. Pure: it reads no file. */
export type BuildRule = (records: Records, context: BuildContext) => Finding[];

export interface BuildContext {
  /**
   * Files with faults of their own, such as `topics/x.mdx`, whose entries the records lack. References to them count as
   * valid, and while there is one, no record is reported as unused.
   */
  faultyFiles: ReadonlySet<string>;
  /** The moment of checking, in milliseconds since 1970. */
  now: number;
}

/** A rule whose findings stop no build. */
export type ProofRule = (records: Records, context: ProofContext) => Finding[];

/** Texts that are no part of the records. Both read a file at each call. */
export interface ProofContext {
  /** The text that an article was made from, `undefined` where none is kept. */
  originalOf(article: string): string | undefined;
  /** The whole file of an entry. */
  sourceOf(entry: Entry): string;
}

export const isPoint = (at: Finding['at']): at is Point => 'line' in at;

/** Of one file; more would bury what other files have. */
const MOST_FINDINGS = 50;

/** Findings as problems with line and column. A file with findings is read again, once, for the places in it. */
export function problemsOf(folder: string, findings: readonly Finding[]): Problem[] {
  return [...Map.groupBy(findings, ({ kind, id }) => fileOf(kind, id))].flatMap(([file, own]) => {
    const placeOf = fieldsOf(join(folder, file));
    return own
      .slice(0, MOST_FINDINGS)
      .map(({ at, message }) => ({ file, ...(isPoint(at) ? at : placeOf(at)), message }));
  });
}

/** The places of a file's fields. While somebody writes, the file may be gone since it was read. */
function fieldsOf(path: string) {
  return placesOfFields(existsSync(path) ? readPlainText(path, ENTRY_FILE) : '');
}
