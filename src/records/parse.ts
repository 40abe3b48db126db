/** Turns the text of a body into a tree, going on after a fault of syntax, so that an author sees them all at once. */
import { type HastNode, mdxToHast } from 'satteri';
import type { Fault } from './problem.ts';
import { tags, vocabularyInWords } from './vocabulary.ts';

const features = { frontmatter: false, gfm: { footnotes: false } };

/** Enough for an author at work; more means that the file is no entry at all. */
const MOST_FAULTS = 20;

/**
 * @returns the nodes of what could be read, and each fault of syntax with its place and advice. Where the parser
 *   stops at a fault, the paragraph around it is left out and the rest is read.
 */
export function parseBody(source: string): { tree: readonly HastNode[]; faults: Fault[] } {
  const faults: Fault[] = [];
  let text = source;
  let balanced = true;
  while (faults.length < MOST_FAULTS) {
    try {
      const root = mdxToHast(text, { position: true, features });
      return { tree: 'children' in root ? (root.children as HastNode[]) : [], faults };
    } catch (error) {
      const { balance, ...fault } = faultOf(error, text);
      // A tag without its partner may only be what the paragraph that was left out leaves behind.
      if (!balance || balanced) faults.push(fault);
      const rest = withoutParagraph(text, fault.line);
      if (rest.text === text) break;
      balanced &&= isBalanced(rest.removed);
      text = rest.text;
    }
  }
  return { tree: [], faults };
}

/** The parser's error, which reads `line:column: message (rule)`, in words for an author. */
function faultOf(error: unknown, text: string): Fault & { balance: boolean } {
  const [, line = '1', column = '1', said = ''] =
    /^(\d+):(\d+): ([\s\S]*?)(?: \([\w-]+:[\w-]+\))?$/.exec(error instanceof Error ? error.message : '') ??
    [];
  const place = { line: Number(line), column: Number(column) };
  const here = (text.split('\n')[place.line - 1] ?? '').slice(place.column - 1);
  const balance = /closing tag/.test(said);
  return { ...place, message: advice(said || 'this is not MDX that can be read', here), balance };
}

function advice(said: string, here: string): string {
  const name = /^<\/?([A-Za-z][\w.:-]*)/.exec(here)?.[1];
  if (/expression|brace/.test(said)) {
    return 'an entry is data and nothing in it is run: a brace begins code in MDX; for a brace write \\{';
  }
  if (here.startsWith('<!--')) return 'comments are not part of the vocabulary: take it out, or use <Note>';
  if (/^<(https?:|[\w.+-]+@)/i.test(here)) return 'write an address as a link: [words](https://…)';
  if (name && !Object.hasOwn(tags, name)) {
    return `<${name}> is not part of the vocabulary, which is ${vocabularyInWords}; for a plain < write &lt;`;
  }
  if (/^Expected a closing tag/.test(said)) {
    return `<${name}> is not closed where its paragraph or block ends: write </${name}>; round several paragraphs, set both tags on lines of their own with blank lines between`;
  }
  if (/^Unexpected closing tag/.test(said)) return `</${name}> closes a tag that is not open here`;
  if (name) return `this <${name}> tag cannot be read: is a quotation mark or the > missing?`;
  if (here.startsWith('<')) return 'for a plain < write &lt;';
  return said;
}

/** Blanks out the lines round `line` up to the nearest empty ones; what stands behind keeps its place. */
function withoutParagraph(text: string, line: number): { text: string; removed: string } {
  const lines = text.split('\n');
  const empty = (at: number) => (lines[at] ?? '').trim() === '';
  let first = line - 1;
  let last = line - 1;
  while (first > 0 && !empty(first - 1)) first--;
  while (last + 1 < lines.length && !empty(last + 1)) last++;
  const removed = lines.slice(first, last + 1);
  const blank = removed.map((content) => (content.endsWith('\r') ? '\r' : ''));
  return { text: lines.toSpliced(first, removed.length, ...blank).join('\n'), removed: removed.join('\n') };
}

/** Does every tag of the vocabulary that opens in this text also close in it? */
function isBalanced(text: string): boolean {
  return Object.keys(tags).every((name) => {
    const count = (pattern: string) => text.match(new RegExp(pattern, 'g'))?.length ?? 0;
    return count(`<${name}\\b`) === count(`</${name}\\b`);
  });
}

/** The text with everything but its line breaks blanked out, so that what follows keeps its place. */
export const blank = (text: string) => text.replace(/[^\r\n]/g, ' ');
