/** Joins two records of one kind into the text of the one that is kept. */
import { isDeepStrictEqual } from 'node:util';
import { placesOfFields, readEntry } from '../records/entry.ts';
import { normaliseUrl } from '../records/fields.ts';
import { type Fault, type Problem, quoted } from '../records/problem.ts';
import { type Entry, fileOf, nameOf } from '../records/record.ts';
import type { EntryFile } from './entry-files.ts';
import { addField, addToList, keepingLineEnds } from './fields-in-text.ts';
import { addedBlocks, holdsBodies } from './join-bodies.ts';
import { unchangeable } from './rewrite.ts';

/** Records of one kind that say different things here are not one. */
const mustAgree = ['type', 'status', 'date', 'dateBasis', 'url', 'after'] as const;

/** Lists of which the kept record gets what only the other has. */
const joinedLists = ['aliases', 'people', 'topics', 'corrections', 'formerIds'] as const;

/** Words of which one record has room for one: the kept record's stay, where it has any. */
const ownWords = ['title', 'role', 'description', 'shortTitle', 'dateText', 'dateNote'] as const;

type Values = Readonly<Record<string, unknown>>;

interface Joined {
  /** The kept record's text, with what the other adds. */
  text: string;
  /** What the other says and the kept record has said in other words, one line each. */
  leftOut: string[];
  problems: Problem[];
}

/**
 * @param kept the record that stays
 * @param other the record that becomes a part of it
 * @param isPublished is the other's address to lead to the kept record?
 * @returns the joined text; or, in `problems`, every reason why there is none
 */
export function joinRecords(kept: EntryFile, other: EntryFile, isPublished: boolean): Joined {
  const [own, theirs] = [kept, other].map(({ kind, id, text }) => readEntry(kind, id, text));
  const problems = [...problemsOf(kept, own?.faults ?? []), ...problemsOf(other, theirs?.faults ?? [])];
  if (!own?.entry || !theirs?.entry) return { text: kept.text, leftOut: [], problems };
  const contradictions = contradictionsOf(kept, own.entry, theirs.entry);
  if (contradictions.length > 0) return { text: kept.text, leftOut: [], problems: contradictions };

  const [before, after]: Values[] = [own.entry.fields, theirs.entry.fields];
  const added = addedItems(own.entry, theirs.entry, isPublished);
  const fresh = [...mustAgree, ...ownWords].filter(
    (name) => before?.[name] === undefined && after?.[name] !== undefined,
  );
  const more = addedOf(kept, other);
  if (more === undefined)
    return { text: kept.text, leftOut: [], problems: problemsOf(kept, [unchangeable(other.id)]) };
  const text = keepingLineEnds(kept.text, (source) => {
    const withFields = fresh.reduce((all, name) => addField(all, kept.kind, name, after?.[name]), source);
    const withLists = Object.entries(added).reduce(
      (all, [name, items]) => addToList(all, kept.kind, name, items),
      withFields,
    );
    return more === '' ? withLists : `${withLists.trimEnd()}\n\n${more}\n`;
  });
  const expected = {
    ...before,
    ...Object.fromEntries(fresh.map((name) => [name, after?.[name]])),
    ...Object.fromEntries(
      Object.entries(added).map(([name, items]) => [name, [...listIn(before, name), ...items]]),
    ),
  };
  const { entry } = readEntry(kept.kind, kept.id, text);
  const isSound =
    entry && isDeepStrictEqual(entry.fields, expected) && holdsBodies(entry, own.entry, other, more);
  return {
    text,
    leftOut: ownWords.flatMap((name) => {
      const [mine, its] = [before?.[name], after?.[name]];
      return its === undefined || mine === its || fresh.includes(name) ? [] : [`${name}: ${its}`];
    }),
    problems: isSound ? [] : problemsOf(kept, [unchangeable(other.id)]),
  };
}

/** What the other's body adds; `undefined` where one reader of MDX takes what another does not. */
function addedOf(kept: EntryFile, other: EntryFile): string | undefined {
  try {
    return addedBlocks(kept.text, other.text);
  } catch {
    return undefined;
  }
}

const problemsOf = ({ kind, id }: EntryFile, faults: readonly Fault[]): Problem[] =>
  faults.map((fault) => ({ file: fileOf(kind, id), ...fault }));

const listIn = (fields: Values | undefined, name: string): readonly unknown[] =>
  (fields?.[name] ?? []) as readonly unknown[];

/** What only the other has, by the list to which it is added. */
function addedItems(kept: Entry, other: Entry, isPublished: boolean): Record<string, unknown[]> {
  const own: Values = kept.fields;
  const theirs: Values = other.fields;
  const more: Partial<Record<string, readonly unknown[]>> = {
    aliases: 'name' in other.fields ? [other.fields.name] : [],
    formerIds: isPublished ? [other.id] : [],
  };
  const lists = joinedLists.filter((name) => own[name] !== undefined);
  return Object.fromEntries(
    lists.flatMap((name) => {
      const known = [...listIn(own, name), ...(name === 'aliases' ? [nameOf(kept)] : [])];
      const items = [...listIn(theirs, name), ...(more[name] ?? [])].filter(
        (item, index, all) =>
          !known.some((each) => isDeepStrictEqual(each, item)) &&
          all.findIndex((each) => isDeepStrictEqual(each, item)) === index &&
          (name !== 'formerIds' || item !== kept.id),
      );
      return items.length > 0 ? [[name, items]] : [];
    }),
  );
}

/** Where the two cannot be one, as problems of the kept record. */
function contradictionsOf(kept: EntryFile, own: Entry, other: Entry): Problem[] {
  const placeOf = placesOfFields(kept.text);
  const [mine, its]: Values[] = [own.fields, other.fields];
  const file = fileOf(other.kind, other.id);
  const faults = mustAgree.flatMap((name): Fault[] => {
    const [value, theirs] = [mine?.[name], its?.[name]];
    if (name === 'after' && (value === other.id || theirs === own.id)) {
      const message = 'one of the two came after the other, so they are two events: take `after` out first';
      return [{ ...placeOf(['after']), message }];
    }
    if (value === undefined || theirs === undefined || sameValue(name, value, theirs)) return [];
    const message = `\`${name}\` is ${quoted(value)} here and ${quoted(theirs)} in ${file}: where these are one, write the same in both first`;
    return [{ ...placeOf([name]), message }];
  });
  if (own.body.comparison && other.body.comparison) {
    const message = `there is a comparison table here and one in ${file}: make one of the two first`;
    faults.push({ ...placeOf([]), message });
  }
  return problemsOf(kept, faults);
}

const sameValue = (name: string, one: unknown, other: unknown): boolean =>
  name === 'url' ? normaliseUrl(String(one)) === normaliseUrl(String(other)) : one === other;
