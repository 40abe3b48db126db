/** Reads the body of an entry: Markdown and the closed vocabulary, to HTML and to the data that its tags mark. */
import type { ElementContent, Properties } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { HastNode } from 'satteri';
import { type AttributeValues, readAttributes } from './attributes.ts';
import { type ElementNode, parseBody, type TagNode } from './mdx.ts';
import type { Fault, Point } from './problem.ts';
import { anchors, type Body, type InnerLink, type Kind, type Passage, type Quotation } from './record.ts';
import { countWords, fold, hasWords, wordsOf } from './text.ts';
import {
  DRAFT_ADVICE,
  DRAFT_TAG,
  elements,
  faultOfLink,
  isTagName,
  leftOut,
  linkProperties,
  render,
  type Tag,
  type TagName,
  tags,
  vocabularyInWords,
} from './vocabulary.ts';

/** What encloses a node on the way down. */
interface Inside {
  tags: readonly TagName[];
  anchors: readonly string[];
  link: boolean;
}

/**
 * @param source the file, its frontmatter blanked out, so that places in it are places in the file
 * @param base the site's base path, put before links within the site
 * @returns the body, sound only where there are no faults; whether it is without a word; all its faults
 */
export function readBody(source: string, kind: Kind, base: string) {
  const { tree, faults } = parseBody(source);
  const reader = new BodyReader(kind, base, faults);
  const children = reader.blocks(tree, { tags: [], anchors: [], link: false });
  const html = toHtml({ type: 'root', children });
  const first = children.find((child) => child.type === 'element' && child.tagName === 'p');
  const body: Body = {
    html,
    lead: first ? fold(wordsOf(first)) : '',
    wordCount: countWords(children.map(wordsOf).join(' ')),
    passages: reader.passages,
    quotations: reader.quotations,
    links: reader.links,
  };
  return { body, empty: body.wordCount === 0, faults };
}

class BodyReader {
  readonly passages: Passage[] = [];
  readonly quotations: Quotation[] = [];
  readonly links: InnerLink[] = [];
  readonly #kind: Kind;
  readonly #base: string;
  readonly #faults: Fault[];
  #headingLevel = 1;
  /** Where the last node that has a place begins: some of what the parser makes up has none. */
  #place: Point = { line: 1, column: 1 };

  constructor(kind: Kind, base: string, faults: Fault[]) {
    this.#kind = kind;
    this.#base = base;
    this.#faults = faults;
  }

  /**
   * Nodes where paragraphs may stand. MDX takes a line that holds tags alone for blocks; where such a tag holds
   * bare text it was meant as a part of a paragraph, and becomes one, together with its neighbours on the next lines.
   */
  blocks(nodes: readonly HastNode[], inside: Inside): ElementContent[] {
    const out: ElementContent[] = [];
    let paragraph: { children: ElementContent[]; position: HastNode['position'] } | undefined;
    for (const node of nodes) {
      if (node.type === 'text' && node.value.trim() === '') {
        if (!paragraph) out.push({ type: 'text', value: '\n' });
        continue;
      }
      if (node.type !== 'mdxJsxFlowElement' || !holdsBareText(node)) {
        paragraph = undefined;
        out.push(...this.#node(node, inside));
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
      paragraph.children.push(...this.#tag(node, inside, false));
      paragraph.position = node.position;
    }
    return out;
  }

  #node(node: HastNode, inside: Inside): ElementContent[] {
    this.#place = startOf(node) ?? this.#place;
    switch (node.type) {
      case 'text':
        return [{ type: 'text', value: node.value }];
      case 'element':
        return this.#element(node, inside);
      case 'mdxJsxFlowElement':
        return this.#tag(node, inside, true);
      case 'mdxJsxTextElement':
        return this.#tag(node, inside, false);
      case 'mdxjsEsm':
        this.#fault(
          node,
          'an entry is data and nothing in it is run: a paragraph cannot begin with the word import or export',
        );
        return [];
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        this.#fault(
          node,
          'an entry is data and nothing in it is run: braces hold code in MDX; for a brace write \\{',
        );
        return [];
      default:
        this.#fault(node, `\`${node.type}\` is not part of the vocabulary`);
        return [];
    }
  }

  #element(node: ElementNode, inside: Inside): ElementContent[] {
    const { tagName, properties } = node;
    if (!elements.has(tagName)) {
      this.#fault(node, leftOut.get(tagName) ?? `<${tagName}> is not part of the vocabulary`);
      return [];
    }
    if (isBareMail(node)) return this.#inline(node.children, inside);
    const level = /^h[2-6]$/.test(tagName) ? Number(tagName[1]) : undefined;
    if (level !== undefined) {
      if (level > this.#headingLevel + 1) {
        this.#fault(node, `a heading of level ${level} must stand under one of level ${level - 1}`);
      }
      this.#headingLevel = level;
    }
    const link = tagName === 'a';
    if (link && inside.link) this.#fault(node, 'a link cannot stand within a link');
    const within = { ...inside, link: inside.link || link };
    const kept = link ? this.#link(node) : keptProperties(tagName, properties);
    const nodes = node.children;
    const children = this.#filled(node, link ? 'a link' : level ? 'a heading' : undefined, () =>
      holdsBlocks(tagName) ? this.blocks(nodes, within) : this.#inline(nodes, within),
    );
    return [{ type: 'element', tagName, properties: kept, children }];
  }

  /** What is read within something that must not be empty. Where a fault took the words out, that was said. */
  #filled(node: HastNode, what: string | undefined, read: () => ElementContent[]): ElementContent[] {
    const before = this.#faults.length;
    const children = read();
    if (what && this.#faults.length === before && !children.some(hasWords)) {
      this.#fault(node, `${what} holds no words`);
    }
    return children;
  }

  #inline(nodes: readonly HastNode[], inside: Inside): ElementContent[] {
    return nodes.flatMap((node) => this.#node(node, inside));
  }

  #link(node: ElementNode) {
    const href = String(node.properties.href ?? '');
    const fault = faultOfLink(href);
    if (fault) this.#fault(node, fault);
    else if (/^[/#]/.test(href)) this.links.push({ href, at: this.#startOf(node) });
    return fault ? {} : linkProperties(href, node.properties.title, this.#base);
  }

  #tag(node: TagNode, inside: Inside, block: boolean): ElementContent[] {
    const name = node.name ?? '';
    if (!isTagName(name)) {
      if (name === DRAFT_TAG) {
        this.#fault(node, DRAFT_ADVICE);
        return [];
      }
      const shown = name.length > 40 ? `${name.slice(0, 39)}…` : name;
      this.#fault(node, `<${shown}> is not part of the vocabulary, which is ${vocabularyInWords}`);
      return [];
    }
    const { kinds, notInside }: Tag = tags[name];
    const enclosing = inside.tags.find((outer) => notInside.includes(outer));
    if (enclosing) this.#fault(node, `<${name}> cannot stand within <${enclosing}>`);
    if (!kinds.includes(this.#kind)) {
      this.#fault(node, `<${name}> belongs to the bodies of ${kinds.join(', ')}, not of ${this.#kind}`);
    }
    const { values, messages } = readAttributes(name, node.attributes);
    for (const message of messages) this.#fault(node, message);
    // The place in the lists comes before what is nested, so that the order is that of reading.
    const passage = name === 'Event' && values.id ? this.#openPassage(node, values.id) : undefined;
    const quotation = name === 'Quote' && values.by ? this.#openQuotation(node, values, inside) : undefined;
    const within = {
      ...inside,
      tags: [...inside.tags, name],
      anchors: passage ? [...inside.anchors, passage.anchor] : inside.anchors,
    };
    const nodes = node.children;
    const children = this.#filled(node, `<${name}>`, () =>
      block ? this.blocks(nodes, within) : this.#inline(nodes, within),
    );
    if (passage) passage.html = toHtml(render(name, block, children.map(withoutIds)));
    if (quotation) quotation.words = fold(children.map(wordsOf).join(''));
    return [render(name, block, children, passage ?? quotation)];
  }

  #openPassage(node: TagNode, event: string): Passage {
    const anchor = anchorOf(anchors.events, event, this.passages);
    const passage = { event, anchor, html: '', at: this.#startOf(node) };
    this.passages.push(passage);
    return passage;
  }

  #openQuotation(node: TagNode, { by = '', utterance, speech }: AttributeValues, inside: Inside): Quotation {
    const quotation: Quotation = {
      by,
      words: '',
      anchor: anchorOf(anchors.people, by, this.quotations),
      ...(utterance && { utterance }),
      ...(speech === 'indirect' && { indirect: true }),
      passages: [...inside.anchors],
      at: this.#startOf(node),
    };
    this.quotations.push(quotation);
    return quotation;
  }

  #fault(node: HastNode, message: string) {
    this.#faults.push({ ...this.#startOf(node), message });
  }

  #startOf(node: HastNode): Point {
    return startOf(node) ?? this.#place;
  }
}

/** An id that no other place of the page has: a record's id has no dot. */
function anchorOf(prefix: string, id: string, others: readonly { anchor: string }[]): string {
  const anchor = `${prefix}-${id}`;
  const earlier = others.filter((other) => other.anchor === anchor || other.anchor.startsWith(`${anchor}.`));
  return earlier.length > 0 ? `${anchor}.${earlier.length + 1}` : anchor;
}

function startOf({ position }: HastNode): Point | undefined {
  return position && { line: position.start.line, column: position.start.column };
}

/** An e-mail address that stands in the text as it is: Markdown makes it a link, which nobody wrote. */
function isBareMail(node: ElementNode): boolean {
  const [child] = node.children;
  return (
    String(node.properties.href).startsWith('mailto:') &&
    child?.position?.start.offset === node.position?.start.offset
  );
}

const phrasing = new Set(['em', 'strong', 'a', 'br', 'code', 'del', 'img']);

/** Does the tag hold words directly, rather than paragraphs? */
function holdsBareText(node: TagNode): boolean {
  return node.children.some(
    (child) =>
      (child.type === 'text' && child.value.trim() !== '') ||
      child.type === 'mdxJsxTextElement' ||
      (child.type === 'element' && phrasing.has(child.tagName)),
  );
}

const holdsBlocks = (tagName: string) => tagName === 'blockquote' || tagName === 'li';

/** A column's alignment becomes a class: an inline style would need a hole in the content security policy. */
function keptProperties(tagName: string, properties: ElementNode['properties']): Properties {
  const align = /text-align: (center|right)/.exec(String(properties.style ?? ''))?.[1];
  const kept =
    elements.get(tagName)?.filter((name) => name !== 'style' && properties[name] !== undefined) ?? [];
  return {
    ...Object.fromEntries(kept.map((name) => [name, properties[name]])),
    ...(align && { className: [`align-${align}`] }),
  };
}

function withoutIds(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node;
  const { id: _, ...properties } = node.properties;
  return { ...node, properties, children: node.children.map(withoutIds) };
}
