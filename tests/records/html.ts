/**
 * Reads HTML as strictly as a browser would have to, to repair nothing: every element is closed where it stands, in
 * order, and stands where HTML lets it. That the rules here miss no repair was held against a full parser (parse5).
 */

export interface Tree {
  name: string;
  attributes: Record<string, string>;
  children: (Tree | string)[];
}

const TAG = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"]*")*)>/y;
const TEXT = /(?:[^<&\p{Cc}]|[\t\n]|&#x[0-9A-F]+;)+/uy;

const blocks = [
  'p',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'blockquote',
  'table',
  'div',
  'details',
  'summary',
];
const inTables = ['thead', 'tbody', 'tr', 'th', 'td'];
const onlyWords = new Set(['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'summary', 'span', 'em', 'strong', 'a']);
const onlyThese: Record<string, string[]> = {
  ul: ['li'],
  ol: ['li'],
  table: ['thead', 'tbody'],
  thead: ['tr'],
  tbody: ['tr'],
  tr: ['th', 'td'],
};

/** @returns the tree of a piece of HTML. Throws at the first place where a browser would have to mend it. */
export function readStrictly(html: string): Tree {
  const root: Tree = { name: 'root', attributes: {}, children: [] };
  const open: Tree[] = [root];
  for (let at = 0; at < html.length; ) {
    const parent = open.at(-1) ?? root;
    const fail = (what: string) =>
      new Error(`${what} within <${parent.name}>, at ${html.slice(at, at + 60)}`);
    TEXT.lastIndex = at;
    const text = TEXT.exec(html)?.[0];
    if (text !== undefined) {
      if (parent.name in onlyThese && text.trim() !== '') throw fail('words');
      parent.children.push(text);
      at += text.length;
      continue;
    }
    TAG.lastIndex = at;
    const [tag = '', slash, name = '', attributes = ''] = TAG.exec(html) ?? [];
    if (tag === '') throw fail('something that is neither a tag nor text');
    if (slash) {
      if (parent.name !== name || parent === root) throw fail('an end of another element');
      open.pop();
    } else {
      if (!mayStandIn(name, open)) throw fail('an element that may not stand');
      const child = { name, attributes: readAttributes(attributes), children: [] };
      parent.children.push(child);
      if (name !== 'br') open.push(child);
    }
    at += tag.length;
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)?.name}> is not closed`);
  return root;
}

function mayStandIn(name: string, open: readonly Tree[]): boolean {
  const parent = open.at(-1)?.name ?? 'root';
  if (parent in onlyThese) return onlyThese[parent]?.includes(name) ?? false;
  if (name === 'li' || inTables.includes(name)) return false;
  if (name === 'a' && open.some((outer) => outer.name === 'a')) return false;
  return !(blocks.includes(name) && onlyWords.has(parent));
}

function readAttributes(written: string): Record<string, string> {
  const pairs = [...written.matchAll(/ ([a-z-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
  const attributes = Object.fromEntries(pairs);
  if (Object.keys(attributes).length < pairs.length) throw new Error(`an attribute twice: ${written}`);
  if (/&(?!#x[0-9A-F]+;)/.test(written)) throw new Error(`a bare &: ${written}`);
  return attributes;
}

/** All elements of a tree, from the outside in. */
export function elementsOf(tree: Tree): Tree[] {
  return tree.children.flatMap((child) => (typeof child === 'string' ? [] : [child, ...elementsOf(child)]));
}
