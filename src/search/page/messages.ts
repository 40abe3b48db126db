/** What is said of a search, in words: the page's title, what was found, and what failed. */
import { facetNames } from '../../archive/facets.ts';
import { isNarrowed, readAddress, type State, shorten, writeAddress } from './address.ts';
import { make, theOne } from './elements.ts';
import type { Found } from './search.ts';
import { periodInWords, written } from './wording.ts';

const status = theOne('status', HTMLElement);
const alarm = theOne('alert', HTMLElement);

/** One announcement for what was found, and an urgent one for nothing. */
export function sayFound({ state, hits, notes, suggestions, fewer }: Found) {
  const isAsked = Boolean(state.q) || isNarrowed(state);
  const isFound = !isAsked || hits.length > 0;
  const count = hits.length === 1 ? '1 result' : `${written(hits.length)} results`;
  const parts: Node[] = notes.map((note) => make('span', {}, note));
  if (isAsked) parts.unshift(make('strong', {}, isFound ? count : nothingFound(state)));
  if (suggestions.length > 0)
    parts.push(make('span', {}, 'Did you mean ', ...choice(suggestions, state), '?'));
  if (fewer.length > 0)
    parts.push(make('span', {}, 'No page has them all. Try ', ...choice(fewer, state), '.'));
  if (!isFound && isNarrowed(state) && state.q) {
    parts.push(linkTo('Look without the limits', { ...readAddress('').state, q: state.q }));
  }
  (isFound ? alarm : status).replaceChildren();
  (isFound ? status : alarm).replaceChildren(...parts.flatMap((part) => [part, ' ']));
}

export function sayFailure() {
  status.replaceChildren();
  alarm.textContent = import.meta.env.DEV
    ? 'The search index is made by a build: npm start shows the site with it.'
    : 'The search index could not be loaded. Your search is kept: try again.';
}

const nothingFound = (state: State): string =>
  `Nothing was found${state.q && ` for ${quoted(shorten(state.q))}`}${isNarrowed(state) ? ' within these limits' : ''}.`;

const choice = (queries: readonly string[], state: State) =>
  queries.flatMap((q, index) => [index > 0 ? ' or ' : '', linkTo(q, { ...state, q })]);

const linkTo = (text: string, state: State) =>
  make('a', { href: location.pathname + writeAddress(state) }, text);

/** A query that holds quotation marks of its own gets no more. */
const quoted = (q: string): string => (/[“”„«»"]/.test(q) ? q : `“${q}”`);

/** What is looked at: “toll money” bridge, Mina Torvald, from 2018. Empty where nothing is. */
export function inWords({ state, names }: Found): string {
  return [
    ...(state.q ? [quoted(shorten(state.q))] : []),
    ...facetNames.flatMap((facet) => names[facet].map(({ name }) => name)),
    ...(state.from ? [`from ${periodInWords(state.from)}`] : []),
    ...(state.to ? [`until ${periodInWords(state.to)}`] : []),
  ].join(', ');
}
