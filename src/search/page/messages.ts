/** What is said of a search, in words: the page's title, what was found, and what failed. */

import { site } from '#site';
import { type FacetName, facetNames } from '../../archive/facets.ts';
import { urlOfAll, urlOfTimeline } from '../../archive/urls.ts';
import {
  isFiltered,
  type KindName,
  periodInWords,
  readAddress,
  type SearchState,
  truncate,
  writeAddress,
} from './address.ts';
import { elementById, make } from './elements.ts';
import type { SearchOutcome } from './search.ts';

/** As the page has it. */
const facetTitle = (facet: FacetName) => document.querySelector(`#facet-${facet} > summary`)?.textContent;

/** What several of a kind are called. */
export const kindTitles: Record<KindName, string> = {
  story: 'Stories',
  event: 'Events',
  person: facetTitle('person') ?? 'People',
  topic: 'Topics',
  source: 'Sources',
};

/** After how many milliseconds a reader is told to wait, and that it takes long. */
const [SHORT, LONG] = [200, 6000];

const status = elementById('status', HTMLElement);
const alert = elementById('alert', HTMLElement);
const loading = elementById('loading', HTMLElement);
const results = elementById('results', HTMLElement);
const retry = elementById('retry', HTMLButtonElement);

/**
 * Says that a search takes a while, if it does, and that it takes long.
 *
 * @param signal aborted when another search is asked for
 */
export function showWaiting(signal: AbortSignal) {
  retry.hidden = true;
  results.setAttribute('aria-busy', 'true');
  const say = (words: string, isLong: boolean) => {
    if (signal.aborted || !results.hasAttribute('aria-busy')) return;
    loading.textContent = words;
    loading.hidden = false;
    retry.hidden = !isLong;
  };
  setTimeout(say, SHORT, 'Searching…', false);
  setTimeout(
    say,
    LONG,
    'Still searching. The connection is slow, or the words stand on very many pages: wait, or try again.',
    true,
  );
}

/** Says nothing of waiting any more. */
function hideWaiting() {
  retry.hidden = true;
  loading.hidden = true;
  results.removeAttribute('aria-busy');
}

/** One announcement for what was found, and an urgent one for nothing. */
export function sayFound({ state, hits, notes, why, suggestions, shownFor, period }: SearchOutcome) {
  hideWaiting();
  const isAsked = Boolean(state.q) || isFiltered(state);
  const isFound = !isAsked || hits.length > 0;
  const count = hits.length === 1 ? '1 result' : `${inFigures(hits.length)} results`;
  const parts: Node[] = notes.map((note) => make('span', {}, note));
  if (isAsked) parts.unshift(make('strong', {}, isFound ? count : (why ?? nothingFound(state))));
  if (shownFor) parts.push(make('span', {}, 'Shown for ', linkTo(shownFor, { ...state, q: shownFor }), '.'));
  else if (suggestions.length > 0)
    parts.push(make('span', {}, 'Did you mean ', ...linksTo(suggestions, state), '?'));
  if (period) {
    const limited = { ...state, q: '', from: period, to: period };
    parts.push(make('span', {}, linkTo(`Limit to ${periodInWords(period)}`, limited)));
  }
  if (!isFound && isFiltered(state) && state.q) {
    parts.push(linkTo('Look without the limits', { ...readAddress('').state, q: state.q }));
  }
  if (!isFound) parts.push(make('span', {}, 'Or look through the ', ...linksToLists(), '.'));
  (isFound ? alert : status).replaceChildren();
  (isFound ? status : alert).replaceChildren(...parts.flatMap((part) => [part, ' ']));
}

/** Says that the index could not be loaded, and offers to try again. */
export function sayFailure() {
  hideWaiting();
  retry.hidden = false;
  status.replaceChildren();
  alert.textContent = import.meta.env.DEV
    ? 'The search index is made by a build: npm start shows the site with it.'
    : 'The search index could not be loaded. Your search is kept: try again.';
}

const nothingFound = (state: SearchState): string =>
  `Nothing was found${state.q && ` for ${inQuotes(truncate(state.q))}`}${isFiltered(state) ? ' within these limits' : ''}.`;

const linksTo = (queries: readonly string[], state: SearchState) =>
  queries.flatMap((q, index) => [index > 0 ? ' or ' : '', linkTo(q, { ...state, q })]);

/** “timeline, the people or the topics”. */
const linksToLists = () => [
  make('a', { href: urlOfTimeline() }, 'timeline'),
  ', the ',
  make('a', { href: urlOfAll('people') }, 'people'),
  ' or the ',
  make('a', { href: urlOfAll('topics') }, 'topics'),
];

const linkTo = (text: string, state: SearchState) => make('a', { href: hrefOf(state) }, text);

/** A query that holds quotation marks of its own gets no more. */
const inQuotes = (q: string): string => (/[“”„«»"]/.test(q) ? q : `“${q}”`);

/** What is searched for, for the page's title: “toll money” bridge, Mina Torvald, from 2018. Empty where nothing is. */
export function searchInWords({ state, names }: SearchOutcome): string {
  return [
    state.q && inQuotes(truncate(state.q)),
    state.kind && kindTitles[state.kind].toLowerCase(),
    ...facetNames.flatMap((facet) => names[facet].map(({ name }) => name)),
    state.from && `from ${periodInWords(state.from)}`,
    state.to && `until ${periodInWords(state.to)}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** The address of a search, from the site's root on. */
export const hrefOf = (state: SearchState): string => location.pathname + writeAddress(state);

/** A number as the site writes it: 12,384. */
export const inFigures = (number: number): string => number.toLocaleString(site.locale);
