import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFolder } from '../records/folder.ts';
import type { Point, Problem } from '../records/problem.ts';
import { placesOfFields } from '../records/read.ts';
import { fileOf, type Records } from '../records/record.ts';
import { checkRecords, type Finding } from './check.ts';

export const isPoint = (at: Finding['at']): at is Point => 'line' in at;

/** Of one file; more would bury what other files have. */
const MOST_FINDINGS = 50;

/**
 * Adds what the rules across records find to what is wrong with single files. Only a file with a finding is read
 * again.
 *
 * @param faults what reading the files found
 */
export function allProblems(folder: string, records: Records, faults: readonly Problem[]): Problem[] {
  const unread = new Set(faults.map(({ file }) => file));
  return [...faults, ...problemsOf(folder, checkRecords(records, unread, Date.now()))];
}

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

/** Everything that is wrong with a content folder, each file by itself and all of them together. */
export function checkFolder(folder: string): Problem[] {
  const { records, problems } = readFolder(folder);
  return allProblems(folder, records, problems);
}
