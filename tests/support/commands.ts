/** Runs the project's own commands on some content folder: in this process, or in one of their own, as npm does. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type Command, runCommand } from '../../src/commands/command.ts';

export interface Run {
  status: number;
  stdout: string;
  stderr: string;
}

/** The environment of a command: only what is given here is set for one that runs in this process. */
type Env = Record<string, string>;

/** Runs a command in this process. Nobody sits at a terminal. */
export async function run<O extends NonNullable<Command['options']>>(
  command: Command<O>,
  env: Env,
  args: string[] = [],
): Promise<Run> {
  const [stdout, stderr] = [new Printed(), new Printed()];
  const status = await runCommand(command, args, { env, stdin: Readable.from([]), stdout, stderr });
  return { status, stdout: stdout.text, stderr: stderr.text };
}

class Printed extends Writable {
  text = '';
  constructor() {
    super({ decodeStrings: false });
  }
  override _write(chunk: string, _encoding: string, done: () => void) {
    this.text += chunk;
    done();
  }
}

/** What Vitest, or whoever runs it, sets, and what a build would take for its own. */
const ofTheTests = new Set(
  'SITE_URL BASE_PATH SOURCE_DATE_EPOCH ARCHIVE_CONTENT ARCHIVE_OUT NODE_ENV VITEST TEST BASE_URL MODE DEV PROD SSR'.split(
    ' ',
  ),
);

/** The environment for a process of a command's own: that of the tests, less what is theirs alone, and `env`. */
export function processEnvironment(env: Env): NodeJS.ProcessEnv {
  const outer = Object.entries(process.env).filter(([name]) => !ofTheTests.has(name));
  return { ...Object.fromEntries(outer), NO_COLOR: '1', ...env };
}

/**
 * Starts a command in a process of its own.
 *
 * @param name of the command, as `npm run` has it
 * @param nodeOptions options for Node.js itself
 */
export const startScript = (
  name: string,
  env: Env,
  args: string[] = [],
  nodeOptions: string[] = [],
): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, [...nodeOptions, 'src/commands/main.ts', name, ...args], {
    env: processEnvironment(env),
  });

/** What a process has printed and with which exit code, once it has ended. */
export async function ended(started: ChildProcessWithoutNullStreams): Promise<Run> {
  const code = new Promise<number | string>((resolve) =>
    started.once('close', (code, signal) => resolve(code ?? `ended by ${signal}`)),
  );
  const [stdout, stderr, status] = await Promise.all([text(started.stdout), text(started.stderr), code]);
  if (typeof status === 'string') return { status: 1, stdout, stderr: `${stderr}${status}\n` };
  return { status, stdout, stderr };
}

/** Runs a command in a process of its own. */
export const runScript = (name: string, env: Env, args: string[] = []): Promise<Run> =>
  ended(startScript(name, env, args));

/** The run, once it has ended well. Throws with all that it said where it has not. */
export async function success(running: Promise<Run>): Promise<Run> {
  const run = await running;
  if (run.status !== 0) throw new Error(`exit code ${run.status}\n${run.stdout}\n${run.stderr}`);
  return run;
}
