/** Changes of the content, made all or not at all, whatever stops the process that makes them. */
import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ID } from '../records/fields.ts';
import { Refusal } from '../records/problem.ts';
import { fileOf, type Kind, kinds } from '../records/record.ts';
import { lock } from './lock.ts';

/** What becomes of one entry's file. */
export interface Change {
  kind: Kind;
  id: string;
  /** What the file held when the change was thought of; nothing where there was no such file. */
  before: string | undefined;
  /** Its new text, or nothing where the file is to go. */
  text: string | undefined;
}

/** Where new texts lie until all of them are there. Begins with a dot, so that nobody takes it for entries. */
const STAGE = '.changes';
/** Names the files that are to take the place of others. Once it is there, the changes are decided upon. */
const PLAN = 'plan.json';

interface Step {
  file: string;
  /** The file of the stage that takes its place; none where it is to go. */
  staged?: string;
}

/**
 * Makes changes of entries, all of them or none.
 *
 * The new texts are written beside the content first, then a plan that names them all; only then are they moved into
 * place. What stops before the plan is there has changed nothing; what stops later is finished by `finishChanges`.
 *
 * @param folder the content folder
 * @throws Refusal where another process is changing the content, a file is not as it was when the change was thought of,
 *   or a place is taken by what is no plain file; the system's own error, such as that of a full disk. Nothing has
 *   changed then, unless the message says that it is decided.
 */
export function makeChanges(folder: string, changes: readonly Change[]): void {
  locked(folder, () => {
    finish(folder);
    const stage = join(folder, STAGE);
    try {
      mkdirSync(stage);
      const steps = changes.map(({ kind, id, before, text }, index): Step => {
        const file = fileOf(kind, id);
        refuseStrangers(folder, file);
        refuseChanged(join(folder, file), file, before);
        if (text === undefined) return { file };
        write(join(stage, String(index)), text);
        return { file, staged: String(index) };
      });
      write(join(stage, `${PLAN}.new`), JSON.stringify(steps));
      renameSync(join(stage, `${PLAN}.new`), join(stage, PLAN));
    } catch (error) {
      rmSync(stage, { recursive: true, force: true });
      throw error;
    }
    finish(folder);
  });
}

/** Finishes changes that were decided upon and cut off, and clears away what was not. */
export function finishChanges(folder: string): void {
  if (lstatSync(join(folder, STAGE), { throwIfNoEntry: false })) locked(folder, () => finish(folder));
}

function finish(folder: string): void {
  const stage = join(folder, STAGE);
  const there = lstatSync(stage, { throwIfNoEntry: false });
  if (!there) return;
  if (!there.isDirectory()) throw new Refusal(`${stage} is not what a command left there: take it away`);
  const steps = existsSync(join(stage, PLAN)) ? readPlan(folder, stage) : [];
  try {
    // New files first: where the system lets none be written, none has gone either.
    for (const { file, staged } of steps) if (staged) move(join(stage, staged), join(folder, file));
    for (const { file, staged } of steps) if (!staged) rmSync(join(folder, file), { force: true });
  } catch (cause) {
    const why = `${(cause as Error).message}: the changes are decided, and the next command finishes them once this is mended`;
    throw new Refusal(why, { cause });
  }
  rmSync(stage, { recursive: true, force: true });
}

/** Moves what has not been moved before. */
function move(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
}

const FILE = new RegExp(`^(?:${kinds.join('|')})/${ID.source.slice(1, -1)}\\.mdx$`);

/** Anybody may have put a folder of this name there: only entries are changed, by files of the folder itself. */
function readPlan(folder: string, stage: string): Step[] {
  const isStep = (step: unknown): step is Step => {
    const { file, staged } = Object(step) as Partial<Record<keyof Step, unknown>>;
    if (typeof file !== 'string' || !FILE.test(file)) return false;
    if (staged === undefined) return true;
    const source =
      typeof staged === 'string' && /^\d+$/.test(staged)
        ? lstatSync(join(stage, staged), { throwIfNoEntry: false })
        : null;
    return source === undefined || source?.isFile() === true;
  };
  try {
    const steps: unknown = JSON.parse(readFileSync(join(stage, PLAN), 'utf8'));
    if (Array.isArray(steps) && steps.every(isStep)) {
      for (const { file } of steps) refuseStrangers(folder, file);
      return steps;
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Refusal(`${join(stage, PLAN)} is no plan of a command's: take the folder ${stage} away`);
}

function locked(folder: string, work: () => void): void {
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

/** Neither an entry nor the folder of its kind may lead out of the content folder. */
function refuseStrangers(folder: string, file: string): void {
  for (const path of [dirname(file), file]) {
    const there = lstatSync(join(folder, path), { throwIfNoEntry: false });
    const isSound = !there || (path === file ? there.isFile() : there.isDirectory());
    if (!isSound)
      throw new Refusal(`${path} is a link, or of another sort: put a plain file or folder there`);
  }
}

/** Somebody may have saved a file, or another command have changed it, while this one was thinking. */
function refuseChanged(path: string, file: string, before: string | undefined): void {
  const now = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  if (now === before) return;
  const what = now === undefined ? 'is gone' : before === undefined ? 'is there already' : 'was changed';
  throw new Refusal(`${file} ${what} in the meantime: run this again`);
}

/** Onto the disk itself, so that a plan never names a text that is not whole. */
function write(path: string, text: string): void {
  writeFileSync(path, text, { flush: true, flag: 'wx' });
}
