/** The originals of accounts, beside the content and out of what is published: `<article id>.txt`, and what it was taken from. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Sketch, sketch } from '../editing/proof/likeness.ts';
import { type Like, Likenesses } from '../editing/proof/likenesses.ts';
import { fold } from '../records/words.ts';

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

  near(text: string): Like[] {
    const own: Sketch = sketch(text);
    return this.#likenesses.near(own);
  }
}

const digestOf = (text: string): string => createHash('sha1').update(fold(text)).digest('base64');

/** Every original that is kept. */
export function readOriginals(folder: string): KnownTexts {
  const known = new KnownTexts();
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : [];
  for (const name of names.sort())
    known.add(name.slice(0, -'.txt'.length), readFileSync(join(folder, name), 'utf8'));
  return known;
}

/**
 * Keeps an original, whole or not at all.
 *
 * @param page the page that its text was taken from, if it was one
 * @returns what takes it away again
 */
export function keepOriginal(folder: string, id: string, text: string, page?: string): () => void {
  mkdirSync(folder, { recursive: true });
  const files = [
    [`${id}.txt`, text] as const,
    ...(page === undefined ? [] : [[`${id}.html`, page] as const]),
  ];
  for (const [name, content] of files) {
    writeFileSync(join(folder, `.${name}.new`), content);
    renameSync(join(folder, `.${name}.new`), join(folder, name));
  }
  return () => {
    for (const [name] of files) rmSync(join(folder, name), { force: true });
  };
}
