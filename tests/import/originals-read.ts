import { readOriginal } from '../../src/import/boilerplate.ts';
import { readBlocks } from '../../src/import/text.ts';

/** A scraped text, given line by line, as it is read. */
export const read = (...lines: string[]) => readOriginal(readBlocks(lines.join('\n')));

export const textsOf = ({ blocks }: { blocks: readonly { text: string }[] }) =>
  blocks.map(({ text }) => text);

/** A sentence that is no headline, no name and no caption. */
export const SENTENCE = 'The ferry left the harbour with three hundred people on board, and came back empty.';
