/** Makes the files beside the search index (`../format.ts`), from the records and from what the index keeps of each. */
import { viewDate } from '../../archive/dates.ts';
import {
  type FacetName,
  type Facets,
  facetOfKind,
  facetsOfArticle,
  facetsOfEvent,
  periodsOf,
  type YearRange,
} from '../../archive/facets.ts';
import type { Entry } from '../../records/record.ts';
import { compareText } from '../../records/text.ts';
import { site } from '../../site.ts';
import {
  encodePostings,
  type FacetFile,
  type ItemsFile,
  markOf,
  type NamesFile,
  type NotesFile,
  normalize,
  type SearchFiles,
  type WordsFile,
} from '../format.ts';

/** A record as the index keeps it. */
export interface IndexedPage {
  entry: Entry;
  /** Below the site's base. */
  url: string;
  title: string;
  /** By which a result names the page. */
  id: string;
  /** All words that can be found, with a space between them. */
  content: string;
  /** Everything in the document that has an id, and its position, counted in words. */
  anchors: readonly { id: string; location: number }[];
}

/** Before the hash in every id. */
const ID_PREFIX = `${site.language}_`;

/** @throws an `Error` for a page whose id is not of the site's language */
export function makeFiles(pages: readonly IndexedPage[]): SearchFiles {
  const items = datedPages(pages);
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
    items: itemsFile(items),
    days: items.map(({ date }) => [...new Set([date.earliestDay, date.latestDay])].join('/')).join(' '),
    person: facetFile('person'),
    topic: facetFile('topic'),
    source: facetFile('source'),
    event: facetFile('event'),
    names: namesFile(pages),
    notes: notesFile(pages),
    words: wordsFile(pages),
  };
}

const kindOfFacet = { person: 'people', topic: 'topics', source: 'sources', event: 'events' } as const;

const collator = new Intl.Collator('en');

interface DatedPage extends IndexedPage {
  entry: Entry<'articles' | 'events'>;
  date: ReturnType<typeof viewDate>;
}

/** The pages of articles and events, which alone have dates, in order of time. */
const datedPages = (pages: readonly IndexedPage[]): DatedPage[] =>
  pages
    .flatMap((page) => {
      const { entry } = page;
      return entry.kind === 'articles' || entry.kind === 'events'
        ? [{ ...page, entry, date: viewDate(entry.fields.date) }]
        : [];
    })
    .sort((a, b) => compareText(a.date.sortKey, b.date.sortKey) || compareText(a.url, b.url));

const facetsOf = (entry: Entry<'articles' | 'events'>): Facets =>
  entry.kind === 'articles' ? facetsOfArticle(entry) : facetsOfEvent(entry);

function itemsFile(items: readonly DatedPage[]): ItemsFile {
  const years = yearRange(items.map(({ date }) => date.year));
  const periods = postingsOf(items.map(({ date }) => periodsOf(date.edtf, years)));
  return {
    prefix: ID_PREFIX,
    ids: items.map(({ id }) => withoutPrefix(id)).join(' '),
    events: postingsOf(items.map(({ entry }) => [entry.kind])).get('events') ?? [],
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

const namesFile = (pages: readonly IndexedPage[]): NamesFile =>
  pages.flatMap(
    ({ id, title, entry }): NamesFile =>
      entry.kind === 'people' || entry.kind === 'topics' || entry.kind === 'sources'
        ? [[facetOfKind[entry.kind], withoutPrefix(id), title, ...entry.fields.aliases]]
        : [],
  );

const notesFile = (pages: readonly IndexedPage[]): NotesFile =>
  Object.fromEntries(
    pages.flatMap((page) => {
      const start = startOf('note', page);
      return start === undefined ? [] : [[withoutPrefix(page.id), start]];
    }),
  );

/** The position at which a part of a document begins. */
const startOf = (part: 'facts' | 'keys' | 'note', { anchors }: IndexedPage): number | undefined =>
  anchors.find(({ id }) => id === markOf(part))?.location;

/** The fewest pages on which a word of the first list stands, of the second, and of the last. */
const RANKS = [100, 10, 0];
/** Where there are more words than this, those of a single page are left out: most of them are numbers and slips. */
const MANY = 50_000;

/** A word of the archive. */
interface WordCount {
  /** Normalized. */
  word: string;
  /** In how many pages it occurs (its document frequency). */
  pages: number;
  /** The index of the last page that was counted. */
  last: number;
  /** How often it is written in which way. */
  forms: Map<string, number>;
}

/** The archive's own vocabulary, for the reader who misspells a word of it, or has not ended one. */
function wordsFile(pages: readonly IndexedPage[]): WordsFile {
  const counts = new Map<string, WordCount>();
  // Most tokens come again and again: each is taken apart once.
  const byToken = new Map<string, { uses: number; words: [count: WordCount, written: string][] }>();
  const takeApart = (token: string) => ({
    uses: 0,
    words: wordsIn(token).map(([word, written]): [WordCount, string] => [
      counts.getOrInsertComputed(word, () => ({ word, pages: 0, last: -1, forms: new Map() })),
      written,
    ]),
  });
  for (const [page, indexed] of pages.entries()) {
    for (const token of readableWords(indexed)) {
      const known = byToken.getOrInsertComputed(token, takeApart);
      known.uses++;
      for (const [count] of known.words) {
        if (count.last === page) continue;
        count.last = page;
        count.pages++;
      }
    }
  }
  for (const { uses, words } of byToken.values()) {
    for (const [{ forms }, written] of words) forms.set(written, (forms.get(written) ?? 0) + uses);
  }
  const kept = [...counts.values()]
    .filter(({ pages }) => counts.size <= MANY || pages > 1)
    .sort((a, b) => compareText(a.word, b.word));
  return RANKS.map((fewest, rank) =>
    kept
      .filter(({ pages }) => pages >= fewest && pages < (RANKS[rank - 1] ?? Infinity))
      .map(({ forms }) => mostUsed(forms)),
  );
}

function mostUsed(forms: ReadonlyMap<string, number>): string {
  const [[form] = ['']] = [...forms].sort(([a, uses], [b, others]) => others - uses || compareText(a, b));
  return form;
}

/** All but the keys, which nobody reads. */
function readableWords(page: IndexedPage): string[] {
  const words = page.content.split(' ');
  const [keys, note] = [startOf('keys', page), startOf('note', page)];
  return keys === undefined
    ? words
    : [...words.slice(0, keys), ...(note === undefined ? [] : words.slice(note))];
}

/** Letters and digits, which marks such as an apostrophe may part; several of them joined by hyphens. */
const PLAIN = /^[^\p{L}\p{N}]*([\p{L}\p{M}\p{N}’']+(?:[-‐][\p{L}\p{M}\p{N}’']+)*)[^\p{L}\p{N}]*$/u;

/**
 * The words that a text between two spaces holds, normalized and as they are written: of a compound, such as “lane-level”,
 * also the parts. None where other signs stand within it: nobody wants them suggested, and every word here has to be one that
 * the index finds. It has no parts of compounds with digits in them, nor of those that U+2010 joins, and takes apart further
 * what has capitals within it, as “iOS-only”.
 */
function wordsIn(token: string): [word: string, written: string][] {
  const [, plain] = PLAIN.exec(token) ?? [];
  if (!plain) return [];
  const parts = /[\p{N}‐]/u.test(plain) ? [] : plain.split('-').filter((part) => !/.\p{Lu}/u.test(part));
  const byWord = new Map([...parts, plain].map((written) => [normalize(written), written]));
  return [...byWord].filter(([word]) => word.length > 1);
}
