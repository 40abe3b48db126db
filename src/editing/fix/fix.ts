/** Mends what is safe to mend in an entry's text: order, white space and lists. Pure: no file is touched. */
import { isDeepStrictEqual } from 'node:util';
import { normaliseSource, readEntry } from '../../records/entry.ts';
import type { Kind } from '../../records/record.ts';
import { layoutOf } from './layout.ts';
import { listItems } from './lists.ts';
import { orderFields } from './order.ts';
import { spaceFields, spaceLines } from './space.ts';

type Mending = (file: string, kind: Kind) => string;

const mendings: readonly Mending[] = [normaliseSource, listItems, spaceFields, orderFields, spaceLines];

/** Each round mends what the one before laid open; a text that takes more is none that somebody wrote. */
const MOST_ROUNDS = 8;

/**
 * @param file the text of an entry's file, a byte order mark included
 * @returns the text with everything mended that is safe: each mending is kept only where the text is read as the same
 *   entry as before it, or, where it has faults, has no new ones. The text itself where its frontmatter cannot be
 *   read. What is mended already stays as it is, byte for byte.
 */
export function fixText(kind: Kind, id: string, file: string): string {
  if (!layoutOf(normaliseSource(file))) return file;
  let text = file;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = text;
    for (const mend of mendings) {
      const mended = mend(text, kind);
      if (mended !== text && saysTheSame(kind, id, text, mended)) text = mended;
    }
    if (text === before) return text;
  }
  return file;
}

function saysTheSame(kind: Kind, id: string, before: string, after: string): boolean {
  const [former, present] = [readEntry(kind, id, before), readEntry(kind, id, after)];
  if (former.entry) return isDeepStrictEqual(placeless(former.entry), placeless(present.entry));
  const faults = former.faults.map(({ message }) => message);
  return present.faults.every(({ message }) => {
    const at = faults.indexOf(message);
    return at >= 0 && faults.splice(at, 1);
  });
}

/** An entry without the places of what its body marks, which may move. */
const placeless = (entry: unknown): unknown =>
  entry === undefined
    ? undefined
    : JSON.parse(JSON.stringify(entry, (key, value) => (key === 'at' ? undefined : value)));
