/** What is wrong with files, where, and how it is put to people. */
import { closestMatch } from 'leven';

/** A place in a file: line and column, both from 1, the column in UTF-16 units as editors count. */
export interface Point {
  line: number;
  column: number;
}

/** The point of an offset (in UTF-16 units, from 0) in a text whose lines end with `\n`. */
export function placeAt(text: string, offset: number): Point {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

/** Something wrong with a file, and where in it. */
export interface Fault extends Point {
  message: string;
}

/** A fault with the file that has it: something an author has to mend. */
export interface Problem extends Fault {
  /** Relative to the content folder, with slashes on every system. */
  file: string;
}

/**
 * All the problems of a content folder, as one error. Its message is the list that an author reads, its paths beginning
 * with `folder`; its stack is the same, since where in our code they were noticed does not help the author.
 */
export class ContentProblems extends Error {
  override name = 'ContentProblems';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], folder = '') {
    super(formatProblems(problems, folder));
    this.problems = problems;
    this.stack = this.message;
  }
}

/**
 * An error that is no bug: what was asked for cannot be done as things are. Its message tells whoever asked why, and what
 * to do; a command prints it without a stack.
 */
export class Refusal extends Error {
  override name = 'Refusal';
}

/** One `path:line:column  message` a line, by file and place; the path begins with `folder` where one is given. */
export function formatProblems(problems: readonly Problem[], folder = ''): string {
  return inOrder(problems)
    .map((problem) => {
      const { line, column, message } = problem;
      return `${printable(pathOf(problem, folder))}:${line}:${column}  ${printable(message)}`;
    })
    .join('\n');
}

/** Problems by file, then by line and column. */
export const inOrder = (problems: readonly Problem[]): Problem[] =>
  problems.toSorted((a, b) => compareText(a.file, b.file) || a.line - b.line || a.column - b.column);

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The problem's file as the reader of a list would name it. */
export const pathOf = ({ file }: Problem, folder: string): string => (folder ? `${folder}/${file}` : file);

/** What an author wrote, as a message shows it: in backticks, and cut short where it would bury the rest. */
export function quoted(written: unknown): string {
  const text = String(written);
  return `\`${text.length > 80 ? `${text.slice(0, 79)}…` : text}\``;
}

/** `: did you mean …?`, to end a message with, where one of the known words is near to the one written; else nothing. */
export function didYouMean(written: string, known: Iterable<string>): string {
  const word = written.slice(0, 200);
  const match = closestMatch(word, [...known], { maxDistance: Math.ceil(word.length / 3) });
  return match ? `: did you mean \`${match}\`?` : '';
}

/** Unicode's marks that turn the direction of writing, as a part of a regular expression's character class. */
export const DIRECTION_MARKS = '\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069';

const UNPRINTABLE = new RegExp(`[\\p{Cc}\\u2028\\u2029${DIRECTION_MARKS}]`, 'gu');

/**
 * Text with its control characters, line breaks and direction marks written as escapes (`\u001b`): a hostile file must
 * not reach a terminal, nor break a line of a list in two.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).padStart(4, '0')}`;
  });
}
