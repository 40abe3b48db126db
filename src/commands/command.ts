/** What the commands have in common: how they read their arguments, how they end, and how errors are told. */
import { Console } from 'node:console';
import type { Readable, Writable } from 'node:stream';
import { getSystemErrorName, type ParseArgsConfig, parseArgs } from 'node:util';
import { WrongSetting } from '../config.ts';
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

/** The environment and the standard streams of a command: those of `process`, or a test's own. */
export interface Surroundings {
  env: NodeJS.ProcessEnv;
  stdin: Readable & { isTTY?: boolean };
  stdout: Writable & { isTTY?: boolean };
  stderr: Writable & { isTTY?: boolean };
}

/** What a command is given to run. Its console prints to the standard streams. */
export interface Context extends Surroundings {
  console: Console;
}

export interface Command<O extends Options = Options> {
  /** What `--help` prints. Its first line is how the command is called. */
  usage: string;
  /** In the form of Node's `parseArgs`, without `--help`. A command without options takes no argument at all. */
  options?: O;
  run(values: Parsed<O>['values'], positionals: string[], context: Context): ExitCode | Promise<ExitCode>;
}

/** Gives the values that `run` takes the types of the `options`. */
export const defineCommand = <O extends Options = Options>(command: Command<O>): Command<O> => command;

/**
 * Runs a command. It leaves nothing behind in the process, which may run several.
 *
 * `--help` is every command's. What a person can mend (wrong use, a setting that cannot be, a refusal, problems of the content, a file that the
 * system does not give or take) is said in their words; anything else is a fault of ours, and is thrown.
 *
 * @param args what was written behind the command
 */
export async function runCommand<O extends Options>(
  command: Command<O>,
  args: string[],
  { env, stdin, stdout, stderr }: Surroundings,
): Promise<ExitCode> {
  const console = new Console(stdout, stderr);
  try {
    const { values, positionals } = parse(command, args);
    if (values.help) {
      console.log(command.usage);
      return 0;
    }
    const context = { env, stdin, stdout, stderr, console };
    return await command.run(values as Parsed<O>['values'], positionals, context);
  } catch (error) {
    return sayWhy(error, command.usage, console);
  }
}

function parse<O extends Options>({ options }: Command<O>, args: string[]) {
  const isHelp = args[0] === '--help' || args[0] === '-h';
  if (!options && args[0] !== undefined && !isHelp) throw new WrongUse(`${args[0]} is not taken here`);
  const all = { ...options, help: { type: 'boolean', short: 'h' } } as const;
  try {
    return parseArgs({ args, options: all, allowPositionals: true, strict: true });
  } catch (error) {
    // What Node.js adds on arguments that begin with a hyphen helps nobody who has mistyped an option.
    throw new WrongUse((error as Error).message.replace(/\. To specify a positional argument .*/s, ''));
  }
}

function sayWhy(error: unknown, usage: string, console: Console): ExitCode {
  if (error instanceof WrongUse) {
    console.error(`${printable(error.message)}\n\n${usage}`);
    return 2;
  }
  if (error instanceof WrongSetting) {
    console.error(printable(error.message));
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
  return 'syscall' in error && 'code' in error ? systemFaults[String(error.code)] : adviceOnDisk(error);
}

/** Of what other programs pass on in words alone, as Node.js puts it or as Rust does: that a disk takes no more. */
function adviceOnDisk({ message, cause }: Error): string | undefined {
  const [, name, number] = /\b(ENOSPC|EDQUOT|EROFS|EFBIG): |\(os error (28|122|30|27)\)/.exec(message) ?? [];
  const code = name ?? (number && getSystemErrorName(-number));
  return code ? systemFaults[code] : adviceOn(cause);
}
