/** Entity recognition: the people, topics and source of the archive that an original names, and people who look new. */
import { KnownNames } from '../checks/known-names.ts';
import type { Records } from '../records/record.ts';
import type { Fact, Original } from './original.ts';
import { findPersonNames } from './person-names.ts';

/** A person or topic of the archive that an original names. */
export interface Recognised {
  id: string;
  /** How often it is named. */
  times: number;
  /** The names and aliases that stand there, the most frequent first. */
  forms: string[];
}

export interface Recognition {
  /** In the order in which the original first names them. */
  people: Recognised[];
  /** The most frequent first. */
  topics: Recognised[];
  /** With the evidence, for the editor to see. */
  source?: { id: string; by: string };
  /** Names of persons who are not in the archive, authors excluded. */
  newPeople: string[];
}

/** Index of the archive's people, topics and sources by name and alias, and of sources by host; serves many originals. */
export class Recogniser {
  readonly #people: KnownNames;
  readonly #topics: KnownNames;
  /** Ids by normalised name and alias, and by host. */
  readonly #sources: Map<string, string>;

  constructor(records: Records) {
    this.#people = new KnownNames(listFields(records.people));
    this.#topics = new KnownNames(listFields(records.topics), { ignoreCase: true });
    this.#sources = new Map([
      ...listFields(records.sources).flatMap(([id, { name, aliases }]) =>
        [name, ...aliases].map((form) => [normalizeName(form), id] as const),
      ),
      ...[...records.sources].flatMap(([id, { fields }]) =>
        fields.url ? [[getHost(fields.url), id] as const] : [],
      ),
    ]);
  }

  /** Recognises by title and text; the source by its name, else by the host of the address. */
  recognise({ blocks, title, byline, source, url }: Original): Recognition {
    const text = [title?.value ?? '', ...blocks.map((block) => block.text)].join('\n');
    const people = countForms(this.#people.find(text));
    const known = new Set(people.flatMap(({ forms }) => forms));
    const authors = new Set(byline.map(({ value }) => value));
    const newPeople = findPersonNames(text).filter(
      (name) => !authors.has(name) && this.#people.find(name).length === 0 && !known.has(name),
    );
    const found = this.#findSource(source, url);
    return {
      people,
      topics: countForms(this.#topics.find(text)).toSorted((a, b) => b.times - a.times),
      ...(found && { source: found }),
      newPeople,
    };
  }

  /** Finds the names and aliases of the archive's people that stand in a text, as often as they do. */
  findNames = (text: string): string[] => this.#people.find(text).map(({ form }) => form);

  #findSource(source: Fact | undefined, url: Fact | undefined): Recognition['source'] {
    const named = source && this.#sources.get(normalizeName(source.value));
    if (named) return { id: named, by: source.by };
    const hosted = url && this.#sources.get(getHost(url.value));
    return hosted ? { id: hosted, by: `the address is at ${getHost(url.value)}` } : undefined;
  }
}

const listFields = <Fields>(
  records: ReadonlyMap<string, { fields: Fields }>,
): [id: string, fields: Fields][] => [...records].map(([id, { fields }]) => [id, fields]);

/** Groups what was found by record, in the order of first mention. */
function countForms(found: readonly { id: string; form: string }[]): Recognised[] {
  return [...Map.groupBy(found, ({ id }) => id)].map(([id, places]) => {
    const forms = Map.groupBy(places, ({ form }) => form);
    const byUse = [...forms].toSorted(([, a], [, b]) => b.length - a.length);
    return { id, times: places.length, forms: byUse.map(([form]) => form) };
  });
}

/** Drops case, accents, punctuation and “the”: “The Harbour Post” and “Harbour Post” are one source. */
const normalizeName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^the /, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const getHost = (address: string): string => new URL(address).host.replace(/^www\./, '');
