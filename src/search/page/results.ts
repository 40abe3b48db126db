/** Shows results: as a list, or under headings of years and months; more of them on request. */
import { monthName } from '../../archive/dates.ts';
import { facetNames } from '../../archive/facets.ts';
import { make, theOne } from './elements.ts';
import type { Hit } from './engine.ts';
import { excerptOf, type Piece } from './excerpt.ts';
import type { Fragment } from './pagefind.ts';
import { AT_ONCE, type Found } from './search.ts';
import { written } from './wording.ts';

/** As many as are shown again to somebody who comes back. */
const MOST = 200;

const results = theOne('results', HTMLElement);
const more = theOne('more', HTMLButtonElement);

/**
 * Shows the first results.
 *
 * @param count how many
 * @returns what shows the next ones, and says how many are shown then. Throws, before it changes anything, where a
 *   result cannot be loaded.
 */
export async function showResults(
  found: Found,
  isCurrent: () => boolean,
  count = AT_ONCE,
): Promise<() => Promise<number>> {
  let shown = 0;
  let isLoading = false;
  const next = async () => {
    if (isLoading) return shown;
    isLoading = true;
    try {
      await showPart(AT_ONCE);
    } finally {
      isLoading = false;
    }
    return shown;
  };
  const showPart = async (count: number) => {
    const part = found.hits.slice(shown, shown + count);
    const pages = await Promise.all(part.map((hit) => hit.data()));
    if (!isCurrent()) return;
    const links = pages.map((page, index) => row(page, part[index] as Hit, found));
    if (shown === 0) results.replaceChildren();
    for (const [index, item] of links.entries()) listFor(pages[index] as Fragment, found).append(item);
    const isFirst = shown === 0;
    shown += part.length;
    const left = found.hits.length - shown;
    more.hidden = left === 0;
    more.textContent = `Show ${Math.min(left, AT_ONCE)} more of ${written(found.hits.length)}`;
    if (!isFirst) links[0]?.querySelector('a')?.focus();
  };
  await showPart(Math.min(count, MOST));
  return next;
}

export function clearResults() {
  results.replaceChildren();
  more.hidden = true;
}

/** The list that a result belongs into: the last one, unless its year or month is another. */
function listFor({ filters }: Fragment, { state }: Found): Element {
  const last = results.lastElementChild;
  if (state.view === 'list') return last ?? append(make('ol', { class: 'results' }));
  const [year, month] = (filters.month?.[0] ?? '').split('-');
  const key = [year, month].join('-');
  if (last instanceof HTMLElement && last.dataset.month === key) return last;
  const of = results.querySelector(`[data-year="${CSS.escape(year ?? '')}"]`);
  if (!of) append(make('h2', { 'data-year': year }, year || 'Without a date'));
  if (year)
    append(make('h3', {}, month ? `${monthName(Number(month))} ${year}` : `${year}, month not known`));
  return append(make('ol', { class: 'results', 'data-month': key }));
}

function append<T extends Element>(element: T): T {
  results.append(element);
  return element;
}

const kinds: Record<string, string> = {
  article: 'Article',
  event: 'Event',
  person: 'Person',
  topic: 'Topic',
  source: 'Source',
};

function row(page: Fragment, { places }: Hit, found: Found): HTMLLIElement {
  const { title, text, href } = excerptOf(page, found.terms, places);
  const one = (name: string) => page.filters[name]?.[0];
  const heading = found.state.view === 'list' ? 'h2' : 'h4';
  const facts = [kinds[one('kind') ?? ''], one('by'), one('date')].filter(Boolean);
  const matched = facetNames.flatMap((facet) =>
    found.names[facet].filter(({ id }) => page.filters[facet]?.includes(id)).map(({ name }) => name),
  );
  return make(
    'li',
    {},
    make(heading, {}, make('a', { href, lang: one('language'), dir: 'auto' }, ...marked(title))),
    make('p', { class: 'by' }, facts.join(' · ')),
    make('p', { class: 'summary', dir: 'auto' }, ...marked(text)),
    ...(matched.length > 0 ? [make('p', { class: 'matched' }, `Matches ${matched.join(', ')}`)] : []),
  );
}

const marked = (pieces: readonly Piece[]) =>
  pieces.map(({ text, marked }) => (marked ? make('mark', {}, text) : text));
