/** Proofreading: runs the rules about words, which stop no build. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { originalsOf } from '../config.ts';
import type { Problem } from '../records/problem.ts';
import { fileOf, type Records } from '../records/record.ts';
import { proofRules, proofRulesOfAll } from './check.ts';
import { type ProofContext, problemsOf } from './finding.ts';

/**
 * Looks for what `proofRules` and `proofRulesOfAll` name in sound entries.
 *
 * @param folder the content folder
 * @returns every finding with its place and advice
 * @throws only where the system does not let a file be read
 */
export function proofread(folder: string, records: Records): Problem[] {
  const standing = [...records.articles].filter(([, { fields }]) => fields.status !== 'withdrawn');
  const context: ProofContext = {
    originalOf: originalsIn(originalsOf(folder)),
    sourceOf: ({ kind, id }) => readText(join(folder, fileOf(kind, id))),
  };
  return problemsOf(folder, [
    ...proofRules.flatMap((rule) => rule({ ...records, articles: new Map(standing) }, context)),
    ...proofRulesOfAll.flatMap((rule) => rule(records, context)),
  ]);
}

function originalsIn(folder: string): ProofContext['originalOf'] {
  const names = new Set(existsSync(folder) ? readdirSync(folder) : []);
  return (id) => (names.has(`${id}.txt`) ? readText(join(folder, `${id}.txt`)) : undefined);
}

const readText = (path: string) => new TextDecoder().decode(readFileSync(path));
