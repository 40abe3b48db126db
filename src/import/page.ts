/** Extracts the article of a web page (Mozilla's Readability on linkedom's DOM) and its metadata. */
import { Readability } from '@mozilla/readability';
import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import { Parser } from 'htmlparser2';
import { parseHTML } from 'linkedom';
import type { Root as MarkdownRoot, Nodes } from 'mdast';
import { toString as toPlainText } from 'mdast-util-to-string';
import { isWebAddress } from '../records/fields.ts';
import { Refusal } from '../records/problem.ts';
import { fold } from '../records/text.ts';
import { elements } from '../records/vocabulary.ts';
import { readMetadata } from './metadata.ts';
import type { Block, Fact, Metadata } from './original.ts';

/** In elements. No page that people read is nested deeper. */
const DEEPEST = 500;

/** The same with those whose end a page may leave out, each of which holds what follows it. */
const DEEPEST_LEFT_OPEN = 2500;

/** The longest lists and tables that people read have some ten thousand. */
const MOST_ELEMENTS = 100_000;

/** In characters of text. Less is a menu or a notice, not an article. */
const LEAST = 140;

export interface PageContent {
  /** The article, with its markup; boilerplate may still be among it. */
  blocks: Block[];
  metadata: Partial<Metadata>;
}

/**
 * Finds the article of a page, and its metadata. No script of the page is run, and nothing that it links to is loaded.
 *
 * @param html the page's source, decoded
 * @param address where it was fetched: its base URL, against which links are resolved; otherwise its canonical address is
 * @throws Refusal where there is no article in it, or its elements are more than the parsers can take
 */
export function readPage(html: string, address?: string): PageContent {
  refuseStructure(html);
  try {
    return readArticle(html, address);
  } catch (error) {
    // The call stack is exhausted: the parsers are recursive.
    if (!(error instanceof RangeError)) throw error;
    throw new Refusal(
      'this page is more than the parsers can take: copy its text into a text file and import that',
    );
  }
}

function readArticle(html: string, address: string | undefined): PageContent {
  const { document } = parseHTML(html);
  const metadata = readMetadata(document);
  // Read before Readability runs, since it takes the document apart.
  const headings = [...document.querySelectorAll('h1')].map(({ textContent }) => fold(textContent ?? ''));
  const article = document.documentElement
    ? new Readability(document, { charThreshold: LEAST }).parse()
    : null;
  const blocks = toBlocks(article?.content ?? '', address ?? metadata.url?.value);
  const length = blocks.reduce((sum, { text }) => sum + text.length, 0);
  if (length < LEAST) {
    throw new Refusal('no article was found in this page: copy its text into a text file and import that');
  }
  const title = findTitle(blocks, headings.filter(Boolean), article?.title ?? '');
  return { blocks, metadata: { ...title, ...metadata } };
}

/** The only `<h1>` of the page, the heading that begins the article, or else the `<title>`, which often holds more. */
function findTitle([first]: readonly Block[], headings: readonly string[], title: string): { title?: Fact } {
  const [heading, ...others] = headings;
  if (heading && others.length === 0) return { title: { value: heading, by: 'the heading of the page' } };
  if (first?.node?.type === 'heading') {
    return { title: { value: first.text, by: 'the heading that the article begins with' } };
  }
  const inferred = 'It is the title of the page, which may hold more than the headline.';
  return title ? { title: { value: fold(title), by: 'the page’s title', inferred } } : {};
}

/** HTML to blocks of Markdown, with the elements that an entry may have. */
function toBlocks(content: string, address: string | undefined): Block[] {
  const tree = fromHtml(content, { fragment: true });
  const children = tree.children.flatMap((node) => sanitize(node, address));
  // Its type does not say so, but a root becomes a root.
  const { children: nodes } = toMdast({ type: 'root', children }) as MarkdownRoot;
  return nodes.map((node) => ({ text: fold(getText(node)), node })).filter(({ text }) => text !== '');
}

/** Elements that are dropped with all their text, which is no text of an article. */
const DROPPED = new Set(
  'aside audio button canvas del figure form iframe nav noscript object picture s script select strike style svg template textarea video'.split(
    ' ',
  ),
);
/** Containers, without a meaning of their own: the conversion to Markdown unwraps them. */
const CONTAINERS = new Set('article body center details div header html main section span'.split(' '));

/** Elements that become others: `<h1>` is the headline's in an entry, `<b>` and `<i>` are for looks. */
const RENAMED = new Map([
  ['h1', 'h2'],
  ['b', 'strong'],
  ['i', 'em'],
]);

/** Leaves the elements and links that an entry may have, without attributes; the others are unwrapped or dropped. */
function sanitize(node: Root['children'][number], address: string | undefined): ElementContent[] {
  if (node.type === 'text') return [node];
  if (node.type !== 'element' || DROPPED.has(node.tagName)) return [];
  const children = node.children.flatMap((child) => sanitize(child, address));
  if (node.tagName === 'a') return sanitizeLink(node, children, address);
  const tagName = RENAMED.get(node.tagName) ?? node.tagName;
  const isKept = elements.has(tagName) || CONTAINERS.has(tagName);
  return isKept ? [{ ...node, tagName, properties: {}, children }] : children;
}

/** A link to a web address without a name and password; of any other the text alone. */
function sanitizeLink(
  node: Element,
  children: ElementContent[],
  address: string | undefined,
): ElementContent[] {
  const written = String(node.properties.href ?? '');
  const target = URL.canParse(written, address) ? new URL(written, address) : undefined;
  const isOuter = target && isWebAddress(target.href) && !target.username && !target.password;
  return isOuter ? [{ ...node, properties: { href: target.href }, children }] : children;
}

/** The text of a Markdown node, with a space between the items of a list and the cells of a table. */
const getText = (node: Nodes): string =>
  ['list', 'blockquote', 'table', 'tableRow'].includes(node.type) && 'children' in node
    ? node.children.map(getText).join(' ')
    : toPlainText(node, { includeImageAlt: false });

/** Elements whose end tag HTML lets pages leave out. */
const LEFT_OPEN = new Set(
  'body caption colgroup dd dt head html li optgroup option p rp rt tbody td tfoot th thead tr'.split(' '),
);

/**
 * Refuses a page of elements too deep or too many for the parsers, which may take minutes for one. They are counted by the
 * parser that linkedom builds its document with, since no other closes the same elements that the page leaves open.
 */
function refuseStructure(html: string): void {
  let depth = 0;
  let closedDepth = 0;
  let count = 0;
  const parser = new Parser({
    onopentagname(name) {
      depth++;
      count++;
      if (!LEFT_OPEN.has(name)) closedDepth++;
      if (closedDepth > DEEPEST || depth > DEEPEST_LEFT_OPEN)
        throw new Refusal('its elements are nested too deeply for a page that people read');
      if (count > MOST_ELEMENTS)
        throw new Refusal(
          `it has more than ${MOST_ELEMENTS} elements: copy its text into a text file and import that`,
        );
    },
    onclosetag(name) {
      depth--;
      if (!LEFT_OPEN.has(name)) closedDepth--;
    },
  });
  parser.end(html);
}
