/** Renames a record: gives it another id, everywhere that it is named. Plans the changes, and makes none. */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { readEntry } from '../records/entry.ts';
import { formatProblems, type Problem, quoted, Refusal } from '../records/problem.ts';
import { fileOf, type Kind } from '../records/record.ts';
import { watch } from '../records/watchdog.ts';
import type { Change } from './changes.ts';
import { allEntryFiles, type EntryFile, formerHolder } from './entry-files.ts';
import { contentOf } from './entry-text.ts';
import { faultOfId } from './ids.ts';
import { changeFormerIds, changeReferences, type Renaming, unchangeable } from './rewrite.ts';

/**
 * The changes that give a record another id: of its own file, and of every entry that refers to it.
 *
 * Only files that mention the id are read as entries, so that ten thousand entries take seconds. Each is read again
 * as it would be, and must then refer to the same records as before, with the new id for the old one.
 *
 * @param folder the content folder
 * @param shown the content folder as problems name it
 * @throws Refusal with every reason why it cannot be done, one a line
 */
export function planRenaming(folder: string, renaming: Renaming, shown = ''): Change[] {
  const { kind, from, to, isPublished } = renaming;
  refuseIds(folder, renaming);
  const problems: Problem[] = [];
  const files = allEntryFiles(folder, (problem) => problems.push(problem));
  const isRecord = (file: EntryFile) => file.kind === kind && file.id === from;
  if (problems.length === 0) refuseUnread(files, kind, from);
  refuseFormer(
    files.filter((file) => file.kind === kind && file.id !== from),
    renaming,
  );
  const mention = mentionOf(from);
  const changes = files
    .filter((file) => mention.test(file.text) || isRecord(file))
    .flatMap((file): Change[] => {
      const path = fileOf(file.kind, file.id);
      const { text, faults, isDraft } = watch(join(folder, path), () => changeReferences(file, renaming));
      problems.push(...faults.map((fault) => ({ file: path, ...fault })));
      if (!isRecord(file))
        return text === file.text ? [] : [{ kind: file.kind, id: file.id, before: file.text, text }];
      const moved = isDraft ? text : changeFormerIds(text, { add: isPublished ? [from] : [], remove: [to] });
      if (!isDraft && !saysTheSame(kind, text, moved)) problems.push({ file: path, ...unchangeable(from) });
      return [
        { kind, id: from, before: file.text, text: undefined },
        { kind, id: to, before: undefined, text: moved },
      ];
    });
  if (problems.length > 0) {
    throw new Refusal(
      `${formatProblems(problems, shown)}\nNothing was renamed: these mention ${quoted(from)} and must be mended first`,
    );
  }
  return changes;
}

/** What a text holds that may refer to a record of this id. */
export const mentionOf = (id: string): RegExp =>
  new RegExp(`(?<![a-z0-9-])${id}(?![a-z0-9-])|${HIDDEN.source}`, 'i');

/**
 * Escapes, percent-encoding, character references and `..` in paths, behind which an id may hide: such files are
 * read, too.
 */
const HIDDEN = /\\|%[0-9a-f]{2}|&#|\/\.{1,2}\//;

function refuseIds(folder: string, { kind, from, to }: Renaming): void {
  const fault = faultOfId(from) ?? faultOfId(to);
  if (fault) throw new Refusal(fault);
  if (from === to) throw new Refusal(`it is called ${quoted(to)} already`);
  refuseUnlessFile(folder, kind, from);
  if (!itemOf(folder, kind, to)) return;
  const merging = canMerge(kind) ? `, or make one of the two: npm run merge -- ${kind} ${from} ${to}` : '';
  throw new Refusal(`there is a ${fileOf(kind, to)} already: choose another id${merging}`);
}

const itemOf = (folder: string, kind: Kind, id: string) =>
  lstatSync(join(folder, fileOf(kind, id)), { throwIfNoEntry: false });

/** Refuses an id of which there is no entry's file. */
export function refuseUnlessFile(folder: string, kind: Kind, id: string): void {
  const item = itemOf(folder, kind, id);
  if (!item) throw new Refusal(`there is no ${fileOf(kind, id)}`);
  if (!item.isFile()) throw new Refusal(`${fileOf(kind, id)} is no plain file: put an entry there`);
}

/** Refuses an id of which no entry was read, as where its file is called otherwise and the system folds case. */
export function refuseUnread(files: readonly EntryFile[], kind: Kind, id: string): void {
  if (!files.some((file) => file.kind === kind && file.id === id))
    throw new Refusal(`there is no entry in ${fileOf(kind, id)}: see how the file is spelt`);
}

/** Can two records of the kind be made one? Two articles are two texts, each with an address of its own. */
export const canMerge = (kind: Kind): boolean => kind !== 'articles';

/** Refuses an id that another record had before: its address leads to that record. */
function refuseFormer(others: readonly EntryFile[], { kind, to }: Renaming): void {
  const former = formerHolder(others, to);
  if (former)
    throw new Refusal(
      `${fileOf(kind, former.id)} was called ${quoted(to)} once, and that address leads there: choose another id`,
    );
}

/** Are two texts read as the same entry but for its former ids? */
function saysTheSame(kind: Kind, before: string, after: string): boolean {
  const [former, present] = [before, after].map((text) =>
    contentOf(readEntry(kind, 'x', text).entry, 'formerIds'),
  );
  return former !== undefined && former === present;
}
