/**
 * The folder of originals, beside the content and never published: for each account the text `<article id>.txt`, and the
 * page `<article id>.html` that it was extracted from. And duplicate detection among these texts.
 */
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Similar, SimilarityIndex, sketch } from '../checks/similarity.ts';
import { ORIGINAL_FILE } from '../records/limits.ts';
import { readPlainText } from '../records/plain-file.ts';
import { Refusal } from '../records/problem.ts';
import { fold } from '../records/text.ts';

/** Index of the texts that the archive has: exact duplicates by a digest, near-duplicates by MinHash sketches. */
export class KnownTexts {
  readonly #sketches = new SimilarityIndex();
  /** Ids of articles. */
  readonly #byDigest = new Map<string, string>();

  /** @param id of the article whose text it is */
  add(id: string, text: string): void {
    this.#byDigest.set(computeDigest(text), id);
    this.#sketches.add(id, sketch(text));
  }

  /** Finds the id of the article with the same text, white space aside. */
  findSame(text: string): string | undefined {
    return this.#byDigest.get(computeDigest(text));
  }

  /** The ids of all texts; of those with the same text, the last. */
  get ids(): Iterable<string> {
    return this.#byDigest.values();
  }

  /** Finds the articles with nearly the same text. */
  findNear = (text: string): Similar[] => this.#sketches.near(sketch(text));
}

const computeDigest = (text: string): string => createHash('sha1').update(fold(text)).digest('base64');

/**
 * Reads all texts in the folder of originals, which need not be there. Links, folders and hidden files are passed over.
 *
 * @throws Refusal where the folder is a link or a file
 */
export function readOriginals(folder: string): KnownTexts {
  const known = new KnownTexts();
  refuseLink(folder);
  const items = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const names = items
    .filter((item) => item.isFile() && /^[^.].*\.txt$/.test(item.name))
    .map(({ name }) => name);
  for (const name of names.sort())
    known.add(name.slice(0, -'.txt'.length), readPlainText(join(folder, name), ORIGINAL_FILE));
  return known;
}

/**
 * Writes an original into the folder, whole or not at all: each file is written beside its place and renamed into it.
 *
 * @param id of the article
 * @param page the HTML that the text was extracted from, if it was a page
 * @param replace whether files of these names give way, since an import that was cut off left them
 * @returns undoes it
 * @throws Refusal where there is a file of that name already that does not give way, or the folder is a link or a file
 */
export function keepOriginal(
  folder: string,
  id: string,
  text: string,
  page?: string,
  replace = false,
): () => void {
  refuseLink(folder);
  mkdirSync(folder, { recursive: true });
  const files = [
    [`${id}.txt`, text] as const,
    ...(page === undefined ? [] : [[`${id}.html`, page] as const]),
  ];
  for (const [name] of files) {
    if (!replace && lstatSync(join(folder, name), { throwIfNoEntry: false })) {
      throw new Refusal(`there is ${join(folder, name)} already: move it elsewhere`);
    }
  }
  const undo = () => {
    for (const [name] of files) rmSync(join(folder, name), { force: true });
  };
  try {
    for (const [name, content] of files) {
      const beside = join(folder, `.${name}.new`);
      rmSync(beside, { force: true });
      writeFileSync(beside, content, { flag: 'wx' });
      renameSync(beside, join(folder, name));
    }
  } catch (error) {
    undo();
    throw error;
  }
  return undo;
}

function refuseLink(folder: string): void {
  const there = lstatSync(folder, { throwIfNoEntry: false });
  if (there && !there.isDirectory())
    throw new Refusal(`${folder} is not a folder: put one there for the originals`);
}
