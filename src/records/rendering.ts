/** What the elements, links and tags of a body become on the page, as hast: the syntax tree of HTML. */
import type { Element, ElementContent, Properties } from 'hast';
import { site } from '#site';
import { ownMark, pageMarkIn } from './language.ts';
import type { Paragraph } from './paragraphs.ts';
import type { TagName } from './vocabulary.ts';

/** What tells one tag on a page from the others of its name. */
export interface TagDetails {
  /** The id of a passage or a quotation on its page, for links to it. */
  anchor?: string;
  /** Speech that the article prints without quotation marks, as its own report of what was said. */
  indirect?: boolean;
  /** The language of speech (BCP 47), and what it means in the archive's. */
  language?: string;
  translation?: string;
}

/**
 * Renders a tag. Every mark that matters is in the text itself (quotation marks, “Archive’s note”), so that it
 * survives a reader without style, a copied passage and the search index.
 *
 * @param block whether the tag stands round whole blocks, rather than within a line of text
 */
export function renderTag(
  name: TagName,
  block: boolean,
  children: ElementContent[],
  { anchor, indirect = false, language, translation }: TagDetails = {},
): Element {
  const id = anchor ? { id: anchor } : {};
  const speech = indirect ? [element('span', 'speech', [text(' [indirect speech]')], pageMark)] : [];
  switch (name) {
    case 'Event':
      return element(block ? 'div' : 'span', 'passage', children, id);
    case 'Quote': {
      const [open, close] = indirect ? ['', ''] : ['“', '”'];
      const meaning = translation
        ? [
            element(block ? 'p' : 'span', 'translation', [text(`[${open}${translation}${close}]`)], {
              lang: site.language,
              ...ownMark,
            }),
          ]
        : [];
      const own = language
        ? [{ ...plainElement(block ? 'div' : 'span', children), properties: { lang: language, dir: 'auto' } }]
        : children;
      if (block) return element('blockquote', 'quote', [...own, ...meaning, ...speech], id);
      const quoted = indirect ? own : [text(open), ...own, text(close)];
      const space = meaning.length > 0 ? [text(' ')] : [];
      return element('span', 'quote', [...quoted, ...space, ...meaning, ...speech], id);
    }
    case 'Note':
      return block
        ? element(
            'div',
            'note',
            [element('p', 'note-label', [text(NOTE_LABEL)], pageMark), ...folded(children)],
            {
              role: 'note',
              ariaLabel: NOTE_LABEL,
            },
          )
        : element('span', 'note', [ofThePage('[Archive’s note: '), ...children, text(']')]);
    default:
      return name satisfies never;
  }
}

const NOTE_LABEL = 'Archive’s note';

/** What marks words of the page within the archive's own text, where that is in another language. */
const pageMark: Properties = { ...pageMarkIn(site.language) };

const ofThePage = (words: string): ElementContent =>
  pageMark.lang ? { ...plainElement('span', [text(words)]), properties: pageMark } : text(words);

/** The first block of a note, and the others in an element that a reader opens. */
function folded(children: readonly ElementContent[]): ElementContent[] {
  const [first, ...rest] = children.filter(({ type }) => type === 'element');
  if (!first || rest.length === 0) return [...children];
  const summary = { ...plainElement('summary', [text('The rest of this note')]), properties: pageMark };
  return [first, plainElement('details', [summary, ...rest])];
}

const plainElement = (tagName: string, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties: {},
  children,
});

const text = (value: string): ElementContent => ({ type: 'text', value });

const element = (
  tagName: string,
  className: string,
  children: ElementContent[],
  more: Properties = {},
): Element => ({
  ...plainElement(tagName, children),
  properties: { className: [className], ...more },
});

/**
 * The properties of a link on the page.
 *
 * @param href an address that the vocabulary takes
 * @param base the site's base path, put before an address within the site
 */
export function linkProperties(href: string, title: unknown, base: string): Properties {
  const within = href.startsWith('/');
  return {
    href: within ? base.replace(/\/$/, '') + href : href,
    ...(typeof title === 'string' && { title }),
    ...(!within && !href.startsWith('#') && { rel: ['external', 'noopener'] }),
  };
}

/**
 * The properties that an element keeps of those that Markdown gives it: the number at which a list starts, and the
 * alignment of a table's column, as a class. An inline style would need a hole in the content security policy.
 */
export function keptProperties({ start, style }: Properties): Properties {
  const align = /text-align: (center|right)/.exec(String(style ?? ''))?.[1];
  return { ...(start !== undefined && { start }), ...(align && { className: [`align-${align}`] }) };
}

/** The class of a ¶ that leads to a paragraph, which is no part of the text. */
export const PARAGRAPH_LINK = 'pil';

/** HTML without such signs, and without the space before each. */
export const withoutParagraphLinks = (html: string): string =>
  html.replace(/\s*<a class="pil"[^>]*>\s*¶<\/a>/g, '');

/**
 * Puts into a paragraph or an item of a list its id, the ids that it had before, and a link to itself at its end. A list
 * or a note within the item comes behind that. A search reads none of them, and leads to the id of now.
 */
export function addressParagraph(paragraph: Element, { key, former }: Paragraph): void {
  const link = element('a', PARAGRAPH_LINK, [text('¶')], {
    href: `#p-${key}`,
    ariaLabel: 'Link to this paragraph',
  });
  const end = paragraph.children.findIndex(
    (child) => child.type === 'element' && holdsBlocks.has(child.tagName),
  );
  paragraph.properties.id = `p-${key}`;
  paragraph.children.splice(end < 0 ? paragraph.children.length : end, 0, link);
  paragraph.children.unshift(
    ...former.map(
      (each): Element => ({
        ...plainElement('span', []),
        properties: { id: `p-${each}` },
      }),
    ),
  );
}

const holdsBlocks: ReadonlySet<string> = new Set(['ul', 'ol', 'div', 'blockquote', 'table']);

/** The same without ids, for a copy on another page. */
export function withoutIds(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node;
  const { id: _, ...properties } = node.properties;
  return { ...node, properties, children: node.children.map(withoutIds) };
}
