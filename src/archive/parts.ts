/** Parts of pages that were published and are no more: each leads to the whole. */
import { fixedPaths } from './paths.ts';

/** A page of a record, and one below it; a year, and a month of it. */
const PART = /^(\/[a-z]+\/[a-z0-9-]+\/).+$/;
const MONTH = /^(\/\d{4}\/)\d\d\/$/;
const YEAR = /^\/\d{4}\/$/;

/**
 * A month has a page as long as something is dated in it, and a person one of quotations as long as there are many. When
 * such a page goes, its address leads to that of which it was a part.
 *
 * @param published paths of pages from the root of the site on, without its base path
 * @param there the paths of those that there are
 */
export function formerParts(
  published: readonly string[],
  there: ReadonlySet<string>,
): { path: string; whole: string }[] {
  return published
    .filter((path) => !there.has(path))
    .flatMap((path) => {
      const whole = [PART.exec(path)?.[1], MONTH.exec(path)?.[1]].find((each) => each && there.has(each));
      if (whole) return [{ path, whole }];
      return MONTH.test(path) || YEAR.test(path) ? [{ path, whole: `/${fixedPaths.timeline}/` }] : [];
    });
}
