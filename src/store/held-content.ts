/** The content as it is held in memory: in a build from its reading to its pages, and all the time while somebody writes. */
import { createHash } from 'node:crypto';
import { type KindReading, readKind, rereadFile } from '../records/folder.ts';
import { type Kind, kinds, type Records } from '../records/record.ts';
import type { ShowProgress } from './reading-ahead.ts';

type Readings = { [K in Kind]: KindReading<K> };

export class HeldContent {
  readonly #folder: string;
  readonly #base: string;
  readonly #readings: Partial<Readings> = {};

  /**
   * @param folder the content folder
   * @param base the site's base path, put before links within the site
   */
  constructor(folder: string, base: string) {
    this.#folder = folder;
    this.#base = base;
  }

  /** Takes in all kinds. */
  read(read: <K extends Kind>(kind: K) => KindReading<K>): void {
    for (const kind of kinds) this.#keep(kind, read(kind));
  }

  /**
   * Takes in what has changed in the folder since.
   *
   * @param paths each as its parts, below the content folder
   */
  update(paths: readonly (readonly string[])[]): void {
    for (const kind of kinds) {
      const own = paths.filter(([first, name = '']) => first === kind && !name.startsWith('.'));
      const names = new Set(own.map(([, ...rest]) => rest.join('/')));
      const isUpToDate = [...names].every((name) => this.#reread(kind, name));
      if (!isUpToDate) this.#rereadKind(kind);
    }
  }

  #reread<K extends Kind>(kind: K, name: string): boolean {
    const reading = rereadFile(this.readingOf(kind), this.#folder, kind, name, this.#base);
    if (reading) this.#keep(kind, reading);
    return reading !== undefined;
  }

  #rereadKind<K extends Kind>(kind: K): void {
    const { entries, digests } = this.readingOf(kind);
    const lookUp = (id: string, digest: string) => (digests.get(id) === digest ? entries.get(id) : undefined);
    this.#keep(kind, readKind(this.#folder, kind, this.#base, lookUp));
  }

  #keep<K extends Kind>(kind: K, reading: KindReading<K>): void {
    (this.#readings as Partial<Record<K, KindReading<K>>>)[kind] = reading;
  }

  readingOf<K extends Kind>(kind: K): KindReading<K> {
    const reading = (this.#readings as Partial<Record<K, KindReading<K>>>)[kind];
    return reading ?? { entries: new Map(), digests: new Map(), problems: [] };
  }

  /** A digest of all entries. */
  digest(): string {
    const hash = createHash('sha1');
    for (const kind of kinds) {
      hash.update(`${kind}\0`);
      for (const [id, digest] of this.readingOf(kind).digests) hash.update(`${id}\0${digest}\0`);
    }
    return hash.digest('base64');
  }
}

/** Where in the process the records lie: Vite loads this file once for the loader, and once more for the pages. */
const PLACE = Symbol.for('news-archive.records');
const places = globalThis as { [PLACE]?: Place };
places[PLACE] ??= {};
const place = places[PLACE];

interface Place {
  held?: HeldRecords;
  onHeld?: (digest: string) => void;
  showProgress?: ShowProgress;
}

interface HeldRecords {
  digest: string;
  records: Records;
}

/** Holds the records that the loader has read for whoever makes pages in this process. */
export function holdRecords(digest: string, records: Records): void {
  place.held = { digest, records };
}

/** The records that this process holds, if it does. */
export const heldRecords = (): HeldRecords | undefined => place.held;

/** Lets whoever makes pages prepare for the records that are held. */
export function announceRecords(): void {
  if (place.held) place.onHeld?.(place.held.digest);
}

/** Says what is to be done then. */
export function onRecords(prepare: (digest: string) => void): void {
  place.onHeld = prepare;
}

/** Lets the loader show how far its reading has come, if this process has been told how. */
export function showReading(showProgress: ShowProgress): void {
  place.showProgress = showProgress;
}

export const readingShown = (): ShowProgress | undefined => place.showProgress;
