/** Which of the people, topics and sources that the archive has an original speaks of, and who looks new. */

import { KnownNames } from '../checks/known-names.ts';
import type { Records } from '../records/record.ts';
import { findPersons } from './names.ts';
import type { Original, Told } from './original.ts';

/** A record that an original names, and how. */
export interface Recognised {
  id: string;
  /** How often, and in which forms, the most frequent first. */
  times: number;
  forms: string[];
}

export interface Recognition {
  /** In the order in which the original first names them. */
  people: Recognised[];
  /** The most frequent first. */
  topics: Recognised[];
  source?: { id: string; by: string };
  /** Names that look like persons whom the archive does not know. */
  newPeople: string[];
}

/** Knows the archive's people, topics and sources by name, alias and, for a source, host. Made once for many originals. */
export class Recogniser {
  readonly #people: KnownNames;
  readonly #topics: KnownNames;
  readonly #sources: Map<string, string>;

  constructor(records: Records) {
    this.#people = new KnownNames(namesOf(records.people));
    this.#topics = new KnownNames(namesOf(records.topics), { ignoreCase: true });
    this.#sources = new Map([
      ...namesOf(records.sources).flatMap(([id, { name, aliases }]) =>
        [name, ...aliases].map((form) => [nameKey(form), id] as const),
      ),
      ...[...records.sources].flatMap(([id, { fields }]) =>
        fields.url ? [[hostOf(fields.url), id] as const] : [],
      ),
    ]);
  }

  recognise({ blocks, title, byline, source, url }: Original): Recognition {
    const text = [title?.value ?? '', ...blocks.map((block) => block.text)].join('\n');
    const people = count(this.#people.find(text));
    const known = new Set(people.flatMap(({ forms }) => forms));
    const authors = new Set(byline.map(({ value }) => value));
    const newPeople = findPersons(text).filter(
      (name) => !authors.has(name) && this.#people.find(name).length === 0 && !known.has(name),
    );
    const found = this.#sourceOf(source, url);
    return {
      people,
      topics: count(this.#topics.find(text)).toSorted((a, b) => b.times - a.times),
      ...(found && { source: found }),
      newPeople,
    };
  }

  /** The forms in which a text names people whom the archive knows. */
  namesIn = (text: string): string[] => this.#people.find(text).map(({ form }) => form);

  #sourceOf(source: Told | undefined, url: Told | undefined): Recognition['source'] {
    const named = source && this.#sources.get(nameKey(source.value));
    if (named) return { id: named, by: source.by };
    const hosted = url && this.#sources.get(hostOf(url.value));
    return hosted ? { id: hosted, by: `the address is at ${hostOf(url.value)}` } : undefined;
  }
}

const namesOf = <Fields>(records: ReadonlyMap<string, { fields: Fields }>): [id: string, fields: Fields][] =>
  [...records].map(([id, { fields }]) => [id, fields]);

function count(found: readonly { id: string; form: string }[]): Recognised[] {
  return [...Map.groupBy(found, ({ id }) => id)].map(([id, places]) => {
    const forms = Map.groupBy(places, ({ form }) => form);
    const byUse = [...forms].toSorted(([, a], [, b]) => b.length - a.length);
    return { id, times: places.length, forms: byUse.map(([form]) => form) };
  });
}

/** “The Harbour Post” and “Harbour Post” are one house. */
const nameKey = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^the /, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const hostOf = (address: string): string => new URL(address).host.replace(/^www\./, '');
