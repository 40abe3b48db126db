import { closestMatch } from 'leven';

/** `: did you mean …?` where one of the known words is near enough to the one written, else nothing. */
export function didYouMean(written: string, known: Iterable<string>): string {
  const word = written.slice(0, 200);
  const match = closestMatch(word, [...known], { maxDistance: Math.ceil(word.length / 3) });
  return match ? `: did you mean \`${match}\`?` : '';
}
