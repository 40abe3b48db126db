/** What the UTF-16 units of a text are to its words. Tables, since ten thousand articles have forty million units. */

const units = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit));

/**
 * For each unit that may stand in a word its small letter, and 0 for what stands between words. Halves of characters
 * count as letters: most of them are.
 */
const letters = Uint16Array.from(units, (character, unit) => {
  if (!/[\p{L}\p{N}\p{M}\p{Cs}]/u.test(character)) return 0;
  const small = character.toLowerCase();
  return small.length === 1 ? small.charCodeAt(0) : unit;
});

const words = Uint8Array.from(units, (character) =>
  Number(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(character)),
);

/** The small letter (or digit) of a unit; 0 where it is no part of a word. */
export const letterOf = (unit: number): number => letters[unit] ?? 0;

/** Is the unit a word by itself, being of a script that is written without spaces? */
export const isWord = (unit: number): boolean => words[unit] === 1;

/** Can a word begin or end at this place of a text? It can where no letters that belong together are parted. */
export function isEdge(text: string, at: number): boolean {
  const [before, behind] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return !letterOf(before) || !letterOf(behind) || isWord(before) || isWord(behind);
}
