/** Reads the pages of a built site. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';

export interface BuiltPage {
  /** The page's address below the site's base: `/stories/x/`. */
  path: string;
  html: string;
  tree: Root;
}

/** @param site a built site's folder */
export function readPages(site: string): BuiltPage[] {
  return readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => `/${file.split(sep).join('/')}`)
    .sort()
    .map((file) => readPage(site, file.replace(/index\.html$/, '')));
}

export function readPage(site: string, path: string): BuiltPage {
  const file = path.endsWith('/') ? `${path}index.html` : path;
  const html = readFileSync(join(site, file), 'utf8');
  let tree: Root | undefined;
  return {
    path,
    html,
    get tree() {
      tree ??= fromHtml(html);
      return tree;
    },
  };
}

export const hasPage = (site: string, path: string) => existsSync(join(site, path, 'index.html'));

export const all = ({ tree }: { tree: Root | Element }, selector: string): Element[] =>
  selectAll(selector, tree);

export function one(page: { tree: Root | Element }, selector: string): Element {
  const found = select(selector, page.tree);
  if (!found) throw new Error(`there is no ${selector}`);
  return found;
}

/** The text of an element, its white space folded. */
export function textOf(node: Element): string {
  const text = (child: Element['children'][number]): string => {
    if (child.type === 'text') return child.value;
    return child.type === 'element' ? child.children.map(text).join('') : '';
  };
  return text(node).replace(/\s+/g, ' ').trim();
}

export const textsOf = (page: { tree: Root | Element }, selector: string): string[] =>
  all(page, selector).map(textOf);
