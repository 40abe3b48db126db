/** Finds the names that the archive knows people and topics by, as whole words of a text. */
import { fold, WORD_EDGE } from '../records/text.ts';

interface Named {
  name: string;
  aliases: readonly string[];
}

/** A name in a text. */
export interface Found {
  id: string;
  /** As the text has it. */
  form: string;
  /** The offset at which it begins. */
  at: number;
}

export class KnownNames {
  /** The ids of those who have each form. */
  readonly #owners = new Map<string, Set<string>>();
  readonly #pattern: RegExp;
  readonly #ignoreCase: boolean;

  /**
   * @param people by id; or topics, which are known likewise
   * @param options `ignoreCase` for terms, which have a capital at the beginning of a sentence; what is a name is told by its own
   */
  constructor(people: Iterable<readonly [id: string, fields: Named]>, { ignoreCase = false } = {}) {
    this.#ignoreCase = ignoreCase;
    for (const [id, fields] of people) {
      for (const form of formsOf(fields)) {
        this.#owners.getOrInsertComputed(this.#key(form), () => new Set()).add(id);
      }
    }
    this.#pattern = patternOf([...this.#owners.keys()], ignoreCase ? 'gi' : 'g');
  }

  /**
   * Finds the names in a text, from left to right, of several that begin at one place the longest. A form that
   * several people share is passed over, since it tells of none of them.
   *
   * @param text with single spaces between its words
   */
  find(text: string): Found[] {
    return [...straight(text).matchAll(this.#pattern)].flatMap(({ 0: form, index: at }) => {
      const [id, ...others] = this.#owners.get(this.#key(form)) ?? [];
      return id && others.length === 0 ? [{ id, form: text.slice(at, at + form.length), at }] : [];
    });
  }

  #key = (form: string): string => (this.#ignoreCase ? form.toLowerCase() : form);
}

/** One pattern of all forms. It is quick with thousands of them, since the engine sorts them by how they begin. */
function patternOf(forms: readonly string[], flags: string): RegExp {
  const longestFirst = forms.toSorted((a, b) => b.length - a.length).map(RegExp.escape);
  return new RegExp(`${WORD_EDGE}(?:${longestFirst.join('|') || '[]'})${WORD_EDGE}`, `v${flags}`);
}

/**
 * Does any form of a name stand in the text, or only its last part, as “Torvald” for “Mina Torvald”? Accents and tone marks,
 * which many papers leave out, do not count.
 */
export function isNamed(text: string, fields: Named): boolean {
  const plain = unmarked(straight(text));
  const forms = formsOf(fields);
  return [...forms, forms[0].replace(/.* /, '')].some((form) => stands(plain, unmarked(form)));
}

function stands(text: string, form: string): boolean {
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
    if (isEdge(text, at) && isEdge(text, at + form.length)) return true;
  }
  return false;
}

const EDGE = new RegExp(WORD_EDGE, 'vy');

function isEdge(text: string, at: number): boolean {
  EDGE.lastIndex = at;
  return EDGE.test(text);
}

/** A name and its aliases, in the same Unicode form and with the same white space as texts have them. */
const formsOf = ({ name, aliases }: Named): [name: string, ...aliases: string[]] => [
  normalise(name),
  ...aliases.map(normalise),
];

const normalise = (form: string): string => straight(fold(form.normalize('NFC')));

/** A name as two of it are compared: in small letters, without accents and tone marks. */
export const sameName = (name: string): string => unmarked(normalise(name)).toLowerCase();

const unmarked = (text: string): string =>
  MAY_BE_MARKED.test(text) ? text.normalize('NFD').replace(/\p{M}/gu, '') : text;

/** Has every mark, and every letter that is taken apart into one and its mark. */
const MAY_BE_MARKED = /[^\0-\xbf\u2010-\u2027]/;

/** An apostrophe of either form is the same to a name. */
const straight = (text: string): string => text.replaceAll('’', "'");
