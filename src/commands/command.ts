/** What the editor's commands have in common: how they read what was written behind them, and how they end. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { ContentProblems, printable, Refusal } from '../records/problem.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: true; strict: true }>
>;

/** 0 done, 1 problems found or a failure, 2 wrong use. */
export type ExitCode = 0 | 1 | 2;

/** Somebody asked for what cannot be. Its message is one line that says what to do. */
export class WrongUse extends Error {
  override name = 'WrongUse';
}

export interface Command<O extends Options> {
  /** What `--help` prints. Its first line is how the command is called. */
  usage: string;
  options: O;
  run(values: Parsed<O>['values'], positionals: string[]): ExitCode | Promise<ExitCode>;
}

/**
 * Runs a command of this process and sets the exit code.
 *
 * `--help` is every command's. What a person can mend (wrong use, a refusal, problems of the content, a file that the
 * system does not give or take) is said in their words; anything else is a fault of ours, and shows where it is.
 */
export async function runCommand<O extends Options>({ usage, options, run }: Command<O>): Promise<void> {
  process.exitCode = 1;
  try {
    const all = { ...options, help: { type: 'boolean', short: 'h' } } as const;
    const { values, positionals } = parsed(all);
    if ((values as { help?: boolean }).help) {
      console.log(usage);
      process.exitCode = 0;
      return;
    }
    process.exitCode = await run(values as Parsed<O>['values'], positionals);
  } catch (error) {
    process.exitCode = sayWhy(error, usage);
  }
}

/** For the commands that take nothing but `--help`: says it and ends, or ends with 2 where anything else was written. */
export function takesNothing(usage: string): void {
  const [first] = process.argv.slice(2);
  if (first === undefined) return;
  const isHelp = first === '--help' || first === '-h';
  if (isHelp) console.log(usage);
  else console.error(`${printable(first)} is not taken here\n\n${usage}`);
  process.exit(isHelp ? 0 : 2);
}

function parsed<O extends Options>(options: O) {
  try {
    return parseArgs({ options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new WrongUse(`${(error as Error).message}`);
  }
}

function sayWhy(error: unknown, usage: string): ExitCode {
  if (error instanceof WrongUse) {
    console.error(`${printable(error.message)}\n\n${usage}`);
    return 2;
  }
  const advice = adviceOn(error);
  if (!advice) throw error;
  const path = error instanceof Error && 'path' in error ? `${printable(String(error.path))}: ` : '';
  console.error(path + advice.split('\n').map(printable).join('\n'));
  return 1;
}

const systemFaults: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: make room, then run this again',
  EDQUOT: 'your share of the disk is used up: make room, then run this again',
  EACCES: 'the system does not permit this: see who owns the file or folder',
  EPERM: 'the system does not permit this: see who owns the file or folder',
  EROFS: 'this disk can only be read: work on a copy elsewhere',
  ENOENT: 'there is no such file or folder: see how it is spelt',
  EISDIR: 'this is a folder: name a file in it',
  EFBIG: 'the system lets no file become so large: ask whoever looks after it',
  ENAMETOOLONG: 'this name is too long: choose a shorter one',
  ELOOP: 'links lead in a circle here: take them away',
  EMFILE: 'too many files are open: close other programs, then run this again',
};

/** What a person can do about an error; nothing where it is a fault of ours. */
export function adviceOn(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof Refusal || error.name === ContentProblems.name) return error.message;
  return 'syscall' in error && 'code' in error ? systemFaults[String(error.code)] : undefined;
}
