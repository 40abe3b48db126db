/** Who reported an event, in which passages; who was first, and who wrote on the same and left it out. */
import { addTo } from './groups.ts';
import type { Shown } from './items.ts';
import { byTime, compare } from './order.ts';
import { urlAt } from './urls.ts';
import type { Item, Mention, Report } from './view.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Articles so many days before or after a report could have reported the same. */
const NEAR_DAYS = 7;

/** The reports of each event, by its id, in order of publication. */
export function reportsByEvent(articles: readonly Shown<'articles'>[]): Map<string, Report[]> {
  const reports = new Map<string, Report[]>();
  for (const { entry, item: story } of articles) {
    for (const [event, passages] of Map.groupBy(entry.body.passages, (passage) => passage.event)) {
      const report = {
        story,
        passages: passages.map(({ anchor, html }) => ({ href: urlAt(story.href, anchor), html })),
      };
      addTo(reports, event, report);
    }
  }
  for (const list of reports.values()) list.sort((a, b) => byTime(a.story, b.story));
  return reports;
}

/** Each source once, with its first passage, in the order of the reports. */
export function mentionsOf(reports: readonly Report[]): Mention[] {
  return [...Map.groupBy(reports, ({ story }) => sourceOf(story)).entries()].flatMap(([source, own]) => {
    const [first] = own;
    if (!first) return [];
    return [
      {
        href: first.passages[0]?.href ?? first.story.href,
        text: first.story.source?.text ?? source,
        source,
        passages: own.reduce((sum, { passages }) => sum + passages.length, 0),
      },
    ];
  });
}

const sourceOf = ({ facets }: Item): string => facets.source[0] ?? '';

/**
 * The reports that may have been the first: those that can have appeared before any other had certainly appeared.
 * More than one where their dates do not tell, as those that are uncertain never do; moments of one day do, where both
 * are known.
 */
export function firstReports(reports: readonly Report[]): Report[] {
  const dated = reports.filter(({ story }) => !story.date.isUncertain);
  const certain = dated.map(({ story }) => story.date.last).sort()[0] ?? '9999';
  const candidates = reports.filter(({ story: { date } }) => date.isUncertain || date.first <= certain);
  const [earliest] = candidates.toSorted((a, b) => compare(a.story.date.order, b.story.date.order));
  const isTimed = ({ story }: Report) => story.date.edtf.includes('T');
  return earliest && candidates.every(isTimed)
    ? candidates.filter(({ story }) => story.date.order === earliest.story.date.order)
    : candidates;
}

/** Finds what else was published on the same at the same time. */
export class Contemporaries {
  readonly #byTopic = new Map<string, Item[]>();

  /** @param stories in order of time */
  constructor(stories: readonly Item[]) {
    for (const story of stories) {
      for (const topic of story.facets.topic) addTo(this.#byTopic, topic, story);
    }
  }

  /**
   * One article, the nearest in time, of each source that says nothing of an event, though it published on one of the
   * event's topics within a week of a report. In order of time.
   */
  silentOn(event: Item, reports: readonly Report[]): Item[] {
    const reporting = new Set(reports.map(({ story }) => sourceOf(story)));
    const nearest = new Map<string, { story: Item; distance: number }>();
    for (const { story: report } of reports) {
      const day = dayOf(report);
      for (const topic of event.facets.topic) {
        for (const story of this.#near(topic, day)) {
          const source = sourceOf(story);
          const distance = Math.abs(dayOf(story) - day);
          const known = nearest.get(source);
          if (reporting.has(source) || (known && known.distance <= distance)) continue;
          nearest.set(source, { story, distance });
        }
      }
    }
    return [...nearest.values()].map(({ story }) => story).sort(byTime);
  }

  #near(topic: string, day: number): Item[] {
    const stories = this.#byTopic.get(topic) ?? [];
    const from = lowerBound(stories, day - NEAR_DAYS);
    const to = lowerBound(stories, day + NEAR_DAYS + 1);
    return stories.slice(from, to);
  }
}

/** The day under which an article stands in lists, as a number: its order begins with it. */
const dayOf = ({ date }: Item): number =>
  Math.round(Date.parse(`${date.order.slice(0, 'YYYY-MM-DD'.length)}T00:00:00Z`) / DAY_MS);

/** How many articles, in order of time, come before a day. */
function lowerBound(stories: readonly Item[], day: number): number {
  let [low, high] = [0, stories.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (dayOf(stories[middle] as Item) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
