/** Something else in the place of what stands from one offset to another. */
export interface Splice {
  start: number;
  end: number;
  text: string;
}

/** @param splices which do not overlap, in any order */
export function spliced(text: string, splices: readonly Splice[]): string {
  return splices
    .toSorted((a, b) => b.start - a.start)
    .reduce((rest, { start, end, text: own }) => rest.slice(0, start) + own + rest.slice(end), text);
}
