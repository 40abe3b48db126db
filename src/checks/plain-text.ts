/** The plain text of a body: quickly, from its HTML, and with the place of each character, from its file. */
import type { HastNode } from 'satteri';
import { normaliseSource } from '../records/entry.ts';
import { readFrontmatter } from '../records/frontmatter.ts';
import { blankFrontmatter, parseBody } from '../records/mdx.ts';
import { BREAK, type LeftOut, textOfHtml } from '../records/plain-text.ts';
import { type Point, placeAt } from '../records/problem.ts';
import { type Body, htmlOf } from '../records/record.ts';
import { inlineElements } from '../records/text.ts';

/** The plain text of a body, its comparison included. */
export function textOfBody(body: Body, ...leftOut: readonly LeftOut[]): string {
  const compared = body.comparison?.points.flatMap(({ name, cells }) => [
    name,
    ...cells.map((cell) => textOfHtml(cell ?? '', ...leftOut)),
  ]);
  return [textOfHtml(htmlOf(body), ...leftOut), ...(compared ?? [])].join(BREAK);
}

/** The plain text of an entry's file, in which each UTF-16 unit has its place in the file. */
export class PlacedText {
  text = '';
  /** Where in the source each unit of the text stands. */
  readonly #offsets: number[] = [];
  readonly #source: string;
  readonly #leftOut: LeftOut;

  /** @param file the text of a sound entry's file */
  constructor(file: string, leftOut: LeftOut) {
    this.#source = normaliseSource(file);
    this.#leftOut = leftOut;
    const { end } = readFrontmatter(this.#source);
    this.#addNodes(parseBody(blankFrontmatter(this.#source, end)).tree);
  }

  /** @param at an offset of the text */
  pointOf(at: number): Point {
    return placeAt(this.#source, this.#offsets[at] ?? this.#source.length);
  }

  #addNodes(nodes: readonly HastNode[]) {
    for (const node of nodes) {
      if (node.type === 'text') this.#addText(node.value, node.position);
      else if ('children' in node) this.#addParent(node);
    }
  }

  #addParent(node: Extract<HastNode, { children: unknown }>) {
    const isInline =
      node.type === 'mdxJsxTextElement' || (node.type === 'element' && inlineElements.has(node.tagName));
    const isOut = 'name' in node && node.name === this.#leftOut;
    if (!isInline || isOut) this.#addBreak();
    if (!isOut) this.#addNodes(node.children);
    if (!isInline || isOut) this.#addBreak();
  }

  /** Finds each unit again in the source, where escapes, entities and the marks of a line may stand between them. */
  #addText(value: string, position: HastNode['position']) {
    let at = position?.start.offset ?? this.#offsets.at(-1) ?? 0;
    const end = position?.end.offset ?? at;
    for (const unit of value.split('')) {
      const next = this.#source.slice(at, Math.min(end, at + 40)).indexOf(unit);
      at += Math.max(0, next);
      this.#add(unit, at);
      if (next >= 0) at++;
    }
  }

  #addBreak() {
    this.#add(BREAK, this.#offsets.at(-1) ?? 0);
  }

  #add(unit: string, offset: number) {
    const isSpace = /\s/.test(unit);
    if (isSpace && this.text.endsWith(' ')) return;
    this.text += isSpace ? ' ' : unit;
    this.#offsets.push(offset);
  }
}
