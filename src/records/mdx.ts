/** Parses the MDX of a body, going on after a syntax error, so that an author sees all of them at once. */
import { type HastNode, mdxToHast, mdxToMdast } from 'satteri';
import { location } from 'vfile-location';
import { arePlain, findCrossedTag } from './crossed-tags.ts';
import { BRACE_ADVICE, explainError, type SyntaxFault } from './mdx-errors.ts';
import { type Fault, type Point, placeAt } from './problem.ts';

/** A tag (JSX) as the parser gives it: round blocks, or within a line of text. */
export type TagNode = Extract<HastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

const options = { position: true, features: { frontmatter: false, gfm: { footnotes: false } } };

/** Enough for an author at work; more means that the file is no entry at all. */
const MOST_ROUNDS = 20;

/** Characters that are parsed in all rounds together, so that a long body with many faults takes no longer than one without. */
const MOST_PARSED = 128 * 1024;

/** Stands where something was taken out, so that what it stood in is not empty. */
const MARK = '…';

/**
 * Parses a body. Where the parser stops at a fault, what is at fault is taken out and the rest is parsed: a tag without
 * its partner by itself, anything else with the paragraph around it.
 *
 * @returns the tree (hast with the nodes of MDX) of what could be parsed, and each syntax error with its point and
 *   advice
 */
export function parseBody(source: string): { tree: readonly HastNode[]; faults: Fault[] } {
  const { text: plain, faults } = removeForeign(source);
  const { text: start, faults: braceFaults } = removeBraces(plain);
  faults.push(...braceFaults);
  // By the name of a tag: how many more openings than ends of it were taken out. Their partners are no faults.
  const removed = new Map<string, number>();
  const count = (name: string, change: number) => removed.set(name, (removed.get(name) ?? 0) + change);
  let text = start;
  const rounds = Math.min(MOST_ROUNDS, Math.ceil(MOST_PARSED / text.length));
  for (let round = 0; round < rounds; round++) {
    const parsed = parseTree(text);
    if ('tree' in parsed) return { tree: parsed.tree, faults };
    const { fault, tag } = parsed;
    const before = text;
    if (tag) {
      const change = tag.isClosing ? -1 : 1;
      const isPartner = change * (removed.get(tag.name) ?? 0) < 0;
      if (!isPartner) faults.push(fault);
      if (isPartner || tag.mayHavePartner) count(tag.name, change);
      text = removeTag(text, fault);
    } else {
      faults.push(fault);
      const rest = removeParagraph(text, fault.line);
      for (const [name, change] of countTags(rest.removed)) count(name, change);
      text = rest.text;
    }
    if (text === before) break;
  }
  return { tree: [], faults };
}

/**
 * Parses a text, to its tree or to the first fault that keeps it from being parsed.
 *
 * The parser pairs tags without regard to where they stand (`- <Note>` in a list, its end behind the list), and then
 * gives a hast that is wrong, or ends the whole process while it makes one. So where it may, its mdast, which it always
 * gives, is looked at before it is asked for hast.
 */
function parseTree(text: string): { tree: readonly HastNode[] } | SyntaxFault {
  try {
    const crossed = arePlain(text) ? undefined : findCrossedTag(mdxToMdast(text, options), text);
    if (crossed) return crossed;
    const root = mdxToHast(text, options);
    return { tree: 'children' in root ? root.children : [] };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return explainError(error, text);
  }
}

/** Of pieces of code `{…}` in a body; the parser’s time grows with their square. */
const MOST_CODE = 100;

/**
 * Takes out each brace that does not begin plain code `{…}`, without braces and tags in it: the parser takes exponential
 * time over some that are never closed.
 *
 * @returns a fault for the first of each line
 */
function removeBraces(source: string): { text: string; faults: Fault[] } {
  const faults: Fault[] = [];
  let pieces = 0;
  let last = -1;
  const text = source.replace(/\\[^\n]|\{[^{}<]*\}|\{/g, (found, offset: number) => {
    if (found.startsWith('\\') || (found !== '{' && ++pieces <= MOST_CODE)) return found;
    const isFirst = last < 0 || source.slice(last, offset).includes('\n');
    if (isFirst && faults.length < MOST_ROUNDS)
      faults.push({ ...placeAt(source, offset), message: BRACE_ADVICE });
    last = offset;
    return MARK + found.slice(1);
  });
  return { text, faults };
}

/** Code and footnotes, found in the text itself, since the parser would take them, and what follows, for something else. */
const foreign: readonly { pattern: RegExp; message: string }[] = [
  {
    pattern:
      /(?<=(?:^|\n)[ \t]*(?:<[^<>\n]*>[ \t]*)?\n)(?:import|export)(?=[ \t{*])[^\n]*(?:\n(?!\s*<)[^\n]*\S[^\n]*)*/g,
    message:
      'an entry is data and nothing in it is run: a paragraph cannot begin with the word import or export',
  },
  {
    pattern: /(?<!\\)\[\^[^\]\s]{1,200}\]/g,
    message: 'footnotes are not part of the vocabulary: put the words into the text, or into a <Note>',
  },
];

function removeForeign(source: string): { text: string; faults: Fault[] } {
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

function removeTag(text: string, point: Point): string {
  const start = location(text).toOffset(point) ?? text.length;
  return text.slice(0, start) + text.slice(start).replace(/^<[^<>]*>/, blank);
}

/**
 * Takes out the lines round a line (from 1), up to the nearest empty ones; what stands behind keeps its line. A heading
 * stays a heading.
 */
function removeParagraph(text: string, line: number): { text: string; removed: string } {
  const lines = text.split('\n');
  const isEmpty = (index: number) => (lines[index] ?? '').trim() === '';
  let first = line - 1;
  let last = line - 1;
  while (first > 0 && !isEmpty(first - 1)) first--;
  while (last + 1 < lines.length && !isEmpty(last + 1)) last++;
  const removed = lines.slice(first, last + 1);
  const mark = `${/^[ \t>]*(?:#+ )?/.exec(removed[0] ?? '')?.[0] ?? ''}${MARK}`;
  const rest = lines.toSpliced(first, removed.length, mark, ...removed.slice(1).map(() => ''));
  return { text: rest.join('\n'), removed: removed.join('\n') };
}

/** By the name of each tag in a text: how many more times it opens than it closes. */
function countTags(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [, slash, name = '', rest = ''] of text.matchAll(/<\s*(\/?)\s*([A-Za-z_$][\w.:$-]*)([^<>]*)/g)) {
    if (rest.endsWith('/')) continue;
    counts.set(name, (counts.get(name) ?? 0) + (slash ? -1 : 1));
  }
  return counts;
}

/**
 * A file with its frontmatter blanked out, so that points in its body are points in the file.
 *
 * @param end the offset at which the body begins
 */
export const blankFrontmatter = (source: string, end: number): string =>
  blank(source.slice(0, end)) + source.slice(end);

/** Spaces in place of everything but the line breaks, so that what follows keeps its point. */
const blank = (text: string) => text.replace(/[^\n]/g, ' ');
