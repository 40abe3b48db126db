/** Which items belong to which person, topic, source, event and time, as the search page asks for it. */
import { viewDate } from '../../archive/dates.ts';
import { type FacetName, facetNames, periodsOf, type YearRange } from '../../archive/facets.ts';
import { kindPaths } from '../../archive/paths.ts';
import { compareText } from '../../records/text.ts';
import { site } from '../../site.ts';
import { type FacetFile, type ItemsFile, toSteps } from '../format.ts';
import type { IndexedPage } from './fragments.ts';

export interface Catalog {
  items: ItemsFile;
  facets: Record<FacetName, FacetFile>;
}

/** Before the hash in every id. */
const PREFIX = `${site.language}_`;

/** The folders of the pages that say what the values of a facet are called. */
const folderOf: Record<FacetName, string> = {
  person: kindPaths.people,
  topic: kindPaths.topics,
  source: kindPaths.sources,
  event: kindPaths.events,
};

/**
 * @param pages all pages of the index
 * @throws an `Error` for a value of a facet that has no page of its own
 */
export function catalogOf(pages: readonly IndexedPage[]): Catalog {
  const items = pages
    .flatMap((page) => {
      const edtf = page.filters.edtf?.[0];
      return edtf ? [{ page, date: viewDate(edtf) }] : [];
    })
    .sort((a, b) => compareText(a.date.sortKey, b.date.sortKey) || compareText(a.page.url, b.page.url));
  const own = new Map(pages.map((page) => [page.url, page]));
  const years = yearsOf(items.map(({ date }) => date.year));
  const periods = group(items.map(({ date }) => periodsOf(date.edtf, years)));
  return {
    items: {
      prefix: PREFIX,
      ids: items.map(({ page }) => idOf(page)).join(' '),
      periods: [...periods]
        .sort(([a], [b]) => compareText(a, b))
        .map(([period, of]) => [period, toSteps(of)]),
    },
    facets: Object.fromEntries(facetNames.map((facet) => [facet, facetFile(facet)])) as Catalog['facets'],
  };

  function facetFile(facet: FacetName): FacetFile {
    return [...group(items.map(({ page }) => page.filters[facet] ?? []))]
      .map(([id, of]): FacetFile[number] => {
        const { title, filters } = pageOf(facet, id);
        const former = filters.former?.[0]?.split(' ');
        return former ? [id, title, toSteps(of), former] : [id, title, toSteps(of)];
      })
      .sort(([, a], [, b]) => collator.compare(a, b));
  }

  function pageOf(facet: FacetName, id: string): IndexedPage {
    const page = own.get(`/${folderOf[facet]}/${id}/`);
    if (!page) throw new Error(`the ${facet} \`${id}\` has no page in the search index`);
    return page;
  }
}

const collator = new Intl.Collator('en');

const yearsOf = (years: readonly number[]): YearRange => ({
  first: years.reduce((least, year) => Math.min(least, year), Infinity),
  last: years.reduce((most, year) => Math.max(most, year), -Infinity),
});

function idOf({ id }: IndexedPage): string {
  if (!id.startsWith(PREFIX)) throw new Error(`${id} is no id of the index for ${site.language}`);
  return id.slice(PREFIX.length);
}

/** The numbers of the items that have each value, in rising order. */
function group(values: readonly (readonly string[])[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const [item, own] of values.entries()) {
    for (const value of new Set(own)) groups.getOrInsertComputed(value, () => []).push(item);
  }
  return groups;
}
