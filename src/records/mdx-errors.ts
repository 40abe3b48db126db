/** Explains what keeps the text of a body from being parsed as MDX, to an author who has never heard of it. */
import type { Fault } from './problem.ts';
import { isTagName, vocabularyInWords } from './vocabulary.ts';

export interface SyntaxFault {
  fault: Fault;
  /** Where a single tag is at fault: that tag, so that it can be taken out by itself. */
  tag?: {
    name: string;
    /** Is it `</Event>`, rather than `<Event …>`? */
    isClosing: boolean;
    /** May its partner stand elsewhere in the text? */
    mayHavePartner: boolean;
  };
}

/** @param error what the parser threw over the text; its message reads `line:column: message (rule)` */
export function explainError(error: unknown, text: string): SyntaxFault {
  const [, line = '1', column = '1', said = ''] =
    /^(\d+):(\d+): ([\s\S]*?)(?: \([\w-]+:[\w-]+\))?$/.exec(error instanceof Error ? error.message : '') ??
    [];
  const point = { line: Number(line), column: Number(column) };
  const here = (text.split('\n')[point.line - 1] ?? '').slice(point.column - 1);
  const fault = { ...point, message: advise(said || 'this is not MDX that can be read', here) };
  const [, slash, name] = /^<\s*(\/?)\s*([A-Za-z_$][\w.:$-]*)[^<>]*>/.exec(here) ?? [];
  if (name === undefined || !/closing tag/.test(said)) return { fault };
  const mayHavePartner = !/expected an open tag first/.test(said);
  return { fault, tag: { name, isClosing: slash === '/', mayHavePartner } };
}

/**
 * @param said the parser's own words
 * @param here the line from the point of the error on
 */
function advise(said: string, here: string): string {
  const [, slash, name = ''] = /^<\s*(\/?)\s*([A-Za-z_$][\w.:$-]{0,40})/.exec(here) ?? [];
  if (/expression|brace/.test(said)) return BRACE_ADVICE;
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
  if (name)
    return `this <${name}> tag cannot be read: is a quotation mark or the > missing? Within name="…" use curly ones (“ ”)`;
  if (here.startsWith('<')) return 'for a plain < write &lt;';
  return said;
}

export const BRACE_ADVICE =
  'an entry is data and nothing in it is run: a brace begins code in MDX; for a brace write \\{';

/** What is said of a tag that does not end where what it stands in does. */
export const notClosed = (name: string) =>
  `<${name}> is not closed where its paragraph, heading, cell or block ends: write </${name}> there; round several paragraphs, set both tags on lines of their own with empty lines about them`;

/** What is said of a tag that ends without, and begins within, what `mark` names, or the other way round. */
export const crosses = (name: string, mark: string) =>
  `<${name}> and ${mark} cross: what begins last is to end first`;
