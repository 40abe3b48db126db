/**
 * The closed vocabulary of a body: which Markdown, which tags and which links an entry may use. What is not named here
 * is an error. To allow a tag, add it here, say what it becomes in `rendering.ts` (the compiler asks for both), and write
 * a row in `content/README.md`; one that marks data is gathered in `body.ts`.
 */
import { isWebAddress, namesUser, noUser } from './fields.ts';
import { quoted } from './problem.ts';
import { type Kind, kinds } from './record.ts';

export type TagName = 'Event' | 'Quote' | 'Note';

/** What an attribute may hold: an id, a language code, a line of text, or one of these words. */
export type AttributeForm = 'id' | 'language' | 'line' | readonly string[];

export interface Tag {
  /** The attributes that the tag must have, and those that it may have besides. */
  required: Readonly<Record<string, AttributeForm>>;
  optional: Readonly<Record<string, AttributeForm>>;
  /** The kinds of record whose bodies may use it. */
  kinds: readonly Kind[];
  /** The tags within which it may not stand, at whatever depth. */
  notInside: readonly TagName[];
}

export const tags = {
  /** A passage that reports an event. One passage may report two: they nest. */
  Event: { required: { id: 'id' }, optional: {}, kinds: ['articles'], notInside: ['Note'] },
  /**
   * Speech, word for word as the article prints it. `utterance` joins the places where one remark is quoted;
   * `speech="indirect"` says that the article prints the words without quotation marks; `language` which is theirs, where it is
   * not the archive's, and `translation` what they mean.
   */
  Quote: {
    required: { by: 'id' },
    optional: { utterance: 'id', speech: ['indirect'], language: 'language', translation: 'line' },
    kinds: ['articles'],
    notInside: ['Quote', 'Note'],
  },
  /** The archive speaking, not the article. */
  Note: { required: {}, optional: {}, kinds, notInside: ['Note', 'Quote'] },
} as const satisfies Record<TagName, Tag>;

type AttributesOf<T extends Tag> = keyof T['required'] | keyof T['optional'];

/** The name of an attribute that one of the tags takes. */
export type AttributeName = { [N in TagName]: AttributesOf<(typeof tags)[N]> }[TagName];

export const isTagName = (name: string): name is TagName => Object.hasOwn(tags, name);

/** The tags, each with the attributes that it must have, as messages list them. */
export const vocabularyInWords = new Intl.ListFormat('en-GB').format(
  Object.entries(tags).map(
    ([name, { required }]) =>
      `<${[name, ...Object.keys(required).map((attribute) => `${attribute}="…"`)].join(' ')}>`,
  ),
);

/** Not a tag of the vocabulary: an import puts its outline of an article into it, and whatever has it is a draft. */
export const DRAFT_TAG = 'ToWrite';

export const DRAFT_ADVICE =
  'this outline has still to be written out: retell each piece in the archive’s words, then take <ToWrite> and what is in it away';

/** The elements that Markdown may become. */
export const elements: ReadonlySet<string> = new Set([
  ...['p', 'br', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'em', 'strong', 'a', 'blockquote'],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
]);

/** Elements that Markdown would become and an entry may not have, with what to tell the author. */
export const refusedElements: ReadonlyMap<string, string> = new Map([
  ['h1', 'a heading of level 1 is the headline, which stands in `title`: begin with ##'],
  ['img', 'pictures are not part of the vocabulary: describe what the picture shows'],
  ['pre', 'code blocks are not part of the vocabulary'],
  ['code', 'code is not part of the vocabulary: take the backticks away'],
  ['hr', 'rules are not part of the vocabulary: use a heading'],
  ['del', 'struck-out text is not part of the vocabulary: record the change in `corrections`'],
  ['input', 'task lists are not part of the vocabulary'],
]);

/**
 * Says what is wrong with the address of a link; `undefined` where nothing is.
 *
 * Taken are http and https, and addresses within the site that begin with `/` or `#`. The rest (`javascript:`,
 * `data:`, `//other.host`, `/\other.host`, paths relative to wherever a passage is shown) is refused.
 *
 * @param href percent-encoded, as the parser gives it
 */
export function faultOfLink(href: string): string | undefined {
  const base = 'http://this.invalid';
  // Some servers decode an address before they send a reader on, and `/\` is then another host.
  const tricky = /[\s\p{Cc}\\]|%(?:[01]|5c|7f)/iu.test(href);
  const within =
    /^[/#]/.test(href) && !tricky && URL.canParse(href, base) && new URL(href, base).origin === base;
  if (isWebAddress(href)) return namesUser(href) ? noUser(href) : undefined;
  if (within) return undefined;
  if (href === '') return 'this link leads nowhere: write the address between the round brackets';
  return `${quoted(href)} is not a link the archive takes: use http://, https://, or an address within the site that begins with /`;
}
