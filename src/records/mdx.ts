/** Turns the text of a body into a tree, going on after a fault of syntax, so that an author sees them all at once. */
import {
  type HastNode,
  type MdastNode,
  type MdxJsxFlowElementHast,
  type MdxJsxTextElementHast,
  mdxToHast,
  mdxToMdast,
} from 'satteri';
import { type Fault, type Point, placeAt } from './problem.ts';
import { isTagName, vocabularyInWords } from './vocabulary.ts';

/** An element that Markdown became; what it holds may be tags. */
export type ElementNode = Extract<HastNode, { type: 'element' }>;

/** A tag of MDX (JSX): round blocks, or within a line of text. */
export type TagNode = MdxJsxFlowElementHast | MdxJsxTextElementHast;

const options = { position: true, features: { frontmatter: false, gfm: { footnotes: false } } };

/** Enough for an author at work; more means that the file is no entry at all. */
const MOST_ROUNDS = 20;

/** Stands where something was taken out, so that what it stood in is not empty. */
const MARK = '…';

/** A tag in the text. `close` tells `</Event>` from `<Event …>`. */
interface TagFault extends Fault {
  name: string;
  close: boolean;
  /** May its partner stand elsewhere in the text? */
  hasPartner: boolean;
}

/**
 * @returns the nodes of what could be read, and each fault of syntax with its place and advice. Where the parser
 *   stops at a fault, what is at fault is taken out and the rest is read: a tag without its partner by itself,
 *   anything else with the paragraph around it.
 */
export function parseBody(source: string): { tree: readonly HastNode[]; faults: Fault[] } {
  const { text: start, faults } = withoutForeign(source);
  // For each tag, how many more of its openings than of its ends were taken out. The partners of those are no faults.
  const missing = new Map<string, number>();
  const count = (name: string, change: number) => missing.set(name, (missing.get(name) ?? 0) + change);
  let text = start;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const read = readTree(text);
    if ('tree' in read) return { tree: read.tree, faults };
    const { fault } = read;
    const before = text;
    if ('name' in fault) {
      const change = fault.close ? -1 : 1;
      const isPartner = change * (missing.get(fault.name) ?? 0) < 0;
      if (!isPartner) faults.push(placed(fault));
      if (isPartner || fault.hasPartner) count(fault.name, change);
      text = withoutTag(text, fault);
    } else {
      faults.push(fault);
      const rest = withoutParagraph(text, fault.line);
      for (const [name, change] of tagBalance(rest.removed)) count(name, change);
      text = rest.text;
    }
    if (text === before) break;
  }
  return { tree: [], faults };
}

const placed = ({ line, column, message }: Fault): Fault => ({ line, column, message });

/**
 * The nodes of a text, or the first fault that keeps it from being read.
 *
 * The parser pairs tags without regard to where they stand (`- <Note>` in a list, its end behind the list), and then
 * gives a tree that is wrong, or ends the whole process while it turns it into elements. So where there are tags that
 * close, its first tree, which it always gives, is looked at before it is asked for the second.
 */
function readTree(text: string): { tree: readonly HastNode[] } | { fault: Fault | TagFault } {
  try {
    const crossed = text.includes('</') ? crossedTag(mdxToMdast(text, options), text) : undefined;
    if (crossed) return { fault: crossed };
    const root = mdxToHast(text, options);
    return { tree: 'children' in root ? root.children : [] };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return { fault: faultOf(error, text) };
  }
}

/** The first tag that does not end where it began: the text of its node does not end with its end, or a child does. */
function crossedTag(node: MdastNode, text: string): TagFault | undefined {
  const children: readonly MdastNode[] = 'children' in node ? node.children : [];
  if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
    const start = node.position?.start ?? { line: 1, column: 1, offset: 0 };
    const end = node.position?.end.offset ?? 0;
    const name = /^<\s*([^\s/>]*)/.exec(text.slice(start.offset, end))?.[1] ?? '';
    const closing = /(?:<\/[^<>]*|\/)>$/.exec(text.slice(start.offset, end))?.[0] ?? '';
    const inner = end - closing.length;
    const sound = closing && name === (node.name ?? '') && children.every((child) => endOf(child) <= inner);
    if (!sound) {
      const { line, column } = start;
      return { line, column, name, close: false, hasPartner: true, message: notClosed(name) };
    }
  }
  for (const child of children) {
    const crossed = crossedTag(child, text);
    if (crossed) return crossed;
  }
  return undefined;
}

const endOf = ({ position }: MdastNode) => position?.end.offset ?? 0;

/** The parser's error, which reads `line:column: message (rule)`, in words for an author. */
function faultOf(error: unknown, text: string): Fault | TagFault {
  const [, line = '1', column = '1', said = ''] =
    /^(\d+):(\d+): ([\s\S]*?)(?: \([\w-]+:[\w-]+\))?$/.exec(error instanceof Error ? error.message : '') ??
    [];
  const place = { line: Number(line), column: Number(column) };
  const here = (text.split('\n')[place.line - 1] ?? '').slice(place.column - 1);
  const [, slash, name] = /^<\s*(\/?)\s*([A-Za-z_$][\w.:$-]*)[^<>]*>/.exec(here) ?? [];
  const fault = { ...place, message: advice(said || 'this is not MDX that can be read', here) };
  if (name === undefined || !/closing tag/.test(said)) return fault;
  return { ...fault, name, close: slash === '/', hasPartner: !/expected an open tag first/.test(said) };
}

const notClosed = (name: string) =>
  `<${name}> is not closed where its paragraph, heading, cell or block ends: write </${name}> there; round several paragraphs, set both tags on lines of their own with empty lines about them`;

function advice(said: string, here: string): string {
  const [, slash, name = ''] = /^<\s*(\/?)\s*([A-Za-z_$][\w.:$-]{0,40})/.exec(here) ?? [];
  if (/expression|brace/.test(said)) {
    return 'an entry is data and nothing in it is run: a brace begins code in MDX; for a brace write \\{';
  }
  if (here.startsWith('<!--')) return 'comments are not part of the vocabulary: take it out, or use <Note>';
  if (/^<(https?:|[\w.+-]+@)/i.test(here)) return 'write an address as a link: [words](https://…)';
  if ((name || /^<\/?>/.test(here)) && !isTagName(name)) {
    return `<${name}> is not part of the vocabulary, which is ${vocabularyInWords}; for a plain < write &lt;`;
  }
  if (/closing tag/.test(said)) {
    if (!slash) return notClosed(name);
    const expected = /corresponding closing tag for `<([^`>]*)>`/.exec(said)?.[1];
    if (expected) {
      return `</${name}> stands where </${expected}> is still to come: what is opened last is closed first`;
    }
    return /expected an open tag first/.test(said)
      ? `</${name}> closes a tag that is not open here`
      : `</${name}> does not stand as its <${name}> does: set both within one paragraph, or both on lines of their own with empty lines about them`;
  }
  if (name) return `this <${name}> tag cannot be read: is a quotation mark or the > missing?`;
  if (here.startsWith('<')) return 'for a plain < write &lt;';
  return said;
}

/** What is found in the text itself, since the parser would take it, and what follows, for something else. */
const foreign: readonly { pattern: RegExp; message: string }[] = [
  {
    pattern:
      /(?<=(?:^|\n)[ \t]*(?:<[^<>\n]*>[ \t]*)?\n)(?:import|export)(?=[ \t{*])[^\n]*(?:\n(?!\s*<)[^\n]*\S[^\n]*)*/g,
    message:
      'an entry is data and nothing in it is run: a paragraph cannot begin with the word import or export',
  },
  {
    pattern: /(?<!\\)\[\^[^\]\s]+\]/g,
    message: 'footnotes are not part of the vocabulary: put the words into the text, or into a <Note>',
  },
];

function withoutForeign(source: string): { text: string; faults: Fault[] } {
  const faults: Fault[] = [];
  // The parser ends the whole process at some texts that break off after `export "`.
  let text = `${source}\n`;
  for (const { pattern, message } of foreign) {
    text = text.replace(pattern, (found, offset: number) => {
      faults.push({ ...placeAt(text, offset), message });
      return MARK + blank(found.slice(1));
    });
  }
  return { text, faults };
}

function withoutTag(text: string, { line, column }: Point): string {
  const start =
    text
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length + (line > 1 ? column : column - 1);
  return text.slice(0, start) + text.slice(start).replace(/^<[^<>]*>/, blank);
}

/**
 * Takes out the lines round `line` up to the nearest empty ones; what stands behind keeps its place. A heading
 * stays one.
 */
function withoutParagraph(text: string, line: number): { text: string; removed: string } {
  const lines = text.split('\n');
  const empty = (at: number) => (lines[at] ?? '').trim() === '';
  let first = line - 1;
  let last = line - 1;
  while (first > 0 && !empty(first - 1)) first--;
  while (last + 1 < lines.length && !empty(last + 1)) last++;
  const removed = lines.slice(first, last + 1);
  const mark = `${/^[ \t>]*(?:#+ )?/.exec(removed[0] ?? '')?.[0] ?? ''}${MARK}`;
  const rest = lines.toSpliced(first, removed.length, mark, ...removed.slice(1).map(() => ''));
  return { text: rest.join('\n'), removed: removed.join('\n') };
}

/** For each tag in a text, how many more times it opens than it closes. */
function tagBalance(text: string): Map<string, number> {
  const balance = new Map<string, number>();
  for (const [, slash, name = '', rest = ''] of text.matchAll(/<\s*(\/?)\s*([A-Za-z_$][\w.:$-]*)([^<>]*)/g)) {
    if (rest.endsWith('/')) continue;
    balance.set(name, (balance.get(name) ?? 0) + (slash ? -1 : 1));
  }
  return balance;
}

/** The body of a file, with what stands above it blanked out, so that places in it are places in the file. */
export const bodyOf = (source: string, end: number): string =>
  blank(source.slice(0, end)) + source.slice(end);

/** The text with everything but its line breaks blanked out, so that what follows keeps its place. */
const blank = (text: string) => text.replace(/[^\n]/g, ' ');
