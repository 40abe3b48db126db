/** The script of the search page: the address says what is shown, and whatever a reader does changes the address. */
import { facetNames } from '../../archive/facets.ts';
import { choose, isEmpty, oneOf, orderOf, orders, readAddress, type SearchState, views } from './address.ts';
import { elementById } from './elements.ts';
import { clearFilters, DateFilter, FacetFilter, showChips, showKinds, showSpread } from './filters.ts';
import { hrefOf, sayFailure, sayFound, searchInWords, showWaiting } from './messages.ts';
import { allowWorker, loaderFor } from './pagefind.ts';
import { QueryBox } from './query-box.ts';
import type { Search, SearchOutcome } from './search.ts';

/** What a search had when it was left: how many results were open, and how far down the reader was. */
interface HistoryEntry {
  opened?: number;
  scroll?: number;
}

const historyEntry = (): HistoryEntry => history.state ?? {};

/** How long a page stands still before it is remembered how far down, in milliseconds: browsers refuse what is written too often. */
const STILL = 200;

const remember = (more: HistoryEntry) => history.replaceState({ ...historyEntry(), ...more }, '');

/** Of a page that waits with its face: a fifth of what the first answer would have to wait for. */
const FACE_LATER = 'face-later';

/** What finds and shows results: loaded beside the index, and not before. */
const loadResults = () => import('./results.ts');

/** Where the address holds a query, Pagefind and the names of its pages are loaded beside it. */
async function loadSearch(attempt: string): Promise<Search> {
  const loader = loaderFor(attempt);
  const { q } = readAddress(location.search).state;
  if (q) for (const part of [loader.pagefind(q), loader.file('items')]) part.catch(() => {});
  const { Search } = await import('./search.ts');
  const search = new Search(loader);
  // So that what was loaded beside it ends with it.
  if (q) search.begin().catch(() => {});
  return search;
}

class SearchPage {
  readonly #title = document.title;
  /** What stands on paper at the end: the page's address, and the day. */
  readonly #paper = document.querySelector('.on-paper') ?? document.createElement('p');
  readonly #printed = this.#paper.textContent ?? '';
  readonly #order = elementById('order', HTMLSelectElement);
  readonly #view = elementById('view', HTMLSelectElement);
  readonly #outcome = elementById('outcome', HTMLElement);
  readonly #help = elementById('help', HTMLDetailsElement);
  #search = loadSearch('');
  #state = readAddress(location.search).state;
  readonly #box = new QueryBox(
    this.#state.q,
    () => void this.#search.then((search) => search.begin()).catch(() => {}),
    (q, replaces) => this.#go({ ...this.#state, q }, replaces),
  );
  readonly #dates = new DateFilter((range) => this.#change({ ...this.#state, ...range }));
  readonly #facets = facetNames.map(
    (facet) =>
      new FacetFilter(
        facet,
        (filter) => this.#found && void this.#count([filter], this.#found, this.#current.signal),
        (id, isChosen) => this.#change(choose(this.#state, facet, id, isChosen)),
      ),
  );

  /** Aborted when another search is asked for: what comes of an earlier one is dropped. */
  #current = new AbortController();
  /** Did the last search fail? Then it is asked for again, even by the same address. */
  #hasFailed = false;
  readonly #isWide = matchMedia('(min-width: 60rem)').matches;
  /** Was anything asked for when the help was last opened or closed? */
  #isAsked: boolean | undefined;
  /** What is shown, if anything is. */
  #found: SearchOutcome | undefined;
  #showMore = async () => 0;
  #still: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    elementById('limits', HTMLDetailsElement).open = this.#isWide;
    addEventListener('popstate', () => {
      this.#box.stop();
      void this.#show(historyEntry().scroll ?? 0);
    });
    // A browser goes back to where a reader was before the results are there.
    history.scrollRestoration = 'manual';
    addEventListener('scroll', () => {
      clearTimeout(this.#still);
      this.#still = setTimeout(() => remember({ scroll: scrollY }), STILL);
    });
    this.#order.addEventListener('change', () =>
      this.#change({ ...this.#state, order: oneOf(orders, this.#order.value) ?? '' }),
    );
    this.#view.addEventListener('change', () =>
      this.#change({ ...this.#state, view: oneOf(views, this.#view.value) ?? 'list' }),
    );
    elementById('more', HTMLButtonElement).addEventListener('click', () => {
      const { signal } = this.#current;
      this.#showMore().then(
        (opened) => signal.aborted || remember({ opened }),
        (error) => signal.aborted || this.#failToAdd(error),
      );
    });
    elementById('retry', HTMLButtonElement).addEventListener('click', () => {
      this.#startAnew();
      this.#focusOutcome();
      void this.#show();
    });
    for (const part of [this.#outcome, elementById('spread', HTMLElement)])
      part.addEventListener('click', (event) => this.#follow(event));
    elementById('csv', HTMLButtonElement).addEventListener('click', () => {
      const found = this.#found;
      if (found)
        loadResults()
          .then(({ saveCsv }) => saveCsv(found))
          .catch((error) => this.#failToAdd(error));
    });
    void this.#show(historyEntry().scroll);
    // Whoever comes from the form of another page goes on writing.
    const isSent = document.referrer.startsWith(location.origin) && !history.state && this.#state.q !== '';
    if (isSent && new URL(document.referrer).pathname !== location.pathname) this.#box.enter();
  }

  /** Follows a link to another search without loading the page anew. */
  #follow(event: MouseEvent) {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link) remember({ scroll: scrollY });
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!link || !isPlain || link.pathname !== location.pathname) return;
    event.preventDefault();
    this.#box.stop();
    this.#go(readAddress(link.search).state);
    this.#focusOutcome();
  }

  /** Leads to the results, and scrolls there only where they do not begin within the window. */
  #focusOutcome() {
    const { top } = this.#outcome.getBoundingClientRect();
    this.#outcome.focus({ preventScroll: top >= 0 && top < innerHeight });
  }

  /** Goes to what a control asks for, and to what is written in the box by then. */
  #change(next: SearchState) {
    this.#box.stop();
    this.#go({ ...next, q: this.#box.query });
  }

  /** Goes to another search, unless it is the one that is shown. */
  #go(next: SearchState, replaces = false) {
    const href = hrefOf(next);
    if (href === hrefOf(readAddress(location.search).state)) {
      if (this.#hasFailed) void this.#show();
      else this.#showControls();
      return;
    }
    history[replaces ? 'replaceState' : 'pushState'](null, '', href);
    void this.#show();
  }

  /**
   * Shows what the address asks for.
   *
   * @param scroll how far down, in pixels
   */
  async #show(scroll?: number) {
    this.#current.abort();
    clearTimeout(this.#still);
    this.#current = new AbortController();
    const { signal } = this.#current;
    this.#hasFailed = false;
    const parsed = readAddress(location.search);
    this.#state = parsed.state;
    this.#showControls();
    this.#showHelp();
    showWaiting(signal);
    try {
      const [search, { showResults }] = await Promise.all([this.#search, loadResults()]);
      const found = await search.run(parsed);
      const showMore = await showResults(found, signal, historyEntry().opened);
      if (signal.aborted) return;
      this.#found = found;
      this.#state = found.state;
      this.#showMore = showMore;
      this.#showControls();
      showChips(found);
      document.title = [searchInWords(found), this.#title].filter(Boolean).join(' · ');
      this.#paper.textContent = this.#printed.replace(location.pathname, location.pathname + location.search);
      sayFound(found);
      if (scroll !== undefined) scrollTo(0, scroll);
      await this.#count(this.#facets, found, signal);
      await this.#countResults(found, signal);
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    } finally {
      document.documentElement.classList.remove(FACE_LATER);
    }
  }

  /**
   * Opens the help where nothing is asked, and closes it when something is; a reader may do otherwise. On a narrow page, where all
   * else would move, it stays closed.
   */
  #showHelp() {
    const isAsked = !isEmpty(this.#state);
    if (isAsked === this.#isAsked) return;
    this.#isAsked = isAsked;
    this.#help.open = !isAsked && this.#isWide;
    // Where there is room, the dates stand open beside what was found.
    if (isAsked && this.#isWide) elementById('dates', HTMLDetailsElement).open = true;
  }

  /** Counts the values of facets. */
  async #count(facets: readonly FacetFilter[], found: SearchOutcome, signal: AbortSignal) {
    try {
      const search = await this.#search;
      await Promise.all(facets.map((facet) => facet.show(search, found, signal)));
    } catch (error) {
      if (!signal.aborted) this.#failToAdd(error);
    }
  }

  /** Counts the kinds of results, and how they are spread over time. */
  async #countResults(found: SearchOutcome, signal: AbortSignal) {
    const search = await this.#search;
    const isAsked = !isEmpty(found.state);
    const [kinds, spans] = isAsked
      ? await Promise.all([search.countKinds(found), search.spread(found)])
      : [new Map(), []];
    if (signal.aborted) return;
    showKinds(found, kinds);
    showSpread(found, spans);
  }

  #fail(error: unknown) {
    this.#found = undefined;
    elementById('results', HTMLElement).replaceChildren();
    elementById('more', HTMLButtonElement).hidden = elementById('csv', HTMLButtonElement).hidden = true;
    clearFilters();
    document.title = this.#title;
    this.#failToAdd(error);
  }

  /** Failed to add something to what is shown, which stays. */
  #failToAdd(error: unknown) {
    console.error(error);
    sayFailure();
    this.#hasFailed = true;
    this.#startAnew();
  }

  /** Loads all anew: see `loaderFor`. */
  #startAnew() {
    this.#search.then((search) => search.end()).catch(() => {});
    this.#search = loadSearch(`?attempt=${Date.now()}`);
  }

  #showControls() {
    const { q, view } = this.#state;
    this.#box.show(q);
    this.#dates.show(this.#state);
    this.#order.value = orderOf(this.#state);
    const [relevance] = this.#order.options;
    if (relevance) relevance.disabled = !q || view !== 'list';
    this.#view.value = view;
  }
}

allowWorker();
new SearchPage();
