/** Runs the project's own commands, as an editor would, on some content folder. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folders } from '../../src/config.ts';

export interface Run {
  status: number;
  stdout: string;
  stderr: string;
}

/** What Vitest, or whoever runs it, sets, and what a build would take for its own. */
const ofTheTests = new Set(
  'SITE_URL BASE_PATH SOURCE_DATE_EPOCH ARCHIVE_CONTENT ARCHIVE_OUT NODE_ENV VITEST TEST BASE_URL MODE DEV PROD SSR'.split(
    ' ',
  ),
);

/** The environment for a command of the project's: that of the tests, less what is theirs alone, and `env`. */
export function commandEnvironment(env: Record<string, string>): NodeJS.ProcessEnv {
  const outer = Object.entries(process.env).filter(([name]) => !ofTheTests.has(name));
  return { ...Object.fromEntries(outer), NO_COLOR: '1', ...env };
}

/**
 * @param command a file of `src/commands/`, without its ending
 * @param env what is set beside the environment of the tests, such as `ARCHIVE_CONTENT`
 */
export function runScript(
  command: string,
  env: Record<string, string>,
  options: string[] = [],
): Promise<Run> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [`src/commands/${command}.ts`, ...options],
      { env: commandEnvironment(env), maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const end = error?.signal ? `ended by ${error.signal}\n` : '';
        resolve({ status: error ? Number(error.code ?? 1) : 0, stdout, stderr: stderr + end });
      },
    );
  });
}

/** The run, once it has ended well. Throws with all that it said where it has not. */
export async function success(running: Promise<Run>): Promise<Run> {
  const run = await running;
  if (run.status !== 0) throw new Error(`exit code ${run.status}\n${run.stdout}\n${run.stderr}`);
  return run;
}

const temporary: string[] = [];

/** Clears away all folders that were made by `temporaryFolder`. */
export function clearTemporaryFolders() {
  for (const folder of temporary.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A new folder, which is gone at the latest when the tests of the file have ended. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `archive-${name}-`));
  temporary.push(folder);
  return folder;
}

/** Clears away what the project keeps for an archive that is gone. */
export const forget = (env: Record<string, string>) =>
  rmSync(folders(env).cache, { recursive: true, force: true });
