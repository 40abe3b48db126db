/** Passages of one event within another: where two events become one, a passage would stand within its own kind. */
import { isDeepStrictEqual } from 'node:util';
import { readEntry } from '../records/entry.ts';
import { htmlOf } from '../records/record.ts';
import { fold } from '../records/text.ts';
import type { EntryFile } from './entry-files.ts';
import { type Splice, spliced } from './entry-text.ts';
import { keepingLineEnds } from './fields-in-text.ts';
import { type Tag, tagsIn } from './markdown.ts';

/**
 * The passages that an article marks of some events, in the order of the text.
 *
 * @param text of a file
 * @returns of each its place among them that it stands in, the innermost, or -1. Nothing where the text is not MDX to remark.
 */
export function nestingOf(text: string, events: readonly string[]): number[] {
  if (!text.includes('<Event')) return [];
  try {
    return eventsIn(text, events).map(({ within }) => within);
  } catch {
    return [];
  }
}

const eventsIn = (text: string, events: readonly string[]): Tag[] =>
  tagsIn(text, 'Event', ({ id = '' }) => events.includes(id));

/** An article without the tags of those passages that stand in others of the same events; `undefined` where that cannot be done. */
export function withoutInnerPassages(file: EntryFile, events: readonly string[]): EntryFile | undefined {
  const nesting = nestingOf(file.text, events);
  if (nesting.every((within) => within < 0)) return file;
  const text = keepingLineEnds(file.text, (source) => {
    const inner = eventsIn(source, events).filter(({ within }) => within >= 0);
    return spliced(
      source,
      inner.flatMap(({ opening, closing }) => [cutOf(source, opening), cutOf(source, closing)]),
    );
  });
  const [before, after] = [file.text, text].map((each) => readEntry(file.kind, file.id, each).entry?.body);
  if (!before) return { ...file, text };
  const kept = before.passages
    .map(({ event }) => event)
    .filter(
      (event, index, all) =>
        !events.includes(event) ||
        nesting[all.slice(0, index).filter((each) => events.includes(each)).length] === -1,
    );
  const isSound =
    after &&
    fold(wordsIn(htmlOf(before))) === fold(wordsIn(htmlOf(after))) &&
    isDeepStrictEqual(
      after.passages.map(({ event }) => event),
      kept,
    );
  return isSound ? { ...file, text } : undefined;
}

const wordsIn = (html: string): string => html.replace(/<[^>]*>/g, '');

/** Takes a tag out; with its line where it has one to itself, and the empty lines below where there is one above. */
function cutOf(source: string, { start, end }: Pick<Splice, 'start' | 'end'>): Splice {
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = /^[ \t]*\n/.exec(source.slice(end))?.[0].length;
  if (lineEnd === undefined || source.slice(lineStart, start).trim() !== '') return { start, end, text: '' };
  const isBelowEmpty = /\n[ \t]*\n$/.test(source.slice(0, lineStart));
  const empty = isBelowEmpty ? (/^(?:[ \t]*\n)*/.exec(source.slice(end + lineEnd))?.[0].length ?? 0) : 0;
  return { start: lineStart, end: end + lineEnd + empty, text: '' };
}
