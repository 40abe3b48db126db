/** `npm run rename`: gives an entry another id, in its file, in everything that refers to it, and in its address. */
import { basename, join, relative } from 'node:path';
import { nounFor } from '../archive/counts.ts';
import { folders } from '../config.ts';
import { finishChanges, makeChanges } from '../editing/changes.ts';
import { kindCalled, kindMeant } from '../editing/new-entry.ts';
import { planOriginals } from '../editing/original-files.ts';
import { planRenaming } from '../editing/rename.ts';
import { quoted, Refusal } from '../records/problem.ts';
import { fileOf, type Kind, kinds } from '../records/record.ts';
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
    const { root, content } = folders(env);
    const { kind, from, to } = readNamed(named, content);
    const folder = relative(root, content);
    finishChanges(content);
    const changes = planRenaming(content, { kind, from, to, isPublished: !unpublished }, folder);
    makeChanges(content, changes, kind === 'articles' ? planOriginals(content, from, to) : []);
    const changed = changes.length - 2;
    console.log(
      `${join(folder, fileOf(kind, from))} is ${join(folder, fileOf(kind, to))} now; ${changed} other ${nounFor(changed, 'entry')} changed`,
    );
    return 0;
  },
});

/** Reads what was named behind a command that makes one id of another. @param content the content folder */
export function readNamed([noun = '', old, fresh, ...others]: readonly string[], content: string) {
  if (old === undefined || fresh === undefined || others.length > 0)
    throw new WrongUse('name the kind, the old id and the new one');
  const kind = kindCalled(noun);
  if (!kind) throw new WrongUse(`there is no kind ${quoted(noun)}${kindMeant(noun, kinds, String)}`);
  return { kind, from: idOf(old, kind, content), to: idOf(fresh, kind, content) };
}

/**
 * A shell completes the name of the very file, which is as good: `people/x`, and `content/people/x.mdx`.
 *
 * @throws Refusal where a path leads elsewhere, since its last part may be the id of another entry
 */
function idOf(written: string, kind: Kind, content: string): string {
  const id = basename(written, '.mdx');
  const homes = ['', `${kind}/`, `${relative('', join(content, kind))}/`];
  if (homes.some((home) => [`${home}${id}`, `${home}${id}.mdx`].includes(written))) return id;
  throw new Refusal(`${quoted(written)} is no id: write the id alone, or behind \`${kind}/\``);
}
