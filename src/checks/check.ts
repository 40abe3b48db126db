/** The rules that no entry can keep or break alone. Pure: takes the records, gives what is wrong. */

import { firstDay, parseEdtf, startDate } from '../records/edtf.ts';
import { readFolder } from '../records/folder.ts';
import { didYouMean, type Problem } from '../records/problem.ts';
import type { Quotation } from '../records/record.ts';
import { entriesOf, fileOf, type Kind, kinds, nouns, type Records } from '../records/record.ts';
import { currentId, type Reference, referencesOf } from '../records/references.ts';
import { countWords } from '../records/text.ts';
import { repeatedAddresses, reusedIds } from './addresses.ts';
import { type Finding, problemsOf } from './finding.ts';
import { deadLinks } from './links.ts';

/**
 * @param unread files (`topics/x.mdx`) that are there but are at fault themselves: what refers to them is not
 *   blamed for it, and what they would refer to is not called unused
 * @param now the moment of checking, in milliseconds since 1970, for dates in the future
 * @returns all findings
 */
export function checkRecords(records: Records, unread: ReadonlySet<string>, now: number): Finding[] {
  const entries = kinds.flatMap((kind) => entriesOf(records, kind));
  const references = entries.flatMap(referencesOf);
  return [
    ...unknownReferences(records, references, unread),
    ...(unread.size > 0 ? [] : unreferenced(records, references)),
    ...unnamedSpeakers(records),
    ...confusedUtterances(records, unread.size === 0),
    ...longQuotations(records),
    ...deadLinks(records, entries, unread),
    ...repeatedAddresses(records),
    ...reusedIds(records),
    ...futureDates(records, now),
  ];
}

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

/** Everything that is wrong with a content folder, each file by itself and all of them together. */
export function checkFolder(folder: string): Problem[] {
  const { records, problems } = readFolder(folder);
  return allProblems(folder, records, problems);
}

function unknownReferences(
  records: Records,
  references: readonly Reference[],
  unread: ReadonlySet<string>,
): Finding[] {
  const unknown = references.filter(
    ({ kind, id }) => !records[kind].has(id) && !unread.has(fileOf(kind, id)),
  );
  return unknown.map(({ from, at, kind, id }) => {
    const renamed = currentId(records, kind, id);
    const advice = renamed
      ? `: it is called \`${renamed}\` now`
      : didYouMean(id, records[kind].keys()) || `: there is no ${fileOf(kind, id)}`;
    return { kind: from.kind, id: from.id, at, message: `unknown ${nouns[kind]} \`${id}\`${advice}` };
  });
}

/** What it takes for a record to belong in the archive, in the words that say it is missing. */
const uses: Partial<Record<Kind, string>> = {
  events:
    'no article reports this event: mark the passage that does with <Event id="…">, or take the event out',
  people: 'no article or event names this person in `people`',
  topics: 'no article or event stands under this topic',
  sources: 'no article is from this source',
};

/** A withdrawn article still counts: what it alone refers to keeps its address. */
function unreferenced(records: Records, references: readonly Reference[]): Finding[] {
  const used = new Set(references.map(({ kind, id }) => `${kind}/${id}`));
  return kinds.flatMap((kind) => {
    const message = uses[kind];
    if (!message) return [];
    const unused = [...records[kind].keys()].filter((id) => !used.has(`${kind}/${id}`));
    return unused.map((id) => ({ kind, id, at: [], message }));
  });
}

/** Whoever is quoted acts in the article, and belongs on its list: their page goes by that. */
function unnamedSpeakers(records: Records): Finding[] {
  return [...records.articles.values()].flatMap(({ id, fields, body }) =>
    body.quotations
      .filter(({ by }) => records.people.has(by) && !fields.people.includes(by))
      .map(({ by, at }) => ({
        kind: 'articles' as const,
        id,
        at,
        message: `\`${by}\` is quoted here but is not in \`people\`: add them there`,
      })),
  );
}

export const MOST_WORDS_QUOTED = 60;

/** An account quotes and does not copy; a full text stands here by right. */
function longQuotations(records: Records): Finding[] {
  return [...records.articles.values()].flatMap(({ id, fields, body }) =>
    fields.text === 'full'
      ? []
      : body.quotations.flatMap(({ words, at }) => {
          const count = countWords(words);
          if (count <= MOST_WORDS_QUOTED) return [];
          const message = `this quotation has ${count} words: an account quotes at most ${MOST_WORDS_QUOTED} at once; retell the rest`;
          return [{ kind: 'articles' as const, id, at, message }];
        }),
  );
}

interface UtteredIn {
  id: string;
  quotation: Quotation;
}

/**
 * An utterance is what one person said once, and joins the places that quote it: it has one speaker, and two places
 * at least.
 *
 * @param isWhole whether all files could be read: one that could not may hold the other place
 */
function confusedUtterances(records: Records, isWhole: boolean): Finding[] {
  const places = new Map<string, UtteredIn[]>();
  for (const { id, body } of records.articles.values()) {
    for (const quotation of body.quotations) {
      if (quotation.utterance)
        places.getOrInsertComputed(quotation.utterance, () => []).push({ id, quotation });
    }
  }
  return [...places].flatMap(([utterance, quoted]) => {
    const [first, ...later] = quoted as [UtteredIn, ...UtteredIn[]];
    const finding = ({ id, quotation: { at } }: UtteredIn, message: string): Finding[] => [
      { kind: 'articles', id, at, message: `utterance \`${utterance}\`${message}` },
    ];
    if (later.length === 0) {
      if (!isWhole) return [];
      const others = [...places.keys()].filter((other) => other !== utterance);
      const advice = didYouMean(utterance, others) || ': mark another, or take `utterance` out';
      return finding(first, ` joins quotations of one remark, but no other has it${advice}`);
    }
    const { by, at } = first.quotation;
    return later
      .filter(({ quotation }) => quotation.by !== by)
      .flatMap((place) =>
        finding(
          place,
          ` is \`${by}\`’s in articles/${first.id}.mdx:${at.line}:${at.column}: one remark has one speaker`,
        ),
      );
  });
}

/** An article cannot have been published later than today, in whichever time zone the day is furthest on. */
function futureDates(records: Records, now: number): Finding[] {
  const furthest = 14 * 60 * 60 * 1000;
  const today = new Date(now + furthest).toISOString().slice(0, 10);
  return [...records.articles.values()].flatMap(({ id, fields }) => {
    const date = parseEdtf(fields.date);
    if (!date || firstDay(startDate(date)) <= today) return [];
    return [
      { kind: 'articles' as const, id, at: ['date'], message: `\`${fields.date}\` lies in the future` },
    ];
  });
}
