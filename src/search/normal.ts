/**
 * A word as the index knows it: in lower case, without accents and punctuation, so that `“Lane-Level”,` is `lanelevel`
 * and `Café` is `cafe`. The voicing marks of kana are no accents: `ガ` is another letter than `カ`.
 */
export function normal(text: string): string {
  // Most words are plain, and of those there are thousands to look through.
  if (/^[a-z0-9]*$/.test(text)) return text;
  return text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}\u3099\u309A]+/gu, '')
    .toLowerCase();
}
