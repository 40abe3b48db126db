/**
 * Transactions over entry files: changes are made all or not at all, whatever stops the process. As with a write-ahead
 * log, new texts are staged in the content folder, a plan names them, and only then they are moved into place.
 */
import { existsSync, lstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ID } from '../records/fields.ts';
import { ENTRY_FILE } from '../records/limits.ts';
import { type FileLimit, readPlainText } from '../records/plain-file.ts';
import { Refusal } from '../records/problem.ts';
import { fileOf, type Kind, kinds } from '../records/record.ts';
import { refuseLinkedKinds } from './entry-files.ts';
import { lock } from './lock.ts';
import { isOriginalMove, moveOriginal, type OriginalMove, refuseMove } from './original-files.ts';

/** One change of a transaction: an entry's file is written, replaced or removed. */
export interface Change {
  kind: Kind;
  id: string;
  /**
   * The text that the file must still hold for the change to be made (optimistic locking); `undefined`: no such file.
   */
  before: string | undefined;
  /** The new text; `undefined` removes the file. */
  text: string | undefined;
}

/**
 * The staging folder, where new texts lie until all of them are there. Begins with a dot, so that nobody takes it for
 * entries.
 */
const STAGE = '.changes';
/** The commit record: names the staged files and where they go. Once it is there, the changes are decided upon. */
const PLAN = 'plan.json';

/** Room for a rename that a hundred thousand entries mention. */
const PLAN_FILE: FileLimit = { bytes: 64 * 1024 * 1024, what: 'the plan of a command' };

/** One line of the plan: what becomes of an entry's file. */
interface EntryStep {
  /** Relative to the content folder. */
  file: string;
  /** The staged file that takes its place; none where it is to be removed. */
  staged?: string;
}

type Step = EntryStep | OriginalMove;

/**
 * Makes changes of entries, and gives originals other names: all of it or nothing.
 *
 * The new texts are written beside the content first, then a plan that names them all; only then are they moved into
 * place. What stops before the plan is there has changed nothing; what stops later is finished by `finishChanges`.
 *
 * @param folder the content folder
 * @throws Refusal where another process is changing the content, a file does not hold what `before` says,
 *   or a place, or the folder of any kind, is taken by what is no plain file or folder; the system's own error, such as that of a full disk. Nothing has
 *   changed then, unless the message says that it is decided.
 */
export function makeChanges(
  folder: string,
  changes: readonly Change[],
  originals: readonly OriginalMove[] = [],
): void {
  withLock(folder, () => {
    finish(folder);
    refuseLinkedKinds(folder);
    for (const each of originals) refuseMove(folder, each);
    const stage = join(folder, STAGE);
    try {
      mkdirSync(stage);
      const steps = changes.map(({ kind, id, before, text }, index): EntryStep => {
        const file = fileOf(kind, id);
        refuseLink(folder, file);
        refuseChanged(join(folder, file), file, before);
        if (text === undefined) return { file };
        write(join(stage, String(index)), text);
        return { file, staged: String(index) };
      });
      write(join(stage, `${PLAN}.new`), JSON.stringify([...originals, ...steps]));
      renameSync(join(stage, `${PLAN}.new`), join(stage, PLAN));
    } catch (error) {
      rmSync(stage, { recursive: true, force: true });
      throw error;
    }
    finish(folder);
  });
}

/**
 * Recovers after a process that was cut off: finishes changes that were decided upon, and clears away what was not.
 *
 * @throws Refusal as `makeChanges` does, and where what lies in the staging folder is no plan of a command's
 */
export function finishChanges(folder: string): void {
  if (lstatSync(join(folder, STAGE), { throwIfNoEntry: false })) withLock(folder, () => finish(folder));
}

function finish(folder: string): void {
  const stage = join(folder, STAGE);
  const there = lstatSync(stage, { throwIfNoEntry: false });
  if (!there) return;
  if (!there.isDirectory()) throw new Refusal(`${stage} is not what a command left there: take it away`);
  const plan = existsSync(join(stage, PLAN)) ? readPlan(folder, stage) : [];
  const steps = plan.filter((step) => 'file' in step);
  try {
    for (const step of plan) if ('original' in step) moveOriginal(folder, step);
    // New files first: where the system lets none be written, none has gone either.
    for (const { file, staged } of steps) if (staged) move(join(stage, staged), join(folder, file));
    for (const { file, staged } of steps) if (!staged) rmSync(join(folder, file), { force: true });
  } catch (cause) {
    const why = `${(cause as Error).message}: the changes are decided, and the next command finishes them once this is mended`;
    throw new Refusal(why, { cause });
  }
  rmSync(stage, { recursive: true, force: true });
}

/** Moves a staged file into place, unless that has been done before. */
function move(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
}

const FILE = new RegExp(`^(?:${kinds.join('|')})/${ID.source.slice(1, -1)}\\.mdx$`);

/**
 * Reads the plan and trusts nothing in it, since anybody may have put a folder of this name there: only entry files are
 * changed, by plain files of the staging folder itself, and originals keep to their folder.
 */
function readPlan(folder: string, stage: string): Step[] {
  const isEntryStep = (step: unknown): step is EntryStep => {
    const { file, staged } = Object(step) as Partial<Record<keyof EntryStep, unknown>>;
    if (typeof file !== 'string' || !FILE.test(file)) return false;
    if (staged === undefined) return true;
    const source =
      typeof staged === 'string' && /^\d+$/.test(staged)
        ? lstatSync(join(stage, staged), { throwIfNoEntry: false })
        : null;
    return source === undefined || source?.isFile() === true;
  };
  try {
    const steps: unknown = JSON.parse(readPlainText(join(stage, PLAN), PLAN_FILE));
    const isStep = (step: unknown): step is Step => isEntryStep(step) !== isOriginalMove(step);
    if (Array.isArray(steps) && steps.every(isStep)) {
      refuseLinkedKinds(folder);
      for (const step of steps) if ('file' in step) refuseLink(folder, step.file);
      return steps;
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Refusal(`${join(stage, PLAN)} is no plan of a command's: take the folder ${stage} away`);
}

function withLock(folder: string, work: () => void): void {
  const unlock = lock(join(folder, `${STAGE}.lock`));
  if (!unlock) {
    throw new Refusal(
      `another command is changing the content: wait for it to end (if none is, take ${STAGE}.lock in the content folder away)`,
    );
  }
  try {
    work();
  } finally {
    unlock();
  }
}

/** Refuses a symbolic link: no entry may lead out of the content folder. */
function refuseLink(folder: string, file: string): void {
  const there = lstatSync(join(folder, file), { throwIfNoEntry: false });
  if (there && !there.isFile())
    throw new Refusal(`${file} is a link, or of another sort: put a plain file there`);
}

/** Refuses to write over a file that somebody has saved, or another command changed, since it was read. */
function refuseChanged(path: string, file: string, before: string | undefined): void {
  const now = existsSync(path) ? readPlainText(path, ENTRY_FILE) : undefined;
  if (now === before) return;
  const what = now === undefined ? 'is gone' : before === undefined ? 'is there already' : 'was changed';
  throw new Refusal(`${file} ${what} in the meantime: run this again`);
}

/** Writes a new file and flushes it to the disk (fsync), so that a plan never names a text that is not whole. */
function write(path: string, text: string): void {
  writeFileSync(path, text, { flush: true, flag: 'wx' });
}
