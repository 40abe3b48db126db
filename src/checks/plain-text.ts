/** The words of a body: quickly, from its HTML, and with the place of each, from its file. */
import type { HastNode } from 'satteri';
import { normaliseSource } from '../records/entry.ts';
import { readFrontmatter } from '../records/frontmatter.ts';
import { blankFrontmatter, parseBody } from '../records/mdx.ts';
import { type Point, placeAt } from '../records/problem.ts';

/** What a reading leaves out: the archive's notes, or what people are quoted with. */
export type LeftOut = 'Note' | 'Quote';

/** Stands between blocks, and in the place of what is left out. No entry can hold it. */
export const BREAK = '\0';

const TAG = /<(\/?)([a-z0-9]+)((?:[^">]|"[^"]*")*)>/g;
const withinWords = new Set(['em', 'strong', 'a', 'span']);
const classes = { Note: 'class="note"', Quote: 'class="quote"' };

/** @param html as `Body` has it. White space is folded, to a space. */
export function wordsOfHtml(html: string, ...leftOut: readonly LeftOut[]): string {
  const passedOver = ['class="speech"', ...leftOut.map((name) => classes[name])];
  let text = '';
  let from = 0;
  /** How many elements are open, from the one that is left out. */
  let depth = 0;
  for (const { 0: tag, 1: slash, 2: name = '', 3: attributes = '', index } of html.matchAll(TAG)) {
    if (depth === 0) text += html.slice(from, index);
    from = index + tag.length;
    const isOut = depth > 0 || passedOver.some((marked) => attributes.includes(marked));
    if (isOut && name !== 'br') depth += slash ? -1 : 1;
    if (isOut || !withinWords.has(name)) text += name === 'br' ? ' ' : BREAK;
  }
  return decoded(text + html.slice(from)).replace(/[^\S ]\s*| \s+/g, ' ');
}

const decoded = (text: string) =>
  text.includes('&')
    ? text.replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    : text;

/** The same words, and where they stand. */
export interface PlacedWords {
  text: string;
  /** @param at an offset of the text */
  pointOf(at: number): Point;
}

/** @param file the text of a sound entry's file */
export function placeWords(file: string, leftOut: LeftOut): PlacedWords {
  const source = normaliseSource(file);
  const { end } = readFrontmatter(source);
  const { tree } = parseBody(blankFrontmatter(source, end));
  const placing = new Placing(source, leftOut);
  placing.take(tree);
  return { text: placing.text, pointOf: (at) => placeAt(source, placing.offsets[at] ?? end) };
}

class Placing {
  text = '';
  /** Where each unit of the text stands in the source. */
  readonly offsets: number[] = [];
  readonly #source: string;
  readonly #leftOut: LeftOut;

  constructor(source: string, leftOut: LeftOut) {
    this.#source = source;
    this.#leftOut = leftOut;
  }

  take(nodes: readonly HastNode[]) {
    for (const node of nodes) {
      if (node.type === 'text') this.#text(node);
      else if ('children' in node) this.#inner(node);
    }
  }

  #inner(node: HastNode & { children: readonly unknown[] }) {
    const isWithin =
      node.type === 'mdxJsxTextElement' || (node.type === 'element' && withinWords.has(node.tagName));
    const isOut = 'name' in node && node.name === this.#leftOut;
    if (!isWithin || isOut) this.#add(BREAK, this.offsets.at(-1) ?? 0);
    if (!isOut) this.take(node.children as HastNode[]);
    if (!isWithin || isOut) this.#add(BREAK, this.offsets.at(-1) ?? 0);
  }

  /** Finds each unit again in the source, where escapes, entities and the marks of a line may stand between them. */
  #text({ value, position }: HastNode & { value: string }) {
    let at = position?.start.offset ?? this.offsets.at(-1) ?? 0;
    const end = position?.end.offset ?? at;
    for (const unit of value.split('')) {
      const next = this.#source.slice(at, Math.min(end, at + 40)).indexOf(unit);
      at += Math.max(0, next);
      this.#add(unit, at);
      if (next >= 0) at++;
    }
  }

  #add(unit: string, offset: number) {
    const isSpace = /\s/.test(unit);
    if (isSpace && this.text.endsWith(' ')) return;
    this.text += isSpace ? ' ' : unit;
    this.offsets.push(offset);
  }
}
