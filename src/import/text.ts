/** Text as it was scraped or saved: which of its lines belong together. */
import { fold } from '../records/text.ts';
import type { Block } from './original.ts';

/** A text is wrapped by hand where nearly all of its lines are about as long as a terminal is wide. */
const WIDTH = { least: 50, most: 100 };

/**
 * The paragraphs of a text. A line is a paragraph, as scraped text has it, unless the whole text was wrapped at some
 * width: then the lines between empty ones are.
 */
export function readBlocks(text: string): Block[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map(fold);
  const paragraphs = isWrapped(lines) ? lines.join('\n').split(/\n{2,}/) : lines;
  return paragraphs
    .map(fold)
    .filter(Boolean)
    .map((paragraph) => ({ text: paragraph }));
}

function isWrapped(lines: readonly string[]): boolean {
  const written = lines.filter(Boolean);
  if (written.length < 4 || written.some(({ length }) => length > WIDTH.most)) return false;
  const inner = lines.filter((line, index) => line !== '' && lines[index + 1] !== '');
  const wide = inner.filter(({ length }) => length >= WIDTH.least);
  return wide.length > inner.length * 0.8 && inner.length > written.length / 2;
}
