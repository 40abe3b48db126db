/** Reads the YAML between the `---` lines of an entry, with the place of every field. */
import { type Document, isAlias, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Fault, Point } from './problem.ts';

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

const FENCED = /^---[ \t]*\r?\n(?<yaml>[\s\S]*?)(?:^---[ \t]*(?:\r?\n|$)|$(?![\s\S]))/m;

/** @param source a whole file. Never throws: what is wrong is in `faults`. */
export function readFrontmatter(source: string): Frontmatter {
  const fenced = source.startsWith('---') ? FENCED.exec(source) : null;
  const closed =
    fenced !== null && /^---[ \t]*(?:\r?\n)?$/m.test(lastLine(fenced[0])) && fenced[0].length > 4;
  if (!fenced || !closed) {
    const message = fenced
      ? 'the frontmatter has no end: close it with a line ---'
      : 'an entry begins with its frontmatter: a line ---, the fields, a line ---';
    const at = { line: 1, column: 1 };
    return { values: {}, faults: [{ ...at, message }], end: 0, placeOf: () => at, placeOfKey: () => at };
  }
  const yaml = fenced.groups?.yaml ?? '';
  const lines = new LineCounter();
  const place = (offset: number): Point => {
    const { line, col } = lines.linePos(offset);
    return { line: line + 1, column: col };
  };
  // Failsafe: every scalar is a string. Aliases are refused below, so none is ever expanded.
  const document = parseDocument(yaml, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const faults = [...yamlFaults(document, place), ...codeFaults(document, place)];
  return {
    values: faults.length > 0 ? {} : document.toJS({ maxAliasCount: 0 }),
    faults,
    end: fenced[0].length,
    placeOf: (path) => place(offsetOf(document, path, 'value')),
    placeOfKey: (path) => place(offsetOf(document, path, 'key')),
  };
}

const lastLine = (text: string) => /[^\n]*\n?$/.exec(text)?.[0] ?? '';

function yamlFaults(document: Document, place: (offset: number) => Point): Fault[] {
  const found = [...document.errors, ...document.warnings];
  if (found.some(({ message }) => message.includes('call stack')))
    throw new RangeError('YAML nested too deeply');
  return found.map(({ message, pos, code }) => {
    const advice =
      code === 'DUPLICATE_KEY'
        ? 'this field stands here twice'
        : `this is not YAML that can be read: ${message}`;
    return { ...place(pos[0]), message: advice };
  });
}

/** Aliases, anchors and tags make YAML a language; an entry needs none of them, and a hostile one would use them. */
function codeFaults(document: Document, place: (offset: number) => Point): Fault[] {
  const faults: Fault[] = [];
  visit(document, (_, node) => {
    if (!isNode(node)) return;
    const at = place(node.range?.[0] ?? 0);
    if (isAlias(node)) {
      faults.push({ ...at, message: 'YAML aliases (*name) are refused: write the value out' });
    } else if ('anchor' in node && node.anchor) {
      faults.push({
        ...at,
        message:
          'YAML anchors (&name) are refused: write the value out, in quotation marks if it begins with &',
      });
    } else if (node.tag?.startsWith('!')) {
      faults.push({ ...at, message: 'YAML tags (!name) are refused: put the value in quotation marks' });
    }
  });
  return faults;
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
