/** Rules about references: what an entry names is there, and what is there is named. */
import { dateOf } from '../archive/dates.ts';
import { DAY_MS } from '../records/edtf.ts';
import { didYouMean } from '../records/problem.ts';
import {
  allEntries,
  type Entry,
  entriesOf,
  fileOf,
  isWithdrawn,
  type Kind,
  kinds,
  nounOf,
  nouns,
  type Records,
} from '../records/record.ts';
import { currentId, type Reference, referencesOf } from '../records/references.ts';
import type { BuildRule, Finding, ProofRule } from './finding.ts';

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

/** An article prints the text of one that has it first-hand: not its own, not that of a third, and not in a circle. */
export const syndicatedTwice: BuildRule = ({ articles }) =>
  [...articles.values()].flatMap((article) => {
    const message = faultOfSyndication(article, articles);
    return message ? [{ kind: article.kind, id: article.id, at: ['syndicatedFrom'], message }] : [];
  });

function faultOfSyndication(article: Entry<'articles'>, articles: Records['articles']): string | undefined {
  const from = syndicationOf(article, articles);
  const last = from.at(-1);
  if (last === article.id) {
    if (from.length === 1)
      return 'this is the article itself: name the one of which it prints the text, or take the line out';
    const others = from.slice(0, -1).map((id) => `\`${id}\``);
    return others.length === 1
      ? `this and ${others[0]} name each other: take the line out of the one that had the text first`
      : `this leads by way of ${others.join(', ')} back to the article itself: take the line out of the one that had the text first`;
  }
  const original = articles.get(from[0] ?? '');
  if (original && isLater(original, article))
    return `\`${original.id}\` appeared later than this: name the article that had the text first`;
  // Of those that lead into a circle nothing can be said until that is mended.
  const isCircle = from.length > new Set(from).size;
  return from.length < 2 || isCircle
    ? undefined
    : `\`${from[0]}\` prints the text of \`${last}\`: name that here`;
}

/** Did one certainly appear more than a day after another? In another time zone, the same moment may be of the day before. */
function isLater(one: Entry<'articles'>, other: Entry<'articles'>): boolean {
  const [late, early] = [dateOf(one.fields), dateOf(other.fields)];
  if (late.isUncertain || early.isUncertain) return false;
  return Date.parse(late.earliestDay) - Date.parse(early.latestDay) > DAY_MS;
}

/** The ids that one leads to from an article, one after another, up to the first that names none or comes again. */
function syndicationOf({ id, fields }: Entry<'articles'>, articles: Records['articles']): string[] {
  const from: string[] = [];
  for (let at = fields.syndicatedFrom; at; at = articles.get(at)?.fields.syndicatedFrom) {
    const isAgain = at === id || from.includes(at);
    from.push(at);
    if (isAgain) break;
  }
  return from;
}

/** A source that prints its own text prints no agency's. */
export const ownAgency: BuildRule = ({ articles }) =>
  [...articles.values()].flatMap(({ kind, id, fields: { source, agency } }) => {
    const message = `\`${agency}\` is the article’s own source, so it prints no text of another’s: take the line out`;
    return agency === source ? [{ kind, id, at: ['agency'], message }] : [];
  });

/** What is said of a record that nothing refers to. An article needs no reference. */
const unusedMessages: Partial<Record<Kind, (noun: string) => string>> = {
  events: () =>
    'no article reports this event: mark the passage that does with <Event id="…">, or take the event out',
  people: (noun) => `no article or event names this ${noun} in \`people\``,
  topics: () => 'no article or event stands under this topic',
  sources: () => 'no article is from this source',
};

/**
 * Records that nothing refers to. What was withdrawn counts too, so that it can be withdrawn in a moment: what it alone refers to
 * keeps its address, and `heldByWithdrawn` tells of it.
 */
export const unusedRecords: BuildRule = (records, { faultyFiles }) => {
  if (faultyFiles.size > 0) return [];
  // That another event came after it is no report of an event.
  const uses = referencesIn(records).filter(
    ({ kind, from }) => kind !== 'events' || from.kind === 'articles',
  );
  const used = new Set(uses.map(({ kind, id }) => fileOf(kind, id)));
  return kinds.flatMap((kind) => {
    const messageOf = unusedMessages[kind];
    if (!messageOf) return [];
    return entriesOf(records, kind)
      .filter((entry) => !isWithdrawn(entry) && !used.has(fileOf(kind, entry.id)))
      .map((entry) => ({ kind, id: entry.id, at: [], message: messageOf(nounOf(entry)) }));
  });
};

/** Records that no article holds up, by itself or through an event, now that something was withdrawn. */
export const heldByWithdrawn: ProofRule = (records) => {
  const byReferrer = Map.groupBy(referencesIn(records), ({ from }) => from);
  const heldBy = (from: readonly Entry[]): ReadonlySet<Entry> => {
    // A set goes on to what is added to it meanwhile.
    const held = new Set(from);
    for (const entry of held) {
      for (const { kind, id } of byReferrer.get(entry) ?? []) {
        const named = records[kind].get(id);
        // That an event comes after another holds neither up.
        if (entry.kind === 'events' && kind === 'events') continue;
        if (named && (!isWithdrawn(named) || isWithdrawn(entry))) held.add(named);
      }
    }
    return held;
  };
  const articles = entriesOf(records, 'articles').filter((article) => !isWithdrawn(article));
  const held = heldBy(articles);
  return [...heldBy(allEntries(records).filter(isWithdrawn))]
    .filter((entry) => !isWithdrawn(entry) && !held.has(entry))
    .map((entry) => ({
      kind: entry.kind,
      id: entry.id,
      at: [],
      message: `nothing holds this ${nounOf(entry)} up but what was withdrawn, and its page still stands: withdraw it as well (\`status: withdrawn\`, and a correction that says why), or name it in another article`,
    }));
};

/** An article stands under its source and its topics: it cannot when those were withdrawn. */
export const withdrawnFromUnder: BuildRule = ({ articles, sources, topics }) =>
  [...articles.values()]
    .filter((article) => !isWithdrawn(article))
    .flatMap(({ kind, id, fields }): Finding[] => {
      const isGone = (entry: Entry | undefined) => entry !== undefined && isWithdrawn(entry);
      const advice = 'withdraw the article as well, or name another';
      return [
        ...(isGone(sources.get(fields.source))
          ? [{ kind, id, at: ['source'], message: `\`${fields.source}\` was withdrawn: ${advice}` }]
          : []),
        ...(fields.topics.every((topic) => isGone(topics.get(topic)))
          ? [{ kind, id, at: ['topics'], message: `every topic of the article was withdrawn: ${advice}` }]
          : []),
      ];
    });

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
