/**
 * Reads the body of an entry: Markdown with the tags of the vocabulary, to HTML, to the passages, quotations and links
 * that it marks, and to everything that is wrong with it. One walk down the tree does all of it.
 */
import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { HastNode } from 'satteri';
import { nextAnchor, slugOf } from './anchors.ts';
import { type AttributeValues, readAttributes } from './attributes.ts';
import { comparedArticles, readComparison } from './comparison.ts';
import { DEEPEST_EVENTS } from './limits.ts';
import { parseBody, type TagNode } from './mdx.ts';
import { alignParagraphs, keyOf, ownWords, type Paragraph, paragraphsIn } from './paragraphs.ts';
import type { Fault, Point } from './problem.ts';
import {
  anchors,
  type Block,
  type Body,
  type Heading,
  type Kind,
  type Link,
  type Passage,
  type Quotation,
} from './record.ts';
import { addressParagraph, keptProperties, linkProperties, renderTag, withoutIds } from './rendering.ts';
import { countWords, fold, hasWords, isVisible, wordsOf } from './text.ts';
import {
  DRAFT_ADVICE,
  DRAFT_TAG,
  elements,
  faultOfLink,
  isTagName,
  refusedElements,
  type Tag,
  type TagName,
  tags,
  vocabularyInWords,
} from './vocabulary.ts';

/** What encloses a node. */
interface Context {
  tags: readonly TagName[];
  /** The anchors of the passages around it, outermost first. */
  passages: readonly string[];
  isInLink: boolean;
}

/**
 * @param source the file, its frontmatter blanked out, so that points in it are points in the file
 * @param base the site's base path, put before links within the site
 * @param kept the paragraphs that the article had, whose keys must go on leading to places
 * @returns the body, to be used only where there are no faults, and all its faults
 */
export function readBody(
  source: string,
  kind: Kind,
  base: string,
  kept: readonly Paragraph[] = [],
): { body: Body; faults: Fault[] } {
  const { tree, faults } = parseBody(source);
  const reader = new BodyReader(kind, base, faults);
  const read = (nodes: readonly HastNode[]) =>
    reader.readBlocks(nodes, { tags: [], passages: [], isInLink: false });
  const found = kind === 'events' ? tree.findIndex((node) => comparedArticles(node)) : -1;
  const at = found < 0 ? tree.length : found;
  const before = read(tree.slice(0, at));
  const table = read(tree.slice(at, at + 1));
  const children = [...before, ...read(tree.slice(at + 1))];
  const compared = comparedArticles(tree[at])?.map(({ id, link }) => ({ id, at: reader.pointOf(link) }));
  const first = children.find((child) => child.type === 'element' && child.tagName === 'p');
  const lead = first ? fold(wordsOf(first)) : '';
  const words = [...children, ...table].map(wordsOf).join(' ');
  if (faults.length === 0 && words.trim() !== '' && !isVisible(words)) {
    const message = 'what stands here holds nothing that readers can see: write text, or take it out';
    faults.push({ line: 1, column: 1, ...tree.map(startOf).find(Boolean), message });
  }
  // Last, since the links that paragraphs get here are no words of theirs.
  const paragraphs = kind === 'articles' ? addressParagraphs(children, kept) : [];
  const body: Body = {
    blocks: blocksOf(children),
    headings: reader.headings,
    paragraphs,
    ...(compared && { comparison: readComparison(table, compared) }),
    lead,
    wordCount: countWords(words),
    passages: reader.passages,
    quotations: reader.quotations,
    links: reader.links,
  };
  return { body, faults };
}

/** Gives each paragraph its id, the ids that it had before, and the link to itself. @returns them, in order */
function addressParagraphs(children: readonly ElementContent[], kept: readonly Paragraph[]): Paragraph[] {
  const elements = paragraphsIn(children);
  const paragraphs = alignParagraphs(
    elements.map((element) => keyOf(ownWords(element))),
    kept,
  );
  for (const [index, element] of elements.entries()) {
    const own = paragraphs[index];
    if (own) addressParagraph(element, own);
  }
  return paragraphs;
}

/** What stands between two blocks goes with the first. */
function blocksOf(children: readonly ElementContent[]): Block[] {
  const blocks: Block[] = [];
  for (const child of children) {
    const last = blocks.at(-1);
    if (child.type === 'element') blocks.push({ html: toHtml(child), passages: passagesIn(child) });
    else if (last) last.html += toHtml(child);
  }
  return blocks;
}

/** The anchors of the passages within an element, its own included. */
function passagesIn({ properties: { className, id }, children }: Element): string[] {
  const own = Array.isArray(className) && className.includes('passage') && id ? [String(id)] : [];
  return [...own, ...children.flatMap((child) => (child.type === 'element' ? passagesIn(child) : []))];
}

class BodyReader {
  readonly passages: Passage[] = [];
  readonly quotations: Quotation[] = [];
  readonly links: Link[] = [];
  readonly headings: Heading[] = [];
  readonly #kind: Kind;
  readonly #base: string;
  readonly #faults: Fault[];
  readonly #anchorCounts = new Map<string, number>();
  #headingLevel = 1;
  /** Where the last node began that has a position: some that the parser makes up have none. */
  #lastPoint: Point = { line: 1, column: 1 };

  constructor(kind: Kind, base: string, faults: Fault[]) {
    this.#kind = kind;
    this.#base = base;
    this.#faults = faults;
  }

  /**
   * Reads nodes where paragraphs may stand. MDX takes a tag that has a line to itself for a block; where such a tag
   * holds bare text it was meant as a part of a paragraph, and becomes one, together with its like on the next lines.
   */
  readBlocks(nodes: readonly HastNode[], context: Context): ElementContent[] {
    const out: ElementContent[] = [];
    let paragraph: { children: ElementContent[]; position: HastNode['position'] } | undefined;
    for (const node of nodes) {
      if (node.type === 'text' && node.value.trim() === '') {
        if (!paragraph) out.push({ type: 'text', value: '\n' });
        continue;
      }
      if (node.type !== 'mdxJsxFlowElement' || !holdsBareText(node)) {
        paragraph = undefined;
        out.push(...this.#readNode(node, context));
        continue;
      }
      const end = paragraph?.position?.end;
      const start = node.position?.start;
      if (paragraph && end && start && start.line <= end.line + 1) {
        if (start.offset !== end.offset) paragraph.children.push({ type: 'text', value: ' ' });
      } else {
        paragraph = { children: [], position: undefined };
        out.push({ type: 'element', tagName: 'p', properties: {}, children: paragraph.children });
      }
      paragraph.children.push(...this.#readTag(node, context, false));
      paragraph.position = node.position;
    }
    return out;
  }

  #readInline(nodes: readonly HastNode[], context: Context): ElementContent[] {
    return nodes.flatMap((node) => this.#readNode(node, context));
  }

  #readNode(node: HastNode, context: Context): ElementContent[] {
    this.#lastPoint = startOf(node) ?? this.#lastPoint;
    switch (node.type) {
      case 'text':
        return [{ type: 'text', value: node.value }];
      case 'element':
        return this.#readElement(node, context);
      case 'mdxJsxFlowElement':
        return this.#readTag(node, context, true);
      case 'mdxJsxTextElement':
        return this.#readTag(node, context, false);
      case 'mdxjsEsm':
        this.#addFault(
          node,
          'an entry is data and nothing in it is run: a paragraph cannot begin with the word import or export',
        );
        return [];
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        this.#addFault(
          node,
          'an entry is data and nothing in it is run: braces hold code in MDX; for a brace write \\{',
        );
        return [];
      default:
        this.#addFault(node, `\`${node.type}\` is not part of the vocabulary`);
        return [];
    }
  }

  #readElement(node: Element, context: Context): ElementContent[] {
    const { tagName } = node;
    if (!elements.has(tagName)) {
      this.#addFault(node, refusedElements.get(tagName) ?? `<${tagName}> is not part of the vocabulary`);
      return [];
    }
    if (isMailAutolink(node)) return this.#readInline(node.children, context);
    const level = /^h[2-6]$/.test(tagName) ? Number(tagName[1]) : undefined;
    if (level !== undefined) {
      if (level > this.#headingLevel + 1) {
        this.#addFault(node, `a heading of level ${level} must stand under one of level ${level - 1}`);
      }
      this.#headingLevel = level;
    }
    const isLink = tagName === 'a';
    if (isLink && context.isInLink) this.#addFault(node, 'a link cannot stand within a link');
    const within = { ...context, isInLink: context.isInLink || isLink };
    const properties = isLink ? this.#readLink(node) : keptProperties(node.properties);
    const holdsBlocks = tagName === 'blockquote' || tagName === 'li';
    const children = this.#readChildren(
      node,
      within,
      holdsBlocks,
      isLink ? 'a link' : level ? 'a heading' : undefined,
    );
    const id = level ? { id: this.#addHeading(level, children) } : {};
    return [{ type: 'element', tagName, properties: { ...properties, ...id }, children }];
  }

  /** @returns its anchor */
  #addHeading(level: number, children: readonly ElementContent[]): string {
    const words = fold(children.map(wordsOf).join(''));
    const slug = slugOf(words) || this.headings.length + 1;
    const anchor = nextAnchor(`section-${slug}`, this.#anchorCounts);
    this.headings.push({ anchor, words, level });
    return anchor;
  }

  #readLink(node: Element) {
    const href = String(node.properties.href ?? '');
    const fault = faultOfLink(href);
    if (fault) this.#addFault(node, fault);
    else this.links.push({ href, at: this.pointOf(node) });
    return fault ? {} : linkProperties(href, node.properties.title, this.#base);
  }

  #readTag(node: TagNode, context: Context, block: boolean): ElementContent[] {
    const name = node.name ?? '';
    if (!isTagName(name)) {
      if (name === DRAFT_TAG) {
        this.#addFault(node, DRAFT_ADVICE);
        return [];
      }
      const shown = name.length > 40 ? `${name.slice(0, 39)}…` : name;
      this.#addFault(node, `<${shown}> is not part of the vocabulary, which is ${vocabularyInWords}`);
      return [];
    }
    if (name === 'Event' && context.passages.length >= DEEPEST_EVENTS) {
      this.#addFault(
        node,
        `an <Event> cannot stand within ${DEEPEST_EVENTS} others: mark each passage by itself`,
      );
      return [];
    }
    const { kinds, notInside }: Tag = tags[name];
    const enclosing = context.tags.find((outer) => notInside.includes(outer));
    if (enclosing) this.#addFault(node, `<${name}> cannot stand within <${enclosing}>`);
    if (!kinds.includes(this.#kind)) {
      this.#addFault(node, `<${name}> belongs to the bodies of ${kinds.join(', ')}, not of ${this.#kind}`);
    }
    const { values, messages } = readAttributes(name, node.attributes);
    for (const message of messages) this.#addFault(node, message);
    if (values.translation && !values.language)
      this.#addFault(
        node,
        '`translation` needs language="…" beside it, the language of the words themselves',
      );
    // Listed before their children are read, so that the lists are in reading order; the words are filled in after.
    const passage = name === 'Event' && values.id ? this.#addPassage(node, values.id) : undefined;
    const quotation =
      name === 'Quote' && values.by ? this.#addQuotation(node, values.by, values, context) : undefined;
    const within = {
      ...context,
      tags: [...context.tags, name],
      passages: passage ? [...context.passages, passage.anchor] : context.passages,
    };
    const children = this.#readChildren(node, within, block, `<${name}>`);
    if (passage) passage.html = toHtml(renderTag(name, block, children.map(withoutIds)));
    if (quotation) quotation.words = fold(children.map(wordsOf).join(''));
    return [renderTag(name, block, children, passage ?? quotation)];
  }

  /**
   * @param nameInMessage what the fault “holds no words” calls it; there is no such fault if reading its children has found
   *   another
   */
  #readChildren(
    node: Element | TagNode,
    context: Context,
    holdsBlocks: boolean,
    nameInMessage: string | undefined,
  ): ElementContent[] {
    const before = this.#faults.length;
    const children = holdsBlocks
      ? this.readBlocks(node.children, context)
      : this.#readInline(node.children, context);
    if (nameInMessage && this.#faults.length === before && !children.some(hasWords)) {
      this.#addFault(node, `${nameInMessage} holds no words`);
    }
    return children;
  }

  #addPassage(node: TagNode, event: string): Passage {
    const anchor = nextAnchor(`${anchors.events}-${event}`, this.#anchorCounts);
    const passage = { event, anchor, html: '', at: this.pointOf(node) };
    this.passages.push(passage);
    return passage;
  }

  #addQuotation(
    node: TagNode,
    by: string,
    { utterance, speech, language, translation }: AttributeValues,
    { passages }: Context,
  ): Quotation {
    const quotation: Quotation = {
      by,
      words: '',
      anchor: nextAnchor(`${anchors.people}-${by}`, this.#anchorCounts),
      ...(utterance && { utterance }),
      ...(speech === 'indirect' && { indirect: true }),
      ...(language && { language }),
      ...(translation && { translation: fold(translation) }),
      passages: [...passages],
      at: this.pointOf(node),
    };
    this.quotations.push(quotation);
    return quotation;
  }

  #addFault(node: HastNode, message: string) {
    this.#faults.push({ ...this.pointOf(node), message });
  }

  pointOf(node: HastNode): Point {
    return startOf(node) ?? this.#lastPoint;
  }
}

function startOf({ position }: HastNode): Point | undefined {
  return position && { line: position.start.line, column: position.start.column };
}

/** Is it an e-mail address that stands bare in the text, which Markdown (GFM) makes a link that nobody wrote? */
function isMailAutolink(node: Element): boolean {
  const [child] = node.children;
  return (
    String(node.properties.href).startsWith('mailto:') &&
    child?.position?.start.offset === node.position?.start.offset
  );
}

const inlineElements = new Set(['em', 'strong', 'a', 'br', 'code', 'del', 'img']);

/** Does a tag hold words directly, rather than paragraphs? */
function holdsBareText(node: TagNode): boolean {
  return node.children.some(
    (child) =>
      (child.type === 'text' && child.value.trim() !== '') ||
      child.type === 'mdxJsxTextElement' ||
      (child.type === 'element' && inlineElements.has(child.tagName)),
  );
}
