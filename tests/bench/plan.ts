/** What a made-up archive holds, before a word of it is written: who and what, which article reports which event. */
import { Cast, type Subject } from './cast.ts';
import { articleDate, type Dated, drawDays, eventDate } from './dates.ts';
import type { Random } from './random.ts';
import { type Language, slug } from './words.ts';

interface Themed {
  id: string;
  title: string;
  dated: Dated;
  people: Subject[];
  topics: Subject[];
}

export type PlannedEvent = Themed;

export interface PlannedArticle extends Themed {
  /** Its day, as the number since 1970, even where its date is given more vaguely. */
  day: number;
  source: Subject;
  /** One to five. */
  events: PlannedEvent[];
}

export interface Plan {
  people: Subject[];
  topics: Subject[];
  sources: Subject[];
  events: PlannedEvent[];
  /** In order of time. */
  articles: PlannedArticle[];
}

/** How many articles in a row report an event as the news of the day, and how many later ones: weights and numbers. */
const RUNS = [
  [25, 1],
  [20, 2],
  [20, 3],
  [15, 4],
  [10, 5],
  [10, 6],
] as const;
const LATER = [
  [5, 0],
  [3, 1],
  [2, 2],
] as const;
const MOST_EVENTS = 5;

/** @param count how many articles */
export function planArchive(count: number, language: Language, random: Random): Plan {
  const ids = new Set<string>();
  const people = new Cast(Math.max(5, Math.round(count / 50)), count, random, () => language.name(2));
  const topics = new Cast(Math.min(40, 2 * count), count, random, () => language.name(1));
  const sources = new Cast(Math.max(3, Math.round(count / 100)), count, random, () => language.name(2));
  const articles = drawDays(count, random).map((day, index): PlannedArticle => {
    const dated = articleDate(day, random);
    const title = language.headline();
    return {
      id: unused(`${/^[\d-]+\d/.exec(dated.date)?.[0]}-${shortSlug(title)}`, ids),
      title,
      dated,
      day,
      source: sources.forced(index)[0] ?? sources.draw(),
      people: people.forced(index),
      topics: topics.forced(index),
      events: [],
    };
  });
  const events: PlannedEvent[] = [];
  for (let from = 0; from < count; ) {
    const run = Math.min(random.weighted(RUNS), count - from);
    const event = planEvent(articles[from]?.day ?? 0);
    for (const article of articles.slice(from, from + run)) report(article, event);
    for (const article of laterReporters(from + run)) report(article, event);
    events.push(event);
    from += run;
  }
  for (const article of articles) widen(article);
  return { people: people.all, topics: topics.all, sources: sources.all, events, articles };

  function planEvent(day: number): PlannedEvent {
    const title = language.headline();
    return {
      id: unused(shortSlug(title), ids),
      title,
      dated: eventDate(day, random),
      people: people.several(random.between(0, 3)),
      topics: topics.several(random.between(1, 3)),
    };
  }

  /** Up to two articles among the next dozen, not counting those that report much already. */
  function laterReporters(from: number): PlannedArticle[] {
    return Array.from({ length: random.weighted(LATER) }, () => articles[from + random.below(12)])
      .filter((article) => article !== undefined)
      .filter(({ events }) => events.length < MOST_EVENTS - 1);
  }

  /** What an article is about beyond its events. */
  function widen(article: PlannedArticle) {
    add(article.people, people.several(random.between(0, 3)));
    add(article.topics, topics.several(random.between(1, 3)));
  }
}

/** An article takes over whom and what its event is about. */
function report(article: PlannedArticle, event: PlannedEvent) {
  if (article.events.includes(event)) return;
  article.events.push(event);
  add(article.people, event.people);
  add(article.topics, event.topics);
}

function add(to: Subject[], more: readonly Subject[]) {
  for (const subject of more) if (!to.includes(subject)) to.push(subject);
}

const shortSlug = (title: string) => slug(title.split(' ').slice(0, 4).join(' '));

function unused(wanted: string, ids: Set<string>): string {
  let id = wanted;
  for (let copy = 2; ids.has(id); copy++) id = `${wanted}-${copy}`;
  ids.add(id);
  return id;
}
