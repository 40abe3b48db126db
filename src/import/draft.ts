/** Writes the draft of an article: the frontmatter that is known, and a body, which is the full text or an outline of it. */
import type { Heading, RootContent } from 'mdast';
import { MOST_WORDS_QUOTED } from '../checks/quotations.ts';
import { entryText, type KnownFields } from '../editing/entry-text.ts';
import { idFrom, usualId } from '../editing/ids.ts';
import { writeMarkdown } from '../editing/markdown.ts';
import { MOST_ENTRY_BYTES } from '../records/limits.ts';
import { Refusal } from '../records/problem.ts';
import { countWords } from '../records/text.ts';
import type { Block, Original } from './original.ts';
import { findPersonNames } from './person-names.ts';
import type { Recognition } from './recognise.ts';

export interface DraftOptions {
  /** The licence or permission for the full text. Without one the draft is an account: its body is an outline. */
  rights?: string | undefined;
  /** The article of which it prints the text, by its id. */
  syndicatedFrom?: string | undefined;
  /** The field `added`, the day on which the article comes into the archive: `YYYY-MM-DD`. */
  added: string;
  /** Finds the names of people whom the archive knows, as they stand in a text. */
  findNames: (text: string) => string[];
}

export interface Draft {
  /** The usual id for these fields; another entry may have it already. */
  id: string;
  /** The whole file: frontmatter and body. */
  text: string;
  fields: KnownFields<'articles'>;
}

/**
 * Makes the draft of an article, with every field that is known; what is unknown stays empty, for the editor.
 *
 * @throws Refusal where the draft would be longer than an entry can be
 */
export function makeDraft(original: Original, recognition: Recognition, options: DraftOptions): Draft {
  const { title, date, byline, url, archivedUrl, archivedOn, language, medium, blocks } = original;
  const { rights, added, findNames, syndicatedFrom } = options;
  const organisations = byline.filter(({ isOrganisation }) => isOrganisation).map(({ value }) => value);
  const source = recognition.source?.id ?? (original.source && idFrom(original.source.value));
  const fields: KnownFields<'articles'> = {
    title: title?.value,
    titleBasis: title ? 'published' : 'supplied',
    date: date?.value,
    source: source || undefined,
    medium: medium?.value,
    url: url?.value,
    archivedUrl: archivedUrl?.value,
    archivedOn: archivedOn?.value,
    syndicatedFrom,
    byline: byline.map(({ value }) => value),
    bylineOrganisations: organisations.length > 0 ? organisations : undefined,
    people: recognition.people.map(({ id }) => id),
    topics: recognition.topics.map(({ id }) => id),
    text: rights ? 'full' : 'account',
    rights,
    language: language?.value,
    added,
  };
  const text = entryText(
    'articles',
    fields,
    rights ? writeFullText(blocks) : writeOutline(blocks, findNames),
  );
  const bytes = Buffer.byteLength(text);
  if (bytes > MOST_ENTRY_BYTES) {
    throw new Refusal(
      `its draft would have ${bytes} bytes, and an entry has at most ${MOST_ENTRY_BYTES}: is this one article?`,
    );
  }
  const people = recognition.people.slice(0, 3).map(({ id }) => id);
  // An id says what the article is about: digits alone say nothing.
  const id = [title?.value, people.join(' '), source, 'article']
    .filter((words) => words !== undefined && /[a-z]/.test(idFrom(words)))
    .map((words) => usualId('articles', { title: words, date: date?.value }))
    .find(Boolean);
  return { id: id ?? 'undated-article', text, fields };
}

/**
 * Writes the body of a full text.
 *
 * @returns MDX, with as much of the original's markup as the vocabulary of bodies has
 */
export function writeFullText(blocks: readonly Block[]): string {
  let level = 1;
  const children = blocks.map(({ node, text }): RootContent => {
    if (node?.type !== 'heading')
      return node ?? { type: 'paragraph', children: [{ type: 'text', value: text }] };
    // Pages begin their headings at any level and skip some; an entry's begin at level 2 and skip none.
    level = Math.min(Math.max(node.depth, 2), level + 1);
    return { ...node, depth: level as Heading['depth'] };
  });
  // In MDX a paragraph that begins with `import` or `export` is code (ESM): a character reference for its first letter
  // keeps it text.
  return writeMarkdown({ type: 'root', children }).replace(/^(i|e)(?=(?:mport|xport)\b)/gm, (letter) =>
    letter === 'i' ? '&#x69;' : '&#x65;',
  );
}

const QUOTED = /“([^“”]{8,})”|"([^"\n]{8,})"/g;
/** Chinese and Japanese have no space about figures, and signs of their own for thousands and more. */
const FIGURES =
  /(?<![[\p{L}\p{N}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]])(?:[$€£¥]\s?)?\d[\d.,]*(?:\s?(?:%|per ?cent|million|billion|trillion)|[百千万亿億兆]+)?(?![[\p{L}\p{N}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]])/gv;

/**
 * Writes the body of an account that is still to be written: an outline of the original with no sentence of it, since
 * there is no right to them. Only words in quotation marks, which an account takes over word for word, are copied.
 *
 * @param findNames as in `DraftOptions`
 * @returns MDX: a list with an item for each block (its length, names, figures and quotations) within `<ToWrite>`, which
 *   fails every check until an account stands in its place
 */
export function writeOutline(blocks: readonly Block[], findNames: DraftOptions['findNames']): string {
  const list = writeMarkdown({
    type: 'root',
    children: [
      {
        type: 'list',
        ordered: true,
        spread: false,
        children: blocks.map(({ text }) => ({
          type: 'listItem',
          spread: false,
          children: [{ type: 'paragraph', children: [{ type: 'text', value: outline(text, findNames) }] }],
        })),
      },
    ],
  });
  return `<ToWrite>\n\n${list.trim()}\n\n</ToWrite>\n`;
}

function outline(text: string, findNames: DraftOptions['findNames']): string {
  const quotations = [...text.matchAll(QUOTED)].map(([, curly, straight]) => curly ?? straight ?? '');
  const unquoted = text.replace(QUOTED, ' ');
  const figures = [...new Set(unquoted.match(FIGURES) ?? [])].map((figure) => figure.replace(/[.,]$/, ''));
  const unknown = findPersonNames(unquoted).filter((name) => findNames(name).length === 0);
  const names = [...new Set([...findNames(text), ...unknown])];
  return [
    `${countWords(text)} words`,
    ...(names.length > 0 ? [`names ${names.join(', ')}`] : []),
    ...(figures.length > 0 ? [`figures ${figures.join(' · ')}`] : []),
    ...quotations.map((quotation) =>
      countWords(quotation) <= MOST_WORDS_QUOTED
        ? `quotes “${quotation}”`
        : `quotes ${countWords(quotation)} words: pick from them`,
    ),
  ].join('; ');
}
