/**
 * Indexes of parts of an archive, one of which Pagefind makes at a time: it holds all of an index in memory. A part that has been
 * made stays where it is, and serves as long as its documents are the same.
 */
import { execFile } from 'node:child_process';
import { createHash, hash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { site } from '#site';
import type { SearchDocument } from './documents.ts';

const run = promisify(execFile);

/**
 * Pagefind's program rather than its API: it reads documents side by side, in two thirds of the time, and ends only once its
 * files are written.
 */
const pagefind = fileURLToPath(new URL('runner/bin.cjs', import.meta.resolve('pagefind')));

const { version }: { version: string } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.resolve('pagefind')), 'utf8'),
);

/**
 * Pagefind compresses its files better than quickly, and ours are made of them: it takes a fifth less time where they are small.
 * Where it no longer knows the variable, the index is the same.
 */
const CHEAP_TO_COMPRESS = { PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE: '2000' };

/**
 * So many characters of documents are indexed at once, or a few more: some 600 articles. Larger parts take less of the processor's
 * time, a tenth if they are three times as large, but more memory, and after a change more is made anew.
 */
export const PART_LENGTH = 3_000_000;

/**
 * Behind those, a part ends with the next document whose address has a digest that is divided by this: one of 64. Where articles
 * come or go, the parts behind theirs then begin where they did before (content-defined chunking).
 */
const ENDS = 64;

/** Documents that are indexed at once. */
export interface DocumentPart {
  /** A digest of all that their index is made of. */
  name: string;
  documents: { document: SearchDocument; html: string }[];
}

/**
 * Cuts documents into parts, each made when it is asked for.
 *
 * @param length in characters: a part has as many, and at most twice as many and one document
 */
export function* partsOf(documents: readonly SearchDocument[], length: number): Generator<DocumentPart> {
  let [part, size]: [DocumentPart['documents'], number] = [[], 0];
  for (const document of documents) {
    const html = document.html();
    part.push({ document, html });
    size += html.length;
    if (size < length || (size < 2 * length && !isEnd(document))) continue;
    yield { name: digestOf(part), documents: part };
    [part, size] = [[], 0];
  }
  if (part.length > 0) yield { name: digestOf(part), documents: part };
}

const isEnd = ({ url }: SearchDocument): boolean =>
  Number.parseInt(hash('sha1', url).slice(0, 8), 16) % ENDS === 0;

function digestOf(part: DocumentPart['documents']): string {
  const digest = createHash('sha1').update(`${version} ${site.language}\0`);
  for (const { document, html } of part) digest.update(`${document.url}\0${html}\0`);
  return digest.digest('hex');
}

/** The path of a document, from which Pagefind makes the address that it keeps. */
export const fileOf = ({ url }: SearchDocument): string => `${url.slice(1, -1)}.html`;

/**
 * Makes the index of a part where there is none, whole or not at all.
 *
 * @param work the folder of all parts
 * @returns the folder of the index
 */
export async function indexPart({ name, documents }: DocumentPart, work: string): Promise<string> {
  const index = join(work, name);
  if (existsSync(index)) return index;
  // A build that was killed may still be writing into its own.
  const own = `${index}-${process.pid}`;
  const [source, unfinished] = [`${own}-documents`, `${own}-unfinished`];
  for (const { document, html } of documents) {
    const file = join(source, fileOf(document));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, html);
  }
  const folders = ['--site', source, '--output-path', unfinished];
  // Else the document of a record called `index` would have the address of its folder.
  const args = [pagefind, ...folders, '--force-language', site.language, '--keep-index-url', '--quiet'];
  await run(process.execPath, args, { env: { ...process.env, ...CHEAP_TO_COMPRESS } });
  renameSync(unfinished, index);
  return index;
}
