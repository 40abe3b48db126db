/** Merges a record into another of its kind, everywhere that it is named. Plans the changes, and makes none. */
import { isDeepStrictEqual } from 'node:util';
import { allProblems } from '../checks/check.ts';
import { readEntry } from '../records/entry.ts';
import type { FolderReading } from '../records/folder.ts';
import { formatProblems, type Problem, quoted, Refusal } from '../records/problem.ts';
import { anchors, type Entry, fileOf, type Kind, type Records, recordsByKind } from '../records/record.ts';
import { referenceFields, referencesOf } from '../records/references.ts';
import type { Change } from './changes.ts';
import { allEntryFiles, type EntryFile, fieldOf } from './entry-files.ts';
import { keepingLineEnds, takeFromList } from './fields-in-text.ts';
import { faultOfId } from './ids.ts';
import { joinRecords } from './join.ts';
import { nestingOf, withoutInnerPassages } from './nested-passages.ts';
import { canMerge, mentionOf, refuseUnlessFile, refuseUnread } from './rename.ts';
import { changeReferences, linkStarts, type Renaming, unchangeable } from './rewrite.ts';

export interface Merging {
  changes: Change[];
  /** What the merged record said in other words than the one that is kept, one line each. */
  leftOut: string[];
}

/**
 * The changes that make a record (`from`) a part of another (`to`): the kept one gets its names, lists and text, what
 * refers to it refers to the kept one, once, and its file goes.
 *
 * The archive is checked as it would be, and nothing may be wrong with it that was not before.
 *
 * @param folder the content folder
 * @param reading what was read in it
 * @param shown the content folder as problems name it
 * @throws Refusal with every reason why it cannot be done, one a line
 */
export function planMerging(folder: string, reading: FolderReading, renaming: Renaming, shown = ''): Merging {
  const { kind, from, to, isPublished } = renaming;
  refuseIds(folder, renaming);
  const problems: Problem[] = [];
  const files = allEntryFiles(folder, (problem) => problems.push(problem));
  if (problems.length === 0) for (const id of [from, to]) refuseUnread(files, kind, id);
  const fileOfId = (id: string) => files.find((file) => file.kind === kind && file.id === id);
  const [other, kept] = [fileOfId(from), fileOfId(to)];
  if (!other || !kept) return refuse(problems, renaming, shown);
  const joined = joinRecords(kept, other, isPublished);
  problems.push(...joined.problems);
  if (joined.problems.length > 0) return refuse(problems, renaming, shown);

  const mention = mentionOf(from);
  const recounted = recountedAnchors(files, renaming);
  const moving: Renaming = { ...renaming, recounted };
  const isWanted = ({ text }: EntryFile) =>
    mention.test(text) || (recounted.size > 0 && linkStarts(moving).some((start) => text.includes(start)));
  const changes = files.flatMap((file): Change[] => {
    if (file === other) return [{ kind, id: from, before: other.text, text: undefined }];
    const own = file === kept ? { ...file, text: joined.text } : file;
    if (!isWanted(own)) return own === file ? [] : [changeOf(file, own.text)];
    const flat = kind === 'events' && file.kind === 'articles' ? withoutInnerPassages(own, [from, to]) : own;
    const once = flat && withoutDoubles(flat, renaming);
    const { text, faults } = once
      ? changeReferences(once, moving)
      : { text: '', faults: [unchangeable(from)] };
    problems.push(...faults.map((fault) => ({ file: fileOf(file.kind, file.id), ...fault })));
    return text === file.text ? [] : [changeOf(file, text)];
  });
  if (problems.length === 0) problems.push(...newProblems(folder, reading, changes));
  if (problems.length > 0) return refuse(problems, renaming, shown);
  return { changes, leftOut: joined.leftOut };
}

const changeOf = ({ kind, id, text: before }: EntryFile, text: string): Change => ({
  kind,
  id,
  before,
  text,
});

function refuse(problems: readonly Problem[], { from, to }: Renaming, shown: string): never {
  throw new Refusal(
    `${formatProblems(problems, shown)}\nNothing was merged: mend this first, or keep ${quoted(from)} and ${quoted(to)} apart`,
  );
}

function refuseIds(folder: string, { kind, from, to }: Renaming): void {
  if (!canMerge(kind))
    throw new Refusal(
      'two articles are two texts: withdraw the one that is not to stand (`status: withdrawn`)',
    );
  const fault = faultOfId(from) ?? faultOfId(to);
  if (fault) throw new Refusal(fault);
  if (from === to) throw new Refusal(`${quoted(from)} is one record already: name two`);
  for (const id of [from, to]) refuseUnlessFile(folder, kind, id);
}

/** The entry without the old id in those lists that have the new one, too; `undefined` where that cannot be done. */
function withoutDoubles(file: EntryFile, { kind, from, to }: Renaming): EntryFile | undefined {
  const lists = Object.keys(referenceFields).filter((field) => {
    const value = referenceFields[field] === kind && fieldOf(file.text, field);
    return Array.isArray(value) && value.includes(from) && value.includes(to);
  });
  if (lists.length === 0) return file;
  const text = keepingLineEnds(file.text, (source) =>
    lists.reduce((all, field) => takeFromList(all, field, from), source),
  );
  const [before, after] = [file.text, text].map((each) => readEntry(file.kind, file.id, each).entry);
  const expected = before && namedBy(before).filter(([name, id]) => !(lists.includes(name) && id === from));
  const isSound = before ? after && isDeepStrictEqual(namedBy(after), expected) : true;
  return isSound ? { ...file, text } : undefined;
}

/** What an entry names in its fields and tags: the field, or that it is a tag, and the id. */
const namedBy = (entry: Entry): [string, string][] =>
  referencesOf(entry).map(({ at, id }) => [Array.isArray(at) ? String(at[0]) : '', id]);

/**
 * A story that marks both records counts its passages of the one that is kept anew: `event-old` becomes `event-new.2`,
 * where it stands behind another. One that stands within another becomes a part of that.
 */
function recountedAnchors(
  files: readonly EntryFile[],
  { kind, from, to }: Renaming,
): Map<string, Map<string, string>> {
  if (!isMarked(kind)) return new Map();
  const stories = files.filter((file) => file.kind === 'articles' && file.text.includes(from));
  return new Map(
    stories.flatMap((file): [string, Map<string, string>][] => {
      const { entry } = readEntry('articles', file.id, file.text);
      const marks = entry ? marksOf(entry, kind).filter(({ id }) => id === from || id === to) : [];
      const nesting = kind === 'events' ? nestingOf(file.text, [from, to]) : [];
      const isNested = nesting.some((within) => within >= 0);
      if (new Set(marks.map(({ id }) => id)).size < 2 && !isNested) return [];
      const first = `${anchors[kind]}-${to}`;
      const fresh: string[] = [];
      let count = 0;
      for (const [index] of marks.entries()) {
        const outer = fresh[nesting[index] ?? -1];
        if (!outer) count++;
        fresh.push(outer ?? (count === 1 ? first : `${first}.${count}`));
      }
      return [[file.id, new Map(marks.map(({ anchor }, index) => [anchor, fresh[index] ?? first]))]];
    }),
  );
}

const isMarked = (kind: Kind): kind is keyof typeof anchors => kind in anchors;

/** What a story marks of a kind, in the order of the text. */
function marksOf({ body }: Entry<'articles'>, kind: Kind): { id: string; anchor: string }[] {
  if (kind === 'events') return body.passages.map(({ event: id, anchor }) => ({ id, anchor }));
  return kind === 'people' ? body.quotations.map(({ by: id, anchor }) => ({ id, anchor })) : [];
}

/** What would be wrong with the archive after the changes that is not wrong with it now. */
function newProblems(
  folder: string,
  { records, problems }: FolderReading,
  changes: readonly Change[],
): Problem[] {
  const keyOf = ({ file, message }: Problem) => `${file} ${message}`;
  const known = new Set(allProblems(folder, records, problems).map(keyOf));
  return allProblems(folder, changedRecords(records, changes), problems).filter(
    (problem) => !known.has(keyOf(problem)),
  );
}

function changedRecords(records: Records, changes: readonly Change[]): Records {
  return recordsByKind((kind) => {
    const entries = new Map(records[kind]);
    for (const { id, text } of changes.filter((change) => change.kind === kind)) {
      const entry = text === undefined ? undefined : readEntry(kind, id, text).entry;
      if (entry) entries.set(id, entry);
      else entries.delete(id);
    }
    return entries;
  });
}
