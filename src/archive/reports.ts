/** Who reported an event, in which passages; who was first, and who wrote on the same and left it out. */

import { site } from '../site.ts';
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

const lists = new Intl.ListFormat(site.locale);

/** A sentence on which source was the first, which says no more than the dates do; empty where there is but one. */
export function firstInWords(reports: readonly Report[]): string {
  if (new Set(reports.map(({ story }) => sourceOf(story))).size < 2) return '';
  const first = firstReports(reports).map(({ story }) => story.source?.text ?? '');
  const names = lists.format(new Set(first));
  if (new Set(first).size > 1) return `Which was the first is not known: the dates of ${names} do not tell.`;
  const isInferred = reports.some(({ story }) => story.dateIsInferred);
  return `${names} was the first in the archive${isInferred ? ', as far as inferred dates tell' : ''}.`;
}

/** An article, and the day under which it stands in lists, as a number. */
interface Dated {
  story: Item;
  day: number;
}

/** Finds what else was published on the same at the same time. */
export class Contemporaries {
  readonly #byTopic = new Map<string, Dated[]>();

  /** @param stories in order of time */
  constructor(stories: readonly Item[]) {
    for (const story of stories) {
      const dated = { story, day: dayOf(story) };
      for (const topic of story.facets.topic) addTo(this.#byTopic, topic, dated);
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
      const reported = dayOf(report);
      for (const topic of event.facets.topic) {
        const stories = this.#byTopic.get(topic) ?? [];
        for (let at = lowerBound(stories, reported - NEAR_DAYS); at < stories.length; at++) {
          const { story, day } = stories[at] as Dated;
          if (day > reported + NEAR_DAYS) break;
          const source = sourceOf(story);
          const distance = Math.abs(day - reported);
          const known = nearest.get(source);
          if (reporting.has(source) || (known && known.distance <= distance)) continue;
          nearest.set(source, { story, distance });
        }
      }
    }
    return [...nearest.values()].map(({ story }) => story).sort(byTime);
  }
}

/** The order of a date begins with its day. */
const dayOf = ({ date }: Item): number =>
  Math.round(Date.parse(`${date.order.slice(0, 'YYYY-MM-DD'.length)}T00:00:00Z`) / DAY_MS);

/** How many articles, in order of time, come before a day. */
function lowerBound(stories: readonly Dated[], day: number): number {
  let [low, high] = [0, stories.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stories[middle]?.day ?? Infinity) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
