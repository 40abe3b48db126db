/** The order of the fields, as the schemas and the author's guide have it. */
import type { Kind } from '../../records/record.ts';
import { schemas } from '../../records/schemas.ts';
import { type LaidField, layoutOf, spanOf, withYaml } from './layout.ts';

/**
 * Sets the fields in the order of their kind's schema. Comments above a field, and indented ones below its value, go
 * with it; those at the top, above an empty line, and those at the end stay. A field that the schema does not know
 * stays behind the one that it stands behind.
 */
export function orderFields(file: string, kind: Kind): string {
  const layout = layoutOf(file);
  if (!layout) return file;
  const { yaml, fields } = layout;
  const names = Object.keys(schemas[kind].shape);
  const ends = fields.map((field) => endOf(field, yaml));
  const starts = fields.map(({ keyStart }, index) => {
    const above = ends[index - 1] ?? 0;
    return index === 0 ? above + heading(yaml.slice(0, keyStart)).length : above;
  });
  let rank = -1;
  const parts = fields.map(({ name }, index) => {
    const known = names.indexOf(name);
    if (known >= 0) rank = known;
    return { rank, text: yaml.slice(starts[index], ends[index]) };
  });
  const ordered = parts.toSorted((a, b) => a.rank - b.rank).map(({ text }) => text);
  const [top, end] = [yaml.slice(0, starts[0]), yaml.slice(ends.at(-1) ?? 0)];
  return withYaml(file, layout, top + ordered.join('') + end);
}

/** What stands at the top of the fields and is of none of them: everything above the last empty line before the first. */
const heading = (above: string): string => /^(?:[\s\S]*\n)?[ \t]*\n/.exec(above)?.[0] ?? '';

/** The end of the last line of a field, and of the indented comments behind it. */
function endOf({ keyEnd, value }: LaidField, yaml: string): number {
  const at = value ? spanOf(value)[1] : keyEnd;
  const end = yaml[at - 1] === '\n' ? at : yaml.indexOf('\n', at) + 1;
  return end + (/^(?:[ \t]+#[^\n]*\n)*/.exec(yaml.slice(end))?.[0].length ?? 0);
}
