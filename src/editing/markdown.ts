/** Entries as Markdown trees with positions, and back: unified's remark, with frontmatter and MDX. */
import type { Definition, Link, Root, RootContent } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { type Splice, spliced } from './entry-text.ts';

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

/** A block of an entry's body that stands in no other, as it is written. */
export interface MarkdownBlock {
  /** Without the white space before its first line, by which its other lines were indented too. */
  text: string;
  /** What stands between it and the block before: line ends. */
  gap: string;
  /** Is white space in it as good as one space? */
  isFolded: boolean;
  /** Of a heading: 1 to 6. */
  depth?: number;
  /** Of a definition (`[label]: address`), without regard to case. */
  label?: string;
  /** Of a list: the sign before its items, or behind their numbers. Two lists of one sign that meet are one. */
  marker?: string;
  /** Where those signs stand in `text`. */
  markers: number[];
}

/**
 * The blocks of an entry's body. Tags that stand on lines below one another, with no empty line between, are one block.
 *
 * @param source the whole file, whose lines end with `\n`. Throws remark's error where it is not MDX.
 */
export function markdownBlocks(source: string): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  let before: RootContent | undefined;
  for (const node of reader.parse(source).children.filter(({ type }) => type !== 'yaml')) {
    const block = blockOf(node, source, before);
    const last = blocks.at(-1);
    const isOne =
      [before, node].every((each) => each?.type === 'mdxJsxFlowElement') && !/\n\s*\n/.test(block.gap);
    if (last && isOne) last.text += block.gap + block.text;
    else blocks.push(block);
    before = node;
  }
  return blocks;
}

function blockOf(node: RootContent, source: string, before: RootContent | undefined): MarkdownBlock {
  const [start, end] = offsetsOf(node);
  const indent = (node.position?.start.column ?? 1) - 1;
  const dedent = (text: string) => text.replace(new RegExp(`\\n[ \\t]{1,${indent}}`, 'g'), '\n');
  const shorten = (text: string) => (indent > 0 ? dedent(text) : text);
  const block: MarkdownBlock = {
    text: shorten(source.slice(start, end)),
    gap: before ? source.slice(offsetsOf(before)[1], start).replace(/[ \t]+$/, '') : '',
    isFolded: node.type === 'paragraph' || node.type === 'heading',
    markers: [],
  };
  if (node.type === 'heading') block.depth = node.depth;
  if (node.type === 'definition') block.label = node.identifier;
  if (node.type === 'list') {
    block.markers = node.children.map((item) => {
      const [own] = offsetsOf(item);
      const number = /^\d*/.exec(source.slice(own))?.[0] ?? '';
      return shorten(source.slice(start, own)).length + number.length;
    });
    block.marker = block.text[block.markers[0] ?? 0] ?? '';
  }
  return block;
}

function offsetsOf({ position }: RootContent): [start: number, end: number] {
  return [position?.start.offset ?? 0, position?.end.offset ?? 0];
}

const otherMarkers: Readonly<Record<string, string>> = { '-': '*', '*': '-', '+': '-', '.': ')', ')': '.' };

/** A list with another sign before its items, so that it stays one of its own behind a list. */
export function withOtherMarker(block: MarkdownBlock): MarkdownBlock {
  const marker = otherMarkers[block.marker ?? ''] ?? '';
  const splices = block.markers.map((start) => ({ start, end: start + 1, text: marker }));
  return { ...block, marker, text: spliced(block.text, splices) };
}

type Range = Pick<Splice, 'start' | 'end'>;

/** A tag with what it holds, by offsets in the file. */
export interface Tag {
  opening: Range;
  closing: Range;
  /** The index among the tags found of the innermost that it stands in; -1 where it stands in none. */
  within: number;
}

/**
 * The tags of a name in an entry, in the order of the text.
 *
 * @param text the whole file. Throws remark's error where it is not MDX.
 * @param isMeant asked of each, by its attributes that are plain texts
 */
export function tagsIn(
  text: string,
  name: string,
  isMeant: (attributes: Partial<Record<string, string>>) => boolean,
): Tag[] {
  const shift = text.startsWith('\uFEFF') ? 1 : 0;
  const source = text.slice(shift);
  const found: Tag[] = [];
  const walk = (node: Root | RootContent, within: number) => {
    let own = within;
    if (isTag(node) && node.name === name && isMeant(attributesOf(node))) {
      own = found.length;
      const [start, end] = offsetsOf(node);
      const [opening = ''] = OPENING.exec(source.slice(start, end)) ?? [];
      const [closing = ''] = CLOSING.exec(source.slice(start, end)) ?? [];
      found.push({
        opening: { start: shift + start, end: shift + start + opening.length },
        closing: { start: shift + end - closing.length, end: shift + end },
        within,
      });
    }
    if ('children' in node) for (const child of node.children) walk(child, own);
  };
  walk(reader.parse(source), -1);
  return found;
}

const OPENING = /^<(?:[^>"']|"[^"]*"|'[^']*')*>/;
const CLOSING = /<\s*\/[^>]*>$/;

type TagNode = Extract<RootContent, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

const isTag = (node: Root | RootContent): node is TagNode =>
  node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';

const attributesOf = ({ attributes }: TagNode) =>
  Object.fromEntries(
    attributes.flatMap((each) =>
      each.type === 'mdxJsxAttribute' && typeof each.value === 'string' ? [[each.name, each.value]] : [],
    ),
  );
