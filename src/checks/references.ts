/** Rules about references: what an entry names is there, and what is there is named. */
import { didYouMean } from '../records/problem.ts';
import { allEntries, fileOf, type Kind, kinds, nouns, type Records } from '../records/record.ts';
import { currentId, type Reference, referencesOf } from '../records/references.ts';
import type { BuildRule } from './finding.ts';

export const unknownReferences: BuildRule = (records, { faultyFiles }) =>
  referencesIn(records)
    .filter(({ kind, id }) => !records[kind].has(id) && !faultyFiles.has(fileOf(kind, id)))
    .map(({ from, at, kind, id }) => {
      const renamed = currentId(records, kind, id);
      const advice = renamed
        ? `: it is called \`${renamed}\` now`
        : didYouMean(id, records[kind].keys()) || `: there is no ${fileOf(kind, id)}`;
      return { kind: from.kind, id: from.id, at, message: `unknown ${nouns[kind]} \`${id}\`${advice}` };
    });

/** What is said of a record that nothing refers to. An article needs no reference. */
const unusedMessages: Partial<Record<Kind, string>> = {
  events:
    'no article reports this event: mark the passage that does with <Event id="…">, or take the event out',
  people: 'no article or event names this person in `people`',
  topics: 'no article or event stands under this topic',
  sources: 'no article is from this source',
};

/** Records that nothing refers to. A withdrawn article counts too: what it alone refers to keeps its address. */
export const unusedRecords: BuildRule = (records, { faultyFiles }) => {
  if (faultyFiles.size > 0) return [];
  // That another event came after it is no report of an event.
  const uses = referencesIn(records).filter(
    ({ kind, from }) => kind !== 'events' || from.kind === 'articles',
  );
  const used = new Set(uses.map(({ kind, id }) => fileOf(kind, id)));
  return kinds.flatMap((kind) => {
    const message = unusedMessages[kind];
    if (!message) return [];
    const unused = [...records[kind].keys()].filter((id) => !used.has(fileOf(kind, id)));
    return unused.map((id) => ({ kind, id, at: [], message }));
  });
};

/** In an event's comparison table, articles of which no passage reports the event. */
export const comparedWithoutReport: BuildRule = ({ articles, events }) =>
  [...events.values()].flatMap(({ kind, id, body }) =>
    (body.comparison?.articles ?? []).flatMap(({ id: compared, at }) => {
      const article = articles.get(compared);
      const isSilent =
        article?.fields.status === 'published' && !article.body.passages.some(({ event }) => event === id);
      if (!isSilent) return [];
      const message = `${fileOf('articles', compared)} does not report this event: no passage in it is marked so; mark it there with <Event id="${id}">, or take the column out`;
      return [{ kind, id, at, message }];
    }),
  );

const referencesIn = (records: Records): Reference[] => allEntries(records).flatMap(referencesOf);
