/** Changes of the content, made all or not at all, whatever stops the process that makes them. */
import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileOf, type Kind } from '../records/record.ts';
import { lock } from './lock.ts';
import { Refusal } from './refusal.ts';

/** What becomes of one entry's file: its new text, or nothing where the file is to go. */
export interface Change {
  kind: Kind;
  id: string;
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
 * @throws Refusal where another process is changing the content, or a place is taken by what is no plain file;
 *   the system's own error, such as that of a full disk. Nothing has changed then.
 */
export function makeChanges(folder: string, changes: readonly Change[]): void {
  locked(folder, () => {
    finish(folder);
    const stage = join(folder, STAGE);
    try {
      mkdirSync(stage);
      const steps = changes.map(({ kind, id, text }, index): Step => {
        const file = fileOf(kind, id);
        refuseStrangers(folder, file);
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
  if (existsSync(join(folder, STAGE))) locked(folder, () => finish(folder));
}

function finish(folder: string): void {
  const stage = join(folder, STAGE);
  const plan = join(stage, PLAN);
  if (existsSync(plan)) {
    const steps: Step[] = JSON.parse(readFileSync(plan, 'utf8'));
    // Files that go are taken away first: on some systems a new name may be an old one in other letters.
    for (const { file, staged } of steps) if (!staged) rmSync(join(folder, file), { force: true });
    for (const { file, staged } of steps) {
      if (staged && existsSync(join(stage, staged))) {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        renameSync(join(stage, staged), join(folder, file));
      }
    }
  }
  rmSync(stage, { recursive: true, force: true });
}

function locked(folder: string, work: () => void): void {
  const unlock = lock(join(folder, `${STAGE}.lock`));
  if (!unlock) throw new Refusal('another command is changing the content: wait for it to end');
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

/** Onto the disk itself, so that a plan never names a text that is not whole. */
function write(path: string, text: string): void {
  writeFileSync(path, text, { flush: true, flag: 'wx' });
}
