/**
 * Mends what is safe to mend in an entry's text: the order of fields, white space, the form of lists, and the keys of
 * paragraphs. Pure: no file is touched.
 *
 * Pieces of the text are moved and replaced where yaml says that they stand. yaml's own `Document#toString` would
 * write the whole anew: indents, escapes and the lines of long values, which are the author's.
 */
import { isMap, isNode, isScalar, isSeq, type ParsedNode, visit } from 'yaml';
import { areStale } from '../checks/paragraphs.ts';
import { normaliseSource, readEntry } from '../records/entry.ts';
import { type Frontmatter, readFrontmatter } from '../records/frontmatter.ts';
import { writeParagraphs } from '../records/paragraphs.ts';
import { placeAt } from '../records/problem.ts';
import type { Kind } from '../records/record.ts';
import { schemas } from '../records/schemas.ts';
import { contentOf, fieldsOf, type Splice, spliced } from './entry-text.ts';

/** An entry's text, and where its fields stand. */
interface Layout extends Pick<Frontmatter, 'document' | 'start' | 'end'> {
  text: string;
  fields: Field[];
}

/** A field of the frontmatter, as yaml has it. The ranges of nodes are offsets in the entry's text. */
interface Field {
  name: string;
  key: ParsedNode;
  /** `undefined` where nothing is written. */
  value: ParsedNode | undefined;
}

/** Each gives the text with one sort of thing mended. */
const mendings: readonly ((layout: Layout, kind: Kind) => string)[] = [
  itemiseLists,
  spaceFields,
  orderFields,
  trimLines,
  keepParagraphs,
];

/** Each round mends what became mendable by the one before; a text that takes more is none that somebody wrote. */
const MOST_ROUNDS = 8;

/**
 * @param file the text of an entry's file, a byte order mark included
 * @returns the text with everything mended that is safe: each mending is kept only where the text is read as the same
 *   entry as before it, or, where it has faults, has no new ones. The text itself where its frontmatter cannot be
 *   read. What is mended already stays as it is, byte for byte.
 */
export function fixText(kind: Kind, id: string, file: string): string {
  let layout = layoutOf(normaliseSource(file));
  for (let round = 0; layout && round < MOST_ROUNDS; round++) {
    const before: string = layout.text;
    for (const mend of mendings) {
      const mended = mend(layout, kind);
      if (mended !== layout.text && saysTheSame(kind, id, layout.text, mended))
        layout = layoutOf(mended) ?? layout;
    }
    if (layout.text === before) return before;
  }
  return file;
}

/** @returns `undefined` where the frontmatter cannot be read, or is not fields each on a line of its own */
function layoutOf(text: string): Layout | undefined {
  const { document, start, end, faults } = readFrontmatter(text);
  if (faults.length > 0 || !isMap(document.contents) || document.contents.flow) return undefined;
  const fields = document.contents.items.map(({ key, value }) => ({
    name: String(key),
    key,
    value: value && value.range[1] > value.range[0] ? value : undefined,
  }));
  return { text, document, start, end, fields };
}

function saysTheSame(kind: Kind, id: string, before: string, after: string): boolean {
  const [former, present] = [readEntry(kind, id, before), readEntry(kind, id, after)];
  if (former.entry) return contentOf(former.entry, 'paragraphs') === contentOf(present.entry, 'paragraphs');
  const faults = former.faults.map(({ message }) => message);
  return present.faults.every(({ message }) => {
    const at = faults.indexOf(message);
    return at >= 0 && faults.splice(at, 1);
  });
}

/** Sets a list in brackets one item a line, as the author's guide has it, and makes a single value a list of one. */
function itemiseLists({ text, fields }: Layout, kind: Kind): string {
  const lists = new Set(fieldsOf(kind).flatMap(({ name, list }) => (list ? [name] : [])));
  const splices = fields.flatMap(({ name, key, value }): Splice[] => {
    const items = value && lists.has(name) ? itemsOf(value, text) : [];
    if (!value || items.length === 0) return [];
    const indent = text.slice(text.lastIndexOf('\n', key.range[0] - 1) + 1, key.range[0]);
    const lines = items.map((item) => `\n${indent}  - ${item}`);
    return [{ start: key.range[1], end: value.range[1], text: `:${lines.join('')}` }];
  });
  return spliced(text, splices);
}

/** The text of each item; none where it is a list of lines already, is empty, or there is more than items. */
function itemsOf(value: ParsedNode, text: string): string[] {
  const [start, end] = value.range;
  if (isScalar(value)) {
    const item = text.slice(start, end);
    // These words say that there is nothing, and a comma that there is more than one: that is for the author to write.
    return /^(?:null|~|none|n\/a|-)$|[,\n]/i.test(item) ? [] : [item];
  }
  if (!isSeq(value) || !value.flow) return [];
  const ranges = value.items.map(({ range }) => range);
  const items = ranges.map((range) => text.slice(range[0], range[1]));
  const between = [start, ...ranges.map((range) => range[1])].map((from, index) =>
    text.slice(from, ranges[index]?.[0] ?? end),
  );
  // A comment among the items has no place on the lines that they become.
  const isPlain = /^\[[\s,]*\]$/.test(between.join('')) && items.every((item) => /^[^\n]+$/.test(item));
  return isPlain ? items : [];
}

/** One space between a field's name and its value, and none before the colon. */
function spaceFields({ text, document }: Layout): string {
  const splices: Splice[] = [];
  visit(document, {
    Pair(_, { key, value }) {
      if (!isNode(key) || !isNode(value) || !key.range || !value.range) return;
      const [start, end] = [key.range[1], value.range[0]];
      const between = text.slice(start, end);
      const mended = /^[ \t]*:[ \t]+$/.test(between) ? ': ' : between.replace(/^[ \t]+:/, ':');
      splices.push({ start, end, text: mended });
    },
  });
  return spliced(text, splices);
}

/**
 * Sets the fields in the order of their kind's schema. Comments above a field, and indented ones below its value, go
 * with it; those at the top, above an empty line, and those at the end stay. A field that the schema does not know
 * stays behind the one that it stands behind.
 */
function orderFields({ text, fields, start }: Layout, kind: Kind): string {
  const names = Object.keys(schemas[kind].shape);
  let rank = -1;
  let from = start + heading(text.slice(start, fields[0]?.key.range[0])).length;
  const top = text.slice(0, from);
  const parts = fields.map((field) => {
    const known = names.indexOf(field.name);
    if (known >= 0) rank = known;
    const part = { rank, text: text.slice(from, endOf(field, text)) };
    from += part.text.length;
    return part;
  });
  const ordered = parts.toSorted((a, b) => a.rank - b.rank).map((part) => part.text);
  return top + ordered.join('') + text.slice(from);
}

/**
 * What stands at the top of the fields and is of none of them: everything above the last empty line before the first.
 */
const heading = (above: string): string => /^(?:[\s\S]*\n)?[ \t]*\n/.exec(above)?.[0] ?? '';

/** The end of the last line of a field, and of the indented comments behind it. */
function endOf({ key, value = key }: Field, text: string): number {
  const at = value.range[1];
  const end = text[at - 1] === '\n' ? at : text.indexOf('\n', at) + 1;
  return end + (/^(?:[ \t]+#[^\n]*\n)*/.exec(text.slice(end))?.[0].length ?? 0);
}

/** No spaces at line ends, but for those that break a line; one empty line at most; one line end at the end. */
function trimLines({ text, document, end }: Layout): string {
  const lines = text.split('\n');
  const lineAt = (offset: number) => placeAt(text, offset).line - 1;
  /** Lines of values of several lines, in which YAML may give spaces a meaning. */
  const kept = new Set<number>();
  visit(document, {
    Scalar(_, { range }) {
      const [first, last] = range ? [lineAt(range[0]), lineAt(range[1] - 1)] : [0, 0];
      if (last > first) for (let at = first; at <= last; at++) kept.add(at);
    },
  });
  const bodyAt = lineAt(end);
  const isEmpty = (at: number) => !kept.has(at) && lines[at]?.trim() === '';
  const trimmed = lines.flatMap((line, at) => {
    if (kept.has(at)) return [line];
    if (isEmpty(at)) return isEmpty(at - 1) ? [] : [''];
    const breaks = at >= bodyAt && line.endsWith('  ') && at + 1 < lines.length && !isEmpty(at + 1);
    return [breaks ? line : line.replace(/[ \t]+$/, '')];
  });
  return `${trimmed.join('\n').replace(/\n+$/, '')}\n`;
}

/** Writes the keys of an article's paragraphs, by which their addresses last. An entry with faults is left alone. */
function keepParagraphs({ text, fields, start }: Layout, kind: Kind): string {
  const { entry } = readEntry(kind, 'x', text);
  if (entry?.kind !== 'articles' || !areStale(entry)) return text;
  const written = writeParagraphs(entry.body.paragraphs);
  const field = fields.find(({ name }) => name === 'paragraphs');
  if (field?.value)
    return spliced(text, [{ start: field.value.range[0], end: field.value.range[1], text: written }]);
  const names = Object.keys(schemas.articles.shape);
  const before = fields.findLast(({ name }) => names.indexOf(name) < names.indexOf('paragraphs'));
  const at = before ? endOf(before, text) : start;
  return spliced(text, [{ start: at, end: at, text: `paragraphs: ${written}\n` }]);
}
