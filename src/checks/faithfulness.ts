/** Figures and names in which an account and its original differ: for an editor to look at, since either may be meant so. */
import { BREAK } from '../records/plain-text.ts';
import { splitWords } from '../records/text.ts';
import type { Finding, ProofRule } from './finding.ts';
import { PlacedText, textOfBody } from './plain-text.ts';

/** Not the time of a clock, and no more digits than somebody reads. */
const FIGURE = /(?<![\p{L}\p{N}.,:])\d{1,20}(?:[.,]\d{1,20}){0,6}(?![\p{Ll}\d:])/gu;

/** Numbers that English writes as words, which stand for the same figure. */
const WORDS = 'nought one two three four five six seven eight nine ten eleven twelve'.split(' ');
const WORD = new RegExp(`\\b(?:${WORDS.join('|')})\\b`, 'gi');

/** `1,200` and `1200` are one figure; `1.8` is another than `18`. */
const figureKey = (figure: string): string => figure.replace(/[.,](?=\d{3}(?!\d))/g, '').replace(',', '.');

const figuresIn = (text: string): Map<string, number> =>
  new Map([...text.matchAll(FIGURE)].toReversed().map(({ 0: figure, index }) => [figureKey(figure), index]));

/** Figures of a text, those written as words included. */
const allFigures = (text: string): Set<string> =>
  new Set([
    ...figuresIn(text).keys(),
    ...(text.match(WORD) ?? []).map((word) => String(WORDS.indexOf(word.toLowerCase()))),
  ]);

/** Names in running text: capitalised words in a row that do not begin a sentence. */
const NAME = /(?<=[\p{Ll},;] )\p{Lu}[\p{L}’'-]{1,40}(?: \p{Lu}[\p{L}’'-]{1,40}){1,3}/gu;
/** Languages in which every noun has a capital, so that a capital tells of no name. */
const CAPITAL_NOUNS = /^(?:de|lb|gsw)\b/i;
/** In characters. Shorter lines are headlines, whose words all have capitals, and labels. */
const LEAST_OF_TEXT = 80;

const namesIn = (text: string): string[] => [
  ...new Set(
    text.split('\n').flatMap((line) => (line.length < LEAST_OF_TEXT ? [] : (line.match(NAME) ?? []))),
  ),
];

/** How many are named in one finding. */
const MOST_NAMED = 8;

/**
 * Figures (those of dates included) and names of an original that its account has not, and figures of an account, its notes
 * apart, that its original has not.
 */
export const differingFacts: ProofRule = ({ articles }, { originalOf, sourceOf }) =>
  [...articles.values()].flatMap((entry) => {
    const { kind, id, fields, body } = entry;
    const original = fields.text === 'account' ? originalOf(id)?.normalize('NFC') : undefined;
    if (original === undefined) return [];
    const account = [fields.title, fields.date, fields.summary, ...fields.byline, textOfBody(body)].join(
      BREAK,
    );
    const known = allFigures(account.replace(/(?<=\d)[-T:]0?(?=\d)/g, ' '));
    const words = new Set(
      splitWords(account)
        .filter((word) => /\p{Lu}/u.test(word))
        .map((word) => word.replace(/[^\p{L}]|[’']s$/gu, '')),
    );
    const lost = [
      ...[...figuresIn(original).keys()].filter((figure) => !known.has(figure)),
      ...(CAPITAL_NOUNS.test(fields.language) ? [] : namesIn(original)).filter(
        (name) => !name.split(' ').some((word) => words.has(word.replace(/[^\p{L}]/gu, ''))),
      ),
    ];
    const findings: Finding[] = [];
    if (lost.length > 0) {
      const named = lost.slice(0, MOST_NAMED).join(' · ');
      const more = lost.length > MOST_NAMED ? ` and ${lost.length - MOST_NAMED} more` : '';
      findings.push({
        kind,
        id,
        at: ['text'],
        message: `the original has what this account has not: ${named}${more}`,
      });
    }
    const theirs = allFigures(original);
    // Most accounts have no figure of their own, which this tells without the entry's file.
    if ([...figuresIn(textOfBody(body, 'Note')).keys()].every((figure) => theirs.has(figure)))
      return findings;
    const placed = new PlacedText(sourceOf(entry), 'Note');
    const added = [...figuresIn(placed.text)].filter(([figure]) => !theirs.has(figure));
    return [
      ...findings,
      ...added.map(([figure, at]) => ({
        kind,
        id,
        at: placed.pointOf(at),
        message: `the original has not the figure ${figure}: is it right?`,
      })),
    ];
  });
