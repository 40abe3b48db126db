/** Makes the files beside the search index (`../format.ts`), from the records and from what the index keeps of each. */

import { site } from '#site';
import type { DateView } from '../../archive/dates.ts';
import {
  type FacetName,
  type Facets,
  facetOfKind,
  facetsOfArticle,
  facetsOfEvent,
  periodsOf,
  yearRange,
} from '../../archive/facets.ts';
import type { Entry } from '../../records/record.ts';
import { compareText } from '../../records/text.ts';
import {
  encodePostings,
  type FacetFile,
  type ItemsFile,
  type NamesFile,
  type NotesFile,
  type SearchFiles,
  type WordsFile,
} from '../format.ts';
import type { SearchDocument } from './documents.ts';
import type { PageName } from './fragments.ts';

/** A record as the index keeps it. */
export interface IndexedPage extends Omit<SearchDocument, 'html'>, PageName {
  /** The position at which the archive's notes begin. */
  note?: number;
}

/** Before the hash in every id. */
const ID_PREFIX = `${site.language}_`;

/**
 * @param pages in the order of `documentsOf`
 * @throws an `Error` for a page whose id is not of the site's language
 */
export function makeFiles(pages: readonly IndexedPage[], words: WordsFile): SearchFiles {
  const items = pages.filter(isDated);
  const facets = items.map(({ entry }) => facetsOf(entry));
  const facetFile = (facet: FacetName): FacetFile => {
    const kind = kindOfFacet[facet];
    const byId = new Map(
      pages.flatMap(({ entry, title }) => (entry.kind === kind ? [[entry.id, { entry, title }]] : [])),
    );
    return [...postingsOf(facets.map((own) => own[facet]))]
      .flatMap(([id, postings]): FacetFile => {
        const value = byId.get(id);
        if (!value) return [];
        const { formerIds } = value.entry.fields;
        return [
          formerIds.length > 0 ? [id, value.title, postings, [...formerIds]] : [id, value.title, postings],
        ];
      })
      .sort(([, a], [, b]) => collator.compare(a, b));
  };
  return {
    items: itemsFile(items, bundlesOf(pages)),
    days: items.map(({ date }) => [...new Set([date.earliestDay, date.latestDay])].join('/')).join(' '),
    person: facetFile('person'),
    topic: facetFile('topic'),
    source: facetFile('source'),
    event: facetFile('event'),
    names: namesFile(pages),
    notes: notesFile(pages),
    words,
  };
}

const kindOfFacet = { person: 'people', topic: 'topics', source: 'sources', event: 'events' } as const;

const collator = new Intl.Collator('en');

interface DatedPage extends IndexedPage {
  entry: Entry<'articles' | 'events'>;
  date: DateView;
}

/** The pages of articles and events, which alone have dates. */
const isDated = (page: IndexedPage): page is DatedPage => page.date !== undefined;

const facetsOf = (entry: Entry<'articles' | 'events'>): Facets =>
  entry.kind === 'articles' ? facetsOfArticle(entry) : facetsOfEvent(entry);

function itemsFile(items: readonly DatedPage[], bundles: ItemsFile['bundles']): ItemsFile {
  const years = yearRange(items.map(({ date }) => date));
  const periods = postingsOf(items.map(({ date }) => periodsOf(date.edtf, years)));
  return {
    prefix: ID_PREFIX,
    bundles,
    count: items.length,
    events: postingsOf(items.map(({ entry }) => [entry.kind])).get('events') ?? [],
    periods: [...periods].sort(([a], [b]) => compareText(a, b)),
  };
}

/** The pages by their bundles, which hold pages that follow one another. */
function bundlesOf(pages: readonly IndexedPage[]): ItemsFile['bundles'] {
  const bundles: [bundle: string, ids: string[]][] = [];
  for (const { id, bundle } of pages) {
    const last = bundles.at(-1);
    if (last?.[0] === bundle) last[1].push(withoutPrefix(id));
    else bundles.push([bundle, [withoutPrefix(id)]]);
  }
  return bundles.map(([bundle, ids]) => [bundle.replace(ID_PREFIX, ''), ids.join(' ')]);
}

function withoutPrefix(id: string): string {
  if (!id.startsWith(ID_PREFIX)) throw new Error(`${id} is no id of the index for ${site.language}`);
  return id.slice(ID_PREFIX.length);
}

/** @param values those of each item, in order of time */
function postingsOf(values: readonly (readonly string[])[]): Map<string, number[]> {
  const items = new Map<string, number[]>();
  for (const [item, own] of values.entries()) {
    for (const value of new Set(own)) items.getOrInsertComputed(value, () => []).push(item);
  }
  return new Map([...items].map(([value, own]) => [value, encodePostings(own)]));
}

const namesFile = (pages: readonly IndexedPage[]): NamesFile =>
  pages.flatMap(
    ({ id, title, entry }): NamesFile =>
      entry.kind === 'people' || entry.kind === 'topics' || entry.kind === 'sources'
        ? [[facetOfKind[entry.kind], withoutPrefix(id), title, ...entry.fields.aliases]]
        : [],
  );

const notesFile = (pages: readonly IndexedPage[]): NotesFile =>
  Object.fromEntries(
    pages.flatMap(({ id, note }) => (note === undefined ? [] : [[withoutPrefix(id), note]])),
  );
