/** The forms in which problems are told: to a person, to a program, and to GitHub beside the lines that they are of. */
import { formatProblems, inOrder, type Problem, pathOf, printable } from '../records/problem.ts';

/** @param folder the content folder, as the reader of the list would name it */
type Format = (problems: readonly Problem[], folder: string) => string;

export const formats = {
  text: formatProblems,
  /** An array of `{ file, line, column, message }`. */
  json: (problems, folder) =>
    JSON.stringify(
      inOrder(problems).map((problem) => ({ ...problem, file: pathOf(problem, folder) })),
      null,
      2,
    ),
  /** Workflow commands of GitHub Actions: `::error file=…,line=…,col=…::message`. */
  github: (problems, folder) =>
    inOrder(problems)
      .map((problem) => {
        const file = escaped(pathOf(problem, folder)).replaceAll(':', '%3A').replaceAll(',', '%2C');
        const { line, column, message } = problem;
        return `::error file=${file},line=${line},col=${column}::${escaped(message)}`;
      })
      .join('\n'),
} satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;

export const isFormat = (name: string): name is FormatName => Object.hasOwn(formats, name);

/** As the commands have it. What nobody can see, line ends among it, is written out as it is in the list for a person. */
const escaped = (text: string) => printable(text).replaceAll('%', '%25');
