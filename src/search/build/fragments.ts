/**
 * Puts what an index keeps of its pages into files (`fragment/*.pf_fragment`), several pages in one where there are many.
 *
 * A file holds JSON of one page, and is called as the page is, or of several by their names: a bundle.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { site } from '#site';
import { nameOf, writePacked } from './packed.ts';

/** So few pages lie in one file, which is no larger than those of the first twenty results would be. */
const FEW_PAGES = 60;
/** Pages have a file each until they are more than this: then as many share one as must (docs/decisions.md, “Searching”). */
const MOST_FILES = 2_500;

/** How many digits of its digest a bundle is named after. */
const DIGITS = 10;

/** By which the index knows a page. */
export interface PageName {
  id: string;
  /** The file that holds it with others; empty where it has one to itself. */
  bundle: string;
}

export class Fragments {
  readonly #folder: string;
  /** How many pages share a file. */
  readonly #share: number;
  readonly #taken = new Set<string>();

  /**
   * @param folder for the files
   * @param count how many pages there are in all
   */
  constructor(folder: string, count: number) {
    this.#folder = folder;
    this.#share = count <= FEW_PAGES ? count : Math.ceil(count / MOST_FILES);
    mkdirSync(folder, { recursive: true });
  }

  /**
   * Writes pages that follow one another.
   *
   * @param pages each with the name that Pagefind gave it. Of two that have the same name the second gets a longer one.
   */
  async write(pages: readonly { name: string; page: object }[]): Promise<PageName[]> {
    const named = pages.map(({ name, page }) => ({ id: this.#free(name), page }));
    const written: PageName[] = [];
    const writing: Promise<void>[] = [];
    for (let next = 0; next < named.length; next += this.#share) {
      const own = named.slice(next, next + this.#share);
      const isBundle = this.#share > 1;
      const kept = isBundle ? Object.fromEntries(own.map(({ id, page }) => [id, page])) : own[0]?.page;
      const content = Buffer.from(JSON.stringify(kept));
      const bundle = isBundle ? this.#free(nameOf(site.language, content, DIGITS)) : '';
      writing.push(writePacked(join(this.#folder, `${bundle || own[0]?.id}.pf_fragment`), content));
      for (const { id } of own) written.push({ id, bundle });
    }
    await Promise.all(writing);
    return written;
  }

  #free(name: string): string {
    let free = name;
    for (let more = 0; this.#taken.has(free); more++) free = `${name}${more}`;
    this.#taken.add(free);
    return free;
  }
}
