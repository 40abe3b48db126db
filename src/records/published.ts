/** The list of all addresses that were ever published, in the content folder: a path a line, as below the root of a site. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FileLimit } from './plain-file.ts';
import { readPlainText } from './plain-file.ts';

export const PUBLISHED_LIST = 'published-urls.txt';

/** Room for some 500,000 addresses. */
const LIST_FILE: FileLimit = { bytes: 32 * 1024 * 1024, what: 'the list of published addresses' };

/**
 * @param folder the content folder
 * @returns the lines of the list, from the first on, so that each keeps its number; none where nothing was published
 */
export function readPublished(folder: string): string[] {
  const path = join(folder, PUBLISHED_LIST);
  return existsSync(path) ? readPlainText(path, LIST_FILE).trimEnd().split(/\r?\n/) : [];
}
