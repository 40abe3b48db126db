/** Tags (JSX) that do not stand within what is around them: `- <Note>` in a list, its end behind the list. */
import type { MdastNode } from 'satteri';
import { crosses, notClosed, type SyntaxFault } from './mdx-errors.ts';

/** The first tag that does not end where it began: the text of its node does not end with its end, or a child does. */
export function findCrossedTag(node: MdastNode, text: string, parent?: MdastNode): SyntaxFault | undefined {
  const children: readonly MdastNode[] = 'children' in node ? node.children : [];
  if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
    const start = node.position?.start ?? { line: 1, column: 1, offset: 0 };
    const end = endOf(node);
    const name = /^<\s*([^\s/>]*)/.exec(text.slice(start.offset, end))?.[1] ?? '';
    const closing = /(?:<\/[^<>]*|\/)>$/.exec(text.slice(start.offset, end))?.[0] ?? '';
    const inner = end - closing.length;
    const sound = closing && name === (node.name ?? '') && children.every((child) => endOf(child) <= inner);
    if (!sound) {
      // The parser lets it end with the tag.
      const mark = [parent, ...children].find(
        (each) => each && each.type in marks && /<\/[^<>]*>$/.test(text.slice(0, endOf(each))),
      );
      const message = mark ? crosses(name, marks[mark.type] ?? '') : notClosed(name);
      return {
        fault: { line: start.line, column: start.column, message },
        tag: { name, isClosing: false, mayHavePartner: true },
      };
    }
  }
  for (const child of children) {
    const crossed = findCrossedTag(child, text, node);
    if (crossed) return crossed;
  }
  return undefined;
}

/** What within a line may cross a tag, in words. */
const marks: Readonly<Record<string, string>> = {
  emphasis: 'the emphasis *…*',
  strong: 'the emphasis **…**',
  link: 'the link […](…)',
};

const endOf = ({ position }: MdastNode) => position?.end.offset ?? 0;

const TAG = /<(\/?)([A-Z][A-Za-z]*)((?: [a-z]+="[^"<>&]*")*)>/y;

/** Code, and the marks of what could stand across a tag within a line: emphasis, and the cells of a table. */
const FOREIGN = /[`~{}\\]/;
const ACROSS = /[*_|&]/;

const closingBrackets: Readonly<Record<string, string>> = { '[': ']', '(': ')' };

/** Do brackets close between any two tags of a line, so that no link stands across one? */
const areLinksWhole = (line: string): boolean =>
  line.split(TAG_OR_END).every((text) => {
    const open: (string | undefined)[] = [];
    const signs = text.match(/[[\]()]/g) ?? [];
    return (
      signs.every((sign) =>
        closingBrackets[sign] ? open.push(closingBrackets[sign]) : open.pop() === sign,
      ) && open.length === 0
    );
  });

const TAG_OR_END = /<[^<>]*>/;

/** How a line begins that may be a part of a list, a quoted block, a heading, or code. */
const IN_BLOCK = /^(?:[\s>#+=-]|\d+[.)])/;

/**
 * Do the tags of a text surely pair with one another, and stand across nothing else? So it is where each tag that opens closes
 * within a line of nothing but text and links, or stands alone at the beginning of a line between empty ones, as its end does. A text of which
 * this cannot be told so quickly may be sound all the same.
 */
export function arePlain(text: string): boolean {
  if (!text.includes('</')) return true;
  if (FOREIGN.test(text)) return false;
  const lines = text.split('\n');
  const isEmpty = (index: number) => (lines[index] ?? '').trim() === '';
  const open: string[] = [];
  return (
    lines.every((line, index) => {
      if (!line.includes('<')) return true;
      const isApart = isEmpty(index - 1) && isEmpty(index + 1);
      const [first, ...more] = tagsIn(line) ?? [];
      if (!first || (line.startsWith('<') && !isApart)) return false;
      if (more.length === 0) return first.length === line.length && pair(open, [first]);
      const own: string[] = [];
      return (
        !IN_BLOCK.test(line) &&
        !ACROSS.test(line) &&
        areLinksWhole(line) &&
        pair(own, [first, ...more]) &&
        own.length === 0
      );
    }) && open.length === 0
  );
}

interface PlainTag {
  name: string;
  isEnd: boolean;
  length: number;
}

/** The tags of a line; nothing where a `<` in it begins none of the usual form. */
function tagsIn(line: string): PlainTag[] | undefined {
  const found: PlainTag[] = [];
  for (let at = line.indexOf('<'); at >= 0; at = line.indexOf('<', at + 1)) {
    TAG.lastIndex = at;
    const [tag, slash, name = '', attributes] = TAG.exec(line) ?? [];
    if (tag === undefined || (slash && attributes)) return undefined;
    found.push({ name, isEnd: slash !== '', length: tag.length });
  }
  return found;
}

/** Opens and closes tags. @returns whether each end is that of the tag that was opened last */
function pair(open: string[], tags: readonly PlainTag[]): boolean {
  return tags.every(({ name, isEnd }) => (isEnd ? open.pop() === name : open.push(name)));
}
