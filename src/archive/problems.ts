import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFolder } from '../records/folder.ts';
import type { Point, Problem } from '../records/problem.ts';
import { placeOfField } from '../records/read.ts';
import { fileOf, type Records } from '../records/record.ts';
import { checkRecords, type Finding } from './check.ts';

const isPoint = (at: Finding['at']): at is Point => 'line' in at;

/**
 * Adds what the rules across records find to what is wrong with single files. Only a file with a finding is read
 * again, for the place in it.
 *
 * @param faults what reading the files found
 */
export function allProblems(folder: string, records: Records, faults: readonly Problem[]): Problem[] {
  const unread = new Set(faults.map(({ file }) => file));
  const found = checkRecords(records, unread, Date.now()).map(({ kind, id, at, message }) => {
    const file = fileOf(kind, id);
    const path = join(folder, file);
    // While somebody writes, a file may be gone between its reading and this one. The decoder drops a byte order mark.
    const source = existsSync(path) ? new TextDecoder().decode(readFileSync(path)) : '';
    return { file, ...(isPoint(at) ? at : placeOfField(source, at)), message };
  });
  return [...faults, ...found];
}

/** Everything that is wrong with a content folder, each file by itself and all of them together. */
export function checkFolder(folder: string): Problem[] {
  const { records, problems } = readFolder(folder);
  return allProblems(folder, records, problems);
}
