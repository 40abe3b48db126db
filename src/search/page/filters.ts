/** The controls that narrow a search down: the values of each facet with their counts, dates, and what is chosen. */

import { type FacetName, facetNames } from '../../archive/facets.ts';
import { isSpan, type State, writeAddress } from './address.ts';
import type { Count } from './catalog.ts';
import { make, theOne } from './elements.ts';
import type { Found, Search } from './search.ts';
import { periodInWords, written } from './wording.ts';

/** A facet with more values than this has a box to find one in, and shows only so many at first. */
const MANY = 10;
/** And so many more on request. */
const MORE = 50;

const chips = theOne('chips', HTMLElement);

/** One facet: a disclosure that loads its values when it is opened. */
export class FacetList {
  readonly facet: FacetName;
  readonly #details: HTMLDetailsElement;
  readonly #find: HTMLInputElement;
  readonly #values: HTMLElement;
  readonly #choose: (facet: FacetName, id: string, isChosen: boolean) => void;
  #counts: Count[] = [];
  #chosen: readonly string[] = [];
  #most = MANY;

  constructor(
    facet: FacetName,
    open: (list: FacetList) => void,
    choose: (facet: FacetName, id: string, isChosen: boolean) => void,
  ) {
    this.facet = facet;
    this.#choose = choose;
    this.#details = theOne(`facet-${facet}`, HTMLDetailsElement);
    const title = this.#details.querySelector('summary')?.textContent ?? facet;
    this.#find = make('input', { type: 'search', autocomplete: 'off', spellcheck: 'false' });
    this.#values = make('ul', { class: 'values' });
    this.#details.append(
      make('label', { class: 'find', hidden: '' }, `Find in ${title.toLowerCase()} `, this.#find),
      make('div', { role: 'group', 'aria-label': title }, this.#values),
    );
    this.#find.addEventListener('input', () => this.#draw());
    this.#details.addEventListener('toggle', () => this.#details.open && open(this));
  }

  /** Counts anew, if it is open. Throws where its file cannot be loaded. */
  async show(search: Search, found: Found, isCurrent: () => boolean): Promise<void> {
    if (!this.#details.open) return;
    const counts = await search.counts(this.facet, found);
    if (!isCurrent()) return;
    this.#counts = counts;
    this.#chosen = found.state.chosen[this.facet];
    this.#find.parentElement?.toggleAttribute('hidden', counts.length <= MANY);
    this.#most = MANY;
    this.#draw();
  }

  #draw() {
    const wanted = this.#find.value.trim().toLocaleLowerCase();
    const fitting = this.#counts.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
    const isChosen = ({ id }: Count) => this.#chosen.includes(id);
    const chosen = fitting.filter(isChosen);
    const shown = [...chosen, ...fitting.filter((one) => !isChosen(one))].slice(
      0,
      this.#most + chosen.length,
    );
    const before = this.#values.contains(document.activeElement) ? document.activeElement : undefined;
    this.#values.replaceChildren(...shown.map((one) => this.#value(one, isChosen(one))));
    const left = fitting.length - shown.length;
    if (left > 0) this.#values.append(make('li', {}, this.#makeMore(left, shown.length)));
    if (fitting.length === 0) this.#values.append(make('li', { class: 'left' }, 'None'));
    if (before instanceof HTMLInputElement) this.#box(before.value)?.focus();
  }

  #box = (id: string) => this.#values.querySelector<HTMLElement>(`[value="${CSS.escape(id)}"]`);

  #makeMore(left: number, shown: number): HTMLButtonElement {
    const button = make(
      'button',
      { type: 'button', class: 'quiet' },
      `Show ${written(Math.min(left, MORE))} more`,
    );
    button.addEventListener('click', () => {
      this.#most += MORE;
      this.#draw();
      this.#values.querySelectorAll('input')[shown]?.focus();
    });
    return button;
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
  #shown: Pick<State, 'from' | 'to'> = { from: '', to: '' };
  readonly #lists = ends.map((end) => ({
    end,
    year: theOne(`${end}-year`, HTMLSelectElement),
    month: theOne(`${end}-month`, HTMLSelectElement),
  }));

  constructor(choose: (limit: Partial<Pick<State, 'from' | 'to'>>) => void) {
    for (const { end, year, month } of this.#lists) {
      const chosen = () => (year.value ? [year.value, month.value].filter(Boolean).join('-') : '');
      const other = end === 'from' ? 'to' : 'from';
      const take = () => {
        const limit = { [end]: chosen() };
        // What was chosen last holds; the other end gives way where the two exclude each other.
        choose(isSpan({ ...this.#shown, ...limit }) ? limit : { ...limit, [other]: '' });
      };
      for (const list of [year, month]) list.addEventListener('change', take);
    }
  }

  show(state: State) {
    this.#shown = state;
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

export const clearChips = () => chips.replaceChildren();

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
