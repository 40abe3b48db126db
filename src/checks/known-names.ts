/** The names that the archive knows people and topics by, found in texts as whole words. */
import { isEdge, isWord, letterOf } from './letters.ts';

interface Named {
  name: string;
  aliases: readonly string[];
}

/** Where a form begins before its first word, such as at the apostrophe of “’t Hooft”, and how long it is. */
interface Extent {
  lead: number;
  length: number;
}

/** A person's name in a text. */
export interface Found {
  id: string;
  form: string;
  at: number;
}

export class KnownNames {
  /** Whose each form is. */
  readonly #people = new Map<string, Set<string>>();
  /** For each first word what its forms may extend to, the longest first: thousands of them may begin with “Mr”. */
  readonly #extents = new Map<string, Extent[]>();
  /** The units that such words begin with: most words of a text are passed over by these. */
  readonly #starts = new Uint8Array(0x10000);

  readonly #ignoreCase: boolean;

  /**
   * @param people by id; or topics, which are known likewise
   * @param options `ignoreCase` for terms, which have a capital at the beginning of a sentence; what is a name is told by its own
   */
  constructor(people: Iterable<readonly [id: string, fields: Named]>, { ignoreCase = false } = {}) {
    this.#ignoreCase = ignoreCase;
    for (const [id, fields] of people) {
      for (const form of formsOf(fields).map((each) => this.#cased(each))) {
        this.#people.set(form, (this.#people.get(form) ?? new Set()).add(id));
        this.#extend(form);
      }
    }
    for (const extents of this.#extents.values()) extents.sort((a, b) => b.length - a.length);
  }

  #extend(form: string) {
    const lead = firstLetter(form);
    if (lead < 0) return;
    const word = form.slice(lead, endOfWord(form, lead));
    const extents = this.#extents.get(word) ?? [];
    const isThere = extents.some((each) => each.lead === lead && each.length === form.length);
    if (!isThere) extents.push({ lead, length: form.length });
    this.#extents.set(word, extents);
    this.#starts[word.charCodeAt(0)] = 1;
  }

  /**
   * Finds the names in a text, from left to right, of several that begin at one place the longest. A form that
   * several people share is passed over, since it tells of none of them.
   *
   * @param text with single spaces between its words
   */
  find(text: string): Found[] {
    const found: Found[] = [];
    const plain = this.#cased(straight(text));
    for (let at = 0; at < plain.length; ) {
      if (!letterOf(plain.charCodeAt(at))) {
        at++;
        continue;
      }
      const end = endOfWord(plain, at);
      const form = this.#formAt(plain, at, end);
      const [id, ...others] = this.#people.get(form?.text ?? '') ?? [];
      if (form && id && others.length === 0)
        found.push({ id, form: text.slice(form.at, form.at + form.text.length), at: form.at });
      at = form ? form.at + form.text.length : end;
    }
    return found;
  }

  /** Unit by unit: a place in the small letters is the same place in the text. */
  #cased(text: string): string {
    if (!this.#ignoreCase) return text;
    const small = text.toLowerCase();
    return small.length === text.length ? small : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  }

  /** The longest form whose first word is that of the text from `at` to `end`. */
  #formAt(text: string, at: number, end: number): { text: string; at: number } | undefined {
    if (!this.#starts[text.charCodeAt(at)]) return undefined;
    for (const { lead, length } of this.#extents.get(text.slice(at, end)) ?? []) {
      const start = at - lead;
      const form = text.slice(start, start + length);
      if (start >= 0 && this.#people.has(form) && stands(text, form, start)) return { text: form, at: start };
    }
    return undefined;
  }
}

/** Does any form of a name stand in the text, or only its last part, as “Torvald” for “Mina Torvald”? */
export function isNamed(text: string, fields: Named): boolean {
  const plain = straight(text);
  const last = folded(fields.name).split(' ').at(-1) ?? '';
  return [...formsOf(fields), last].some((form) => {
    for (let at = plain.indexOf(form); at >= 0; at = plain.indexOf(form, at + 1)) {
      if (stands(plain, form, at)) return true;
    }
    return false;
  });
}

const formsOf = ({ name, aliases }: Named): string[] => [name, ...aliases].map(folded);

const folded = (form: string) => straight(form.normalize('NFC').replace(/\s+/g, ' ').trim());

const straight = (text: string) => text.replaceAll('’', "'");

const stands = (text: string, form: string, at: number) =>
  text.startsWith(form, at) && isEdge(text, at) && isEdge(text, at + form.length);

function firstLetter(text: string): number {
  for (let at = 0; at < text.length; at++) if (letterOf(text.charCodeAt(at))) return at;
  return -1;
}

function endOfWord(text: string, start: number): number {
  let end = start + 1;
  if (isWord(text.charCodeAt(start))) return end;
  while (end < text.length && !isEdge(text, end)) end++;
  return end;
}
