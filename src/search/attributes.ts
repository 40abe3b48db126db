/** What the search index is told of a page besides its words, as attributes of the element that holds the page. */

import { dateInWords, type Item } from '../archive/view.ts';
import { isoDate } from '../records/edtf.ts';

/**
 * Given to Pagefind as filters rather than as metadata: it looks for a query's words in metadata too, and whoever
 * searched for “event” would find every event there is.
 */
export function indexedItem(item: Item): Record<string, string | undefined> {
  return indexed({
    kind: item.kind === 'articles' ? 'article' : 'event',
    date: dateInWords(item),
    edtf: item.date.edtf,
    month: monthOf(item),
    by: item.source?.text,
    language: item.language,
    former: formerInWords(item),
  });
}

const monthOf = ({ date: { year, month } }: Item) => isoDate({ year, ...(month && { month }) });

/** A person, a topic or a source, which has no date. */
export const indexedSubject = (kind: string, subject: Renamed): Record<string, string | undefined> =>
  indexed({ kind, former: formerInWords(subject) });

type Renamed = Pick<Item, 'formerIds'>;

const formerInWords = ({ formerIds = [] }: Renamed) =>
  formerIds.length > 0 ? formerIds.join(' ') : undefined;

function indexed(told: Record<string, string | undefined>): Record<string, string | undefined> {
  const given = Object.entries(told).filter(([, value]) => value !== undefined);
  return {
    'data-pagefind-filter': given.map(([name]) => `${name}[data-${name}]`).join(', '),
    ...Object.fromEntries(given.map(([name, value]) => [`data-${name}`, value])),
  };
}
