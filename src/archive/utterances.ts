/** What people are quoted saying, each remark once, with all its wordings and places. */
import { addTo } from './groups.ts';
import type { Shown } from './items.ts';
import type { Names } from './names.ts';
import { urlAt } from './urls.ts';
import type { Link, QuotedAt, Utterance, Wording } from './view.ts';
import { holdsWording, markDifferences } from './wordings.ts';

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

/** Words that are quoted shorter in one place than in another are the same wording, which is shown in full. */
function viewUtterance(by: Link, quoted: readonly Quoted[]): Utterance {
  const longestFirst = quoted.map(({ words }) => words).sort((a, b) => b.length - a.length);
  const kept: string[] = [];
  for (const words of longestFirst) if (!kept.some((longer) => holdsWording(longer, words))) kept.push(words);
  const wordings = Map.groupBy(
    quoted,
    ({ words }) => kept.find((longer) => holdsWording(longer, words)) ?? words,
  );
  const pieces = markDifferences([...wordings.keys()]);
  return {
    by,
    wordings: [...wordings.values()].map((own, index): Wording => {
      const words = pieces[index] ?? [];
      const differing = words.filter(({ differs }) => differs).map(({ text }) => text);
      return { pieces: words, differing, places: placesOf(own) };
    }),
  };
}

/** Each story once; where it prints the words both with and without quotation marks, once for each. */
function placesOf(quoted: readonly Quoted[]): QuotedAt[] {
  const byStory = Map.groupBy(quoted, ({ place: { story, indirect } }) => `${story.id} ${indirect}`);
  return [...byStory.values()].flatMap(([first, ...again]) =>
    first ? [{ ...first.place, hrefs: [first, ...again].flatMap(({ place }) => place.hrefs) }] : [],
  );
}
