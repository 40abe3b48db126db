/** The controls that narrow a search down: the values of each facet with their counts, dates, and what is chosen. */

import { type FacetName, facetNames } from '../../archive/facets.ts';
import { type State, writeAddress } from './address.ts';
import type { Count } from './catalog.ts';
import { make, theOne } from './elements.ts';
import type { Found, Search } from './search.ts';
import { periodInWords, written } from './wording.ts';

/** A facet with more values than this has a box to find one in, and shows only so many at first. */
const MANY = 10;

const chips = theOne('chips', HTMLElement);

/** One facet: a disclosure that loads its values when it is opened. */
export class FacetList {
  readonly facet: FacetName;
  readonly #box: HTMLDetailsElement;
  readonly #values: HTMLElement;
  readonly #title: string;
  readonly #choose: (facet: FacetName, id: string, isChosen: boolean) => void;
  #counts: Count[] = [];
  #chosen: readonly string[] = [];

  constructor(
    facet: FacetName,
    open: (list: FacetList) => void,
    choose: (facet: FacetName, id: string, isChosen: boolean) => void,
  ) {
    this.facet = facet;
    this.#box = theOne(`facet-${facet}`, HTMLDetailsElement);
    this.#values = make('ul', { class: 'values' });
    this.#choose = choose;
    this.#title = this.#box.querySelector('summary')?.textContent ?? facet;
    this.#box.append(make('div', { role: 'group', 'aria-label': this.#title }, this.#values));
    this.#box.addEventListener('toggle', () => this.#box.open && open(this));
  }

  /** Counts anew, if it is open. Throws where its file cannot be loaded. */
  async show(search: Search, found: Found, isCurrent: () => boolean): Promise<void> {
    if (!this.#box.open) return;
    const counts = await search.counts(this.facet, found);
    if (!isCurrent()) return;
    this.#counts = counts;
    this.#chosen = found.state.chosen[this.facet];
    if (counts.length > MANY && !this.#find) this.#values.before(this.#makeFind());
    this.#draw();
  }

  get #find(): HTMLInputElement | null {
    return this.#box.querySelector('input[type="search"]');
  }

  #makeFind(): HTMLElement {
    const input = make('input', { type: 'search', autocomplete: 'off', spellcheck: 'false' });
    input.addEventListener('input', () => this.#draw());
    return make('label', { class: 'find' }, `Find in ${this.#title.toLowerCase()} `, input);
  }

  #draw() {
    const wanted = this.#find?.value.trim().toLocaleLowerCase() ?? '';
    const fitting = this.#counts.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
    const isChosen = ({ id }: Count) => this.#chosen.includes(id);
    const shown = [...fitting.filter(isChosen), ...fitting.filter((one) => !isChosen(one))].slice(
      0,
      MANY + this.#chosen.length,
    );
    const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement.value : '';
    const isInside = this.#values.contains(document.activeElement);
    this.#values.replaceChildren(...shown.map((one) => this.#value(one, isChosen(one))));
    const left = fitting.length - shown.length;
    if (left > 0) this.#values.append(make('li', { class: 'left' }, `and ${written(left)} more`));
    if (fitting.length === 0) this.#values.append(make('li', { class: 'left' }, 'None'));
    if (isInside) this.#values.querySelector<HTMLElement>(`[value="${CSS.escape(focused)}"]`)?.focus();
  }

  #value({ id, name, count }: Count, isChosen: boolean): HTMLLIElement {
    const box = make('input', { type: 'checkbox', value: id });
    box.checked = isChosen;
    box.addEventListener('change', () => this.#choose(this.facet, id, box.checked));
    return make(
      'li',
      {},
      make('label', {}, box, ` ${name} `, make('span', { class: 'count' }, written(count))),
    );
  }
}

const ends = ['from', 'to'] as const;

/** The first and the last year or month, each by two lists. */
export class DateLimits {
  readonly #lists = ends.map((end) => ({
    end,
    year: theOne(`${end}-year`, HTMLSelectElement),
    month: theOne(`${end}-month`, HTMLSelectElement),
  }));

  constructor(choose: (limit: Partial<Pick<State, 'from' | 'to'>>) => void) {
    for (const { end, year, month } of this.#lists) {
      const chosen = () => (year.value ? [year.value, month.value].filter(Boolean).join('-') : '');
      for (const list of [year, month]) list.addEventListener('change', () => choose({ [end]: chosen() }));
    }
  }

  show(state: State) {
    for (const { end, year, month } of this.#lists) {
      const [ofYear = '', ofMonth = ''] = state[end].split('-');
      year.value = ofYear;
      month.value = ofMonth;
      month.disabled = !ofYear;
    }
  }
}

/** A limit that is chosen, and the address without it. */
interface Chip {
  text: string;
  href: string;
}

/** Shows what the search is narrowed to, each limit with a link that takes it away. */
export function showChips({ state, names }: Found) {
  const without = (change: Partial<State>) => location.pathname + writeAddress({ ...state, ...change });
  const values = facetNames.flatMap((facet) =>
    names[facet].map(({ id, name }): Chip => {
      const others = state.chosen[facet].filter((other) => other !== id);
      return { text: name, href: without({ chosen: { ...state.chosen, [facet]: others } }) };
    }),
  );
  const dates = [
    ...(state.from ? [{ text: `From ${periodInWords(state.from)}`, href: without({ from: '' }) }] : []),
    ...(state.to ? [{ text: `Until ${periodInWords(state.to)}`, href: without({ to: '' }) }] : []),
  ];
  chips.replaceChildren(...[...values, ...dates].map(chip));
}

const chip = ({ text, href }: Chip) =>
  make(
    'li',
    {},
    make(
      'a',
      { href, class: 'chip' },
      make('span', { class: 'visually-hidden' }, 'Remove '),
      text,
      ' ',
      cross(),
    ),
  );

const cross = () => make('span', { 'aria-hidden': 'true' }, '×');
