/** Reads the YAML between the `---` lines of an entry, with the place of every field. */
import { type Document, isMap, isNode, isScalar, parseDocument } from 'yaml';
import { type Fault, type Point, placeAt } from './problem.ts';
import { yamlFaults } from './yaml.ts';

/** Where a field stands: `['people', 1]` is the second of the people. */
export type FieldPath = readonly PropertyKey[];

export interface Frontmatter {
  /** Maps, lists and strings alone: no value changes its type for looking like a number or a date. */
  values: unknown;
  faults: Fault[];
  /** Where the body begins in the source, as an offset; 0 where there is no frontmatter. */
  end: number;
  /** The place of a field; of the nearest thing around it where it is missing. */
  placeOf(path: FieldPath): Point;
  /** The place of a field's name. */
  placeOfKey(path: FieldPath): Point;
}

const OPENING = /^---[ \t]*(?:\n|$)/;
const CLOSING = /(?<=\n)---[ \t]*(?:\n|$)/g;

/** @param source a whole file, its lines ended by `\n`. What is wrong is in `faults`. */
export function readFrontmatter(source: string): Frontmatter {
  const opening = OPENING.exec(source)?.[0];
  if (opening === undefined) {
    return noFrontmatter('an entry begins with its frontmatter: a line ---, the fields, a line ---');
  }
  CLOSING.lastIndex = opening.length;
  const closing = CLOSING.exec(source);
  if (!closing) return noFrontmatter('the frontmatter has no end: close it with a line ---');
  const yaml = source.slice(opening.length, closing.index);
  // Not by the parser's own counter, which misses lines behind some faults.
  const place = (offset: number) => placeAt(source, opening.length + offset);
  // Failsafe: every scalar is a string. Aliases are refused, so none is ever expanded.
  const document = parseDocument(yaml, { schema: 'failsafe', prettyErrors: false });
  const faults = yamlFaults(yaml, document).map(({ offset, message }) => ({ ...place(offset), message }));
  return {
    values: faults.length > 0 ? {} : (document.toJS({ maxAliasCount: 0 }) ?? {}),
    faults,
    end: closing.index + closing[0].length,
    placeOf: (path) => place(offsetOf(document, path, 'value')),
    placeOfKey: (path) => place(offsetOf(document, path, 'key')),
  };
}

function noFrontmatter(message: string): Frontmatter {
  const at = { line: 1, column: 1 };
  return { values: {}, faults: [{ ...at, message }], end: 0, placeOf: () => at, placeOfKey: () => at };
}

/** The offset of a field's value, or of its key where that is wanted or no value is written, or of what should hold it. */
function offsetOf(document: Document, path: FieldPath, wanted: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const [depth, step] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
      if (!pair) return offset;
      const [key, value] = [pair.key, pair.value];
      const last = depth === path.length - 1;
      const shown = last && (wanted === 'key' || !isScalar(value)) ? key : value;
      offset =
        (isNode(shown) ? shown.range?.[0] : undefined) ??
        (isNode(key) ? key.range?.[0] : undefined) ??
        offset;
      node = value;
    } else {
      const item = isNode(node) && 'items' in node ? node.items[Number(step)] : undefined;
      if (!isNode(item)) return offset;
      offset = item.range?.[0] ?? offset;
      node = item;
    }
  }
  return offset;
}
