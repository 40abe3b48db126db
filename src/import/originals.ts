/** The originals of accounts, beside the content and out of what is published: `<article id>.txt`, and what it was taken from. */
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Like, Likenesses } from '../checks/likenesses.ts';
import { type Sketch, sketch } from '../checks/similarity.ts';
import { Refusal } from '../records/problem.ts';
import { fold } from '../records/text.ts';

/** Knows texts that the archive has, by all of their words and by most of them. */
export class KnownTexts {
  readonly #likenesses = new Likenesses();
  readonly #byDigest = new Map<string, string>();

  add(id: string, text: string): void {
    this.#byDigest.set(digestOf(text), id);
    this.#likenesses.add(id, sketch(text));
  }

  /** Whose text is the same, but for white space. */
  same(text: string): string | undefined {
    return this.#byDigest.get(digestOf(text));
  }

  /** Those of all texts. */
  ids = (): Iterable<string> => this.#byDigest.values();

  near(text: string): Like[] {
    const own: Sketch = sketch(text);
    return this.#likenesses.near(own);
  }
}

const digestOf = (text: string): string => createHash('sha1').update(fold(text)).digest('base64');

/** Every original that is kept. What is no plain file is nobody's original. */
export function readOriginals(folder: string): KnownTexts {
  const known = new KnownTexts();
  refuseLink(folder);
  const items = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const names = items
    .filter((item) => item.isFile() && /^[^.].*\.txt$/.test(item.name))
    .map(({ name }) => name);
  for (const name of names.sort())
    known.add(name.slice(0, -'.txt'.length), readFileSync(join(folder, name), 'utf8'));
  return known;
}

/**
 * Keeps an original, whole or not at all.
 *
 * @param page the page that its text was taken from, if it was one
 * @returns what takes it away again
 * @throws Refusal where there is one of that name already, or the folder is a link
 */
export function keepOriginal(folder: string, id: string, text: string, page?: string): () => void {
  refuseLink(folder);
  mkdirSync(folder, { recursive: true });
  const files = [
    [`${id}.txt`, text] as const,
    ...(page === undefined ? [] : [[`${id}.html`, page] as const]),
  ];
  for (const [name] of files) {
    if (lstatSync(join(folder, name), { throwIfNoEntry: false })) {
      throw new Refusal(`there is ${join(folder, name)} already: move it elsewhere`);
    }
  }
  const takeAway = () => {
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
    takeAway();
    throw error;
  }
  return takeAway;
}

function refuseLink(folder: string): void {
  const there = lstatSync(folder, { throwIfNoEntry: false });
  if (there && !there.isDirectory())
    throw new Refusal(`${folder} is not a folder: put one there for the originals`);
}
