/** Entries as Markdown trees with positions, and back: unified's remark, with frontmatter and MDX. */
import type { Definition, Link, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

const reader = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).use(remarkMdx);

/** With `remark-mdx`, so that a brace or a `<` of the text is escaped and stays text. */
const writer = unified()
  .use(remarkGfm)
  .use(remarkFrontmatter)
  .use(remarkMdx)
  .use(remarkStringify, { bullet: '-', emphasis: '*', rule: '-', listItemIndent: 'one' });

/** @param root may begin with a `yaml` node, its frontmatter */
export const writeMarkdown = (root: Root): string => writer.stringify(root);

/** The address of a link, as it is written, and where. */
export interface Destination {
  href: string;
  start: number;
}

/**
 * Where the addresses of an entry's links stand: of `[words](address)`, and of `[name]: address`.
 *
 * @param text the whole file
 * @returns them in the order of the text, with offsets. Throws remark's error where the text is not MDX.
 */
export function destinationsIn(text: string): Destination[] {
  // A byte order mark is no part of what the parser counts.
  const shift = text.startsWith('\uFEFF') ? 1 : 0;
  const source = text.slice(shift);
  const found: Destination[] = [];
  visit(reader.parse(source), (node) => {
    if (node.type !== 'link' && node.type !== 'definition') return;
    const [from, to] = behindWords(node);
    const [, before = '', href] = ADDRESS[node.type].exec(source.slice(from, to)) ?? [];
    if (href !== undefined) found.push({ href, start: shift + from + before.length });
  });
  return found.sort((a, b) => a.start - b.start);
}

const ADDRESS = { link: /^(\]\(\s*<?)([^\s<>)]*)/, definition: /^(\[(?:[^\]\\]|\\.)*\]:\s*<?)([^\s<>]*)/ };

/** From the end of a link's words, or the beginning of a definition, to the end of either. */
function behindWords(node: Link | Definition): [start: number, end: number] {
  const start = node.position?.start.offset ?? 0;
  const words = node.type === 'link' ? (node.children.at(-1)?.position?.end.offset ?? start + 1) : start;
  return [words, node.position?.end.offset ?? words];
}
