/** Where an id stands in the text of an entry that refers to it. */
import { isPoint } from '../checks/finding.ts';
import { placesOfFields } from '../records/entry.ts';
import type { Point } from '../records/problem.ts';
import type { Entry } from '../records/record.ts';
import { type Reference, referenceFields, referencesOf } from '../records/references.ts';
import type { Renaming } from './rewrite.ts';

/** What may stand before the id at its place: the tag up to the value of the attribute that names a record, a quotation mark. */
const BEFORE = /^(?:<\s*\w+\b[^>]*?\s(?:id|by)\s*=\s*)?["']?/;

/** @returns the offsets of the id, in the frontmatter and in tags, as far as it is written plainly */
export function placesInEntry(entry: Entry, text: string, { kind, from }: Renaming): number[] {
  const own = referencesOf(entry).filter((reference) => reference.kind === kind && reference.id === from);
  return offsetsOf(
    own.map(({ at }) => at),
    text,
    from,
  );
}

/** The same in the frontmatter alone, with the values that stand there. */
export function placesInFields(
  values: Readonly<Record<string, unknown>>,
  text: string,
  { kind, from }: Renaming,
): number[] {
  const fields = Object.keys(referenceFields).filter((field) => referenceFields[field] === kind);
  const paths = fields.flatMap((field) => {
    const value = values[field];
    if (!Array.isArray(value)) return value === from ? [[field]] : [];
    return value.includes(from) ? [[field, value.indexOf(from)]] : [];
  });
  return offsetsOf(paths, text, from);
}

/** From the places that the reader tells, which knows all line ends and no byte order mark, to offsets. */
function offsetsOf(places: readonly Reference['at'][], text: string, id: string): number[] {
  const placeOf = placesOfFields(text);
  const first = text.startsWith('\uFEFF') ? 1 : 0;
  const starts = [first, ...[...text.matchAll(/\r\n?|\n/g)].map(({ index, 0: end }) => index + end.length)];
  const startOf = ({ line, column }: Point) => (starts[line - 1] ?? 0) + column - 1;
  return places
    .map((at) => startOf(isPoint(at) ? at : placeOf(at)))
    .map((start) => start + (BEFORE.exec(text.slice(start))?.[0].length ?? 0))
    .filter((place) => text.startsWith(id, place));
}
