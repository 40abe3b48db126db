/** Reads files of anybody’s: plain ones alone, measured before they are read. */
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { Refusal } from './problem.ts';

/** How much of what is read at most. */
export interface FileLimit {
  bytes: number;
  /** What the file is, as a message names it: `an entry`. */
  what: string;
}

// Windows has neither: there, opening waits for nothing, and links are told by their folder.
const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants;

/**
 * Reads a file. It is opened first and measured then, so that no other can take its place between. What is no plain file
 * (a folder, a pipe, a device) is not read, nor is the opening of a pipe waited for.
 *
 * @param follow whether a symbolic link may lead to the file
 * @throws Refusal, with the file's `path` as the system's own errors have it, for what is no plain file or too large; the
 *   system's error where the file cannot be opened
 */
export function readPlainFile(path: string, { bytes, what }: FileLimit, follow = false): Buffer {
  const refuse = (why: string) => Object.assign(new Refusal(why), { path });
  const notPlain = () => refuse(`this is no plain file: put ${what} there`);
  let descriptor: number;
  try {
    descriptor = openSync(path, O_RDONLY | O_NONBLOCK | (follow ? 0 : O_NOFOLLOW));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // A link, or a socket.
    throw (code === 'ELOOP' && !follow) || code === 'ENXIO' ? notPlain() : error;
  }
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) throw notPlain();
    if (stat.size > bytes) throw refuse(`this file has ${stat.size} bytes: ${what} has at most ${bytes}`);
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The same as text in UTF-8, in which each byte that is none becomes U+FFFD. A byte order mark stays. */
export const readPlainText = (path: string, limit: FileLimit, follow = false): string =>
  readPlainFile(path, limit, follow).toString('utf8');
