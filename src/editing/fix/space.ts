/** White space that means nothing. */
import { isNode, isScalar, visit } from 'yaml';
import { type Splice, spliced } from '../splice.ts';
import { layoutOf, spanOf, withYaml } from './layout.ts';

/** One space between a field's name and its value, and none before the colon. */
export function spaceFields(file: string): string {
  const layout = layoutOf(file);
  if (!layout) return file;
  const { document, yaml } = layout;
  const splices: Splice[] = [];
  visit(document, {
    Pair(_, { key, value }) {
      if (!isNode(key) || !isNode(value)) return;
      const [start, end] = [spanOf(key)[1], spanOf(value)[0]];
      const between = yaml.slice(start, end);
      const text = /^[ \t]*:[ \t]+$/.test(between) ? ': ' : between.replace(/^[ \t]+:/, ':');
      if (text !== between) splices.push({ start, end, text });
    },
  });
  return withYaml(file, layout, spliced(yaml, splices));
}

/** Spaces at line ends, but for those that break a line; one empty line at most; one line end at the end. */
export function spaceLines(file: string): string {
  const layout = layoutOf(file);
  if (!layout) return file;
  const lines = file.split('\n');
  const kept = linesOfLongValues(file);
  const bodyAt = lineAt(file, layout.start + layout.yaml.length) + 1;
  const isEmpty = (at: number) => !kept.has(at) && (lines[at] ?? '').trim() === '';
  const spaced = lines.flatMap((line, at) => {
    if (kept.has(at)) return [line];
    if (isEmpty(at)) return at > 0 && isEmpty(at - 1) ? [] : [''];
    const breaks = at >= bodyAt && line.endsWith('  ') && at + 1 < lines.length && !isEmpty(at + 1);
    return [breaks ? line : line.replace(/[ \t]+$/, '')];
  });
  return `${spaced.join('\n').replace(/\n+$/, '')}\n`;
}

/** The lines of the file that belong to values of several lines, in which YAML may give spaces a meaning. */
function linesOfLongValues(file: string): Set<number> {
  const layout = layoutOf(file);
  const lines = new Set<number>();
  if (!layout) return lines;
  visit(layout.document, {
    Scalar(_, node) {
      const [start, end] = spanOf(node);
      const first = lineAt(file, layout.start + start);
      const last = lineAt(file, layout.start + end - 1);
      if (isScalar(node) && last > first) for (let at = first; at <= last; at++) lines.add(at);
    },
  });
  return lines;
}

function lineAt(text: string, offset: number): number {
  let line = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
