/** The script of the search page: the address says what is shown, and whatever a reader does changes the address. */
import { type FacetName, facetNames } from '../../archive/facets.ts';
import { type Order, orderOf, readAddress, type State, type View, writeAddress } from './address.ts';
import { theOne } from './elements.ts';
import { clearChips, DateLimits, FacetList, showChips } from './filters.ts';
import { inWords, sayFailure, sayFound } from './messages.ts';
import { clearResults, showResults } from './results.ts';
import { type Found, Search } from './search.ts';
import { sourceOf, worker } from './source.ts';
import { allowWorker } from './trusted.ts';

/** How long somebody pauses in writing before the results follow, in milliseconds. */
const PAUSE = 300;
/** After how many milliseconds a reader is told to wait, and that it takes long. */
const [SHORT, LONG] = [200, 6000];

allowWorker(worker);

const input = theOne('query', HTMLInputElement);
const order = theOne('order', HTMLSelectElement);
const view = theOne('view', HTMLSelectElement);
const loading = theOne('loading', HTMLElement);
const results = theOne('results', HTMLElement);
const more = theOne('more', HTMLButtonElement);
const retry = theOne('retry', HTMLButtonElement);
const outcome = theOne('outcome', HTMLElement);
const pageTitle = document.title;

const dates = new DateLimits((limit) => change({ ...state, ...limit }));
const facets = facetNames.map((facet) => new FacetList(facet, openFacet, choose));

let attempts = 0;
let search = new Search(sourceOf(attempts));
/** Did the last view fail? Then it is asked for again, even by the same address. */
let hasFailed = false;
let state = readAddress(location.search).state;
/** What is shown. */
let found: Found | undefined;
let showNext = async () => 0;
/** Counts the views: what was asked for earlier than the last one is dropped when it comes. */
let turn = 0;
let pause: ReturnType<typeof setTimeout> | undefined;
/** Is somebody writing what is not asked for yet? Then it stays in the box, whatever comes. */
let isWriting = false;
/** Was part of it asked for? Then the rest takes its place in the history. */
let isAsked = false;

const limits = theOne('limits', HTMLDetailsElement);
limits.open = matchMedia('(min-width: 60rem)').matches;
limits.hidden = theOne('arrange', HTMLElement).hidden = false;
void show();

addEventListener('popstate', () => {
  stopWriting();
  void show();
});
theOne('search', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  finishWriting();
});
input.addEventListener('focus', () => void search.begin().catch(() => {}), { once: true });
input.addEventListener('input', () => {
  isWriting = true;
  clearTimeout(pause);
  pause = setTimeout(() => {
    go({ ...state, q: input.value }, isAsked);
    isAsked = true;
  }, PAUSE);
});
input.addEventListener('change', finishWriting);
order.addEventListener('change', () => change({ ...state, order: order.value as Order }));
view.addEventListener('change', () => change({ ...state, view: view.value as View }));
more.addEventListener('click', () => {
  const mine = turn;
  showNext().then(
    (opened) => mine === turn && keep({ opened }),
    (error) => mine === turn && failAtMore(error),
  );
});
retry.addEventListener('click', () => {
  if (!hasFailed) startAnew();
  outcome.focus();
  void show();
});
outcome.addEventListener('click', follow);

function finishWriting() {
  go({ ...state, q: input.value }, isAsked);
  stopWriting();
}

function stopWriting() {
  clearTimeout(pause);
  isWriting = isAsked = false;
}

/** What a view had when it was left: how many results were open, and how far down the reader was. */
interface Kept {
  opened?: number;
  scroll?: number;
}

const kept = (): Kept => history.state ?? {};

const keep = (more: Kept) => history.replaceState({ ...kept(), ...more }, '');

/** Follows a link to another view of this page without loading it anew. */
function follow(event: MouseEvent) {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link) keep({ scroll: scrollY });
  const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (!link || !isPlain || link.pathname !== location.pathname) return;
  event.preventDefault();
  stopWriting();
  go(readAddress(link.search).state);
  outcome.focus();
}

function choose(facet: FacetName, id: string, isChosen: boolean) {
  const others = state.chosen[facet].filter((other) => other !== id);
  change({ ...state, chosen: { ...state.chosen, [facet]: isChosen ? [...others, id] : others } });
}

/** Goes to what a control asks for, and to what is written in the box by then. */
function change(next: State) {
  stopWriting();
  go({ ...next, q: input.value });
}

function openFacet(list: FacetList) {
  if (found) void refresh([list], found, turn);
}

/** Goes to another view, unless it is the one that is shown. */
function go(next: State, replaces = false) {
  const address = writeAddress(next);
  if (address === writeAddress(readAddress(location.search).state)) {
    if (hasFailed) void show();
    else showControls();
    return;
  }
  history[replaces ? 'replaceState' : 'pushState'](null, '', location.pathname + address);
  void show();
}

/** Shows what the address asks for. */
async function show() {
  const mine = ++turn;
  hasFailed = false;
  const isCurrent = () => mine === turn;
  const reading = readAddress(location.search);
  state = reading.state;
  showControls();
  const stopWaiting = wait(isCurrent);
  try {
    const answer = await search.run(reading);
    const next = await showResults(answer, isCurrent, kept().opened);
    if (!isCurrent()) return;
    found = answer;
    state = answer.state;
    showNext = next;
    showControls();
    showChips(answer);
    document.title = [inWords(answer), pageTitle].filter(Boolean).join(' · ');
    stopWaiting();
    settle();
    sayFound(answer);
    if (turn === 1 && kept().scroll) scrollTo(0, kept().scroll ?? 0);
    await refresh(facets, answer, mine);
  } catch (error) {
    if (isCurrent()) fail(error);
  } finally {
    stopWaiting();
  }
}

async function refresh(lists: readonly FacetList[], shown: Found, mine: number) {
  try {
    await Promise.all(lists.map((list) => list.show(search, shown, () => mine === turn)));
  } catch (error) {
    if (mine === turn) failAtMore(error);
  }
}

/** Says that it takes a while, if it does, and that it takes long. Returns what keeps it from saying so. */
function wait(isCurrent: () => boolean) {
  retry.hidden = true;
  results.setAttribute('aria-busy', 'true');
  const say = (words: string) => {
    if (!isCurrent()) return;
    loading.textContent = words;
    loading.hidden = false;
  };
  const timers = [
    setTimeout(() => say('Searching…'), SHORT),
    setTimeout(() => {
      say('Still loading. The connection seems to be slow: wait, or try again.');
      if (isCurrent()) retry.hidden = false;
    }, LONG),
  ];
  return () => timers.forEach(clearTimeout);
}

function settle() {
  retry.hidden = true;
  loading.hidden = true;
  results.removeAttribute('aria-busy');
}

function fail(error: unknown) {
  found = undefined;
  clearResults();
  clearChips();
  document.title = pageTitle;
  failAtMore(error);
}

/** What is shown already stays. */
function failAtMore(error: unknown) {
  console.error(error);
  settle();
  sayFailure();
  retry.hidden = false;
  hasFailed = true;
  startAnew();
}

/** Pagefind and the browser remember what they could not load, and would not ask for it again. */
function startAnew() {
  search.end();
  attempts++;
  search = new Search(sourceOf(attempts));
}

function showControls() {
  // Not what somebody is writing at this moment.
  if (!isWriting && input.value !== state.q) input.value = state.q;
  dates.show(state);
  order.value = orderOf(state);
  const [relevance] = order.options;
  if (relevance) relevance.disabled = !state.q || state.view !== 'list';
  view.value = state.view;
}
