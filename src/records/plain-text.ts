/** The plain text of HTML as bodies have it. */
import { inlineElements } from './text.ts';

/** What a reading leaves out: the archive's notes, or what people are quoted with. */
export type LeftOut = 'Note' | 'Quote';

/** Stands between blocks, and in the place of what is left out. No entry can hold it. */
export const BREAK = '\0';

const TAG = /<(\/?)([a-z0-9]+)((?:[^">]|"[^"]*")*)>/g;
const classes = { Note: 'class="note"', Quote: 'class="quote"' };

/** @param html as a body has it. White space is folded, to a space. */
export function textOfHtml(html: string, ...leftOut: readonly LeftOut[]): string {
  // What rendering adds is no part of the text: that speech is indirect, and the links to paragraphs.
  const passedOver = ['class="speech"', 'class="pil"', ...leftOut.map((name) => classes[name])];
  let text = '';
  let from = 0;
  /** How many elements are open, from the one that is left out. */
  let depth = 0;
  for (const { 0: tag, 1: slash, 2: name = '', 3: attributes = '', index } of html.matchAll(TAG)) {
    if (depth === 0) text += html.slice(from, index);
    from = index + tag.length;
    const isOut = depth > 0 || passedOver.some((marked) => attributes.includes(marked));
    if (isOut && name !== 'br') depth += slash ? -1 : 1;
    if (isOut || !inlineElements.has(name)) text += name === 'br' ? ' ' : BREAK;
  }
  return decoded(text + html.slice(from)).replace(/[^\S ]\s*| \s+/g, ' ');
}

/** Resolves character references, of which the HTML of bodies has hexadecimal ones alone. */
const decoded = (text: string) =>
  text.includes('&')
    ? text.replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    : text;
