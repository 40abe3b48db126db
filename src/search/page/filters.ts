/** The controls that filter a search: the values of each facet with their counts, dates, and what is chosen. */
import { type FacetName, facetNames } from '../../archive/facets.ts';
import { choose, isRange, type KindName, periodInWords, type SearchState } from './address.ts';
import type { ValueCount } from './catalog.ts';
import { elementById, make } from './elements.ts';
import { hrefOf, inFigures, kindTitles } from './messages.ts';
import type { Search, SearchOutcome } from './search.ts';
import type { TimeSpan } from './spread.ts';

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

/** The first and the last year, month or day, each chosen from three lists. */
export class DateFilter {
  #shown: Pick<SearchState, 'from' | 'to'> = { from: '', to: '' };
  readonly #lists = ends.map((end) => ({
    end,
    year: elementById(`${end}-year`, HTMLSelectElement),
    month: elementById(`${end}-month`, HTMLSelectElement),
    day: elementById(`${end}-day`, HTMLSelectElement),
  }));

  constructor(choose: (range: Partial<Pick<SearchState, 'from' | 'to'>>) => void) {
    for (const { end, year, month, day } of this.#lists) {
      const other = end === 'from' ? 'to' : 'from';
      const take = () => {
        const parts = [year, month, day].map(({ value }) => value);
        const range = {
          [end]: parts.slice(0, parts.includes('') ? parts.indexOf('') : parts.length).join('-'),
        };
        // What was chosen last holds; the other end gives way where the two exclude each other.
        choose(isRange({ ...this.#shown, ...range }) ? range : { ...range, [other]: '' });
      };
      for (const list of [year, month, day]) list.addEventListener('change', take);
    }
  }

  show(state: SearchState) {
    this.#shown = state;
    for (const { end, year, month, day } of this.#lists) {
      const [ofYear = '', ofMonth = '', ofDay = ''] = state[end].split('-');
      year.value = ofYear;
      month.value = ofMonth;
      month.disabled = !ofYear;
      day.value = ofDay;
      day.disabled = !ofMonth;
      const last = new Date(Date.UTC(Number(ofYear), Number(ofMonth), 0)).getUTCDate();
      for (const option of day.options) option.hidden = Number(option.value) > last;
    }
  }
}

const spread = elementById('spread', HTMLOListElement);

/** Draws how many results lie in each year, month or decade, each of which leads to those alone. */
export function showSpread({ state }: SearchOutcome, spans: readonly TimeSpan[]) {
  const most = Math.max(...spans.map(({ count }) => count));
  const row = ({ from, to, count }: TimeSpan) => {
    const bar = make('span', { class: 'bar' });
    bar.style.setProperty('--share', String(count / most));
    const isChosen = state.from === from && state.to === to;
    return make(
      'li',
      {},
      make(
        'a',
        { href: hrefOf({ ...state, from, to }), 'aria-current': isChosen ? 'true' : undefined },
        make('span', {}, from === to ? periodInWords(from) : `${from}–${to}`),
        ' ',
        bar,
        make('span', { class: 'count' }, inFigures(count)),
      ),
    );
  };
  spread.replaceChildren(...spans.map(row));
}

const kindList = elementById('kinds', HTMLUListElement);

/** Offers each kind of page that was found, and all of them. */
export function showKinds({ state }: SearchOutcome, counts: ReadonlyMap<KindName, number>) {
  const found = [...counts].filter(([kind, count]) => count > 0 || kind === state.kind);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const entry = (kind: KindName | '', title: string, count: number) =>
    make(
      'li',
      {},
      make(
        'a',
        { href: hrefOf({ ...state, kind }), 'aria-current': state.kind === kind ? 'true' : undefined },
        `${title} `,
        make('span', { class: 'count' }, inFigures(count)),
      ),
    );
  kindList.replaceChildren(
    ...(found.length < 2 && !state.kind
      ? []
      : [entry('', 'All', all), ...found.map(([kind, count]) => entry(kind, kindTitles[kind], count))]),
  );
}

/** Takes away what is said of a search that failed. */
export const clearFilters = () => {
  for (const list of [chips, kindList, spread]) list.replaceChildren();
};

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
