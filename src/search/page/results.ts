/** Shows results: as a list, or under headings of years and months; more of them on request. */

import { capitalized } from '../../archive/counts.ts';
import { monthName } from '../../archive/dates.ts';
import { kindPaths } from '../../archive/paths.ts';
import { ownMark } from '../../records/language.ts';
import type { Kind } from '../../records/record.ts';
import { isMark, markOf, type ValueMark } from '../format.ts';
import { elementById, make } from './elements.ts';
import type { Hit } from './engine.ts';
import { asPrinted, type ExcerptPiece, excerptOf } from './excerpt.ts';
import { inFigures } from './messages.ts';
import type { LoadedPage } from './pagefind.ts';
import { BATCH, type SearchOutcome } from './search.ts';

/** The most results that are shown at once to somebody who comes back. */
const MAX_SHOWN = 200;

const results = elementById('results', HTMLElement);
const more = elementById('more', HTMLButtonElement);
const csv = elementById('csv', HTMLButtonElement);

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
      found.hits.slice(shown, shown + count).map(async (hit) => {
        const page = await hit.load();
        return { page, row: makeRow(page, hit, found) };
      }),
    );
    if (signal.aborted) return shown;
    if (shown === 0) results.replaceChildren();
    for (const { page, row } of part) listFor(page, found).append(row);
    if (shown > 0) part[0]?.row.querySelector('a')?.focus();
    shown += part.length;
    const left = found.hits.length - shown;
    more.hidden = left === 0;
    csv.hidden = shown === 0;
    more.textContent = `Show ${Math.min(left, BATCH)} more of ${inFigures(found.hits.length)}`;
    return shown;
  };
  // A few more are shown at once rather than for another click.
  const isNearlyAll = found.hits.length <= 1.5 * BATCH;
  await showPart(isNearlyAll ? found.hits.length : Math.min(count, MAX_SHOWN));
  let next: Promise<number> | undefined;
  return () => {
    next ??= showPart(BATCH).finally(() => {
      next = undefined;
    });
    return next;
  };
}

/** At most so many results are saved. */
const MAX_SAVED = 1000;

/** Saves the results as a table (CSV, RFC 4180), in their order. */
export async function saveCsv({ hits }: SearchOutcome) {
  const rows = await Promise.all(
    hits.slice(0, MAX_SAVED).map(async (hit) => {
      const page = await hit.load();
      const { title } = excerptOf(page, [], []);
      return [
        nameOfKind(page),
        title.map(({ text }) => text).join(''),
        factOf(page, 'source'),
        factOf(page, 'date'),
        new URL(page.url, location.href).href,
      ];
    }),
  );
  const lines = [['Kind', 'Title', 'Source', 'Date', 'Address'], ...rows].map((row) =>
    row.map(cellOf).join(','),
  );
  const link = make('a', { download: 'results.csv' });
  link.href = URL.createObjectURL(new Blob([`\uFEFF${lines.join('\r\n')}\r\n`], { type: 'text/csv' }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** A spreadsheet takes what begins so for a formula: an apostrophe before it says that it is none. */
const cellOf = (text: string): string => `"${text.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;

/** The list that a result belongs into: the last one, unless its year or month is another, which then gets headings. */
function listFor(page: LoadedPage, { state }: SearchOutcome): Element {
  const last = results.lastElementChild;
  if (state.view === 'list') return last ?? append(make('ol', { class: 'results' }));
  const period = valueIn(page, 'month') ?? '';
  const [year = '', month] = period.split('-');
  if (last instanceof HTMLElement && last.dataset.month === period) return last;
  const title = year || (factOf(page, 'date') ? 'Of no single year' : 'Without a date');
  if (!results.querySelector(`[data-year="${CSS.escape(title)}"]`))
    append(make('h2', { 'data-year': title }, title));
  if (year)
    append(make('h3', {}, month ? `${monthName(Number(month))} ${year}` : `${year}, month not known`));
  return append(make('ol', { class: 'results', 'data-month': period }));
}

function append<T extends Element>(element: T): T {
  results.append(element);
  return element;
}

function makeRow(page: LoadedPage, hit: Hit, found: SearchOutcome): HTMLLIElement {
  const { title, text, href } = excerptOf(page, found.terms, hit.positions);
  const heading = found.state.view === 'list' ? 'h2' : 'h4';
  const isNamed = found.isNamed && hit === found.hits[0];
  const kind = nameOfKind(page);
  const facts = [
    isNamed ? `${kind} of this name` : kind,
    factOf(page, 'source'),
    has(page, 'retracted') && 'retracted',
    factOf(page, 'date'),
  ].filter(Boolean);
  return make(
    'li',
    isNamed ? { class: 'best' } : {},
    make(
      heading,
      {},
      make(
        'a',
        {
          href: found.anchor ? `${page.url}#${found.anchor}` : href,
          lang: valueIn(page, 'language'),
          dir: 'auto',
        },
        ...marked(title),
      ),
    ),
    make('p', { class: signOf(page) }, facts.join(' · ')),
    make(
      'p',
      { class: 'summary', lang: ownMark.lang, dir: 'auto' },
      ...(hit.isInNote ? [make('span', { class: 'in-note' }, 'In the archive’s note'), ' '] : []),
      ...marked(text),
    ),
  );
}

/** Of the pages under each path, the class that gives them their sign, and the name. */
const kinds: Record<string, { sign: Kind; name: string }> = {
  [kindPaths.articles]: { sign: 'articles', name: 'Story' },
  [kindPaths.events]: { sign: 'events', name: 'Event' },
  [kindPaths.people]: { sign: 'people', name: 'Person' },
  [kindPaths.topics]: { sign: 'topics', name: 'Topic' },
  [kindPaths.sources]: { sign: 'sources', name: 'Source' },
};

const kindOf = ({ url }: LoadedPage) => kinds[url.split('/').at(-3) ?? ''];

/** “Story”; of a person’s page, what it is. */
const nameOfKind = (page: LoadedPage): string =>
  capitalized(valueIn(page, 'type') ?? kindOf(page)?.name ?? '');

/** The classes of a line that begins with the sign of a page's kind. */
function signOf(page: LoadedPage): string {
  return ['by sign', kindOf(page)?.sign, has(page, 'uncertain') && 'uncertain'].filter(Boolean).join(' ');
}

/** Does a page's index say this of it? */
const has = ({ anchors }: LoadedPage, name: 'retracted' | 'uncertain'): boolean =>
  anchors.some(({ id }) => id === markOf(name));

/** A fact that stands in a page's index by itself, such as “The Epoch Times”. */
function factOf({ anchors, words }: LoadedPage, name: 'source' | 'date'): string {
  const start = anchors.find(({ id }) => id === markOf(name))?.location;
  if (start === undefined) return '';
  const end = anchors.find(({ id, location }) => isMark(id) && location > start)?.location ?? words.length;
  return asPrinted(words, start, end).replace(/\.$/, '');
}

/** The rest of an id that says something: of `data:month=2024-04` the month. */
const valueIn = ({ anchors }: LoadedPage, name: ValueMark): string | undefined =>
  anchors.find(({ id }) => id.startsWith(markOf(name)))?.id.slice(markOf(name).length);

const marked = (pieces: readonly ExcerptPiece[]) =>
  pieces.map(({ text, marked }) => (marked ? make('mark', {}, text) : text));
