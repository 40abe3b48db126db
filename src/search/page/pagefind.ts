/** The part of Pagefind's browser API that the search uses (https://pagefind.app/docs/api/). */
export interface Pagefind {
  init(): Promise<void>;
  destroy(): Promise<void>;
  search(query: string): Promise<{ results: Result[] }>;
}

export interface Result {
  id: string;
  score: number;
  /** The places of the words that match, counted in words from the page's beginning. */
  words: number[];
  data(): Promise<Fragment>;
}

/** What the index keeps of a page. */
export interface Fragment {
  url: string;
  content: string;
  meta: { title?: string };
  filters: Record<string, string[] | undefined>;
  /** Everything on the page that has an id. */
  anchors: { id: string; location: number }[];
}
