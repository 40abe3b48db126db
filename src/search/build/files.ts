/** Makes the files beside the search index out of the pages in it (`../format.ts`). */
import { viewDate } from '../../archive/dates.ts';
import { type FacetName, periodsOf, type YearRange } from '../../archive/facets.ts';
import { kindPaths } from '../../archive/paths.ts';
import { compareText } from '../../records/text.ts';
import { site } from '../../site.ts';
import {
  encodePostings,
  type FacetFile,
  type ItemsFile,
  normalize,
  type SearchFiles,
  type WordsFile,
} from '../format.ts';

/** A page as the index keeps it. */
export interface IndexedPage {
  /** By which a result names the page. */
  id: string;
  /** Below the site's base. */
  url: string;
  title: string;
  /** All words that can be found, as the page has them. */
  content: string;
  /** The values of each `data-pagefind-filter`. */
  filters: Record<string, string[]>;
}

/** Before the hash in every id. */
const ID_PREFIX = `${site.language}_`;

/** The first part of the paths of the pages that say what the values of a facet are called. */
const pathOfFacet: Record<FacetName, string> = {
  person: kindPaths.people,
  topic: kindPaths.topics,
  source: kindPaths.sources,
  event: kindPaths.events,
};

/**
 * @param pages all pages of the index
 * @throws an `Error` for a value of a facet that has no page of its own, and for a page that is not in the site's language
 */
export function makeFiles(pages: readonly IndexedPage[]): SearchFiles {
  const items = datedPages(pages);
  const byUrl = new Map(pages.map((page) => [page.url, page]));
  return {
    items: itemsFile(items),
    person: facetFile('person'),
    topic: facetFile('topic'),
    source: facetFile('source'),
    event: facetFile('event'),
    words: wordsFile(pages),
  };

  function facetFile(facet: FacetName): FacetFile {
    return [...postingsOf(items.map(({ page }) => page.filters[facet] ?? []))]
      .map(([id, postings]): FacetFile[number] => {
        const page = byUrl.get(`/${pathOfFacet[facet]}/${id}/`);
        if (!page) throw new Error(`the ${facet} \`${id}\` has no page in the search index`);
        const former = page.filters.former?.[0]?.split(' ');
        return former ? [id, page.title, postings, former] : [id, page.title, postings];
      })
      .sort(([, a], [, b]) => collator.compare(a, b));
  }
}

const collator = new Intl.Collator('en');

interface DatedPage {
  page: IndexedPage;
  date: ReturnType<typeof viewDate>;
}

/** The pages of articles and events, which alone have dates, in order of time. */
const datedPages = (pages: readonly IndexedPage[]): DatedPage[] =>
  pages
    .flatMap((page) => {
      const edtf = page.filters.edtf?.[0];
      return edtf ? [{ page, date: viewDate(edtf) }] : [];
    })
    .sort((a, b) => compareText(a.date.sortKey, b.date.sortKey) || compareText(a.page.url, b.page.url));

function itemsFile(items: readonly DatedPage[]): ItemsFile {
  const years = yearRange(items.map(({ date }) => date.year));
  const periods = postingsOf(items.map(({ date }) => periodsOf(date.edtf, years)));
  return {
    prefix: ID_PREFIX,
    ids: items.map(({ page }) => withoutPrefix(page.id)).join(' '),
    periods: [...periods].sort(([a], [b]) => compareText(a, b)),
  };
}

const yearRange = (years: readonly number[]): YearRange => ({
  first: years.reduce((least, year) => Math.min(least, year), Infinity),
  last: years.reduce((most, year) => Math.max(most, year), -Infinity),
});

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

/** The fewest pages on which a word of the first list stands, of the second, and of the last. */
const RANKS = [100, 10, 0];
/** Where there are more words than this, those of a single page are left out: most of them are numbers and slips. */
const MANY = 50_000;

/** In how many pages a word occurs (its document frequency). */
interface WordCount {
  word: string;
  pages: number;
  /** The index of the last page that was counted. */
  last: number;
}

/** The archive's own vocabulary, for the reader who misspells a word of it. */
function wordsFile(pages: readonly IndexedPage[]): WordsFile {
  const counts = new Map<string, WordCount>();
  // Most tokens come again and again: each is taken apart once.
  const byToken = new Map<string, WordCount[]>();
  const countsOf = (token: string) =>
    wordsIn(token).map((word) => counts.getOrInsertComputed(word, () => ({ word, pages: 0, last: -1 })));
  for (const [page, { content }] of pages.entries()) {
    for (const token of content.split(' ')) {
      for (const count of byToken.getOrInsertComputed(token, countsOf)) {
        if (count.last === page) continue;
        count.last = page;
        count.pages++;
      }
    }
  }
  const kept = [...counts.values()]
    .filter(({ pages }) => counts.size <= MANY || pages > 1)
    .sort((a, b) => compareText(a.word, b.word));
  return {
    words: RANKS.map((fewest, rank) =>
      kept
        .filter(({ pages }) => pages >= fewest && pages < (RANKS[rank - 1] ?? Infinity))
        .map(({ word }) => word),
    ),
    names: pages.filter(({ filters }) => !filters.edtf).map(({ title }) => title),
  };
}

/** Letters and digits, which marks such as an apostrophe may part; several of them joined by hyphens. */
const PLAIN = /^[^\p{L}\p{N}]*([\p{L}\p{M}\p{N}’']+(?:[-‐][\p{L}\p{M}\p{N}’']+)*)[^\p{L}\p{N}]*$/u;

/**
 * The words that a text between two spaces holds: of a compound, such as “lane-level”, also the parts. None where other
 * signs stand within it: nobody wants them suggested, and every word here has to be one that the index finds.
 */
function wordsIn(token: string): string[] {
  const [, plain] = PLAIN.exec(token) ?? [];
  if (!plain) return [];
  const parts = plain.split(/[-‐]/);
  return [...new Set([plain, ...parts].map(normalize))].filter((word) => word.length > 1);
}
