/** Joins the bodies of two records: what only one of them says is put below what the other says. */
import { isDeepStrictEqual } from 'node:util';
import { normaliseSource, readEntry } from '../records/entry.ts';
import { readFrontmatter } from '../records/frontmatter.ts';
import type { Entry } from '../records/record.ts';
import { fold } from '../records/text.ts';
import type { EntryFile } from './entry-files.ts';
import { type MarkdownBlock, markdownBlocks, withOtherMarker } from './markdown.ts';

/**
 * The blocks of one body that another does not hold, as Markdown that can be put below it.
 *
 * Whole blocks are compared, but for their white space: a sentence may say something else within another. A heading
 * goes along with whatever of its section does.
 *
 * @param kept the text of an entry, below whose body it is to stand
 * @param other the text of an entry
 * @returns the empty text where there is nothing to add. Throws remark's error where a text is not MDX.
 */
export function addedBlocks(kept: string, other: string): string {
  const [own, theirs] = [kept, other].map((text) => markdownBlocks(normaliseSource(text))) as [
    MarkdownBlock[],
    MarkdownBlock[],
  ];
  const known = areAtOdds(own, theirs) ? new Set<string>() : new Set(own.map(wordingOf));
  const isNew = theirs.map((block) => !known.has(wordingOf(block)));
  const added = theirs.filter((block, index) => {
    if (block.depth === undefined) return isNew[index];
    const { depth } = block;
    const length = theirs
      .slice(index + 1)
      .findIndex((each) => each.depth !== undefined && each.depth <= depth);
    const section = isNew.slice(index, length < 0 ? undefined : index + 1 + length);
    return section.some(Boolean);
  });
  if (added.every(({ label }) => label !== undefined)) return '';
  let last = own.at(-1);
  let text = '';
  for (const block of added) {
    const before = theirs[theirs.indexOf(block) - 1];
    const fresh = last?.marker !== undefined && last.marker === block.marker ? withOtherMarker(block) : block;
    text += `${text && (before && added.includes(before) ? block.gap : '\n\n')}${fresh.text}`;
    last = fresh;
  }
  return text;
}

const wordingOf = ({ text, isFolded }: MarkdownBlock): string => (isFolded ? fold(text) : text.trim());

/** Does a label stand for one address here and for another there? Then the same words are not the same links. */
const areAtOdds = (own: readonly MarkdownBlock[], theirs: readonly MarkdownBlock[]): boolean =>
  theirs.some(
    ({ label, text }) =>
      label !== undefined && own.some((each) => each.label === label && fold(each.text) !== fold(text)),
  );

/**
 * Does a joined entry say what the kept one said, and behind it the blocks that were added, each as before?
 *
 * @param added as `addedBlocks` gives them
 */
export function holdsBodies(joined: Entry, own: Entry, other: EntryFile, added: string): boolean {
  const more = added === '' ? undefined : readEntry(other.kind, other.id, withDefinitions(other.text, added));
  if (more && !more.entry) return false;
  const bodies = [own.body, ...(more?.entry ? [more.entry.body] : [])];
  const shown = (body: Entry['body']) =>
    body.blocks.map(({ html }) => html.replace(/ id="[^"]*"/g, '').trim());
  const hrefs = ({ links }: Entry['body']) => links.map(({ href }) => href);
  return [shown, hrefs].every((of) => isDeepStrictEqual(of(joined.body), bodies.flatMap(of)));
}

/** An entry with other blocks for its body, and what its labels stand for. */
function withDefinitions(text: string, blocks: string): string {
  const source = normaliseSource(text);
  const definitions = markdownBlocks(source).filter(({ label }) => label !== undefined);
  const head = source.slice(0, readFrontmatter(source).end);
  return `${head}\n${[blocks, ...definitions.map((each) => each.text)].join('\n\n')}\n`;
}
