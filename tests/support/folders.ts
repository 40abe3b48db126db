/** Folders that are gone once the tests of a file have ended. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folders } from '../../src/config.ts';

const temporary: string[] = [];

/** A new folder, which is gone at the latest when the tests of the file have ended. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `archive-${name}-`));
  temporary.push(folder);
  return folder;
}

/** A temporary folder with the good archive of the fixtures in its `content`. */
export function goodArchive(name: string) {
  const folder = temporaryFolder(name);
  const [content, out] = [join(folder, 'content'), join(folder, 'out')];
  cpSync('tests/fixtures/good', content, { recursive: true });
  return { folder, content, out };
}

/** Clears away all folders that were made by `temporaryFolder`. */
export function clearTemporaryFolders() {
  for (const folder of temporary.splice(0)) {
    rmSync(folder, { recursive: true, force: true });
    for (const content of [folder, join(folder, 'content')]) forget({ ARCHIVE_CONTENT: content });
  }
}

/** Clears away what the project keeps for an archive that is gone. */
export function forget(env: Record<string, string>) {
  const { cache, entries, building } = folders(env);
  const { cache: ofDev } = folders({ ...env, ARCHIVE_OUT: building });
  for (const folder of [cache, entries, ofDev]) rmSync(folder, { recursive: true, force: true });
}
