/** `npm run rename`: gives an entry another id, in its file, in everything that refers to it, and in its address. */
import { existsSync, renameSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { nounFor } from '../archive/counts.ts';
import { folders, originalsOf } from '../config.ts';
import { finishChanges, makeChanges } from '../editing/changes.ts';
import { kindCalled, kindMeant } from '../editing/new-entry.ts';
import { planRenaming } from '../editing/rename.ts';
import { quoted, Refusal } from '../records/problem.ts';
import { fileOf, kinds } from '../records/record.ts';
import { defineCommand, WrongUse } from './command.ts';

const usage = `npm run rename -- KIND OLD NEW [--unpublished]

Gives an entry another id. KIND is ${kinds.join(', ')}. Changes the file's name, every reference in frontmatter and
bodies, and lets the old address lead to the new one; or nothing at all, if anything would break.
  --unpublished  the entry was never published: its old address need not lead anywhere

Exit code: 0 renamed, 1 refused (it says why), 2 wrong use.`;

export const renameCommand = defineCommand({
  usage,
  options: { unpublished: { type: 'boolean', default: false } },
  run({ unpublished }, named, { env, console }) {
    const { kind, from, to } = readNamed(named);
    const { root, content } = folders(env);
    const folder = relative(root, content);
    finishChanges(content);
    const changes = planRenaming(content, { kind, from, to, isPublished: !unpublished }, folder);
    if (kind === 'articles') refuseOriginals(content, to);
    makeChanges(content, changes);
    if (kind === 'articles') moveOriginals(content, from, to);
    const changed = changes.length - 2;
    console.log(
      `${join(folder, fileOf(kind, from))} is ${join(folder, fileOf(kind, to))} now; ${changed} other ${nounFor(changed, 'entry')} changed`,
    );
    return 0;
  },
});

/** Reads what was named behind a command that makes one id of another. */
export function readNamed([noun = '', old, fresh, ...others]: readonly string[]) {
  if (old === undefined || fresh === undefined || others.length > 0)
    throw new WrongUse('name the kind, the old id and the new one');
  const kind = kindCalled(noun);
  if (!kind) throw new WrongUse(`there is no kind ${quoted(noun)}${kindMeant(noun, kinds, String)}`);
  return { kind, from: idOf(old), to: idOf(fresh) };
}

/** A shell completes the names of files, which is as good. */
function idOf(written: string): string {
  return basename(written, '.mdx');
}

/** One that nobody has an account of is not to be lost. */
function refuseOriginals(content: string, id: string): void {
  const file = ['txt', 'html']
    .map((ending) => join(originalsOf(content), `${id}.${ending}`))
    .find((each) => existsSync(each));
  if (file) throw new Refusal(`there is ${file} already, the original of another: move it elsewhere`);
}

/** An account's original keeps its account's name. */
function moveOriginals(content: string, from: string, to: string): void {
  for (const ending of ['txt', 'html']) {
    const file = join(originalsOf(content), `${from}.${ending}`);
    if (existsSync(file)) renameSync(file, join(originalsOf(content), `${to}.${ending}`));
  }
}
