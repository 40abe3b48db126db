/**
 * How much of each thing a file may have, looked at before any parser sees it. Parsers are quick with what people write;
 * with some texts that nobody writes, their time grows with the square of the text or worse, and their memory with the
 * cells of a table rather than its characters. Every look at a text here takes time in proportion to its length.
 */
import { Lexer } from 'yaml';
import type { FileLimit } from './plain-file.ts';
import { type Fault, placeAt } from './problem.ts';

/** Of an entry's file. A longer text is no article. */
export const MOST_ENTRY_BYTES = 128 * 1024;

export const ENTRY_FILE: FileLimit = { bytes: MOST_ENTRY_BYTES, what: 'an entry' };

/** Of the kept text of an original: four times an entry, in characters of four bytes. */
export const ORIGINAL_FILE: FileLimit = { bytes: 2 * 1024 * 1024, what: 'the text of an original' };

const MOST_LINES = 4000;

/** In a frontmatter: levels of maps and lists within each other. The schemas have three. */
const DEEPEST_FIELDS = 8;

/** In a body: levels of lists and quoted blocks within each other. */
const DEEPEST_BLOCKS = 20;

/** Passages within each other: each holds the words of those within it, and its event's page prints them all. */
export const DEEPEST_EVENTS = 8;

/** Cells of all tables of a body, counting those that a short row leaves out, which GFM fills up. */
const MOST_CELLS = 5000;

/** Characters of a tag, from its `<` to its `>`. */
const LONGEST_TAG = 1000;

/** Of punctuation and character references in a row, in characters: parsers look at all of it again for each mark with which an address may end. */
const LONGEST_PUNCTUATION = 5000;

/** Reference definitions (CommonMark 4.7) times what may use them: so long may a text become by them, in UTF-16 units. */
const MOST_EXPANDED = 1024 * 1024;

/** Signs at which parsers look at the text before or behind them again, and how many of each a text may have. */
interface SignLimit {
  sign: RegExp;
  most: number;
  what: string;
}

const signsOfBody: readonly SignLimit[] = [
  { sign: /</g, most: 1000, what: 'tags and signs <' },
  { sign: /&/g, most: 2000, what: 'signs &' },
  { sign: /\[/g, most: 2000, what: 'links and brackets' },
  { sign: /\]/g, most: 2000, what: 'closing brackets' },
  { sign: /:\/\/|www\./gi, most: 2000, what: 'addresses' },
  { sign: /@/g, most: 2000, what: 'signs @' },
  { sign: /`/g, most: 1000, what: 'backticks' },
  { sign: /~/g, most: 2000, what: 'tildes' },
  { sign: /\\/g, most: 5000, what: 'backslashes' },
  { sign: /\{/g, most: 2000, what: 'braces' },
  { sign: /\*/g, most: 4000, what: 'asterisks' },
  { sign: /_/g, most: 4000, what: 'underscores' },
];

const signsOfFields: readonly SignLimit[] = [
  { sign: /[[\]{}]/g, most: 1000, what: 'brackets and braces' },
  { sign: /,/g, most: 2000, what: 'commas' },
  { sign: /["']/g, most: 5000, what: 'quotation marks' },
  { sign: /[:?-](?=\s)/g, most: 5000, what: 'colons, question marks and hyphens with a space behind them' },
  { sign: /[!&*|>%#@`]/g, most: 1000, what: 'signs that mean something in YAML' },
];

/** @returns what a whole file has too much of. Its lines end with `\n`. */
export function excessesOfFile(source: string): Fault[] {
  const end = offsetOfNth(source, /\n/g, MOST_LINES);
  if (end === undefined || end + 1 >= source.length) return [];
  const message = `here line ${MOST_LINES + 1} begins: a file has at most ${MOST_LINES} lines; make several entries of it`;
  return [{ line: MOST_LINES + 1, column: 1, message }];
}

/** @param yaml the frontmatter, and before it as many lines as stand before it in the file */
export function excessesOfFrontmatter(yaml: string): Fault[] {
  const deep = deepestBlock(yaml, /[-?:](?=\s)/y, DEEPEST_FIELDS) ?? deepestBracket(yaml);
  if (deep !== undefined) return [tooDeep(yaml, deep, 'a field holds a text or a list of texts')];
  return tooMany(yaml, signsOfFields, 'a frontmatter');
}

/** @param body the body, and before it as many lines as stand before it in the file */
export function excessesOfBody(body: string): Fault[] {
  const deep = deepestBlock(body, />|(?:[-+*]|\d{1,9}[.)])(?=\s)/y, DEEPEST_BLOCKS);
  const at = (offset: number | undefined, message: string): Fault[] =>
    offset === undefined ? [] : [{ ...placeAt(body, offset), message }];
  return [
    ...tooMany(body, signsOfBody, 'a body'),
    ...(deep === undefined ? [] : [tooDeep(body, deep, 'lists and quoted blocks stand in few others')]),
    ...at(
      longestTag(body),
      `this tag has more than ${LONGEST_TAG} characters before its >: is a quotation mark or the > missing?`,
    ),
    ...at(
      endlessPunctuation(body),
      `here more than ${LONGEST_PUNCTUATION} characters of punctuation stand in a row: take them out`,
    ),
    ...at(
      cellBeyondMost(body),
      `with this table the tables of the body have more than ${MOST_CELLS} cells: leave rows or columns out, or make several entries of it`,
    ),
    ...at(
      definitionBeyondMost(body),
      'these definitions of links are too long for how many may use them: write each address behind its words, [words](https://…)',
    ),
  ];
}

const tooDeep = (text: string, offset: number, advice: string): Fault => ({
  ...placeAt(text, offset),
  message: `this is nested too deeply to be read: ${advice}`,
});

function tooMany(text: string, limits: readonly SignLimit[], whole: string): Fault[] {
  return limits.flatMap(({ sign, most, what }) => {
    const offset = offsetOfNth(text, sign, most + 1);
    if (offset === undefined) return [];
    const message = `from here on there are too many ${what}: ${whole} has at most ${most}`;
    return { ...placeAt(text, offset), message };
  });
}

/** The offset of the nth sign (from 1) in a text, if it has so many. */
function offsetOfNth(text: string, sign: RegExp, nth: number): number | undefined {
  if (text.length < nth) return undefined;
  let count = 0;
  for (const { index } of text.matchAll(sign)) if (++count === nth) return index;
  return undefined;
}

/**
 * The offset at which blocks are nested deeper than they may be: each line that begins further right than those around it
 * is a level, and so is each mark at the beginning of a line.
 *
 * @param mark matches a mark that opens a block, at `lastIndex` (sticky)
 */
function deepestBlock(text: string, mark: RegExp, most: number): number | undefined {
  const columns: number[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    let at = start;
    const skipSpace = () => {
      while (at < end && (text[at] === ' ' || text[at] === '\t')) at++;
    };
    skipSpace();
    const level = () => {
      while (columns.length > 0 && (columns.at(-1) ?? 0) >= at - start) columns.pop();
      columns.push(at - start);
    };
    if (at < end) level();
    mark.lastIndex = at;
    while (at < end && mark.test(text)) {
      at = mark.lastIndex;
      skipSpace();
      level();
      if (columns.length > most) return at;
      mark.lastIndex = at;
    }
    if (columns.length > most) return at;
    start = end + 1;
  }
  return undefined;
}

/** The offset of the bracket or brace of YAML that is nested deeper than they may be; those in quoted text do not count. */
function deepestBracket(yaml: string): number | undefined {
  if ((yaml.match(/[[{]/g)?.length ?? 0) <= DEEPEST_FIELDS) return undefined;
  let depth = 0;
  let offset = 0;
  for (const token of new Lexer().lex(yaml)) {
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth = Math.max(0, depth - 1);
    if (depth > DEEPEST_FIELDS) return yaml.indexOf(token, offset);
    // Some tokens only say what comes next, and stand for nothing in the text.
    if (yaml.startsWith(token, offset)) offset += token.length;
  }
  return undefined;
}

/** The offset of punctuation that goes on for longer than it may. */
const endlessPunctuation = (text: string): number | undefined =>
  text.matchAll(/(?:&\w{1,31};|[!"'()*,.:;?\]_~&])+/g).find(([run]) => run.length > LONGEST_PUNCTUATION)
    ?.index;

/** The offset of a tag that is longer than one may be. A `<` before anything but a letter or `/` begins none. */
function longestTag(text: string): number | undefined {
  for (const { index } of text.matchAll(/<(?=[\p{ID_Start}_$/])/gu)) {
    const end = text.indexOf('>', index);
    if ((end < 0 ? text.length : end) - index > LONGEST_TAG) return index;
  }
  return undefined;
}

/** How many columns a row under a table's head (GFM 4.10) says that there are; 0 for any other line. */
function columnsOf(line: string): number {
  if (!/^[|:>\-\s]+$/.test(line) || !line.includes('-') || !/[|:]/.test(line)) return 0;
  const cells = line.replace(/^[\s>]+/, '').trim();
  return cells.split('|').length - (cells.startsWith('|') ? 1 : 0) - (cells.endsWith('|') ? 1 : 0);
}

/**
 * The offset of the block, between empty lines, with which the cells of all tables become too many. A block counts as a
 * table of all its lines, with the columns of the longest of them that may be the row under a head.
 */
function cellBeyondMost(text: string): number | undefined {
  // Without a line between cells a table has one column, and fewer rows than there may be cells.
  if (!text.includes('|')) return undefined;
  let cells = 0;
  let block = { start: 0, rows: 0, columns: 0 };
  let offset = 0;
  // A tag without its partner is taken out before the rest is parsed, and may leave such a row.
  const withoutTags = text.replace(/<[^<>]*>/g, (tag) => tag.replace(/[^\n]/g, ' ')).split('\n');
  for (const [index, line] of `${text}\n\n`.split('\n').entries()) {
    if (/^[\s>]*$/.test(line)) {
      cells += (block.rows - 1) * block.columns;
      if (cells > MOST_CELLS) return block.start;
      block = { start: offset + line.length + 1, rows: 0, columns: 0 };
    } else {
      block.rows++;
      block.columns = Math.max(block.columns, columnsOf(withoutTags[index] ?? ''));
    }
    offset += line.length + 1;
  }
  return undefined;
}

/** The offset of the first definition of a link, where all definitions together are too long for their uses. */
function definitionBeyondMost(text: string): number | undefined {
  if (!text.includes(']:')) return undefined;
  // A title may go on over lines, but over no empty one.
  const found = [...text.matchAll(/(?<=^|\n)[ \t>]*\[(?!\^)[^\n]*\]:[^\n]*(?:\n[^\n]*\S[^\n]*)*/g)];
  const [first] = found;
  if (!first) return undefined;
  const length = found.reduce((sum, [definition]) => sum + definition.length, 0);
  const uses = text.split('[').length - 1;
  return length * uses > MOST_EXPANDED ? first.index : undefined;
}
