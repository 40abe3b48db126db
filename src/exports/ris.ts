/** References as RIS, which reference managers read. */
import { site } from '#site';
import { isoDate } from '../records/edtf.ts';
import { fold } from '../records/text.ts';
import { media } from './media.ts';
import {
  type Author,
  eachOnce,
  notesOn,
  partSuffix,
  printedTitle,
  type Reference,
  type ReferenceWriter,
} from './reference.ts';

/**
 * Writes lists of references in the RIS format (Research Information Systems, version of 2011), as Zotero,
 * EndNote and Mendeley read it.
 *
 * @param pageOf the full address of the page that the archive has on the article
 * @returns the text of a list, made once of each reference: UTF-8, a tag a line, which ends in CR LF; an empty line after each reference. RIS escapes nothing: a
 *   comma in an organisation's name parts it, as it parts a person's.
 */
export function risWriter(pageOf: (reference: Reference) => string): ReferenceWriter {
  const textOf = eachOnce((reference) => `${linesOf(reference, pageOf(reference)).join('\r\n')}\r\n\r\n`);
  return (references) => references.map(textOf).join('');
}

function linesOf(reference: Reference, page: string): string[] {
  const { authors, issued, url, snapshot, keywords } = reference;
  const { ris, genre, standsAlone } = media[reference.medium];
  const tags: [tag: string, value: string | undefined][] = [
    ['TY', ris],
    ['TI', printedTitle(reference)],
    ...authors.map((author): [string, string] => ['AU', nameOf(author)]),
    [standsAlone ? 'PB' : 'T2', reference.publication],
    ['M3', genre],
    ['PY', issued && isoDate({ year: issued.from.year })],
    // Year, month, day and other words, each of which may be empty.
    ['DA', issued && `${[...isoDate(issued.from).split('-'), '', ''].slice(0, 3).join('/')}/`],
    ['N1', notesOn(reference)],
    ['UR', url ?? snapshot?.url],
    ['LA', reference.language],
    ['AB', reference.summary],
    ...keywords.map((keyword): [string, string] => ['KW', keyword]),
    ['DB', site.name],
    ['AN', page],
  ];
  return [...tags.flatMap(([tag, value]) => (value ? `${tag}  - ${fold(value)}` : [])), 'ER  - '];
}

function nameOf(author: Author): string {
  if ('literal' in author) return author.literal;
  const { family, suffix } = partSuffix(author.family);
  return [family, author.given, suffix].filter(Boolean).join(', ');
}
