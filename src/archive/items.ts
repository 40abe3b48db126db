/** Articles and events as lists show them, and the one order of time in which they are listed. */
import { titleLanguageOf } from '../records/language.ts';
import { type Entry, type Records, typeOfEntry } from '../records/record.ts';
import { compareText } from '../records/text.ts';
import { dateOf, dateOfEvent } from './dates.ts';
import { facetsOfArticle, facetsOfEvent } from './facets.ts';
import { urlOf } from './urls.ts';
import type { ArticleItem, EventItem, Item, Link, PersonLink, ReportingSource } from './view.ts';

/** Makes links to people, topics and sources out of their ids. */
export class Names {
  readonly #records: Records;

  constructor(records: Records) {
    this.#records = records;
  }

  /** A link named after the record; `undefined` where there is none of that id. */
  link(kind: 'people' | 'topics' | 'sources', id: string): PersonLink | undefined {
    const entry = this.#records[kind].get(id);
    return entry && { href: urlOf(kind, id), text: entry.fields.name, ...typeOfEntry(entry) };
  }

  /** Links in the order of the ids, without those of which there is no record. */
  links(kind: 'people' | 'topics', ids: readonly string[]): PersonLink[] {
    return ids.flatMap((id) => this.link(kind, id) ?? []);
  }

  /** A link to a source, named after its id where there is no record. */
  source(id: string): Link {
    return this.link('sources', id) ?? { href: urlOf('sources', id), text: id };
  }
}

/** In square brackets where the archive supplies it. */
export const headlineOf = ({ fields: { title, titleBasis } }: Entry<'articles'>): string =>
  titleBasis === 'supplied' ? `[${title}]` : title;

export function articleItem(entry: Entry<'articles'>, names: Names): ArticleItem {
  const { id, fields } = entry;
  return {
    kind: 'articles',
    id,
    href: urlOf('articles', id),
    title: headlineOf(entry),
    ...titleLanguageOf(entry),
    date: dateOf(fields),
    dateIsInferred: fields.dateBasis === 'inferred',
    summary: fields.summary,
    ...(fields.medium !== 'article' && { medium: fields.medium }),
    ...(fields.syndicatedFrom && { syndicatedFrom: fields.syndicatedFrom }),
    ...(fields.retracted && { isRetracted: true }),
    ...(fields.agency && { agency: names.source(fields.agency) }),
    source: names.source(fields.source),
    facets: facetsOfArticle(entry),
  };
}

/**
 * @param events all
 * @param differing on how many points its reports differ
 */
export function eventItem(
  entry: Entry<'events'>,
  events: Records['events'],
  reportedBy: ReportingSource[],
  differing: number,
): EventItem {
  const { id, fields, body } = entry;
  return {
    kind: 'events',
    id,
    href: urlOf('events', id),
    title: fields.title,
    ...titleLanguageOf(entry),
    shortTitle: fields.shortTitle ?? fields.title,
    date: dateOfEvent(entry, events),
    dateIsInferred: fields.dateBasis === 'inferred',
    summary: body.lead,
    reportedBy,
    ...(differing > 0 && { differing }),
    facets: facetsOfEvent(entry),
    ...(fields.formerIds.length > 0 && { formerIds: fields.formerIds }),
  };
}

/** Behind the name of a story, or of a source of reports, in running text: whether the publisher has retracted it. */
export const retractedInWords = ({ isRetracted }: { isRetracted?: true }): string =>
  isRetracted ? '\u00a0(retracted)' : '';

/** An article, and how lists show it. */
export interface ListedArticle {
  entry: Entry<'articles'>;
  item: ArticleItem;
}

/** Compares two items for `sort`: by time; then events before the articles that report them, and a text before its copies; then by id. */
export function byTime(a: Item, b: Item): number {
  return (
    compareText(a.date.sortKey, b.date.sortKey) ||
    compareText(b.kind, a.kind) ||
    Number(isCopy(a)) - Number(isCopy(b)) ||
    compareText(a.id, b.id)
  );
}

const isCopy = (item: Item): boolean => item.kind === 'articles' && item.syndicatedFrom !== undefined;

/**
 * In words, when an item is dated in comparison with one that lists have before or after it: “earlier”, “same date”, or
 * “perhaps earlier” where the list has an order and the dates do not tell of any.
 *
 * @param word where lists have the other item
 */
export function compareInWords(item: Item, other: Item, word: 'earlier' | 'later'): string {
  if (other.date.group === item.date.group) return 'same date';
  const overlap =
    other.date.earliestDay <= item.date.latestDay && item.date.earliestDay <= other.date.latestDay;
  const isKnown = !overlap && !other.date.isUncertain && !item.date.isUncertain;
  return isKnown ? word : `perhaps ${word}`;
}

/** The date where there is no room for how it is known: in brackets, where it is inferred. */
export const dateInWords = (item: Item): string => withBasis(item.date.label, item);

/** The same without a time of day. */
export const dayInWords = (item: Item): string => withBasis(item.date.groupLabel, item);

const withBasis = (words: string, { dateIsInferred }: Item): string =>
  dateIsInferred ? `[${words}]` : words;

/** Is every one of the dates inferred? Then their common heading has the brackets; otherwise each has its own. */
export const areInferred = (items: readonly Item[]): boolean => items.every((item) => item.dateIsInferred);

export const itemKinds = ['articles', 'events'] as const;

export const ofKind = (items: readonly Item[], kind: Item['kind']): Item[] =>
  items.filter((item) => item.kind === kind);
