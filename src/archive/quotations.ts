/** What people are quoted saying: each remark once, with all its wordings and places, and which words differ. */

import { diffArrays } from 'diff';
import { languageOfQuotation } from '../records/language.ts';
import { fold, splitWords, wordKey } from '../records/text.ts';
import { groupBy } from './groups.ts';
import type { ListedArticle, Names } from './items.ts';
import { urlAt } from './urls.ts';
import type { Link, QuotedAt, Utterance, Wording, WordingPiece } from './view.ts';

/** Words as one article prints them. */
export interface Quoted {
  words: string;
  /** That of the words, where it is said (BCP 47), and what they mean in the archive's. */
  language?: string;
  translation?: string;
  place: QuotedAt;
}

/** A quotation, before it is joined with others of the same remark. */
interface UnjoinedQuotation extends Quoted {
  by: string;
  /** The same for all quotations of one remark. */
  remark: string;
  /** The events in whose passages it stands. */
  events: readonly string[];
}

/** The remarks by the id of their speaker and by the id of the event in whose passages they are quoted. */
interface Utterances {
  byPerson: Map<string, Utterance[]>;
  byEvent: Map<string, Utterance[]>;
}

/**
 * @param articles in order of publication
 * @returns each list in order of publication
 */
export function viewUtterances(articles: readonly ListedArticle[], names: Names): Utterances {
  const utterances: Utterances = { byPerson: new Map(), byEvent: new Map() };
  for (const quoted of groupBy(articles.flatMap(quotationsOf), ({ remark }) => remark).values()) {
    const [{ by }] = quoted;
    const speaker = names.link('people', by);
    if (!speaker) continue;
    const utterance = viewUtterance(speaker, quoted);
    utterances.byPerson.getOrInsertComputed(by, () => []).push(utterance);
    for (const event of new Set(quoted.flatMap(({ events }) => events))) {
      utterances.byEvent.getOrInsertComputed(event, () => []).push(utterance);
    }
  }
  return utterances;
}

function quotationsOf({ entry: { fields, body }, item: story }: ListedArticle): UnjoinedQuotation[] {
  const events = new Map(body.passages.map(({ anchor, event }) => [anchor, event]));
  return body.quotations.map(({ by, words, anchor, utterance, indirect = false, passages, ...of }) => {
    const href = urlAt(story.href, anchor);
    const language = languageOfQuotation(of, fields);
    return {
      by,
      words,
      ...(language && { language }),
      ...(of.translation && { translation: of.translation }),
      // What no utterance joins with others is a remark by itself. An address begins with a slash: no utterance is called so.
      remark: utterance ?? href,
      place: { story, hrefs: [href], indirect },
      events: passages.flatMap((passage) => events.get(passage) ?? []),
    };
  });
}

/** One remark. Places that print the same words are of one wording. */
export function viewUtterance(by: Link, quoted: readonly Quoted[]): Utterance {
  const [only] = quoted;
  // Nearly all remarks are quoted once, and then nothing is compared.
  if (only && quoted.length === 1) {
    const pieces = [{ text: only.words, differs: false }];
    return { by, wordings: [{ pieces, ...meaningOf([only]), differing: [], places: [only.place] }] };
  }
  const wordings = [
    ...groupBy(inFull(quoted), ({ words, language }) => `${language} ${plainWords(words)}`).values(),
  ];
  // What one language says in place of another's words is all of it, so each is compared with its own kind alone.
  const pieces = new Map<readonly Quoted[], WordingPiece[]>();
  for (const [, own] of Map.groupBy(wordings, ([{ language }]) => language)) {
    const marked = markDifferences(own.map(([first]) => first.words));
    for (const [index, wording] of own.entries()) pieces.set(wording, marked[index] ?? []);
  }
  return {
    by,
    wordings: wordings.map((own): Wording => {
      const words = pieces.get(own) ?? [];
      const differing = words.filter(({ differs }) => differs).map(({ text }) => text);
      return { pieces: words, ...meaningOf(own), differing, places: own.map(({ place }) => place) };
    }),
  };
}

/** The language of a wording, and the first translation of it that an article has. */
function meaningOf(places: readonly Quoted[]): Pick<Wording, 'language' | 'translation'> {
  const language = places[0]?.language;
  const translation = places.find((place) => place.translation)?.translation;
  return { ...(language && { language }), ...(translation && { translation }) };
}

/**
 * Each story once with the words that it prints: what it quotes shorter in one place than in another it has printed in
 * full. Where it prints words both with and without quotation marks, once for each.
 */
function inFull(quoted: readonly Quoted[]): Quoted[] {
  const byStory = Map.groupBy(quoted, ({ place: { story, indirect } }) => `${story.id} ${indirect}`);
  return [...byStory.values()].flatMap((own) => {
    const longestFirst = own.toSorted((a, b) => b.words.length - a.words.length);
    const byFullest = Map.groupBy(own, (one) =>
      longestFirst.find(({ words }) => holdsWording(words, one.words)),
    );
    return own.flatMap((one) => {
      const held = byFullest.get(one);
      return held ? { ...one, place: { ...one.place, hrefs: held.flatMap(({ place }) => place.hrefs) } } : [];
    });
  });
}

/**
 * Sets wordings beside one another: a word diff of each two of them, without regard to capitals and to punctuation
 * about a word. Words that stand only in the one are marked there, words that stand in the place of others in both.
 * Where the one merely begins earlier or ends later, nothing is marked: so far the other was not quoted.
 *
 * @returns for each wording its pieces, in order; their texts together are its words, with white space folded
 */
export function markDifferences(wordings: readonly string[]): WordingPiece[][] {
  const all = wordings.map((wording) => {
    const words = splitWords(wording).filter(wordKey);
    return { text: fold(wording), words, keys: words.map(wordKey), marked: new Set<number>() };
  });
  for (const [index, one] of all.entries()) {
    for (const other of all.slice(index + 1)) {
      for (const { from, removed, to, added } of changesBetween(one.keys, other.keys)) {
        for (const offset of removed.keys()) one.marked.add(from + offset);
        for (const offset of added.keys()) other.marked.add(to + offset);
      }
    }
  }
  return all.map(({ text, words, marked }) => piecesOf(text, words, marked));
}

/** Does one wording hold the other, word for word? */
export function holdsWording(longer: string, shorter: string): boolean {
  return ` ${plainWords(longer)} `.includes(` ${plainWords(shorter)} `);
}

/** The words of a text without capitals and without the punctuation about them. */
const plainWords = (text: string): string => splitWords(text).map(wordKey).filter(Boolean).join(' ');

/** A change (in the sense of a diff) from the words of one wording to those of another. */
interface WordChange {
  /** The words of the one that the other has not, and the index of the first. */
  removed: string[];
  from: number;
  /** The words that the other has in their place, and the index of the first. */
  added: string[];
  to: number;
}

/** In words that are put in or taken out. What differs in more is no other wording of a remark, and finding where would take minutes. */
const MOST_CHANGED = 300;

function changesBetween(its: readonly string[], theirs: readonly string[]): WordChange[] {
  const parts = diffArrays([...its], [...theirs], { maxEditLength: MOST_CHANGED });
  if (!parts) return [{ removed: [...its], from: 0, added: [...theirs], to: 0 }];
  const changes: WordChange[] = [];
  let [from, to] = [0, 0];
  let open: WordChange | undefined;
  for (const { added, removed, value } of parts) {
    if (!added && !removed) open = undefined;
    else if (!open) {
      open = { removed: [], from, added: [], to };
      changes.push(open);
    }
    if (removed) open?.removed.push(...value);
    if (added) open?.added.push(...value);
    if (!added) from += value.length;
    if (!removed) to += value.length;
  }
  const allRemoved = new Set(changes.flatMap(({ removed }) => removed));
  const allAdded = new Set(changes.flatMap(({ added }) => added));
  return changes.filter(({ removed, from, added, to }) => {
    const isAtStart = from === 0 && to === 0;
    const isAtEnd = from + removed.length === its.length && to + added.length === theirs.length;
    const isOneSided = removed.length === 0 || added.length === 0;
    // A word that has only moved stands in the other wording too.
    const hasMoved = [...removed, ...added].some((word) => allRemoved.has(word) && allAdded.has(word));
    return !isOneSided || hasMoved || !(isAtStart || isAtEnd);
  });
}

/** The text in runs of words that are all marked or all unmarked; white space goes with what stands before it. */
function piecesOf(text: string, words: readonly string[], marked: ReadonlySet<number>): WordingPiece[] {
  const pieces: WordingPiece[] = [];
  let at = 0;
  for (const [index, word] of words.entries()) {
    const start = text.indexOf(word, at);
    const last = pieces.at(-1);
    const between = text.slice(at, start);
    const differs = marked.has(index);
    if (last?.differs === differs) last.text += between + word;
    else if (last && differs) {
      last.text += between;
      pieces.push({ text: word, differs });
    } else pieces.push({ text: between + word, differs });
    at = start + word.length;
  }
  const [rest, last] = [text.slice(at), pieces.at(-1)];
  if (last && !last.differs) last.text += rest;
  else if (rest) pieces.push({ text: rest, differs: false });
  return pieces;
}
