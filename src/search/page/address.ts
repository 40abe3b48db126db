/** The state of the search page, and the address that says it: the one follows from the other, both ways. */
import { monthName } from '../../archive/dates.ts';
import { type FacetName, facetNames, isPeriod } from '../../archive/facets.ts';

export const orders = ['relevance', 'newest', 'oldest'] as const;
type Order = (typeof orders)[number];

export const views = ['list', 'months'] as const;
export const kindNames = ['story', 'event', 'person', 'topic', 'source'] as const;
/** What a result is. */
export type KindName = (typeof kindNames)[number];

/** How results are shown: as one list, or under headings of years and months. */
type View = (typeof views)[number];

export interface SearchState {
  /** The query as it was written. */
  q: string;
  /** The chosen ids: any of a facet, and all facets. */
  chosen: Record<FacetName, string[]>;
  /** The one kind of page that is shown; empty for all. */
  kind: KindName | '';
  /** A year, a month or a day; empty for no limit. */
  from: string;
  to: string;
  /** Empty for the usual one: see `orderOf`. */
  order: Order | '';
  view: View;
}

export interface ParsedAddress {
  state: SearchState;
  /** What the address holds that means nothing, in words for the reader. */
  faults: string[];
}

/** In characters. */
export const MAX_QUERY = 300;
/** Of each facet. */
const MAX_CHOSEN = 50;

export const nothingChosen = (): SearchState['chosen'] => ({ person: [], topic: [], source: [], event: [] });

export const isFiltered = ({ chosen, kind, from, to }: SearchState): boolean =>
  Boolean(kind || from || to) || facetNames.some((facet) => chosen[facet].length > 0);

/** May something lie between two periods, themselves included? Of a missing one nothing is asked. */
export const isRange = ({ from, to }: Pick<SearchState, 'from' | 'to'>): boolean =>
  !from || !to || from.slice(0, to.length) <= to.slice(0, from.length);

/** The state with a value of a facet, or without it. */
export function choose(state: SearchState, facet: FacetName, id: string, isChosen: boolean): SearchState {
  const others = state.chosen[facet].filter((other) => other !== id);
  return { ...state, chosen: { ...state.chosen, [facet]: isChosen ? [...others, id] : others } };
}

/** Is nothing asked for? */
export const isEmpty = (state: SearchState): boolean => !state.q && !isFiltered(state);

/** What is found by its words comes in order of relevance, and the rest in order of time, unless another is chosen. */
export const orderOf = ({ q, view, order }: Pick<SearchState, 'q' | 'view' | 'order'>): Order =>
  order || (q && view === 'list' ? 'relevance' : 'newest');

/** The canonical form of a state: what is of no effect is left out, what is too long is cut. */
export function canonicalize(state: SearchState): SearchState {
  const q = state.q.trim().slice(0, MAX_QUERY).trim().toWellFormed();
  const isUsual = state.order === 'relevance' || state.order === orderOf({ ...state, q, order: '' });
  const chosen = nothingChosen();
  for (const facet of facetNames) chosen[facet] = [...new Set(state.chosen[facet])].slice(0, MAX_CHOSEN);
  return { ...state, q, chosen, order: isUsual ? '' : state.order };
}

/**
 * Reads an address. Whatever it holds, there is a state; values that mean nothing are left out and named, and what
 * other sites add to an address is passed over.
 *
 * @param search the part from the question mark on, such as `?q=bridge&person=mina-torvald&from=2018&to=2024-04&sort=oldest`
 */
export function readAddress(search: string): ParsedAddress {
  const given = new URLSearchParams(search);
  const faults: string[] = [];
  const q = given.get('q')?.trim() ?? '';
  if (q.length > MAX_QUERY) faults.push(`The query is cut after ${MAX_QUERY} characters.`);
  const period = (name: 'from' | 'to'): string => {
    const text = given.get(name) ?? '';
    if (text === '' || isPeriod(text)) return text;
    faults.push(
      `“${truncate(text)}” is no year, month or day such as 2024, 2024-04 or 2024-04-29, and is left out.`,
    );
    return '';
  };
  let [from, to] = [period('from'), period('to')];
  if (!isRange({ from, to })) {
    faults.push(`${from} is later than ${to}: both are left out.`);
    from = to = '';
  }
  const option = <T extends string>(name: string, values: readonly T[]): T | undefined => {
    const text = given.get(name);
    const value = oneOf(values, text);
    if (text && !value) faults.push(`“${truncate(text)}” is none of ${values.join(', ')}, and is left out.`);
    return value;
  };
  const chosen = nothingChosen();
  for (const facet of facetNames) chosen[facet] = given.getAll(facet).filter(Boolean);
  const view = option('view', views) ?? 'list';
  const order = option('sort', orders) ?? '';
  const kind = option('kind', kindNames) ?? '';
  return { state: canonicalize({ q, chosen, kind, from, to, order, view }), faults };
}

/** The value that a text is; `undefined` where it is none of them. */
export const oneOf = <T extends string>(values: readonly T[], text: string | null): T | undefined =>
  values.find((one) => one === text);

/** @returns the address's part from the question mark on; empty where nothing is asked for */
export function writeAddress(state: SearchState): string {
  const { q, chosen, kind, from, to, order, view } = canonicalize(state);
  const parameters = [
    ['q', q],
    ...facetNames.flatMap((facet) => chosen[facet].map((id) => [facet, id])),
    ['kind', kind],
    ['from', from],
    ['to', to],
    ['sort', order],
    ['view', view === 'list' ? '' : view],
  ];
  const text = new URLSearchParams(parameters.filter(([, value]) => value)).toString();
  return text && `?${text}`;
}

/** A reader's own words as they are quoted in a sentence. */
export const truncate = (text: string): string =>
  text.length > 40 ? `${text.slice(0, 39).replace(/[\ud800-\udbff]$/, '')}…` : text;

/** `2024-04-29` as “29 April 2024”. */
export function periodInWords(period: string): string {
  const [year = '', month, day] = period.split('-').map(Number);
  return [day, month && monthName(month), year].filter(Boolean).join(' ');
}
