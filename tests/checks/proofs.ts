/** Whole small archives on disk, and what proofreading finds in them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { proofread } from '../../src/checks/proofread.ts';
import { readFolder } from '../../src/records/folder.ts';
import { formatProblems } from '../../src/records/problem.ts';
import { temporaryFolder } from '../support/folders.ts';

/**
 * @param files texts by path within the content folder; `../originals/<id>.txt` for an original
 * @returns the findings, one `path:line:column  message` each, but for those about the addresses of paragraphs
 */
export function findingsIn(files: Readonly<Record<string, string>>): string[] {
  const folder = join(temporaryFolder('proof'), 'content');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { records, problems } = readFolder(folder);
  if (problems.length > 0) throw new Error(formatProblems(problems));
  const found = proofread(folder, records).filter(({ message }) => !message.startsWith('`paragraphs`'));
  return formatProblems(found).split('\n').filter(Boolean);
}
