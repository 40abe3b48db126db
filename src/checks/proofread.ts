/** What is found about words: it stops no build, since whoever reads a page is not misled by it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { originalsOf } from '../config.ts';
import type { Problem } from '../records/problem.ts';
import { type Entry, fileOf, type Records } from '../records/record.ts';
import { copiedRuns, misquotations, repeatedTexts } from './copying.ts';
import type { Finding } from './finding.ts';
import { problemsOf } from './finding.ts';
import { misnamedPeople } from './people.ts';

/**
 * Reads the proofs of what is sound as data: that those whom a text names are in its `people`, and those alone; that
 * an account does not copy its original; that no two articles are nearly the same. Withdrawn articles are passed over.
 *
 * @param folder the content folder
 * @returns every finding with its place and advice. Throws only where the system does not let a file be read.
 */
export function proofread(folder: string, records: Records): Problem[] {
  const articles = [...records.articles.values()].filter(({ fields }) => fields.status !== 'withdrawn');
  const told = [...articles, ...records.events.values()];
  const people = new Map([...records.people].map(([id, { fields }]) => [id, fields]));
  const originalOf = originals(originalsOf(folder));
  const fileText = ({ kind, id }: Entry) => textOf(join(folder, fileOf(kind, id)));
  return problemsOf(folder, [
    ...misnamedPeople(told, people, fileText),
    ...copiedRuns(articles, originalOf, fileText),
    ...misquotations(articles, originalOf),
    ...undatedIds(articles),
    ...repeatedTexts(articles),
  ]);
}

/** A draft of unknown date is called so until the date is known; its id is to be its address for ever. */
const undatedIds = (articles: readonly Entry<'articles'>[]): Finding[] =>
  articles
    .filter(({ id }) => id.startsWith('undated-'))
    .map(({ kind, id, fields: { date } }) => {
      const dated = id.replace(/^undated/, /^[\d-]+/.exec(date)?.[0] ?? 'DATE');
      const message = `its id calls it undated: npm run rename -- --unpublished articles ${id} ${dated}`;
      return { kind, id, at: ['date'], message };
    });

function originals(folder: string): (id: string) => string | undefined {
  const names = new Set(existsSync(folder) ? readdirSync(folder) : []);
  return (id) => (names.has(`${id}.txt`) ? textOf(join(folder, `${id}.txt`)) : undefined);
}

const textOf = (path: string) => new TextDecoder().decode(readFileSync(path));
