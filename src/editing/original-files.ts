/** The files of an account's original (`originals/ID.txt`, and `ID.html` of a page), which are named after the account. */
import { accessSync, constants, lstatSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { originalsOf } from '../config.ts';
import { ID } from '../records/fields.ts';
import { Refusal } from '../records/problem.ts';

/** An original's file gets another name, within the folder of originals. */
export interface OriginalMove {
  original: string;
  renamed: string;
}

const NAME = new RegExp(`^${ID.source.slice(1, -1)}\\.(?:txt|html)$`);

export function isOriginalMove(step: unknown): step is OriginalMove {
  const { original, renamed } = Object(step) as Partial<Record<keyof OriginalMove, unknown>>;
  return [original, renamed].every((name) => typeof name === 'string' && NAME.test(name));
}

const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/**
 * The moves by which an original keeps its account's name; none where there is no original.
 *
 * @param content the content folder
 * @throws Refusal where an original has the new name, which is not to be lost, nor taken for this account's
 */
export function planOriginals(content: string, from: string, to: string): OriginalMove[] {
  const names = ['txt', 'html'].map((ending) => ({
    original: `${from}.${ending}`,
    renamed: `${to}.${ending}`,
  }));
  for (const { renamed } of names) refuseTaken(join(originalsOf(content), renamed));
  return names.filter(({ original }) => isThere(join(originalsOf(content), original)));
}

/**
 * Asks whether a move can be made.
 *
 * @throws Refusal where there is a file of the new name; the system's error where it lets no file of the folder be renamed
 */
export function refuseMove(content: string, { renamed }: OriginalMove): void {
  accessSync(originalsOf(content), constants.W_OK | constants.X_OK);
  refuseTaken(join(originalsOf(content), renamed));
}

/** Makes a move, unless it has been made before. */
export function moveOriginal(content: string, { original, renamed }: OriginalMove): void {
  const [from, to] = [original, renamed].map((name) => join(originalsOf(content), name)) as [string, string];
  if (!isThere(from)) return;
  refuseTaken(to);
  renameSync(from, to);
}

function refuseTaken(file: string): void {
  if (isThere(file))
    throw new Refusal(`there is ${file} already, the original of another: move it elsewhere`);
}
