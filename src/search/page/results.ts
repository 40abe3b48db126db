/** Shows results: as a list, or under headings of years and months; more of them on request. */
import { monthName } from '../../archive/dates.ts';
import { facetNames } from '../../archive/facets.ts';
import { elementById, make } from './elements.ts';
import { type ExcerptPiece, excerptOf } from './excerpt.ts';
import { inFigures } from './messages.ts';
import type { LoadedPage } from './pagefind.ts';
import { BATCH, type SearchOutcome } from './search.ts';

/** The most results that are shown at once to somebody who comes back. */
const MAX_SHOWN = 200;

const results = elementById('results', HTMLElement);
const more = elementById('more', HTMLButtonElement);

/**
 * Shows the first results.
 *
 * @param signal aborted when another search is asked for: then nothing is shown any more
 * @param count how many
 * @returns what shows the next ones, and says how many are shown then. Throws, before it changes anything, where a
 *   result cannot be loaded.
 */
export async function showResults(
  found: SearchOutcome,
  signal: AbortSignal,
  count = BATCH,
): Promise<() => Promise<number>> {
  let shown = 0;
  const showPart = async (count: number) => {
    const part = await Promise.all(
      found.hits.slice(shown, shown + count).map(async ({ load, positions }) => {
        const page = await load();
        return { page, row: makeRow(page, positions, found) };
      }),
    );
    if (signal.aborted) return shown;
    if (shown === 0) results.replaceChildren();
    for (const { page, row } of part) listFor(page, found).append(row);
    if (shown > 0) part[0]?.row.querySelector('a')?.focus();
    shown += part.length;
    const left = found.hits.length - shown;
    more.hidden = left === 0;
    more.textContent = `Show ${Math.min(left, BATCH)} more of ${inFigures(found.hits.length)}`;
    return shown;
  };
  await showPart(Math.min(count, MAX_SHOWN));
  let next: Promise<number> | undefined;
  return () => {
    next ??= showPart(BATCH).finally(() => {
      next = undefined;
    });
    return next;
  };
}

export function clearResults() {
  results.replaceChildren();
  more.hidden = true;
}

/** The list that a result belongs into: the last one, unless its year or month is another, which then gets headings. */
function listFor({ filters }: LoadedPage, { state }: SearchOutcome): Element {
  const last = results.lastElementChild;
  if (state.view === 'list') return last ?? append(make('ol', { class: 'results' }));
  const period = filters.month?.[0] ?? '';
  const [year = '', month] = period.split('-');
  if (last instanceof HTMLElement && last.dataset.month === period) return last;
  if (!results.querySelector(`[data-year="${CSS.escape(year)}"]`))
    append(make('h2', { 'data-year': year }, year || 'Without a date'));
  if (year)
    append(make('h3', {}, month ? `${monthName(Number(month))} ${year}` : `${year}, month not known`));
  return append(make('ol', { class: 'results', 'data-month': period }));
}

function append<T extends Element>(element: T): T {
  results.append(element);
  return element;
}

function makeRow(page: LoadedPage, positions: number[][], found: SearchOutcome): HTMLLIElement {
  const { title, text, href } = excerptOf(page, found.terms, positions);
  const one = (name: string) => page.filters[name]?.[0];
  const heading = found.state.view === 'list' ? 'h2' : 'h4';
  const kind = one('kind') ?? '';
  const facts = [kind.charAt(0).toUpperCase() + kind.slice(1), one('by'), one('date')].filter(Boolean);
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

const marked = (pieces: readonly ExcerptPiece[]) =>
  pieces.map(({ text, marked }) => (marked ? make('mark', {}, text) : text));
