/** The part of a page's text that answers a query best, and the address that leads there. */
import { isElided, isUnspaced } from '../../records/text.ts';
import { isMark, markOf, type Part } from '../format.ts';
import { matchesOf, partStart } from './matches.ts';
import { type LoadedPage, splitAsIndexed } from './pagefind.ts';
import type { Term } from './query.ts';

/** A run of words of an excerpt that matched, or of others. */
export interface ExcerptPiece {
  text: string;
  marked: boolean;
}

/** How many words an excerpt has. */
const LENGTH = 32;
/** How many of them stand before the first match, so that it can be understood. */
const LEAD = 6;
/** At most so many words on each side of a match tell it from others in an address. */
const MAX_CONTEXT = 6;

/** How a page answers a query: its headline and a window of its text, and the address where a browser shows it. */
interface Excerpt {
  title: ExcerptPiece[];
  /** With as many matches as fit into it; an ellipsis stands where the text goes on. */
  text: ExcerptPiece[];
  href: string;
}

/**
 * @param terms what is looked for
 * @param found for each of them the positions of the words that matched first, if anything was looked for
 */
export function excerptOf(
  page: LoadedPage,
  terms: readonly Term[],
  found: readonly (readonly number[])[],
): Excerpt {
  const { words } = page;
  const byTerm = terms.map((term, index) => matchesOf(page, term, found[index]));
  const matches = [...new Set(byTerm.flat())].sort((a, b) => a - b);
  const title = splitAsIndexed(page.meta.title ?? page.url);
  const [from, to] = shownPart(page, matches, title.length);
  const body = from;
  const inBody = matches.filter((position) => position >= from && position < to);
  const [start, end] = bestWindow(inBody, stretchesOf(page, from, to));
  const shown = inBody.filter((position) => position >= start && position < end);
  const marked = new Set(matches);
  const isOnPage = shown.length > 0 && to <= Math.min(partStart(page, 'facts'), partStart(page, 'keys'));
  const isPrinted = (at: number) => at < title.length || (isOnPage && at >= from && at < to);
  const printed = byTerm.map((own) => own.filter(isPrinted));
  return {
    title: piecesOf(title, 0, title.length, marked),
    text: [
      ...(start > body ? [{ text: '… ', marked: false }] : []),
      ...piecesOf(words, start, end, marked),
      ...(end < to ? [{ text: ' …', marked: false }] : []),
    ],
    href: urlOfPassages(page, runsOf(page, isOnPage ? shown : inTitle(matches, title.length), printed)),
  };
}

const inTitle = (matches: readonly number[], end: number) => matches.filter((position) => position < end);

/**
 * The part of a page that an excerpt is taken from: what is told on it, or where that has no match its facts, or the
 * archive's note.
 */
function shownPart(page: LoadedPage, matches: readonly number[], title: number): [from: number, to: number] {
  const start = (...parts: Part[]) => Math.min(...parts.map((part) => partStart(page, part)));
  const [points, facts, keys, note] = [start('points'), start('facts'), start('keys'), start('note')];
  const first = start('lead', 'text');
  const end = Math.min(facts, keys, note);
  const source = page.anchors.find(({ id }) => id === markOf('source'))?.location ?? facts;
  const told: [number, number] = [first < page.words.length ? first : title, Math.min(points, end)];
  const others: [number, number][] = [
    // Other names.
    [title, told[0]],
    [points, end],
    // The authors: the source and the date stand beside each result.
    [facts, source],
    [note, page.words.length],
  ];
  const holds = ([from, to]: [number, number]) => matches.some((match) => match >= from && match < to);
  return [told, ...others].find(holds) ?? told;
}

function piecesOf(
  words: readonly string[],
  start: number,
  end: number,
  marked: ReadonlySet<number>,
): ExcerptPiece[] {
  const pieces: ExcerptPiece[] = [];
  const add = (text: string, isMarked: boolean) => {
    const last = pieces.at(-1);
    if (last?.marked === isMarked) last.text += text;
    else if (text) pieces.push({ text, marked: isMarked });
  };
  for (let at = start; at < end; at++) {
    const [before, word, after] = peel(words[at]);
    if (at > start && !isRun(words, at))
      add(' ', isJoined(words, at) && marked.has(at) && marked.has(at - 1));
    add(before, false);
    add(word, marked.has(at));
    add(after, false);
  }
  return pieces;
}

type Stretch = readonly [from: number, to: number];

/** The parts of a text that run on: a heading is none with what follows it, nor are passages of several stories. */
function stretchesOf({ anchors }: LoadedPage, from: number, to: number): Stretch[] {
  const breaks = anchors.flatMap(({ element, id, location }) => {
    if (id === markOf('item')) return [location];
    const after = anchors.find((other) => other.location > location)?.location ?? to;
    return /^h[1-6]$/.test(element) ? [location, after] : [];
  });
  const inner = [...new Set(breaks)].filter((at) => at > from && at < to).sort((a, b) => a - b);
  return [from, ...inner].map((at, index) => [at, inner[index] ?? to]);
}

/** The window that holds the most matches, of several the first: from where it begins to where it ends. */
function bestWindow(matches: readonly number[], stretches: readonly Stretch[]): Stretch {
  const windows = stretches.map(([from, to]): [count: number, window: Stretch] => {
    const inner = matches.filter((match) => match >= from && match < to);
    let [best, most] = [from, 0];
    for (const [index, match] of inner.entries()) {
      const after = inner.findIndex((other) => other >= match - LEAD + LENGTH);
      const count = (after < 0 ? inner.length : after) - index;
      if (count > most) [best, most] = [match, count];
    }
    const start = Math.max(from, Math.min(best - LEAD, to - LENGTH));
    return [most, [start, Math.min(start + LENGTH, to)]];
  });
  const most = Math.max(...windows.map(([count]) => count));
  return windows.find(([count]) => count === most)?.[1] ?? [0, 0];
}

/** A word, and the punctuation before and after it. */
function peel(word = ''): [string, string, string] {
  const [, before = '', inner = '', after = ''] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(word) ?? [];
  return [before, inner, after];
}

/** Is a word a single character of a script without spaces, which the index parts for itself? */
const isUnspacedAt = (words: readonly string[], at: number): boolean => {
  const word = words[at] ?? '';
  return isUnspaced(word) || /^[\u3000-\u303f\uff00-\uff20]$/.test(word);
};

/** Signs that belong to what stands before them, and to what follows; the index parts them from characters of such a script. */
const [CLOSING, OPENING] = [/^[\p{Pe}\p{Pf}\p{Po}][\p{P}\p{S}]*$/u, /^[\p{P}\p{S}]*[\p{Ps}\p{Pi}·‧•/]$/u];

/** Does a word follow the one before it without a space? */
function isRun(words: readonly string[], at: number): boolean {
  const [before = '', word = ''] = [words[at - 1], words[at]];
  return (
    isElided(before) ||
    (isUnspacedAt(words, at - 1) && (isUnspacedAt(words, at) || CLOSING.test(word))) ||
    (isUnspacedAt(words, at) && OPENING.test(before))
  );
}

/** Words from one position to another as a page prints them. */
export const asPrinted = (words: readonly string[], from: number, to: number): string =>
  piecesOf(words, from, to, new Set())
    .map(({ text }) => text)
    .join('');

/** Does nothing but a space part a word from the one before it? */
const isJoined = (words: readonly string[], at: number): boolean =>
  at > 0 && at < words.length && peel(words[at - 1])[2] === '' && peel(words[at])[0] === '';

/** The first and the last position of words that stand side by side. */
type Run = [first: number, last: number];

/**
 * What a browser is to mark: first the passage where most of what was looked for stands side by side, then each other term
 * once.
 *
 * @param shown the matches of the excerpt
 * @param byTerm for each term those that the page prints
 */
function runsOf(
  { words }: LoadedPage,
  shown: readonly number[],
  byTerm: readonly (readonly number[])[],
): Run[] {
  const passage = longestRun(shown, words);
  if (!passage) return [];
  const [first, last] = passage;
  const others = byTerm.flatMap((own) => {
    if (own.some((at) => at >= first && at <= last)) return [];
    const near = own.filter((at) => shown.includes(at));
    const run = longestRun(near.length > 0 ? near : own, words);
    return run ? [run] : [];
  });
  return [passage, ...others];
}

/**
 * The address of the passages that match. Text fragments (WICG, “URL Fragment Text Directives”) let the browser go to the
 * first and mark all of them without any script; one that knows none goes to the anchor before the first.
 */
function urlOfPassages(page: LoadedPage, runs: readonly Run[]): string {
  const [passage] = runs;
  if (!passage) return page.url;
  const anchor = page.anchors.findLast(({ id, location }) => !isMark(id) && location <= passage[0])?.id ?? '';
  const directives = new Set(runs.map((run) => `text=${directiveOf(page.words, run)}`));
  return `${page.url}#${encodeURI(anchor)}:~:${[...directives].join('&')}`;
}

function directiveOf(words: readonly string[], [first, last]: Run): string {
  const [from, to] = withContext(words, first, last);
  const text = (start: number, end: number) =>
    words
      .slice(start, end + 1)
      .map(
        (word, index, all) =>
          (isUnspaced(word) && isUnspaced(all[index - 1] ?? '') ? '' : '%20') + escaped(peel(word)[1]),
      )
      .join('')
      .replace(/^%20/, '');
  return [
    ...(from < first ? [`${text(from, first - 1)}-`] : []),
    text(first, last),
    ...(to > last ? [`-${text(last + 1, to)}`] : []),
  ].join(',');
}

/**
 * The first and the last position of a match with the words around it by which a browser tells it from others: a word on
 * each side, and more of them while the same stands earlier in the text, as browsers take the first. No punctuation may
 * part the words.
 */
function withContext(words: readonly string[], first: number, last: number): Run {
  let [from, to] = [first, last];
  const inner = words.map((word) => peel(word)[1].toLowerCase());
  const standsEarlier = () => {
    const row = inner.slice(from, to + 1);
    return inner.slice(0, from).some((_, at) => row.every((word, index) => word === inner[at + index]));
  };
  for (let more = 0; more < MAX_CONTEXT && (more === 0 || standsEarlier()); more++) {
    if (isJoined(words, from)) from--;
    if (isJoined(words, to + 1)) to++;
  }
  return [from, to];
}

/** The first and the last position of the longest run of matches that stand side by side; of several, the first. */
function longestRun(matches: readonly number[], words: readonly string[]): Run | undefined {
  let best: Run | undefined;
  let first = matches[0] ?? 0;
  for (const [index, match] of matches.entries()) {
    if (matches[index - 1] !== match - 1 || !isJoined(words, match)) first = match;
    if (!best || match - first > best[1] - best[0]) best = [first, match];
  }
  return best;
}

/** A hyphen, a comma and an ampersand mean something to a text directive. */
const escaped = (text: string): string => encodeURIComponent(text).replaceAll('-', '%2D');
