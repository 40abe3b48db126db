/** Reads the text of one file to an entry, or to all its faults, worded for an author. Touches no file. */
import type { z } from 'astro/zod';
import { readBody } from './body.ts';
import { UNSEEN } from './fields.ts';
import { type FieldPath, type Frontmatter, readFrontmatter } from './frontmatter.ts';
import { excessesOfBody, excessesOfFile } from './limits.ts';
import { blankFrontmatter } from './mdx.ts';
import { readParagraphs } from './paragraphs.ts';
import { didYouMean, type Fault, type Point, quoted } from './problem.ts';
import type { Entry, Kind } from './record.ts';
import { correction, type Fields, schemas } from './schemas.ts';
import { DRAFT_ADVICE } from './vocabulary.ts';

export interface EntryReading<K extends Kind> {
  /** Present exactly where there are no faults. */
  entry?: Entry<K>;
  faults: Fault[];
}

/** Of one file. One with more is not an entry that somebody is writing, and the rest would bury what other files have. */
const MOST_FAULTS = 50;

/** The type of `schemas` by which TypeScript sees that each kind's schema gives that kind's fields. */
type Schemas = { [K in Kind]: z.ZodType<Fields[K]> };

/** The kinds that need a body: it is the point of them. */
const needsBody: ReadonlySet<Kind> = new Set(['articles', 'events']);

/**
 * Reads one entry.
 *
 * @param file the file's whole text, its line ends and byte order mark as they are
 * @param base the site's base path, put before links within the site
 * @returns the entry, or all its faults with line and column. Never throws, whatever the text.
 */
export function readEntry<K extends Kind>(kind: K, id: string, file: string, base = '/'): EntryReading<K> {
  try {
    return readSource(kind, id, normaliseSource(file), base);
  } catch (error) {
    // Out of stack: the parsers, and the walks down their trees, go as deep as the text nests.
    if (!(error instanceof RangeError)) throw error;
    return { faults: [{ line: 1, column: 1, message: 'this entry is nested too deeply to be read' }] };
  }
}

function readSource<K extends Kind>(kind: K, id: string, source: string, base: string): EntryReading<K> {
  const unreadable = [...excessesOfFile(source), ...findUnseen(source), ...findMergeMarks(source)];
  if (unreadable.length > 0) return { faults: unreadable };
  const frontmatter = readFrontmatter(source);
  if (frontmatter.end === 0) return { faults: frontmatter.faults };
  const text = blankFrontmatter(source, frontmatter.end);
  const excesses = excessesOfBody(text);
  if (excesses.length > 0) return { faults: [...frontmatter.faults, ...excesses] };
  const { body, faults: bodyFaults } = readBody(
    text,
    kind,
    base,
    readParagraphs(frontmatter.values.paragraphs),
  );
  const schema: Schemas[K] = schemas[kind];
  const parsed = schema.safeParse(frontmatter.values, { reportInput: true });
  const fieldFaults =
    parsed.success || frontmatter.faults.length > 0
      ? []
      : parsed.error.issues.flatMap((issue) => faultsOfField(issue, kind, frontmatter));
  const faults = [
    ...frontmatter.faults,
    ...fieldFaults,
    ...[...findTurns(text), ...bodyFaults].toSorted(comparePoints),
  ].slice(0, MOST_FAULTS);
  if (needsBody.has(kind) && bodyFaults.length === 0 && body.wordCount === 0) {
    faults.push({
      line: source.split('\n').length,
      column: 1,
      message: 'there is no text below the frontmatter',
    });
  }
  if (faults.length > 0 || !parsed.success) return { faults };
  return { entry: { kind, id, fields: parsed.data, body }, faults };
}

/** The text of a file with `\n` for every line end, and without a byte order mark. */
export const normaliseSource = (file: string) => file.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

const comparePoints = (a: Point, b: Point) => a.line - b.line || a.column - b.column;

const UNSEEN_BUT_TABS = new RegExp(`[[${UNSEEN}]--\\t]`, 'v');

/** The first character of each line that nobody can see and nothing takes. */
const findUnseen = (source: string): Fault[] =>
  findInLines(source, (line) => {
    const at = line.search(UNSEEN_BUT_TABS);
    if (at < 0) return undefined;
    const code = line.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
    return {
      column: at + 1,
      message: `here stands a character that nobody can see (U+${code}): take it out`,
    };
  });

/** The lines that Git leaves about two versions which it could not merge (git-merge, “How conflicts are presented”). */
function findMergeMarks(source: string): Fault[] {
  if (!/<{7}|\|{7}|={7}|>{7}/.test(source)) return [];
  const message =
    'a mark of an unresolved merge (Git): keep one of the two versions, and take the marks away';
  return findInLines(source, (line) =>
    /^(?:<{7}|\|{7}|={7}|>{7})(?: |$)/.test(line) ? { column: 1, message } : undefined,
  );
}

/** The embeddings, overrides and isolates of Unicode's bidirectional algorithm (UAX 9), and what ends them. */
const TURNING = '\\u202a-\\u202e\\u2066-\\u2069';

/** One of these, or a numeric character reference (CommonMark 2.5). */
const TURNING_OR_REFERENCE = new RegExp(`[${TURNING}]|(?<!\\\\)&#(?:x([0-9a-f]{1,6})|(\\d{1,7}));`, 'giu');
const TURNS = new RegExp(`[${TURNING}]`);

/** In each line the first character, or reference to one, that turns the direction of what follows. */
const findTurns = (text: string): Fault[] => {
  if (!text.includes('&#') && !TURNS.test(text)) return [];
  return findInLines(text, (line) => {
    for (const { 0: found, 1: hex, 2: decimal, index } of line.matchAll(TURNING_OR_REFERENCE)) {
      const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : found.charCodeAt(0);
      if (code > 0xffff || !TURNS.test(String.fromCharCode(code))) continue;
      const name = `U+${code.toString(16).toUpperCase()}`;
      return {
        column: index + 1,
        message: `here the direction of writing is turned (${name}), which makes words read as they are not written: take it out, the page sees to direction by itself`,
      };
    }
    return undefined;
  });
};

/** What is found in lines, as faults with their lines. */
function findInLines(text: string, find: (line: string) => Omit<Fault, 'line'> | undefined): Fault[] {
  const faults: Fault[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const found = find(line);
    if (found) faults.push({ line: index + 1, ...found });
  }
  return faults.slice(0, MOST_FAULTS);
}

function faultsOfField(issue: z.core.$ZodIssue, kind: Kind, { placeOf, placeOfKey }: Frontmatter): Fault[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    // The one map among the values of fields is a correction.
    const { shape } = path.length === 0 ? schemas[kind] : correction;
    return issue.keys.slice(0, MOST_FAULTS).map((key) => ({
      ...placeOfKey([...path, key]),
      message: `there is no field ${quoted(key)}${didYouMean(key, Object.keys(shape))}`,
    }));
  }
  return [{ ...placeOf(path), message: `\`${nameField(path)}\`${explainIssue(issue, issue.input)}` }];
}

/**
 * Says what is wrong with a field's value.
 *
 * @param issue what the field's schema says of the value
 * @returns words to stand right behind the name of the field, such as ` is missing`
 */
export function explainIssue(issue: z.core.$ZodIssue, value: unknown): string {
  if (value === undefined) return ' is missing';
  if (value === '') return ' must not be empty';
  if (issue.code === 'invalid_value') {
    if (typeof value !== 'string') return ' must be text';
    const choices = issue.values.map(String);
    return ` is ${choices.map((choice) => `\`${choice}\``).join(' or ')}, not ${quoted(value)}${didYouMean(value, choices)}`;
  }
  if (/^(must|needs) /.test(issue.message)) return ` ${issue.message}`;
  return issue.code === 'invalid_type'
    ? ` must be ${forms.get(issue.expected) ?? 'text'}`
    : `: ${issue.message}`;
}

/** What a value must be, by zod's name of its type, in words for an author. Whatever is not here is text. */
const forms: ReadonlyMap<string, string> = new Map([
  ['array', 'a list: each item on a line of its own, after a hyphen'],
  ['object', 'a map of fields'],
]);

/** `['people', 0]` as `people[1]`: an author counts from 1. */
const nameField = (path: FieldPath) =>
  path
    .map((step) => (typeof step === 'number' ? `[${step + 1}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');

/** Gives the point of each field of a file, for rules that find a fault once all files have been read. */
export const placesOfFields = (file: string): ((path: FieldPath) => Point) =>
  readFrontmatter(normaliseSource(file)).placeOf;

/**
 * Is this the fault that makes an entry a draft, whatever else may be wrong with it: that its outline has still to be
 * written out? A build leaves drafts out.
 */
export const isDraftFault = ({ message }: Pick<Fault, 'message'>): boolean => message === DRAFT_ADVICE;
