/** Extracts the article of a web page (Mozilla's Readability on linkedom's DOM) and its metadata. */
import { Readability } from '@mozilla/readability';
import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import { Parser } from 'htmlparser2';
import { parseHTML } from 'linkedom';
import type { Root as MarkdownRoot, Nodes } from 'mdast';
import { toString as toPlainText } from 'mdast-util-to-string';
import { countedPlainly } from '../archive/counts.ts';
import { isWebAddress } from '../records/fields.ts';
import { Refusal } from '../records/problem.ts';
import { fold } from '../records/text.ts';
import { elements } from '../records/vocabulary.ts';
import { isNotice } from './boilerplate.ts';
import { ARCHIVE_FURNITURE, readCapture, unwrapAddress, withoutArchive } from './capture.ts';
import { readMetadata } from './metadata.ts';
import type { Block, Fact, Metadata, Removed } from './original.ts';
import { countUnspaced, isProse, readLines } from './page-lines.ts';
import { readPageTitle } from './page-titles.ts';

/** In elements. No page that people read is nested deeper. */
const DEEPEST = 500;

/** The same with those whose end a page may leave out, each of which holds what follows it. */
const DEEPEST_LEFT_OPEN = 2500;

/** The longest lists and tables that people read have some ten thousand. */
const MOST_ELEMENTS = 100_000;

/** The same with texts, attributes, comments and instructions, of which such pages have some five to an element. */
const MOST_NODES = 600_000;

/** In a row of a table. Wider ones would take the parsers a time that grows with the square of their cells. */
const MOST_CELLS = 200;

/** In characters of text. Less is a menu or a notice, not an article. */
const LEAST = 140;

export interface PageContent {
  /** The article, with its markup; boilerplate may still be among it. */
  blocks: Block[];
  removed: Removed[];
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

/** Of the running text of a page: how much its article must have for a page to be taken as read. */
const LEAST_SHARE = 0.5;

/** Readability's own threshold, in characters: below it, it looks again with fewer rules. */
const OWN_THRESHOLD = 500;

function readArticle(source: string, address: string | undefined): PageContent {
  const html = /<(?:html|body)\b/i.test(source) ? source : `<html><body>${source}</body></html>`;
  const fetched = address ? { url: { value: address, by: 'it was fetched from there' } } : {};
  const capture = { ...fetched, ...readCapture(html) };
  const document = parse(html);
  const lines = readLines(document);
  const metadata = readMetadata(document, lines, readHeadings(document));
  const pageTitle = readPageTitle(document, lines, metadata.source?.value);
  const found = { ...metadata, ...withoutArchive(capture, metadata.url) };
  const base = address ?? found.url?.value;
  const remarks = [...(metadata.remarks ?? [])];

  const proses = lines.filter(({ text, isLink }) => isProse(text) && !isLink);
  const main = proses.filter(({ isAside }) => !isAside);
  const prose = (main.length > 0 ? main : proses).reduce((sum, { text }) => sum + text.length, 0);
  const looked = extract(document, LEAST, base);
  let blocks = looked;
  const read = lengthOf(looked.filter(({ text }) => !isNotice(text)));
  if (read < Math.max(LEAST, prose * LEAST_SHARE) || main.length === 0) {
    const second = extract(parse(normaliseClasses(html)), OWN_THRESHOLD, base);
    if (lengthOf(second) > lengthOf(looked)) blocks = second;
  }
  if (weigh(blocks) < LEAST) {
    const length = lengthOf(blocks);
    throw new Refusal(
      length > 0
        ? `what was found here has ${countedPlainly(length, 'character')}, and a page or Markdown needs ${LEAST} to be told from a menu: copy its text into a text file and import that`
        : 'no article was found in this page: copy its text into a text file and import that',
    );
  }
  if (lengthOf(blocks) < prose * LEAST_SHARE) {
    const share = Math.round((lengthOf(blocks) / prose) * 100);
    remarks.push(`Only ${share} % of the running text of the page was taken: is it the whole article?`);
  }
  const title = metadata.title ?? findTitle(blocks, pageTitle);
  // Lines that name an author or a time by their markup alone.
  const labels = new Set(
    lines.flatMap(({ text, isAuthor, names, times }) =>
      (isAuthor || names.length + times.length > 0) && !isProse(text) ? [text] : [],
    ),
  );
  const isLabel = ({ text }: Block, index: number) => index < MOST_LABELLED && labels.has(text);
  return {
    blocks: blocks.filter((block, index) => !isLabel(block, index)),
    removed: blocks.filter(isLabel).map(({ text }) => ({ what: 'a line about the article', text })),
    metadata: { ...(title && { title }), ...found, remarks },
  };
}

/** Blocks at the beginning of an article. */
const MOST_LABELLED = 6;

/** What sites put before their pages to ask for consent. */
const NOTICES = ['cookie', 'consent', 'gdpr']
  .flatMap((word) => [`[class*="${word}" i]`, `[id*="${word}" i]`])
  .join(', ');
/** In characters: longer ones hold the page. */
const LONGEST_NOTICE = 1500;

/** The document of a page, without what archives and notices have put into it. */
function parse(html: string): Document {
  const { document } = parseHTML(html);
  const notices = [...document.querySelectorAll(NOTICES)].filter(
    ({ textContent }) => (textContent?.length ?? 0) < LONGEST_NOTICE,
  );
  for (const element of [...document.querySelectorAll(ARCHIVE_FURNITURE), ...notices]) element.remove();
  return document;
}

const lengthOf = (blocks: readonly Block[]): number => blocks.reduce((sum, { text }) => sum + text.length, 0);

/** The length of blocks as if they were in letters: a character of Chinese says as much as two or three. */
const weigh = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, { text }) => sum + text.length + 1.5 * countUnspaced(text), 0);

/** Takes the document apart. */
function extract(document: Document, charThreshold: number, base: string | undefined): Block[] {
  const article = document.documentElement ? new Readability(document, { charThreshold }).parse() : null;
  return toBlocks(article?.content ?? '', base);
}

/** A page without the names of classes, by some of which Readability takes an article for a sidebar. */
const normaliseClasses = (html: string): string =>
  html.replace(
    /(<(?:div|section|article|main|td|span|p|ul|ol)\b[^<>]*?)\s(?:class|id)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi,
    (all, before) =>
      /(?:comment|sidebar|widget|related|footer|header|menu|sponsor|social|share|ad-|popup|promo)/i.test(all)
        ? before
        : all,
  );

/** The texts of headings of level 1 that are no logos: a logo is a picture, or leads to the front page. */
function readHeadings(document: Document): string[] {
  return [...document.querySelectorAll('h1')].flatMap((heading) => {
    const link =
      heading.querySelector('a[href]')?.getAttribute('href') ??
      heading.closest('a[href]')?.getAttribute('href');
    const isHome =
      link !== undefined && link !== null && /^(?:https?:\/\/[^/]+)?\/?(?:index\.\w+)?$/i.test(link);
    const text = fold(heading.textContent ?? '');
    return isHome || text === '' ? [] : [text];
  });
}

/** The heading that the article begins with, or else the `<title>`, which often holds more. */
function findTitle([first]: readonly Block[], pageTitle: Fact | undefined): Fact | undefined {
  if (first?.node?.type === 'heading' && (!pageTitle || pageTitle.inferred))
    return { value: first.text, by: 'the heading that the article begins with' };
  return pageTitle;
}

/** HTML to blocks of Markdown, with the elements that an entry may have. */
function toBlocks(content: string, address: string | undefined): Block[] {
  const tree = fromHtml(content, { fragment: true });
  const children = joinTexts(tree.children.flatMap((node) => sanitize(node, address)));
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
const CONTAINERS = new Set('article body center details div header html main section'.split(' '));

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
  const children = joinTexts(node.children.flatMap((child) => sanitize(child, address)));
  if (node.tagName === 'a') return sanitizeLink(node, children, address);
  const tagName = RENAMED.get(node.tagName) ?? node.tagName;
  const isKept = elements.has(tagName) || CONTAINERS.has(tagName);
  return isKept ? [{ ...node, tagName, properties: {}, children }] : children;
}

/** Texts in a row as one, since the conversion to Markdown would join them one by one and read each again. */
function joinTexts(nodes: readonly ElementContent[]): ElementContent[] {
  const joined: ElementContent[] = [];
  let texts: string[] = [];
  const end = () => {
    if (texts.length > 0) joined.push({ type: 'text', value: texts.join('') });
    texts = [];
  };
  for (const node of nodes) {
    if (node.type === 'text') texts.push(node.value);
    else {
      end();
      joined.push(node);
    }
  }
  end();
  return joined;
}

/** A link to a web address without a name and password; of any other the text alone. */
function sanitizeLink(
  node: Element,
  children: ElementContent[],
  address: string | undefined,
): ElementContent[] {
  const written = unwrapAddress(String(node.properties.href ?? ''));
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
  let nodes = 0;
  let cells = 0;
  const countNode = () => {
    if (++nodes > MOST_NODES)
      throw new Refusal(
        `it has more than ${MOST_NODES} pieces: copy its text into a text file and import that`,
      );
  };
  const parser = new Parser({
    ontext: countNode,
    onattribute: countNode,
    oncomment: countNode,
    onprocessinginstruction: countNode,
    onopentagname(name) {
      depth++;
      count++;
      countNode();
      if (!LEFT_OPEN.has(name)) closedDepth++;
      if (name === 'tr') cells = 0;
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
      if ((name === 'td' || name === 'th') && ++cells > MOST_CELLS)
        throw new Refusal(
          `a row of its tables has more than ${MOST_CELLS} cells: take that table out, and import the rest`,
        );
    },
  });
  parser.end(html);
}
