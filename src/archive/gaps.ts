/** How long nothing stands between two dates, in words. */
import { capitalized, countedInWords } from './counts.ts';

const LEAST_MONTHS = 3;

/**
 * The whole years, or else months, that have certainly passed between two dates.
 *
 * @param begunBy the last day on which the former may have begun (`YYYY-MM-DD`)
 * @param first the first day that the latter may mean
 * @param isUncertain where either date is approximate or uncertain
 * @returns “Four years pass”, “About four years pass”, or nothing where it is less than three months
 */
export function gapInWords(begunBy: string, first: string, isUncertain = false): string | undefined {
  const months = monthsBetween(begunBy, first);
  if (months < LEAST_MONTHS) return undefined;
  const [count, unit] = months < 12 ? [months, 'month'] : [Math.floor(months / 12), 'year'];
  const words = `${countedInWords(count, unit)} ${count === 1 ? 'passes' : 'pass'}`;
  return capitalized(isUncertain ? `about ${words}` : words);
}

/** Whole months: from the last day of 2020 to the first of 2024 are 36. */
function monthsBetween(from: string, to: string): number {
  const [start, end] = [from, to].map((day) => day.split('-').map(Number)) as [Ymd, Ymd];
  return (end[0] - start[0]) * 12 + end[1] - start[1] - (end[2] < start[2] ? 1 : 0);
}

type Ymd = [year: number, month: number, day: number];
