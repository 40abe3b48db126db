/** References as BibTeX, for LaTeX. */
import { media } from './media.ts';
import {
  type Author,
  eachOnce,
  type Issued,
  keywordsInARow,
  notesOn,
  partSuffix,
  printedTitle,
  type Reference,
  type ReferenceWriter,
} from './reference.ts';

/**
 * Writes lists of references as BibTeX (version 0.99d; `day` and `language` are fields of its successors).
 *
 * @returns the text of a list, made once of each reference: UTF-8, an `@article` for each article, an `@misc` for whatever else is referred to, whose key is the article's id. Titles and organisations stand
 *   in double braces, which keep their case and parts. Whatever LaTeX reads as markup is escaped, but for the address,
 *   which LaTeX takes as it stands.
 */
export function bibtexWriter(): ReferenceWriter {
  const textOf = eachOnce(entryOf);
  return (references) => references.map(textOf).join('\n');
}

function entryOf(reference: Reference): string {
  const { id, authors, issued, url, snapshot, medium, publication } = reference;
  const howpublished = [media[medium].genre, publication].filter(Boolean).join(', ');
  const isArticle = medium === 'article';
  const address = url ?? snapshot?.url;
  const fields: [name: string, value: string | undefined][] = [
    ['author', braced(authors.map(nameOf).join(' and '))],
    ['title', braced(`{${escapeLatex(printedTitle(reference))}}`)],
    isArticle
      ? ['journal', braced(`{${escapeLatex(publication)}}`)]
      : ['howpublished', braced(`{${escapeLatex(howpublished)}}`)],
    ...dateFields(issued),
    ['note', braced(notesOn(reference) ?? '')],
    ['url', address && braced(address.replace(/[\\{}]/g, encodeURIComponent))],
    ['urldate', snapshot && braced(snapshot.day)],
    ['language', braced(reference.language)],
    ['abstract', braced(escapeLatex(reference.summary))],
    ['keywords', braced(escapeLatex(keywordsInARow(reference)))],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? `  ${name} = ${value},\n` : []));
  return `@${isArticle ? 'article' : 'misc'}{${id},\n${lines.join('')}}\n`;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** BibTeX has no spans and no doubt: it has the first day. The rest is said in a note. */
function dateFields(issued: Issued | undefined): [string, string | undefined][] {
  if (!issued) return [];
  const { year, month, day } = issued.from;
  return [
    ['year', braced(String(year))],
    // The name of a macro, from which each style makes its own word.
    ['month', month ? MONTHS[month - 1] : undefined],
    ['day', day ? braced(String(day)) : undefined],
  ];
}

const braced = (text: string): string | undefined => (text ? `{${text}}` : undefined);

function nameOf(author: Author): string {
  if ('literal' in author) return `{${escapeLatex(author.literal)}}`;
  const { family, suffix } = partSuffix(author.family);
  const parts = [family, suffix, author.given].flatMap((part) => (part ? escapeLatex(part) : []));
  // Where it is a word of a name, `and` would begin another.
  return parts.map((part) => (/\band\b/i.test(part) ? `{${part}}` : part)).join(', ');
}

const ESCAPES: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
};

/** Text as LaTeX prints it. `--`, two apostrophes and the like would become one sign: an empty group parts them. */
const escapeLatex = (text: string): string =>
  text
    .replace(/[\\{}~^<>]|[#$%&_]/g, (sign) => ESCAPES[sign] ?? `\\${sign}`)
    .replace(/([-'`])(?=\1)|([?!])(?=`)/g, '$&{}');
