/** The script of the search page: the query is in the address, the results come from the Pagefind index. */
import { urlOfAsset } from '../archive/urls.ts';
import { answers, excerptPieces } from './excerpt.ts';

interface Pagefind {
  options(options: Record<string, unknown>): Promise<void>;
  search(query: string): Promise<{ results: Result[] } | null>;
}

interface Result {
  data(): Promise<Hit>;
}

interface Hit {
  url: string;
  excerpt: string;
  meta: Record<string, string | undefined>;
}

const PAGE = 20;
const failure = import.meta.env.DEV
  ? 'The search index is made by a build: npm start shows the site with it.'
  : 'The search index could not be loaded. Press Search to try again.';

const form = element('search', HTMLFormElement);
const input = element('query', HTMLInputElement);
const status = element('status', HTMLElement);
const list = element('results', HTMLOListElement);
const more = element('more', HTMLButtonElement);
const pageTitle = document.title;

let engine: Promise<Pagefind> | undefined;
let latest = 0;

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const address = new URL(location.href);
  address.search = input.value.trim() ? `?${new URLSearchParams({ q: input.value.trim() })}` : '';
  history.pushState(null, '', address);
  void show();
});
addEventListener('popstate', () => void show());
void show();

/** Shows what the address asks for. */
async function show() {
  const turn = ++latest;
  const query = new URLSearchParams(location.search).get('q')?.trim() ?? '';
  input.value = query;
  document.title = query ? `“${query}” · ${pageTitle}` : pageTitle;
  list.replaceChildren();
  more.hidden = true;
  status.textContent = query ? 'Searching…' : '';
  if (!query) return;
  try {
    const results = (await (await load()).search(query))?.results ?? [];
    const hits = await Promise.all(results.slice(0, PAGE).map((result) => result.data()));
    if (turn !== latest) return;
    const found = hits.some(({ excerpt }) => answers(query, excerptPieces(excerpt)));
    if (found) append(hits, results.slice(PAGE), turn);
    status.textContent = found ? count(results.length) : `Nothing was found for “${query}”.`;
  } catch (error) {
    console.error(error);
    engine = undefined;
    if (turn === latest) status.textContent = failure;
  }
}

function append(hits: Hit[], rest: Result[], turn: number) {
  const first = list.children.length;
  list.append(...hits.map(row));
  more.hidden = rest.length === 0;
  more.onclick = async () => {
    const next = await Promise.all(rest.slice(0, PAGE).map((result) => result.data()));
    if (turn === latest) append(next, rest.slice(PAGE), turn);
  };
  if (first > 0) list.children[first]?.querySelector('a')?.focus();
}

function load(): Promise<Pagefind> {
  engine ??= import(/* @vite-ignore */ urlOfAsset('pagefind/pagefind.js')).then(
    async (pagefind: Pagefind) => {
      await pagefind.options({ excerptLength: 30 });
      return pagefind;
    },
  );
  return engine;
}

function row({ url, excerpt, meta }: Hit): HTMLLIElement {
  const item = document.createElement('li');
  const title = document.createElement('h2');
  const link = Object.assign(document.createElement('a'), { href: url, textContent: meta.title ?? url });
  title.append(link);
  const by = document.createElement('p');
  by.className = 'by';
  by.textContent = [meta.kind, meta.source, meta.date].filter(Boolean).join(' · ');
  const text = document.createElement('p');
  text.className = 'summary';
  text.append(
    ...excerptPieces(excerpt).map((piece) =>
      piece.marked ? Object.assign(document.createElement('mark'), { textContent: piece.text }) : piece.text,
    ),
  );
  item.append(title, by, text);
  return item;
}

const count = (number: number) => (number === 1 ? '1 result' : `${number} results`);

function element<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`the search page has no ${id}`);
  return found;
}
