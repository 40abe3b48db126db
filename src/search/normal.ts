/**
 * A word as the index knows it: in lower case, without accents and punctuation, so that `“Lane-Level”,` is `lanelevel`
 * and `Café` is `cafe`.
 */
export function normal(text: string): string {
  // Most words are plain, and of those there are thousands to look through.
  if (/^[a-z0-9]*$/.test(text)) return text;
  return text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
}
