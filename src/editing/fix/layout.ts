/** How the frontmatter of an entry is laid out: where its fields stand in the text. */
import { type Document, isMap, isNode, isScalar, type Node, parseDocument } from 'yaml';
import { readFrontmatter } from '../../records/frontmatter.ts';

/** A field of the frontmatter. Places are offsets in the text of its YAML. */
export interface LaidField {
  name: string;
  keyStart: number;
  keyEnd: number;
  /** None where nothing is written. */
  value: Node | undefined;
}

export interface Layout {
  /** The text between the lines `---`, and the offset of its beginning in the file. */
  yaml: string;
  start: number;
  document: Document;
  fields: LaidField[];
}

let last: { file: string; layout: Layout | undefined } | undefined;

/** @returns nothing where the frontmatter cannot be read, or is not fields each on a line of its own */
export function layoutOf(file: string): Layout | undefined {
  // Each mending asks for the layout of a text that most often the one before it has left as it was.
  if (last?.file !== file) last = { file, layout: readLayout(file) };
  return last.layout;
}

function readLayout(file: string): Layout | undefined {
  const { end, faults } = readFrontmatter(file);
  if (end === 0 || faults.length > 0) return undefined;
  const start = file.indexOf('\n') + 1;
  const yaml = file.slice(start, file.lastIndexOf('\n', end - 2) + 1);
  const document = parseDocument(yaml, { schema: 'failsafe', prettyErrors: false });
  const { contents } = document;
  if (!isMap(contents) || contents.flow) return undefined;
  const fields = contents.items.flatMap(({ key, value }): LaidField[] => {
    if (!isScalar(key) || !key.range) return [];
    const written = isNode(value) && value.range && value.range[1] > value.range[0] ? value : undefined;
    return [{ name: String(key.value), keyStart: key.range[0], keyEnd: key.range[1], value: written }];
  });
  return { yaml, start, document, fields };
}

/** The file with another YAML between its lines `---`. */
export const withYaml = (file: string, { yaml, start }: Layout, other: string): string =>
  file.slice(0, start) + other + file.slice(start + yaml.length);

/** Where a node's text begins and ends. */
export const spanOf = ({ range }: Node): [start: number, end: number] => [range?.[0] ?? 0, range?.[1] ?? 0];
