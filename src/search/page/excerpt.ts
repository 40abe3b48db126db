/** The part of a page's text that answers a query best, and the address that leads there. */
import { normal } from '../normal.ts';
import type { Fragment } from './pagefind.ts';
import type { Term } from './query.ts';
import { splitWords, wordsOf } from './words.ts';

/** A piece of an excerpt: plain words, or words that matched. */
export interface Piece {
  text: string;
  marked: boolean;
}

const LENGTH = 32;
/** How many words stand before the first match, so that it can be understood. */
const LEAD = 6;
/** At most so many words on each side of a match name it in an address. */
const MOST_CONTEXT = 6;

/** How a page answers a query: its headline and a row of words from its text, and where a browser shows them. */
export interface Excerpt {
  title: Piece[];
  /** With as many different matches as fit into a row; an ellipsis stands where the text goes on. */
  text: Piece[];
  href: string;
}

/**
 * @param terms what is looked for
 * @param found for each of them where it was first found, if anything was looked for
 */
export function excerptOf(page: Fragment, terms: readonly Term[], found: readonly number[][]): Excerpt {
  const { written: words, normal: plain } = wordsOf(page);
  const places = placesOf(plain, terms, found);
  const title = splitWords(page.meta.title ?? page.url);
  // The index keeps a page's words from the headline on.
  const body = words.slice(0, title.length).join(' ').startsWith(title.join(' ')) ? title.length : 0;
  const inBody = places.filter((place) => place >= body);
  const start = startOf(inBody, body, words.length);
  const end = Math.min(start + LENGTH, words.length);
  const shown = inBody.filter((place) => place >= start && place < end);
  const marked = new Set(places);
  return {
    title: piecesOf(title, 0, title.length, body > 0 ? marked : new Set()),
    text: [
      ...(start > body ? [{ text: '… ', marked: false }] : []),
      ...piecesOf(words, start, end, marked),
      ...(end < words.length ? [{ text: ' …', marked: false }] : []),
    ],
    href: addressOf(page, words, shown.length > 0 ? shown : places),
  };
}

/** Everywhere that the terms stand, as they are written or as they were found, in rising order. */
function placesOf(
  words: readonly string[],
  terms: readonly Term[],
  found: readonly (readonly number[])[],
): number[] {
  const forms = [
    ...terms.map(({ text }) => text.split(' ').map(normal)),
    ...found.map((places) => places.map((place) => words[place] ?? '')),
  ].filter((form) => form.length > 0);
  const places = new Set(found.flat());
  for (const form of forms) {
    for (
      let place = words.indexOf(form[0] ?? '');
      place >= 0;
      place = words.indexOf(form[0] ?? '', place + 1)
    ) {
      if (!form.every((word, index) => word === words[place + index])) continue;
      for (const index of form.keys()) places.add(place + index);
    }
  }
  return [...places].sort((a, b) => a - b);
}

function piecesOf(
  words: readonly string[],
  start: number,
  end: number,
  marked: ReadonlySet<number>,
): Piece[] {
  const pieces: Piece[] = [];
  const add = (text: string, isMarked: boolean) => {
    const last = pieces.at(-1);
    if (last?.marked === isMarked) last.text += text;
    else if (text) pieces.push({ text, marked: isMarked });
  };
  for (let place = start; place < end; place++) {
    const [before, word, after] = peel(words[place]);
    if (place > start) add(' ', isJoined(words, place) && marked.has(place) && marked.has(place - 1));
    add(before, false);
    add(word, marked.has(place));
    add(after, false);
  }
  return pieces;
}

/** Where the row of words begins that holds the most matches; the first such row. */
function startOf(places: readonly number[], from: number, to: number): number {
  let best = from;
  let most = 0;
  for (const [index, place] of places.entries()) {
    const after = places.findIndex((other) => other >= place - LEAD + LENGTH);
    const count = (after < 0 ? places.length : after) - index;
    if (count > most) [best, most] = [place, count];
  }
  return Math.max(from, Math.min(best - LEAD, to - LENGTH));
}

/** A word, and the punctuation before and after it. */
function peel(word = ''): [string, string, string] {
  const [, before = '', inner = '', after = ''] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(word) ?? [];
  return [before, inner, after];
}

/** Does nothing but a space part a word from the one before it? */
const isJoined = (words: readonly string[], place: number): boolean =>
  place > 0 && place < words.length && peel(words[place - 1])[2] === '' && peel(words[place])[0] === '';

/**
 * The address of the passage that matches. A text fragment (WICG, “URL Fragment Text Directives”) lets the browser go
 * to the words and mark them without any script; where it knows none, the marked passage before them is the place.
 */
function addressOf(page: Fragment, words: readonly string[], places: readonly number[]): string {
  const run = longestRun(places, words);
  if (!run) return page.url;
  const [first, last] = run;
  const anchor = page.anchors.findLast(({ location }) => location <= first)?.id ?? '';
  const [from, to] = contextOf(words, first, last);
  const text = (start: number, end: number) =>
    words
      .slice(start, end + 1)
      .map((word) => escaped(peel(word)[1]))
      .join('%20');
  const directive = [
    ...(from < first ? [`${text(from, first - 1)}-`] : []),
    text(first, last),
    ...(to > last ? [`-${text(last + 1, to)}`] : []),
  ];
  return `${page.url}#${encodeURI(anchor)}:~:text=${directive.join(',')}`;
}

/**
 * The row of words around a match by which a browser tells it from others: a word on each side, and more of them while
 * the same stands earlier in the text, as browsers take the first. No punctuation may part the words.
 */
function contextOf(words: readonly string[], first: number, last: number): [number, number] {
  let [from, to] = [first, last];
  const inner = words.map((word) => peel(word)[1].toLowerCase());
  const standsEarlier = () => {
    const row = inner.slice(from, to + 1);
    return inner.slice(0, from).some((_, place) => row.every((word, index) => word === inner[place + index]));
  };
  for (let more = 0; more < MOST_CONTEXT && (more === 0 || standsEarlier()); more++) {
    if (isJoined(words, from)) from--;
    if (isJoined(words, to + 1)) to++;
  }
  return [from, to];
}

/** The first of the longest rows of matches that stand side by side. */
function longestRun(places: readonly number[], words: readonly string[]): [number, number] | undefined {
  let best: [number, number] | undefined;
  let first = places[0] ?? 0;
  for (const [index, place] of places.entries()) {
    if (places[index - 1] !== place - 1 || !isJoined(words, place)) first = place;
    if (!best || place - first > best[1] - best[0]) best = [first, place];
  }
  return best;
}

/** A hyphen, a comma and an ampersand mean something to a text directive. */
const escaped = (text: string): string => encodeURIComponent(text).replaceAll('-', '%2D');
