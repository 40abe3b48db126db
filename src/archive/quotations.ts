/** What people are quoted saying, each remark once, with all its wordings and places. */
import { addTo } from './groups.ts';
import type { Shown } from './items.ts';
import type { Names } from './names.ts';
import { urlAt } from './urls.ts';
import type { Link, QuotedAt, Utterance, Wording } from './view.ts';
import { holdsWording, markDifferences, plainWords } from './wordings.ts';

/** One quotation, before it is set beside others of the same remark. */
export interface Quoted {
  by: string;
  words: string;
  place: QuotedAt;
  events: readonly string[];
}

/** The remarks by whom they are of and by the events in whose passages they are quoted, each in order of publication. */
export interface Utterances {
  of: Map<string, Utterance[]>;
  on: Map<string, Utterance[]>;
}

/** @param articles in order of publication */
export function viewUtterances(articles: readonly Shown<'articles'>[], names: Names): Utterances {
  const of = new Map<string, Utterance[]>();
  const on = new Map<string, Utterance[]>();
  for (const quoted of quotedByRemark(articles)) {
    const by = quoted[0]?.by ?? '';
    const [speaker] = names.link('people', by);
    if (!speaker) continue;
    const utterance = viewUtterance(speaker, quoted);
    addTo(of, by, utterance);
    for (const event of new Set(quoted.flatMap(({ events }) => events))) addTo(on, event, utterance);
  }
  return { of, on };
}

/** All quotations: those that are joined by an utterance together, each of the others by itself. */
function quotedByRemark(articles: readonly Shown<'articles'>[]): Iterable<Quoted[]> {
  const remarks = new Map<string, Quoted[]>();
  for (const { entry, item: story } of articles) {
    const events = new Map(entry.body.passages.map(({ anchor, event }) => [anchor, event]));
    for (const { by, words, anchor, utterance, indirect, passages } of entry.body.quotations) {
      const href = urlAt(story.href, anchor);
      // An address begins with a slash: no utterance is called so.
      addTo(remarks, utterance ?? href, {
        by,
        words,
        place: { story, hrefs: [href], indirect: indirect === true },
        events: passages.flatMap((passage) => events.get(passage) ?? []),
      });
    }
  }
  return remarks.values();
}

/** Places that print the same words are of one wording. */
export function viewUtterance(by: Link, quoted: readonly Quoted[]): Utterance {
  const [only] = quoted;
  // Nearly all remarks are quoted once, and then nothing is compared.
  if (only && quoted.length === 1) {
    return {
      by,
      wordings: [{ pieces: [{ text: only.words, differs: false }], differing: [], places: [only.place] }],
    };
  }
  const wordings = [...Map.groupBy(inFull(quoted), ({ words }) => plainWords(words)).values()];
  const pieces = markDifferences(wordings.map(([first]) => first?.words ?? ''));
  return {
    by,
    wordings: wordings.map((own, index): Wording => {
      const words = pieces[index] ?? [];
      const differing = words.filter(({ differs }) => differs).map(({ text }) => text);
      return { pieces: words, differing, places: own.map(({ place }) => place) };
    }),
  };
}

/**
 * Each story once with the words that it prints: what it quotes shorter in one place than in another it has printed in
 * full. Where it prints words both with and without quotation marks, once for each.
 */
function inFull(quoted: readonly Quoted[]): Quoted[] {
  const byStory = Map.groupBy(quoted, ({ place: { story, indirect } }) => `${story.id} ${indirect}`);
  return [...byStory.values()].flatMap((own) => {
    const longestFirst = own.toSorted((a, b) => b.words.length - a.words.length);
    const full: Quoted[] = [];
    for (const one of longestFirst) {
      if (!full.some(({ words }) => holdsWording(words, one.words))) full.push(one);
    }
    return full
      .sort((a, b) => own.indexOf(a) - own.indexOf(b))
      .map((one) => ({
        ...one,
        place: {
          ...one.place,
          hrefs: own
            .filter(({ words }) => full.find((longer) => holdsWording(longer.words, words)) === one)
            .flatMap(({ place }) => place.hrefs),
        },
      }));
  });
}
