import { closestMatch } from 'leven';

/** ` did you mean …?` where one of the known words is near enough to the one written, else nothing. */
export function didYouMean(written: string, known: Iterable<string>): string {
  const limit = Math.ceil(written.length / 3);
  const match = closestMatch(written.slice(0, 200), [...known], { maxDistance: limit });
  return match ? `: did you mean \`${match}\`?` : '';
}
