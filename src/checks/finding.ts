/** Findings: what rules across entries find, and the places in files where it stands. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placesOfFields } from '../records/entry.ts';
import type { FieldPath } from '../records/frontmatter.ts';
import type { Point, Problem } from '../records/problem.ts';
import { fileOf, type Kind } from '../records/record.ts';

/** A fault of an entry, with its place or, before that is looked up in the file, the path of a field. */
export interface Finding {
  kind: Kind;
  id: string;
  at: Point | FieldPath;
  message: string;
}

export const isPoint = (at: Finding['at']): at is Point => 'line' in at;

/** Of one file; more would bury what other files have. */
const MOST_FINDINGS = 50;

/** Findings with their places. Each file is read again, once, for the places in it. */
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
  return placesOfFields(existsSync(path) ? new TextDecoder().decode(readFileSync(path)) : '');
}
