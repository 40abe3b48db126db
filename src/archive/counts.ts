/** Numbers of things, in words and in figures. */
import { site } from '#site';
import type { Item, Source } from './view.ts';

const numbers = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

const figures = new Intl.NumberFormat(site.locale);

/** A number as running text has it: in words up to twelve. */
export const numberInWords = (count: number): string => numbers[count] ?? inFigures(count);

/** Numbers without groups of digits, as nearly all are, need no formatter, which takes its time. */
const inFigures = (count: number): string => (count < 1000 ? String(count) : figures.format(count));

const pluralOf = (noun: string): string => noun.replace(/(?<![aeiou])y$/, 'ie').concat('s');

/** The noun alone, as it stands beside a number. */
export const nounFor = (count: number, noun: string): string => (count === 1 ? noun : pluralOf(noun));

/** “1 story”, “2,000 entries”, with a space between that breaks no line. */
export const counted = (count: number, noun: string): string => unbroken(countedPlainly(count, noun));

/** The same for a terminal, with a plain space. */
export const countedPlainly = (count: number, noun: string): string =>
  `${inFigures(count)} ${nounFor(count, noun)}`;

const unbroken = (words: string): string => words.replace(' ', '\u00a0');

/** “one source”, “13 sources”. */
export const countedInWords = (count: number, noun: string): string =>
  `${numberInWords(count)} ${nounFor(count, noun)}`;

/** “3 stories, 1 event”; of what there is none, nothing is said. */
export const countsOf = ({ articles, events }: { articles: number; events: number }): string =>
  [articles > 0 && counted(articles, 'story'), events > 0 && counted(events, 'event')]
    .filter(Boolean)
    .join(', ');

/** “3 stories, 1 event, 1 of uncertain date”. */
export function countsInWords(items: readonly Item[]): string {
  const articles = items.filter(({ kind }) => kind === 'articles').length;
  const uncertain = items.filter(({ date }) => date.isUncertain).length;
  const counts = countsOf({ articles, events: items.length - articles });
  return uncertain > 0 ? `${counts}, ${uncertain} of uncertain date` : counts;
}

/** The words with a capital at their beginning. */
export const capitalized = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** How many sources published a story that the archive holds: the others are agencies, whose texts those print. */
export const countPublishers = (sources: readonly Pick<Source, 'articleCount'>[]): number =>
  sources.filter(({ articleCount }) => articleCount > 0).length;
