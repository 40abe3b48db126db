/** What the search index is told of a page besides its words, as attributes of the element that holds the page. */
import { periodOf } from '../archive/facets.ts';
import { dateInWords } from '../archive/items.ts';
import type { EventItem, Item, Subject } from '../archive/view.ts';

/** The attributes of an element; those that are `undefined` are left out. */
type Attributes = Record<string, string | undefined>;

/** Of the page of an article or an event. */
export function itemAttributes(item: Item): Attributes {
  return filters({
    kind: item.kind === 'articles' ? 'story' : 'event',
    date: dateInWords(item),
    edtf: item.date.edtf,
    month: periodOf(item.date),
    by: item.kind === 'articles' ? item.source.text : undefined,
    language: item.language,
    former: item.kind === 'events' ? joinFormerIds(item) : undefined,
  });
}

/** Of the page of a person, a topic or a source, which has no date. */
export const subjectAttributes = (kind: string, subject: Subject): Attributes =>
  filters({ kind, former: joinFormerIds(subject) });

const joinFormerIds = ({ formerIds }: EventItem | Subject) => formerIds?.join(' ');

/**
 * Filters of Pagefind (`data-pagefind-filter`), each with its value in an attribute of its own. Filters rather than
 * metadata, in which Pagefind looks for a query's words too: whoever searched for “event” would find every event.
 */
function filters(values: Attributes): Attributes {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return {
    'data-pagefind-filter': given.map(([name]) => `${name}[data-${name}]`).join(', '),
    ...Object.fromEntries(given.map(([name, value]) => [`data-${name}`, value])),
  };
}
