/** What people are quoted saying, each remark once, with all its wordings and places. */
import { addTo } from './groups.ts';
import type { Shown } from './items.ts';
import type { Names } from './names.ts';
import { urlAt } from './urls.ts';
import type { Link, QuotedAt, Utterance, Wording } from './view.ts';
import { holdsWording, markDifferences, wordsInCommon } from './wordings.ts';

/** One quotation, before it is set beside others of the same remark. */
interface Quoted {
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
  const remarks = new Map<string, { by: string; quoted: Quoted[] }>();
  for (const { entry, item: story } of articles) {
    const events = new Map(entry.body.passages.map(({ anchor, event }) => [anchor, event]));
    for (const { by, words, anchor, utterance, indirect, passages } of entry.body.quotations) {
      const href = urlAt(story.href, anchor);
      const quoted = {
        words,
        place: { story, hrefs: [href], indirect: indirect === true },
        events: passages.flatMap((passage) => events.get(passage) ?? []),
      };
      // A page's address ends in a slash: no utterance is called so.
      const key = utterance ?? href;
      const others = remarks.get(key);
      if (others) others.quoted.push(quoted);
      else remarks.set(key, { by, quoted: [quoted] });
    }
  }
  const of = new Map<string, Utterance[]>();
  const on = new Map<string, Utterance[]>();
  for (const { by, quoted } of remarks.values()) {
    const [speaker] = names.link('people', by);
    if (!speaker) continue;
    const utterance = viewUtterance(speaker, quoted);
    addTo(of, by, utterance);
    for (const event of new Set(quoted.flatMap(({ events }) => events))) addTo(on, event, utterance);
  }
  return { of, on };
}

/** Places that print the same words are of one wording. */
function viewUtterance(by: Link, quoted: readonly Quoted[]): Utterance {
  const wordings = [...Map.groupBy(inFull(quoted), ({ words }) => wordsInCommon(words)).values()];
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
