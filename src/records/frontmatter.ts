/** The frontmatter of an entry: the YAML between its `---` lines, with the place of every field. */
import { type Document, isMap, isScalar, isSeq, type Pair, type ParsedNode, parseDocument } from 'yaml';
import { excessesOfFrontmatter } from './limits.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { type Fault, type Point, placeAt } from './problem.ts';
import { type YamlFault, yamlFaults } from './yaml-faults.ts';

/** Where a field stands: `['people', 1]` is the second of the people. */
export type FieldPath = readonly PropertyKey[];

export interface Frontmatter {
  /**
   * The fields by name: maps, lists and strings alone, since no value changes its type for looking like a number or a
   * date. Empty where there are faults.
   */
  values: Record<string, unknown>;
  faults: Fault[];
  /** The YAML as yaml parses it. Its ranges are offsets in the source. */
  readonly document: Document.Parsed;
  /**
   * Offset in the source of the first line of the fields, of the closing line, and of the body. 0 where there is no
   * frontmatter.
   */
  start: number;
  close: number;
  end: number;
  /** The place of a field; of the nearest thing around it where it is missing. */
  placeOf(path: FieldPath): Point;
  /** The place of a field's name. */
  placeOfKey(path: FieldPath): Point;
}

const OPENING = /^---[ \t]*(?:\n|$)/;
const CLOSING = /(?<=\n)---[ \t]*(?:\n|$)/g;

/**
 * @param source a whole file, its lines ended by `\n`, without a byte order mark
 * @returns the fields, and in `faults` all that is wrong with the YAML
 * @throws RangeError where it is nested too deeply
 */
export function readFrontmatter(source: string): Frontmatter {
  const opening = OPENING.exec(source)?.[0];
  if (opening === undefined) {
    return noFrontmatter('an entry begins with its frontmatter: a line ---, the fields, a line ---');
  }
  const start = opening.length;
  CLOSING.lastIndex = start;
  const closing = CLOSING.exec(source);
  if (!closing) return noFrontmatter('the frontmatter has no end: close it with a line ---');
  // An empty line in place of the opening one, so that offsets in the YAML are those in the source.
  const yaml = opening.replace(/[^\n]/g, ' ') + source.slice(start, closing.index);
  const excesses = excessesOfFrontmatter(yaml);
  if (excesses.length > 0) return withoutFields(excesses, start, closing);
  let parsed: Document.Parsed | undefined;
  const document = () => {
    parsed ??= parse(yaml);
    return parsed;
  };
  const at = (offset: number) => placeAt(source, offset);
  const plain = readPlainYaml(yaml);
  const faults = plain
    ? []
    : faultsIn(yaml, document(), start).map(({ offset, message }) => ({ ...at(offset), message }));
  return {
    // Aliases are among the faults, so none is ever expanded.
    values: plain ?? (faults.length > 0 ? {} : (document().toJS({ maxAliasCount: 0 }) ?? {})),
    faults,
    get document() {
      return document();
    },
    start,
    close: closing.index,
    end: closing.index + closing[0].length,
    placeOf: (path) => at(offsetOf(document(), path, 'value') ?? start),
    placeOfKey: (path) => at(offsetOf(document(), path, 'key') ?? start),
  };
}

function faultsIn(yaml: string, document: Document.Parsed, start: number): YamlFault[] {
  const faults = yamlFaults(yaml, document);
  if (faults.length > 0 || !document.contents || isMap(document.contents)) return faults;
  const message = 'these are no fields: write each as its name, a colon, a space, its value';
  return [{ offset: start, message }];
}

/** Failsafe: every scalar is a string. Places are not counted by yaml itself, which misses lines behind some faults. */
const parse = (yaml: string): Document.Parsed =>
  parseDocument(yaml, { schema: 'failsafe', prettyErrors: false });

const noFrontmatter = (message: string): Frontmatter => withoutFields([{ line: 1, column: 1, message }]);

/** A frontmatter that is not parsed. @param closing its last line, where it has one */
function withoutFields(faults: Fault[], start = 0, closing?: RegExpExecArray): Frontmatter {
  const at = { line: 1, column: 1 };
  return {
    values: {},
    faults,
    document: parse(''),
    start,
    close: closing?.index ?? 0,
    end: closing ? closing.index + closing[0].length : 0,
    placeOf: () => at,
    placeOfKey: () => at,
  };
}

/** The field of a map that has this name. */
export const pairOf = (map: { items: Pair<ParsedNode, ParsedNode | null>[] }, name: PropertyKey) =>
  map.items.find(({ key }) => isScalar(key) && key.value === name);

/**
 * The offset of a field's value, or of its key where that is wanted or the value is no scalar; else that of the nearest
 * thing around it, if any.
 */
function offsetOf(document: Document.Parsed, path: FieldPath, wanted: 'key' | 'value'): number | undefined {
  let node: ParsedNode | null | undefined = document.contents;
  let offset: number | undefined;
  for (const [depth, step] of path.entries()) {
    if (isMap(node)) {
      const pair = pairOf(node, step);
      if (!pair) return offset;
      const isLast = depth === path.length - 1;
      const shown = isLast && (wanted === 'key' || !isScalar(pair.value)) ? pair.key : pair.value;
      offset = (shown ?? pair.key).range[0];
      node = pair.value;
    } else {
      const item: ParsedNode | undefined = isSeq(node) ? node.items[Number(step)] : undefined;
      if (!item) return offset;
      offset = item.range[0];
      node = item;
    }
  }
  return offset;
}
