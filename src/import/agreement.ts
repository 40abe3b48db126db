/** Values that several formats of one page have for one field. */

/** A value, and the format or line that says it. */
export interface Evidence {
  value: string;
  by: string;
}

/** A sentence on two that disagree. */
export const differ = (field: string, first: Evidence, other: Evidence): string =>
  `${first.by} gives the ${field} as “${first.value}”, ${other.by} as “${other.value}”.`;

/**
 * Do two values differ in exactness alone: `en` and `en-GB`, a title and the same with the name of the site? Of addresses
 * no difference counts.
 */
export function agrees(field: string, value: string, first: string): boolean {
  return (
    field === 'url' ||
    value.startsWith(first) ||
    first.startsWith(value) ||
    (field === 'title' && value.includes(first))
  );
}
