import { isMap, isScalar, isSeq, parseDocument, stringify } from 'yaml';

/**
 * Changes an entry's list of former ids, and nothing else in its text.
 *
 * @param text a sound entry
 */
export function changeFormerIds(
  text: string,
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
): string {
  const [opening = ''] = /^\uFEFF?---[ \t]*\r?\n/.exec(text) ?? [];
  const end = text.slice(opening.length).search(/^---[ \t]*\r?$/m) + opening.length;
  const { contents } = parseDocument(text.slice(opening.length, end), { schema: 'failsafe' });
  const field = isMap(contents)
    ? contents.items.find(({ key }) => isScalar(key) && key.value === 'formerIds')
    : undefined;
  const before = isSeq(field?.value)
    ? field.value.items.map((item) => String(isScalar(item) ? item.value : item))
    : [];
  const after = [...before, ...add].filter((id) => !remove.includes(id));
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n';
  const written = after.length > 0 ? stringify({ formerIds: after }).replaceAll('\n', lineEnd) : '';
  const range = isScalar(field?.key) && field.key.range;
  if (!range) return text.slice(0, end) + written + text.slice(end);
  const start = opening.length + range[0];
  const valueEnd =
    opening.length + ((field?.value as { range?: [number, number, number] } | null)?.range?.[1] ?? range[1]);
  const rest = text.slice(valueEnd).replace(/^[ \t]*(?:\r?\n)?/, '');
  return text.slice(0, start) + written + rest;
}
