/** Lists as the author's guide has them: one item a line. */
import { isNode, isScalar, isSeq, type Node } from 'yaml';
import type { Kind } from '../../records/record.ts';
import { fieldsOf } from '../skeleton-fields.ts';
import { type Splice, spliced } from '../splice.ts';
import { type LaidField, layoutOf, spanOf, withYaml } from './layout.ts';

/** Sets a list in brackets one item a line, and makes a single value a list of one. An empty list stays. */
export function listItems(file: string, kind: Kind): string {
  const layout = layoutOf(file);
  if (!layout) return file;
  const lists = new Set(fieldsOf(kind).flatMap(({ name, list }) => (list ? [name] : [])));
  const { yaml, fields } = layout;
  const splices = fields.flatMap((field) => (lists.has(field.name) ? itemised(field, yaml) : []));
  return withYaml(file, layout, spliced(yaml, splices));
}

function itemised({ keyStart, keyEnd, value }: LaidField, yaml: string): Splice[] {
  const items = value ? itemsOf(value, yaml) : undefined;
  if (!value || !items?.length) return [];
  const indent = yaml.slice(yaml.lastIndexOf('\n', keyStart - 1) + 1, keyStart);
  const [, end] = spanOf(value);
  const text = `:\n${items.map((item) => `${indent}  - ${item}`).join('\n')}`;
  return [{ start: keyEnd, end, text }];
}

/** The text of each item; nothing where it is a list already, or there is more than items. */
function itemsOf(value: Node, yaml: string): string[] | undefined {
  const [start, end] = spanOf(value);
  // These words say that there is nothing, and a comma that there is more than one: that is for the author to write.
  if (isScalar(value)) {
    const text = yaml.slice(start, end);
    return /^(?:null|~|none|n\/a|-)?$/i.test(text) || text.includes(',') ? undefined : asItems([text]);
  }
  if (!isSeq(value) || !value.flow || !value.items.every(isNode)) return undefined;
  const spans = value.items.map(spanOf);
  const rest = spliced(
    yaml,
    spans.map(([from, to]) => ({ start: from, end: to, text: '' })),
  ).slice(start, end - spans.reduce((length, [from, to]) => length + to - from, 0));
  // A comment among the items has no place on the lines that they become.
  return /^\[[\s,]*\]$/.test(rest) ? asItems(spans.map(([from, to]) => yaml.slice(from, to))) : undefined;
}

const asItems = (texts: string[]) => (texts.every((text) => /^[^\n]+$/.test(text)) ? texts : undefined);
