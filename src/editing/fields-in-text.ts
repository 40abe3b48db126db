/** Changes single fields in the text of an entry, and leaves every other line of it as it is. */
import { isMap, isSeq, type ParsedNode, stringify } from 'yaml';
import { normaliseSource } from '../records/entry.ts';
import { pairOf, readFrontmatter } from '../records/frontmatter.ts';
import type { Kind } from '../records/record.ts';
import { schemas } from '../records/schemas.ts';
import { spliced } from './entry-text.ts';

/**
 * Changes the text of a file that has line ends of another system, or a byte order mark, and keeps those.
 *
 * @param change takes and gives a text whose lines end with `\n`
 */
export function keepingLineEnds(file: string, change: (text: string) => string): string {
  const text = normaliseSource(file);
  const changed = change(text);
  if (changed === text) return file;
  const mark = file.startsWith('\uFEFF') ? '\uFEFF' : '';
  return mark + changed.replaceAll('\n', /\r\n?|\n/.exec(file)?.[0] ?? '\n');
}

/** Writes a field that the text has not got, where its kind's schema has it. */
export function addField(text: string, kind: Kind, name: string, value: unknown): string {
  const { document, start } = readFrontmatter(text);
  const names = Object.keys(schemas[kind].shape);
  const items = isMap(document.contents) ? document.contents.items : [];
  const before = items.findLast(({ key }) => names.indexOf(String(key)) < names.indexOf(name));
  const at = before ? endOfLine(text, before.value ?? before.key) : start;
  return spliced(text, [{ start: at, end: at, text: stringify({ [name]: value }, { lineWidth: 0 }) }]);
}

/** Adds items at the end of a list, which is made where the text has none. */
export function addToList(text: string, kind: Kind, name: string, items: readonly unknown[]): string {
  if (items.length === 0) return text;
  const { key, value } = fieldIn(text, name);
  if (!key) return addField(text, kind, name, items);
  const lines = (indent: string) => stringify(items, { lineWidth: 0 }).replace(/^(?=.)/gm, indent);
  const last = isSeq(value) ? (value.items.at(-1) as ParsedNode | undefined) : undefined;
  if (!value || !last) {
    const written = `:\n${lines('  ').trimEnd()}`;
    return spliced(text, [{ start: key.range[1], end: (value ?? key).range[1], text: written }]);
  }
  const own = last.range[0];
  if (isSeq(value) && value.flow) {
    const at = last.range[1];
    const more = items.map((item) => `, ${JSON.stringify(item)}`).join('');
    return spliced(text, [{ start: at, end: at, text: more }]);
  }
  const [indent = ''] = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', own) + 1, own)) ?? [];
  const at = endOfLine(text, last);
  return spliced(text, [{ start: at, end: at, text: lines(indent) }]);
}

/** Takes one text out of a list that has others. */
export function takeFromList(text: string, name: string, item: string): string {
  const { value } = fieldIn(text, name);
  if (!isSeq(value)) return text;
  const nodes = value.items as ParsedNode[];
  const index = nodes.findIndex((node) => String(node) === item);
  const [before, node, after] = [nodes[index - 1], nodes[index], nodes[index + 1]];
  if (!node) return text;
  if (!value.flow) {
    const start = text.lastIndexOf('\n', node.range[0]) + 1;
    return spliced(text, [{ start, end: endOfLine(text, node), text: '' }]);
  }
  const [start, end] = after
    ? [node.range[0], after.range[0]]
    : [before?.range[1] ?? node.range[0], node.range[1]];
  return spliced(text, [{ start, end, text: '' }]);
}

function fieldIn(text: string, name: string): { key?: ParsedNode; value?: ParsedNode | undefined } {
  const { contents } = readFrontmatter(text).document;
  const pair = isMap(contents) ? pairOf(contents, name) : undefined;
  if (!pair) return {};
  const isWritten = pair.value && pair.value.range[1] > pair.value.range[0];
  return { key: pair.key, value: isWritten ? (pair.value ?? undefined) : undefined };
}

/** The offset of the line below a node. */
function endOfLine(text: string, { range }: ParsedNode): number {
  const at = range[1];
  return text[at - 1] === '\n' ? at : text.indexOf('\n', at) + 1;
}
