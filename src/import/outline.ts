/** What an account still to be written has to tell: an outline of the original, without a sentence of it. */
import { MOST_WORDS_QUOTED } from '../checks/check.ts';
import { writeMarkdown } from '../editing/markdown.ts';
import { countWords } from '../records/text.ts';
import { findPersons } from './names.ts';
import type { Block } from './original.ts';

const QUOTED = /“([^“”]{8,})”|"([^"\n]{8,})"/g;
const FIGURES =
  /(?<![\p{L}\p{N}])(?:[$€£¥]\s?)?\d[\d.,]*(?:\s?(?:%|per ?cent|million|billion|trillion))?(?![\p{L}\p{N}])/gu;

/**
 * One item for each piece: its length, whom it names, the figures in it, and what is quoted, which an account takes over word
 * for word. It stands within `<ToWrite>`, so that a check asks for the account until it is there.
 */
export function outlineOf(blocks: readonly Block[], namesIn: (text: string) => string[]): string {
  const items = blocks.map(({ text }) => {
    const quotes = quotationsOf(text);
    const unquoted = text.replace(QUOTED, ' ');
    const figures = [...new Set(unquoted.match(FIGURES) ?? [])].map((figure) => figure.replace(/[.,]$/, ''));
    const known = namesIn(text);
    const others = findPersons(unquoted).filter((name) => namesIn(name).length === 0);
    const names = [...new Set([...known, ...others])];
    const parts = [
      `${countWords(text)} words`,
      ...(names.length > 0 ? [`names ${names.join(', ')}`] : []),
      ...(figures.length > 0 ? [`figures ${figures.join(' · ')}`] : []),
      ...quotes.map((quote) =>
        countWords(quote) <= MOST_WORDS_QUOTED
          ? `quotes “${quote}”`
          : `quotes ${countWords(quote)} words: pick from them`,
      ),
    ];
    return parts.join('; ');
  });
  const list = writeMarkdown({
    type: 'root',
    children: [
      {
        type: 'list',
        ordered: true,
        spread: false,
        children: items.map((value) => ({
          type: 'listItem',
          spread: false,
          children: [{ type: 'paragraph', children: [{ type: 'text', value }] }],
        })),
      },
    ],
  });
  return `<ToWrite>\n\n${list.trim()}\n\n</ToWrite>\n`;
}

const quotationsOf = (text: string): string[] =>
  [...text.matchAll(QUOTED)].map(([, curly, straight]) => curly ?? straight ?? '');
