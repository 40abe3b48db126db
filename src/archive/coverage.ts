/** Coverage tables: events down, sources across, and in each cell where the source reports the event. */
import { cut, type PagePlace, pagePlace } from './lists.ts';
import { compare } from './order.ts';
import { urlOf } from './urls.ts';
import type { Item, Link, Mention } from './view.ts';

/** As many sources have columns of their own; the rest share one. */
const MOST_COLUMNS = 6;

/** The most events that one page of a table shows. */
export const ROWS_A_PAGE = 50;

export interface CoverageRow {
  event: Item;
  /** In the order of the table's sources; nothing where a source does not report the event. */
  cells: (Mention | undefined)[];
  /** The reports of sources without a column. */
  others: Mention[];
}

/** A part of a table. */
export interface CoveragePage extends PagePlace {
  /** How many events all pages hold together. */
  total: number;
  /** The sources with columns: those that report the most of these events, by name. */
  sources: Link[];
  /** How many more sources report any of the events. */
  otherSources: number;
  rows: CoverageRow[];
}

/**
 * @param events articles among them are passed over; so are events that nothing reports any more
 * @param url of the table's first page
 */
export function coveragePages(events: readonly Item[], url: string): CoveragePage[] {
  const reported = events.filter(({ kind, reports }) => kind === 'events' && reports.length > 0);
  const bySource = Map.groupBy(
    reported.flatMap(({ reports }) => reports),
    ({ source }) => source,
  );
  const columns = [...bySource]
    .sort(([a, its], [b, others]) => others.length - its.length || compare(a, b))
    .slice(0, MOST_COLUMNS)
    .map(([id, mentions]) => ({ id, href: urlOf('sources', id), text: mentions[0]?.text ?? id }))
    .sort((a, b) => compare(a.text, b.text) || compare(a.id, b.id));
  const ids = columns.map(({ id }) => id);
  return cut(reported, ROWS_A_PAGE).map((part, index, parts) => ({
    ...pagePlace(index, parts.length, url),
    total: reported.length,
    sources: columns.map(({ href, text }) => ({ href, text })),
    otherSources: bySource.size - columns.length,
    rows: part.map((event) => ({
      event,
      cells: ids.map((id) => event.reports.find(({ source }) => source === id)),
      others: event.reports.filter(({ source }) => !ids.includes(source)),
    })),
  }));
}
