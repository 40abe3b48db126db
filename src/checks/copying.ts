/** Whether an account retells its original, or copies it; and whether two articles are one. */

import type { FieldPath } from '../records/frontmatter.ts';
import type { Point } from '../records/problem.ts';
import { type Entry, fileOf } from '../records/record.ts';
import type { Finding } from './finding.ts';
import { Likenesses } from './likenesses.ts';
import { placeWords, wordsOfHtml } from './plain-text.ts';
import { keysOf, mayShareRun, type Run, sharedRuns } from './runs.ts';
import { sketch } from './similarity.ts';

/**
 * @param originalOf the text of an article's original, where it is kept
 * @param textOf the text of an entry's file, which is read only where there is something to find
 */
export function copiedRuns(
  articles: readonly Entry<'articles'>[],
  originalOf: (id: string) => string | undefined,
  textOf: (entry: Entry) => string,
): Finding[] {
  return articles.flatMap((entry) => {
    const { id, fields, body } = entry;
    const original = fields.text === 'account' ? originalOf(id)?.normalize('NFC') : undefined;
    if (original === undefined) return [];
    const finding = ({ words }: Run, at: Point | FieldPath): Finding => ({
      kind: 'articles',
      id,
      at,
      message: `${words.length} words in a row are those of the original, “${shortened(words)}”: retell them, or mark them as a quotation`,
    });
    const summary = sharedRuns(fields.summary, original).map((run) => finding(run, ['summary']));
    if (!mayShareRun(wordsOfHtml(body.html, 'Quote'), original)) return summary;
    const { text, pointOf } = placeWords(textOf(entry), 'Quote');
    return [...summary, ...sharedRuns(text, original).map((run) => finding(run, pointOf(run.at)))];
  });
}

/**
 * Quotations in accounts whose words do not stand in the original. Between “…” and square brackets, where an article or
 * the archive has left something out, each part counts by itself.
 */
export function misquotations(
  articles: readonly Entry<'articles'>[],
  originalOf: (id: string) => string | undefined,
): Finding[] {
  return articles.flatMap(({ kind, id, fields, body }) => {
    const original = fields.text === 'account' && body.quotations.length > 0 ? originalOf(id) : undefined;
    if (original === undefined) return [];
    const known = ` ${keysOf(original.normalize('NFC')).join(' ')} `;
    const stands = (words: string) =>
      words
        .split(/…|\.\.\.|\[[^\]]*\]/)
        .every((part) => known.includes(` ${keysOf(part).join(' ')} `.replace(/^ +$/, ' ')));
    return body.quotations
      .filter(({ words }) => !stands(words.normalize('NFC')))
      .map(({ at }) => {
        const message =
          'these words do not stand in the original as they are quoted here: quote them exactly, or retell them without <Quote>';
        return { kind, id, at, message };
      });
  });
}

const shortened = (words: readonly string[]) =>
  words.length > 8 ? `${words.slice(0, 4).join(' ')} … ${words.slice(-3).join(' ')}` : words.join(' ');

/** Articles whose own words are nearly the same as those of one before them in the order of ids. */
export function repeatedTexts(articles: readonly Entry<'articles'>[]): Finding[] {
  const known = new Likenesses();
  return articles.flatMap(({ kind, id, body }) => {
    const own = sketch(wordsOfHtml(body.html, 'Note', 'Quote'));
    const [likest] = known.near(own);
    // One that is the same stands for both.
    if (likest?.likeness !== 1) known.add(id, own);
    if (!likest) return [];
    const other = fileOf(kind, likest.id);
    const alike = likest.likeness === 1 ? 'the same as' : `${Math.round(likest.likeness * 100)} % like`;
    const message = `this text is ${alike} that of ${other}: where both are one article, keep one; where the one took it from the other, tell only what it has of its own, and link to ${other}`;
    return [{ kind, id, at: ['title'], message }];
  });
}
