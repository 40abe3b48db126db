/** The keys by which Astro knows that a page would be made of the same as before (`kept-pages.ts`). */
import { hash } from 'node:crypto';
import { keepsPages } from './kept-pages.ts';

/** So long a text is not shortened to its digest. */
const SHORT = 100;

/** Most objects are parts of many pages: what an article's entry in a list shows, say. */
const texts = new WeakMap<object, string>();

/**
 * Gives each route of a page a key where the build keeps pages.
 *
 * @param routes whose pages are made of their props alone, which are data as JSON has it
 */
export function keyed<R extends { props: object }>(routes: readonly R[]): (R & { cacheKey?: string })[] {
  if (!keepsPages(import.meta.env.ARCHIVE_CACHE)) return [...routes];
  return routes.map((route) => ({ ...route, cacheKey: textOf(route.props) }));
}

/** An object as JSON, its parts shortened to digests; equal objects have equal texts, and others have others. */
const textOf = (value: object): string =>
  texts.getOrInsertComputed(value, () => {
    const json = Array.isArray(value)
      ? `[${value.map(partText).join()}]`
      : `{${Object.entries(value)
          .map(([name, part]) => `${JSON.stringify(name)}:${partText(part)}`)
          .join()}}`;
    return json.length < SHORT ? json : hash('sha1', json, 'base64');
  });

const partText = (part: unknown): string | undefined =>
  typeof part === 'object' && part ? textOf(part) : JSON.stringify(part);
