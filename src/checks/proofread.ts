/** Proofreading: runs the rules about words, which stop no build. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { originalsOf } from '../config.ts';
import { ENTRY_FILE, ORIGINAL_FILE } from '../records/limits.ts';
import { readPlainText } from '../records/plain-file.ts';
import type { Problem } from '../records/problem.ts';
import { fileOf, isWithdrawn, type Records } from '../records/record.ts';
import { proofRules, proofRulesOfAll, remarkRules } from './check.ts';
import { type ProofContext, type ProofRule, problemsOf } from './finding.ts';

/**
 * Looks for what `proofRules` and `proofRulesOfAll` name in sound entries.
 *
 * @param folder the content folder
 * @param advance is called behind each rule, of which there are `rulesOfProofs`
 * @returns every finding with its place and advice
 * @throws only where the system does not let a file be read
 */
export function proofread(folder: string, records: Records, advance: () => void = () => {}): Problem[] {
  const context = contextOf(folder);
  const published = standing(records);
  const find = (rule: ProofRule, own: Records) => {
    const findings = rule(own, context);
    advance();
    return findings;
  };
  return problemsOf(folder, [
    ...proofRules.flatMap((rule) => find(rule, published)),
    ...proofRulesOfAll.flatMap((rule) => find(rule, records)),
  ]);
}

export const rulesOfProofs = proofRules.length + proofRulesOfAll.length;

/** What `remarkRules` find in sound entries, which may be meant so. */
export function remarksOn(folder: string, records: Records): Problem[] {
  const context = contextOf(folder);
  return problemsOf(
    folder,
    remarkRules.flatMap((rule) => rule(standing(records), context)),
  );
}

/** The records without withdrawn articles. */
const standing = (records: Records): Records => ({
  ...records,
  articles: new Map([...records.articles].filter(([, article]) => !isWithdrawn(article))),
});

const contextOf = (folder: string): ProofContext => ({
  originalOf: originalsIn(originalsOf(folder)),
  sourceOf: ({ kind, id }) => readPlainText(join(folder, fileOf(kind, id)), ENTRY_FILE),
});

function originalsIn(folder: string): ProofContext['originalOf'] {
  const names = new Set(existsSync(folder) ? readdirSync(folder) : []);
  return (id) =>
    names.has(`${id}.txt`) ? readPlainText(join(folder, `${id}.txt`), ORIGINAL_FILE) : undefined;
}
