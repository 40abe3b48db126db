/** Where an id stands in the text of an entry that refers to it. */
import type { Point } from '../records/problem.ts';
import { placesOfFields } from '../records/read.ts';
import type { Entry } from '../records/record.ts';
import type { Renaming } from './renaming.ts';

/** The beginning of a tag, up to the value of the attribute that names a record. */
const TAG = /^<\s*\w+\b[^>]*?\s(?:id|by)\s*=\s*["']/;

/** @returns the offsets of the id, in the frontmatter and in tags, as far as it is written plainly */
export function placesInEntry({ fields, body }: Entry, text: string, renaming: Renaming): number[] {
  const { kind, from } = renaming;
  const tags = [
    ...body.passages.filter(({ event }) => kind === 'events' && event === from),
    ...body.quotations.filter(({ by }) => kind === 'people' && by === from),
  ];
  const offsetOf = offsetsIn(text);
  const inTags = tags.map(({ at }) => {
    const start = offsetOf(at);
    return start + (TAG.exec(text.slice(start))?.[0].length ?? 0);
  });
  const own = placesInFields(fields as unknown as Record<string, unknown>, text, renaming);
  return [...own, ...inTags.filter((place) => text.startsWith(from, place))];
}

/** The same in the frontmatter alone, with the values that stand there. */
export function placesInFields(
  fields: Readonly<Record<string, unknown>>,
  text: string,
  { kind, from }: Renaming,
): number[] {
  const placeOf = placesOfFields(text);
  const lists = (['people', 'topics'] as const).filter((field) => field === kind);
  const listed = lists.flatMap((field) => {
    const ids = fields[field];
    return Array.isArray(ids) && ids.includes(from) ? [placeOf([field, ids.indexOf(from)])] : [];
  });
  const source = kind === 'sources' && fields.source === from ? [placeOf(['source'])] : [];
  const offsetOf = offsetsIn(text);
  return [...listed, ...source]
    .map(offsetOf)
    .map((start) => (/["']/.test(text[start] ?? '') ? start + 1 : start))
    .filter((place) => text.startsWith(from, place));
}

/** From the places that the reader tells, which knows all line ends and no byte order mark, to offsets. */
function offsetsIn(text: string): (point: Point) => number {
  const first = text.startsWith('\uFEFF') ? 1 : 0;
  const starts = [first, ...[...text.matchAll(/\r\n?|\n/g)].map(({ index, 0: end }) => index + end.length)];
  return ({ line, column }) => (starts[line - 1] ?? 0) + column - 1;
}
