/** Imports one original after another into a content folder. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { comparable } from '../checks/addresses.ts';
import { wordsOfHtml } from '../checks/plain-text.ts';
import { originalsOf } from '../config.ts';
import { makeChanges } from '../editing/changes.ts';
import { fieldOf, idsOf } from '../editing/entry-files.ts';
import { isWebAddress } from '../records/fields.ts';
import { Refusal } from '../records/problem.ts';
import { fileOf, type Records } from '../records/record.ts';
import { readOriginal } from './boilerplate.ts';
import { draftOf } from './draft.ts';
import type { Original } from './original.ts';
import { type KnownTexts, keepOriginal, readOriginals } from './originals.ts';
import { readPage } from './page.ts';
import { Recogniser } from './recognise.ts';
import { reportOf } from './report.ts';
import { readBlocks } from './text.ts';

/** One text or page, and where it was had from. */
export interface Given {
  form: 'text' | 'page';
  text: string;
  /** Its file or its address. */
  from: string;
  /** The address that it was fetched from. */
  address?: string;
}

export interface Settings {
  content: string;
  /** How the content folder is called in the report. */
  folder: string;
  added: string;
  /** The licence or permission for full texts; accounts are to be written without one. */
  rights?: string | undefined;
}

/** An entry has at most a quarter of it. */
const MOST_CHARACTERS = 512 * 1024;

export class Importer {
  readonly #settings: Settings;
  readonly #recogniser: Recogniser;
  readonly #addresses: Map<string, string>;
  readonly #ids: Set<string>;
  readonly #originals: string;
  readonly #texts: KnownTexts;

  /** @param records those that the content folder has; what is imported is added as it comes */
  constructor(records: Records, settings: Settings) {
    this.#settings = settings;
    this.#recogniser = new Recogniser(records);
    const known = new Map([...records.articles].map(([id, { fields }]) => [id, fields.url]));
    const unread = idsOf(settings.content, 'articles').filter((id) => !known.has(id));
    for (const id of unread) known.set(id, addressIn(join(settings.content, fileOf('articles', id))));
    this.#ids = new Set([
      ...known.keys(),
      ...[...records.articles.values()].flatMap(({ fields }) => fields.formerIds),
    ]);
    this.#addresses = new Map(
      [...known].flatMap(([id, url]) => (url ? [[comparable(url), id] as const] : [])),
    );
    this.#originals = originalsOf(settings.content);
    this.#texts = readOriginals(this.#originals);
    for (const id of this.#texts.ids()) this.#ids.add(id);
    for (const { id, fields, body } of records.articles.values()) {
      if (fields.text === 'full') this.#texts.add(id, wordsOfHtml(body.html, 'Note'));
    }
  }

  /** Throws a Refusal for an address that the archive has, before anything is fetched from there. */
  refuseKnown(address: string): void {
    const known = this.#addresses.get(comparable(address));
    if (known)
      throw new Refusal(`the archive has this address already, in ${this.#fileOf(known)}: change that entry`);
  }

  /**
   * Writes the draft and keeps the original.
   *
   * @returns the report for the editor
   * @throws Refusal where there is no article in what was given, or the archive has it; nothing has been written then
   */
  import(given: Given): string {
    const original = this.#read(given);
    const text = original.blocks.map((block) => block.text).join('\n\n');
    if (!/\p{L}/u.test(text)) throw new Refusal('no article is left of it without what pages put around one');
    if (original.url) this.refuseKnown(original.url.value);
    // A text is kept as it was given; of a page its text, and the page itself.
    const kept = given.form === 'text' ? given.text : text;
    const same = this.#texts.same(kept);
    if (same)
      throw new Refusal(
        `the archive has this very text already, in or for ${this.#fileOf(same)} (originals/${same}.txt)`,
      );
    const recognition = this.#recogniser.recognise(original);
    const { added, rights, content } = this.#settings;
    const draft = draftOf(original, recognition, {
      added,
      rights,
      name: nameOf(given.from),
      namesIn: (part) => this.#recogniser.namesIn(part),
    });
    const id = this.#freeId(draft.id);
    const likes = this.#texts.near(kept).slice(0, 3);
    const takeAway = rights
      ? () => {}
      : keepOriginal(this.#originals, id, kept, given.form === 'page' ? given.text : undefined);
    try {
      makeChanges(content, [{ kind: 'articles', id, before: undefined, text: draft.text }]);
    } catch (error) {
      takeAway();
      throw error;
    }
    this.#ids.add(id);
    this.#texts.add(id, kept);
    if (original.url) this.#addresses.set(comparable(original.url.value), id);
    const warnings = likes.map(
      ({ id: other, likeness }) =>
        `${Math.round(likeness * 100)} % like the text in or for ${this.#fileOf(other)}: is it the same article?`,
    );
    return reportOf(`${this.#fileOf(id)}  from ${given.from}`, original, recognition, draft, warnings);
  }

  #read({ form, text, address }: Given): Original {
    if (form === 'text') {
      if (text.length > MOST_CHARACTERS)
        throw new Refusal(`this text has ${text.length} characters: is it one article?`);
      return readOriginal(readBlocks(text));
    }
    const { blocks, known } = readPage(text, address);
    const length = blocks.reduce((sum, block) => sum + block.text.length, 0);
    if (length > MOST_CHARACTERS)
      throw new Refusal(`the text of this page has ${length} characters: is it one article?`);
    return readOriginal(blocks, {
      ...known,
      ...(address && !known.url && { url: { value: address, by: 'it was fetched from there' } }),
    });
  }

  #freeId(id: string): string {
    for (let number = 1; ; number++) {
      const free = number === 1 ? id : `${id}-${number}`;
      if (!this.#ids.has(free)) return free;
    }
  }

  #fileOf = (id: string): string => join(this.#settings.folder, fileOf('articles', id));
}

/** The address in a draft. */
function addressIn(file: string): string | undefined {
  const url = fieldOf(readFileSync(file, 'utf8'), 'url');
  return typeof url === 'string' && isWebAddress(url) ? url : undefined;
}

/** What a file or the last part of an address is called. */
const nameOf = (from: string): string =>
  basename(from.replace(/[?#].*$/, ''))
    .replace(/\.\w{1,5}$/, '')
    .replaceAll('_', ' ');
