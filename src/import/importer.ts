/** Imports originals into a content folder, one after another: parses each, refuses duplicates, writes its draft, reports. */
import { join } from 'node:path';
import { textOfBody } from '../checks/plain-text.ts';
import { originalsOf } from '../config.ts';
import { makeChanges } from '../editing/changes.ts';
import { type EntryFile, fieldOf, idsOf, readEntryFile } from '../editing/entry-files.ts';
import { isWebAddress, normaliseUrl } from '../records/fields.ts';
import { Refusal } from '../records/problem.ts';
import { fileOf, type Records } from '../records/record.ts';
import { makeDraft } from './draft.ts';
import type { Source } from './original.ts';
import { type KnownTexts, keepOriginal, readOriginals } from './originals.ts';
import { parseOriginal } from './parse.ts';
import { Recogniser } from './recognise.ts';
import { writeReport } from './report.ts';

/** An original before it is parsed. */
export interface RawOriginal extends Source {
  /** The file or the address that it comes from, for the report. */
  from: string;
  /** The address that it was fetched from, after redirects, if it was. */
  address?: string;
}

export interface ImportOptions {
  /** The content folder, as an absolute path. */
  content: string;
  /** The content folder as the report names it. */
  folder: string;
  /** The field `added` of the drafts: `YYYY-MM-DD`. */
  added: string;
  /** The licence or permission for full texts; without one, drafts are accounts that are still to be written. */
  rights?: string | undefined;
}

export class Importer {
  readonly #options: ImportOptions;
  readonly #recogniser: Recogniser;
  /** Ids of articles by the addresses of their originals, in the form in which these are compared. */
  readonly #addresses: Map<string, string>;
  /** Of all articles, former ids and originals: no draft may have one of them. */
  readonly #ids: Set<string>;
  /** Of articles and former ids alone. */
  readonly #articles: Set<string>;
  /** The folder of the originals. */
  readonly #originals: string;
  readonly #texts: KnownTexts;

  /**
   * @param records the sound entries of the content folder; of the articles that are not among them (drafts, say) the
   *   ids and addresses are read from their files; what is imported is added as it comes
   */
  constructor(records: Records, options: ImportOptions) {
    this.#options = options;
    this.#recogniser = new Recogniser(records);
    const known = new Map([...records.articles].map(([id, { fields }]) => [id, fields.url]));
    const unread = idsOf(options.content, 'articles').filter((id) => !known.has(id));
    for (const id of unread) {
      const file = readEntryFile(options.content, 'articles', id);
      known.set(id, file && addressIn(file));
    }
    this.#articles = new Set([
      ...known.keys(),
      ...[...records.articles.values()].flatMap(({ fields }) => fields.formerIds),
    ]);
    this.#addresses = new Map(
      [...known].flatMap(([id, url]) => (url ? [[normaliseUrl(url), id] as const] : [])),
    );
    this.#originals = originalsOf(options.content);
    this.#texts = readOriginals(this.#originals);
    this.#ids = new Set([...this.#articles, ...this.#texts.ids]);
    for (const { id, fields, body } of records.articles.values()) {
      if (fields.text === 'full') this.#texts.add(id, textOfBody(body, 'Note'));
    }
  }

  /**
   * Refuses an address that an article has already, so that nothing need be fetched from there.
   *
   * @throws Refusal that names the article
   */
  refuseKnown(address: string): void {
    const known = this.#addresses.get(normaliseUrl(address));
    if (known)
      throw new Refusal(
        `the archive has this address already, in ${this.#nameFile(known)}: change that entry`,
      );
  }

  /**
   * Imports one original: writes its draft, and keeps the original of an account.
   *
   * @returns the report for the editor, several lines
   * @throws Refusal where there is no article in it, or the archive has it already; nothing has been written then
   */
  import(raw: RawOriginal): string {
    const original = parseOriginal(raw, this.#options.added);
    const text = original.blocks.map((block) => block.text).join('\n\n');
    if (!/\p{L}/u.test(text)) throw new Refusal('no article is left of it without what pages put around one');
    if (original.url) this.refuseKnown(original.url.value);
    // A text is kept as it was given; of a page its text, and the page itself.
    const kept = raw.form === 'text' ? raw.text : text;
    const same = this.#texts.findSame(kept);
    // An original without an article is what an import left that was cut off: this one goes on with it.
    const isLeft = same !== undefined && !this.#articles.has(same);
    // Another outlet may print the same text, at an address of its own.
    const syndicatedFrom = same && !isLeft && original.url ? same : undefined;
    if (same && !isLeft && !syndicatedFrom)
      throw new Refusal(
        `the archive has this very text already, in or for ${this.#nameFile(same)} (originals/${same}.txt)`,
      );
    const recognition = this.#recogniser.recognise(original);
    const { added, rights, content } = this.#options;
    const draft = makeDraft(original, recognition, {
      added,
      rights,
      findNames: this.#recogniser.findNames,
      syndicatedFrom,
    });
    const id = isLeft ? same : this.#findFreeId(draft.id);
    const near = this.#texts
      .findNear(kept)
      .filter((other) => other.id !== id && other.id !== syndicatedFrom)
      .slice(0, 3);
    const undo = rights
      ? () => {}
      : keepOriginal(this.#originals, id, kept, raw.form === 'page' ? raw.text : undefined, isLeft);
    try {
      makeChanges(content, [{ kind: 'articles', id, before: undefined, text: draft.text }]);
    } catch (error) {
      undo();
      throw error;
    }
    this.#ids.add(id);
    this.#articles.add(id);
    this.#texts.add(id, kept);
    if (original.url) this.#addresses.set(normaliseUrl(original.url.value), id);
    const warnings = near.map(
      ({ id: other, resemblance }) =>
        `${Math.round(resemblance * 100)} % like the text in or for ${this.#nameFile(other)}: is it the same article? If it prints the other’s text, write syndicatedFrom: ${other}`,
    );
    return writeReport(`${this.#nameFile(id)}  from ${raw.from}`, original, recognition, draft, warnings);
  }

  /** The id itself, or with the first number behind it that makes it free: `x`, `x-2`, `x-3`. */
  #findFreeId(id: string): string {
    for (let number = 1; ; number++) {
      const free = number === 1 ? id : `${id}-${number}`;
      if (!this.#ids.has(free)) return free;
    }
  }

  #nameFile = (id: string): string => join(this.#options.folder, fileOf('articles', id));
}

/** The address of the original in the frontmatter of an entry that is not sound, if it has one. */
function addressIn({ text }: EntryFile): string | undefined {
  const url = fieldOf(text, 'url');
  return typeof url === 'string' && isWebAddress(url) ? url : undefined;
}
