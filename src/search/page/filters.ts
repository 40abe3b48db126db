/** The controls that filter a search: the values of each facet with their counts, dates, and what is chosen. */
import { type FacetName, facetNames } from '../../archive/facets.ts';
import { choose, isRange, type SearchState } from './address.ts';
import type { ValueCount } from './catalog.ts';
import { elementById, make } from './elements.ts';
import { hrefOf, inFigures, periodInWords } from './messages.ts';
import type { Search, SearchOutcome } from './search.ts';

/** A facet with more values than this has a box to find one in, and shows only so many at first. */
const MANY = 10;
/** And so many more on request. */
const MORE = 50;

const chips = elementById('chips', HTMLElement);

/** One facet: a disclosure that loads its values when it is opened. */
export class FacetFilter {
  readonly #facet: FacetName;
  readonly #details: HTMLDetailsElement;
  readonly #find = make('input', { type: 'search', autocomplete: 'off', spellcheck: 'false' });
  readonly #values = make('ul', { class: 'values' });
  readonly #choose: (id: string, isChosen: boolean) => void;
  #counts: ValueCount[] = [];
  #chosen: readonly string[] = [];
  #most = MANY;

  constructor(
    facet: FacetName,
    open: (filter: FacetFilter) => void,
    choose: (id: string, isChosen: boolean) => void,
  ) {
    this.#facet = facet;
    this.#choose = choose;
    this.#details = elementById(`facet-${facet}`, HTMLDetailsElement);
    const title = this.#details.querySelector('summary')?.textContent ?? facet;
    this.#details.append(
      make('label', { class: 'find', hidden: '' }, `Find in ${title.toLowerCase()} `, this.#find),
      make('div', { role: 'group', 'aria-label': title }, this.#values),
    );
    this.#find.addEventListener('input', () => this.#draw());
    this.#details.addEventListener('toggle', () => this.#details.open && open(this));
  }

  /** Counts anew, if it is open, and unless another search aborts it. Throws where its file cannot be loaded. */
  async show(search: Search, found: SearchOutcome, signal: AbortSignal): Promise<void> {
    if (!this.#details.open) return;
    const counts = await search.counts(this.#facet, found);
    if (signal.aborted) return;
    this.#counts = counts;
    this.#chosen = found.state.chosen[this.#facet];
    this.#find.parentElement?.toggleAttribute('hidden', counts.length <= MANY);
    this.#most = MANY;
    this.#draw();
  }

  #draw() {
    const wanted = this.#find.value.trim().toLocaleLowerCase();
    const fitting = this.#counts.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
    const isChosen = ({ id }: ValueCount) => this.#chosen.includes(id);
    const others = fitting.filter((one) => !isChosen(one));
    const shown = [...fitting.filter(isChosen), ...others.slice(0, this.#most)];
    const before = this.#values.contains(document.activeElement) ? document.activeElement : undefined;
    this.#values.replaceChildren(...shown.map((one) => this.#value(one, isChosen(one))));
    const left = fitting.length - shown.length;
    if (left > 0) this.#values.append(make('li', {}, this.#makeMore(left, shown.length)));
    if (fitting.length === 0) this.#values.append(make('li', { class: 'left' }, 'None'));
    if (before instanceof HTMLInputElement) {
      this.#values.querySelector<HTMLElement>(`[value="${CSS.escape(before.value)}"]`)?.focus();
    }
  }

  #makeMore(left: number, shown: number): HTMLButtonElement {
    const button = make(
      'button',
      { type: 'button', class: 'quiet' },
      `Show ${inFigures(Math.min(left, MORE))} more`,
    );
    button.addEventListener('click', () => {
      this.#most += MORE;
      this.#draw();
      this.#values.querySelectorAll('input')[shown]?.focus();
    });
    return button;
  }

  #value({ id, name, count }: ValueCount, isChosen: boolean): HTMLLIElement {
    const box = make('input', { type: 'checkbox', value: id });
    box.checked = isChosen;
    box.addEventListener('change', () => this.#choose(id, box.checked));
    return make(
      'li',
      {},
      make('label', {}, box, ` ${name} `, make('span', { class: 'count' }, inFigures(count))),
    );
  }
}

const ends = ['from', 'to'] as const;

/** The first and the last year or month, each chosen from two lists. */
export class DateFilter {
  #shown: Pick<SearchState, 'from' | 'to'> = { from: '', to: '' };
  readonly #lists = ends.map((end) => ({
    end,
    year: elementById(`${end}-year`, HTMLSelectElement),
    month: elementById(`${end}-month`, HTMLSelectElement),
  }));

  constructor(choose: (range: Partial<Pick<SearchState, 'from' | 'to'>>) => void) {
    for (const { end, year, month } of this.#lists) {
      const other = end === 'from' ? 'to' : 'from';
      const take = () => {
        const range = { [end]: year.value && [year.value, month.value].filter(Boolean).join('-') };
        // What was chosen last holds; the other end gives way where the two exclude each other.
        choose(isRange({ ...this.#shown, ...range }) ? range : { ...range, [other]: '' });
      };
      for (const list of [year, month]) list.addEventListener('change', take);
    }
  }

  show(state: SearchState) {
    this.#shown = state;
    for (const { end, year, month } of this.#lists) {
      const [ofYear = '', ofMonth = ''] = state[end].split('-');
      year.value = ofYear;
      month.value = ofMonth;
      month.disabled = !ofYear;
    }
  }
}

export const clearChips = () => chips.replaceChildren();

/** Shows what a search is filtered by, each filter with a link that takes it away. */
export function showChips({ state, names }: SearchOutcome) {
  chips.replaceChildren(
    ...facetNames.flatMap((facet) =>
      names[facet].map(({ id, name }) => chip(name, choose(state, facet, id, false))),
    ),
    ...(state.from ? [chip(`From ${periodInWords(state.from)}`, { ...state, from: '' })] : []),
    ...(state.to ? [chip(`Until ${periodInWords(state.to)}`, { ...state, to: '' })] : []),
  );
}

/** @param without the search without the filter */
const chip = (text: string, without: SearchState) =>
  make(
    'li',
    {},
    make(
      'a',
      { href: hrefOf(without), class: 'chip' },
      make('span', { class: 'visually-hidden' }, 'Remove '),
      text,
      ' ',
      make('span', { 'aria-hidden': 'true' }, '×'),
    ),
  );
