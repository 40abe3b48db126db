/** How numbers and dates are written for the reader. */
import { monthName } from '../../archive/dates.ts';
import { site } from '../../site.ts';

/** A number as the site writes it: 12,384. */
export const written = (number: number): string => number.toLocaleString(site.locale);

/** `2024-04` as “April 2024”. */
export function periodInWords(period: string): string {
  const [year = '', month] = period.split('-');
  return [month && monthName(Number(month)), Number(year)].filter(Boolean).join(' ');
}
