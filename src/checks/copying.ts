/** Rules about accounts and their originals: an account retells and does not copy, and quotes word for word. */
import { site } from '#site';
import type { FieldPath } from '../records/frontmatter.ts';
import { BREAK } from '../records/plain-text.ts';
import type { Point } from '../records/problem.ts';
import type { Entry } from '../records/record.ts';
import { placeWords } from '../records/text.ts';
import type { Finding, ProofContext, ProofRule } from './finding.ts';
import { PlacedText, textOfBody } from './plain-text.ts';
import { hashShingles, hashWords } from './similarity.ts';

/** Fewer words in a row may be alike by chance, or for want of other words. */
const FEWEST_WORDS = 8;

/** At which a run is followed: a text that says one thing over and over would keep it busy for minutes. */
const MOST_PLACES = 20;

/** Each within a paragraph. */
const QUOTED = new RegExp(`“[^”${BREAK}]*”|"[^"${BREAK}]*"`, 'g');
const UNBROKEN = new RegExp(`[^${BREAK}]+`, 'g');

/** Runs of words in summaries and bodies that their originals have too, where they are not in quotation marks. */
export const copiedRuns: ProofRule = ({ articles }, { originalOf, sourceOf }) =>
  [...articles.values()].flatMap((entry) => {
    const text = textOfOriginal(entry, originalOf);
    if (text === undefined) return [];
    const { kind, id, fields, body } = entry;
    // Most accounts have no such run, which this tells without an index of the original and without the entry's file.
    if (shareNoRun(`${fields.summary}${BREAK}${textOfBody(body, 'Quote')}`, text)) return [];
    const finding = ({ words }: Run, at: Point | FieldPath): Finding => {
      const message = `${words.length} words in a row are those of the original, “${shortened(words)}”: retell them, or mark them as a quotation`;
      return { kind, id, at, message };
    };
    const original = new Original(text);
    const placed = new PlacedText(sourceOf(entry), 'Quote');
    return [
      ...original.runsIn(fields.summary).map((run) => finding(run, ['summary'])),
      ...original.runsIn(placed.text).map((run) => finding(run, placed.pointOf(run.at))),
    ];
  });

/** Is there surely no run of eight words that stands in both texts? */
const shareNoRun = (a: string, b: string): boolean =>
  hashShingles(hashWords(a), FEWEST_WORDS).isDisjointFrom(hashShingles(hashWords(b), FEWEST_WORDS));

/**
 * Quotations in accounts whose words do not stand in the original. Between “…” and square brackets, where an article or
 * the archive has left something out, each part counts by itself.
 */
export const misquotations: ProofRule = ({ articles }, { originalOf }) =>
  [...articles.values()].flatMap((entry) => {
    const { kind, id, body } = entry;
    const text = body.quotations.length > 0 ? textOfOriginal(entry, originalOf) : undefined;
    if (text === undefined) return [];
    const original = ` ${keysOf(text).join(' ')} `;
    const stands = (words: string) =>
      words
        .split(/…|\.\.\.|\[[^\]]*\]/)
        .map(keysOf)
        .every((keys) => keys.length === 0 || original.includes(` ${keys.join(' ')} `));
    return body.quotations
      .filter(({ words }) => !stands(words.normalize('NFC')))
      .map(({ at }) => {
        const message =
          'these words do not stand in the original as they are quoted here: quote them exactly, or retell them without <Quote>';
        return { kind, id, at, message };
      });
  });

/** The names of the months or of the days of the week, in the languages that an account may be in, for a regular expression. */
const namesIn = (options: Intl.DateTimeFormatOptions, count: number) =>
  [...new Set([site.locale, site.language])]
    .flatMap((locale) => {
      const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
      const step = options.month ? { months: 1, days: 0 } : { months: 0, days: 1 };
      return Array.from({ length: count }, (_, index) =>
        format.format(Date.UTC(2024, index * step.months, 1 + index * step.days)),
      );
    })
    .map(RegExp.escape)
    .join('|');

const MONTH = `(?:${namesIn({ month: 'long' }, 12)}|${namesIn({ month: 'short' }, 12)})\\.?`;
const WEEKDAY = `(?:(?:${namesIn({ weekday: 'long' }, 7)}),? )?`;
/** One day, or two with a word or a dash between them. */
const DAYS = '\\d{1,2}(?:st|nd|rd|th|\\.)?(?:(?: \\p{L}{1,5} |\\s?[-–/]\\s?)\\d{1,2}(?:st|nd|rd|th|\\.)?)?';
const DATE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${WEEKDAY}${DAYS} (?:of )?${MONTH}(?:,? \\d{4})?|${WEEKDAY}${MONTH} ${DAYS}(?:,? \\d{4})?|${MONTH},? \\d{4}|\\d{4}-\\d\\d-\\d\\d)(?![\\p{L}\\p{N}])`,
  'giu',
);

/** From where to where dates stand in a text. */
const datesIn = (text: string): [start: number, end: number][] =>
  [...text.matchAll(DATE)].map(({ 0: date, index }) => [index, index + date.length]);

const textOfOriginal = (
  { id, fields }: Entry<'articles'>,
  originalOf: ProofContext['originalOf'],
): string | undefined => (fields.text === 'account' ? originalOf(id)?.normalize('NFC') : undefined);

const shortened = (words: readonly string[]) =>
  words.length > 8 ? `${words.slice(0, 4).join(' ')} … ${words.slice(-3).join(' ')}` : words.join(' ');

/** Words in a row that stand in an original, as another text has them. */
interface Run {
  words: string[];
  /** The offset of the first. */
  at: number;
}

/** The words of an original, by which others' runs are found in it. */
class Original {
  readonly #keys: readonly string[];
  /** Where runs of eight words begin, by their words. */
  readonly #starts: Map<string, number[]>;

  constructor(text: string) {
    this.#keys = keysOf(text);
    this.#starts = Map.groupBy(this.#keys.keys(), (at) => eightAt(this.#keys, at));
  }

  /**
   * @param text in which `BREAK` ends every run; what it has between curly or straight double quotation marks is left out
   * @returns the runs of eight words or more, those of dates not counted, that also stand in the original, without regard to capitals and to what
   *   stands between words, in order
   */
  runsIn(text: string): Run[] {
    const runs: Run[] = [];
    const unquoted = text.replace(QUOTED, (quotation) => BREAK.repeat(quotation.length));
    for (const { 0: part, index } of unquoted.matchAll(UNBROKEN)) {
      const words = placeWords(part);
      const keys = words.map(({ key }) => key);
      const dates = datesIn(part);
      for (let from = 0; from + FEWEST_WORDS <= words.length; ) {
        const run = words.slice(from, from + this.#longestRun(keys, from));
        const [first] = run;
        // Nobody can retell a date.
        const own = run.filter(({ at }) => !dates.some(([start, end]) => start <= at && at < end));
        if (first && own.length >= FEWEST_WORDS)
          runs.push({ words: run.map(({ word }) => word), at: index + first.at });
        from += run.length || 1;
      }
    }
    return runs;
  }

  /** How many words from one on stand in the original in a row; 0 for fewer than eight. */
  #longestRun(keys: readonly string[], from: number): number {
    const starts = this.#starts.get(eightAt(keys, from)) ?? [];
    const lengths = starts.slice(0, MOST_PLACES).map((start) => {
      let length = FEWEST_WORDS;
      while (keys[from + length] !== undefined && keys[from + length] === this.#keys[start + length])
        length++;
      return length;
    });
    return Math.max(0, ...lengths);
  }
}

const keysOf = (text: string): string[] => placeWords(text).map(({ key }) => key);

const eightAt = (keys: readonly string[], at: number) => keys.slice(at, at + FEWEST_WORDS).join(' ');
