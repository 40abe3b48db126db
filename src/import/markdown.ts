/** The pieces of an original as the body of an entry, in Markdown that the archive's reader takes. */
import type { Heading, RootContent } from 'mdast';
import { writeMarkdown } from '../editing/markdown.ts';
import type { Block } from './original.ts';

/** A full text, with its markup as far as the vocabulary has it. */
export function markdownOf(blocks: readonly Block[]): string {
  let level = 1;
  const children = blocks.map(({ node, text }): RootContent => {
    if (node?.type !== 'heading')
      return node ?? { type: 'paragraph', children: [{ type: 'text', value: text }] };
    // A page's headings begin wherever its design wants them; an entry's begin at level 2 and leave none out.
    level = Math.min(Math.max(node.depth, 2), level + 1);
    return { ...node, depth: level as Heading['depth'] };
  });
  // Written as a reference to its letter, since a paragraph that begins with one of these words begins code in MDX.
  return writeMarkdown({ type: 'root', children }).replace(/^(i|e)(?=(?:mport|xport)\b)/gm, (letter) =>
    letter === 'i' ? '&#x69;' : '&#x65;',
  );
}
