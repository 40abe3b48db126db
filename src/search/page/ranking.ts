/**
 * The order of the first results. One order, in steps: what the query is the name of, and then what it is another name of; what
 * has all terms in its title, the more of the title they are the earlier, of stories the one that says most of them (and
 * where the query is a name, stories without it in their titles too); in its other names; in its facts alone, such as a
 * byline; what is of the date that was asked for; what has them in its text, by Pagefind's score of the terms; what has one of
 * them only in what it sets side by side of stories; last what only the archive's note has (`docs/decisions.md`).
 */
import { kindPaths } from '../../archive/paths.ts';
import { type NamesFile, normalize, type Part } from '../format.ts';
import type { Hit } from './engine.ts';
import { matchesOf, partStart } from './matches.ts';
import { bareId, type LoadedPage, splitAsIndexed } from './pagefind.ts';
import type { Term } from './query.ts';

/** What a name is compared by: its letters and digits, without an article. */
const nameKey = (name: string): string => normalize(name.replace(/^the\s+/i, ''));

/** The pages that a query is the name of, or another name: Pagefind's ids, less their prefix. */
export function pagesNamed(query: string, names: NamesFile): Set<string> {
  const key = nameKey(query.replace(/[“”„«»"]/g, ''));
  return new Set(
    key === ''
      ? []
      : names.flatMap(([, page, ...all]) => (all.some((name) => nameKey(name) === key) ? [page] : [])),
  );
}

/** @param named as `pagesNamed` has them */
export const isNamed = ({ id }: Hit, named: ReadonlySet<string>): boolean => named.has(bareId(id));

interface RankedHit {
  hit: Hit;
  /** The lower, the earlier. */
  step: number;
  /** How much of the title the terms are. */
  share: number;
}

/**
 * @param hits the best first, by their scores; what a query is the name of among the first
 * @param terms what was looked for, in the order of each hit's positions
 * @param named as `pagesNamed` has them
 * @param dated the ids of the pages that are of the date that was asked for, if one was
 * @param considered so many of the best are looked at; those behind keep their order
 */
export async function rank(
  hits: readonly Hit[],
  terms: readonly Term[],
  named: ReadonlySet<string>,
  dated: ReadonlySet<string>,
  considered: number,
): Promise<Hit[]> {
  const ranked = await Promise.all(
    hits.slice(0, considered).map(async (hit): Promise<RankedHit> => {
      // All at once, since most of them are shown.
      const page = await hit.load();
      const isName = isNamed(hit, named);
      if (isName && hit.terms > 0) return { hit, step: 0, share: placeOf(page, hit, terms).share };
      if (isName) return { hit, step: 0, share: 0 };
      if (hit.terms === 0) return { hit, step: dated.has(hit.id) ? DATED : TOLD, share: 0 };
      const { step: place, share, count } = placeOf(page, hit, terms);
      // Where a date is asked for, that it stands among the facts is what is said of every page of its month.
      const step = place === FACTS && dated.size > 0 ? TOLD : place;
      const isOfDate = step === TOLD && dated.has(hit.id);
      const isAsked = step === TITLE || (step === TOLD && named.size > 0 && isStory(page));
      return {
        hit: { ...hit, isInNote: step === NOTED },
        step: isOfDate ? DATED : isAsked ? TITLE : step,
        // Headlines are long and short by chance: of stories that have the terms in theirs, the one comes first that says
        // most of them; of those about what the query is the name of, with or without.
        share: isAsked && isStory(page) && share < WHOLE_TITLE ? Math.min(count, MANY) / (MANY * 100) : share,
      };
    }),
  );
  // Sorting is stable: what is alike stays in the order of the scores.
  ranked.sort((a, b) => a.step - b.step || b.share - a.share);
  return [...ranked.map(({ hit }) => hit), ...hits.slice(considered)];
}

/** A story of whose title the terms are at least so much is what was asked for. */
const WHOLE_TITLE = 0.7;
const MANY = 1000;

const isStory = ({ url }: LoadedPage): boolean => url.split('/').at(-3) === kindPaths.articles;

const [TITLE, NAMES, FACTS, DATED, TOLD, POINTS, NOTED] = [1, 2, 3, 4, 5, 6, 7];

/** How far from the title a page has the term that stands furthest from it, and how much of the title the terms are. */
function placeOf(page: LoadedPage, { positions }: Hit, terms: readonly Term[]) {
  const title = splitAsIndexed(page.meta.title ?? '').length;
  const start = (...parts: Part[]) => Math.min(...parts.map((part) => partStart(page, part)));
  const end = start('facts', 'keys', 'note');
  /** Each part with where it begins and ends, those nearest to the title first. */
  const parts: [step: number, from: number, to: number][] = [
    [TITLE, 0, title],
    [NAMES, title, start('lead', 'text', 'points', 'facts', 'keys')],
    [TOLD, title, Math.min(start('points'), end)],
    [FACTS, start('facts', 'keys'), start('note')],
    [POINTS, start('points'), end],
    [NOTED, start('note'), Infinity],
  ];
  const stepAt = (places: readonly number[]) =>
    parts.find(([, from, to]) => places.some((at) => at >= from && at < to))?.[0] ?? TOLD;
  const matches = terms
    .map((term, index) => matchesOf(page, term, positions[index]))
    .filter(({ length }) => length > 0);
  const steps = matches.map(stepAt);
  const isFact = steps.every((step) => step === FACTS);
  const step = Math.max(...steps.map((one) => (one === FACTS && !isFact ? TOLD : one)), TITLE);
  const inTitle = new Set(matches.flat().filter((at) => at < title));
  const share = step === TITLE ? inTitle.size / Math.max(1, title) : 0;
  return { step, share, count: matches.flat().length };
}
