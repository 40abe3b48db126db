/** `check --fix` on a content folder: mends all entries at once, and shows what was changed. */
import { join } from 'node:path';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { ENTRY_FILE } from '../records/limits.ts';
import { readPlainFile } from '../records/plain-file.ts';
import { printable, Refusal } from '../records/problem.ts';
import { fileOf, type Kind, kinds } from '../records/record.ts';
import { watch } from '../records/watchdog.ts';
import { type Change, makeChanges } from './changes.ts';
import { idsOf, refuseLinkedKinds } from './entry-files.ts';
import { fixText } from './fix.ts';

/** An entry that was mended, with its text before and after. */
export interface Fixed extends Change {
  before: string;
  text: string;
}

// `ignoreBOM` keeps a byte order mark in the text, since it is one of the things that are mended.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Mends the entries of a folder, all or none.
 *
 * @param folder the content folder
 * @returns the entries that were changed. Files that are no entries, or no text in UTF-8, are left alone.
 * @throws Refusal where another process is changing the content, or the folder of a kind is a link
 */
export function fixFolder(folder: string): Fixed[] {
  refuseLinkedKinds(folder);
  const fixed = kinds.flatMap((kind) => idsOf(folder, kind).flatMap((id) => fixFile(folder, kind, id)));
  if (fixed.length > 0) makeChanges(folder, fixed);
  return fixed;
}

function fixFile(folder: string, kind: Kind, id: string): Fixed[] {
  const path = join(folder, fileOf(kind, id));
  let before: string;
  try {
    before = utf8.decode(readPlainFile(path, ENTRY_FILE));
  } catch (error) {
    // What is too large or no UTF-8 is told by the check.
    if (error instanceof Refusal || error instanceof TypeError) return [];
    throw error;
  }
  const text = watch(path, () => fixText(kind, id, before));
  return text === before ? [] : [{ kind, id, before, text }];
}

/**
 * The changes of one file as a unified diff. Control characters and other unseen ones are written out.
 *
 * @param folder the content folder, as the reader would name it
 */
export function showFixed({ kind, id, before, text }: Fixed, folder: string): string {
  const path = folder ? `${folder}/${fileOf(kind, id)}` : fileOf(kind, id);
  const options = { context: 2, headerOptions: FILE_HEADERS_ONLY };
  return createTwoFilesPatch(path, path, before, text, undefined, undefined, options)
    .split('\n')
    .map((line) => printable(line).replaceAll('\\u0009', '\t').replaceAll('\uFEFF', '\\ufeff'))
    .join('\n')
    .trimEnd();
}
