/** From the text of a file to an entry, or to everything that is wrong with it. Pure: no file is touched. */
import type { z } from 'astro/zod';
import { readBody } from './body.ts';
import { type FieldPath, type Frontmatter, readFrontmatter } from './frontmatter.ts';
import { blankFrontmatter } from './mdx.ts';
import { didYouMean, type Fault, type Point, quoted } from './problem.ts';
import type { Entry, Kind } from './record.ts';
import { type Fields, schemas } from './schemas.ts';
import { DRAFT_ADVICE } from './vocabulary.ts';

export interface Reading<K extends Kind> {
  /** Present exactly when there are no faults. */
  entry?: Entry<K>;
  faults: Fault[];
}

/** A file with more is not an entry that somebody is writing, and the rest would bury what other files have. */
const MOST_FAULTS = 50;

/** The schemas in a form in which TypeScript sees that a kind's schema gives the fields of that kind. */
type Schemas = { [K in Kind]: z.ZodType<Fields[K]> };

/** The kinds whose body is the point of them. */
const needsBody: ReadonlySet<Kind> = new Set(['articles', 'events']);

/**
 * Reads one entry.
 *
 * @param source the file's whole text
 * @param base the site's base path, put before links within the site
 * @returns the entry, or all its faults with line and column. Never throws, whatever the text.
 */
export function readEntry<K extends Kind>(kind: K, id: string, source: string, base = '/'): Reading<K> {
  try {
    return read(kind, id, source, base);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { faults: [{ line: 1, column: 1, message: 'this entry is nested too deeply to be read' }] };
  }
}

function read<K extends Kind>(kind: K, id: string, file: string, base: string): Reading<K> {
  const source = plain(file);
  const unseen = unseenFaults(source);
  if (unseen.length > 0) return { faults: unseen };
  const frontmatter = readFrontmatter(source);
  if (frontmatter.end === 0) return { faults: frontmatter.faults };
  const text = blankFrontmatter(source, frontmatter.end);
  const { body, empty, faults: bodyFaults } = readBody(text, kind, base);
  const schema: Schemas[K] = schemas[kind];
  const parsed = schema.safeParse(frontmatter.values, { reportInput: true });
  const fieldFaults =
    parsed.success || frontmatter.faults.length > 0
      ? []
      : parsed.error.issues.flatMap((issue) => faultsOfField(issue, kind, frontmatter));
  const faults = [...frontmatter.faults, ...fieldFaults, ...bodyFaults.toSorted(byPlace)].slice(
    0,
    MOST_FAULTS,
  );
  if (needsBody.has(kind) && bodyFaults.length === 0 && empty) {
    faults.push({
      line: source.split('\n').length,
      column: 1,
      message: 'there is no text below the frontmatter',
    });
  }
  if (faults.length > 0 || !parsed.success) return { faults };
  return { entry: { kind, id, fields: parsed.data, body }, faults };
}

/** The text without what systems put into files: a byte order mark, and line ends of their own. */
export const plain = (file: string) => file.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

const byPlace = (a: Point, b: Point) => a.line - b.line || a.column - b.column;

/** Control characters and halves of characters: no feed, no page and no terminal takes them. */
function unseenFaults(source: string): Fault[] {
  const faults: Fault[] = [];
  for (const [index, text] of source.split('\n').entries()) {
    const at = text.search(/[[\p{Cc}\p{Cs}\uFFFE\uFFFF]--\t]/v);
    if (at < 0) continue;
    const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
    const message = `here stands a character that nobody can see (U+${code}): take it out`;
    faults.push({ line: index + 1, column: at + 1, message });
  }
  return faults.slice(0, MOST_FAULTS);
}

function faultsOfField(issue: z.core.$ZodIssue, kind: Kind, { placeOf, placeOfKey }: Frontmatter): Fault[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const known = fieldNames(kind, path);
    return issue.keys.map((key) => ({
      ...placeOfKey([...path, key]),
      message: `there is no field ${quoted(key)}${didYouMean(key, known)}`,
    }));
  }
  if (path.length === 0) {
    return [
      {
        ...placeOf(path),
        message: 'these are no fields: write each as its name, a colon, a space, its value',
      },
    ];
  }
  return [{ ...placeOf(path), message: `\`${nameOf(path)}\`${complaint(issue, issue.input)}` }];
}

/** What is wrong with a value, to be read behind the name of its field. */
export function complaint(issue: z.core.$ZodIssue, value: unknown): string {
  if (value === undefined) return ' is missing';
  if (value === '') return ' must not be empty';
  if (issue.code === 'invalid_value') {
    if (typeof value !== 'string') return ' must be text';
    const choices = issue.values.map(String);
    return ` is ${choices.map((choice) => `\`${choice}\``).join(' or ')}, not ${quoted(value)}${didYouMean(value, choices)}`;
  }
  if (issue.code === 'invalid_type') return ` must be ${forms.get(issue.expected) ?? 'text'}`;
  return /^(must|needs) /.test(issue.message) ? ` ${issue.message}` : `: ${issue.message}`;
}

/** What zod's names for the types of a value mean to an author; all else is text. */
const forms: ReadonlyMap<string, string> = new Map([
  ['array', 'a list: each item on a line of its own, after a hyphen'],
  ['object', 'a map of fields'],
]);

/** `people[1]`, counted from 1 as an author counts. */
const nameOf = (path: FieldPath) =>
  path
    .map((step) => (typeof step === 'number' ? `[${step + 1}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');

function fieldNames(kind: Kind, path: FieldPath): string[] {
  return path.length === 0 ? Object.keys(schemas[kind].shape) : ['date', 'note'];
}

/** The places of the fields of a file that was read before, for rules that look at many files. */
export const placesOfFields = (file: string): ((path: FieldPath) => Point) =>
  readFrontmatter(plain(file)).placeOf;

/** Is this the fault that makes an entry a draft, whatever else may be wrong with it? A build leaves drafts out. */
export const isDraftFault = ({ message }: Pick<Fault, 'message'>): boolean => message === DRAFT_ADVICE;
