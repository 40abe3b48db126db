/** Who reported an event, in which passages; who was first, and who published on the same and left it out. */

import { site } from '#site';
import { DAY_MS } from '../records/edtf.ts';
import { languageIn } from '../records/language.ts';
import type { Comparison } from '../records/record.ts';
import { withoutParagraphLinks } from '../records/rendering.ts';
import { numberInWords } from './counts.ts';
import { groupBy } from './groups.ts';
import { byTime, type ListedArticle, retractedInWords } from './items.ts';
import { urlAt } from './urls.ts';
import type {
  ArticleItem,
  ComparedPoint,
  ComparedReports,
  DifferingPoint,
  EventItem,
  Report,
  ReportingSource,
} from './view.ts';

/** Articles so many days before or after a report could have reported the same; a report so long after an event is no news of it. */
const NEAR_DAYS = 7;

/**
 * The reports of each event, by its id, in order of publication.
 *
 * @param articles in order of publication
 */
export function reportsByEvent(articles: readonly ListedArticle[]): Map<string, Report[]> {
  const reports = new Map<string, Report[]>();
  for (const { entry, item: story } of articles) {
    for (const [event, passages] of Map.groupBy(entry.body.passages, (passage) => passage.event)) {
      reports
        .getOrInsertComputed(event, () => [])
        .push({
          story,
          ...languageIn(entry.fields.text === 'full' ? entry.fields.language : site.language),
          passages: passages.map(({ anchor, html }) => ({
            href: urlAt(story.href, anchor),
            html: elide(html),
          })),
        });
    }
  }
  for (const own of reports.values()) {
    for (const [index, report] of own.entries()) {
      const textOf = originalOf(report.story, own);
      if (textOf) report.textOf = textOf;
      if (textOf || hasAgency(own, index)) report.isCopy = true;
    }
  }
  return reports;
}

/** The story whose text another prints: the one that it names, or else the first that names the same. */
function originalOf(story: ArticleItem, reports: readonly Report[]): ArticleItem | undefined {
  const { syndicatedFrom } = story;
  if (!syndicatedFrom) return undefined;
  const first =
    reports.find((other) => other.story.id === syndicatedFrom) ??
    reports.find((other) => other.story.syndicatedFrom === syndicatedFrom);
  return first?.story === story ? undefined : first?.story;
}

/** Does another report print the text of the same agency: that of the agency itself, or one before it? */
function hasAgency(reports: readonly Report[], index: number): boolean {
  const { agency } = reports[index]?.story ?? {};
  const isOf = ({ story }: Report) => story.agency?.href === agency?.href;
  const isOwn = ({ story }: Report) => story.source.href === agency?.href;
  return agency !== undefined && (reports.slice(0, index).some(isOf) || reports.some(isOwn));
}

/** Who reports an event, in words; with the number of their texts where some print those of others. */
export function reportersInWords(
  { reportedBy }: EventItem,
  countIn: (count: number, noun: string) => string,
): string {
  const texts = reportedBy.reduce((sum, source) => sum + source.texts, 0);
  const sources = countIn(reportedBy.length, 'source');
  return texts < reportedBy.length ? `${sources}, in ${countIn(texts, 'text')}` : sources;
}

/** Opening and closing tags, and signs that may stand before a sentence's first letter or behind its full stop. */
const BEFORE = '(?:<[^>]*>|[“‘"\'(\\[])*';
const BEHIND = '(?:</[^>]*>|[”’"\')\\]])*';
const BEGINS_WITHIN = new RegExp(`^(<span class="passage">)(?=${BEFORE}\\p{Ll})`, 'u');
const ENDS_WITHIN = new RegExp(`(?<![.!?…。！？؟۔]${BEHIND})</span>$`, 'u');

/** A passage from within a line, with an ellipsis where it begins or ends within a sentence. */
export const elide = (html: string): string =>
  html.startsWith('<span')
    ? html.replace(BEGINS_WITHIN, '$1… ').replace(ENDS_WITHIN, '\u00a0…</span>')
    : html;

/** Each source once, with its first passage, in the order of the reports. */
export function sourcesOf(reports: readonly Report[]): ReportingSource[] {
  return [...groupBy(reports, ({ story }) => sourceId(story))].map(([source, own]) => {
    const [{ story, passages }] = own;
    return {
      href: passages[0]?.href ?? story.href,
      text: story.source.text,
      source,
      passages: own.reduce((sum, report) => sum + report.passages.length, 0),
      texts: own.filter(({ isCopy }) => !isCopy).length,
      ...(own.every((report) => report.story.isRetracted) && { isRetracted: true }),
    };
  });
}

/**
 * A comparison as an event's page shows it: without withdrawn articles, and without the points of which then fewer than two
 * have anything to say. Only where something is marked do the reports differ.
 *
 * @param articles the published ones, by id
 */
export function compareReports(
  comparison: Comparison,
  articles: ReadonlyMap<string, ListedArticle>,
): ComparedReports | undefined {
  const columns = comparison.articles.flatMap(({ id }, index) => {
    const article = articles.get(id);
    return article ? [{ ...article, index }] : [];
  });
  const rows = comparison.points
    .map(({ cells, ...point }) => ({
      ...point,
      cells: columns.map(({ index, ...article }) => cellOf(cells[index] ?? null, article)),
    }))
    .filter(({ cells }) => cells.filter((cell) => cell !== null).length > 1);
  if (rows.length === 0) return undefined;
  const { differs = [], agrees = [] } = Object.groupBy(rows, ({ cells }) =>
    cells.some(isMarked) ? 'differs' : 'agrees',
  );
  return { stories: columns.map(({ item }) => item), points: differs, alsoCompared: agrees };
}

/**
 * A cell whose links to paragraphs say to those who do not see them where those stand, and follow words and full stops as
 * the numbers of footnotes do. The number of the paragraph is what paper has of it.
 */
const cellOf = (html: string | null, { entry, item }: ListedArticle): string | null =>
  html?.replace(
    /\s*<a class="pil"([^>]*#p-([^">]+)"[^>]*)>(.*?)<\/a>([.,;:]?)/g,
    (_, rest: string, key: string, sign: string, stop: string) => {
      const number =
        entry.body.paragraphs.findIndex((one) => one.key === key || one.former.includes(key)) + 1;
      const label = `paragraph ${number} in ${inAttribute(item.source.text)}`;
      return `${stop}<a class="pil" aria-label="${label}" data-number="${number}"${rest}>${sign}</a>`;
    },
  ) ?? null;

const inAttribute = (text: string): string => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;');

export const isMarked = (cell: string | null): boolean => cell?.includes('<mark>') ?? false;

/** Is it only that the article is silent on a point? */
export const isNotSaid = (cell: string | null): boolean => cell === null || /^Not said\.?$/.test(cell.trim());

/** A cell of more characters than this is long where there is little room. */
const MAX_READING = 80;

/** The words in the order of the table of one article and of others that differ on a point. */
export function readingsOf(
  { cells }: ComparedPoint,
  stories: readonly ArticleItem[],
  own: ArticleItem,
): DifferingPoint['readings'] {
  const said = stories.map((story, index) => ({ story, cell: cells[index] ?? null }));
  const others = said.filter(({ story, cell }) => story !== own && cell !== null);
  const telling = [
    others.filter(({ cell }) => isMarked(cell)),
    others.filter(({ cell }) => !isNotSaid(cell)),
  ];
  const shown = telling.find((some) => some.length > 0) ?? others;
  return [...said.filter(({ story }) => story === own), ...shown].map(({ story, cell }) => ({
    html: inShort(cell ?? ''),
    ...(story !== own && { source: story.source.text + retractedInWords(story) }),
  }));
}

/** What a cell says without its links; where it is long, what is marked alone, or its first words. */
export function inShort(html: string): string {
  const bare = withoutParagraphLinks(html)
    .replace(/<(?!\/?mark>)[^>]*>/g, '')
    .trim();
  if (bare.replace(/<[^>]*>/g, '').length <= MAX_READING) return bare;
  const marked = bare.match(/<mark>.*?<\/mark>/gs);
  return marked?.join(' … ') ?? firstWords(bare, MAX_READING);
}

/** The first words that have together no more than so many characters, and an ellipsis. */
function firstWords(text: string, length: number): string {
  const end = text.lastIndexOf(' ', length);
  return end < 0 ? text : `${text.slice(0, end)} …`;
}

const sourceId = ({ facets }: ArticleItem): string => facets.source[0];

/**
 * The reports that may have been the first: those that can have appeared before any other had certainly appeared.
 * More than one where their dates do not tell, as those that are uncertain never do; moments of one day do, where both
 * are known.
 */
export function firstReports(reports: readonly Report[]): Report[] {
  const certain = reports.filter(({ story }) => !story.date.isUncertain);
  const [appeared = '9999'] = certain.map(({ story }) => story.date.latestDay).sort();
  const candidates = reports.filter(
    ({ story: { date } }) => date.isUncertain || date.earliestDay <= appeared,
  );
  const [earliest] = candidates.map(({ story }) => story.date.sortKey).sort();
  return candidates.every(({ story }) => story.date.edtf.includes('T'))
    ? candidates.filter(({ story }) => story.date.sortKey === earliest)
    : candidates;
}

const lists = new Intl.ListFormat(site.locale);

/**
 * A sentence on which source was first, which says no more than the dates do: none is called first by dates that are
 * inferred. It says where what came first was retracted. Those that print a text that another has are passed over. Empty where there is but one source, and where all of them look
 * back at an event long past.
 */
export function firstInWords(event: EventItem, all: readonly Report[]): string {
  const reports = all.filter(({ isCopy }) => !isCopy);
  const sources = new Set(reports.map(({ story }) => sourceId(story)));
  if (sources.size < 2 || lookBack(event, reports)) return '';
  const first = firstReports(reports);
  const names = new Set(first.map(({ story }) => story.source.text));
  if (names.size > 1) return tiedInWords(first, [...names], reports.length === names.size);
  const inferred = reports.filter(({ story }) => story.dateIsInferred).length;
  if (inferred === 0) {
    const took = first.every(({ story }) => story.isRetracted)
      ? ', with a story that it has retracted since'
      : '';
    return `${lists.format(names)} was the first in the archive${took}.`;
  }
  const dates = inferred < reports.length ? 'Some of their dates' : 'Their dates';
  return `${dates} are inferred, so ${noneOf(sources.size)} can be called first.`;
}

/** Why none of several sources can be called first: a day that the archive inferred is not said to be theirs. */
function tiedInWords(first: readonly Report[], names: readonly string[], areAll: boolean): string {
  const dates = new Map(first.map(({ story: { date } }) => [date.group, date.groupLabel]));
  const [date] = dates.values();
  const bases = new Set(first.map(({ story }) => story.dateIsInferred));
  if (dates.size > 1 || bases.size > 1)
    return `The dates of ${lists.format(names)} do not tell which of them was first.`;
  const both = names.length === 2;
  const so = `so ${noneOf(names.length)} can be called first.`;
  if (bases.has(true)) {
    const every = both ? 'both' : `all ${numberInWords(names.length)}`;
    return `The archive infers ${date} for ${areAll ? every : lists.format(names)}, ${so}`;
  }
  const all = both ? 'Both are' : `All ${numberInWords(names.length)} are`;
  const subject = areAll ? all : `${lists.format(names)} are ${both ? 'both' : 'all'}`;
  return `${subject} dated ${date}, ${so}`;
}

const noneOf = (count: number): string => (count === 2 ? 'neither' : 'none');

/** Had the event begun over a week before the first of its reports? */
function lookBack({ date }: EventItem, reports: readonly Report[]): boolean {
  const [earliest = ''] = reports.map(({ story }) => story.date.earliestDay).sort();
  return Date.parse(earliest) - Date.parse(date.latestStartDay) > NEAR_DAYS * DAY_MS;
}

/** An article, and the day under which it stands in lists, in days since 1970. */
interface DatedStory {
  story: ArticleItem;
  day: number;
}

/** The articles on each topic, by its id, in the order of the given ones. */
export function storiesByTopic(stories: readonly ArticleItem[]): Map<string, DatedStory[]> {
  const byTopic = new Map<string, DatedStory[]>();
  for (const story of stories) {
    const dated = { story, day: dayOf(story) };
    for (const topic of story.facets.topic) byTopic.getOrInsertComputed(topic, () => []).push(dated);
  }
  return byTopic;
}

/**
 * One article, the nearest in time, of each source that says nothing of an event, though it published on one of the
 * event's topics within a week of a report, and certainly after the event could be known. In order of time.
 *
 * @param byTopic articles on each topic, in order of time
 */
export function silentOn(
  event: EventItem,
  reports: readonly Report[],
  byTopic: ReadonlyMap<string, readonly DatedStory[]>,
): ArticleItem[] {
  const reporting = new Set(reports.map(({ story }) => sourceId(story)));
  const known = knownBy(event, reports);
  const nearest = new Map<string, { story: ArticleItem; distance: number }>();
  for (const reported of reports.map(({ story }) => dayOf(story))) {
    for (const topic of event.facets.topic) {
      const stories = byTopic.get(topic) ?? [];
      const from = countBefore(stories, reported - NEAR_DAYS);
      const to = countBefore(stories, reported + NEAR_DAYS + 1);
      for (const { story, day } of stories.slice(from, to)) {
        const source = sourceId(story);
        const distance = Math.abs(day - reported);
        if (reporting.has(source) || distance >= (nearest.get(source)?.distance ?? Infinity)) continue;
        if (story.date.isUncertain || story.date.earliestDay <= known) continue;
        nearest.set(source, { story, distance });
      }
    }
  }
  return [...nearest.values()].map(({ story }) => story).sort(byTime);
}

/**
 * The day on which an event could be known at the latest: that on which it began, or, where that is not certain, also that
 * of its first report.
 */
function knownBy({ date }: EventItem, reports: readonly Report[]): string {
  const reported = date.isUncertain
    ? reports
        .map(({ story }) => story.date.latestDay)
        .sort()
        .slice(0, 1)
    : [];
  return [date.latestStartDay, ...reported].sort().at(-1) ?? date.latestStartDay;
}

/** The sort key of a date begins with its day. */
const dayOf = ({ date }: ArticleItem): number =>
  Math.round(Date.parse(`${date.sortKey.slice(0, 'YYYY-MM-DD'.length)}T00:00:00Z`) / DAY_MS);

/** How many articles, in order of time, come before a day: by binary search. */
function countBefore(stories: readonly DatedStory[], day: number): number {
  let [low, high] = [0, stories.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stories[middle]?.day ?? Infinity) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
