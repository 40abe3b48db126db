/** Comparison tables: in the body of an event, what its reports say on each point, side by side. */
import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { HastNode } from 'satteri';
import { nextAnchor, slugOf } from './anchors.ts';
import type { ComparedPoint, Comparison } from './record.ts';
import { PARAGRAPH_LINK } from './rendering.ts';
import { fold, wordsOf } from './text.ts';

/** The address of a story page, as an author writes it. */
const STORY = /^\/stories\/([a-z0-9]+(?:-[a-z0-9]+)*)\/$/;

/** The article at the head of a column, and the link that names it. */
export interface ComparedArticle {
  id: string;
  link: Element;
}

/**
 * @param node as the parser gives it
 * @returns the articles in the head of a comparison table: each cell from the second on has one link, to a story.
 *   `undefined` where the node is anything else
 */
export function comparedArticles(node: HastNode | undefined): ComparedArticle[] | undefined {
  if (node?.type !== 'element' || node.tagName !== 'table') return undefined;
  const [head] = elementsIn(node, 'tr');
  const columns = head ? elementsIn(head, 'th').slice(1) : [];
  const articles = columns.map((cell) => {
    const [link, second] = elementsIn(cell, 'a');
    const id = STORY.exec(String(link?.properties.href))?.[1];
    return link && id && !second ? { id, link } : undefined;
  });
  return articles.length > 0 && articles.every((article) => article !== undefined) ? articles : undefined;
}

/** The elements of a name within a node, in order. */
function elementsIn(node: HastNode, tagName: string): Element[] {
  const children: readonly HastNode[] = 'children' in node ? node.children : [];
  return children.flatMap((child) => [
    ...(child.type === 'element' && child.tagName === tagName ? [child] : []),
    ...elementsIn(child, tagName),
  ]);
}

/**
 * @param table a comparison table, as the page would have it
 * @param articles those in its head
 */
export function readComparison(table: ElementContent[], articles: Comparison['articles']): Comparison {
  const points: ComparedPoint[] = [];
  const counts = new Map<string, number>();
  const [, ...rows] = table.flatMap((node) => elementsIn(node, 'tr'));
  for (const row of rows) {
    const [first, ...rest] = elementsIn(row, 'td');
    const name = first ? fold(wordsOf(first)) : '';
    const anchor = nextAnchor(`differs-${slugOf(name) || points.length + 1}`, counts);
    points.push({ name, anchor, cells: articles.map((_, column) => htmlOfCell(rest[column])) });
  }
  return { articles, points };
}

/** Nothing, or a dash alone. */
const SAYS_NOTHING = /^[-–—]?$/;

function htmlOfCell(cell: Element | undefined): string | null {
  const words = cell?.children.filter((child) => !isParagraphLink(child)).map(wordsOf);
  return cell && words && !SAYS_NOTHING.test(fold(words.join(''))) ? toHtml(cell.children.map(marked)) : null;
}

/**
 * The same with `<mark>` for `<em>`: what is emphasised is where the reports differ. A link that is nothing but ¶ looks as
 * those beside a story's paragraphs do, and like them is no word of the text.
 */
function marked(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node;
  const tagName = node.tagName === 'em' ? 'mark' : node.tagName;
  const { properties } = node;
  return {
    ...node,
    tagName,
    properties: isParagraphLink(node) ? { className: [PARAGRAPH_LINK], ...properties } : properties,
    children: node.children.map(marked),
  };
}

/** The address of a paragraph of a story, behind the site's base path. */
const PARAGRAPH = /\/stories\/[a-z0-9-]+\/#p-[^/]+$/;

const isParagraphLink = (node: ElementContent): boolean =>
  node.type === 'element' &&
  node.tagName === 'a' &&
  fold(wordsOf(node)) === '¶' &&
  PARAGRAPH.test(String(node.properties.href));
