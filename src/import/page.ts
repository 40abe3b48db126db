/** A page as it was saved or fetched: its article, and what it says of itself. */
import { Readability } from '@mozilla/readability';
import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import { parseHTML } from 'linkedom';
import type { RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { isWebAddress } from '../records/fields.ts';
import { Refusal } from '../records/problem.ts';
import { fold } from '../records/text.ts';
import { elements } from '../records/vocabulary.ts';
import { depthOf } from './depth.ts';
import { readMetadata } from './metadata.ts';
import type { Block, Telling, Told } from './original.ts';

/** Deeper than any page is that people read. */
const DEEPEST = 500;

/** Fewer characters are a menu or a notice, whatever a page is made of. */
const LEAST = 140;

export interface PageReading {
  blocks: Block[];
  known: Partial<Telling>;
}

/**
 * Finds the article of a page (Mozilla's Readability) and what the page says of itself. Nothing of the page is run or loaded.
 *
 * @param html the page's text
 * @param address where it was fetched, against which its links are resolved
 * @throws Refusal where there is no article in it
 */
export function readPage(html: string, address?: string): PageReading {
  if (depthOf(html) > DEEPEST)
    throw new Refusal('its elements are nested too deeply for a page that people read');
  try {
    return readArticle(html, address);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Refusal(
      'this page is more than the parsers can take: copy its text into a text file and import that',
    );
  }
}

function readArticle(html: string, address: string | undefined): PageReading {
  const { document } = parseHTML(html);
  const known = readMetadata(document);
  // Asked for now, since the extractor takes the page apart.
  const headings = [...document.querySelectorAll('h1')].map(({ textContent }) => fold(textContent ?? ''));
  const article = document.documentElement
    ? new Readability(document as unknown as Document, { charThreshold: LEAST }).parse()
    : null;
  const blocks = blocksOf(article?.content ?? '', address ?? known.url?.value);
  const length = blocks.reduce((sum, { text }) => sum + text.length, 0);
  if (length < LEAST) {
    throw new Refusal('no article was found in this page: copy its text into a text file and import that');
  }
  return { blocks, known: { ...titleOf(blocks, headings.filter(Boolean), article?.title ?? ''), ...known } };
}

/** The page's one heading of level 1, the heading that the article begins with, or the title of the page, which often holds more. */
function titleOf([first]: readonly Block[], headings: readonly string[], title: string): { title?: Told } {
  const [heading, ...others] = headings;
  if (heading && others.length === 0) return { title: { value: heading, by: 'the heading of the page' } };
  if (first?.node?.type === 'heading') {
    return { title: { value: first.text, by: 'the heading that the article begins with' } };
  }
  const inferred = 'It is the title of the page, which may hold more than the headline.';
  return title ? { title: { value: fold(title), by: 'the page’s title', inferred } } : {};
}

/** The article's pieces, of the markup that an entry may have; what else there is goes, or leaves its words. */
function blocksOf(content: string, address: string | undefined): Block[] {
  const tree = fromHtml(content, { fragment: true });
  const children = tree.children.flatMap((node) => sound(node, address)) as Root['children'];
  const { children: nodes } = toMdast({ type: 'root', children }) as { children: RootContent[] };
  return nodes.map((node) => ({ text: fold(wordsOf(node)), node })).filter(({ text }) => text !== '');
}

/** Their words belong to no article. */
const WITHOUT = new Set(
  'aside audio button canvas del figure form iframe nav noscript object picture s script select strike style svg template textarea video'.split(
    ' ',
  ),
);
/** They hold others of these, and are nothing themselves. */
const AROUND = new Set('article body center details div header html main section span'.split(' '));

/** What an entry has for them. */
const called = new Map([
  ['h1', 'h2'],
  ['b', 'strong'],
  ['i', 'em'],
]);

function sound(node: Root['children'][number], address: string | undefined): ElementContent[] {
  if (node.type === 'text') return [node];
  if (node.type !== 'element' || WITHOUT.has(node.tagName)) return [];
  const children = node.children.flatMap((child) => sound(child, address));
  if (node.tagName === 'a') return link(node, children, address);
  const tagName = called.get(node.tagName) ?? node.tagName;
  const isKept = elements.has(tagName) || AROUND.has(tagName);
  return isKept ? [{ ...node, tagName, properties: {}, children }] : children;
}

/** A link that an entry may have, or the words of one that it may not. */
function link(node: Element, children: ElementContent[], address: string | undefined): ElementContent[] {
  const written = String(node.properties.href ?? '');
  const target = URL.canParse(written, address) ? new URL(written, address) : undefined;
  const isOuter = target && isWebAddress(target.href) && !target.username && !target.password;
  return isOuter ? [{ ...node, properties: { href: target.href }, children }] : children;
}

/** The words of a node; those of the items of a list apart from one another. */
const wordsOf = (node: RootContent): string =>
  ['list', 'blockquote', 'table', 'tableRow'].includes(node.type) && 'children' in node
    ? node.children.map((child) => wordsOf(child as RootContent)).join(' ')
    : textOf(node, { includeImageAlt: false });
