/**
 * The closed vocabulary of a body: which Markdown and which tags an entry may use, and what the tags become.
 * What is not named here is an error. To allow more, add a line here and a row in `content/README.md`.
 */
import type { Element, ElementContent, Properties } from 'hast';
import { ID, isWebAddress } from './fields.ts';
import { quoted } from './problem.ts';
import { type Kind, kinds } from './record.ts';

export type TagName = 'Event' | 'Quote' | 'Note';

/** What an attribute may hold: an id, or one of these words. */
export type Form = 'id' | readonly string[];

export interface Tag {
  /** What the tag must have, and what it may have besides. */
  required: Readonly<Record<string, Form>>;
  optional: Readonly<Record<string, Form>>;
  /** The kinds of record whose bodies may use it. */
  kinds: readonly Kind[];
  /** The tags it may not stand within. */
  notInside: readonly TagName[];
}

export const tags = {
  /** A passage that reports an event. One passage may report two: they nest. */
  Event: { required: { id: 'id' }, optional: {}, kinds: ['articles'], notInside: ['Note'] },
  /**
   * Speech, word for word as the article prints it. `utterance` joins the places where one remark is quoted;
   * `speech="indirect"` says that the article prints the words without quotation marks.
   */
  Quote: {
    required: { by: 'id' },
    optional: { utterance: 'id', speech: ['indirect'] },
    kinds: ['articles'],
    notInside: ['Quote', 'Note'],
  },
  /** The archive speaking, not the article. */
  Note: { required: {}, optional: {}, kinds, notInside: ['Note', 'Quote'] },
} as const satisfies Record<TagName, Tag>;

export const isTagName = (name: string): name is TagName => Object.hasOwn(tags, name);

type Attributes<T extends Tag> = keyof T['required'] | keyof T['optional'];

/** The name of an attribute that one of the tags takes. */
export type AttributeName = { [N in TagName]: Attributes<(typeof tags)[N]> }[TagName];

/** Encloses the outline of what has still to be written: an entry that has it is a draft. */
export const DRAFT_TAG = 'ToWrite';

export const DRAFT_ADVICE =
  'this outline has still to be written out: retell each piece in the archive’s words, then take <ToWrite> and what is in it away';

/** The elements that Markdown may become, each with the properties that it keeps. */
export const elements: ReadonlyMap<string, readonly string[]> = new Map([
  ['p', []],
  ['br', []],
  ['h2', []],
  ['h3', []],
  ['h4', []],
  ['h5', []],
  ['h6', []],
  ['ul', []],
  ['ol', ['start']],
  ['li', []],
  ['em', []],
  ['strong', []],
  ['a', ['href', 'title']],
  ['blockquote', []],
  ['table', []],
  ['thead', []],
  ['tbody', []],
  ['tr', []],
  ['th', ['style']],
  ['td', ['style']],
]);

/** What an author calls the Markdown that is left out. */
export const leftOut: ReadonlyMap<string, string> = new Map([
  ['h1', 'a heading of level 1 is the headline, which stands in `title`: begin with ##'],
  ['img', 'pictures are not part of the vocabulary: describe what the picture shows'],
  ['pre', 'code blocks are not part of the vocabulary'],
  ['code', 'code is not part of the vocabulary: take the backticks away'],
  ['hr', 'rules are not part of the vocabulary: use a heading'],
  ['del', 'struck-out text is not part of the vocabulary: record the change in `corrections`'],
  ['input', 'task lists are not part of the vocabulary'],
]);

export const vocabularyInWords = '<Event id="…">, <Quote by="…"> and <Note>';

/**
 * Says what is wrong with an address in a link, or nothing.
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
  if (within || isWebAddress(href)) return undefined;
  if (href === '') return 'this link leads nowhere: write the address between the round brackets';
  return `${quoted(href)} is not a link the archive takes: use http://, https://, or an address within the site that begins with /`;
}

/** The link's properties on the page. Only an address within the site takes the site's base path. */
export function linkProperties(href: string, title: unknown, base: string): Properties {
  const within = href.startsWith('/');
  return {
    href: within ? base.replace(/\/$/, '') + href : href,
    ...(typeof title === 'string' && { title }),
    ...(!within && !href.startsWith('#') && { rel: ['external', 'noopener'] }),
  };
}

/** May an attribute hold this? */
export const fits = (text: string, form: Form): boolean =>
  form === 'id' ? ID.test(text) : form.includes(text);

/** What an attribute takes, in words. */
export const formInWords = (form: Form): string =>
  form === 'id' ? 'an id' : form.map((word) => `"${word}"`).join(' or ');

/** What to do about a value that is of another form. */
export const adviceOn = (form: Form): string =>
  form === 'id'
    ? 'an id is of small letters, digits and single hyphens'
    : `write ${formInWords(form)}, or leave it out`;

const text = (value: string): ElementContent => ({ type: 'text', value });

const element = (
  tagName: string,
  className: string,
  children: ElementContent[],
  more: Properties = {},
): Element => ({
  type: 'element',
  tagName,
  properties: { className: [className], ...more },
  children,
});

/** What is told of words that the article prints as its own report of what somebody said. */
export const INDIRECT = '[indirect speech]';

/** What marks one place among those of its tag. */
export interface Marked {
  /** The id of a passage or a quotation on its page, for links to it. */
  anchor?: string | undefined;
  /** Speech that the article prints without quotation marks. */
  indirect?: boolean;
}

/**
 * What a tag becomes on the page. Every mark that matters is in the text itself (quotation marks, “Archive’s note”),
 * so that it survives a reader without style, a copied passage and the search index.
 */
export function render(
  name: TagName,
  block: boolean,
  children: ElementContent[],
  { anchor, indirect = false }: Marked = {},
): Element {
  const id = anchor ? { id: anchor } : {};
  const form = indirect ? [text(' '), element('span', 'speech', [text(INDIRECT)])] : [];
  switch (name) {
    case 'Event':
      return element(block ? 'div' : 'span', 'passage', children, id);
    case 'Quote':
      return block
        ? element('blockquote', 'quote', [...children, ...form], id)
        : element('span', 'quote', [text('“'), ...children, text('”'), ...form], id);
    case 'Note':
      return block
        ? element('div', 'note', [element('p', 'note-label', [text('Archive’s note')]), ...children], {
            role: 'note',
          })
        : element('span', 'note', [text('[Archive’s note: '), ...children, text(']')]);
    default:
      return name satisfies never;
  }
}
