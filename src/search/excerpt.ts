/** A piece of an excerpt: plain words, or words that matched. */
export interface Piece {
  text: string;
  marked: boolean;
}

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#x27': "'",
  nbsp: ' ',
};

/**
 * Pagefind gives an excerpt as HTML, the matches in `<mark>`. It is taken apart into text, so that nothing from an
 * index is ever parsed as markup.
 */
export function excerptPieces(html: string): Piece[] {
  return html
    .split(/(<mark>[\s\S]*?<\/mark>)/)
    .map((part) => {
      const marked = /^<mark>([\s\S]*)<\/mark>$/.exec(part)?.[1];
      return { text: plain(marked ?? part), marked: marked !== undefined };
    })
    .filter(({ text }) => text !== '');
}

const plain = (text: string): string =>
  text.replace(
    /&(#?\w+);/g,
    (whole, name: string) => (Object.hasOwn(entities, name) ? entities[name] : undefined) ?? whole,
  );

/**
 * Does an excerpt answer the query? For words that it does not know Pagefind finds whatever begins alike, down to one
 * letter, so what is marked must share the beginning of a word of the query: as much of it as a stem keeps.
 */
export function answers(query: string, pieces: readonly Piece[]): boolean {
  const words = wordsOf(query);
  const marked = pieces.filter((piece) => piece.marked).flatMap(({ text }) => wordsOf(text));
  return marked.some((mark) =>
    words.some((word) => mark.startsWith(word.slice(0, Math.min(4, word.length)))),
  );
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];
