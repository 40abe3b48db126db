/** What the search page shows, and the address that says so: the one follows from the other, both ways. */
import { type FacetName, facetNames, isPeriod } from '../../archive/facets.ts';

export const orders = ['relevance', 'newest', 'oldest'] as const;
export type Order = (typeof orders)[number];

export const views = ['list', 'months'] as const;
/** `months`: under headings of years and months. */
export type View = (typeof views)[number];

export interface State {
  /** The query as it was written. */
  q: string;
  /** The chosen ids: any of a facet, and all facets. */
  chosen: Record<FacetName, string[]>;
  /** A year or a month; empty for no limit. */
  from: string;
  to: string;
  /** Empty for the usual one: see `orderOf`. */
  order: Order | '';
  view: View;
}

export interface Reading {
  state: State;
  /** What the address holds that means nothing, in words for the reader. */
  faults: string[];
}

export const MOST_CHARACTERS = 300;
const MOST_CHOSEN = 50;

export const nothingChosen = (): State['chosen'] => ({ person: [], topic: [], source: [], event: [] });

export const isNarrowed = ({ chosen, from, to }: State): boolean =>
  Boolean(from || to) || facetNames.some((facet) => chosen[facet].length > 0);

/** May something lie between the two ends? */
export const isSpan = ({ from, to }: Pick<State, 'from' | 'to'>): boolean =>
  !from || !to || from.slice(0, to.length) <= to.slice(0, from.length);

/** Is nothing asked for? */
export const isEmpty = (state: State): boolean => !state.q && !isNarrowed(state);

/** What is found by its words comes in order of relevance, and the rest in order of time, unless another is chosen. */
export const orderOf = ({ q, view, order }: Pick<State, 'q' | 'view' | 'order'>): Order =>
  order || (q && view === 'list' ? 'relevance' : 'newest');

/** The state as the page shows it, without what is of no effect. */
export function settle(state: State): State {
  const q = state.q.trim().slice(0, MOST_CHARACTERS).trim().toWellFormed();
  const isUsual = state.order === 'relevance' || state.order === orderOf({ ...state, q, order: '' });
  const chosen = nothingChosen();
  for (const facet of facetNames) chosen[facet] = [...new Set(state.chosen[facet])].slice(0, MOST_CHOSEN);
  return { ...state, q, chosen, order: isUsual ? '' : state.order };
}

/**
 * Reads an address. Whatever it holds, there is a state; values that mean nothing are left out and named, and what
 * other sites add to an address is passed over.
 *
 * @param search the part from the question mark on, such as `?q=bridge&person=mina-torvald&from=2018&to=2024-04&sort=oldest`
 */
export function readAddress(search: string): Reading {
  const given = new URLSearchParams(search);
  const faults: string[] = [];
  const q = given.get('q')?.trim() ?? '';
  if (q.length > MOST_CHARACTERS) faults.push(`The query is cut after ${MOST_CHARACTERS} characters.`);
  const period = (name: 'from' | 'to'): string => {
    const text = given.get(name) ?? '';
    if (text === '' || isPeriod(text)) return text;
    faults.push(`“${shorten(text)}” is no year or month such as 2024 or 2024-04, and is left out.`);
    return '';
  };
  let [from, to] = [period('from'), period('to')];
  if (!isSpan({ from, to })) {
    faults.push(`${from} is later than ${to}: both are left out.`);
    from = to = '';
  }
  const oneOf = <T extends string>(name: string, values: readonly T[]): T | undefined => {
    const text = given.get(name);
    const value = values.find((one) => one === text);
    if (text && !value) faults.push(`“${shorten(text)}” is none of ${values.join(', ')}, and is left out.`);
    return value;
  };
  const chosen = nothingChosen();
  for (const facet of facetNames) chosen[facet] = given.getAll(facet).filter(Boolean);
  const view = oneOf('view', views) ?? 'list';
  const order = oneOf('sort', orders) ?? '';
  return { state: settle({ q, chosen, from, to, order, view }), faults };
}

/** @returns the address's part from the question mark on; empty where nothing is asked for */
export function writeAddress(unsettled: State): string {
  const { q, chosen, from, to, order, view } = settle(unsettled);
  const parameters = new URLSearchParams({
    ...(q && { q }),
  });
  for (const facet of facetNames) for (const id of chosen[facet]) parameters.append(facet, id);
  if (from) parameters.set('from', from);
  if (to) parameters.set('to', to);
  if (order) parameters.set('sort', order);
  if (view !== 'list') parameters.set('view', view);
  const text = parameters.toString();
  return text && `?${text}`;
}

export const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
