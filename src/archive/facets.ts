/** By what a search can be filtered: facets (people, topics, sources, events) and periods of time. */
import { type CalendarDate, isoDate, monthsOf, parseEdtf } from '../records/edtf.ts';
import type { Entry } from '../records/record.ts';
import type { DateView } from './dates.ts';

/** The facets, as parameters in the address of a search. */
export const facetNames = ['person', 'topic', 'source', 'event'] as const;
export type FacetName = (typeof facetNames)[number];

/** The facet whose values are the people, the topics or the sources. */
export const facetOfKind = { people: 'person', topics: 'topic', sources: 'source' } as const;

/** The ids that an article or an event has in each facet. */
export type Facets = Readonly<Record<FacetName, readonly string[]>>;

export interface ArticleFacets extends Facets {
  source: readonly [id: string];
}

/** An article is filed under its people and topics, its source, and every event that it reports. */
export function facetsOfArticle({ fields, body }: Entry<'articles'>): ArticleFacets {
  return {
    person: fields.people,
    topic: fields.topics,
    source: [fields.source],
    event: [...new Set(body.passages.map(({ event }) => event))],
  };
}

/** An event is filed under its people and topics and itself, and under no source: its reports are articles. */
export function facetsOfEvent({ id, fields }: Entry<'events'>): Facets {
  return { person: fields.people, topic: fields.topics, source: [], event: [id] };
}

/** A year (`2024`) or a month (`2024-04`), as ISO 8601 writes them. */
type Period = string;

/** The first and the last year of an archive. */
export interface YearRange {
  first: number;
  last: number;
}

/** From the first year that one of the dates may mean to the last; what is open reaches no further than the others. */
export function yearRange(dates: readonly DateView[]): YearRange {
  const years = dates.flatMap(({ year, earliestDay, latestDay, isOpen }) => [
    ...(year ? [year] : []),
    ...(isOpen.before ? [] : [yearOf(earliestDay)]),
    ...(isOpen.after ? [] : [yearOf(latestDay)]),
  ]);
  return {
    first: years.reduce((least, year) => Math.min(least, year), Infinity),
    last: years.reduce((most, year) => Math.max(most, year), -Infinity),
  };
}

/** The year of a day (`YYYY-MM-DD`). */
export const yearOf = (day: string): number => Number(day.slice(0, 'YYYY'.length));

/**
 * The periods that a date is filed under. Of a date of which only the year is known, that is the year and none of its
 * months; of an interval or a set, each month that it touches, but a year as such where it covers it, or may.
 *
 * @param edtf as the reader has accepted it, such as `2024-04-29`, `2018`, `2017/2022` or `2019-03/..`
 * @param years as far as an interval without a beginning or an end reaches
 * @returns in order of time
 */
export function periodsOf(edtf: string, years: YearRange): Period[] {
  const date = parseEdtf(edtf);
  if (!date) return [];
  if (date.form === 'date' && !date.date.part) return [periodOf(date.date)];
  if (date.form === 'date') return monthsBetween(monthsOf(date.date).first, monthsOf(date.date).last);
  const from = date.from ?? { year: Math.min(years.first, date.to?.year ?? years.first) };
  const to = date.to ?? { year: Math.max(years.last, from.year) };
  return monthsBetween(
    date.from?.part ? monthsOf(date.from).first : from,
    date.to?.part ? monthsOf(date.to).last : to,
  );
}

function monthsBetween(from: YearOrMonth, to: YearOrMonth): Period[] {
  return Array.from({ length: to.year - from.year + 1 }, (_, index) => from.year + index).flatMap((year) =>
    periodsInYear(year, from, to),
  );
}

type YearOrMonth = Pick<CalendarDate, 'year' | 'month'>;

/** The month of a date, or its year where the month is not known. */
export const periodOf = ({ year, month }: YearOrMonth): Period => isoDate({ year, ...(month && { month }) });

/** The months that an interval touches in one of its years, or the year where those are all or not known. */
function periodsInYear(year: number, from: YearOrMonth, to: YearOrMonth): Period[] {
  const first = (year === from.year && from.month) || 1;
  const last = (year === to.year && to.month) || 12;
  if (first === 1 && last === 12) return [periodOf({ year })];
  return Array.from({ length: last - first + 1 }, (_, index) => periodOf({ year, month: first + index }));
}

/** Is a text a year, a month or a day? */
export const isPeriod = (text: string): boolean =>
  /^(?!0000)\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?$/.test(text) &&
  (text.length < 'YYYY-MM-DD'.length || isoDay(new Date(`${text}T00:00Z`)) === text);

const isoDay = (date: Date): string => (Number.isNaN(date.valueOf()) ? '' : date.toISOString().slice(0, 10));

/**
 * May what is filed under a period lie between two others, themselves included? What is known to be of a year alone may
 * lie in any of its months.
 *
 * @param from a period, or an empty text for no limit; so too `to`
 */
export function isWithin(period: Period, from: Period | '', to: Period | ''): boolean {
  const common = (other: string) => Math.min(period.length, other.length);
  return (
    period.slice(0, common(from)) >= from.slice(0, common(from)) &&
    period.slice(0, common(to)) <= to.slice(0, common(to))
  );
}
