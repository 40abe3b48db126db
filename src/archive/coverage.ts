/** Coverage tables: events down, sources across, and in each cell where the source reports the event. */
import { compareText } from '../records/text.ts';
import { groupBy } from './groups.ts';
import { chunk, type Pagination, paginate } from './lists.ts';
import { urlOf } from './urls.ts';
import type { EventItem, Item, Link, ReportingSource } from './view.ts';

/** The most sources that have columns of their own; the rest share one. */
const MAX_COLUMNS = 6;

/** The most events that one page of a table shows. */
export const ROWS_A_PAGE = 50;

interface CoverageRow {
  event: EventItem;
  /** In the order of the table's sources; `undefined` where a source does not report the event. */
  cells: (ReportingSource | undefined)[];
  /** The sources without a column that report it. */
  others: ReportingSource[];
}

/** A page of a table. */
export interface CoveragePage extends Pagination {
  /** How many events all pages hold together. */
  total: number;
  /** The sources with columns: those that report the most of these events, by name. */
  sources: Link[];
  /** How many more sources report any of the events. */
  otherSources: number;
  rows: CoverageRow[];
}

/**
 * @param items articles among them are left out; so are events that nothing reports any more
 * @param url of the table's first page
 */
export function coveragePages(items: readonly Item[], url: string): CoveragePage[] {
  const events = items.filter((item) => item.kind === 'events');
  const reported = events.filter(({ reportedBy }) => reportedBy.length > 0);
  const bySource = groupBy(
    reported.flatMap(({ reportedBy }) => reportedBy),
    ({ source }) => source,
  );
  const columns = [...bySource]
    .sort(([a, its], [b, others]) => others.length - its.length || compareText(a, b))
    .slice(0, MAX_COLUMNS)
    .map(([id, reports]) => ({ id, href: urlOf('sources', id), text: reports[0].text }))
    .sort((a, b) => compareText(a.text, b.text) || compareText(a.id, b.id));
  const ids = columns.map(({ id }) => id);
  return chunk(reported, ROWS_A_PAGE).map((part, index, parts) => ({
    ...paginate(index, parts.length, url),
    total: reported.length,
    sources: columns.map(({ href, text }) => ({ href, text })),
    otherSources: bySource.size - columns.length,
    rows: part.map((event) => ({
      event,
      cells: ids.map((id) => event.reportedBy.find(({ source }) => source === id)),
      others: event.reportedBy.filter(({ source }) => !ids.includes(source)),
    })),
  }));
}
